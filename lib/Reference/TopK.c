//===- TopK.c - nn.top_k --------------------------------------------------===//
// Each row along the axis is sorted, and the first k of it are written out.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Sort.h"

#include <stdlib.h>

/// A row: elements `begin`, `begin + stride`, ….
typedef struct Row {
  const nnrt_tensor_t *input;
  int64_t begin, stride;
  int sign; ///< -1: the largest first.
} Row;

static NnNumber elementAt(const Row *row, int64_t place) {
  return nnTensorLoad(row->input, row->begin + place * row->stride);
}

static int compare(int64_t x, int64_t y, const void *user) {
  const Row *row = user;
  return row->sign * nnCompareNumbers(row->input->dtype, elementAt(row, x),
                                      elementAt(row, y));
}

/// Sorts a row of `n` and writes the first k from `to` on.
static bool sortRow(const NnEval *e, const Row *row, int64_t *places, int64_t n,
                    int64_t k, int64_t to) {
  for (int64_t i = 0; i < n; ++i)
    places[i] = i;
  if (!nnSortPlaces(places, n, compare, row))
    return false;
  for (int64_t i = 0; i < k; ++i) {
    int64_t at = to + i * row->stride;
    nnTensorStore(&e->outputs[0], at, elementAt(row, places[i]));
    nnTensorStore(&e->outputs[1], at, (NnNumber){.i = places[i]});
  }
  return true;
}

MlirLogicalResult nnEvalTopK(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape from = nnTensorShape(input), to = from;
  int64_t axis, k = nnTensorLoad(&e->inputs[1], 0).i;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, -1, from.rank, &axis)))
    return NN_FAILURE;
  int64_t n = from.dims[axis];
  if (k < 0 || k > n)
    return nnOpError(e->op, "expected k from 0 to %lld, got %lld", (long long)n,
                     (long long)k);
  to.dims[axis] = k;
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, &to)) ||
      mlirLogicalResultIsFailure(nnEvalAllocate(e, 1, NNRT_I64, &to)))
    return NN_FAILURE;
  Row row = {.input = input,
             .stride = nnShapeRange(&from, axis + 1, from.rank),
             .sign = mlirAttributeIsNull(nnAttr(e->op, "smallest")) ? -1 : 1};
  int64_t outer = nnShapeRange(&from, 0, axis);
  int64_t *places = malloc(((size_t)n + 1) * sizeof *places);
  bool ok = places;
  for (int64_t i = 0; ok && i < outer * row.stride; ++i) {
    int64_t o = i / row.stride, inner = i % row.stride;
    row.begin = o * n * row.stride + inner;
    ok = sortRow(e, &row, places, n, k, o * k * row.stride + inner);
  }
  free(places);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
