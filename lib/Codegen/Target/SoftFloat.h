//===- SoftFloat.h - Conversions that LLVM calls ---------------*- C -*-===//
// Where a CPU has no bf16 instructions, LLVM moves bf16 values through f32 and
// calls a library to narrow them. The library's function comes with the model.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_SOFTFLOAT_H
#define NN_CODEGEN_SOFTFLOAT_H

#include "llvm-c/Types.h"

/// Defines __truncsfbf2, internal to the module: f32 to bf16, round to nearest
/// even, NaN kept.
void nnSoftFloatAdd(LLVMModuleRef module);

#endif // NN_CODEGEN_SOFTFLOAT_H
