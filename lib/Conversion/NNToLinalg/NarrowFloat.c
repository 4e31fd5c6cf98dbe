//===- NarrowFloat.c - Floating-point types of 8 bits and fewer -----------===//
// Their elements are bytes in linalg. To and from f32 (f64) they are converted
// by arithmetic on the bits, without branches or tables, so that it vectorizes.
//===----------------------------------------------------------------------===//
#include "Lower.h"
#include "Support/DType.h"

#include <math.h>

//===----------------------------------------------------------------------===//
// Formats
//===----------------------------------------------------------------------===//

/// Codes of a narrow format.
typedef struct Format {
  int mantissaBits, bias;
  int64_t sign, largest, infinity, nan;
  bool hasNegativeZero;
} Format;

/// All that sets the formats apart follows from how they write a few numbers.
static Format formatOf(int32_t dtype) {
  int64_t one = nnrt_narrow_encode(dtype, 1, false);
  int64_t step = nnrt_narrow_encode(dtype, 2, false) - one;
  return (Format){.mantissaBits = (int)log2((double)step),
                  .bias = (int)(one / step),
                  .sign = nnrt_narrow_encode(dtype, -1, false) - one,
                  .largest = nnrt_narrow_encode(dtype, INFINITY, true),
                  .infinity = nnrt_narrow_encode(dtype, INFINITY, false),
                  .nan = nnrt_narrow_encode(dtype, NAN, false),
                  .hasNegativeZero =
                      nnrt_narrow_encode(dtype, -0.0, false) != 0};
}

bool nnIsNarrowFloat(MlirType element) {
  return mlirTypeIsAFloat(element) && nnBitWidth(element) <= 8;
}

//===----------------------------------------------------------------------===//
// Integers, in short
//===----------------------------------------------------------------------===//

static MlirValue constantLike(NnBuilder b, MlirValue x, int64_t value) {
  return nnConstantInt(b, mlirValueGetType(x), value);
}
static MlirValue andBits(NnBuilder b, MlirValue x, int64_t mask) {
  return arithAndI(b, x, constantLike(b, x, mask));
}
static MlirValue add(NnBuilder b, MlirValue x, int64_t y) {
  return arithAddI(b, x, constantLike(b, x, y), NULL);
}
static MlirValue shiftLeft(NnBuilder b, MlirValue x, int64_t n) {
  return arithShLI(b, x, constantLike(b, x, n), NULL);
}
static MlirValue shiftRight(NnBuilder b, MlirValue x, int64_t n) {
  return arithShRUI(b, x, constantLike(b, x, n), NULL);
}
static MlirValue isEqual(NnBuilder b, MlirValue x, int64_t y) {
  return arithCmpI(b, x, constantLike(b, x, y), ARITH_CMP_I_PREDICATE_EQ);
}
static MlirValue isAbove(NnBuilder b, MlirValue x, int64_t y) {
  return arithCmpI(b, x, constantLike(b, x, y), ARITH_CMP_I_PREDICATE_SGT);
}
static MlirValue replaceIf(NnBuilder b, MlirValue condition, int64_t value,
                           MlirValue x) {
  return arithSelect(b, condition, constantLike(b, x, value), x);
}

//===----------------------------------------------------------------------===//
// To f32
//===----------------------------------------------------------------------===//

enum { f32Mantissa = 23, f32Bias = 127, f32Infinity = 0x7f800000 };
enum { f32Nan = 0x7fc00000 };

static MlirValue decodeExponent(NnBuilder b, MlirValue code) {
  enum { leastPower = 0x400000, nan = 255 }; // 2^-127 is subnormal
  MlirValue bits = shiftLeft(b, code, f32Mantissa);
  bits = replaceIf(b, isEqual(b, code, 0), leastPower, bits);
  return replaceIf(b, isEqual(b, code, nan), f32Nan, bits);
}

/// The exponent field is shifted into place as it is; scaling by a power of 2
/// then makes up for the bias, and normalizes what is subnormal.
static MlirValue decodeFloat(NnBuilder b, const Format *f, MlirValue code) {
  MlirType i32 = mlirValueGetType(code);
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirValue magnitude = andBits(b, code, f->sign - 1);
  MlirValue shifted = shiftLeft(b, magnitude, f32Mantissa - f->mantissaBits);
  MlirValue scale = nnConstantFloat(b, f32, ldexp(1, f32Bias - f->bias));
  MlirValue bits = arithBitcast(
      b, i32, arithMulF(b, arithBitcast(b, f32, shifted), scale, NULL));
  if (f->largest < f->sign - 1)
    bits = replaceIf(b, isAbove(b, magnitude, f->largest), f32Nan, bits);
  if (f->infinity > f->largest && f->infinity != f->nan)
    bits = replaceIf(b, isEqual(b, magnitude, f->infinity), f32Infinity, bits);
  MlirValue sign = andBits(b, code, f->sign);
  bits = arithOrI(b, bits, shiftLeft(b, sign, 31 - (int)log2((double)f->sign)));
  return f->hasNegativeZero
             ? bits
             : replaceIf(b, isEqual(b, code, f->nan), f32Nan, bits);
}

MlirValue nnDecodeNarrowFloat(NnBuilder b, MlirType format, MlirValue byte) {
  MlirContext context = nnBuilderGetContext(b);
  int32_t dtype = nnDTypeOfType(format);
  Format f = formatOf(dtype);
  MlirValue code = arithExtUI(b, mlirIntegerTypeGet(context, 32), byte);
  MlirValue bits =
      dtype == NNRT_F8E8M0 ? decodeExponent(b, code) : decodeFloat(b, &f, code);
  return arithBitcast(b, mlirF32TypeGet(context), bits);
}

//===----------------------------------------------------------------------===//
// From f32 and f64
//===----------------------------------------------------------------------===//

/// A number being encoded: its magnitude as bits, of a type of `mantissaBits`.
typedef struct Wide {
  MlirType type;
  MlirValue bits, magnitude;
  int width, mantissaBits, bias;
} Wide;

static Wide openBits(NnBuilder b, MlirValue x) {
  Wide w = {.type = mlirValueGetType(x)};
  bool isDouble = mlirTypeIsAF64(w.type);
  w.width = isDouble ? 64 : 32;
  w.mantissaBits = isDouble ? 52 : f32Mantissa;
  w.bias = isDouble ? 1023 : f32Bias;
  MlirType type = mlirIntegerTypeGet(nnBuilderGetContext(b), (unsigned)w.width);
  w.bits = arithBitcast(b, type, x);
  w.magnitude = andBits(b, w.bits, isDouble ? INT64_MAX : INT32_MAX);
  return w;
}

static int64_t infinityOf(const Wide *w) {
  return (2 * (int64_t)w->bias + 1) << w->mantissaBits;
}

/// Rounds at the narrow mantissa's end; a carry moves into the exponent.
static MlirValue encodeNormal(NnBuilder b, const Format *f, const Wide *w) {
  int shift = w->mantissaBits - f->mantissaBits;
  MlirValue isOdd = andBits(b, shiftRight(b, w->magnitude, shift), 1);
  MlirValue rounded = add(b, arithAddI(b, w->magnitude, isOdd, NULL),
                          ((int64_t)1 << (shift - 1)) - 1);
  return add(b, shiftRight(b, rounded, shift),
             -((int64_t)(w->bias - f->bias) << f->mantissaBits));
}

/// Adding a number whose last bit counts the format's least one rounds to it.
static MlirValue encodeSubnormal(NnBuilder b, const Format *f, const Wide *w) {
  int exponent = w->mantissaBits - f->mantissaBits + 1 - f->bias;
  MlirType bits = mlirValueGetType(w->bits);
  MlirValue counter = nnConstantFloat(b, w->type, ldexp(1, exponent));
  MlirValue x = arithBitcast(b, w->type, w->magnitude);
  MlirValue sum = arithBitcast(b, bits, arithAddF(b, x, counter, NULL));
  return add(b, sum, -((int64_t)(exponent + w->bias) << w->mantissaBits));
}

static MlirValue encodeFloat(NnBuilder b, const Format *f, const Wide *w,
                             bool overflow) {
  int64_t normal = (int64_t)(w->bias - f->bias + 1) << w->mantissaBits;
  MlirValue code = arithSelect(b, isAbove(b, w->magnitude, normal - 1),
                               encodeNormal(b, f, w), encodeSubnormal(b, f, w));
  code = replaceIf(b, isAbove(b, code, f->largest),
                   overflow ? f->infinity : f->largest, code);
  code = replaceIf(b, isAbove(b, w->magnitude, infinityOf(w)), f->nan, code);
  MlirValue sign = andBits(
      b, shiftRight(b, w->bits, w->width - 1 - (int)log2((double)f->sign)),
      f->sign);
  MlirValue result = arithOrI(b, code, sign);
  return f->hasNegativeZero ? result
                            : replaceIf(b, isEqual(b, code, 0), 0, result);
}

static int64_t addendOf(int64_t rounding, int mantissaBits) {
  switch (rounding) {
  case NN_ROUNDING_UP:
    return ((int64_t)1 << mantissaBits) - 1;
  case NN_ROUNDING_NEAREST:
    return (int64_t)1 << (mantissaBits - 1);
  default:
    return 0;
  }
}

/// From an f64, in which all powers are normal.
static MlirValue encodeExponent(NnBuilder b, const Wide *w, bool overflow,
                                int64_t rounding) {
  enum { bias = 127, largest = 254, nan = 255 };
  MlirValue rounded = add(b, w->magnitude, addendOf(rounding, w->mantissaBits));
  MlirValue code =
      add(b, shiftRight(b, rounded, w->mantissaBits), bias - w->bias);
  code = arithMaxSI(b, code, constantLike(b, code, 0));
  code =
      replaceIf(b, isAbove(b, code, largest), overflow ? nan : largest, code);
  return replaceIf(b, isAbove(b, w->magnitude, infinityOf(w) - 1), nan, code);
}

MlirValue nnEncodeNarrowFloat(NnBuilder b, MlirType format, MlirValue x,
                              bool overflow, int64_t rounding) {
  MlirContext context = nnBuilderGetContext(b);
  int32_t dtype = nnDTypeOfType(format);
  Format f = formatOf(dtype);
  bool isExponent = dtype == NNRT_F8E8M0;
  if (isExponent && !mlirTypeIsAF64(mlirValueGetType(x)))
    x = arithExtF(b, mlirF64TypeGet(context), x, NULL);
  Wide w = openBits(b, x);
  MlirValue code = isExponent ? encodeExponent(b, &w, overflow, rounding)
                              : encodeFloat(b, &f, &w, overflow);
  return arithTruncI(b, mlirIntegerTypeGet(context, 8), code, NULL);
}
