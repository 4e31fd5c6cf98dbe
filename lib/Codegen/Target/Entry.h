//===- Entry.h - The ABI of nnrt around the compiled function --*- C -*-===//
// Adds to an LLVM module what callers of a model see: NAME_model, its ports,
// and a run function that checks tensors and calls the compiled code.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_ENTRY_H
#define NN_CODEGEN_ENTRY_H

#include "Codegen/Target/Signature.h"

#include "llvm-c/Types.h"

/// Frees what is at an address, 0 included. The compiled function calls it, and
/// nnEntryAdd writes its body.
#define NN_RELEASE "nn_release"

/// What a model takes of memory; see nnrt_model_t.
typedef struct ModelBytes {
  int64_t parameters, arena, thread;
} ModelBytes;

/// `parameters` is the global with the model's constants, `profile` the address
/// of its nnrt_profile_t (nnProfileAdd). The compiled function
/// takes the inputs, the outputs of known shape, the arena, the parameters and
/// a cell for the status as memref descriptors, then the nnrt_threads_t, and
/// returns the other outputs' descriptors. With `tiles` it computes in AMX's
/// tile registers, which a run first asks the system for.
NnStatus nnEntryAdd(LLVMModuleRef module, const Signature *signature,
                    LLVMValueRef parameters, LLVMValueRef profile,
                    ModelBytes bytes, bool tiles) NN_MUST_USE;

#endif // NN_CODEGEN_ENTRY_H
