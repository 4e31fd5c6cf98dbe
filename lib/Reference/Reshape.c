//===- Reshape.c - Ops that keep the elements where they are --------------===//
// reshape, squeeze, unsqueeze and shape_of: the work is finding the result's
// shape, from the op's attributes and the shape operand's data.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <string.h>

/// Fills dimensions 0 and -1 in, which `shape` has from the shape operand.
static MlirLogicalResult resolve(const NnEval *e, NnShape *shape) {
  const nnrt_tensor_t *input = &e->inputs[0];
  bool allowZero = !mlirAttributeIsNull(nnAttr(e->op, "allow_zero"));
  int64_t inferred = -1;
  for (int64_t d = 0; d < shape->rank; ++d) {
    if (shape->dims[d] == 0 && !allowZero) {
      if (d >= input->rank)
        return nnOpError(e->op, "dimension %lld copies one that input lacks",
                         (long long)d);
      shape->dims[d] = input->shape[d];
    } else if (shape->dims[d] == -1) {
      if (inferred >= 0)
        return nnOpError(e->op, "expected at most one -1 in shape");
      inferred = d;
    }
  }
  if (inferred < 0)
    return NN_SUCCESS;
  shape->dims[inferred] = 1;
  int64_t others = nnShapeNumElements(shape);
  shape->dims[inferred] = others > 0 ? nnTensorNumElements(input) / others : 0;
  return NN_SUCCESS;
}

static MlirLogicalResult reshapeTarget(const NnEval *e, NnShape *shape) {
  const nnrt_tensor_t *operand = &e->inputs[1];
  if (operand->rank != 1 || operand->shape[0] > NN_MAX_RANK)
    return nnOpError(e->op,
                     "expected a shape of rank 1 with at most %d "
                     "elements",
                     NN_MAX_RANK);
  shape->rank = operand->shape[0];
  for (int64_t d = 0; d < shape->rank; ++d) {
    shape->dims[d] = nnTensorLoad(operand, d).i;
    if (shape->dims[d] < -1)
      return nnOpError(e->op, "expected dimensions of -1 or more, got %lld",
                       (long long)shape->dims[d]);
  }
  return resolve(e, shape);
}

static MlirLogicalResult squeezeTarget(const NnEval *e, NnShape *shape) {
  const nnrt_tensor_t *input = &e->inputs[0];
  bool isAxis[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(nnEvalAxes(e, input->rank, isAxis)))
    return NN_FAILURE;
  for (int32_t d = 0; d < input->rank; ++d) {
    if (isAxis[d] && input->shape[d] != 1)
      return nnOpError(e->op, "expected dimension %d of size 1, got %lld",
                       (int)d, (long long)input->shape[d]);
    if (!isAxis[d])
      shape->dims[shape->rank++] = input->shape[d];
  }
  return NN_SUCCESS;
}

static MlirLogicalResult unsqueezeTarget(const NnEval *e, NnShape *shape) {
  const nnrt_tensor_t *input = &e->inputs[0];
  int64_t axes[NN_MAX_RANK];
  int64_t count = nnAttrInts(nnAttr(e->op, "axes"), NN_MAX_RANK, axes);
  shape->rank = input->rank + count;
  if (count < 0 || shape->rank > NN_MAX_RANK)
    return nnOpError(e->op, "expected a result of rank %d at most",
                     NN_MAX_RANK);
  bool isAxis[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(nnEvalAxes(e, shape->rank, isAxis)))
    return NN_FAILURE;
  for (int64_t d = 0, from = 0; d < shape->rank; ++d)
    shape->dims[d] = isAxis[d] ? 1 : input->shape[from++];
  return NN_SUCCESS;
}

static MlirLogicalResult target(const NnEval *e, NnShape *shape) {
  switch (e->kind) {
  case NN_OP_Squeeze:
    return squeezeTarget(e, shape);
  case NN_OP_Unsqueeze:
    return unsqueezeTarget(e, shape);
  default:
    return reshapeTarget(e, shape);
  }
}

MlirLogicalResult nnEvalReshape(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape from = nnTensorShape(input), to = {0};
  if (mlirLogicalResultIsFailure(target(e, &to)))
    return NN_FAILURE;
  char a[NN_SHAPE_TEXT], b[NN_SHAPE_TEXT];
  if (nnShapeNumElements(&to) != nnTensorNumElements(input))
    return nnOpError(e->op, "cannot reshape %s to %s",
                     nnShapeText(&from, a, sizeof(a)),
                     nnShapeText(&to, b, sizeof(b)));
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, &to)))
    return NN_FAILURE;
  memcpy(e->outputs[0].data, input->data, (size_t)nnTensorBytes(input));
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalShapeOf(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape shape = {1, {input->rank}};
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_I64, &shape)))
    return NN_FAILURE;
  for (int32_t d = 0; d < input->rank; ++d)
    nnTensorStore(&e->outputs[0], d, (NnNumber){.i = input->shape[d]});
  return NN_SUCCESS;
}
