//===- CountUnits.c - How much there is to do at a call
//--------------------===//
// Calls of kernels that do a range of their work (Kernel.h) end at the number
// of units instead of at the greatest integer:
//   call @k(%x, %y, %c0, %max)   ->   call @k(%x, %y, %c0, %units)
// Expects: nn-vectorize-kernels.
//===----------------------------------------------------------------------===//
#include "Codegen/Index.h"
#include "Codegen/Kernel.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Func.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Tensor.h"

typedef struct Counter {
  MlirRewriterBase rewriter;
  MlirSymbolTable symbols;
} Counter;

/// The number of units, for the call's operands.
static Index countUnits(NnBuilder b, MlirOperation kernel, MlirOperation call) {
  int64_t each = nnAttrInt(nnAttr(kernel, NN_ATTR_UNITS), 0), of[2];
  if (nnAttrInts(nnAttr(kernel, NN_ATTR_UNITS_DIM), 2, of) != 2)
    return nnIndex(each);
  return nnIndexScale(b, nnIndexDim(b, nnOperand(call, of[0]), (int)of[1]),
                      each);
}

static MlirWalkResult visit(MlirOperation op, void *user) {
  Counter *c = user;
  if (!funcIsaCall(op))
    return MlirWalkResultAdvance;
  MlirOperation kernel =
      mlirSymbolTableLookup(c->symbols, funcCallGetCallee(op));
  if (mlirOperationIsNull(kernel) ||
      mlirAttributeIsNull(nnAttr(kernel, NN_ATTR_UNITS)))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(c->rewriter, op);
  Index units = countUnits(b, kernel, op);
  mlirOperationSetOperand(op, mlirOperationGetNumOperands(op) - 1,
                          nnIndexValue(b, units));
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  (void)pass;
  Counter c = {mlirIRRewriterCreate(mlirOperationGetContext(module)),
               mlirSymbolTableCreate(module)};
  mlirOperationWalk(module, visit, &c, MlirWalkPreOrder);
  mlirSymbolTableDestroy(c.symbols);
  mlirIRRewriterDestroy(c.rewriter);
  return NN_SUCCESS;
}

const NnPassInfo nnCountUnitsPass = {
    .name = "nn-count-units",
    .description = "Give calls of kernels the number of units to do",
    .anchor = "builtin.module",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__tensor__,
               NULL},
    .run = run,
};
