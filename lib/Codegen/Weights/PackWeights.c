//===- PackWeights.c - Lay constant weights out as they are read ----------===//
// A constant that a contraction or convolution in an nn.kernel multiplies by is
// cut into panels of one vector's columns, tensor<KxN> -> tensor<N/L x K x L>,
// and read through (n floordiv L, k…, n mod L): rows of a panel are neighbours,
// where those of a wide matrix are on pages of their own. Bytes and bf16 that
// are summed up by groups (ByteDot.h), of four or two, become tensor<N/L x K/4
// x L x 4>, read through (…, k floordiv 4, n mod L, k mod 4), with zeros where
// groups aren't full; where pairs of i16 are multiplied, they are widened to
// these, tensor<N/L x K/2 x L x 2>. Bytes of four bits become words of eight
// terms, tensor<N/L x K/8 x L>. Where there are few columns and many terms,
// these are put innermost, so that they fill vectors.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Codegen/Weights/PackNibbles.h"
#include "Codegen/Weights/Weight.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

#include "mlir-c/AffineExpr.h"
#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"

#include <stdlib.h>
#include <string.h>

enum { optVectorBytes, optByteDot, optFloatDot };
enum { statPacked };

//===----------------------------------------------------------------------===//
// Constants that are packed already
//===----------------------------------------------------------------------===//

/// The same weight may be used in several places, and in several forms.
typedef struct Packed {
  MlirAttribute from, to;
  MlirType type;
  int order[NN_MAX_RANK];
} Packed;

typedef struct Packer {
  const NnPass *pass;
  WeightUnits units;
  NnBuilder b;
  Packed *packed;
  int n;
  intptr_t capacity;
} Packer;

static MlirAttribute remembered(const Packer *p, const Packed *key) {
  for (const Packed *k = p->packed; k < p->packed + p->n; ++k)
    if (mlirAttributeEqual(k->from, key->from) &&
        mlirTypeEqual(k->type, key->type) &&
        !memcmp(k->order, key->order, sizeof k->order))
      return k->to;
  return mlirAttributeGetNull();
}

static void remember(Packer *p, const Packed *packed) {
  // Where memory is short it is packed once more.
  if (nnReserve(&p->packed, p->n + 1, &p->capacity, sizeof *packed))
    p->packed[p->n++] = *packed;
}

static MlirAttribute packedConstant(Packer *p, const Weight *w,
                                    const int *order, MlirType type) {
  Packed packed = {.from = nnConstantValue(nnOperand(w->kernel, w->operand)),
                   .type = type};
  memcpy(packed.order, order, sizeof packed.order);
  packed.to = remembered(p, &packed);
  if (!mlirAttributeIsNull(packed.to))
    return packed.to;
  packed.to = nnWeightPack(w, order, type, packed.from);
  if (!mlirAttributeIsNull(packed.to))
    remember(p, &packed);
  return packed.to;
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

/// (other loops…, column floordiv lanes, reductions…, column mod lanes); with
/// groups, (…, term floordiv 4, column mod lanes, term mod 4); with words, (…,
/// term floordiv 8, column mod lanes); with terms innermost, (other loops…,
/// column, term).
static MlirAffineMap packedMap(MlirContext context, const Weight *w,
                               const int *order) {
  MlirAffineExpr exprs[NN_MAX_RANK];
  int rank = (int)w->shape.rank;
  MlirAffineExpr group = mlirAffineConstantExprGet(context, w->groupTerms);
  MlirAffineExpr lanes = mlirAffineConstantExprGet(context, w->lanes);
  MlirAffineExpr column =
      mlirAffineDimExprGet(context, w->loopOf[w->columnDim]);
  for (int i = 0; i < rank; ++i) {
    exprs[i] = mlirAffineDimExprGet(context, w->loopOf[order[i]]);
    if (order[i] == w->columnDim)
      exprs[i] = mlirAffineFloorDivExprGet(column, lanes);
  }
  MlirAffineExpr term = exprs[rank - 1];
  if (w->lanes > 1)
    exprs[rank++] = mlirAffineModExprGet(column, lanes);
  if (w->groupDim >= 0) {
    exprs[rank - 2] = mlirAffineFloorDivExprGet(term, group);
    if (!w->hasWords)
      exprs[rank++] = mlirAffineModExprGet(term, group);
  }
  MlirAffineMap map = nnWeightMapOf(w->generic, w->input);
  return mlirAffineMapGet(context, mlirAffineMapGetNumDims(map), 0, rank,
                          exprs);
}

static void setMap(NnBuilder b, const Weight *w, MlirAffineMap map) {
  MlirAffineMap maps[NN_MAX_RANK];
  intptr_t n = mlirOperationGetNumOperands(w->generic);
  for (intptr_t i = 0; i < n; ++i)
    maps[i] = i == w->input ? map : nnWeightMapOf(w->generic, i);
  linalgGenericSetIndexingMapsAttr(w->generic,
                                   nnAffineMapArrayAttr(b, n, maps));
}

static MlirValue bodyArgument(const Weight *w) {
  MlirRegion body = linalgGenericGetRegion(w->generic);
  return mlirBlockGetArgument(mlirRegionGetFirstBlock(body), w->input);
}

/// Gives the kernel the packed constant, and reads that.
static void rewrite(Packer *p, const Weight *w) {
  int order[NN_MAX_RANK] = {0};
  nnWeightOrder(w, order);
  NnShape shape = nnWeightPackedShape(w, order);
  MlirType element = nnElementType(w->argument);
  if (w->hasWords || w->isWide)
    element = mlirIntegerTypeGet(nnBuilderGetContext(p->b),
                                 8 * dotBytes / (w->isWide ? wideTerms : 1));
  MlirType type = nnTensorType(&shape, element);
  MlirAttribute value = packedConstant(p, w, order, type);
  if (mlirAttributeIsNull(value))
    return;
  nnBuilderBefore(p->b, w->kernel);
  mlirOperationSetOperand(w->kernel, w->operand, arithConstant(p->b, value));
  MlirOperation expand =
      nnDefiningOp(linalgGenericGetInputsAt(w->generic, w->input));
  mlirValueSetType(w->argument, type);
  mlirOperationSetOperand(w->generic, w->input, w->argument);
  if (!mlirOperationIsNull(expand))
    mlirOperationDestroy(expand);
  if (w->isWide)
    mlirValueSetType(bodyArgument(w), element);
  setMap(p->b, w, packedMap(nnBuilderGetContext(p->b), w, order));
  if (w->hasWords)
    nnNibblesUnpack(p->b, w->generic, w->input, w->loopOf[w->groupDim], w->low);
  nnPassCount(p->pass, statPacked, 1);
}

static MlirWalkResult packKernel(MlirOperation kernel, void *packer) {
  if (!nnIsaKernel(kernel))
    return MlirWalkResultAdvance;
  Packer *p = packer;
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    for (intptr_t i = 0;
         linalgIsaGeneric(op) && i < linalgGenericGetNumInputs(op); ++i) {
      Weight w;
      if (!nnWeightRead(kernel, op, i, &p->units, &w))
        continue;
      nnWeightChooseWidth(&w, p->units.bytes);
      rewrite(p, &w);
    }
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Packer p = {.pass = pass,
              .units = {nnPassInt(pass, optVectorBytes),
                        (ByteDotUnit)nnPassInt(pass, optByteDot),
                        (ByteDotUnit)nnPassInt(pass, optFloatDot)},
              .b = nnBuilderCreate(mlirOperationGetContext(func))};
  mlirOperationWalk(func, packKernel, &p, MlirWalkPostOrder);
  nnBuilderDestroy(p.b);
  free(p.packed);
  return NN_SUCCESS;
}

const NnPassInfo nnPackWeightsPass = {
    .name = "nn-pack-weights",
    .description = "Lay constant weights of kernels out in panels of columns",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"vector-bytes", "bytes of a vector register", NN_OPTION_INT, "64"},
            NN_BYTE_DOT_OPTION,
            NN_FLOAT_DOT_OPTION,
        },
    .numOptions = 3,
    .statistics =
        (const NnStatisticInfo[]){
            {"packed", "Number of uses of weights that were packed"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               NULL},
    .run = run,
};
