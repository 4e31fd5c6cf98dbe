//===- Scatter.c - nn.scatter_elements and scatter_nd ---------------------===//
// A copy of data; then each update in order, where its index is in range.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Places.h"

#include "nn-c/NNOps.h"

#include <math.h>
#include <string.h>

static double chooseFloat(double x, double y, bool max) {
  if (isnan(x) || isnan(y))
    return NAN;
  return (x > y) == max ? x : y;
}

static NnNumber combineFloats(int64_t reduction, double x, double y) {
  switch (reduction) {
  case NN_SCATTER_REDUCTION_ADD:
    return (NnNumber){.f = x + y};
  case NN_SCATTER_REDUCTION_MUL:
    return (NnNumber){.f = x * y};
  default:
    return (NnNumber){
        .f = chooseFloat(x, y, reduction == NN_SCATTER_REDUCTION_MAX)};
  }
}

static NnNumber combineInts(int64_t reduction, int32_t dtype, int64_t x,
                            int64_t y) {
  switch (reduction) {
  case NN_SCATTER_REDUCTION_ADD:
    return (NnNumber){.i = (int64_t)((uint64_t)x + (uint64_t)y)};
  case NN_SCATTER_REDUCTION_MUL:
    return (NnNumber){.i = (int64_t)((uint64_t)x * (uint64_t)y)};
  case NN_SCATTER_REDUCTION_MAX:
    return (NnNumber){.i = nnIsLess(dtype, x, y) ? y : x};
  default:
    return (NnNumber){.i = nnIsLess(dtype, x, y) ? x : y};
  }
}

/// Of truth values, a sum is what either is.
static int64_t reductionOf(const NnEval *e) {
  int64_t reduction = nnEvalInt(e, "reduction", NN_SCATTER_REDUCTION_NONE);
  bool isSum = reduction == NN_SCATTER_REDUCTION_ADD;
  return isSum && e->inputs[0].dtype == NNRT_BOOL ? NN_SCATTER_REDUCTION_MAX
                                                  : reduction;
}

static void writeElement(const NnEval *e, int64_t reduction, int64_t to,
                         int64_t from) {
  const nnrt_tensor_t *result = &e->outputs[0];
  NnNumber x = nnTensorLoad(result, to), y = nnTensorLoad(&e->inputs[2], from);
  if (reduction != NN_SCATTER_REDUCTION_NONE)
    y = nnDTypeIsFloat(result->dtype)
            ? combineFloats(reduction, x.f, y.f)
            : combineInts(reduction, result->dtype, x.i, y.i);
  nnTensorStore(result, to, y);
}

static MlirLogicalResult copyData(const NnEval *e) {
  const nnrt_tensor_t *data = &e->inputs[0];
  NnShape shape = nnTensorShape(data);
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, data->dtype, &shape)))
    return NN_FAILURE;
  memcpy(e->outputs[0].data, data->data, (size_t)nnTensorBytes(data));
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalScatterElements(const NnEval *e) {
  const nnrt_tensor_t *indices = &e->inputs[1];
  NnShape to = nnTensorShape(&e->inputs[0]), from = nnTensorShape(indices);
  NnShape updates = nnTensorShape(&e->inputs[2]);
  int64_t axis, strides[NN_MAX_RANK], at[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, to.rank, &axis)) ||
      mlirLogicalResultIsFailure(nnEvalWithin(e, &from, &to, axis)))
    return NN_FAILURE;
  if (!nnShapeEqual(&from, &updates))
    return nnOpError(e->op, "expected updates of indices' shape");
  if (mlirLogicalResultIsFailure(copyData(e)))
    return NN_FAILURE;
  nnShapeStrides(&to, strides);
  for (int64_t i = 0; i < nnTensorNumElements(indices); ++i) {
    nnPlaceOf(i, &from, at);
    at[axis] = nnWrapIndex(nnTensorLoad(indices, i).i, to.dims[axis]);
    if (at[axis] < 0 || at[axis] >= to.dims[axis])
      continue;
    int64_t target = 0;
    for (int64_t d = 0; d < to.rank; ++d)
      target += at[d] * strides[d];
    writeElement(e, reductionOf(e), target, i);
  }
  return NN_SUCCESS;
}

/// The slice that tuple `i` names, or -1 if there is none.
static int64_t sliceNumber(const nnrt_tensor_t *indices, const NnShape *to,
                           int64_t size, int64_t i) {
  int64_t number = 0;
  for (int64_t d = 0; d < size; ++d) {
    int64_t index =
        nnWrapIndex(nnTensorLoad(indices, i * size + d).i, to->dims[d]);
    if (index < 0 || index >= to->dims[d])
      return -1;
    number = number * to->dims[d] + index;
  }
  return number;
}

MlirLogicalResult nnEvalScatterND(const NnEval *e) {
  const nnrt_tensor_t *indices = &e->inputs[1];
  NnShape to = nnTensorShape(&e->inputs[0]), from = nnTensorShape(indices);
  NnShape updates = nnTensorShape(&e->inputs[2]);
  int64_t size = from.dims[--from.rank], count = nnShapeNumElements(&from);
  int64_t slice = nnShapeRange(&to, size, to.rank);
  for (int64_t d = size; d < to.rank; ++d)
    from.dims[from.rank++] = to.dims[d];
  if (!nnShapeEqual(&from, &updates))
    return nnOpError(e->op, "expected updates of one slice a tuple");
  if (mlirLogicalResultIsFailure(copyData(e)))
    return NN_FAILURE;
  for (int64_t i = 0; i < count; ++i) {
    int64_t number = sliceNumber(indices, &to, size, i);
    for (int64_t k = 0; number >= 0 && k < slice; ++k)
      writeElement(e, reductionOf(e), number * slice + k, i * slice + k);
  }
  return NN_SUCCESS;
}
