//===- Norm.c - Batch, instance, layer and RMS normalization --------------===//
// Mean, then variance of the differences, then one generic that normalizes,
// scales and adds the bias. Statistics are in the compute type. An RMS norm has
// no mean.
//===----------------------------------------------------------------------===//
#include "Lower.h"

/// (x - mean) * factor * scale + bias; mean and bias may be null.
static MlirValue affine(NnBuilder b, MlirValue x, MlirValue mean,
                        MlirValue factor, MlirValue scale, MlirValue bias) {
  MlirValue value = mlirValueIsNull(mean) ? x : arithSubF(b, x, mean, NULL);
  value = arithMulF(b, value, factor, NULL);
  return mlirValueIsNull(bias) ? arithMulF(b, value, scale, NULL)
                               : nnMulAddScalar(b, value, scale, bias);
}

/// 1 / sqrt(variance + epsilon).
static MlirValue inverseDeviation(NnBuilder b, MlirValue variance,
                                  double epsilon) {
  MlirType type = mlirValueGetType(variance);
  MlirValue sum =
      arithAddF(b, variance, nnConstantFloat(b, type, epsilon), NULL);
  return arithDivF(b, nnConstantFloat(b, type, 1), mathSqrt(b, sum, NULL),
                   NULL);
}

//===----------------------------------------------------------------------===//
// Batch
//===----------------------------------------------------------------------===//

MlirLogicalResult nnLowerBatchNorm(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0), x[5];
  MlirType element = nnElementType(input);
  NnDims dims = nnDimsOf(b, input);
  bool isNhwc = nnBatchNormGetLayout(op) == NN_LAYOUT_NHWC;
  int64_t channel = isNhwc ? dims.rank - 1 : 1;
  NnGeneric g = nnGenericBegin(b, dims.rank, 0);
  MlirAffineMap identity = nnMapFirst(b, dims.rank, dims.rank);
  nnGenericInput(&g, input, identity);
  for (intptr_t i = 1; i < 5; ++i) {
    MlirValue x = nnLowerOperand(b, op, i);
    (void)nnRequireEqual(b, nnDimOf(b, x, 0), dims.d[channel]);
    nnGenericInput(&g, x, nnMapOf(b, dims.rank, 1, &channel));
  }
  nnGenericOpen(&g, nnEmpty(b, &dims, element), identity);
  for (int i = 0; i < 5; ++i)
    x[i] = nnWiden(b, g.args[i]);
  MlirValue factor = inverseDeviation(b, x[4], nnBatchNormGetEpsilon(op));
  MlirValue value = affine(b, x[0], x[3], factor, x[1], x[2]);
  return nnLowerReplace(b, op, nnGenericClose(&g, nnNarrow(b, value, element)));
}

//===----------------------------------------------------------------------===//
// Layer, RMS and instance
//===----------------------------------------------------------------------===//

typedef struct Statistics {
  MlirValue mean; ///< Null for zero.
  MlirValue factor;
} Statistics;

/// sum / count or, with an epsilon, 1 / sqrt(sum / count + epsilon).
static MlirValue divideByCount(NnBuilder b, MlirValue sum, NnDim count,
                               const double *epsilon) {
  MlirType type = nnElementType(sum);
  NnDims dims = nnDimsOf(b, sum);
  NnElementwise e = nnElementwiseOpen(b, &dims, type, 1, &sum);
  MlirValue value = nnElementwiseRead(&e, 0);
  value = arithMulF(b, value, nnReciprocalIn(&e.g, type, count), NULL);
  if (epsilon)
    value = inverseDeviation(b, value, *epsilon);
  return nnElementwiseClose(&e, value);
}

static MlirValue meanOf(NnBuilder b, MlirValue input, const NnAxes *axes) {
  return divideByCount(b, nnReduceSumOf(b, input, axes),
                       nnReducedCount(b, input, axes), NULL);
}

static Statistics statisticsAbout(NnBuilder b, MlirValue mean, MlirValue input,
                                  const NnAxes *axes, double epsilon) {
  const MlirValue inputs[] = {input, mean};
  int n = mlirValueIsNull(mean) ? 1 : 2;
  MlirType type = nnComputeType(nnElementType(input));
  NnGeneric g = nnReduceOpen(b, n, inputs, axes, nnConstantFloat(b, type, 0));
  MlirValue x = nnWiden(b, g.args[0]);
  if (n == 2)
    x = arithSubF(b, x, g.args[1], NULL);
  MlirValue squares = nnGenericClose(&g, nnMulAddScalar(b, x, x, g.args[n]));
  NnDim count = nnReducedCount(b, input, axes);
  return (Statistics){mean, divideByCount(b, squares, count, &epsilon)};
}

MlirLogicalResult nnLowerInstanceNorm(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirType element = nnElementType(input);
  int64_t rank = nnRank(input), channel = 1;
  NnAxes axes = {0};
  for (int64_t i = 2; i < rank; ++i)
    axes.reduced[i] = true;
  Statistics s = statisticsAbout(b, meanOf(b, input, &axes), input, &axes,
                                 nnInstanceNormGetEpsilon(op));
  NnDims dims = nnDimsOf(b, input);
  NnGeneric g = nnGenericBegin(b, rank, 0);
  nnGenericInput(&g, input, nnMapFirst(b, rank, rank));
  nnGenericInput(&g, s.mean, nnMapFirst(b, rank, 2));
  nnGenericInput(&g, s.factor, nnMapFirst(b, rank, 2));
  for (intptr_t i = 1; i < 3; ++i) {
    MlirValue x = nnLowerOperand(b, op, i);
    (void)nnRequireEqual(b, nnDimOf(b, x, 0), dims.d[channel]);
    nnGenericInput(&g, x, nnMapOf(b, rank, 1, &channel));
  }
  nnGenericOpen(&g, nnEmpty(b, &dims, element), nnMapFirst(b, rank, rank));
  MlirValue value = affine(b, nnWiden(b, g.args[0]), g.args[1], g.args[2],
                           nnWiden(b, g.args[3]), nnWiden(b, g.args[4]));
  return nnLowerReplace(b, op, nnGenericClose(&g, nnNarrow(b, value, element)));
}

/// Reads mean and factor by the dimensions before `axis`, scale and bias by
/// those from it on.
static MlirValue normalizeLayer(NnBuilder b, MlirValue input,
                                const Statistics *s, MlirValue scale,
                                MlirValue bias, int64_t axis) {
  MlirType element = nnElementType(input);
  NnDims dims = nnDimsOf(b, input), inner = {.rank = dims.rank - axis};
  for (int64_t i = axis; i < dims.rank; ++i)
    inner.d[i - axis] = dims.d[i];
  int64_t loops = dims.rank, map[NN_MAX_RANK];
  NnGeneric g = nnGenericBegin(b, loops, 0);
  nnGenericInput(&g, input, nnMapFirst(b, loops, loops));
  const MlirValue statistics[] = {s->factor, s->mean};
  const MlirValue affines[] = {scale, bias};
  for (int k = 0; k < 2 && !mlirValueIsNull(statistics[k]); ++k)
    nnGenericInput(&g, statistics[k], nnMapFirst(b, loops, axis));
  for (int k = 0; k < 2 && !mlirValueIsNull(affines[k]); ++k) {
    MlirValue x = affines[k];
    if (!nnMapBroadcast(b, x, &inner, map)) {
      x = nnBroadcastTo(b, x, &inner);
      (void)nnMapBroadcast(b, x, &inner, map);
    }
    for (int64_t i = 0; i < nnRank(x); ++i)
      map[i] += map[i] < 0 ? 0 : axis;
    nnGenericInput(&g, x, nnMapOf(b, loops, nnRank(x), map));
  }
  nnGenericOpen(&g, nnEmpty(b, &dims, element), nnMapFirst(b, loops, loops));
  MlirValue args[5] = {{NULL}};
  bool present[] = {true, true, !mlirValueIsNull(s->mean), true,
                    !mlirValueIsNull(bias)};
  for (int i = 0, next = 0; i < 5; ++i)
    if (present[i])
      args[i] = nnWiden(b, g.args[next++]);
  MlirValue value = affine(b, args[0], args[2], args[1], args[3], args[4]);
  return nnGenericClose(&g, nnNarrow(b, value, element));
}

/// The dimensions of `input` from `axis` on.
static NnAxes axesFrom(MlirValue input, int64_t *axis) {
  NnAxes axes = {0};
  int64_t rank = nnRank(input);
  *axis += *axis < 0 ? rank : 0;
  for (int64_t i = *axis; i < rank; ++i)
    axes.reduced[i] = true;
  return axes;
}

MlirLogicalResult nnLowerLayerNorm(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  int64_t axis = nnLayerNormGetAxis(op);
  NnAxes axes = axesFrom(input, &axis);
  Statistics s = statisticsAbout(b, meanOf(b, input, &axes), input, &axes,
                                 nnLayerNormGetEpsilon(op));
  return nnLowerReplace(b, op,
                        normalizeLayer(b, input, &s, nnLowerOperand(b, op, 1),
                                       nnLowerOperand(b, op, 2), axis));
}

MlirLogicalResult nnLowerRmsNorm(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0), none = {NULL};
  int64_t axis = nnRmsNormGetAxis(op);
  NnAxes axes = axesFrom(input, &axis);
  Statistics s =
      statisticsAbout(b, none, input, &axes, nnRmsNormGetEpsilon(op));
  return nnLowerReplace(
      b, op,
      normalizeLayer(b, input, &s, nnLowerOperand(b, op, 1), none, axis));
}
