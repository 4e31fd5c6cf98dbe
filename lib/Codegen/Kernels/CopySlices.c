//===- CopySlices.c - Copies of slices as linalg --------------------------===//
// What a kernel copies, rather than computes, becomes a linalg.generic, so that
// it is vectorized and can do a range of its work as others do:
//   %s = tensor.extract_slice %x …       %s = tensor.extract_slice %x …
//   materialize %s in %out          ->   %c = linalg.generic ins(%s) outs(%e)
//                                        materialize %c in %out
// Expects: nn-outline-kernels; eliminate-empty-tensors after it.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Func.h"

static bool isView(MlirValue tensor) {
  MlirOperation op = nnDefiningOp(tensor);
  return mlirOperationIsNull(op) || (nnIsFree(op) && !tensorIsaEmpty(op));
}

/// Whether the op puts what it takes from elsewhere, as it is, into a tensor of
/// the kernel's caller. Both have the destination as their second operand. Bits
/// are not vectorized, and canonicalizing would take the copy for its source.
static bool isCopy(MlirOperation op) {
  return (bufferizationIsaMaterializeInDestination(op) ||
          tensorIsaInsertSlice(op)) &&
         mlirTypeIsARankedTensor(mlirValueGetType(nnOperand(op, 0))) &&
         isView(nnOperand(op, 0)) &&
         mlirValueIsABlockArgument(nnOperand(op, 1)) &&
         nnRank(nnOperand(op, 0)) > 0 &&
         nnBitWidth(nnElementType(nnOperand(op, 0))) >= 8;
}

static MlirValue copyOf(NnBuilder b, MlirValue tensor) {
  NnDims dims = nnDimsOf(b, tensor);
  MlirAffineMap same = nnMapFirst(b, dims.rank, dims.rank);
  NnGeneric generic = nnGenericBegin(b, dims.rank, 0);
  nnGenericInput(&generic, tensor, same);
  nnGenericOpen(&generic, nnEmpty(b, &dims, nnElementType(tensor)), same);
  return nnGenericClose(&generic, generic.args[0]);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  if (mlirAttributeIsNull(nnAttr(func, NN_ATTR_KERNEL)) ||
      mlirBlockIsNull(entry))
    return NN_SUCCESS;
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (isCopy(op))
      mlirOperationSetOperand(
          op, 0, copyOf(nnBuilderForOp(rewriter, op), nnOperand(op, 0)));
  mlirIRRewriterDestroy(rewriter);
  return NN_SUCCESS;
}

const NnPassInfo nnCopySlicesPass = {
    .name = "nn-copy-slices",
    .description = "Write what kernels copy as linalg.generic",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__linalg__, mlirGetDialectHandle__tensor__,
               NULL},
    .run = run,
};
