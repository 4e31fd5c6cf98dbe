//===- Compiled.h - Running a function as machine code ---------*- C -*-===//
// The seam between nn-check and the compiler: all that nn-check knows about
// compiling is here.
//===----------------------------------------------------------------------===//
#ifndef NN_CHECK_COMPILED_H
#define NN_CHECK_COMPILED_H

#include "nn-c/Compiler.h"

/// Compiles the one function of a module, which it consumes, for a CPU that this
/// machine's is like, or NULL, and calls it.
/// Output data is the caller's, to be released by free(); on failure there is
/// none.
NnStatus runCompiled(MlirModule module, NnOptimization optimization,
                     const char *cpu, const nnrt_tensor_t *inputs, intptr_t numInputs,
                     nnrt_tensor_t *outputs, intptr_t numOutputs) NN_MUST_USE;

#endif // NN_CHECK_COMPILED_H
