//===- Kernel.c - What a kernel's function looks like ---------------------===//
// The range among a kernel's arguments, and the attributes that describe it.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Func.h"
#include "nn/Builders/Tensor.h"

bool nnKernelRange(MlirOperation func, MlirValue *lo, MlirValue *hi) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  if (mlirAttributeIsNull(nnAttr(func, NN_ATTR_KERNEL)) ||
      mlirBlockIsNull(entry))
    return false;
  intptr_t n = mlirBlockGetNumArguments(entry);
  if (n < rangeArguments)
    return false;
  *lo = mlirBlockGetArgument(entry, n - 2);
  *hi = mlirBlockGetArgument(entry, n - 1);
  return mlirTypeIsAIndex(mlirValueGetType(*lo)) &&
         mlirTypeIsAIndex(mlirValueGetType(*hi));
}

static void setAttr(MlirOperation op, const char *name, MlirAttribute value) {
  mlirOperationSetDiscardableAttributeByName(op, nnStr(name), value);
}

static void setInt(MlirOperation op, const char *name, int64_t value) {
  MlirType type = mlirIntegerTypeGet(mlirOperationGetContext(op), 64);
  setAttr(op, name, mlirIntegerAttrGet(type, value));
}

void nnDescribeUnits(MlirOperation func, MlirValue result, const Units *units,
                     int64_t cost) {
  if (!units->count)
    return;
  setInt(func, NN_ATTR_UNITS, units->count);
  if (units->dim >= 0) {
    int64_t of[] = {mlirBlockArgumentGetArgNumber(result), units->dim};
    setAttr(func, NN_ATTR_UNITS_DIM,
            mlirDenseI64ArrayGet(mlirOperationGetContext(func), 2, of));
    cost /= nnUnknownExtent;
  }
  setInt(func, NN_ATTR_COST, cost / units->count);
}

bool nnIsFree(MlirOperation op) {
  static const char *const names[] = {
      "tensor.empty",          "tensor.dim",     "tensor.cast",
      "tensor.collapse_shape", "func.return",    "tensor.expand_shape",
      "tensor.extract_slice",  "arith.constant",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (nnOperationIs(op, names[i]))
      return true;
  return mlirOperationGetNumResults(op) == 1 &&
         mlirTypeIsAIndex(mlirValueGetType(nnResult(op, 0)));
}

bool nnPutsBack(MlirOperation op, MlirOperation maker) {
  return tensorIsaInsertSlice(op) && !mlirOperationIsNull(maker) &&
         mlirOperationEqual(nnDefiningOp(tensorInsertSliceGetSource(op)),
                            maker) &&
         mlirValueIsABlockArgument(tensorInsertSliceGetDest(op));
}
