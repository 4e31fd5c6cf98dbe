//===- NarrowFloat.c - Floating-point types that C lacks ------------------===//
// One routine each way for all formats, on the bits of a double: going by way
// of float would round twice.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

#include <stdbool.h>
#include <string.h>

/// A sign bit, then exponent and mantissa as in IEEE 754. `largest` is the
/// magnitude of the largest finite number.
typedef struct format_t {
  int mantissa_bits, bias;
  uint32_t sign, largest, infinity, nan;
  bool is_unsigned_zero; ///< The code of -0 is taken, by NaN.
} format_t;

static const format_t formats[] = {
    [NNRT_F16] = {10, 15, 0x8000, 0x7bff, 0x7c00, 0x7e00, false},
    [NNRT_BF16] = {7, 127, 0x8000, 0x7f7f, 0x7f80, 0x7fc0, false},
    [NNRT_F8E4M3FN] = {3, 7, 0x80, 0x7e, 0x7f, 0x7f, false},
    [NNRT_F8E4M3FNUZ] = {3, 8, 0x80, 0x7f, 0x80, 0x80, true},
    [NNRT_F8E5M2] = {2, 15, 0x80, 0x7b, 0x7c, 0x7e, false},
    [NNRT_F8E5M2FNUZ] = {2, 16, 0x80, 0x7f, 0x80, 0x80, true},
    [NNRT_F4E2M1] = {1, 1, 0x8, 0x7, 0x7, 0x8, false},
};

static const format_t *format_of(int32_t dtype) {
  if (dtype < 0 || dtype >= (int32_t)(sizeof formats / sizeof formats[0]) ||
      !formats[dtype].sign)
    return NULL;
  return &formats[dtype];
}

enum { MANTISSA = 52, BIAS = 1023, SPECIAL = 0x7ff };
#define SIGN (UINT64_C(1) << 63)
#define INFINITE ((uint64_t)SPECIAL << MANTISSA)
#define QUIET_NAN (INFINITE | UINT64_C(1) << (MANTISSA - 1))

static double of_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static double power_of_2(int exponent) {
  return of_bits((uint64_t)(exponent + BIAS) << MANTISSA);
}

//===----------------------------------------------------------------------===//
// f8e8m0: nothing but an exponent
//===----------------------------------------------------------------------===//

enum { E8M0_BIAS = 127, E8M0_LARGEST = 254, E8M0_NAN = 255 };

static double decode_exponent(uint32_t bits) {
  return (bits & 255) == E8M0_NAN ? of_bits(QUIET_NAN)
                                  : power_of_2((int)(bits & 255) - E8M0_BIAS);
}

static uint32_t encode_exponent(double value, int saturate) {
  uint64_t magnitude = bits_of(value) & ~SIGN;
  if (magnitude >= INFINITE)
    return E8M0_NAN;
  magnitude += UINT64_C(1) << (MANTISSA - 1);
  int exponent = (int)(magnitude >> MANTISSA) - BIAS + E8M0_BIAS;
  if (exponent > E8M0_LARGEST)
    return saturate ? E8M0_LARGEST : E8M0_NAN;
  return exponent < 0 ? 0 : (uint32_t)exponent;
}

//===----------------------------------------------------------------------===//
// All others
//===----------------------------------------------------------------------===//

static double decode(const format_t *f, uint32_t bits) {
  uint32_t magnitude = bits & (f->sign - 1);
  uint64_t sign = bits & f->sign ? SIGN : 0;
  if (f->is_unsigned_zero && sign && !magnitude)
    return of_bits(QUIET_NAN);
  if (magnitude > f->largest) {
    bool is_nan = magnitude != f->infinity || f->infinity == f->nan;
    return of_bits(sign | (is_nan ? QUIET_NAN : INFINITE));
  }
  int exponent = (int)(magnitude >> f->mantissa_bits);
  uint32_t hidden = UINT32_C(1) << f->mantissa_bits;
  uint32_t mantissa = magnitude & (hidden - 1);
  double unit =
      power_of_2((exponent ? exponent : 1) - f->bias - f->mantissa_bits);
  double value = (double)(exponent ? mantissa + hidden : mantissa) * unit;
  return sign ? -value : value;
}

/// v / 2^shift to the nearest integer, ties to even; shift is 1 to 63.
static uint64_t shift_right(uint64_t v, int shift) {
  uint64_t quotient = v >> shift;
  uint64_t rest = v - (quotient << shift), half = UINT64_C(1) << (shift - 1);
  return quotient + (rest > half || (rest == half && (quotient & 1)));
}

/// The magnitude of a finite number, which may be above the largest.
static uint64_t round_magnitude(const format_t *f, uint64_t bits) {
  if (bits < UINT64_C(1) << MANTISSA) // doubles this small have no leading one
    return 0;
  uint64_t one = UINT64_C(1) << MANTISSA;
  int exponent = (int)(bits >> MANTISSA) - BIAS + f->bias;
  int shift = MANTISSA - f->mantissa_bits;
  if (exponent < 1) { // subnormal
    shift += 1 - exponent;
    exponent = 1;
  }
  if (shift > 63)
    return 0;
  // The leading one of a normal number adds 1 to the exponent field, and so
  // does a carry out of rounding.
  return ((uint64_t)(exponent - 1) << f->mantissa_bits) +
         shift_right((bits & (one - 1)) | one, shift);
}

static uint32_t encode(const format_t *f, double value, int saturate) {
  uint64_t bits = bits_of(value) & ~SIGN;
  uint32_t sign = bits_of(value) & SIGN ? f->sign : 0;
  if (bits > INFINITE)
    return sign | f->nan;
  uint64_t magnitude = bits == INFINITE ? UINT64_MAX : round_magnitude(f, bits);
  if (magnitude > f->largest)
    magnitude = saturate ? f->largest : f->infinity;
  if (!magnitude && f->is_unsigned_zero)
    return 0;
  return sign | (uint32_t)magnitude;
}

double nnrt_narrow_decode(int32_t dtype, uint32_t bits) {
  if (dtype == NNRT_F8E8M0)
    return decode_exponent(bits);
  const format_t *format = format_of(dtype);
  return format ? decode(format, bits) : 0;
}

uint32_t nnrt_narrow_encode(int32_t dtype, double value, int saturate) {
  if (dtype == NNRT_F8E8M0)
    return encode_exponent(value, saturate);
  const format_t *format = format_of(dtype);
  return format ? encode(format, value, saturate) : 0;
}
