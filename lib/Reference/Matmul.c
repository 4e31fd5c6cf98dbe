//===- Matmul.c - nn.matmul and nn.linear ---------------------------------===//
// Both are products of matrices: a linear layer has one weight matrix, shared
// by all rows, and sums that start from the bias.
//===----------------------------------------------------------------------===//
#include "Accumulate.h"
#include "Evaluate.h"

#include <stdlib.h>
#include <string.h>

/// Operands widened; `sums` is one row of the result.
typedef struct Product {
  bool isFloat;
  int64_t m, n, k;
  NnNumber *lhs, *rhs, *bias, *sums;
} Product;

static void freeProduct(Product *p) {
  free(p->lhs);
  free(p->rhs);
  free(p->bias);
  free(p->sums);
}

/// `bias` may be NULL. On failure what was allocated is left to freeProduct.
static bool widenOperands(Product *p, const NnEval *e,
                          const nnrt_tensor_t *bias) {
  p->isFloat = nnDTypeIsFloat(e->inputs[0].dtype);
  p->lhs = nnTensorWiden(&e->inputs[0]);
  p->rhs = nnTensorWiden(&e->inputs[1]);
  p->bias = bias ? nnTensorWiden(bias) : NULL;
  p->sums = malloc(((size_t)p->n + 1) * sizeof(NnNumber));
  return p->lhs && p->rhs && p->sums && (!bias || p->bias);
}

/// Stores m rows of the result from position `to` on.
static void multiply(const Product *p, const NnNumber *lhs, const NnNumber *rhs,
                     const nnrt_tensor_t *result, int64_t to) {
  size_t bytes = (size_t)p->n * sizeof(NnNumber);
  for (int64_t i = 0; i < p->m; ++i) {
    if (p->bias)
      memcpy(p->sums, p->bias, bytes);
    else
      memset(p->sums, 0, bytes);
    for (int64_t k = 0; k < p->k; ++k)
      nnMultiplyAdd(p->isFloat, p->sums, 1, lhs[i * p->k + k], rhs + k * p->n,
                    1, p->n);
    for (int64_t j = 0; j < p->n; ++j)
      nnTensorStore(result, to++, p->sums[j]);
  }
}

//===----------------------------------------------------------------------===//
// nn.matmul
//===----------------------------------------------------------------------===//

/// Multiplies the matrices of every combination of leading dimensions.
/// Strides count matrices.
static void multiplyBatches(const Product *p, const NnEval *e,
                            const NnShape *batch, const int64_t *lhsStrides,
                            const int64_t *rhsStrides) {
  int64_t count = nnShapeRange(batch, 0, batch->rank);
  for (int64_t b = 0; b < count; ++b) {
    int64_t lhs = 0, rhs = 0, rest = b;
    for (int64_t d = batch->rank; d-- > 0; rest /= batch->dims[d]) {
      lhs += rest % batch->dims[d] * lhsStrides[d];
      rhs += rest % batch->dims[d] * rhsStrides[d];
    }
    multiply(p, p->lhs + lhs * p->m * p->k, p->rhs + rhs * p->k * p->n,
             &e->outputs[0], b * p->m * p->n);
  }
}

static MlirLogicalResult mismatch(const NnEval *e) {
  NnShape lhs = nnTensorShape(&e->inputs[0]);
  NnShape rhs = nnTensorShape(&e->inputs[1]);
  char a[NN_SHAPE_TEXT], b[NN_SHAPE_TEXT];
  return nnOpError(e->op, "cannot multiply shapes %s and %s",
                   nnShapeText(&lhs, a, sizeof(a)),
                   nnShapeText(&rhs, b, sizeof(b)));
}

MlirLogicalResult nnEvalMatmul(const NnEval *e) {
  NnShape lhs = nnTensorShape(&e->inputs[0]);
  NnShape rhs = nnTensorShape(&e->inputs[1]);
  if (lhs.rank < 2 || rhs.rank < 2 ||
      lhs.dims[lhs.rank - 1] != rhs.dims[rhs.rank - 2])
    return mismatch(e);
  Product p = {.m = lhs.dims[lhs.rank - 2],
               .k = lhs.dims[lhs.rank - 1],
               .n = rhs.dims[rhs.rank - 1]};
  lhs.rank -= 2; // leading dimensions from here on
  rhs.rank -= 2;
  NnShape batch = lhs;
  if (!nnShapeBroadcast(&batch, &rhs))
    return mismatch(e);
  NnShape shape = batch;
  shape.dims[shape.rank++] = p.m;
  shape.dims[shape.rank++] = p.n;
  if (mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, nnEvalProductDType(e), &shape)))
    return NN_FAILURE;
  int64_t lhsStrides[NN_MAX_RANK], rhsStrides[NN_MAX_RANK];
  nnBroadcastStrides(&lhs, &batch, lhsStrides);
  nnBroadcastStrides(&rhs, &batch, rhsStrides);
  bool ok = widenOperands(&p, e, NULL);
  if (ok)
    multiplyBatches(&p, e, &batch, lhsStrides, rhsStrides);
  freeProduct(&p);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}

//===----------------------------------------------------------------------===//
// nn.linear
//===----------------------------------------------------------------------===//

MlirLogicalResult nnEvalLinear(const NnEval *e) {
  NnShape input = nnTensorShape(&e->inputs[0]);
  NnShape weight = nnTensorShape(&e->inputs[1]);
  if (input.rank < 1 || weight.rank != 2 ||
      input.dims[input.rank - 1] != weight.dims[0])
    return mismatch(e);
  const nnrt_tensor_t *bias = e->numInputs > 2 ? &e->inputs[2] : NULL;
  if (bias && (bias->rank != 1 || bias->shape[0] != weight.dims[1]))
    return nnOpError(e->op, "expected a bias of %lld elements",
                     (long long)weight.dims[1]);
  Product p = {.m = nnShapeRange(&input, 0, input.rank - 1),
               .k = weight.dims[0],
               .n = weight.dims[1]};
  input.dims[input.rank - 1] = p.n;
  if (mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, nnEvalProductDType(e), &input)))
    return NN_FAILURE;
  bool ok = widenOperands(&p, e, bias);
  if (ok)
    multiply(&p, p.lhs, p.rhs, &e->outputs[0], 0);
  freeProduct(&p);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
