//===- QuantizeDynamic.h - Integers of what values there are ----*- C -*-===//
// Contractions of integers whose scales are computed while the model runs.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEDYNAMIC_H
#define NN_TRANSFORMS_QUANTIZEDYNAMIC_H

#include "nn-c/Builder.h"

/// A value in 8 bits: (integers - zero) * scale.
typedef struct NnDynamicValue {
  MlirValue value;
  bool isImage; ///< One scale for each of its first dimension, not each row.
  MlirValue integers, scale;
  MlirValue zero; ///< i32; null if it is 0.
} NnDynamicValue;

/// Starts as {0} but for `rewriter` and `isSymmetric`; freed with
/// nnDynamicValuesDestroy.
typedef struct NnDynamicValues {
  MlirRewriterBase rewriter;
  bool isSymmetric; ///< Without zero points: i8, or ui8 of what is positive.
  NnDynamicValue *items;
  size_t count;
  intptr_t capacity;
} NnDynamicValues;

/// Replaces a contraction, whose operand 1 is dequantized constants, by one of
/// integers. Gives its new result; null when memory is short.
MlirValue nnQuantizeDynamic(NnDynamicValues *values, MlirOperation op);
void nnDynamicValuesDestroy(NnDynamicValues *values);

#endif // NN_TRANSFORMS_QUANTIZEDYNAMIC_H
