//===- Shapes.h - Refining the shapes of a function ------------*- C -*-===//
// Shared by nn-infer-shapes and nn-specialize-shapes.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_SHAPES_H
#define NN_TRANSFORMS_SHAPES_H

#include "nn-c/Builder.h"

#include <stdint.h>

/// Whether an op of the module refers to the function by name, so that its
/// signature must stay.
bool nnIsReferenced(MlirOperation module, MlirOperation func);

/// Sets the type of a function's argument in the block; nnInferShapes brings
/// the signature in step.
void nnRefineArgument(MlirOperation func, intptr_t i, MlirType type);

/// The function's only return, or null.
MlirOperation nnOnlyReturn(MlirOperation func);

/// Brings `function_type` in step with the entry block and, unless it is null,
/// the return. Fails, with an error, when memory is short.
MlirLogicalResult nnUpdateSignature(MlirOperation func, MlirOperation end);

/// Reruns the shape rules of everything in a func.func in program order and
/// makes result types as static as they can be known. Users outside nn keep
/// the type they had by a tensor.cast. `freeSignature`: the function's result
/// types are refined too. `*refined` counts the values whose type changed.
/// On a contradiction, emits an error at the op.
MlirLogicalResult nnInferShapes(MlirOperation func, bool freeSignature,
                                int64_t *refined);

#endif // NN_TRANSFORMS_SHAPES_H
