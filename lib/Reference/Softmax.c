//===- Softmax.c - nn.softmax and nn.log_softmax --------------------------===//
// One row along `axis` at a time: maximum, sum of exponentials, results.
//===----------------------------------------------------------------------===//
#include "Row.h"

#include <math.h>

static void computeRow(const NnEval *e, const NnRow *row, int64_t index) {
  (void)index;
  double maximum = -INFINITY, sum = 0;
  for (int64_t i = 0; i < row->count; ++i)
    maximum = fmax(maximum, nnRowLoad(e, row, i).f); // a NaN makes the sum NaN
  for (int64_t i = 0; i < row->count; ++i)
    sum += exp(nnRowLoad(e, row, i).f - maximum);
  for (int64_t i = 0; i < row->count; ++i) {
    double x = nnRowLoad(e, row, i).f - maximum;
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
  nnForEachRow(e, axis, computeRow);
  return NN_SUCCESS;
}
