//===- GatherElements.c - nn.gather_elements and gather_nd ----------------===//
// The place of each index tuple in data, clamped, and one copy of what is
// behind it.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Places.h"

#include <string.h>

MlirLogicalResult nnEvalGatherElements(const NnEval *e) {
  const nnrt_tensor_t *data = &e->inputs[0], *indices = &e->inputs[1];
  NnShape from = nnTensorShape(data), to = nnTensorShape(indices);
  int64_t axis, strides[NN_MAX_RANK], at[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, from.rank, &axis)) ||
      mlirLogicalResultIsFailure(nnEvalWithin(e, &to, &from, axis)) ||
      mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, data->dtype, &to)))
    return NN_FAILURE;
  int64_t count = nnTensorNumElements(indices);
  if (count && !from.dims[axis])
    return nnOpError(e->op, "cannot pick from an empty dimension");
  nnShapeStrides(&from, strides);
  for (int64_t i = 0; i < count; ++i) {
    nnPlaceOf(i, &to, at);
    at[axis] = nnClampIndex(nnTensorLoad(indices, i).i, from.dims[axis]);
    int64_t source = 0;
    for (int64_t d = 0; d < from.rank; ++d)
      source += at[d] * strides[d];
    nnTensorStore(&e->outputs[0], i, nnTensorLoad(data, source));
  }
  return NN_SUCCESS;
}

/// The element of data at which the slice of tuple `i` begins.
static int64_t sliceBegin(const NnEval *e, const NnShape *from, int64_t batch,
                          int64_t size, int64_t i) {
  const nnrt_tensor_t *indices = &e->inputs[1];
  NnShape tuples = nnTensorShape(indices);
  int64_t at[NN_MAX_RANK], begin = 0;
  --tuples.rank;
  nnPlaceOf(i, &tuples, at);
  for (int64_t d = 0; d < batch; ++d)
    begin = begin * from->dims[d] + at[d];
  for (int64_t d = 0; d < size; ++d) {
    int64_t dim = from->dims[batch + d];
    begin =
        begin * dim + nnClampIndex(nnTensorLoad(indices, i * size + d).i, dim);
  }
  return begin * nnShapeRange(from, batch + size, from->rank);
}

MlirLogicalResult nnEvalGatherND(const NnEval *e) {
  const nnrt_tensor_t *data = &e->inputs[0], *indices = &e->inputs[1];
  NnShape from = nnTensorShape(data), to = nnTensorShape(indices);
  int64_t batch = nnEvalInt(e, "batch_dims", 0), size = to.dims[--to.rank];
  for (int64_t d = 0; d < batch; ++d)
    if (to.dims[d] != from.dims[d])
      return nnOpError(e->op,
                       "expected data and indices to agree in "
                       "dimension %lld",
                       (long long)d);
  int64_t count = nnShapeNumElements(&to);
  for (int64_t d = batch + size; d < from.rank; ++d)
    to.dims[to.rank++] = from.dims[d];
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, data->dtype, &to)))
    return NN_FAILURE;
  int64_t bytes =
      nnShapeRange(&from, batch + size, from.rank) * nnDTypeBytes(data->dtype);
  if (!nnTensorNumElements(&e->outputs[0]))
    return NN_SUCCESS;
  if (!nnShapeRange(&from, batch, batch + size))
    return nnOpError(e->op, "cannot pick from an empty dimension");
  for (int64_t i = 0; i < count; ++i)
    memcpy((char *)e->outputs[0].data + i * bytes,
           (const char *)data->data +
               sliceBegin(e, &from, batch, size, i) * nnDTypeBytes(data->dtype),
           (size_t)bytes);
  return NN_SUCCESS;
}
