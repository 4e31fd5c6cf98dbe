//===- Profile.h - The profile of a compiled model -------------*- C -*-===//
// Adds to an LLVM module what the marks of nn-profile-kernels lead to: an
// nnrt_profile_t.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PROFILE_H
#define NN_CODEGEN_PROFILE_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"

#include "llvm-c/Types.h"

/// Writes the body of nn_profile(kernel). `*profile` is the address of the
/// nnrt_profile_t that it reads, with the kernels of `source`'s nn.profile; the
/// null pointer without one.
NnStatus nnProfileAdd(LLVMModuleRef module, MlirModule source,
                      LLVMValueRef *profile) NN_MUST_USE;

#endif // NN_CODEGEN_PROFILE_H
