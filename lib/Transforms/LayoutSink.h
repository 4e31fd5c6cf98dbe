//===- LayoutSink.h - Moving transposes down -------------------*- C -*-===//
// op(transpose(x)) becomes transpose(op'(x)), for transposes from nhwc to nchw
// and every op that can work on nhwc as well.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_LAYOUTSINK_H
#define NN_TRANSFORMS_LAYOUTSINK_H

#include "Rewrite.h"
#include "nn/OpTable.h"

/// The rewrite that moves transposes from the operands of an op of this kind
/// to its results; NULL if they stop there.
NnRewriteFn nnLayoutSinkFor(NnOpKind kind);

/// The same for the last reshape of a shuffle of channels (LayoutShuffle.c).
MlirLogicalResult nnLayoutSinkShuffle(MlirOperation op, MlirRewriterBase rw);

/// The nhwc tensor that a value is the transpose of; null if it is none.
MlirValue nnUntransposed(MlirValue value);

#endif // NN_TRANSFORMS_LAYOUTSINK_H
