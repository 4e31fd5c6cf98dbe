//===- Gather.c - nn.gather -----------------------------------------------===//
// One memcpy of the dimensions behind `axis` for each index and each
// combination of the dimensions before it.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Places.h"

#include <string.h>

MlirLogicalResult nnEvalGather(const NnEval *e) {
  const nnrt_tensor_t *data = &e->inputs[0], *indices = &e->inputs[1];
  NnShape from = nnTensorShape(data), to = {0};
  int64_t axis;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, from.rank, &axis)))
    return NN_FAILURE;
  if (from.rank - 1 + indices->rank > NN_MAX_RANK)
    return nnOpError(e->op, "expected a result of rank %d at most",
                     NN_MAX_RANK);
  for (int64_t d = 0; d < axis; ++d)
    to.dims[to.rank++] = from.dims[d];
  for (int32_t d = 0; d < indices->rank; ++d)
    to.dims[to.rank++] = indices->shape[d];
  for (int64_t d = axis + 1; d < from.rank; ++d)
    to.dims[to.rank++] = from.dims[d];
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, data->dtype, &to)))
    return NN_FAILURE;
  int64_t size = from.dims[axis], count = nnTensorNumElements(indices);
  int64_t outer = nnShapeRange(&from, 0, axis);
  int64_t bytes =
      nnShapeRange(&from, axis + 1, from.rank) * nnDTypeBytes(data->dtype);
  if (size == 0 && nnTensorNumElements(&e->outputs[0]))
    return nnOpError(e->op, "cannot pick from an empty dimension");
  char *next = e->outputs[0].data;
  for (int64_t o = 0; size && o < outer; ++o)
    for (int64_t i = 0; i < count; ++i, next += bytes) {
      int64_t index = nnClampIndex(nnTensorLoad(indices, i).i, size);
      memcpy(next, (const char *)data->data + (o * size + index) * bytes,
             (size_t)bytes);
    }
  return NN_SUCCESS;
}
