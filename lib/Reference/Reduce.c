//===- Reduce.c - Reductions and global pooling ---------------------------===//
// Walks the input once and folds each element, by the row's scalar function,
// into the partial result that it belongs to.
//===----------------------------------------------------------------------===//
#include "Window.h"

#include <stdlib.h>

/// What is to be reduced how.
typedef struct Reduction {
  const nnrt_tensor_t *from;
  NnScalarFn fn;
  NnScalarInfo info;
  NnShape shape;                ///< The input's.
  int64_t strides[NN_MAX_RANK]; ///< In the result; 0 where reduced.
  NnNumber *partial;
  int64_t next; ///< Position in the input.
} Reduction;

static NnNumber identity(NnScalarFn fn, int32_t dtype) {
  bool isFloat = nnDTypeIsFloat(dtype);
  if (fn == nnRefReduceMax)
    return nnLowest(dtype);
  if (fn == nnRefReduceMin)
    return nnHighest(dtype);
  int64_t value = fn == nnRefReduceProd;
  return isFloat ? (NnNumber){.f = (double)value} : (NnNumber){.i = value};
}

static void reduceDim(Reduction *r, int64_t d, int64_t to) {
  if (d == r->shape.rank) {
    NnNumber x[2] = {r->partial[to], nnTensorLoad(r->from, r->next++)};
    r->partial[to] = r->fn(x, &r->info);
    return;
  }
  for (int64_t i = 0; i < r->shape.dims[d]; ++i)
    reduceDim(r, d + 1, to + i * r->strides[d]);
}

/// Reduces the flagged dimensions, dropping them unless `keep`, with `fn`.
static MlirLogicalResult reduce(const NnEval *e, const bool *isAxis, bool keep,
                                NnScalarFn fn) {
  const nnrt_tensor_t *from = &e->inputs[0];
  Reduction r = {.from = from, .fn = fn, .shape = nnTensorShape(from)};
  r.info = (NnScalarInfo){.from = from->dtype, .to = from->dtype};
  NnShape kept = r.shape, shape = {0};
  int64_t reduced = 1;
  for (int64_t d = 0; d < r.shape.rank; ++d) {
    reduced *= isAxis[d] ? r.shape.dims[d] : 1;
    kept.dims[d] = isAxis[d] ? 1 : r.shape.dims[d];
    if (keep || !isAxis[d])
      shape.dims[shape.rank++] = kept.dims[d];
  }
  nnBroadcastStrides(&kept, &r.shape, r.strides);
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, from->dtype, &shape)))
    return NN_FAILURE;
  int64_t count = nnTensorNumElements(&e->outputs[0]);
  r.partial = malloc(((size_t)count + 1) * sizeof(NnNumber));
  if (!r.partial)
    return nnEvalOutOfMemory(e);
  for (int64_t i = 0; i < count; ++i)
    r.partial[i] = identity(fn, from->dtype);
  reduceDim(&r, 0, 0);
  for (int64_t i = 0; i < count; ++i) {
    if (fn == nnRefReduceMean)
      r.partial[i].f /= (double)reduced;
    nnTensorStore(&e->outputs[0], i, r.partial[i]);
  }
  free(r.partial);
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalReduce(const NnEval *e) {
  bool isAxis[NN_MAX_RANK];
  bool keep = !mlirAttributeIsNull(nnAttr(e->op, "keepdims"));
  if (mlirLogicalResultIsFailure(nnEvalAxes(e, e->inputs[0].rank, isAxis)))
    return NN_FAILURE;
  return reduce(e, isAxis, keep, e->scalar);
}

/// In the order of NN_Reducer.
static const NnScalarFn reducers[] = {nnRefReduceSum, nnRefReduceProd,
                                      nnRefReduceMax, nnRefReduceMin};

MlirLogicalResult nnEvalReduceTo(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0], *shape = &e->inputs[1];
  bool isAxis[NN_MAX_RANK];
  if (nnTensorNumElements(shape) != input->rank)
    return nnOpError(e->op, "expected a shape of %d elements",
                     (int)input->rank);
  for (int32_t d = 0; d < input->rank; ++d)
    isAxis[d] = nnTensorLoad(shape, d).i != input->shape[d];
  return reduce(e, isAxis, true, reducers[nnEvalInt(e, "reducer", 0)]);
}

MlirLogicalResult nnEvalGlobalPool(const NnEval *e) {
  int64_t rank = e->inputs[0].rank;
  if (rank < 3)
    return nnOpError(e->op, "expected an input of rank 3 or more");
  int64_t channel = nnEvalIsNhwc(e) ? rank - 1 : 1;
  bool isAxis[NN_MAX_RANK];
  for (int64_t d = 0; d < rank; ++d)
    isAxis[d] = d != 0 && d != channel;
  bool isMax = e->kind == NN_OP_GlobalMaxPool;
  return reduce(e, isAxis, true, isMax ? nnRefReduceMax : nnRefReduceMean);
}
