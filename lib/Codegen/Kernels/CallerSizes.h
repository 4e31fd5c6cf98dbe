//===- CallerSizes.h - A kernel's sizes, outside of it ---------*- C -*-===//
// A kernel's caller makes the tensors that the kernel writes, so it computes
// their sizes from what it passes.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_CALLERSIZES_H
#define NN_CODEGEN_CALLERSIZES_H

#include "nn-c/Builder.h"

/// Makes, before the kernel, an empty tensor like `yielded`, a value inside of
/// it. Null if a size depends on what only the kernel computes.
MlirValue nnMakeDestination(NnBuilder b, MlirOperation kernel,
                            MlirValue yielded);

/// Moves the kernel's cf.asserts before it. False, with some of them moved, if
/// one depends on what only the kernel computes.
bool nnMoveChecksToCaller(NnBuilder b, MlirOperation kernel);

#endif // NN_CODEGEN_CALLERSIZES_H
