//===- QuantizeValues.h - Activations as dequantized integers ---*- C -*-===//
// %x   ->   %q = nn.quantize %x, %d = nn.dequantize %q, once for each value.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEVALUES_H
#define NN_TRANSFORMS_QUANTIZEVALUES_H

#include "nn-c/Builder.h"
#include "nn-c/Quantize.h"

/// A value with what it is after it was in 8 bits.
typedef struct NnQuantizedValue {
  MlirValue value, restored;
} NnQuantizedValue;

/// Starts as {0} but for `builder` and `storage`; freed with
/// nnQuantizedValuesDestroy.
typedef struct NnQuantizedValues {
  NnBuilder builder;
  MlirType storage;
  NnQuantizedValue *items;
  size_t count;
  intptr_t capacity;
} NnQuantizedValues;

/// The restored value, made right after `value` when it is first asked for.
/// Null when memory is short.
MlirValue nnQuantizeValue(NnQuantizedValues *values, MlirValue value,
                          NnRange range);
const NnQuantizedValue *nnQuantizedValuesFind(const NnQuantizedValues *values,
                                              MlirValue value);
void nnQuantizedValuesDestroy(NnQuantizedValues *values);

/// Lets elementwise ops, pooling and movement between quantized values read
/// them restored as well, so that they need not be kept in f32.
void nnQuantizeJoints(const NnQuantizedValues *values);

#endif // NN_TRANSFORMS_QUANTIZEVALUES_H
