//===- DType.h - Element types in IR and at run time ------------*- C -*-===//
// The dialect's element types (NN_Element in NNBase.td) are those that nnrt.h
// lists; this is the one place that pairs them.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_DTYPE_H
#define NN_SUPPORT_DTYPE_H

#include "nnrt/nnrt.h"

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stdint.h>

/// NNRT_NONE for a type that is no element of the dialect's tensors.
nnrt_dtype_t nnDTypeOfType(MlirType element);
/// The null type for NNRT_NONE.
MlirType nnTypeOfDType(MlirContext context, int32_t dtype);
/// Bytes of one element in memory.
int64_t nnDTypeBytes(int32_t dtype);
/// Bits that an element has in IR: 4 for i4, 1 for i1.
int64_t nnDTypeBits(int32_t dtype);
bool nnDTypeIsFloat(int32_t dtype);
/// Integers without a sign, i1 among them.
bool nnDTypeIsUnsigned(int32_t dtype);

/// Element `i` of an array of a floating-point type. Storing rounds to nearest
/// even, narrow types as nnrt_narrow_encode without saturation.
double nnFloatLoad(int32_t dtype, const void *data, int64_t i);
void nnFloatStore(int32_t dtype, void *data, int64_t i, double x);

/// The integer of `bits` bits, 1 to 64, that the lowest bits of `x` make.
static inline int64_t nnWrapInteger(uint64_t x, int64_t bits, bool isUnsigned) {
  uint64_t high = x << (64 - bits);
  return isUnsigned ? (int64_t)(high >> (64 - bits))
                    : (int64_t)high >> (64 - bits);
}

#endif // NN_SUPPORT_DTYPE_H
