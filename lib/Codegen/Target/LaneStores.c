//===- LaneStores.c - Stores of one lane of a vector ----------------------===//
// On LLVM IR, since only its optimizer knows many of the masks.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/LaneStores.h"

#include "llvm-c/Core.h"

#include <string.h>

/// The one lane of a constant mask that is set, or -1.
static int onlyLane(LLVMValueRef mask) {
  int found = -1, lanes = (int)LLVMGetVectorSize(LLVMTypeOf(mask));
  for (int i = 0; LLVMIsConstant(mask) && i < lanes; ++i) {
    LLVMValueRef bit = LLVMGetAggregateElement(mask, (unsigned)i);
    if (!bit || !LLVMIsAConstantInt(bit))
      return -1;
    if (!LLVMConstIntGetZExtValue(bit))
      continue;
    if (found >= 0)
      return -1;
    found = i;
  }
  return found;
}

/// llvm.masked.store(value, pointer, mask)
static void storeLane(LLVMBuilderRef b, LLVMValueRef call) {
  LLVMValueRef value = LLVMGetOperand(call, 0);
  LLVMValueRef mask = LLVMGetOperand(call, LLVMGetNumArgOperands(call) - 1);
  if (LLVMGetTypeKind(LLVMTypeOf(mask)) != LLVMVectorTypeKind)
    return; // The number of lanes is not known.
  int lane = onlyLane(mask);
  if (lane < 0)
    return;
  LLVMTypeRef i32 =
      LLVMInt32TypeInContext(LLVMGetTypeContext(LLVMTypeOf(value)));
  LLVMValueRef index = LLVMConstInt(i32, (unsigned)lane, 0);
  LLVMPositionBuilderBefore(b, call);
  LLVMValueRef element = LLVMBuildExtractElement(b, value, index, "");
  LLVMBuildStore(b, element,
                 LLVMBuildGEP2(b, LLVMTypeOf(element), LLVMGetOperand(call, 1),
                               &index, 1, ""));
  LLVMInstructionEraseFromParent(call);
}

static void storeLanesOf(LLVMBuilderRef b, LLVMValueRef intrinsic) {
  for (LLVMUseRef use = LLVMGetFirstUse(intrinsic); use;) {
    LLVMValueRef call = LLVMGetUser(use);
    use = LLVMGetNextUse(use);
    storeLane(b, call);
  }
}

void nnStoreLanes(LLVMModuleRef module) {
  static const char name[] = "llvm.masked.store";
  unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
  LLVMBuilderRef b = LLVMCreateBuilderInContext(LLVMGetModuleContext(module));
  for (LLVMValueRef f = LLVMGetFirstFunction(module); f;
       f = LLVMGetNextFunction(f))
    if (LLVMGetIntrinsicID(f) == id)
      storeLanesOf(b, f);
  LLVMDisposeBuilder(b);
}
