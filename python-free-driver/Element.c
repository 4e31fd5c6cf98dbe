//===- Element.c - Single elements of any type ---------------------------===//
// f16 (IEEE binary16) and bf16 (the upper half of an f32) are converted by
// bits, rounding to nearest even, so that results don't depend on the host.
//===----------------------------------------------------------------------===//
#include "Element.h"

#include <math.h>
#include <string.h>

bool nncDtypeIsFloat(int32_t dtype) {
  return dtype == NNRT_F32 || dtype == NNRT_F64 || dtype == NNRT_F16 ||
         dtype == NNRT_BF16;
}

static uint32_t bitsOfFloat(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static float floatOfBits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static float floatOfHalf(uint16_t half) {
  float sign = half & 0x8000 ? -1.0f : 1.0f;
  int exponent = half >> 10 & 31, mantissa = half & 1023;
  if (exponent == 31)
    return mantissa ? NAN : sign * INFINITY;
  if (exponent == 0)
    return sign * ldexpf((float)mantissa, -24);
  return sign * ldexpf((float)(mantissa + 1024), exponent - 25);
}

static uint16_t halfOfFloat(float value) {
  uint16_t sign = (uint16_t)(bitsOfFloat(value) >> 16 & 0x8000);
  float magnitude = fabsf(value);
  if (isnan(value))
    return sign | 0x7e00;
  // 65520 is halfway between the largest finite value and the next.
  if (magnitude >= 65520.0f)
    return sign | 0x7c00;
  int exponent; // magnitude is in [2^(exponent-1), 2^exponent).
  frexpf(magnitude, &exponent);
  // Below the smallest normal value, 2^-14, steps stay 2^-24.
  if (magnitude < 0x1p-14f)
    exponent = -13;
  // nearbyintf rounds to even; a carry moves into the exponent by itself.
  int steps = (int)nearbyintf(ldexpf(magnitude, 11 - exponent));
  return (uint16_t)(sign | (((exponent + 13) << 10) + steps));
}

static uint16_t bfloatOfFloat(float value) {
  uint32_t bits = bitsOfFloat(value);
  if (isnan(value))
    return (uint16_t)(bits >> 16 | 0x40);
  return (uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

int64_t nncElementGetInteger(int32_t dtype, const void *data, int64_t index) {
  switch (dtype) {
  case NNRT_I8:
    return ((const int8_t *)data)[index];
  case NNRT_I16:
    return ((const int16_t *)data)[index];
  case NNRT_I32:
    return ((const int32_t *)data)[index];
  case NNRT_I64:
    return ((const int64_t *)data)[index];
  case NNRT_U8:
    return ((const uint8_t *)data)[index];
  case NNRT_BOOL:
    return ((const uint8_t *)data)[index] != 0;
  default:
    return 0;
  }
}

double nncElementGetDouble(int32_t dtype, const void *data, int64_t index) {
  switch (dtype) {
  case NNRT_F32:
    return ((const float *)data)[index];
  case NNRT_F64:
    return ((const double *)data)[index];
  case NNRT_F16:
    return floatOfHalf(((const uint16_t *)data)[index]);
  case NNRT_BF16:
    return floatOfBits((uint32_t)((const uint16_t *)data)[index] << 16);
  default:
    return (double)nncElementGetInteger(dtype, data, index);
  }
}

void nncElementSet(int32_t dtype, void *data, int64_t index, double value) {
  switch (dtype) {
  case NNRT_F32:
    ((float *)data)[index] = (float)value;
    break;
  case NNRT_F64:
    ((double *)data)[index] = value;
    break;
  case NNRT_F16:
    ((uint16_t *)data)[index] = halfOfFloat((float)value);
    break;
  case NNRT_BF16:
    ((uint16_t *)data)[index] = bfloatOfFloat((float)value);
    break;
  case NNRT_I8:
    ((int8_t *)data)[index] = (int8_t)value;
    break;
  case NNRT_I16:
    ((int16_t *)data)[index] = (int16_t)value;
    break;
  case NNRT_I32:
    ((int32_t *)data)[index] = (int32_t)value;
    break;
  case NNRT_I64:
    ((int64_t *)data)[index] = (int64_t)value;
    break;
  case NNRT_U8:
  case NNRT_BOOL:
    ((uint8_t *)data)[index] = (uint8_t)value;
    break;
  default:
    break;
  }
}

double nncDtypeRound(int32_t dtype, double value) {
  switch (dtype) {
  case NNRT_F32:
    return (float)value;
  case NNRT_F16:
    return floatOfHalf(halfOfFloat((float)value));
  case NNRT_BF16:
    return floatOfBits((uint32_t)bfloatOfFloat((float)value) << 16);
  default:
    return value;
  }
}
