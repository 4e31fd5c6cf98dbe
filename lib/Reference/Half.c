//===- Half.c - f16 and bf16 as bits
//---------------------------------------===//
// One narrowing routine for both formats, on the bits of the double: going by
// way of float would round twice.
//===----------------------------------------------------------------------===//
#include "Half.h"

#include <math.h>
#include <string.h>

static double doubleOfBits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof(x));
  return x;
}

static uint64_t bitsOfDouble(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof(bits));
  return bits;
}

double nnHalfToDouble(uint16_t bits) {
  uint64_t sign = (uint64_t)(bits >> 15) << 63;
  uint64_t exponent = bits >> 10 & 0x1f;
  uint64_t mantissa = bits & 0x3ff;
  if (exponent == 0) // zero or subnormal: mantissa * 2^-24
    return (sign ? -1.0 : 1.0) * (double)mantissa * 0x1p-24;
  exponent = exponent == 0x1f ? 0x7ff : exponent - 15 + 1023;
  return doubleOfBits(sign | exponent << 52 | mantissa << 42);
}

double nnBFloat16ToDouble(uint16_t bits) {
  uint32_t wide = (uint32_t)bits << 16;
  float x;
  memcpy(&x, &wide, sizeof(x));
  return (double)x;
}

/// v / 2^shift to the nearest integer, ties to even; shift is 1 to 63.
static uint64_t shiftRight(uint64_t v, int shift) {
  uint64_t quotient = v >> shift;
  uint64_t rest = v - (quotient << shift), half = UINT64_C(1) << (shift - 1);
  return quotient + (rest > half || (rest == half && (quotient & 1)));
}

static uint16_t narrow(double x, int exponentBits, int mantissaBits) {
  uint64_t bits = bitsOfDouble(x);
  uint16_t sign = (uint16_t)(bits >> 63 << 15);
  uint64_t infinity = ((UINT64_C(1) << exponentBits) - 1) << mantissaBits;
  if (isnan(x))
    return (uint16_t)(sign | infinity | UINT64_C(1) << (mantissaBits - 1));
  if (isinf(x))
    return (uint16_t)(sign | infinity);
  if (fabs(x) < 0x1p-1022) // doubles this small have no leading one
    return sign;
  uint64_t mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
  int exponent = (int)(bits >> 52 & 0x7ff) - 1023 + (1 << (exponentBits - 1));
  exponent -= 1; // the format's biased exponent
  int shift = 52 - mantissaBits;
  if (exponent < 1) { // subnormal
    shift += 1 - exponent;
    exponent = 1;
  }
  if (shift > 63)
    return sign;
  // The leading one of a normal number adds 1 to the exponent field, and so
  // does a carry out of rounding.
  uint64_t value =
      ((uint64_t)(exponent - 1) << mantissaBits) + shiftRight(mantissa, shift);
  return (uint16_t)(sign | (value < infinity ? value : infinity));
}

uint16_t nnHalfFromDouble(double x) { return narrow(x, 5, 10); }

uint16_t nnBFloat16FromDouble(double x) { return narrow(x, 8, 7); }
