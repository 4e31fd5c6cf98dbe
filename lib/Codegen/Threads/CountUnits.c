//===- CountUnits.c - How much there is to do at a call -------------------===//
// Calls of kernels that threads are to share (Sharing.h) end at the number of
// units (Kernel.h) instead of at the greatest integer:
//   call @k(%x, %y, %c0, %max)   ->   call @k(%x, %y, %c0, %units)
// Expects: nn-vectorize-kernels.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Passes.h"
#include "Codegen/Threads/Sharing.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Func.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Tensor.h"

/// The number of units, for the call's operands.
static Index countUnits(NnBuilder b, MlirOperation kernel, MlirOperation call) {
  int64_t each = nnAttrInt(nnAttr(kernel, NN_ATTR_UNITS), 0), of[2];
  if (nnAttrInts(nnAttr(kernel, NN_ATTR_UNITS_DIM), 2, of) != 2)
    return nnIndex(each);
  return nnIndexScale(b, nnIndexDim(b, nnOperand(call, of[0]), (int)of[1]),
                      each);
}

static MlirLogicalResult countIn(MlirOperation func, MlirSymbolTable symbols,
                                 MlirRewriterBase rewriter) {
  Sharing sharing;
  bool ok = nnSharingChoose(func, symbols, &sharing);
  for (int i = 0; ok && i < sharing.numCalls; ++i) {
    MlirOperation call = sharing.calls[i].op;
    if (!sharing.calls[i].shared)
      continue;
    NnBuilder b = nnBuilderForOp(rewriter, call);
    Index units = countUnits(b, sharing.calls[i].kernel, call);
    mlirOperationSetOperand(call, mlirOperationGetNumOperands(call) - 1,
                            nnIndexValue(b, units));
  }
  nnSharingDestroy(&sharing);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  (void)pass;
  MlirSymbolTable symbols = mlirSymbolTableCreate(module);
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(module));
  MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0));
  MlirLogicalResult result = NN_SUCCESS;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op) && mlirLogicalResultIsSuccess(result);
       op = mlirOperationGetNextInBlock(op))
    if (funcIsaFunc(op) && !nnIsPrivate(op))
      result = countIn(op, symbols, rewriter);
  mlirIRRewriterDestroy(rewriter);
  mlirSymbolTableDestroy(symbols);
  return result;
}

const NnPassInfo nnCountUnitsPass = {
    .name = "nn-count-units",
    .description =
        "Give calls of kernels that threads share the number of units",
    .anchor = "builtin.module",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__tensor__,
               NULL},
    .run = run,
};
