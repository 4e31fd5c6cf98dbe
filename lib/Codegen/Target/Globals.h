//===- Globals.h - Constants in an LLVM module -----------------*- C -*-===//
// For tables that a compiled object holds, such as the model's description.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_GLOBALS_H
#define NN_CODEGEN_GLOBALS_H

#include "llvm-c/Core.h"

#include <stdint.h>

/// A private constant with the value; the result is its address.
LLVMValueRef nnGlobalConstant(LLVMModuleRef module, LLVMValueRef value);

/// The address of a string that ends in 0.
LLVMValueRef nnGlobalString(LLVMModuleRef module, const char *text,
                            size_t length);

LLVMValueRef nnGlobalInt64(LLVMModuleRef module, int64_t value);

#endif // NN_CODEGEN_GLOBALS_H
