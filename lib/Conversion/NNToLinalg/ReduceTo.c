//===- ReduceTo.c - nn.reduce_to ------------------------------------------===//
// A window that is as large as input along what is reduced and 1 along the
// rest: (…result | …window), as pools, with input read at their sum. A
// shape-only operand has the window's sizes.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Windows {
  NnDims result;
  NnDims window; ///< Of the dimensions that may be reduced.
  int64_t dims[NN_MAX_RANK];
} Windows;

static Windows windowsOf(NnBuilder b, MlirValue input, MlirValue shape) {
  Windows w = {.result = {.rank = nnRank(input)}};
  NnDim one = nnDim(1);
  for (int64_t i = 0; i < w.result.rank; ++i) {
    NnDim size = nnDimOf(b, input, i), wanted = nnDimElement(b, shape, i);
    w.result.d[i] =
        nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, wanted, size, size, one);
    NnDim window =
        nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, wanted, size, one, size);
    if (nnDimIs(window, 1))
      continue;
    w.dims[w.window.rank] = i;
    w.window.d[w.window.rank++] = window;
  }
  return w;
}

static NnGeneric openWindows(NnBuilder b, MlirValue input, const Windows *w,
                             MlirValue neutral) {
  int64_t rank = w->result.rank, loops = rank + w->window.rank;
  MlirAffineExpr exprs[NN_MAX_RANK];
  int64_t windowLoops[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i)
    exprs[i] = nnLoopExpr(b, i, 1);
  for (int64_t i = 0; i < w->window.rank; ++i) {
    MlirAffineExpr *expr = &exprs[w->dims[i]];
    windowLoops[i] = rank + i;
    *expr = mlirAffineAddExprGet(*expr, nnLoopExpr(b, rank + i, 1));
  }
  MlirValue init = nnFilled(b, &w->result, neutral);
  NnGeneric g = nnGenericBegin(b, rank, w->window.rank);
  nnGenericInput(&g, input, nnMapOfExprs(b, loops, rank, exprs));
  nnGenericInput(&g, nnEmpty(b, &w->window, nnElementType(init)),
                 nnMapOf(b, loops, w->window.rank, windowLoops));
  nnGenericOpen(&g, init, nnMapFirst(b, loops, rank));
  return g;
}

static NnOpKind kindOf(int64_t reducer) {
  switch (reducer) {
  case NN_REDUCER_PROD:
    return NN_OP_ReduceProd;
  case NN_REDUCER_MAX:
    return NN_OP_ReduceMax;
  case NN_REDUCER_MIN:
    return NN_OP_ReduceMin;
  default:
    return NN_OP_ReduceSum;
  }
}

MlirLogicalResult nnLowerReduceTo(NnBuilder b, MlirOperation op) {
  NnOpKind kind = kindOf(nnReduceToGetReducer(op));
  MlirValue input = nnLowerOperand(b, op, 0);
  NnScalar s = nnReduceScalar(b, op);
  Windows w = windowsOf(b, input, nnLowerOperand(b, op, 1));
  NnGeneric g = openWindows(b, input, &w, nnReduceNeutral(&s, kind));
  const MlirValue elements[] = {nnWiden(b, g.args[0]), g.args[2]};
  MlirValue reduced =
      nnGenericClose(&g, nnLowerRow(kind)->scalar(&s, elements));
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, reduced, (MlirValue){NULL}, 0,
                                            nnElementType(input)));
}
