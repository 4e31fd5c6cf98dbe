//===- Native.h - Machine code of one module --------------------*- C -*-===//
// From the llvm dialect to an object file, through a context of LLVM's that is
// used by nothing else, so that several modules can be compiled at once.
//===----------------------------------------------------------------------===//
#ifndef NN_CAPI_NATIVE_H
#define NN_CAPI_NATIVE_H

#include "Codegen/Target/Target.h"
#include "nn-c/Compiler.h"

#include "llvm-c/Core.h"

typedef struct Native {
  const NnCompileOptions *options;
  Target target;
  LLVMContextRef context;
  LLVMModuleRef llvm;
} Native;

/// The machine that the options name. Destroyed with nnTargetDestroy unless
/// this fails.
NnStatus nnNativeTarget(const NnCompileOptions *options,
                        Target *target) NN_MUST_USE;

/// Translates a module to LLVM IR. Only hidden functions and what is added
/// later can be seen from outside. Destroyed with nnNativeDestroy also on
/// failure.
NnStatus nnNativeCreate(MlirModule module, const NnCompileOptions *options,
                        Native *native) NN_MUST_USE;
void nnNativeDestroy(Native *native);

/// Optimizes the module and writes an object file.
NnStatus nnNativeEmit(Native *native, LLVMMemoryBufferRef *object) NN_MUST_USE;

#endif // NN_CAPI_NATIVE_H
