//===- Pad.c - nn.pad -----------------------------------------------------===//
// A table for each dimension says which input index an output index shows, or
// -1 for the padding value.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <stdlib.h>
#include <string.h>

/// The order of NN_PadMode.
enum { modeConstant, modeReflect, modeEdge, modeWrap };

typedef struct Pad {
  const char *from;
  char *to; ///< Advances.
  int64_t bytes;
  NnShape shape; ///< The result's.
  int64_t strides[NN_MAX_RANK];
  int64_t *tables[NN_MAX_RANK];
  char value[8]; ///< Bytes of the padding element.
} Pad;

/// Which of `size` elements stands at `i`, which may lie outside.
static int64_t source(int64_t mode, int64_t i, int64_t size) {
  if (i >= 0 && i < size)
    return i;
  if (mode == modeConstant)
    return -1;
  if (mode == modeEdge || size == 1)
    return i < 0 ? 0 : size - 1;
  int64_t period = mode == modeWrap ? size : 2 * (size - 1); // forth and back
  i = (i % period + period) % period;
  return i < size ? i : period - i;
}

static void padDim(Pad *p, int64_t d, const char *from) {
  if (d == p->shape.rank) {
    memcpy(p->to, from ? from : p->value, (size_t)p->bytes);
    p->to += p->bytes;
    return;
  }
  for (int64_t i = 0; i < p->shape.dims[d]; ++i) {
    int64_t at = p->tables[d][i];
    padDim(p, d + 1,
           from && at >= 0 ? from + at * p->strides[d] * p->bytes : NULL);
  }
}

/// Finds the result's shape, then the tables.
static MlirLogicalResult prepare(const NnEval *e, Pad *p) {
  const nnrt_tensor_t *input = &e->inputs[0], *pads = &e->inputs[1];
  int64_t rank = input->rank, mode = nnEvalInt(e, "mode", modeConstant);
  if (nnTensorNumElements(pads) != 2 * rank)
    return nnOpError(e->op, "expected %lld pads", (long long)(2 * rank));
  for (int64_t d = 0; d < rank; ++d) {
    int64_t before = nnTensorLoad(pads, d).i, size = input->shape[d];
    int64_t *dim = &p->shape.dims[d];
    if (__builtin_add_overflow(size, before, dim) ||
        __builtin_add_overflow(*dim, nnTensorLoad(pads, rank + d).i, dim) ||
        *dim < 0)
      return nnOpError(e->op, "pads make dimension %lld negative",
                       (long long)d);
    if (size == 0 && *dim && mode != modeConstant)
      return nnOpError(e->op, "dimension %lld has nothing to pad with",
                       (long long)d);
  }
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, &p->shape)))
    return NN_FAILURE;
  for (int64_t d = 0; d < rank; ++d) {
    int64_t before = nnTensorLoad(pads, d).i, count = p->shape.dims[d];
    p->tables[d] = calloc((size_t)count + 1, sizeof(int64_t));
    if (!p->tables[d])
      return nnEvalOutOfMemory(e);
    for (int64_t i = 0; i < count; ++i)
      p->tables[d][i] = source(mode, i - before, input->shape[d]);
  }
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalPad(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape from = nnTensorShape(input);
  Pad p = {.shape = from, .bytes = nnDTypeBytes(input->dtype)};
  MlirLogicalResult result = prepare(e, &p);
  if (mlirLogicalResultIsSuccess(result)) {
    nnShapeStrides(&from, p.strides);
    if (e->numInputs > 2)
      memcpy(p.value, e->inputs[2].data, (size_t)p.bytes);
    p.from = input->data;
    p.to = e->outputs[0].data;
    padDim(&p, 0, p.from);
  }
  for (int64_t d = 0; d < from.rank; ++d)
    free(p.tables[d]);
  return result;
}
