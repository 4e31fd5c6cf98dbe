//===- ExcessShare.h - Weights that don't fit in i16 by twos ----*- C -*-===//
// Where targets add two products of bytes in i16, weights that this doesn't
// hold are multiplied in two steps or, if there are many, as i16.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_EXCESSSHARE_H
#define NN_TRANSFORMS_EXCESSSHARE_H

#include "mlir-c/IR.h"

/// How many of a layer's groups of four terms, for 16 channels, have two that
/// don't fit: of its weights in 8 bits, which it is quantized to if it isn't.
/// All, if these aren't known.
double nnExcessShare(MlirOperation layer);

#endif // NN_TRANSFORMS_EXCESSSHARE_H
