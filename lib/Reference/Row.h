//===- Row.h - Rows along an axis ------------------------------*- C -*-===//
// What softmax, arg_max, cum_sum and their like go through one at a time.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_ROW_H
#define NN_REFERENCE_ROW_H

#include "Evaluate.h"

/// `count` elements of operand 0 from `begin` on, `stride` apart.
typedef struct NnRow {
  int64_t begin, stride, count;
} NnRow;

typedef void (*NnRowFn)(const NnEval *e, const NnRow *row, int64_t index);

/// Calls `fn` with each row along the axis, in row-major order of the other
/// dimensions.
void nnForEachRow(const NnEval *e, int64_t axis, NnRowFn fn);

static inline NnNumber nnRowLoad(const NnEval *e, const NnRow *row, int64_t i) {
  return nnTensorLoad(&e->inputs[0], row->begin + i * row->stride);
}

#endif // NN_REFERENCE_ROW_H
