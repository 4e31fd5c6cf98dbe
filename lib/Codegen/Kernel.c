//===- Kernel.c - What a kernel's function looks like ---------------------===//
// The range among a kernel's arguments.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernel.h"

#include "nn/Builders/Func.h"

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
