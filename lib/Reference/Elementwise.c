//===- Elementwise.c - Ops that work element by element -------------------===//
// Broadcasts the operands and calls the row's scalar function for each element
// of the result.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <assert.h>

enum { maxOperands = 3 };

/// A walk over the result in row-major order.
typedef struct Walk {
  const NnEval *e;
  NnScalarInfo info;
  NnShape shape;
  int64_t strides[maxOperands][NN_MAX_RANK];
  int64_t next; ///< Position in the result.
} Walk;

typedef struct Positions {
  int64_t at[maxOperands];
} Positions;

static void computeElement(Walk *w, const Positions *in) {
  NnNumber x[maxOperands] = {0};
  for (intptr_t k = 0; k < w->e->numInputs; ++k)
    x[k] = nnTensorLoad(&w->e->inputs[k], in->at[k]);
  nnTensorStore(&w->e->outputs[0], w->next++, w->e->scalar(x, &w->info));
}

static void computeDim(Walk *w, int64_t d, Positions in) {
  if (d == w->shape.rank) {
    computeElement(w, &in);
    return;
  }
  for (int64_t i = 0; i < w->shape.dims[d]; ++i) {
    computeDim(w, d + 1, in);
    for (intptr_t k = 0; k < w->e->numInputs; ++k)
      in.at[k] += w->strides[k][d];
  }
}

static MlirLogicalResult broadcastInputs(const NnEval *e, NnShape *shape) {
  *shape = nnTensorShape(&e->inputs[0]);
  for (intptr_t k = 1; k < e->numInputs; ++k) {
    NnShape other = nnTensorShape(&e->inputs[k]);
    char a[NN_SHAPE_TEXT], b[NN_SHAPE_TEXT];
    if (!nnShapeBroadcast(shape, &other))
      return nnOpError(e->op, "shapes %s and %s do not broadcast together",
                       nnShapeText(shape, a, sizeof(a)),
                       nnShapeText(&other, b, sizeof(b)));
  }
  return NN_SUCCESS;
}

static int32_t resultDType(const NnEval *e) {
  switch (e->kind) {
  case NN_OP_Compare:
  case NN_OP_IsNan:
    return NNRT_BOOL;
  case NN_OP_Cast: // operands do not say
  case NN_OP_Lookup:
    return nnDTypeOfType(nnElementType(nnResult(e->op, 0)));
  default:
    return e->inputs[e->numInputs - 1].dtype;
  }
}

static NnScalarInfo scalarInfo(const NnEval *e, int32_t to) {
  NnScalarInfo info = {.from = e->inputs[e->numInputs - 1].dtype, .to = to};
  switch (e->kind) {
  case NN_OP_LeakyRelu:
    info.alpha = (double)0.01f;
    break;
  case NN_OP_Elu:
    info.alpha = 1;
    break;
  case NN_OP_Selu:
    info.alpha = (double)1.67326319f;
    info.gamma = (double)1.05070102f;
    break;
  case NN_OP_HardSigmoid:
    info.alpha = (double)0.2f;
    info.beta = 0.5;
    break;
  case NN_OP_Compare:
    info.option = nnEvalInt(e, "predicate", 0);
    break;
  case NN_OP_Cast:
    info.option = nnEvalInt(e, "rounding", 0);
    info.overflows = !mlirAttributeIsNull(nnAttr(e->op, "overflow"));
    break;
  case NN_OP_Gelu:
    info.option = !mlirAttributeIsNull(nnAttr(e->op, "tanh"));
    break;
  default:
    break;
  }
  info.alpha = nnAttrFloat(nnAttr(e->op, "alpha"), info.alpha);
  info.beta = nnAttrFloat(nnAttr(e->op, "beta"), info.beta);
  info.gamma = nnAttrFloat(nnAttr(e->op, "gamma"), info.gamma);
  return info;
}

MlirLogicalResult nnEvalElementwise(const NnEval *e) {
  assert(e->numInputs >= 1 && e->numInputs <= maxOperands);
  Walk walk = {.e = e};
  int32_t dtype = resultDType(e);
  if (mlirLogicalResultIsFailure(broadcastInputs(e, &walk.shape)) ||
      mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, dtype, &walk.shape)))
    return NN_FAILURE;
  walk.info = scalarInfo(e, dtype);
  int64_t table[NN_LOOKUP_ENTRIES];
  walk.info.table = table;
  if (e->kind == NN_OP_Lookup &&
      nnElementsInts(nnAttr(e->op, "table"), NN_LOOKUP_ENTRIES, table) < 0)
    return nnOpError(e->op, "has a table without data");
  for (intptr_t k = 0; k < e->numInputs; ++k) {
    NnShape from = nnTensorShape(&e->inputs[k]);
    nnBroadcastStrides(&from, &walk.shape, walk.strides[k]);
  }
  computeDim(&walk, 0, (Positions){0});
  return NN_SUCCESS;
}
