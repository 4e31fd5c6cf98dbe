//===- ExpandRound.c - Rounded numbers as small integers ------------------===//
// fptoui(min(max(roundeven(y) + z, low), high)) to at most 16 bits, as
// quantizing ends: y is bounded first, the same if bounds are integers. Then y
// + 1.5 * 2^23 has the nearest integer, ties to even, in its lowest bits. What
// is converted back stays a float: 1.5 * 2^23 is taken off again.
//===----------------------------------------------------------------------===//
#include "Codegen/Math/ExpandMath.h"

#include "Support/IR.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Math.h"

#include <math.h>

/// Numbers around it are integers.
static const double shift = 0x1.8p23;
/// Integers of greater magnitude would need bits that the sum rounds away.
static const double mostMagnitude = 0x1p21;

/// What is done to a rounded number: round(y) + zero, within bounds, which are
/// those of y.
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
  if (!constantOf(nnOperand(op, 1), &number))
    return false;
  *x = nnOperand(op, 0);
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

/// Bounds of y itself, as of relu, need not be integers.
static void mergeBounds(Chain *c) {
  MlirOperation op = nnDefiningOp(c->y);
  while ((arithIsaMaximumF(op) || arithIsaMinimumF(op)) && unwrap(c, op, &c->y))
    op = nnDefiningOp(c->y);
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
  bool isExact = isSmallInteger(c->low) && isSmallInteger(c->high) &&
                 isSmallInteger(c->zero);
  mergeBounds(c);
  return isExact;
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

/// Reads the chain of a cast to a small integer.
static bool readCast(MlirOperation cast, Chain *c) {
  unsigned bits = nnBitWidth(nnElementType(nnResult(cast, 0)));
  bool isUnsigned = arithIsaFPToUI(cast);
  double span = ldexp(1, (int)bits);
  *c = (Chain){.low = isUnsigned ? 0 : -span / 2,
               .high = isUnsigned ? span - 1 : span / 2 - 1};
  return bits <= 16 && bits >= 8 && readChain(nnOperand(cast, 0), c);
}

/// 1.5 * 2^23 + round(y), within bounds.
static MlirValue shifted(NnBuilder b, const Chain *c) {
  MlirValue magic = nnExpandNumber(b, mlirValueGetType(c->y), shift);
  return arithAddF(b, clamp(b, c), magic, NULL);
}

/// `value`, or `otherwise` where y is NaN if bounding it didn't give that.
static MlirValue unlessNan(NnBuilder b, const Chain *c, MlirValue value,
                           MlirValue otherwise) {
  if (!c->nanIsZero || nearbyint(c->low) + c->zero == 0)
    return value;
  MlirValue isNumber =
      arithCmpF(b, c->y, c->y, ARITH_CMP_F_PREDICATE_ORD, NULL);
  return arithSelect(b, isNumber, value, otherwise);
}

MlirValue nnExpandRoundedCast(NnBuilder b, MlirOperation cast) {
  MlirType type = mlirValueGetType(nnResult(cast, 0));
  Chain c;
  if (!readCast(cast, &c))
    return (MlirValue){NULL};
  MlirType words =
      nnExpandType(type, mlirIntegerTypeGet(mlirTypeGetContext(type), 32));
  MlirValue integer = arithBitcast(b, words, shifted(b, &c));
  if (c.zero != 0)
    integer =
        arithAddI(b, integer, nnExpandInteger(b, words, (int64_t)c.zero), NULL);
  MlirValue value = arithTruncI(b, type, integer, NULL);
  return unlessNan(b, &c, value, nnExpandInteger(b, type, 0));
}

//===----------------------------------------------------------------------===//
// And back
//===----------------------------------------------------------------------===//

/// The integer that the only user of `x` takes off it, with that user.
static double takenOff(MlirValue x, MlirOperation *user) {
  double number;
  if (!nnHasOneUse(x))
    return 0;
  MlirOperation op = mlirOpOperandGetOwner(mlirValueGetFirstUse(x));
  if (!arithIsaSubF(op) || !mlirValueEqual(nnOperand(op, 0), x) ||
      !constantOf(nnOperand(op, 1), &number) || !isSmallInteger(number))
    return 0;
  *user = op;
  return number;
}

MlirValue nnExpandRoundTrip(NnBuilder b, MlirOperation *op) {
  MlirOperation cast = nnDefiningOp(nnOperand(*op, 0));
  bool isPair =
      arithIsaUIToFP(*op) ? arithIsaFPToUI(cast) : arithIsaFPToSI(cast);
  MlirType type = mlirValueGetType(nnResult(*op, 0));
  Chain c;
  if (!isPair || !readCast(cast, &c) ||
      !mlirTypeEqual(type, mlirValueGetType(c.y)))
    return (MlirValue){NULL};
  double less = takenOff(nnResult(*op, 0), op);
  MlirValue back = nnExpandNumber(b, type, shift - (c.zero - less));
  MlirValue value = arithSubF(b, shifted(b, &c), back, NULL);
  return unlessNan(b, &c, value, nnExpandNumber(b, type, -less));
}
