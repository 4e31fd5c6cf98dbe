//===- ProfileKernels.h - Marks around kernels -----------------*- C -*-===//
// Before a kernel's call stands `call @nn_profile(i)`, with the kernel's index
// in the module's attribute nn.profile, an array of dictionaries:
//
//     name         The function's symbol.
//     ops, source  What nn-describe-kernels said.
//     flops, bytes What a call computes and touches (Work.h).
//     arena_bytes  Of the arena, in use meanwhile. From nn-plan-memory on.
//
// `call @nn_profile(-1)` follows where something else than a kernel does.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PROFILEKERNELS_H
#define NN_CODEGEN_PROFILEKERNELS_H

#include "Codegen/Memory/Arena.h"

#include "mlir-c/IR.h"

#define NN_PROFILE_MARK "nn_profile"
#define NN_ATTR_PROFILE "nn.profile"

/// Adds the arena_bytes of the kernels marked in an entry block whose buffers,
/// by steps of the block, are these. Does nothing without marks.
void nnProfileAddArena(MlirBlock entry, const ArenaBuffer *buffers, int n);

#endif // NN_CODEGEN_PROFILEKERNELS_H
