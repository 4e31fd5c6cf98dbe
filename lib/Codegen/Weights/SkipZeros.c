//===- SkipZeros.c - Leave out rows of panels that are zero ---------------===//
// Of packed weights, tensor<P x K x L>, each panel keeps the terms whose row
// isn't all zeros, with where they were and how many they are:
//   tensor<P x T x L>, tensor<P x T xi32>, tensor<Pxi32>.
// The generic goes through T terms, reads its other input where they say, and
// takes those that are counted; the order stays. A product of zero with an
// infinity or a NaN is then no NaN. Expects: nn-pack-weights.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/PanelProduct.h"
#include "Codegen/Passes.h"
#include "Support/SparseRows.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"

enum { statSparse };

/// What the new generic reads, of the kernel's region.
typedef struct Sparse {
  MlirValue places, counts;
  MlirAffineMap map; ///< Of the weights.
} Sparse;

/// Puts the constants before the kernel.
static bool addOperands(NnBuilder b, const PanelProduct *p,
                        const SparseRows *rows, Sparse *s) {
  float *values;
  int32_t *places, *counts;
  int64_t rank = p->shape.rank;
  MlirContext context = nnBuilderGetContext(b);
  MlirType i32 = mlirIntegerTypeGet(context, 32), f32 = mlirF32TypeGet(context);
  if (!nnSparseRowsPack(rows, &values, &places, &counts))
    return false;
  nnPanelProductSetWeights(b, p, nnPanelProductType(p, rank, rows->most, f32),
                           values);
  s->places = nnPanelProductAdd(
      b, p, nnPanelProductType(p, rank - 1, rows->most, i32), places);
  s->counts =
      nnPanelProductAdd(b, p, nnPanelProductType(p, rank - 2, 0, i32), counts);
  s->map = nnPanelProductMap(p);
  return true;
}

/// The map without its last `n` results.
static MlirAffineMap withoutLast(MlirAffineMap map, intptr_t n) {
  intptr_t first[NN_MAX_RANK], rank = mlirAffineMapGetNumResults(map) - n;
  for (intptr_t i = 0; i < rank; ++i)
    first[i] = i;
  return mlirAffineMapGetSubMap(map, rank, first);
}

/// acc + a * b for terms that count, acc for others.
static MlirValue emitTerm(NnGeneric *g, const PanelProduct *p) {
  NnBuilder b = g->b;
  enum { value, place, count, acc };
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(b));
  MlirValue counts = arithCmpI(b, linalgIndex(b, p->termLoop),
                               arithIndexCastUI(b, index, g->args[count]),
                               ARITH_CMP_I_PREDICATE_ULT);
  MlirValue sum =
      nnPanelProductTerm(b, p, arithIndexCastUI(b, index, g->args[place]),
                         g->args[value], g->args[acc]);
  return arithSelect(b, counts, sum, g->args[acc]);
}

static void rewrite(NnBuilder b, const PanelProduct *p, const Sparse *s) {
  NnGeneric g = nnPanelProductBegin(b, p);
  nnGenericInput(&g, p->argument, s->map);
  nnGenericInput(&g, s->places, withoutLast(s->map, 1));
  nnGenericInput(&g, s->counts, withoutLast(s->map, 2));
  nnPanelProductOpen(&g, p);
  nnPanelProductEnd(&g, p, emitTerm(&g, p));
}

typedef struct Skipper {
  const NnPass *pass;
  NnBuilder b;
} Skipper;

static void skip(const PanelProduct *p, void *skipper) {
  Skipper *k = skipper;
  Sparse sparse;
  SparseRows rows = {.data = p->data,
                     .rows = nnPanelProductTerms(p),
                     .lanes = nnPanelProductLanes(p)};
  rows.lists = nnShapeNumElements(&p->shape) / rows.rows / rows.lanes;
  nnSparseRowsCount(&rows);
  if (!nnSparseRowsPay(rows.kept, rows.lists * rows.rows,
                       rows.lists - nnPanelProductPanels(p),
                       nnPanelProductRows(p)) ||
      !addOperands(k->b, p, &rows, &sparse))
    return;
  rewrite(k->b, p, &sparse);
  nnPassCount(k->pass, statSparse, 1);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Skipper k = {pass, nnBuilderCreate(mlirOperationGetContext(func))};
  nnPanelProductsVisit(func, skip, &k);
  nnBuilderDestroy(k.b);
  return NN_SUCCESS;
}

const NnPassInfo nnSkipZerosPass = {
    .name = "nn-skip-zeros",
    .description = "Leave out rows of packed weights that are zero",
    .anchor = "func.func",
    .statistics =
        (const NnStatisticInfo[]){
            {"sparse", "Number of sums that leave out zeros"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
