//===- CompressGroups.c - Store what N:M pruning leaves -------------------===//
// Of packed weights, tensor<P x K x L>, of which each lane has no more than N
// of each M terms, these stay, with where in their group they were:
//   tensor<P x K/M*N x L>, tensor<P x K/M*N/8 x L x i32>.
// The generic reads its other input by lanes: of the M elements of a group,
// those that places name. It pays where few rows wait for weights. Expects:
// nn-pack-weights.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/PanelProduct.h"
#include "Codegen/Passes.h"
#include "Support/SparseRows.h"
#include "Support/TermGroups.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

#include "mlir-c/AffineExpr.h"
#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"

enum { optVectorBytes };
enum { statCompressed };

/// The weights' map, but for words of terms.
static MlirAffineMap wordsMap(MlirAffineMap map) {
  MlirContext context = mlirAffineMapGetContext(map);
  MlirAffineExpr exprs[NN_MAX_RANK];
  intptr_t rank = mlirAffineMapGetNumResults(map);
  for (intptr_t i = 0; i < rank; ++i)
    exprs[i] = mlirAffineMapGetResult(map, i);
  exprs[rank - 2] = mlirAffineFloorDivExprGet(
      exprs[rank - 2], mlirAffineConstantExprGet(context, nnWordPlaces));
  return mlirAffineMapGet(context, mlirAffineMapGetNumDims(map), 0, rank,
                          exprs);
}

static MlirValue constant(NnBuilder b, MlirType type, int64_t value) {
  return arithConstant(b, mlirIntegerAttrGet(type, value));
}

/// The term that the loop's is, of those that there were.
static MlirValue emitPlace(NnBuilder b, const PanelProduct *p,
                           const TermGroups *groups, MlirValue word) {
  MlirContext context = nnBuilderGetContext(b);
  MlirType i32 = mlirIntegerTypeGet(context, 32);
  MlirType index = mlirIndexTypeGet(context);
  MlirValue term = linalgIndex(b, p->termLoop);
  MlirValue group = arithDivUI(b, term, constant(b, index, groups->keep), NULL);
  MlirValue first = arithMulI(b, group, constant(b, index, groups->of), NULL);
  MlirValue field = arithRemUI(b, term, constant(b, index, nnWordPlaces));
  MlirValue bits = arithMulI(b, arithIndexCast(b, i32, field),
                             constant(b, i32, nnPlaceBits), NULL);
  MlirValue place = arithAndI(b, arithShRUI(b, word, bits, NULL),
                              constant(b, i32, groups->of - 1));
  return arithAddI(b, first, arithIndexCastUI(b, index, place), NULL);
}

static void rewrite(NnBuilder b, const PanelProduct *p, MlirValue words,
                    const TermGroups *groups) {
  MlirAffineMap map = nnPanelProductMap(p);
  NnGeneric g = nnPanelProductBegin(b, p);
  nnGenericInput(&g, p->argument, map);
  nnGenericInput(&g, words, wordsMap(map));
  nnPanelProductOpen(&g, p);
  enum { value, word, acc };
  MlirValue place = emitPlace(g.b, p, groups, g.args[word]);
  nnPanelProductEnd(
      &g, p, nnPanelProductTerm(g.b, p, place, g.args[value], g.args[acc]));
}

/// Whether that is faster than all weights are, and than those without the rows
/// that nn-skip-zeros leaves out.
static bool pays(const PanelProduct *p, const TermGroups *g) {
  enum { most = 90 };
  int64_t percent = nnTermGroupsPercent(g, nnPanelProductRows(p));
  SparseRows rows = {g->data, g->lists, g->rows, g->lanes};
  nnSparseRowsCount(&rows);
  return percent <= most && percent * g->lists * g->rows < rows.kept * 100;
}

typedef struct Compressor {
  const NnPass *pass;
  NnBuilder b;
  int64_t lanes;
} Compressor;

static void compress(const PanelProduct *p, void *compressor) {
  Compressor *c = compressor;
  float *values;
  uint32_t *places;
  TermGroups groups = {.data = p->data,
                       .rows = nnPanelProductTerms(p),
                       .lanes = nnPanelProductLanes(p)};
  groups.lists = nnShapeNumElements(&p->shape) / groups.rows / groups.lanes;
  if (groups.lanes != c->lanes || !nnTermGroupsChoose(&groups) ||
      !pays(p, &groups) || !nnTermGroupsPack(&groups, &values, &places))
    return;
  MlirContext context = nnBuilderGetContext(c->b);
  int64_t rank = p->shape.rank;
  nnPanelProductSetWeights(c->b, p,
                           nnPanelProductType(p, rank,
                                              nnTermGroupsTerms(&groups),
                                              mlirF32TypeGet(context)),
                           values);
  MlirValue words =
      nnPanelProductAdd(c->b, p,
                        nnPanelProductType(p, rank, nnTermGroupsWords(&groups),
                                           mlirIntegerTypeGet(context, 32)),
                        places);
  rewrite(c->b, p, words, &groups);
  nnPassCount(c->pass, statCompressed, 1);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  enum { leastBytes = 32 }; // Narrower vectors have no permutation by others.
  int64_t bytes = nnPassInt(pass, optVectorBytes);
  if (bytes < leastBytes)
    return NN_SUCCESS;
  Compressor c = {pass, nnBuilderCreate(mlirOperationGetContext(func)),
                  bytes / (int64_t)sizeof(float)};
  nnPanelProductsVisit(func, compress, &c);
  nnBuilderDestroy(c.b);
  return NN_SUCCESS;
}

const NnPassInfo nnCompressGroupsPass = {
    .name = "nn-compress-groups",
    .description = "Store what N:M pruning leaves of packed weights",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"vector-bytes", "bytes of a vector register", NN_OPTION_INT, "64"},
        },
    .numOptions = 1,
    .statistics =
        (const NnStatisticInfo[]){
            {"compressed", "Number of sums that choose of groups of terms"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
