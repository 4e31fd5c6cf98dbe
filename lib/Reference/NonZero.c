//===- NonZero.c - nn.non_zero --------------------------------------------===//
// Counts, then writes the indices of each element that was counted.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

static bool isNonZero(const nnrt_tensor_t *tensor, int64_t position) {
  NnNumber x = nnTensorLoad(tensor, position);
  return nnDTypeIsFloat(tensor->dtype) ? x.f != 0 : x.i != 0;
}

MlirLogicalResult nnEvalNonZero(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape from = nnTensorShape(input), to = {2, {from.rank, 0}};
  int64_t n = nnTensorNumElements(input), strides[NN_MAX_RANK];
  for (int64_t i = 0; i < n; ++i)
    to.dims[1] += isNonZero(input, i);
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_I64, &to)))
    return NN_FAILURE;
  nnShapeStrides(&from, strides);
  for (int64_t i = 0, column = 0; i < n; ++i) {
    if (!isNonZero(input, i))
      continue;
    for (int64_t d = 0; d < from.rank; ++d)
      nnTensorStore(&e->outputs[0], d * to.dims[1] + column,
                    (NnNumber){.i = i / strides[d] % from.dims[d]});
    ++column;
  }
  return NN_SUCCESS;
}
