//===- Softmax.c - nn.softmax and nn.log_softmax
//---------------------------===//
// One row along `axis` at a time: maximum, sum of exponentials, results.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <math.h>

/// `count` elements from `begin` on, `stride` apart.
typedef struct Row {
  int64_t begin, stride, count;
} Row;

static double load(const NnEval *e, const Row *row, int64_t i) {
  return nnTensorLoad(&e->inputs[0], row->begin + i * row->stride).f;
}

static void computeRow(const NnEval *e, const Row *row) {
  double maximum = -INFINITY, sum = 0;
  for (int64_t i = 0; i < row->count; ++i)
    maximum = fmax(maximum, load(e, row, i)); // a NaN makes the sum NaN
  for (int64_t i = 0; i < row->count; ++i)
    sum += exp(load(e, row, i) - maximum);
  for (int64_t i = 0; i < row->count; ++i) {
    double x = load(e, row, i) - maximum;
    double y = e->kind == NN_OP_Softmax ? exp(x) / sum : x - log(sum);
    nnTensorStore(&e->outputs[0], row->begin + i * row->stride,
                  (NnNumber){.f = y});
  }
}

MlirLogicalResult nnEvalSoftmax(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  int64_t axis;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, -1, shape.rank, &axis)) ||
      mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape)))
    return NN_FAILURE;
  int64_t outer = nnShapeRange(&shape, 0, axis);
  int64_t inner = nnShapeRange(&shape, axis + 1, shape.rank);
  Row row = {.stride = inner, .count = shape.dims[axis]};
  for (int64_t o = 0; o < outer; ++o)
    for (int64_t i = 0; i < inner; ++i) {
      row.begin = o * row.count * inner + i;
      computeRow(e, &row);
    }
  return NN_SUCCESS;
}
