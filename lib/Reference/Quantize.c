//===- Quantize.c - nn.quantize, nn.dequantize, nn.fake_quantize ----------===//
// A walk over the elements in row-major order, together with the place of each
// one's parameters in their grid.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Support/Quant.h"

#include <math.h>
#include <stdlib.h>

typedef struct Parameter {
  float scale;
  int64_t zero;
} Parameter;

typedef struct Walk {
  const nnrt_tensor_t *from, *to;
  NnQuant quant;
  Parameter *parameters;
  NnShape shape;
  int64_t next;
  NnNumber (*compute)(NnNumber x, const Parameter *p, const NnQuant *quant);
} Walk;

static NnNumber quantize(NnNumber x, const Parameter *p, const NnQuant *quant) {
  double q = (double)rintf((float)x.f / p->scale) + (double)p->zero;
  double low = (double)quant->low, high = (double)quant->high;
  q = isnan(q) ? 0 : fmin(fmax(q, low), high);
  return (NnNumber){.i = (int64_t)q};
}

static NnNumber dequantize(NnNumber x, const Parameter *p,
                           const NnQuant *quant) {
  (void)quant;
  float difference = (float)x.i - (float)p->zero;
  return (NnNumber){.f = (double)(difference * p->scale)};
}

static NnNumber fakeQuantize(NnNumber x, const Parameter *p,
                             const NnQuant *quant) {
  return dequantize(quantize(x, p, quant), p, quant);
}

static void computeDim(Walk *w, int64_t d, int64_t at) {
  if (d == w->shape.rank) {
    NnNumber x = nnTensorLoad(w->from, w->next);
    nnTensorStore(w->to, w->next++,
                  w->compute(x, &w->parameters[at], &w->quant));
    return;
  }
  for (int64_t i = 0; i < w->shape.dims[d]; ++i)
    computeDim(w, d + 1, at * w->quant.grid.dims[d] + i / w->quant.blocks[d]);
}

static bool readParameters(Walk *w) {
  int64_t n = nnQuantNumParameters(&w->quant);
  w->parameters = malloc((size_t)n * sizeof *w->parameters);
  for (int64_t i = 0; w->parameters && i < n; ++i)
    w->parameters[i] = (Parameter){(float)nnQuantScale(&w->quant, i),
                                   nnQuantZeroPoint(&w->quant, i)};
  return w->parameters;
}

static MlirLogicalResult evaluate(const NnEval *e, bool isStored, Walk walk) {
  walk.from = &e->inputs[0];
  walk.to = &e->outputs[0];
  walk.shape = nnTensorShape(walk.from);
  MlirType params = mlirTypeAttrGetValue(nnAttr(e->op, "params"));
  if (!nnQuantRead(params, walk.shape.rank, &walk.quant) ||
      !nnQuantFits(&walk.quant, &walk.shape))
    return nnOpError(e->op, "parameters do not fit the input");
  int32_t dtype =
      isStored ? (int32_t)nnDTypeOfType(walk.quant.storage) : NNRT_F32;
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, dtype, &walk.shape)))
    return NN_FAILURE;
  if (!readParameters(&walk))
    return nnEvalOutOfMemory(e);
  computeDim(&walk, 0, 0);
  free(walk.parameters);
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalQuantize(const NnEval *e) {
  return evaluate(e, true, (Walk){.compute = quantize});
}

MlirLogicalResult nnEvalDequantize(const NnEval *e) {
  return evaluate(e, false, (Walk){.compute = dequantize});
}

MlirLogicalResult nnEvalFakeQuantize(const NnEval *e) {
  return evaluate(e, false, (Walk){.compute = fakeQuantize});
}
