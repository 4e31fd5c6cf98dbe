//===- QdqRequantize.c - Divide by a scale for nothing --------------------===//
// quantize(relu(x * a + c)) becomes saturate(round(relu(x * (a / s) + c / s))):
// the division goes up to constants through what is linear for factors above
// 0. Bounds that saturation makes needless are left out. What is computed
// inexactly is multiplied by 1 / s at least.
//===----------------------------------------------------------------------===//
#include "Transforms/Monomial.h"
#include "Transforms/Numbers.h"
#include "Transforms/OpClass.h"
#include "Transforms/Quantization/ExpandQuant.h"
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

static bool isNumbers(MlirValue value) {
  return !mlirAttributeIsNull(nnConstantValue(value));
}

/// Whether both bounds of an nn.clamp are one constant.
static bool readBounds(MlirOperation clamp, double *low, double *high) {
  return nnIsaClamp(clamp) && nnConstantScalar(nnClampGetLow(clamp), low) &&
         nnConstantScalar(nnClampGetHigh(clamp), high);
}

//===----------------------------------------------------------------------===//
// Where the factor goes
//===----------------------------------------------------------------------===//

enum { maxDepth = 16 };

static bool isDequantized(MlirValue value) {
  return nnIsaDequantize(nnDefiningOp(value));
}

/// Whether a constant that the value is computed with takes the factor in.
/// Integers may be dequantized once more, by another scale.
static bool absorbs(MlirValue value, int depth) {
  MlirOperation op = nnDefiningOp(value);
  double low, high;
  if (isDequantized(value))
    return true;
  if (mlirOperationIsNull(op) || !nnHasOneUse(value) || depth > maxDepth)
    return false;
  if (nnIsaMul(op))
    return isNumbers(nnOperand(op, 0)) || isNumbers(nnOperand(op, 1)) ||
           isDequantized(nnOperand(op, 0)) || isDequantized(nnOperand(op, 1));
  if (nnIsaAdd(op) || nnIsaSub(op))
    return absorbs(nnOperand(op, 0), depth + 1) ||
           absorbs(nnOperand(op, 1), depth + 1);
  if (nnIsaRelu(op) || nnIsaLeakyRelu(op) || readBounds(op, &low, &high))
    return absorbs(nnOperand(op, 0), depth + 1);
  return false;
}

/// The constant times the factor.
static MlirValue scaledNumbers(NnBuilder b, MlirValue value, double factor) {
  double *numbers = nnConstantDoubles(value);
  NnShape shape = nnValueShape(value);
  if (!numbers)
    return (MlirValue){NULL};
  for (int64_t i = 0; i < nnShapeNumElements(&shape); ++i)
    numbers[i] *= factor;
  MlirAttribute attr = nnElementsFromDoubles(mlirValueGetType(value), numbers);
  free(numbers);
  return nnConstant(b, attr);
}

static MlirValue scaled(NnBuilder b, MlirValue value, double factor, int depth);

/// A copy of the op with its first `n` operands scaled.
static MlirValue scaledOperands(NnBuilder b, MlirOperation op, intptr_t n,
                                double factor, int depth) {
  MlirValue operands[3];
  MlirType type = mlirValueGetType(nnResult(op, 0));
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    operands[i] = i < n ? scaled(b, nnOperand(op, i), factor, depth + 1)
                        : nnOperand(op, i);
  return nnResult(nnCloneWith(b, op, operands, &type), 0);
}

static MlirValue scaledInteger(NnBuilder b, MlirOperation op, double factor) {
  NnQuant quant = nnQuantOf(op);
  MlirType params = nnQuantScaled(&quant, factor);
  if (!mlirTypeIsNull(params))
    return nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)),
                             nnDequantizeGetInput(op), params);
  return nnMul(b, nnResult(op, 0), nnQuantNumber(b, factor));
}

/// The dequantized operand of a product that takes a factor in: the smaller.
static int scaledOperand(MlirOperation product) {
  MlirValue x = nnOperand(product, 0), y = nnOperand(product, 1);
  if (!isDequantized(x) || !isDequantized(y))
    return isDequantized(y);
  NnShape a = nnValueShape(x), c = nnValueShape(y);
  return nnShapeNumElements(&c) < nnShapeNumElements(&a);
}

/// Of two dequantized values one takes in the other's scale as well, so that
/// all that is left of dequantizing that is a subtraction.
static void scaleFactors(NnBuilder b, int which, double factor,
                         MlirValue operands[2]) {
  MlirOperation other = nnDefiningOp(operands[1 - which]);
  NnQuant quant = {0};
  if (nnIsaDequantize(other))
    quant = nnQuantOf(other);
  if (nnIsaDequantize(other) && nnQuantIsOne(&quant)) {
    double scale = nnQuantScale(&quant, 0);
    operands[1 - which] = scaledInteger(b, other, 1 / scale);
    factor *= scale;
  }
  operands[which] = scaledInteger(b, nnDefiningOp(operands[which]), factor);
}

static MlirValue scaledProduct(NnBuilder b, MlirOperation op, double factor) {
  MlirValue operands[2] = {nnOperand(op, 0), nnOperand(op, 1)};
  int constant = isNumbers(operands[1]);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  if (isNumbers(operands[constant]))
    operands[constant] = scaledNumbers(b, operands[constant], factor);
  else
    scaleFactors(b, scaledOperand(op), factor, operands);
  return nnResult(nnCloneWith(b, op, operands, &type), 0);
}

/// value * factor.
static MlirValue scaled(NnBuilder b, MlirValue value, double factor,
                        int depth) {
  MlirOperation op = nnDefiningOp(value);
  if (isNumbers(value))
    return scaledNumbers(b, value, factor);
  if (!absorbs(value, depth))
    return nnMul(b, value, nnQuantNumber(b, factor));
  if (nnIsaMul(op))
    return scaledProduct(b, op, factor);
  if (nnIsaDequantize(op))
    return scaledInteger(b, op, factor);
  return scaledOperands(b, op,
                        nnIsaAdd(op) || nnIsaSub(op) ? 2
                        : nnIsaClamp(op)             ? 3
                                                     : 1,
                        factor, depth);
}

//===----------------------------------------------------------------------===//
// Bounds that saturation has as well
//===----------------------------------------------------------------------===//

/// What saturates to the same integers without an nn.relu or nn.clamp.
static MlirValue withoutBounds(const NnQuant *quant, MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  double zero = (double)nnQuantZeroPoint(quant, 0), low, high;
  double scale = nnQuantScale(quant, 0);
  double least = (double)quant->low - zero, most = (double)quant->high - zero;
  if (!nnHasOneUse(value))
    return value;
  if (nnIsaRelu(op) && least == 0)
    return nnOperand(op, 0);
  if (readBounds(op, &low, &high) && low / scale < least + 0.5 &&
      high / scale > most - 0.5)
    return nnOperand(op, 0);
  return value;
}

//===----------------------------------------------------------------------===//
// Inputs that are rounded anyway
//===----------------------------------------------------------------------===//

/// Whether an op's results may differ from the reference's.
static const bool isInexact[NN_OP_COUNT] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = (0 __VA_ARGS__) > 0,
#define ULPS(n) +n
#include "nn/NNOps.def"
};

/// Whether one of few elementwise ops before the value, or what they work on,
/// is computed inexactly.
static bool isRounded(MlirValue value, int depth) {
  MlirOperation op = nnDefiningOp(value);
  NnOpKind kind = mlirOperationIsNull(op) ? NN_OP_NONE : nnOpKind(op);
  if (kind == NN_OP_NONE || isInexact[kind])
    return kind != NN_OP_NONE;
  if (nnOpClassOfKind(kind) != NN_CLASS_ELEMENTWISE || depth > maxDepth / 4)
    return false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    if (isRounded(nnOperand(op, i), depth + 1))
      return true;
  return false;
}

static MlirLogicalResult requantize(MlirOperation op,
                                    MlirRewriterBase rewriter) {
  NnQuant quant = nnQuantOf(op);
  MlirValue input = nnOperand(op, 0);
  if (!nnQuantIsOne(&quant) || !(absorbs(input, 0) || isRounded(input, 0)))
    return nnNoMatch(op, "no constant takes the scale in");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue x =
      scaled(b, withoutBounds(&quant, input), 1 / nnQuantScale(&quant, 0), 0);
  MlirValue q = nnQuantStore(b, &quant, x, mlirValueGetType(nnResult(op, 0)));
  return mlirValueIsNull(q) ? nnOpError(op, "out of memory")
                            : nnReplaceOp(rewriter, op, q);
}

MlirLogicalResult nnQdqRequantize(MlirOperation op) {
  static const NnPattern patterns[] = {{"nn.quantize", requantize, 0}};
  return nnApplyPatterns(op, 1, patterns, false);
}
