//===- ChannelFactors.c - Factors of channels that pass ops ---------------===//
// Only nn.clamp has constants that change; bounds that are 0 or infinite don't.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/ChannelFactors.h"

#include "Transforms/Numbers.h"

#include "nn-c/NNOps.h"

#include <math.h>
#include <stdlib.h>

/// Whether a constant has one element, or one for each channel.
static bool isBound(MlirValue value, int64_t rank, int64_t channels,
                    bool isLast) {
  NnShape shape = nnValueShape(value);
  int64_t dim = (isLast ? rank - 1 : 1) - (rank - shape.rank);
  int64_t n = nnShapeNumElements(&shape);
  return !mlirAttributeIsNull(nnConstantValue(value)) &&
         (n == 1 || (n == channels && dim >= 0 && shape.dims[dim] == n));
}

static bool clampPasses(MlirOperation op, int64_t channels, bool isLast) {
  int64_t rank = nnRank(nnResult(op, 0));
  return nnRank(nnOperand(op, 0)) == rank &&
         isBound(nnOperand(op, 1), rank, channels, isLast) &&
         isBound(nnOperand(op, 2), rank, channels, isLast);
}

static bool reshapePasses(MlirOperation op, int64_t channels) {
  NnShape from = nnValueShape(nnOperand(op, 0));
  NnShape to = nnValueShape(nnResult(op, 0));
  return from.rank && to.rank && from.dims[from.rank - 1] == channels &&
         to.dims[to.rank - 1] == channels;
}

bool nnPassesFactors(MlirOperation op, int64_t channels, bool isLast) {
  if (nnIsaClamp(op))
    return clampPasses(op, channels, isLast);
  if (nnIsaReshape(op))
    return isLast && reshapePasses(op, channels);
  return nnIsaRelu(op) || nnIsaLeakyRelu(op) || nnIsaPrelu(op) ||
         nnIsaMaxPool(op) || nnIsaAvgPool(op) || nnIsaGlobalAvgPool(op) ||
         nnIsaGlobalMaxPool(op);
}

static bool isFixed(const double *bound, int64_t n) {
  int64_t i = 0;
  while (i < n && (bound[i] == 0 || isinf(bound[i])))
    ++i;
  return i == n;
}

static MlirValue boundOf(NnBuilder b, MlirValue old, const double *values,
                         int64_t channels, int64_t trailing) {
  NnShape shape = {1, {channels}};
  while (shape.rank <= trailing)
    shape.dims[shape.rank++] = 1;
  MlirType type = nnTensorType(&shape, nnElementType(old));
  MlirAttribute attr = nnElementsFromDoubles(type, values);
  return mlirAttributeIsNull(attr) ? (MlirValue){NULL} : nnConstant(b, attr);
}

static bool scaleBound(NnBuilder b, MlirOperation op, intptr_t i,
                       const double *factors, int64_t channels, bool isLast) {
  MlirValue old = nnOperand(op, i), scaled = {NULL};
  NnShape shape = nnValueShape(old);
  int64_t n = nnShapeNumElements(&shape);
  double *bound = nnConstantDoubles(old);
  double *values = malloc((size_t)channels * sizeof *values);
  bool ok = bound && values, fixed = ok && isFixed(bound, n);
  for (int64_t c = 0; ok && c < channels; ++c)
    values[c] = bound[n == 1 ? 0 : c] * factors[c];
  if (ok && !fixed)
    scaled = boundOf(b, old, values, channels,
                     isLast ? 0 : nnRank(nnResult(op, 0)) - 2);
  free(bound);
  free(values);
  if (!mlirValueIsNull(scaled))
    mlirOperationSetOperand(op, i, scaled);
  return fixed || !mlirValueIsNull(scaled);
}

bool nnScaleChannels(NnBuilder b, MlirOperation op, const double *factors,
                     int64_t channels, bool isLast) {
  if (!nnIsaClamp(op))
    return true;
  b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(b, op);
  return scaleBound(b, op, 1, factors, channels, isLast) &&
         scaleBound(b, op, 2, factors, channels, isLast);
}
