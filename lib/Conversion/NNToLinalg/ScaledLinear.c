//===- ScaledLinear.c - nn.scaled_linear ----------------------------------===//
// fill(0), then a generic (…, m, n | k) whose body widens the weight, takes its
// zero point off and multiplies it by its scale: parameters are read through
// (k floordiv group, n). One group's scales are multiplied by at the end.
//===----------------------------------------------------------------------===//
#include "Lower.h"

/// What the generics read, and how.
typedef struct Layer {
  MlirValue input, weight, scales, zeros;
  NnDims dims; ///< The result's; the loops but k.
  int64_t group;
  bool isOneGroup;
} Layer;

static MlirAffineMap parameterMap(NnBuilder b, const Layer *l) {
  int64_t n = l->dims.rank - 1, k = n + 1;
  MlirAffineExpr group = mlirAffineFloorDivExprGet(
      nnLoopExpr(b, k, 1),
      mlirAffineConstantExprGet(nnBuilderGetContext(b), l->group));
  MlirAffineExpr first =
      l->isOneGroup ? mlirAffineConstantExprGet(nnBuilderGetContext(b), 0)
                    : group;
  return nnMapOfExprs(b, k + 1, 2,
                      (MlirAffineExpr[]){first, nnLoopExpr(b, n, 1)});
}

static MlirValue widen(NnBuilder b, MlirOperation op, MlirValue weight) {
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  return nnIsUnsigned(nnElementType(nnOperand(op, 1)))
             ? arithUIToFP(b, f32, weight)
             : arithSIToFP(b, f32, weight);
}

static MlirValue sumUp(NnBuilder b, MlirOperation op, const Layer *l) {
  int64_t n = l->dims.rank - 1, k = n + 1, rows[NN_MAX_RANK];
  for (int64_t i = 0; i <= n; ++i)
    rows[i] = i == n ? k : i;
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirValue init = nnFilled(b, &l->dims, nnConstantNumber(b, f32, 0));
  bool hasZeros = !mlirValueIsNull(l->zeros);
  NnGeneric g = nnGenericBegin(b, n + 1, 1);
  nnGenericInput(&g, l->input, nnMapOf(b, k + 1, n + 1, rows));
  nnGenericInput(&g, l->weight, nnMapOf(b, k + 1, 2, (int64_t[]){k, n}));
  if (!l->isOneGroup)
    nnGenericInput(&g, l->scales, parameterMap(b, l));
  if (hasZeros)
    nnGenericInput(&g, l->zeros, parameterMap(b, l));
  nnGenericOpen(&g, init, nnMapFirst(b, k + 1, n + 1));
  MlirValue weight = widen(b, op, g.args[1]);
  if (hasZeros)
    weight =
        arithSubF(b, weight, widen(b, op, g.args[l->isOneGroup ? 2 : 3]), NULL);
  if (!l->isOneGroup)
    weight = nnMulScalar(b, weight, g.args[2]);
  return nnGenericClose(
      &g, nnMulAddScalar(b, g.args[0], weight, g.args[g.numOperands - 1]));
}

static MlirValue scaleColumns(NnBuilder b, const Layer *l, MlirValue sums) {
  int64_t rank = l->dims.rank;
  MlirAffineMap identity = nnMapFirst(b, rank, rank);
  NnGeneric g = nnGenericBegin(b, rank, 0);
  nnGenericInput(&g, sums, identity);
  nnGenericInput(&g, l->scales, nnMapOf(b, rank, 2, (int64_t[]){-1, rank - 1}));
  nnGenericOpen(&g, nnEmpty(b, &l->dims, nnElementType(sums)), identity);
  return nnGenericClose(&g, nnMulScalar(b, g.args[0], g.args[1]));
}

MlirLogicalResult nnLowerScaledLinear(NnBuilder b, MlirOperation op) {
  Layer l = {.input = nnLowerOperand(b, op, 0),
             .weight = nnLowerOperand(b, op, 1),
             .scales = nnLowerOperand(b, op, 2),
             .zeros = nnLowerOperand(b, op, 3),
             .group = nnScaledLinearGetGroup(op)};
  l.dims = nnDimsOf(b, l.input);
  int64_t n = l.dims.rank - 1;
  NnDim terms = nnRequireEqual(b, l.dims.d[n], nnDimOf(b, l.weight, 0));
  NnDim groups = nnDimCeilDiv(b, terms, nnDim(l.group));
  l.dims.d[n] = nnDimOf(b, l.weight, 1);
  for (int i = 0; i < 2; ++i) {
    MlirValue parameters = i ? l.zeros : l.scales;
    if (mlirValueIsNull(parameters))
      continue;
    (void)nnRequireEqual(b, groups, nnDimOf(b, parameters, 0));
    (void)nnRequireEqual(b, l.dims.d[n], nnDimOf(b, parameters, 1));
  }
  l.isOneGroup = nnDimIs(groups, 1);
  MlirValue sums = sumUp(b, op, &l);
  return nnLowerReplace(b, op, l.isOneGroup ? scaleColumns(b, &l, sums) : sums);
}
