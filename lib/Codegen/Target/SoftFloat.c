//===- SoftFloat.c - Conversions that LLVM calls --------------------------===//
// Written in LLVM IR on integers, so that it compiles for every target.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/SoftFloat.h"

#include "llvm-c/Core.h"

/// Keeps a function that only generated code will call.
static void keep(LLVMModuleRef module, LLVMValueRef function) {
  LLVMTypeRef pointer = LLVMTypeOf(function);
  LLVMValueRef list =
      LLVMAddGlobal(module, LLVMArrayType2(pointer, 1), "llvm.compiler.used");
  LLVMSetInitializer(list, LLVMConstArray2(pointer, &function, 1));
  LLVMSetLinkage(list, LLVMAppendingLinkage);
  LLVMSetSection(list, "llvm.metadata");
}

void nnSoftFloatAdd(LLVMModuleRef module) {
  LLVMContextRef context = LLVMGetModuleContext(module);
  LLVMTypeRef f32 = LLVMFloatTypeInContext(context);
  LLVMTypeRef bf16 = LLVMBFloatTypeInContext(context);
  LLVMTypeRef i32 = LLVMInt32TypeInContext(context);
  LLVMTypeRef i16 = LLVMInt16TypeInContext(context);
  LLVMValueRef f = LLVMAddFunction(module, "__truncsfbf2",
                                   LLVMFunctionType(bf16, &f32, 1, 0));
  LLVMSetLinkage(f, LLVMInternalLinkage);
  unsigned nounwind = LLVMGetEnumAttributeKindForName("nounwind", 8);
  LLVMAddAttributeAtIndex(f, LLVMAttributeFunctionIndex,
                          LLVMCreateEnumAttribute(context, nounwind, 0));
  LLVMBuilderRef b = LLVMCreateBuilderInContext(context);
  LLVMPositionBuilderAtEnd(b, LLVMAppendBasicBlockInContext(context, f, ""));
  LLVMValueRef x = LLVMGetParam(f, 0);
  LLVMValueRef bits = LLVMBuildBitCast(b, x, i32, "");
  LLVMValueRef high = LLVMBuildLShr(b, bits, LLVMConstInt(i32, 16, 0), "");
  LLVMValueRef last = LLVMBuildAnd(b, high, LLVMConstInt(i32, 1, 0), "");
  LLVMValueRef half = LLVMBuildAdd(b, last, LLVMConstInt(i32, 0x7fff, 0), "");
  LLVMValueRef rounded = LLVMBuildLShr(b, LLVMBuildAdd(b, bits, half, ""),
                                       LLVMConstInt(i32, 16, 0), "");
  LLVMValueRef quiet = LLVMBuildOr(b, high, LLVMConstInt(i32, 0x40, 0), "");
  LLVMValueRef isNaN = LLVMBuildFCmp(b, LLVMRealUNO, x, x, "");
  LLVMValueRef chosen = LLVMBuildSelect(b, isNaN, quiet, rounded, "");
  LLVMBuildRet(
      b, LLVMBuildBitCast(b, LLVMBuildTrunc(b, chosen, i16, ""), bf16, ""));
  LLVMDisposeBuilder(b);
  keep(module, f);
}
