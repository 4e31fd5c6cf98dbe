//===- Iota.c - nn.iota ---------------------------------------------------===//
// Element i is i.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

MlirLogicalResult nnEvalIota(const NnEval *e) {
  const nnrt_tensor_t *size = &e->inputs[0];
  if (nnTensorNumElements(size) != 1)
    return nnOpError(e->op, "expected a size of one element");
  int64_t count = nnTensorLoad(size, 0).i;
  NnShape shape = {.rank = 1, .dims = {count < 0 ? 0 : count}};
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, size->dtype, &shape)))
    return NN_FAILURE;
  for (int64_t i = 0; i < shape.dims[0]; ++i)
    nnTensorStore(&e->outputs[0], i, (NnNumber){.i = i});
  return NN_SUCCESS;
}
