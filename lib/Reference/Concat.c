//===- Concat.c - nn.concat and nn.split ----------------------------------===//
// Copies between a whole tensor and consecutive parts of it along an axis, one
// way or the other.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <string.h>

/// The part of `whole` that is `size` wide along `axis`, from `offset` on.
typedef struct Part {
  const nnrt_tensor_t *whole;
  int64_t axis, offset, size;
} Part;

static void copyPart(const Part *p, const nnrt_tensor_t *part, bool toWhole) {
  NnShape shape = nnTensorShape(p->whole);
  int64_t bytes = nnDTypeBytes(p->whole->dtype) *
                  nnShapeRange(&shape, p->axis + 1, shape.rank);
  int64_t rows = nnShapeRange(&shape, 0, p->axis);
  int64_t partRow = p->size * bytes;
  int64_t wholeRow = shape.dims[p->axis] * bytes;
  for (int64_t r = 0; r < rows; ++r) {
    char *inWhole = (char *)p->whole->data + r * wholeRow + p->offset * bytes;
    char *inPart = (char *)part->data + r * partRow;
    memcpy(toWhole ? inWhole : inPart, toWhole ? inPart : inWhole,
           (size_t)partRow);
  }
}

static MlirLogicalResult concatShape(const NnEval *e, int64_t axis,
                                     NnShape *shape) {
  *shape = nnTensorShape(&e->inputs[0]);
  for (intptr_t i = 1; i < e->numInputs; ++i) {
    NnShape other = nnTensorShape(&e->inputs[i]);
    int64_t size = other.rank == shape->rank ? other.dims[axis] : 0;
    if (other.rank == shape->rank)
      other.dims[axis] = shape->dims[axis];
    if (!nnShapeEqual(shape, &other))
      return nnOpError(e->op,
                       "operand %lld differs from the first in a dimension "
                       "other than %lld",
                       (long long)i, (long long)axis);
    shape->dims[axis] += size;
  }
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalConcat(const NnEval *e) {
  NnShape shape;
  int64_t axis;
  if (e->numInputs < 1)
    return nnOpError(e->op, "expected an operand");
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, e->inputs[0].rank, &axis)) ||
      mlirLogicalResultIsFailure(concatShape(e, axis, &shape)) ||
      mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape)))
    return NN_FAILURE;
  Part part = {.whole = &e->outputs[0], .axis = axis};
  for (intptr_t i = 0; i < e->numInputs; ++i) {
    part.size = e->inputs[i].shape[axis];
    copyPart(&part, &e->inputs[i], true);
    part.offset += part.size;
  }
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalSplit(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  MlirAttribute sizes = nnAttr(e->op, "sizes");
  Part part = {.whole = &e->inputs[0]};
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, shape.rank, &part.axis)))
    return NN_FAILURE;
  int64_t whole = shape.dims[part.axis];
  for (intptr_t i = 0; i < e->numOutputs; ++i) {
    part.size = mlirDenseI64ArrayGetElement(sizes, i);
    if (part.size < 0 || part.size > whole - part.offset)
      return nnOpError(e->op, "sizes do not sum to %lld", (long long)whole);
    shape.dims[part.axis] = part.size;
    if (mlirLogicalResultIsFailure(
            nnEvalAllocate(e, i, e->inputs[0].dtype, &shape)))
      return NN_FAILURE;
    copyPart(&part, &e->outputs[i], false);
    part.offset += part.size;
  }
  if (part.offset != whole)
    return nnOpError(e->op, "sizes do not sum to %lld", (long long)whole);
  return NN_SUCCESS;
}
