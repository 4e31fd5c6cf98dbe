//===- PartialShape.h - What is known of a shape operand --------*- C -*-===//
// Shape operands are often computed from nn.shape_of and constants. Shape
// inference needs the elements that follow from types alone.
//===----------------------------------------------------------------------===//
#ifndef NN_DIALECT_PARTIALSHAPE_H
#define NN_DIALECT_PARTIALSHAPE_H

#include "mlir-c/IR.h"

#include <stdint.h>

/// More elements than this are not looked at.
#define NN_PARTIAL_MAX 32

/// Elements of the integer tensor `value`, of rank 0 or 1, in `dims`, which has
/// room for NN_PARTIAL_MAX; those unknown are NN_DYNAMIC. Returns their number,
/// or -1 if that is unknown or too large. INT64_MIN itself reads as INT64_MIN +
/// 1. Looks through shape arithmetic for a bounded number of ops.
int64_t nnPartialShape(MlirValue value, int64_t *dims);

#endif // NN_DIALECT_PARTIALSHAPE_H
