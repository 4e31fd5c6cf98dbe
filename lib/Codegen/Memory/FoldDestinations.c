//===- FoldDestinations.c - Drop copies of a result to itself -------------===//
// Once a kernel's loops write to the caller's tensor, nothing is left to be
// copied there; bufferization would take the copy for a conflict.
//   %r = scf.for … iter_args(%t = %out)
//   %m = bufferization.materialize_in_destination %r in %out   ->   %r
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Destination.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Dialect/Tensor.h"

/// Whether `value` is `destination` with other contents.
static bool isWrittenTo(MlirValue value, MlirValue destination) {
  while (!mlirValueIsNull(value) && !mlirValueEqual(value, destination)) {
    MlirOperation def = nnDefiningOp(value);
    value =
        tensorIsaCast(def) ? tensorCastGetSource(def) : nnDestinationOf(value);
  }
  return !mlirValueIsNull(value);
}

static void fold(MlirRewriterBase rewriter, MlirOperation op) {
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue source = bufferizationMaterializeInDestinationGetSource(op);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  if (!mlirTypeEqual(mlirValueGetType(source), type))
    source = tensorCast(b, type, source);
  mlirRewriterBaseReplaceOpWithValues(rewriter, op, 1, &source);
}

static MlirWalkResult visit(MlirOperation op, void *rewriter) {
  if (bufferizationIsaMaterializeInDestination(op) &&
      mlirOperationGetNumResults(op) == 1 &&
      isWrittenTo(bufferizationMaterializeInDestinationGetSource(op),
                  bufferizationMaterializeInDestinationGetDest(op)))
    fold(*(MlirRewriterBase *)rewriter, op);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnRewriteEach(func, visit);
  return NN_SUCCESS;
}

const NnPassInfo nnFoldDestinationsPass = {
    .name = "nn-fold-destinations",
    .description = "Drop copies of what is written to its destination already",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
