//===- Element.c - Single elements of any type ---------------------------===//
// Floats that C lacks are converted by the runtime; integers are read by their
// low bytes, since the host is little-endian.
//===----------------------------------------------------------------------===//
#include "Files/Element.h"

#include <string.h>

bool nncDtypeIsFloat(int32_t dtype) {
  return (dtype >= NNRT_F32 && dtype <= NNRT_BF16) ||
         (dtype >= NNRT_F8E4M3FN && dtype <= NNRT_F4E2M1);
}

bool nncDtypeIsSigned(int32_t dtype) {
  return (dtype >= NNRT_I8 && dtype <= NNRT_I64) || dtype == NNRT_I4 ||
         dtype == NNRT_I2;
}

/// The lowest bytes of an element, without its sign.
static uint64_t bitsOf(int32_t dtype, const void *data, int64_t index) {
  size_t size = nnrt_dtype_size(dtype);
  uint64_t bits = 0;
  memcpy(&bits, (const char *)data + (size_t)index * size, size);
  return bits;
}

int64_t nncElementGetInteger(int32_t dtype, const void *data, int64_t index) {
  uint64_t bits = bitsOf(dtype, data, index);
  if (dtype == NNRT_BOOL)
    return bits != 0;
  int unused = 64 - 8 * (int)nnrt_dtype_size(dtype);
  return nncDtypeIsSigned(dtype) ? (int64_t)(bits << unused) >> unused
                                 : (int64_t)bits;
}

double nncElementGetDouble(int32_t dtype, const void *data, int64_t index) {
  switch (dtype) {
  case NNRT_F32:
    return ((const float *)data)[index];
  case NNRT_F64:
    return ((const double *)data)[index];
  case NNRT_U64:
    return (double)bitsOf(dtype, data, index);
  default:
    return nncDtypeIsFloat(dtype)
               ? nnrt_narrow_decode(dtype, (uint32_t)bitsOf(dtype, data, index))
               : (double)nncElementGetInteger(dtype, data, index);
  }
}

void nncElementSet(int32_t dtype, void *data, int64_t index, double value) {
  size_t size = nnrt_dtype_size(dtype);
  uint64_t bits;
  if (dtype == NNRT_F32) {
    float narrow = (float)value;
    memcpy(&bits, &narrow, sizeof narrow);
  } else if (dtype == NNRT_F64) {
    memcpy(&bits, &value, sizeof value);
  } else if (nncDtypeIsFloat(dtype)) {
    bits = nnrt_narrow_encode(dtype, value, false);
  } else {
    bits = dtype == NNRT_U64 ? (uint64_t)value : (uint64_t)(int64_t)value;
  }
  memcpy((char *)data + (size_t)index * size, &bits, size);
}

double nncDtypeRound(int32_t dtype, double value) {
  if (dtype == NNRT_F32)
    return (float)value;
  if (dtype == NNRT_F64 || !nncDtypeIsFloat(dtype))
    return value;
  return nnrt_narrow_decode(dtype, nnrt_narrow_encode(dtype, value, false));
}
