//===- OpElementwise.c - Arithmetic, comparisons, logic -------------------===//
// Operators that work element by element and broadcast.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <math.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Two operands
//===----------------------------------------------------------------------===//

typedef MlirValue (*Binary)(NnBuilder b, MlirValue lhs, MlirValue rhs);

/// Before opset 7, `axis` says where the right operand's dimensions stand.
static MlirValue alignLegacy(NnNode *node, MlirValue lhs, MlirValue rhs) {
  int64_t left = nnRank(lhs), right = nnRank(rhs);
  if (!nnNodeInt(node, "broadcast", 0) || !nnNodeHas(node, "axis"))
    return rhs;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), left);
  return nnBuildTrailingOnes(node, rhs, left - axis - right);
}

static MlirValue binaryLegacy(NnNode *node, Binary build) {
  nnNodeExpectOneOutput(node);
  MlirValue lhs = nnNodeInput(node, 0), rhs = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return lhs;
  return build(node->b, lhs, alignLegacy(node, lhs, rhs));
}

static MlirValue legacyAdd(NnNode *node) { return binaryLegacy(node, nnAdd); }
static MlirValue legacySub(NnNode *node) { return binaryLegacy(node, nnSub); }
static MlirValue legacyMul(NnNode *node) { return binaryLegacy(node, nnMul); }
static MlirValue legacyDiv(NnNode *node) { return binaryLegacy(node, nnDiv); }
static MlirValue legacyAnd(NnNode *node) { return binaryLegacy(node, nnAnd); }
static MlirValue legacyOr(NnNode *node) { return binaryLegacy(node, nnOr); }
static MlirValue legacyXor(NnNode *node) { return binaryLegacy(node, nnXor); }
static MlirValue legacyPow(NnNode *node) { return binaryLegacy(node, nnPow); }

static MlirValue buildEqual(NnBuilder b, MlirValue lhs, MlirValue rhs) {
  return nnCompare(b, lhs, rhs, NN_PREDICATE_EQ);
}
static MlirValue buildLess(NnBuilder b, MlirValue lhs, MlirValue rhs) {
  return nnCompare(b, lhs, rhs, NN_PREDICATE_LT);
}
static MlirValue buildLessOrEqual(NnBuilder b, MlirValue lhs, MlirValue rhs) {
  return nnCompare(b, lhs, rhs, NN_PREDICATE_LE);
}
static MlirValue buildGreater(NnBuilder b, MlirValue lhs, MlirValue rhs) {
  return nnCompare(b, lhs, rhs, NN_PREDICATE_GT);
}
static MlirValue buildGreaterOrEqual(NnBuilder b, MlirValue lhs,
                                     MlirValue rhs) {
  return nnCompare(b, lhs, rhs, NN_PREDICATE_GE);
}
static MlirValue legacyEqual(NnNode *node) {
  return binaryLegacy(node, buildEqual);
}
static MlirValue legacyLess(NnNode *node) {
  return binaryLegacy(node, buildLess);
}
static MlirValue legacyGreater(NnNode *node) {
  return binaryLegacy(node, buildGreater);
}

/// What base and exponent, which may have types of their own, are computed in:
/// the base's type, unless the exponent says more.
static MlirType powerType(NnNode *node, MlirType base, MlirType exponent) {
  MlirContext context = node->importer->context;
  bool hasFraction = nnIsFloat(exponent) && !nnIsFloat(base);
  if (mlirTypeEqual(base, exponent) ||
      (nnIsFloat(base) && !hasFraction && !mlirTypeIsAF64(exponent)))
    return base;
  return hasFraction || mlirTypeIsAF64(exponent)
             ? mlirF64TypeGet(context)
             : mlirIntegerTypeGet(context, 64);
}

static MlirValue convertPow(NnNode *node) {
  MlirValue base = nnNodeInput(node, 0), exponent = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return base;
  MlirType element = nnElementType(base);
  MlirType type = powerType(node, element, nnElementType(exponent));
  MlirValue power = nnPow(node->b, nnBuildCast(node, base, type),
                          nnBuildCast(node, exponent, type));
  return nnBuildCast(node, power, element);
}

static MlirValue convertBitShift(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), y = nnNodeInput(node, 1);
  const char *direction = nnNodeString(node, "direction", "");
  bool isLeft = strcmp(direction, "LEFT") == 0;
  if (!isLeft && strcmp(direction, "RIGHT") != 0)
    return nnNodeInvalid(node, "unknown direction '%s'",
                         nnNameLabel(direction).text);
  return isLeft ? nnShiftLeft(node->b, x, y) : nnShiftRight(node->b, x, y);
}

/// Without `fmod` the remainder has the divisor's sign.
static MlirValue convertMod(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0), y = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return x;
  MlirValue rem = nnRem(b, x, y);
  if (nnNodeInt(node, "fmod", 0) || mlirValueIsNull(rem))
    return rem;
  MlirType element = nnElementType(x);
  if (nnIsFloat(element))
    return nnNodeInvalid(node, "fmod must be 1 for floating-point elements");
  if (nnIsUnsigned(element))
    return rem;
  MlirValue zero = nnBuildScalar(node, element, 0);
  MlirValue differs = nnXor(b, buildLess(b, rem, zero), buildLess(b, y, zero));
  MlirValue isRest = nnCompare(b, rem, zero, NN_PREDICATE_NE);
  return nnSelect(b, nnAnd(b, differs, isRest), nnAdd(b, rem, y), rem);
}

//===----------------------------------------------------------------------===//
// Any number of operands
//===----------------------------------------------------------------------===//

static MlirValue foldInputs(NnNode *node, Binary build) {
  nnNodeExpectOneOutput(node);
  MlirValue result = nnNodeInput(node, 0);
  for (size_t i = 1; i < nnNodeNumInputs(node); ++i)
    if (!nnNodeFailed(node))
      result = build(node->b, result, nnNodeInput(node, i));
  return result;
}

static MlirValue convertSum(NnNode *node) { return foldInputs(node, nnAdd); }
static MlirValue convertMax(NnNode *node) { return foldInputs(node, nnMax); }
static MlirValue convertMin(NnNode *node) { return foldInputs(node, nnMin); }

static MlirValue convertMean(NnNode *node) {
  MlirValue sum = foldInputs(node, nnAdd);
  if (mlirValueIsNull(sum) || nnNodeFailed(node))
    return sum;
  return nnDiv(
      node->b, sum,
      nnBuildScalar(node, nnElementType(sum), (double)nnNodeNumInputs(node)));
}

//===----------------------------------------------------------------------===//
// Clip, Where, Cast
//===----------------------------------------------------------------------===//

static MlirValue buildClip(NnNode *node, MlirValue x, MlirValue low,
                           MlirValue high) {
  if (mlirValueIsNull(low) && mlirValueIsNull(high))
    return x;
  if (mlirValueIsNull(high))
    return nnMax(node->b, x, low);
  if (mlirValueIsNull(low))
    return nnMin(node->b, x, high);
  return nnClamp(node->b, x, low, high);
}

static MlirValue convertClip(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  return nnNodeFailed(node) ? x
                            : buildClip(node, x, nnNodeOptional(node, 1),
                                        nnNodeOptional(node, 2));
}

/// Bounds were attributes before opset 11.
static MlirValue convertClipAttr(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), low = {NULL}, high = {NULL};
  if (nnNodeFailed(node))
    return x;
  MlirType element = nnElementType(x);
  if (nnNodeHas(node, "min"))
    low = nnBuildScalar(node, element, nnNodeFloat(node, "min", 0));
  if (nnNodeHas(node, "max"))
    high = nnBuildScalar(node, element, nnNodeFloat(node, "max", 0));
  return buildClip(node, x, low, high);
}

static MlirValue convertWhere(NnNode *node) {
  MlirValue condition = nnNodeInput(node, 0);
  MlirValue onTrue = nnNodeInput(node, 1), onFalse = nnNodeInput(node, 2);
  return nnNodeFailed(node) ? condition
                            : nnSelect(node->b, condition, onTrue, onFalse);
}

/// Floating-point types of 8 bits are not computed with.
static MlirValue buildWidened(NnNode *node, MlirValue x) {
  if (mlirValueIsNull(x) || nnBitWidth(nnElementType(x)) >= 16)
    return x;
  return nnBuildCast(node, x, mlirF32TypeGet(node->importer->context));
}

/// Integers by way of f64, cut to a whole number again.
static MlirValue convertErf(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node) || nnIsFloat(nnElementType(x)))
    return nnErf(node->b, x);
  MlirType f64 = mlirF64TypeGet(node->importer->context);
  return nnBuildCast(node, nnErf(node->b, nnBuildCast(node, x, f64)),
                     nnElementType(x));
}

static MlirValue convertIsNan(NnNode *node) {
  return nnIsNan(node->b, buildWidened(node, nnNodeInput(node, 0)));
}

/// x == infinity, of either or of one sign.
static MlirValue convertIsInf(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = buildWidened(node, nnNodeInput(node, 0));
  bool positive = nnNodeInt(node, "detect_positive", 1) != 0;
  bool negative = nnNodeInt(node, "detect_negative", 1) != 0;
  if (nnNodeFailed(node))
    return x;
  MlirValue infinity = nnBuildScalar(node, nnElementType(x), INFINITY);
  if (!positive)
    x = nnNeg(b, x);
  if (positive && negative)
    x = nnAbs(b, x);
  return positive || negative ? buildEqual(b, x, infinity)
                              : nnCompare(b, x, x, NN_PREDICATE_LT);
}

const NnOpRow nnElementwiseRows[] = {
    {"Abs", 1, NN_LATEST, .unary = nnAbs},
    {"Neg", 1, NN_LATEST, .unary = nnNeg},
    {"Sign", 9, NN_LATEST, .unary = nnSign},
    {"Exp", 1, NN_LATEST, .unary = nnExp},
    {"Log", 1, NN_LATEST, .unary = nnLog},
    {"Sqrt", 1, NN_LATEST, .unary = nnSqrt},
    {"Reciprocal", 1, NN_LATEST, .unary = nnReciprocal},
    {"Sin", 7, NN_LATEST, .unary = nnSin},
    {"Cos", 7, NN_LATEST, .unary = nnCos},
    {"Tan", 7, NN_LATEST, .unary = nnTan},
    {"Asin", 7, NN_LATEST, .unary = nnAsin},
    {"Acos", 7, NN_LATEST, .unary = nnAcos},
    {"Atan", 7, NN_LATEST, .unary = nnAtan},
    {"Sinh", 9, NN_LATEST, .unary = nnSinh},
    {"Cosh", 9, NN_LATEST, .unary = nnCosh},
    {"Asinh", 9, NN_LATEST, .unary = nnAsinh},
    {"Acosh", 9, NN_LATEST, .unary = nnAcosh},
    {"Atanh", 9, NN_LATEST, .unary = nnAtanh},
    {"Tanh", 1, NN_LATEST, .unary = nnTanh},
    {"Erf", 9, NN_LATEST, .convert = convertErf},
    {"Floor", 1, NN_LATEST, .unary = nnFloor},
    {"Ceil", 1, NN_LATEST, .unary = nnCeil},
    {"Round", 11, NN_LATEST, .unary = nnRound},
    {"Not", 1, NN_LATEST, .unary = nnNot},
    {"BitwiseNot", 18, NN_LATEST, .unary = nnNot},
    {"IsInf", 10, NN_LATEST, .convert = convertIsInf},
    {"IsNaN", 9, NN_LATEST, .convert = convertIsNan},
    {"Add", 1, 6, .convert = legacyAdd},
    {"Add", 7, NN_LATEST, .binary = nnAdd},
    {"Sub", 1, 6, .convert = legacySub},
    {"Sub", 7, NN_LATEST, .binary = nnSub},
    {"Mul", 1, 6, .convert = legacyMul},
    {"Mul", 7, NN_LATEST, .binary = nnMul},
    {"Div", 1, 6, .convert = legacyDiv},
    {"Div", 7, NN_LATEST, .binary = nnDiv},
    {"Pow", 1, 6, .convert = legacyPow},
    {"Pow", 7, NN_LATEST, .convert = convertPow},
    {"Mod", 10, NN_LATEST, .convert = convertMod},
    {"And", 1, 6, .convert = legacyAnd},
    {"And", 7, NN_LATEST, .binary = nnAnd},
    {"Or", 1, 6, .convert = legacyOr},
    {"Or", 7, NN_LATEST, .binary = nnOr},
    {"Xor", 1, 6, .convert = legacyXor},
    {"Xor", 7, NN_LATEST, .binary = nnXor},
    {"BitwiseAnd", 18, NN_LATEST, .binary = nnAnd},
    {"BitwiseOr", 18, NN_LATEST, .binary = nnOr},
    {"BitwiseXor", 18, NN_LATEST, .binary = nnXor},
    {"BitShift", 11, NN_LATEST, .convert = convertBitShift},
    {"Equal", 1, 6, .convert = legacyEqual},
    {"Equal", 7, NN_LATEST, .binary = buildEqual},
    {"Less", 1, 6, .convert = legacyLess},
    {"Less", 7, NN_LATEST, .binary = buildLess},
    {"LessOrEqual", 12, NN_LATEST, .binary = buildLessOrEqual},
    {"Greater", 1, 6, .convert = legacyGreater},
    {"Greater", 7, NN_LATEST, .binary = buildGreater},
    {"GreaterOrEqual", 12, NN_LATEST, .binary = buildGreaterOrEqual},
    {"Sum", 1, NN_LATEST, .convert = convertSum},
    {"Mean", 1, NN_LATEST, .convert = convertMean},
    {"Max", 1, NN_LATEST, .convert = convertMax},
    {"Min", 1, NN_LATEST, .convert = convertMin},
    {"Clip", 1, 10, .convert = convertClipAttr},
    {"Clip", 11, NN_LATEST, .convert = convertClip},
    {"Where", 9, NN_LATEST, .convert = convertWhere},
    {.name = NULL}};
