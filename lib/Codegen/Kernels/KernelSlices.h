//===- KernelSlices.h - Kernels that use a part of a tensor -----*- C -*-===//
// Edits of nn.kernel ops with linalg in them: what was a tensor of its own
// becomes a part of a larger one, read or written in place.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_KERNELSLICES_H
#define NN_CODEGEN_KERNELSLICES_H

#include "nn-c/Builder.h"

/// Operand i becomes `whole`, and the kernel's body reads the part of it that
/// begins at `at`, with the operand's former shape.
void nnKernelReadSlice(NnBuilder b, MlirOperation kernel, intptr_t i,
                       MlirValue whole, const int64_t *at);

/// The kernel's only result becomes `whole`, a new operand, with the former
/// result in the place that begins at `at`; its coordinates are new operands
/// too, where it doesn't fill the whole.
void nnKernelWriteSlice(NnBuilder b, MlirOperation kernel, MlirValue whole,
                        const int64_t *at);

/// A block argument of the kernel that result i is, with some elements written
/// by tensor.insert_slice; or null.
MlirValue nnKernelWrittenArgument(MlirOperation kernel, intptr_t i);

#endif // NN_CODEGEN_KERNELSLICES_H
