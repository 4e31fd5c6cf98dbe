//===- Attention.c - nn.attention -----------------------------------------===//
// One query at a time: its scores, their softmax, the weighted sum of v.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <math.h>
#include <stdlib.h>

/// A tensor read as [batch, heads, sequence, size].
typedef struct Operand {
  const nnrt_tensor_t *tensor;
  NnShape shape;
  int64_t strides[NN_MAX_RANK];
} Operand;

static Operand operandOf(const nnrt_tensor_t *tensor, bool isBshd) {
  Operand o = {tensor, nnTensorShape(tensor), {0}};
  nnShapeStrides(&o.shape, o.strides);
  if (isBshd) {
    int64_t heads = o.shape.dims[2], stride = o.strides[2];
    o.shape.dims[2] = o.shape.dims[1];
    o.strides[2] = o.strides[1];
    o.shape.dims[1] = heads;
    o.strides[1] = stride;
  }
  return o;
}

static int64_t at(const Operand *o, int64_t b, int64_t h, int64_t s,
                  int64_t d) {
  return b * o->strides[0] + h * o->strides[1] + s * o->strides[2] +
         d * o->strides[3];
}

static double load(const Operand *o, int64_t b, int64_t h, int64_t s,
                   int64_t d) {
  return nnTensorLoad(o->tensor, at(o, b, h, s, d)).f;
}

typedef struct Attention {
  Operand q, k, v, mask, out;
  double scale;
} Attention;

static void scoresOf(const Attention *a, int64_t b, int64_t h, int64_t s,
                     double *scores) {
  int64_t group = h * a->k.shape.dims[1] / a->q.shape.dims[1];
  for (int64_t j = 0; j < a->k.shape.dims[2]; ++j) {
    double sum = 0;
    for (int64_t d = 0; d < a->q.shape.dims[3]; ++d)
      sum += load(&a->q, b, h, s, d) * load(&a->k, b, group, j, d);
    scores[j] = sum * a->scale;
    if (a->mask.tensor)
      scores[j] += load(&a->mask, b, h, s, j);
  }
}

static void softmax(double *x, int64_t n) {
  double most = -INFINITY, sum = 0;
  for (int64_t i = 0; i < n; ++i)
    most = fmax(most, x[i]);
  for (int64_t i = 0; i < n; ++i)
    sum += x[i] = exp(x[i] - most);
  for (int64_t i = 0; i < n; ++i)
    x[i] /= sum;
}

static void attend(const Attention *a, int64_t b, int64_t h, int64_t s,
                   double *scores) {
  int64_t group = h * a->k.shape.dims[1] / a->q.shape.dims[1];
  scoresOf(a, b, h, s, scores);
  softmax(scores, a->k.shape.dims[2]);
  for (int64_t d = 0; d < a->v.shape.dims[3]; ++d) {
    double sum = 0;
    for (int64_t j = 0; j < a->k.shape.dims[2]; ++j)
      sum += scores[j] * load(&a->v, b, group, j, d);
    nnTensorStore((nnrt_tensor_t *)a->out.tensor, at(&a->out, b, h, s, d),
                  (NnNumber){.f = sum});
  }
}

static bool isBshd(const NnEval *e, const char *layout) {
  return nnAttrInt(nnAttr(e->op, layout), 0) != 0;
}

/// Reads the mask, whose strides are 0 where it broadcasts.
static bool readMask(const NnEval *e, Attention *a) {
  if (e->numInputs < 4)
    return true;
  NnShape mask = nnTensorShape(&e->inputs[3]);
  NnShape scores = {4,
                    {a->q.shape.dims[0], a->q.shape.dims[1], a->q.shape.dims[2],
                     a->k.shape.dims[2]}};
  NnShape both = scores;
  a->mask.tensor = &e->inputs[3];
  nnBroadcastStrides(&mask, &scores, a->mask.strides);
  return nnShapeBroadcast(&both, &mask) && nnShapeEqual(&both, &scores);
}

static bool fits(const Attention *a) {
  const int64_t *q = a->q.shape.dims, *k = a->k.shape.dims;
  const int64_t *v = a->v.shape.dims;
  return q[0] == k[0] && q[0] == v[0] && k[1] == v[1] && k[2] == v[2] &&
         q[3] == k[3] && (k[1] ? q[1] % k[1] == 0 : !q[1]);
}

MlirLogicalResult nnEvalAttention(const NnEval *e) {
  Attention a = {.q = operandOf(&e->inputs[0], isBshd(e, "q_layout")),
                 .k = operandOf(&e->inputs[1], isBshd(e, "kv_layout")),
                 .v = operandOf(&e->inputs[2], isBshd(e, "kv_layout")),
                 .scale = nnAttrFloat(nnAttr(e->op, "scale"), 1)};
  if (!fits(&a) || !readMask(e, &a))
    return nnOpError(e->op, "shapes don't fit together");
  const int64_t *q = a.q.shape.dims;
  NnShape shape = {4, {q[0], q[1], q[2], a.v.shape.dims[3]}};
  if (isBshd(e, "layout")) {
    shape.dims[1] = q[2];
    shape.dims[2] = q[1];
  }
  double *scores = malloc(((size_t)a.k.shape.dims[2] + 1) * sizeof *scores);
  if (!scores)
    return nnEvalOutOfMemory(e);
  MlirLogicalResult result = nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape);
  if (mlirLogicalResultIsSuccess(result)) {
    a.out = operandOf(&e->outputs[0], isBshd(e, "layout"));
    for (int64_t b = 0; b < q[0]; ++b)
      for (int64_t h = 0; h < q[1]; ++h)
        for (int64_t s = 0; s < q[2]; ++s)
          attend(&a, b, h, s, scores);
  }
  free(scores);
  return result;
}
