//===- ScalarCast.c - The body of nn.cast ---------------------------------===//
// Floating point to integer truncates and saturates, NaN gives 0; integers
// wrap; anything to i1 is `x != 0`. What elements mean comes from the op's
// types.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <math.h>

static MlirValue toBool(const NnScalar *s, MlirValue x) {
  MlirValue zero = nnConstantNumber(s->b, s->type, 0);
  // NaN is not 0.
  if (mlirTypeIsAFloat(s->type))
    return arithCmpF(s->b, x, zero, ARITH_CMP_F_PREDICATE_UNE, NULL);
  return arithCmpI(s->b, x, zero, ARITH_CMP_I_PREDICATE_NE);
}

static MlirValue intToInt(const NnScalar *s, MlirValue x) {
  unsigned from = nnBitWidth(s->type), to = nnBitWidth(s->to);
  if (from == to)
    return x;
  if (from > to)
    return arithTruncI(s->b, s->to, x, NULL);
  return s->isUnsigned ? arithExtUI(s->b, s->to, x)
                       : arithExtSI(s->b, s->to, x);
}

/// The largest number of the float type that is an integer below 2^bits.
static double largestBelow(MlirType type, unsigned bits) {
  unsigned digits = mlirTypeIsAF64(type) ? 53 : 24;
  return ldexp(1, (int)bits) -
         ldexp(1, bits > digits ? (int)(bits - digits) : 0);
}

static MlirValue floatToInt(const NnScalar *s, MlirValue x) {
  NnBuilder b = s->b;
  unsigned bits = nnBitWidth(s->to) - !s->toUnsigned;
  double low = s->toUnsigned ? 0 : -ldexp(1, (int)bits);
  double high = largestBelow(s->type, bits);
  MlirValue isNan = arithCmpF(b, x, x, ARITH_CMP_F_PREDICATE_UNO, NULL);
  MlirValue y = arithSelect(b, isNan, nnConstantFloat(b, s->type, 0), x);
  y = arithMaximumF(b, y, nnConstantFloat(b, s->type, low), NULL);
  y = arithMinimumF(b, y, nnConstantFloat(b, s->type, high), NULL);
  y = s->toUnsigned ? arithFPToUI(b, s->to, y) : arithFPToSI(b, s->to, y);
  if (high == ldexp(1, (int)bits) - 1)
    return y;
  // The float type ends below the integer's highest.
  MlirValue isOver = arithCmpF(b, x, nnConstantFloat(b, s->type, high),
                               ARITH_CMP_F_PREDICATE_OGT, NULL);
  MlirValue most = nnConstantHighest(b, s->to, s->toUnsigned);
  return arithSelect(b, isOver, most, y);
}

/// In the type computed with; what rounds once more afterwards, to f16 or bf16,
/// goes by f64 where f32 would have rounded already.
static MlirValue intToFloat(const NnScalar *s, MlirValue x) {
  MlirType type = nnComputeType(s->to);
  bool isHalf = !mlirTypeEqual(type, s->to);
  if (isHalf && nnBitWidth(s->type) > 24)
    type = mlirF64TypeGet(nnBuilderGetContext(s->b));
  return s->isUnsigned ? arithUIToFP(s->b, type, x)
                       : arithSIToFP(s->b, type, x);
}

static MlirValue floatToFloat(const NnScalar *s, MlirValue x) {
  if (nnBitWidth(s->type) < nnBitWidth(s->to))
    return arithExtF(s->b, s->to, x, NULL);
  return x; // Narrowed with the result.
}

//===----------------------------------------------------------------------===//
// Types of fewer bits than bytes hold
//===----------------------------------------------------------------------===//

/// By way of i32, so that floating-point numbers wrap as integers do.
static MlirValue toNarrowInt(const NnScalar *s, MlirValue x, MlirType element) {
  NnScalar by = *s;
  if (mlirTypeIsAFloat(s->type)) {
    by.to = mlirIntegerTypeGet(nnBuilderGetContext(s->b), 32);
    by.toUnsigned = false;
    x = floatToInt(&by, x);
    by.type = by.to;
    by.to = s->to;
  }
  return nnWrapByte(s->b, intToInt(&by, x), element);
}

static MlirValue toNarrowFloat(const NnScalar *s, MlirValue x,
                               MlirType element) {
  NnScalar by = *s;
  MlirContext context = nnBuilderGetContext(s->b);
  by.to = nnBitWidth(s->type) > 24 ? mlirF64TypeGet(context)
                                   : mlirF32TypeGet(context);
  if (!mlirTypeIsAFloat(s->type))
    x = intToFloat(&by, x);
  return nnEncodeNarrowFloat(s->b, element, x, nnCastGetOverflow(s->op),
                             nnCastGetRounding(s->op));
}

static MlirValue cast(const NnScalar *s, MlirValue x, MlirType element) {
  bool fromFloat = mlirTypeIsAFloat(s->type);
  if (nnIsNarrowFloat(element))
    return toNarrowFloat(s, x, element);
  if (nnIsFloat(element))
    return fromFloat ? floatToFloat(s, x) : intToFloat(s, x);
  if (nnBitWidth(element) == 1)
    return toBool(s, x);
  if (nnBitWidth(element) < 8)
    return toNarrowInt(s, x, element);
  return fromFloat ? floatToInt(s, x) : intToInt(s, x);
}

MlirValue nnScalarCast(const NnScalar *s, const MlirValue *x) {
  MlirType from = nnElementType(nnOperand(s->op, 0));
  MlirType to = nnElementType(nnResult(s->op, 0));
  if (!nnIsNarrowFloat(from))
    return cast(s, x[0], to);
  NnScalar wide = *s;
  wide.type = mlirF32TypeGet(nnBuilderGetContext(s->b));
  return cast(&wide, nnDecodeNarrowFloat(s->b, from, x[0]), to);
}
