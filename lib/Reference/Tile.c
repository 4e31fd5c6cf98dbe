//===- Tile.c - nn.tile ---------------------------------------------------===//
// A copy of input for each combination of repeats.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Places.h"

MlirLogicalResult nnEvalTile(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0], *list = &e->inputs[1];
  NnShape from = nnTensorShape(input), to = from, repeats = from;
  int64_t strides[NN_MAX_RANK], targets[NN_MAX_RANK], at[NN_MAX_RANK];
  if (nnTensorNumElements(list) != from.rank)
    return nnOpError(e->op, "expected one number of repeats a dimension");
  for (int64_t d = 0; d < from.rank; ++d) {
    repeats.dims[d] = nnTensorLoad(list, d).i;
    if (repeats.dims[d] < 0 ||
        __builtin_mul_overflow(from.dims[d], repeats.dims[d], &to.dims[d]))
      return nnOpError(e->op, "cannot repeat %lld times",
                       (long long)repeats.dims[d]);
  }
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, &to)))
    return NN_FAILURE;
  if (!nnTensorNumElements(&e->outputs[0]))
    return NN_SUCCESS;
  nnShapeStrides(&from, strides);
  nnShapeStrides(&to, targets);
  int64_t bytes = nnDTypeBytes(input->dtype);
  for (int64_t i = 0; i < nnShapeNumElements(&repeats); ++i) {
    int64_t begin = 0;
    nnPlaceOf(i, &repeats, at);
    for (int64_t d = 0; d < from.rank; ++d)
      begin += at[d] * from.dims[d] * targets[d];
    nnCopyStrided((char *)e->outputs[0].data + begin * bytes, targets,
                  input->data, strides, &from, bytes);
  }
  return NN_SUCCESS;
}
