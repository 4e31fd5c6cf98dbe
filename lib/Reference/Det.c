//===- Det.c - nn.det -----------------------------------------------------===//
// Elimination with the greatest pivot of each column.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <math.h>
#include <stdlib.h>

static int64_t findPivot(const double *a, int64_t n, int64_t k) {
  int64_t row = k;
  for (int64_t i = k + 1; i < n; ++i)
    if (fabs(a[i * n + k]) > fabs(a[row * n + k]))
      row = i;
  return row;
}

static void swapRows(double *a, int64_t n, int64_t p, int64_t q) {
  for (int64_t j = 0; j < n; ++j) {
    double x = a[p * n + j];
    a[p * n + j] = a[q * n + j];
    a[q * n + j] = x;
  }
}

/// Changes the matrix.
static double determinant(double *a, int64_t n) {
  double product = 1;
  for (int64_t k = 0; k < n; ++k) {
    int64_t p = findPivot(a, n, k);
    swapRows(a, n, k, p);
    double pivot = a[k * n + k];
    product *= p == k ? pivot : -pivot;
    if (pivot == 0)
      return product;
    for (int64_t i = k + 1; i < n; ++i)
      for (int64_t j = n; j-- > k;)
        a[i * n + j] -= a[i * n + k] / pivot * a[k * n + j];
  }
  return product;
}

MlirLogicalResult nnEvalDet(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  if (shape.rank < 2 ||
      shape.dims[shape.rank - 1] != shape.dims[shape.rank - 2])
    return nnOpError(e->op, "expected square matrices");
  int64_t n = shape.dims[shape.rank - 1];
  shape.rank -= 2;
  if (mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape)))
    return NN_FAILURE;
  double *matrix = malloc((size_t)(n * n + 1) * sizeof *matrix);
  if (!matrix)
    return nnEvalOutOfMemory(e);
  int64_t count = nnTensorNumElements(&e->outputs[0]);
  for (int64_t m = 0; m < count; ++m) {
    for (int64_t i = 0; i < n * n; ++i)
      matrix[i] = nnTensorLoad(&e->inputs[0], m * n * n + i).f;
    nnTensorStore(&e->outputs[0], m, (NnNumber){.f = determinant(matrix, n)});
  }
  free(matrix);
  return NN_SUCCESS;
}
