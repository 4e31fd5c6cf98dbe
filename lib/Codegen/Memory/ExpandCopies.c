//===- ExpandCopies.c - Copies between strided buffers as loops -----------===//
// memref.copy of a non-contiguous buffer would call a runtime library; as a
// linalg.generic it becomes a loop like any other. Contiguous ones stay: they
// are memcpy.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Memref.h"

#include "mlir-c/AffineMap.h"
#include "mlir-c/Dialect/Linalg.h"

static bool isContiguous(MlirValue memref) {
  MlirType type = mlirValueGetType(memref);
  return mlirTypeIsAMemRef(type) &&
         mlirAffineMapIsIdentity(mlirMemRefTypeGetAffineMap(type));
}

static void expand(MlirRewriterBase rewriter, MlirOperation copy) {
  NnBuilder b = nnBuilderForOp(rewriter, copy);
  MlirContext context = nnBuilderGetContext(b);
  MlirValue source = memrefCopyGetSource(copy);
  MlirValue target = memrefCopyGetTarget(copy);
  int64_t rank = nnRank(source);
  MlirAffineMap identity = mlirAffineMapMultiDimIdentityGet(context, rank);
  MlirAffineMap maps[] = {identity, identity};
  MlirAttribute iterators[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i)
    iterators[i] = nnParseAttr(b, "#linalg.iterator_type<parallel>");
  MlirOperation generic =
      linalgGenericCreate(b, NN_NO_TYPES, NN_VALUES(source), NN_VALUES(target),
                          nnAffineMapArrayAttr(b, 2, maps),
                          mlirArrayAttrGet(context, rank, iterators), NULL);
  MlirType element = nnElementType(source);
  MlirBlock body = nnBuilderAddBlock(b, linalgGenericGetRegion(generic),
                                     NN_TYPES(element, element));
  linalgYieldCreate(b, NN_VALUES(mlirBlockGetArgument(body, 0)));
  mlirRewriterBaseEraseOp(rewriter, copy);
}

static MlirWalkResult visit(MlirOperation op, void *rewriter) {
  if (memrefIsaCopy(op) && !(isContiguous(memrefCopyGetSource(op)) &&
                             isContiguous(memrefCopyGetTarget(op))))
    expand(*(MlirRewriterBase *)rewriter, op);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnRewriteEach(func, visit);
  return NN_SUCCESS;
}

const NnPassInfo nnExpandCopiesPass = {
    .name = "nn-expand-copies",
    .description = "Write copies of strided buffers as linalg.generic",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__linalg__, NULL},
    .run = run,
};
