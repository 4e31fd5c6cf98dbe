//===- OpReduction.c - Reductions and softmax -----------------------------===//
// Axes were attributes first (until opset 13 for ReduceSum, 18 for the rest),
// then an input. Reductions without an op of their own are composed.
//===----------------------------------------------------------------------===//
#include "Node.h"

typedef struct Reduction {
  MlirValue input;
  NnIntList axes;
  MlirAttribute keepdims; ///< Null: dimensions are dropped.
  bool isNothing;         ///< No axes, and that means none.
} Reduction;

static void fillAxes(NnIntList *axes, int64_t rank) {
  for (axes->n = 0; axes->n < rank; ++axes->n)
    axes->data[axes->n] = axes->n;
}

/// Reads operand, axes and keepdims; false if the node failed.
static bool readReduction(NnNode *node, Reduction *r) {
  r->input = nnNodeInput(node, 0);
  bool isGiven = nnNodeHas(node, "axes")
                     ? nnNodeInts(node, "axes", &r->axes)
                     : nnNodeConstantInts(node, 1, "axes", &r->axes);
  bool keepdims = nnNodeInt(node, "keepdims", 1) != 0;
  bool isNoop = nnNodeInt(node, "noop_with_empty_axes", 0) != 0;
  if (nnNodeFailed(node))
    return false;
  r->keepdims = keepdims ? nnUnitAttr(node->b) : mlirAttributeGetNull();
  r->isNothing = isNoop && (!isGiven || !r->axes.n);
  if (!r->isNothing && (!isGiven || !r->axes.n))
    fillAxes(&r->axes, nnRank(r->input));
  return true;
}

static MlirValue buildSum(NnNode *node, const Reduction *r, MlirValue x) {
  NnReduceSumOptions options = {.keepdims = r->keepdims};
  return r->isNothing
             ? x
             : nnReduceSum(node->b, x, NN_LIST_INTS(r->axes), &options);
}

static MlirValue convertReduceSum(NnNode *node) {
  Reduction r;
  return readReduction(node, &r) ? buildSum(node, &r, r.input)
                                 : (MlirValue){NULL};
}

static MlirValue convertReduceMean(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  NnReduceMeanOptions options = {.keepdims = r.keepdims};
  return nnReduceMean(node->b, r.input, NN_LIST_INTS(r.axes), &options);
}

static MlirValue convertReduceMax(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  NnReduceMaxOptions options = {.keepdims = r.keepdims};
  return nnReduceMax(node->b, r.input, NN_LIST_INTS(r.axes), &options);
}

static MlirValue convertReduceMin(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  NnReduceMinOptions options = {.keepdims = r.keepdims};
  return nnReduceMin(node->b, r.input, NN_LIST_INTS(r.axes), &options);
}

static MlirValue convertReduceProd(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  NnReduceProdOptions options = {.keepdims = r.keepdims};
  return nnReduceProd(node->b, r.input, NN_LIST_INTS(r.axes), &options);
}

static MlirValue convertReduceL1(NnNode *node) {
  Reduction r;
  return readReduction(node, &r) ? buildSum(node, &r, nnAbs(node->b, r.input))
                                 : r.input;
}

static MlirValue convertReduceSumSquare(NnNode *node) {
  Reduction r;
  return readReduction(node, &r)
             ? buildSum(node, &r, nnMul(node->b, r.input, r.input))
             : r.input;
}

static MlirValue convertReduceL2(NnNode *node) {
  return nnSqrt(node->b, convertReduceSumSquare(node));
}

static MlirValue convertReduceLogSum(NnNode *node) {
  return nnLog(node->b, convertReduceSum(node));
}

/// log(sum(exp(x))) with the maximum taken out, so that exp can't overflow.
static MlirValue convertReduceLogSumExp(NnNode *node) {
  NnBuilder b = node->b;
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  NnInts axes = NN_LIST_INTS(r.axes);
  NnReduceMaxOptions keep = {.keepdims = nnUnitAttr(b)};
  NnReduceMaxOptions maybeKeep = {.keepdims = r.keepdims};
  MlirValue shifted = nnSub(b, r.input, nnReduceMax(b, r.input, axes, &keep));
  MlirValue sum = buildSum(node, &r, nnExp(b, shifted));
  return nnAdd(b, nnLog(b, sum), nnReduceMax(b, r.input, axes, &maybeKeep));
}

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

typedef MlirValue (*BuildSoftmax)(NnNode *node, MlirValue x, int64_t axis);

static MlirValue buildSoftmax(NnNode *node, MlirValue x, int64_t axis) {
  NnSoftmaxOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnSoftmax(node->b, x, &options);
}

static MlirValue buildLogSoftmax(NnNode *node, MlirValue x, int64_t axis) {
  NnLogSoftmaxOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnLogSoftmax(node->b, x, &options);
}

static MlirValue alongAxis(NnNode *node, BuildSoftmax build) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(x));
  return build(node, x, axis);
}

/// Before opset 13: over all dimensions from `axis` on.
static MlirValue overFlattened(NnNode *node, BuildSoftmax build) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  int64_t rank = nnRank(x);
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 1), rank);
  if (axis == rank - 1)
    return build(node, x, axis);
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
static MlirValue flatSoftmax(NnNode *node) {
  return overFlattened(node, buildSoftmax);
}
static MlirValue flatLogSoftmax(NnNode *node) {
  return overFlattened(node, buildLogSoftmax);
}

const NnOpRow nnReductionRows[] = {
    {"ReduceSum", 1, NN_LATEST, .convert = convertReduceSum},
    {"ReduceMean", 1, NN_LATEST, .convert = convertReduceMean},
    {"ReduceMax", 1, NN_LATEST, .convert = convertReduceMax},
    {"ReduceMin", 1, NN_LATEST, .convert = convertReduceMin},
    {"ReduceProd", 1, NN_LATEST, .convert = convertReduceProd},
    {"ReduceL1", 1, NN_LATEST, .convert = convertReduceL1},
    {"ReduceL2", 1, NN_LATEST, .convert = convertReduceL2},
    {"ReduceSumSquare", 1, NN_LATEST, .convert = convertReduceSumSquare},
    {"ReduceLogSum", 1, NN_LATEST, .convert = convertReduceLogSum},
    {"ReduceLogSumExp", 1, NN_LATEST, .convert = convertReduceLogSumExp},
    {"Softmax", 1, 12, .convert = flatSoftmax},
    {"Softmax", 13, NN_LATEST, .convert = convertSoftmax},
    {"LogSoftmax", 1, 12, .convert = flatLogSoftmax},
    {"LogSoftmax", 13, NN_LATEST, .convert = convertLogSoftmax},
    {.name = NULL}};
