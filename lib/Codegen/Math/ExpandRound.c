//===- ExpandRound.c - Rounded numbers as small integers ------------------===//
// fptoui(min(max(roundeven(y) + z, low), high)) to 16 bits or fewer, as
// quantizing ends: y is bounded first, which is the same for bounds that are
// integers. Then y + 1.5 * 2^23 has the nearest integer, ties to even, in its
// lowest bits.
//===----------------------------------------------------------------------===//
#include "Codegen/Math/ExpandMath.h"

#include "Support/IR.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Math.h"

#include <math.h>

/// Integers of greater magnitude would need bits that the sum rounds away.
static const double mostMagnitude = 0x1p21;

/// What is done to a rounded number: round(y) + zero, within bounds.
typedef struct Chain {
  MlirValue y;
  double zero, low, high;
  bool nanIsZero;
} Chain;

static bool constantOf(MlirValue value, double *out) {
  MlirAttribute attr = nnConstantValue(value);
  if (mlirAttributeIsNull(attr))
    return false;
  if (mlirAttributeIsAFloat(attr))
    *out = mlirFloatAttrGetValueDouble(attr);
  else if (!nnElementsSplat(attr, out))
    return false;
  return !isnan(*out);
}

/// x of `x != x ? 0 : x`, or null.
static MlirValue withoutNan(MlirOperation select) {
  MlirOperation test = nnDefiningOp(nnOperand(select, 0));
  MlirValue x = nnOperand(select, 2);
  double zero;
  bool matches = arithIsaCmpF(test) &&
                 arithCmpFGetPredicate(test) == ARITH_CMP_F_PREDICATE_UNO &&
                 mlirValueEqual(nnOperand(test, 0), x) &&
                 mlirValueEqual(nnOperand(test, 1), x) &&
                 constantOf(nnOperand(select, 1), &zero) && zero == 0;
  return matches ? x : (MlirValue){NULL};
}

/// Takes the outermost op off the value `x`; false if it is of another kind.
static bool unwrap(Chain *c, MlirOperation op, MlirValue *x) {
  double number;
  if (arithIsaSelect(op)) {
    *x = withoutNan(op);
    c->nanIsZero = true;
    return !mlirValueIsNull(*x);
  }
  *x = nnOperand(op, 0);
  if (!constantOf(nnOperand(op, 1), &number))
    return false;
  if (arithIsaMaximumF(op)) {
    c->low = fmin(fmax(c->low, number), c->high);
    return true;
  }
  if (arithIsaMinimumF(op)) {
    c->high = fmax(fmin(c->high, number), c->low);
    return true;
  }
  c->zero += number;
  c->low -= number;
  c->high -= number;
  return arithIsaAddF(op);
}

static bool isSmallInteger(double x) {
  return fabs(x) <= mostMagnitude && x == nearbyint(x);
}

/// Reads what leads from a rounded number to the cast's operand.
static bool readChain(MlirValue x, Chain *c) {
  MlirOperation op = nnDefiningOp(x);
  while (arithIsaSelect(op) || arithIsaMaximumF(op) || arithIsaMinimumF(op) ||
         arithIsaAddF(op)) {
    if (!unwrap(c, op, &x))
      return false;
    op = nnDefiningOp(x);
  }
  if (!mathIsaRoundEven(op) || !mlirTypeIsAF32(nnElementType(x)))
    return false;
  c->y = nnOperand(op, 0);
  return isSmallInteger(c->low) && isSmallInteger(c->high) &&
         isSmallInteger(c->zero);
}

/// y within [low, high]; NaN becomes low.
static MlirValue clamp(NnBuilder b, const Chain *c) {
  MlirType type = mlirValueGetType(c->y);
  MlirValue low = nnExpandNumber(b, type, c->low);
  MlirValue high = nnExpandNumber(b, type, c->high);
  MlirValue isAbove = arithCmpF(b, c->y, low, ARITH_CMP_F_PREDICATE_OGT, NULL);
  MlirValue x = arithSelect(b, isAbove, c->y, low);
  MlirValue isBelow = arithCmpF(b, x, high, ARITH_CMP_F_PREDICATE_OLT, NULL);
  return arithSelect(b, isBelow, x, high);
}

MlirValue nnExpandRoundedCast(NnBuilder b, MlirOperation cast) {
  MlirType type = mlirValueGetType(nnResult(cast, 0));
  unsigned bits = nnBitWidth(nnElementType(nnResult(cast, 0)));
  bool isUnsigned = arithIsaFPToUI(cast);
  if (bits > 16 || bits < 8)
    return (MlirValue){NULL};
  double span = ldexp(1, (int)bits);
  Chain c = {.low = isUnsigned ? 0 : -span / 2,
             .high = isUnsigned ? span - 1 : span / 2 - 1};
  if (!readChain(nnOperand(cast, 0), &c))
    return (MlirValue){NULL};
  MlirType words =
      nnExpandType(type, mlirIntegerTypeGet(mlirTypeGetContext(type), 32));
  MlirValue magic = nnExpandNumber(b, mlirValueGetType(c.y), 0x1.8p23);
  MlirValue sum = arithAddF(b, clamp(b, &c), magic, NULL);
  MlirValue integer = arithBitcast(b, words, sum);
  if (c.zero != 0)
    integer =
        arithAddI(b, integer, nnExpandInteger(b, words, (int64_t)c.zero), NULL);
  MlirValue value = arithTruncI(b, type, integer, NULL);
  if (!c.nanIsZero || c.low + c.zero == 0)
    return value;
  MlirValue isNumber = arithCmpF(b, c.y, c.y, ARITH_CMP_F_PREDICATE_ORD, NULL);
  return arithSelect(b, isNumber, value, nnExpandInteger(b, type, 0));
}
