//===- Gradient.h - How gradients go back through ops ----------*- C -*-===//
// The GRADIENT column of NNOps.def, for differentiation in reverse.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_GRADIENT_H
#define NN_TRANSFORMS_GRADIENT_H

#include "nn-c/Builder.h"
#include "nn/OpTable.h"

/// Builds the gradients of an op's operands from those of its results, which
/// are null where nothing depends on one. What it leaves null has no gradient.
typedef MlirLogicalResult (*NnGradientFn)(NnBuilder b, MlirOperation op,
                                          const MlirValue *ofResults,
                                          MlirValue *ofOperands);

/// NULL: none is known.
NnGradientFn nnGradientFn(NnOpKind kind);

#define NN_OP(Name, mnemonic, ...) __VA_ARGS__
#define GRADIENT(fn)                                                           \
  MlirLogicalResult nnGradient##fn(NnBuilder b, MlirOperation op,              \
                                   const MlirValue *ofResults,                 \
                                   MlirValue *ofOperands);
#include "nn/NNOps.def"

#endif // NN_TRANSFORMS_GRADIENT_H
