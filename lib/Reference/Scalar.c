//===- Scalar.c - The elements of elementwise ops -------------------------===//
// One function an op, named in the SCALAR column of NNOps.def. Floats come and
// go as double, integers as int64_t; storing them rounds or wraps.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <math.h>

static NnNumber ofFloat(double x) { return (NnNumber){.f = x}; }
static NnNumber ofInt(int64_t x) { return (NnNumber){.i = x}; }

/// `expr` of the double `a`, for ops on floats only.
#define FLOAT(Name, expr)                                                      \
  NnNumber nnRef##Name(const NnNumber *x, const NnScalarInfo *info) {          \
    double a = x[0].f;                                                         \
    (void)info;                                                                \
    return ofFloat(expr);                                                      \
  }

/// `expr` of the doubles `a` and `b`.
#define FLOAT2(Name, expr)                                                     \
  NnNumber nnRef##Name(const NnNumber *x, const NnScalarInfo *info) {          \
    double a = x[0].f, b = x[1].f;                                             \
    (void)info;                                                                \
    return ofFloat(expr);                                                      \
  }

/// `expr` of the integers `a` and `b`.
#define INT2(Name, expr)                                                       \
  NnNumber nnRef##Name(const NnNumber *x, const NnScalarInfo *info) {          \
    int64_t a = x[0].i, b = x[1].i;                                            \
    (void)info;                                                                \
    return ofInt(expr);                                                        \
  }

/// Two bodies: `floats` of doubles, `ints` of integers.
#define NUMBER(Name, floats, ints)                                             \
  NnNumber nnRef##Name(const NnNumber *x, const NnScalarInfo *info) {          \
    if (nnDTypeIsFloat(info->from)) {                                          \
      double a = x[0].f;                                                       \
      return ofFloat(floats);                                                  \
    }                                                                          \
    int64_t a = x[0].i;                                                        \
    return ofInt(ints);                                                        \
  }

#define NUMBER2(Name, floats, ints)                                            \
  NnNumber nnRef##Name(const NnNumber *x, const NnScalarInfo *info) {          \
    if (nnDTypeIsFloat(info->from)) {                                          \
      double a = x[0].f, b = x[1].f;                                           \
      return ofFloat(floats);                                                  \
    }                                                                          \
    int64_t a = x[0].i, b = x[1].i;                                            \
    return ofInt(ints);                                                        \
  }

//===----------------------------------------------------------------------===//
// Arithmetic that says what C leaves undefined
//===----------------------------------------------------------------------===//

static int64_t wrapAdd(int64_t a, int64_t b) {
  return (int64_t)((uint64_t)a + (uint64_t)b);
}
static int64_t wrapSub(int64_t a, int64_t b) {
  return (int64_t)((uint64_t)a - (uint64_t)b);
}
static int64_t wrapMul(int64_t a, int64_t b) {
  return (int64_t)((uint64_t)a * (uint64_t)b);
}

/// The dialect leaves division by zero open; here it gives zero.
static int64_t divide(int64_t a, int64_t b, int32_t dtype) {
  if (b == 0)
    return 0;
  if (dtype == NNRT_U64)
    return (int64_t)((uint64_t)a / (uint64_t)b);
  return b == -1 ? wrapSub(0, a) : a / b;
}
static int64_t modulo(int64_t a, int64_t b, int32_t dtype) {
  if (b == 0)
    return 0;
  if (dtype == NNRT_U64)
    return (int64_t)((uint64_t)a % (uint64_t)b);
  return b == -1 ? 0 : a % b;
}

static bool isNegative(int64_t a, int32_t dtype) {
  return nnIsLess(dtype, a, 0);
}

static int64_t power(int64_t a, int64_t b, int32_t dtype) {
  int64_t result = 1;
  if (isNegative(b, dtype)) // only 1 and -1 leave something
    return a == 1 || a == -1 ? (b % 2 ? a : 1) : 0;
  for (uint64_t rest = (uint64_t)b; rest; rest >>= 1, a = wrapMul(a, a))
    result = rest & 1 ? wrapMul(result, a) : result;
  return result;
}

/// IEEE 754 minimum and maximum: NaN if either is, and -0 is less than 0.
static double least(double a, double b) {
  if (isnan(a) || isnan(b))
    return a + b;
  if (a == b)
    return signbit(a) ? a : b;
  return a < b ? a : b;
}
static double greatest(double a, double b) { return -least(-a, -b); }

static int64_t leastInt(int64_t a, int64_t b, int32_t dtype) {
  return nnIsLess(dtype, a, b) ? a : b;
}
static int64_t greatestInt(int64_t a, int64_t b, int32_t dtype) {
  return nnIsLess(dtype, a, b) ? b : a;
}
static int64_t signOfInt(int64_t a, int32_t dtype) {
  return isNegative(a, dtype) ? -1 : a != 0;
}

//===----------------------------------------------------------------------===//
// One operand
//===----------------------------------------------------------------------===//

NUMBER(Abs, fabs(a), isNegative(a, info->from) ? wrapSub(0, a) : a)
NUMBER(Neg, -a, wrapSub(0, a))
NUMBER(Sign, isnan(a) ? a : (double)((a > 0) - (a < 0)),
       signOfInt(a, info->from))
FLOAT(Exp, exp(a))
FLOAT(Log, log(a))
FLOAT(Sqrt, sqrt(a))
FLOAT(Rsqrt, 1 / sqrt(a))
FLOAT(Reciprocal, 1 / a)
FLOAT(Sin, sin(a))
FLOAT(Cos, cos(a))
FLOAT(Tan, tan(a))
FLOAT(Asin, asin(a))
FLOAT(Acos, acos(a))
FLOAT(Atan, atan(a))
FLOAT(Sinh, sinh(a))
FLOAT(Cosh, cosh(a))
FLOAT(Tanh, tanh(a))
FLOAT(Asinh, asinh(a))
FLOAT(Acosh, acosh(a))
FLOAT(Atanh, atanh(a))
FLOAT(Erf, erf(a))
FLOAT(Floor, floor(a))
FLOAT(Ceil, ceil(a))
FLOAT(Round, nearbyint(a))
FLOAT(Sigmoid, 1 / (1 + exp(-a)))
NUMBER(Relu, greatest(a, 0.0), greatestInt(a, 0, info->from))
FLOAT(Silu, a / (1 + exp(-a)))
FLOAT(HardSwish, a *greatest(0, least(1, a / 6 + 0.5)))
FLOAT(Softplus, greatest(a, 0) + log1p(exp(-fabs(a))))
FLOAT(Softsign, a / (1 + fabs(a)))
FLOAT(LeakyRelu, a >= 0 ? a : info->alpha * a)
FLOAT(Elu, a >= 0 ? a : info->alpha * expm1(a))
FLOAT(Selu, info->gamma *(a > 0 ? a : info->alpha * expm1(a)))
FLOAT(HardSigmoid, greatest(0, least(1, info->alpha *a + info->beta)))

NnNumber nnRefNot(const NnNumber *x, const NnScalarInfo *info) {
  return ofInt(info->from == NNRT_BOOL ? !x[0].i : ~x[0].i);
}

NnNumber nnRefGelu(const NnNumber *x, const NnScalarInfo *info) {
  const double sqrt2OverPi = 0.79788456080286535588;
  const double sqrtHalf = 0.70710678118654752440;
  double a = x[0].f;
  if (info->option)
    return ofFloat(a / 2 *
                   (1 + tanh(sqrt2OverPi * (a + 0.044715 * a * a * a))));
  // 1 + erf(y) = erfc(-y), which keeps its accuracy for negative y.
  return ofFloat(a / 2 * erfc(-a * sqrtHalf));
}

NnNumber nnRefIsNan(const NnNumber *x, const NnScalarInfo *info) {
  (void)info;
  return ofInt(isnan(x[0].f) != 0);
}

//===----------------------------------------------------------------------===//
// Cast
//===----------------------------------------------------------------------===//

/// Truncated and saturated; NaN gives 0. 4- and 2-bit types wrap.
static int64_t intOfFloat(double x, int32_t to) {
  if (to == NNRT_BOOL)
    return x != 0;
  if (isnan(x))
    return 0;
  int32_t within = nnDTypeBits(to) < 8 ? NNRT_I32 : to;
  int64_t low = nnLowest(within).i, high = nnHighest(within).i;
  if (nnDTypeIsUnsigned(within)) {
    if (x <= 0)
      return 0;
    return x >= (double)(uint64_t)high ? high : (int64_t)(uint64_t)x;
  }
  if (x <= (double)low)
    return low;
  return x >= (double)high ? high : (int64_t)x;
}

/// For a narrower float a double in between must not round first: what does
/// not fit its 53 bits is kept as an odd last bit.
static double floatOfInt(int64_t x, const NnScalarInfo *info) {
  bool negative = isNegative(x, info->from);
  uint64_t size = negative ? 0 - (uint64_t)x : (uint64_t)x;
  if (info->to != NNRT_F64 && size >= UINT64_C(1) << 53) {
    uint64_t rest = size & 0x7ff;
    size = (size - rest) | (rest ? 0x800 : 0);
  }
  return negative ? -(double)size : (double)size;
}

/// The power of 2 that f8e8m0 holds in place of `x`, which ignores its sign.
static double powerOfFloat(double x, int64_t rounding) {
  enum { up, down };
  int exponent;
  double fraction = frexp(fabs(x), &exponent); // in [1/2, 1)
  if (!isfinite(x) || x == 0 || rounding > down)
    return x;
  return ldexp(1, exponent - (rounding == down || fraction == 0.5));
}

/// Storing what is rounded here changes it no more.
static double narrowFloat(double x, const NnScalarInfo *info) {
  if (nnDTypeBytes(info->to) > 1)
    return x;
  if (info->to == NNRT_F8E8M0)
    x = powerOfFloat(x, info->option);
  return nnrt_narrow_decode(info->to,
                            nnrt_narrow_encode(info->to, x, !info->overflows));
}

NnNumber nnRefCast(const NnNumber *x, const NnScalarInfo *info) {
  bool fromFloat = nnDTypeIsFloat(info->from);
  if (nnDTypeIsFloat(info->to)) {
    double value = fromFloat ? x[0].f : floatOfInt(x[0].i, info);
    return ofFloat(narrowFloat(value, info));
  }
  if (fromFloat)
    return ofInt(intOfFloat(x[0].f, info->to));
  return info->to == NNRT_BOOL ? ofInt(x[0].i != 0) : x[0];
}

//===----------------------------------------------------------------------===//
// Two or three operands
//===----------------------------------------------------------------------===//

NUMBER2(Add, a + b, wrapAdd(a, b))
NUMBER2(Sub, a - b, wrapSub(a, b))
NUMBER2(Mul, a *b, wrapMul(a, b))
NUMBER2(Div, a / b, divide(a, b, info->from))
NUMBER2(Pow, pow(a, b), power(a, b, info->from))
NUMBER2(Min, least(a, b), leastInt(a, b, info->from))
NUMBER2(Max, greatest(a, b), greatestInt(a, b, info->from))
NUMBER2(Rem, fmod(a, b), modulo(a, b, info->from))
FLOAT2(Prelu, a >= 0 ? a : b * a)
INT2(And, a &b)
INT2(Or, a | b)
INT2(Xor, a ^ b)

/// The bits of `a`, without those that a narrow type's sign is copied to.
static uint64_t bitsOf(int64_t a, int32_t dtype) {
  int64_t width = 8 * nnDTypeBytes(dtype);
  return (uint64_t)a << (64 - width) >> (64 - width);
}

NnNumber nnRefShiftLeft(const NnNumber *x, const NnScalarInfo *info) {
  uint64_t amount = bitsOf(x[1].i, info->from);
  return ofInt(amount < 64 ? (int64_t)((uint64_t)x[0].i << amount) : 0);
}

NnNumber nnRefShiftRight(const NnNumber *x, const NnScalarInfo *info) {
  uint64_t amount = bitsOf(x[1].i, info->from);
  return ofInt(amount < 64 ? (int64_t)(bitsOf(x[0].i, info->from) >> amount)
                           : 0);
}

NnNumber nnRefSelect(const NnNumber *x, const NnScalarInfo *info) {
  (void)info;
  return x[0].i ? x[1] : x[2];
}

NnNumber nnRefClamp(const NnNumber *x, const NnScalarInfo *info) {
  if (nnDTypeIsFloat(info->from))
    return ofFloat(least(greatest(x[0].f, x[1].f), x[2].f));
  int64_t above = greatestInt(x[0].i, x[1].i, info->from);
  return ofInt(leastInt(above, x[2].i, info->from));
}

NnNumber nnRefLookup(const NnNumber *x, const NnScalarInfo *info) {
  return ofInt(info->table[(uint8_t)x[0].i]);
}

/// The order of NN_Predicate.
enum { predicateEQ, predicateNE, predicateLT, predicateLE, predicateGT };

static bool holds(int64_t predicate, bool less, bool equal, bool greater) {
  switch (predicate) {
  case predicateEQ:
    return equal;
  case predicateNE:
    return !equal;
  case predicateLT:
    return less;
  case predicateLE:
    return less || equal;
  case predicateGT:
    return greater;
  default:
    return greater || equal;
  }
}

NnNumber nnRefCompare(const NnNumber *x, const NnScalarInfo *info) {
  if (nnDTypeIsFloat(info->from)) { // all three are false for NaN
    double a = x[0].f, b = x[1].f;
    return ofInt(holds(info->option, a<b, a == b, a> b));
  }
  int64_t a = x[0].i, b = x[1].i;
  return ofInt(holds(info->option, nnIsLess(info->from, a, b), a == b,
                     nnIsLess(info->from, b, a)));
}

//===----------------------------------------------------------------------===//
// Reductions: the partial result and one more element
//===----------------------------------------------------------------------===//

NUMBER2(ReduceSum, a + b, wrapAdd(a, b))
FLOAT2(ReduceMean, a + b) // Reduce.c divides
NUMBER2(ReduceMax, greatest(a, b), greatestInt(a, b, info->from))
NUMBER2(ReduceMin, least(a, b), leastInt(a, b, info->from))
NUMBER2(ReduceProd, a *b, wrapMul(a, b))
