//===- Rewrite.c - What passes rewrite IR with ----------------------------===//
// Hands tables of C functions to MLIR's greedy pattern driver, and the steps
// that rewrites share.
//===----------------------------------------------------------------------===//
#include "Rewrite.h"

#include "nn-c/NNOps.h"

#include <assert.h>

static MlirLogicalResult runPattern(MlirRewritePattern self, MlirOperation op,
                                    MlirPatternRewriter rewriter, void *data) {
  (void)self;
  const NnPattern *pattern = data;
  return pattern->rewrite(op, mlirPatternRewriterAsBase(rewriter));
}

static MlirFrozenRewritePatternSet freeze(MlirContext context, intptr_t n,
                                          const NnPattern *patterns) {
  MlirRewritePatternSet set = mlirRewritePatternSetCreate(context);
  MlirRewritePatternCallbacks callbacks = {NULL, NULL, runPattern};
  for (const NnPattern *p = patterns; p < patterns + n; ++p)
    if (p->rewrite)
      mlirRewritePatternSetAdd(
          set, mlirOpRewritePatternCreate(
                   nnStr(p->root), p->benefit ? p->benefit : 1, context,
                   callbacks, (void *)(uintptr_t)p, 0, NULL));
  MlirFrozenRewritePatternSet frozen = mlirFreezeRewritePattern(set);
  mlirRewritePatternSetDestroy(set); // Freezing took only what it held.
  return frozen;
}

MlirLogicalResult nnApplyPatterns(MlirOperation op, intptr_t n,
                                  const NnPattern *patterns, bool fold) {
  MlirFrozenRewritePatternSet frozen =
      freeze(mlirOperationGetContext(op), n, patterns);
  MlirGreedyRewriteDriverConfig config = mlirGreedyRewriteDriverConfigCreate();
  mlirGreedyRewriteDriverConfigSetMaxIterations(config, -1);
  mlirGreedyRewriteDriverConfigSetUseTopDownTraversal(config, true);
  mlirGreedyRewriteDriverConfigEnableFolding(config, fold);
  mlirGreedyRewriteDriverConfigEnableConstantCSE(config, fold);
  mlirGreedyRewriteDriverConfigSetRegionSimplificationLevel(
      config, MLIR_GREEDY_SIMPLIFY_REGION_LEVEL_DISABLED);
  MlirLogicalResult result =
      mlirApplyPatternsAndFoldGreedilyWithOp(op, frozen, config);
  mlirGreedyRewriteDriverConfigDestroy(config);
  mlirFrozenRewritePatternSetDestroy(frozen);
  return mlirLogicalResultIsSuccess(result)
             ? result
             : nnOpError(op, "rewriting did not come to an end");
}

MlirLogicalResult nnReplaceOp(MlirRewriterBase rewriter, MlirOperation op,
                              MlirValue value) {
  assert(mlirTypeEqual(mlirValueGetType(nnResult(op, 0)),
                       mlirValueGetType(value)) &&
         "a replacement has the type of what it replaces");
  mlirRewriterBaseReplaceOpWithValues(rewriter, op, 1, &value);
  return NN_SUCCESS;
}

MlirOperation nnCloneWith(NnBuilder b, MlirOperation op,
                          const MlirValue *operands, const MlirType *results) {
  MlirOperation clone = mlirRewriterBaseClone(b.rewriter, op);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    mlirOperationSetOperand(clone, i, operands[i]);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    mlirValueSetType(nnResult(clone, i), results[i]);
  return clone;
}

MlirValue nnConstantInts(NnBuilder b, NnInts values) {
  NnShape shape = {1, {values.n}};
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  return nnConstant(b,
                    nnElementsCreate(nnTensorType(&shape, i64), values.data));
}

bool nnShapeIsNamable(const NnShape *shape) {
  int64_t dynamic = 0, zero = 0;
  for (int64_t i = 0; i < shape->rank; ++i) {
    dynamic += shape->dims[i] == NN_DYNAMIC;
    zero += shape->dims[i] == 0;
  }
  return dynamic <= 1 && !zero;
}

MlirValue nnConstantShape(NnBuilder b, const NnShape *shape) {
  int64_t dims[NN_MAX_RANK];
  for (int64_t i = 0; i < shape->rank; ++i)
    dims[i] = shape->dims[i] == NN_DYNAMIC ? -1 : shape->dims[i];
  return nnConstantInts(b, (NnInts){shape->rank, dims});
}
