//===- OpAxis.c - Softmax and others that go along one axis ---------------===//
// Softmax and its like normalize rows; ArgMax searches and CumSum adds them up.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

//===----------------------------------------------------------------------===//
// Softmax, LogSoftmax, Hardmax
//===----------------------------------------------------------------------===//

typedef MlirValue (*BuildAlong)(NnNode *node, MlirValue x, int64_t axis);

static MlirValue buildSoftmax(NnNode *node, MlirValue x, int64_t axis) {
  NnSoftmaxOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnSoftmax(node->b, x, &options);
}

static MlirValue buildLogSoftmax(NnNode *node, MlirValue x, int64_t axis) {
  NnLogSoftmaxOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnLogSoftmax(node->b, x, &options);
}

/// 1 at the first maximum, 0 elsewhere.
static MlirValue buildHardmax(NnNode *node, MlirValue x, int64_t axis) {
  NnArgMaxOptions options = {.keepdims = nnUnitAttr(node->b)};
  MlirValue most = nnArgMax(node->b, x, axis, &options);
  MlirValue isMost =
      nnCompare(node->b, nnBuildPlaces(node, x, axis), most, NN_PREDICATE_EQ);
  return nnBuildCast(node, isMost, nnElementType(x));
}

static MlirValue alongAxis(NnNode *node, BuildAlong build) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(x));
  return nnNodeFailed(node) ? x : build(node, x, axis);
}

/// Before opset 13: over all dimensions from `axis` on.
static MlirValue overFlattened(NnNode *node, BuildAlong build) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  int64_t rank = nnRank(x);
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 1), rank);
  if (nnNodeFailed(node) || axis == rank - 1)
    return nnNodeFailed(node) ? x : build(node, x, axis);
  MlirValue flat = build(node, nnBuildFlatten(node, x, axis), 1);
  NnReshapeOptions options = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, flat, nnBuildShapeOf(node, x), &options);
}

static MlirValue convertSoftmax(NnNode *node) {
  return alongAxis(node, buildSoftmax);
}
static MlirValue convertLogSoftmax(NnNode *node) {
  return alongAxis(node, buildLogSoftmax);
}
static MlirValue convertHardmax(NnNode *node) {
  return alongAxis(node, buildHardmax);
}
static MlirValue flatSoftmax(NnNode *node) {
  return overFlattened(node, buildSoftmax);
}
static MlirValue flatLogSoftmax(NnNode *node) {
  return overFlattened(node, buildLogSoftmax);
}
static MlirValue flatHardmax(NnNode *node) {
  return overFlattened(node, buildHardmax);
}

//===----------------------------------------------------------------------===//
// LpNormalization
//===----------------------------------------------------------------------===//

static MlirValue buildNorm(NnNode *node, MlirValue x, int64_t axis, int64_t p) {
  NnBuilder b = node->b;
  NnReduceSumOptions keep = {.keepdims = nnUnitAttr(b)};
  MlirValue terms = p == 1 ? nnAbs(b, x) : nnMul(b, x, x);
  MlirValue sum = nnReduceSum(b, terms, NN_INTS(axis), &keep);
  return p == 1 ? sum : nnSqrt(b, sum);
}

/// x over its norm along the axis; 0 where that is 0. Squares of f16 need f32.
static MlirValue convertLpNormalization(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue input = nnNodeInput(node, 0);
  int64_t p = nnNodeInt(node, "p", 2);
  if (p != 1 && p != 2)
    return nnNodeInvalid(node, "p must be 1 or 2, got %lld", (long long)p);
  if (nnNodeFailed(node))
    return input;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(input));
  MlirType element = nnElementType(input);
  MlirType type = nnBitWidth(element) < 32 ? nnF32(node) : element;
  MlirValue x = nnBuildCast(node, input, type);
  MlirValue norm = buildNorm(node, x, axis, p);
  MlirValue zero = nnBuildScalar(node, type, 0);
  MlirValue isZero = nnCompare(b, norm, zero, NN_PREDICATE_EQ);
  return nnBuildCast(node, nnSelect(b, isZero, zero, nnDiv(b, x, norm)),
                     element);
}

//===----------------------------------------------------------------------===//
// ArgMax, ArgMin
//===----------------------------------------------------------------------===//

static MlirValue convertArg(NnNode *node, bool isMax) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(x));
  MlirAttribute unit = nnUnitAttr(node->b), none = mlirAttributeGetNull();
  MlirAttribute keepdims = nnNodeInt(node, "keepdims", 1) ? unit : none;
  MlirAttribute last = nnNodeInt(node, "select_last_index", 0) ? unit : none;
  if (isMax)
    return nnArgMax(node->b, x, axis,
                    &(NnArgMaxOptions){.keepdims = keepdims, .last = last});
  return nnArgMin(node->b, x, axis,
                  &(NnArgMinOptions){.keepdims = keepdims, .last = last});
}

static MlirValue convertArgMax(NnNode *node) { return convertArg(node, true); }
static MlirValue convertArgMin(NnNode *node) { return convertArg(node, false); }

//===----------------------------------------------------------------------===//
// CumSum, CumProd
//===----------------------------------------------------------------------===//

static MlirValue buildCumulative(NnNode *node, MlirValue x, int64_t axis,
                                 bool isSum) {
  MlirAttribute unit = nnUnitAttr(node->b), none = mlirAttributeGetNull();
  MlirAttribute exclusive = nnNodeInt(node, "exclusive", 0) ? unit : none;
  MlirAttribute reverse = nnNodeInt(node, "reverse", 0) ? unit : none;
  if (isSum)
    return nnCumSum(
        node->b, x, axis,
        &(NnCumSumOptions){.exclusive = exclusive, .reverse = reverse});
  return nnCumProd(
      node->b, x, axis,
      &(NnCumProdOptions){.exclusive = exclusive, .reverse = reverse});
}

/// The product of those dimensions whose number is `predicate` the axis'.
static MlirValue buildExtent(NnNode *node, MlirValue dims, MlirValue axis,
                             int64_t predicate) {
  NnBuilder b = node->b;
  MlirValue places = nnBuildPlaces(node, dims, 0);
  MlirValue one = nnBuildInts(node, NN_INTS(1));
  NnReduceProdOptions keep = {.keepdims = nnUnitAttr(b)};
  return nnReduceProd(
      b, nnSelect(b, nnCompare(b, places, axis, predicate), dims, one),
      NN_INTS(0), &keep);
}

/// An axis known at run time only becomes the second of three dimensions.
static MlirValue alongRuntimeAxis(NnNode *node, MlirValue x, MlirValue axis,
                                  bool isSum) {
  NnBuilder b = node->b;
  int64_t rank = nnRank(x);
  MlirValue dims = nnBuildShapeOf(node, x);
  axis = nnReshape(b, nnBuildCast(node, axis, nnI64(node)),
                   nnBuildInts(node, NN_INTS(1)), NULL);
  MlirValue zero = nnBuildInts(node, NN_INTS(0));
  MlirValue fromEnd = nnAdd(b, axis, nnBuildInts(node, NN_INTS(rank)));
  axis = nnSelect(b, nnCompare(b, axis, zero, NN_PREDICATE_LT), fromEnd, axis);
  // No value may reach beyond the dimensions.
  axis = nnClamp(b, axis, zero, nnBuildInts(node, NN_INTS(rank - 1)));
  const MlirValue sizes[] = {buildExtent(node, dims, axis, NN_PREDICATE_LT),
                             buildExtent(node, dims, axis, NN_PREDICATE_EQ),
                             buildExtent(node, dims, axis, NN_PREDICATE_GT)};
  MlirValue rows = nnBuildReshaped(node, x, 3, sizes);
  NnReshapeOptions options = {.allowZero = nnUnitAttr(b)};
  return nnReshape(b, buildCumulative(node, rows, 1, isSum), dims, &options);
}

static MlirValue convertCumulative(NnNode *node, bool isSum) {
  MlirValue x = nnNodeInput(node, 0), axis = nnNodeInput(node, 1);
  int64_t known;
  if (nnNodeFailed(node))
    return x;
  if (!nnRank(x))
    return nnNodeInvalid(node, "expected rank 1 or more, got a scalar");
  if (nnElementsInts(nnConstantValue(axis), 1, &known) != 1)
    return alongRuntimeAxis(node, x, axis, isSum);
  known = nnNodeAxis(node, known, nnRank(x));
  return nnNodeFailed(node) ? x : buildCumulative(node, x, known, isSum);
}

static MlirValue convertCumSum(NnNode *node) {
  return convertCumulative(node, true);
}
static MlirValue convertCumProd(NnNode *node) {
  return convertCumulative(node, false);
}

const NnOpRow nnAxisRows[] = {
    {"Softmax", 1, 12, .convert = flatSoftmax},
    {"Softmax", 13, NN_LATEST, .convert = convertSoftmax},
    {"LogSoftmax", 1, 12, .convert = flatLogSoftmax},
    {"LogSoftmax", 13, NN_LATEST, .convert = convertLogSoftmax},
    {"Hardmax", 1, 12, .convert = flatHardmax},
    {"Hardmax", 13, NN_LATEST, .convert = convertHardmax},
    {"LpNormalization", 1, NN_LATEST, .convert = convertLpNormalization},
    {"ArgMax", 1, NN_LATEST, .convert = convertArgMax},
    {"ArgMin", 1, NN_LATEST, .convert = convertArgMin},
    {"CumSum", 11, NN_LATEST, .convert = convertCumSum},
    {"CumProd", 26, NN_LATEST, .convert = convertCumProd},
    {.name = NULL}};
