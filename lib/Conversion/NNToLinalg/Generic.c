//===- Generic.c - Building linalg.generic --------------------------------===//
// Inputs with their maps, then the destination, then the body between Open and
// Close. Parallel loops come before reductions.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <assert.h>

//===----------------------------------------------------------------------===//
// Maps
//===----------------------------------------------------------------------===//

MlirAffineMap nnMapOfExprs(NnBuilder b, int64_t loops, int64_t n,
                           MlirAffineExpr *exprs) {
  return mlirAffineMapGet(nnBuilderGetContext(b), loops, 0, n, exprs);
}

MlirAffineExpr nnLoopExpr(NnBuilder b, int64_t loop, int64_t factor) {
  MlirContext context = nnBuilderGetContext(b);
  return mlirAffineMulExprGet(mlirAffineDimExprGet(context, loop),
                              mlirAffineConstantExprGet(context, factor));
}

MlirAffineMap nnMapOf(NnBuilder b, int64_t loops, int64_t n,
                      const int64_t *dims) {
  MlirContext context = nnBuilderGetContext(b);
  MlirAffineExpr exprs[nnMaxLoops];
  for (int64_t i = 0; i < n; ++i)
    exprs[i] = dims[i] < 0 ? mlirAffineConstantExprGet(context, 0)
                           : mlirAffineDimExprGet(context, dims[i]);
  return nnMapOfExprs(b, loops, n, exprs);
}

MlirAffineMap nnMapFirst(NnBuilder b, int64_t loops, int64_t n) {
  int64_t dims[nnMaxLoops];
  for (int64_t i = 0; i < n; ++i)
    dims[i] = i;
  return nnMapOf(b, loops, n, dims);
}

//===----------------------------------------------------------------------===//
// The op
//===----------------------------------------------------------------------===//

NnGeneric nnGenericBegin(NnBuilder b, int64_t parallel, int64_t reduction) {
  assert(parallel + reduction <= nnMaxLoops);
  return (NnGeneric){.b = b, .parallel = parallel, .reduction = reduction};
}

void nnGenericInput(NnGeneric *g, MlirValue tensor, MlirAffineMap map) {
  assert(g->numOperands <= nnMaxInputs);
  g->operands[g->numOperands] = tensor;
  g->maps[g->numOperands++] = map;
}

static MlirAttribute iteratorTypes(const NnGeneric *g) {
  MlirAttribute types[nnMaxLoops];
  MlirAttribute parallel = nnParseAttr(g->b, "#linalg.iterator_type<parallel>");
  MlirAttribute reduction =
      nnParseAttr(g->b, "#linalg.iterator_type<reduction>");
  int64_t n = g->parallel + g->reduction;
  for (int64_t i = 0; i < n; ++i)
    types[i] = i < g->parallel ? parallel : reduction;
  return mlirArrayAttrGet(nnBuilderGetContext(g->b), n, types);
}

void nnGenericOpen(NnGeneric *g, MlirValue init, MlirAffineMap map) {
  intptr_t inputs = g->numOperands;
  nnGenericInput(g, init, map);
  g->op = linalgGenericCreate(
      g->b, NN_TYPES(mlirValueGetType(init)), (NnValues){inputs, g->operands},
      NN_VALUES(init), nnAffineMapArrayAttr(g->b, g->numOperands, g->maps),
      iteratorTypes(g), NULL);
  MlirType types[nnMaxInputs + 1];
  for (intptr_t i = 0; i <= inputs; ++i)
    types[i] = nnElementType(g->operands[i]);
  g->outer = nnBuilderSave(g->b);
  MlirBlock body = nnBuilderAddBlock(g->b, linalgGenericGetRegion(g->op),
                                     (NnTypes){inputs + 1, types});
  for (intptr_t i = 0; i <= inputs; ++i)
    g->args[i] = mlirBlockGetArgument(body, i);
}

MlirValue nnGenericClose(NnGeneric *g, MlirValue value) {
  MlirOperation yield = linalgYieldCreate(g->b, NN_VALUES(value));
  nnBuilderRestore(g->b, g->outer);
  return mlirOperationIsNull(yield) ? (MlirValue){NULL} : nnResult(g->op, 0);
}
