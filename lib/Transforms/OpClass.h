//===- OpClass.h - Kinds of ops, as passes see them ------------*- C -*-===//
// What an op is to fusion and to layout: one class an op, read off NNOps.def
// where the table says it already.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_OPCLASS_H
#define NN_TRANSFORMS_OPCLASS_H

#include "nn/OpTable.h"

typedef enum NnOpClass {
  NN_CLASS_OUTSIDE,     ///< Other dialects; what computes nothing.
  NN_CLASS_ELEMENTWISE, ///< One element of each operand makes one element.
  NN_CLASS_COMPUTE,     ///< Contractions, windows, reductions, norms.
  NN_CLASS_MOVEMENT     ///< Elements are moved, none is computed.
} NnOpClass;

NnOpClass nnOpClassOfKind(NnOpKind kind);
static inline NnOpClass nnOpClass(MlirOperation op) {
  return nnOpClassOfKind(nnOpKind(op));
}

#endif // NN_TRANSFORMS_OPCLASS_H
