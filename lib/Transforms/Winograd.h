//===- Winograd.h - What nn-winograd gains ----------------------*- C -*-===//
// For passes that choose between f32 and other ways to convolve.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_WINOGRAD_H
#define NN_TRANSFORMS_WINOGRAD_H

#include "mlir-c/IR.h"

/// How many times as fast as the direct convolution a contraction is in f32
/// with constant weights; 1 if nn-winograd leaves it as it is.
double nnWinogradSpeedup(MlirOperation op);

#endif // NN_TRANSFORMS_WINOGRAD_H
