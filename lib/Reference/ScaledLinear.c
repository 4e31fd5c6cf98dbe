//===- ScaledLinear.c - nn.scaled_linear ----------------------------------===//
// Dequantizes one row of weights at a time, as nn.dequantize does in f32, and
// adds its products to the sums of every row of the input.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <stdlib.h>

/// Operands widened, zero points NULL if there are none.
typedef struct Layer {
  int64_t m, k, n, group;
  NnNumber *input, *weight, *scales, *zeros;
  double *sums, *row;
} Layer;

static void freeLayer(Layer *l) {
  free(l->input);
  free(l->weight);
  free(l->scales);
  free(l->zeros);
  free(l->sums);
  free(l->row);
}

static bool readLayer(Layer *l, const NnEval *e) {
  bool hasZeros = e->numInputs > 3;
  l->input = nnTensorWiden(&e->inputs[0]);
  l->weight = nnTensorWiden(&e->inputs[1]);
  l->scales = nnTensorWiden(&e->inputs[2]);
  l->zeros = hasZeros ? nnTensorWiden(&e->inputs[3]) : NULL;
  l->sums = calloc((size_t)(l->m * l->n) + 1, sizeof *l->sums);
  l->row = malloc(((size_t)l->n + 1) * sizeof *l->row);
  return l->input && l->weight && l->scales && (!hasZeros || l->zeros) &&
         l->sums && l->row;
}

static void dequantizeRow(const Layer *l, int64_t k) {
  int64_t first = k / l->group * l->n;
  for (int64_t n = 0; n < l->n; ++n) {
    float zero = l->zeros ? (float)l->zeros[first + n].i : 0;
    float difference = (float)l->weight[k * l->n + n].i - zero;
    l->row[n] = (double)(difference * (float)l->scales[first + n].f);
  }
}

static void multiply(const Layer *l) {
  for (int64_t k = 0; k < l->k; ++k) {
    dequantizeRow(l, k);
    for (int64_t m = 0; m < l->m; ++m)
      for (int64_t n = 0; n < l->n; ++n)
        l->sums[m * l->n + n] += l->input[m * l->k + k].f * l->row[n];
  }
}

static bool fits(const nnrt_tensor_t *t, int64_t rows, int64_t columns) {
  return t->rank == 2 && t->shape[0] == rows && t->shape[1] == columns;
}

MlirLogicalResult nnEvalScaledLinear(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  const nnrt_tensor_t *weight = &e->inputs[1];
  Layer l = {.group = nnAttrInt(nnAttr(e->op, "group"), 1)};
  l.k = shape.rank ? shape.dims[shape.rank - 1] : -1;
  l.n = weight->rank == 2 ? weight->shape[1] : -1;
  bool ok = l.n >= 0 && fits(weight, l.k, l.n);
  for (intptr_t i = 2; i < e->numInputs && ok; ++i)
    ok = fits(&e->inputs[i], (l.k + l.group - 1) / l.group, l.n);
  if (!ok)
    return nnOpError(e->op, "operands do not fit together");
  l.m = nnShapeRange(&shape, 0, shape.rank - 1);
  shape.dims[shape.rank - 1] = l.n;
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_F32, &shape)))
    return NN_FAILURE;
  ok = readLayer(&l, e);
  if (ok)
    multiply(&l);
  for (int64_t i = 0; ok && i < l.m * l.n; ++i)
    nnTensorStore(&e->outputs[0], i, (NnNumber){.f = l.sums[i]});
  freeLayer(&l);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
