//===- OpBatchNorm.c - Normalization by statistics of the batch -----------===//
// BatchNormalization by known statistics is nn.batch_norm; a training step
// computes them first. MeanVarianceNormalization has no other parameters.
//===----------------------------------------------------------------------===//
#include "Node.h"

/// Statistics are computed in f32 or wider and rounded once.
static MlirType wideType(NnNode *node, MlirValue x) {
  MlirType element = nnElementType(x);
  return mlirTypeIsAF64(element) ? element
                                 : mlirF32TypeGet(node->importer->context);
}

static MlirValue like(NnNode *node, MlirValue value, MlirValue model) {
  if (mlirValueIsNull(value) || mlirValueIsNull(model))
    return value;
  return nnBuildCast(node, value, nnElementType(model));
}

/// What is left of `x` without its mean over the axes, and its variance.
typedef struct Statistics {
  MlirValue mean, centered, variance; ///< Axes are kept as 1.
} Statistics;

static Statistics statisticsOf(NnNode *node, MlirValue x,
                               const NnIntList *axes) {
  NnBuilder b = node->b;
  NnReduceMeanOptions options = {.keepdims = nnUnitAttr(b)};
  Statistics s;
  s.mean = nnReduceMean(b, x, NN_LIST_INTS(*axes), &options);
  s.centered = nnSub(b, x, s.mean);
  s.variance = nnReduceMean(b, nnMul(b, s.centered, s.centered),
                            NN_LIST_INTS(*axes), &options);
  return s;
}

//===----------------------------------------------------------------------===//
// A training step
//===----------------------------------------------------------------------===//

/// running * momentum + current * (1 - momentum), in running's type.
static MlirValue movingMean(NnNode *node, MlirValue running,
                            MlirValue current) {
  NnBuilder b = node->b;
  double momentum = nnNodeFloat(node, "momentum", 0.9);
  if (mlirValueIsNull(running) || mlirValueIsNull(current))
    return running;
  MlirType type = nnElementType(current);
  MlirValue old = nnMul(b, like(node, running, current),
                        nnBuildScalar(node, type, momentum));
  MlirValue new = nnMul(b, current, nnBuildScalar(node, type, 1 - momentum));
  return like(node, nnAdd(b, old, new), running);
}

/// All dimensions but the channels'.
static NnIntList axesBesideChannels(int64_t rank) {
  NnIntList axes = {.n = 0};
  for (int64_t i = 0; i < rank; ++i)
    if (i != 1)
      axes.data[axes.n++] = i;
  return axes;
}

/// Normalizes by the batch's own statistics. Outputs 1 and 2 are the running
/// ones' next values; outputs 3 and 4, before opset 14, the batch's own.
static MlirValue train(NnNode *node, MlirValue in[static 5]) {
  NnBuilder b = node->b;
  MlirType type = wideType(node, in[0]);
  NnIntList axes = axesBesideChannels(nnRank(in[0]));
  MlirValue x = nnBuildCast(node, in[0], type);
  Statistics s = statisticsOf(node, x, &axes);
  MlirValue mean = nnSqueeze(b, s.mean, NN_LIST_INTS(axes));
  MlirValue variance = nnSqueeze(b, s.variance, NN_LIST_INTS(axes));
  nnNodeSetOutput(node, 1, movingMean(node, in[3], mean));
  nnNodeSetOutput(node, 2, movingMean(node, in[4], variance));
  nnNodeSetOutput(node, 3, like(node, mean, in[3]));
  nnNodeSetOutput(node, 4, like(node, variance, in[4]));
  NnBatchNormOptions options = {.epsilon = nnNodeF32(node, "epsilon", 1e-5)};
  MlirValue y =
      nnBatchNorm(b, x, nnBuildCast(node, in[1], type),
                  nnBuildCast(node, in[2], type), mean, variance, &options);
  return like(node, y, in[0]);
}

/// Until opset 6 `is_test` tells, then that there are other outputs, and from
/// 14 on `training_mode`.
static bool isTraining(NnNode *node) {
  if (node->opset >= 14)
    return nnNodeInt(node, "training_mode", 0) != 0;
  if (node->opset < 7)
    return !nnNodeInt(node, "is_test", 0);
  for (size_t i = 1; i < 5; ++i)
    if (nnNodeWantsOutput(node, i))
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// The operators
//===----------------------------------------------------------------------===//

/// (x - mean) / sqrt(variance + epsilon) * scale + bias, where each element of
/// a sample has its own.
static MlirValue normalizeElements(NnNode *node, MlirValue in[static 5]) {
  NnBuilder b = node->b;
  MlirValue epsilon = nnBuildScalar(node, nnElementType(in[0]),
                                    nnNodeFloat(node, "epsilon", 1e-5));
  MlirValue factor = nnRsqrt(b, nnAdd(b, in[4], epsilon));
  MlirValue normal = nnMul(b, nnSub(b, in[0], in[3]), factor);
  return nnAdd(b, nnMul(b, normal, in[1]), in[2]);
}

/// Before opset 9 `spatial` = 0 gives each element of a sample its own
/// statistics instead of each channel.
static MlirValue convertBatchNorm(NnNode *node) {
  MlirValue in[5];
  for (size_t i = 0; i < 5; ++i)
    in[i] = nnNodeInput(node, i);
  bool isSpatial = node->opset >= 9 || nnNodeInt(node, "spatial", 1) != 0;
  bool trains = isTraining(node);
  if (trains && !isSpatial)
    nnNodeUnsupported(node, "training of each position (spatial = 0)");
  if (nnNodeFailed(node))
    return in[0];
  if (nnRank(in[0]) < 2)
    return nnNodeInvalid(node, "expected input of rank 2 or more");
  if (trains)
    return train(node, in);
  nnNodeExpectOneOutput(node);
  for (size_t i = 1; i < 5; ++i)
    in[i] = like(node, in[i], in[0]);
  if (!isSpatial && nnRank(in[1]) > 1)
    return normalizeElements(node, in);
  NnBatchNormOptions options = {.epsilon = nnNodeF32(node, "epsilon", 1e-5)};
  return nnBatchNorm(node->b, in[0], in[1], in[2], in[3], in[4], &options);
}

/// (x - mean) / (deviation + 1e-9) over the axes. The variance is that of the
/// differences, which no rounding makes negative.
static MlirValue convertMeanVariance(NnNode *node) {
  NnBuilder b = node->b;
  NnIntList axes;
  MlirValue x = nnNodeInput(node, 0);
  if (!nnNodeInts(node, "axes", &axes))
    axes = (NnIntList){.n = 3, .data = {0, 2, 3}};
  if (nnNodeFailed(node))
    return x;
  MlirType type = wideType(node, x);
  Statistics s = statisticsOf(node, nnBuildCast(node, x, type), &axes);
  MlirValue deviation =
      nnAdd(b, nnSqrt(b, s.variance), nnBuildScalar(node, type, 1e-9));
  return like(node, nnDiv(b, s.centered, deviation), x);
}

const NnOpRow nnBatchNormRows[] = {
    {"BatchNormalization", 1, NN_LATEST, .convert = convertBatchNorm},
    {"MeanVarianceNormalization", 9, NN_LATEST, .convert = convertMeanVariance},
    {.name = NULL}};
