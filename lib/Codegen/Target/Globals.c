//===- Globals.c - Constants in an LLVM module ----------------------------===//
// For tables that a compiled object holds, such as the model's description.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/Globals.h"

LLVMValueRef nnGlobalConstant(LLVMModuleRef module, LLVMValueRef value) {
  LLVMValueRef global = LLVMAddGlobal(module, LLVMTypeOf(value), "");
  LLVMSetInitializer(global, value);
  LLVMSetGlobalConstant(global, 1);
  LLVMSetLinkage(global, LLVMPrivateLinkage);
  return global;
}

LLVMValueRef nnGlobalString(LLVMModuleRef module, const char *text,
                            size_t length) {
  return nnGlobalConstant(
      module,
      LLVMConstStringInContext2(LLVMGetModuleContext(module), text, length, 0));
}

LLVMValueRef nnGlobalInt64(LLVMModuleRef module, int64_t value) {
  LLVMTypeRef i64 = LLVMInt64TypeInContext(LLVMGetModuleContext(module));
  return LLVMConstInt(i64, (uint64_t)value, 1);
}
