//===- OpNormalization.c - Normalizations at inference --------------------===//
// Statistics that a training step would produce are refused; those that layer
// normalization can also return are composed.
//===----------------------------------------------------------------------===//
#include "Node.h"

static MlirValue like(NnNode *node, MlirValue value, MlirValue model) {
  if (mlirValueIsNull(value) || mlirValueIsNull(model))
    return value;
  return nnBuildCast(node, value, nnElementType(model));
}

static MlirValue convertInstanceNorm(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  MlirValue scale = nnNodeInput(node, 1), bias = nnNodeInput(node, 2);
  NnInstanceNormOptions options = {.epsilon = nnNodeF32(node, "epsilon", 1e-5)};
  return nnInstanceNorm(node->b, x, scale, bias, &options);
}

static NnIntList axesFrom(int64_t axis, int64_t rank) {
  NnIntList axes = {.n = 0};
  for (; axis < rank; ++axis)
    axes.data[axes.n++] = axis;
  return axes;
}

/// The mean over the axes, in place.
static MlirValue buildMean(NnNode *node, MlirValue x, const NnIntList *axes) {
  NnReduceMeanOptions options = {.keepdims = nnUnitAttr(node->b)};
  return nnReduceMean(node->b, x, NN_LIST_INTS(*axes), &options);
}

/// 1 / sqrt(mean(x^2) + epsilon)
static MlirValue buildInverseNorm(NnNode *node, MlirValue x,
                                  const NnIntList *axes) {
  NnBuilder b = node->b;
  MlirValue square = buildMean(node, nnMul(b, x, x), axes);
  if (mlirValueIsNull(square))
    return square;
  MlirValue epsilon = nnBuildScalar(node, nnElementType(square),
                                    nnNodeFloat(node, "epsilon", 1e-5));
  return nnRsqrt(b, nnAdd(b, square, epsilon));
}

/// The type that `stash_type` names for the statistics, f32 by default. Fails
/// the node if it is none.
static MlirType stashType(NnNode *node) {
  MlirType type = nnImportElementType(
      node->importer->context, (int32_t)nnNodeInt(node, "stash_type", 1));
  if (mlirTypeIsNull(type) || !nnIsFloat(type))
    nnNodeInvalid(node, "stash_type is no floating-point type");
  return type;
}

/// x as normalized, in x's type, and what it was normalized with.
typedef struct Normalized {
  MlirValue value, mean, factor;
} Normalized;

static Normalized buildNormalized(NnNode *node, MlirValue x, int64_t axis) {
  NnBuilder b = node->b;
  NnIntList axes = axesFrom(axis, nnRank(x));
  MlirType stash = stashType(node);
  if (nnNodeFailed(node))
    return (Normalized){.value = x};
  MlirValue wide = nnBuildCast(node, x, stash);
  Normalized n = {.mean = buildMean(node, wide, &axes)};
  MlirValue centered = nnSub(b, wide, n.mean);
  n.factor = buildInverseNorm(node, centered, &axes);
  n.value = like(node, nnMul(b, centered, n.factor), x);
  return n;
}

/// Composed where the statistics are wanted, or where scale or bias have
/// dimensions that are not normalized.
static MlirValue composeLayerNorm(NnNode *node, MlirValue x, MlirValue scale,
                                  MlirValue bias, int64_t axis) {
  Normalized n = buildNormalized(node, x, axis);
  nnNodeSetOutput(node, 1, n.mean);
  nnNodeSetOutput(node, 2, n.factor);
  MlirValue scaled = nnMul(node->b, n.value, scale);
  return mlirValueIsNull(bias) ? scaled : nnAdd(node->b, scaled, bias);
}

static MlirValue convertLayerNorm(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), scale = nnNodeInput(node, 1);
  MlirValue bias = nnNodeOptional(node, 2);
  if (nnNodeFailed(node))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(x));
  int64_t normalized = nnRank(x) - axis;
  scale = like(node, scale, x);
  bias = like(node, bias, x);
  if (nnNodeWantsOutput(node, 1) || nnNodeWantsOutput(node, 2) ||
      nnRank(scale) > normalized ||
      (!mlirValueIsNull(bias) && nnRank(bias) > normalized))
    return composeLayerNorm(node, x, scale, bias, axis);
  NnLayerNormOptions options = {.axis = nnI64Attr(node->b, axis),
                                .epsilon = nnNodeF32(node, "epsilon", 1e-5)};
  return nnLayerNorm(node->b, x, scale, bias, &options);
}

/// x / sqrt(mean(x^2) + epsilon) * scale; the result has scale's type.
static MlirValue convertRmsNorm(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0), scale = nnNodeInput(node, 1);
  MlirType stash = stashType(node);
  if (nnNodeFailed(node))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(x));
  MlirType type = nnElementType(scale);
  if (mlirTypeEqual(stash, nnElementType(x)) && mlirTypeEqual(stash, type) &&
      nnRank(scale) <= nnRank(x) - axis)
    return nnRmsNorm(
        b, x, scale,
        &(NnRmsNormOptions){.axis = nnI64Attr(b, axis),
                            .epsilon = nnNodeF32(node, "epsilon", 1e-5)});
  NnIntList axes = axesFrom(axis, nnRank(x));
  MlirValue wide = nnBuildCast(node, x, stash);
  MlirValue normal = nnMul(b, wide, buildInverseNorm(node, wide, &axes));
  return nnMul(b, like(node, like(node, normal, x), scale), scale);
}

/// Normalizes each group of channels of a sample; the result has x's shape.
static MlirValue normalizeGroups(NnNode *node, MlirValue x, int64_t groups) {
  NnBuilder b = node->b;
  NnIntList last = {.n = 1, .data = {2}};
  NnReshapeOptions zero = {.allowZero = nnUnitAttr(b)};
  MlirValue parts =
      nnReshape(b, x, nnBuildInts(node, NN_INTS(0, groups, -1)), NULL);
  MlirValue centered = nnSub(b, parts, buildMean(node, parts, &last));
  MlirValue normal =
      nnMul(b, centered, buildInverseNorm(node, centered, &last));
  return nnReshape(b, normal, nnBuildShapeOf(node, x), &zero);
}

/// Repeats what has an element a group for each of the group's channels.
static MlirValue forChannels(NnNode *node, MlirValue value, MlirValue x,
                             int64_t groups) {
  NnBuilder b = node->b;
  MlirValue count = nnBuildInts(node, NN_INTS(groups));
  MlirValue size = nnDiv(b, nnBuildSize(node, x, 1), count);
  MlirValue column = nnUnsqueeze(b, value, NN_INTS(1));
  MlirValue grid = nnExpand(b, column, nnConcat(b, NN_VALUES(count, size), 0));
  return nnReshape(b, grid, nnBuildInts(node, NN_INTS(-1)), NULL);
}

/// From opset 21 on scale and bias have an element a channel.
static MlirValue convertGroupNorm(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  MlirValue scale = nnNodeInput(node, 1), bias = nnNodeInput(node, 2);
  int64_t groups = nnNodeInt(node, "num_groups", 0);
  MlirType stash = stashType(node);
  if (nnNodeFailed(node))
    return x;
  if (groups < 1 || nnRank(x) < 3)
    return nnNodeInvalid(node, "num_groups or rank is wrong");
  MlirValue normal = normalizeGroups(node, nnBuildCast(node, x, stash), groups);
  if (node->opset < 21) {
    scale = forChannels(node, scale, x, groups);
    bias = forChannels(node, bias, x, groups);
  }
  int64_t n = nnRank(x) - 2;
  MlirValue scaled =
      nnMul(b, like(node, normal, x), nnBuildTrailingOnes(node, scale, n));
  return nnAdd(b, scaled, nnBuildTrailingOnes(node, bias, n));
}

const NnOpRow nnNormalizationRows[] = {
    {"InstanceNormalization", 1, NN_LATEST, .convert = convertInstanceNorm},
    {"GroupNormalization", 18, NN_LATEST, .convert = convertGroupNorm},
    {"LayerNormalization", 17, NN_LATEST, .convert = convertLayerNorm},
    {"RMSNormalization", 23, NN_LATEST, .convert = convertRmsNorm},
    {.name = NULL}};
