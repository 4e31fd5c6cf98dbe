//===- Row.c - Ops that go along one axis ---------------------------------===//
// nn.arg_max, nn.arg_min, nn.cum_sum and nn.cum_prod: one row at a time.
//===----------------------------------------------------------------------===//
#include "Row.h"

#include <math.h>

void nnForEachRow(const NnEval *e, int64_t axis, NnRowFn fn) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  int64_t outer = nnShapeRange(&shape, 0, axis);
  int64_t inner = nnShapeRange(&shape, axis + 1, shape.rank);
  NnRow row = {.stride = inner, .count = shape.dims[axis]};
  for (int64_t i = 0; i < outer * inner; ++i) {
    row.begin = i / inner * row.count * inner + i % inner;
    fn(e, &row, i);
  }
}

//===----------------------------------------------------------------------===//
// Index of the extreme
//===----------------------------------------------------------------------===//

/// Whether a comes before b.
static bool precedes(const NnEval *e, NnNumber a, NnNumber b) {
  bool isMax = e->kind == NN_OP_ArgMax;
  if (e->inputs[0].dtype == NNRT_U64)
    return isMax ? (uint64_t)a.i > (uint64_t)b.i
                 : (uint64_t)a.i < (uint64_t)b.i;
  if (!nnDTypeIsFloat(e->inputs[0].dtype))
    return isMax ? a.i > b.i : a.i < b.i;
  if (isnan(a.f) || isnan(b.f))
    return isnan(a.f) && !isnan(b.f);
  return isMax ? a.f > b.f : a.f < b.f;
}

static void findExtreme(const NnEval *e, const NnRow *row, int64_t i) {
  bool isLast = !mlirAttributeIsNull(nnAttr(e->op, "last"));
  int64_t best = 0;
  for (int64_t k = 1; k < row->count; ++k) {
    NnNumber x = nnRowLoad(e, row, k), y = nnRowLoad(e, row, best);
    if (isLast ? !precedes(e, y, x) : precedes(e, x, y))
      best = k;
  }
  nnTensorStore(&e->outputs[0], i, (NnNumber){.i = best});
}

MlirLogicalResult nnEvalArgReduce(const NnEval *e) {
  NnShape input = nnTensorShape(&e->inputs[0]), shape = {.rank = 0};
  bool keep = !mlirAttributeIsNull(nnAttr(e->op, "keepdims"));
  int64_t axis;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, input.rank, &axis)))
    return NN_FAILURE;
  for (int64_t d = 0; d < input.rank; ++d)
    if (keep || d != axis)
      shape.dims[shape.rank++] = d == axis ? 1 : input.dims[d];
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_I64, &shape)))
    return NN_FAILURE;
  nnForEachRow(e, axis, findExtreme);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Running sums and products
//===----------------------------------------------------------------------===//

static void accumulate(const NnEval *e, const NnRow *row, int64_t i) {
  (void)i;
  bool isExclusive = !mlirAttributeIsNull(nnAttr(e->op, "exclusive"));
  bool isReverse = !mlirAttributeIsNull(nnAttr(e->op, "reverse"));
  int32_t dtype = e->inputs[0].dtype;
  NnScalarInfo info = {.from = dtype, .to = dtype};
  int64_t first = e->kind == NN_OP_CumProd;
  NnNumber total = nnDTypeIsFloat(dtype) ? (NnNumber){.f = (double)first}
                                         : (NnNumber){.i = first};
  for (int64_t k = 0; k < row->count; ++k) {
    int64_t at = isReverse ? row->count - 1 - k : k;
    NnNumber x[] = {total, nnRowLoad(e, row, at)}, next = e->scalar(x, &info);
    nnTensorStore(&e->outputs[0], row->begin + at * row->stride,
                  isExclusive ? total : next);
    total = next;
  }
}

MlirLogicalResult nnEvalCumulative(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  int64_t axis;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, shape.rank, &axis)) ||
      mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape)))
    return NN_FAILURE;
  nnForEachRow(e, axis, accumulate);
  return NN_SUCCESS;
}
