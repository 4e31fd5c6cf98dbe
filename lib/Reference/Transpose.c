//===- Transpose.c - nn.transpose and nn.expand ---------------------------===//
// Reads the input through strides that are permuted, or 0 where a dimension is
// repeated.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

/// Fills a new result of this shape with input's elements read by `strides`.
static MlirLogicalResult readStrided(const NnEval *e, const NnShape *shape,
                                     const int64_t *strides) {
  const nnrt_tensor_t *input = &e->inputs[0];
  int64_t dense[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, shape)))
    return NN_FAILURE;
  nnShapeStrides(shape, dense);
  nnCopyStrided(e->outputs[0].data, dense, input->data, strides, shape,
                nnDTypeBytes(input->dtype));
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalTranspose(const NnEval *e) {
  NnShape from = nnTensorShape(&e->inputs[0]), to = from;
  int64_t perm[NN_MAX_RANK], dense[NN_MAX_RANK], strides[NN_MAX_RANK];
  int64_t count = nnAttrInts(nnAttr(e->op, "perm"), NN_MAX_RANK, perm);
  if (count != from.rank)
    return nnOpError(e->op, "expected a perm of %lld elements",
                     (long long)from.rank);
  nnShapeStrides(&from, dense);
  for (int64_t d = 0; d < from.rank; ++d) {
    if (perm[d] < 0 || perm[d] >= from.rank)
      return nnOpError(e->op, "expected a permutation of the dimensions");
    to.dims[d] = from.dims[perm[d]];
    strides[d] = dense[perm[d]];
  }
  return readStrided(e, &to, strides);
}

MlirLogicalResult nnEvalExpand(const NnEval *e) {
  NnShape from = nnTensorShape(&e->inputs[0]);
  const nnrt_tensor_t *operand = &e->inputs[1];
  if (operand->rank != 1 || operand->shape[0] > NN_MAX_RANK)
    return nnOpError(e->op,
                     "expected a shape of rank 1 with at most %d "
                     "elements",
                     NN_MAX_RANK);
  NnShape shape = {.rank = operand->shape[0]};
  for (int64_t d = 0; d < shape.rank; ++d)
    shape.dims[d] = nnTensorLoad(operand, d).i;
  char a[NN_SHAPE_TEXT], b[NN_SHAPE_TEXT];
  NnShape to = from;
  if (!nnShapeBroadcast(&to, &shape))
    return nnOpError(e->op, "shapes %s and %s do not broadcast together",
                     nnShapeText(&from, a, sizeof(a)),
                     nnShapeText(&shape, b, sizeof(b)));
  int64_t strides[NN_MAX_RANK];
  nnBroadcastStrides(&from, &to, strides);
  return readStrided(e, &to, strides);
}
