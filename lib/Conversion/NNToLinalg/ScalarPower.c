//===- ScalarPower.c - The body of nn.pow ---------------------------------===//
// Floats by the math dialect. Integers by squaring: an scf.while over the bits
// of the exponent, which carries what is left of it.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static MlirValue isInt(const NnScalar *s, MlirValue x, int64_t predicate,
                       int64_t value) {
  return arithCmpI(s->b, x, nnConstantInt(s->b, s->type, value), predicate);
}

/// x^y for y read as an unsigned number.
static MlirValue powerBySquaring(const NnScalar *s, MlirValue x, MlirValue y) {
  NnBuilder b = s->b;
  MlirValue one = nnConstantInt(b, s->type, 1);
  NnWhile w = nnWhileOpen(b, NN_VALUES(one, x, y));
  nnWhileDo(&w, isInt(s, w.carried[2], ARITH_CMP_I_PREDICATE_NE, 0));
  MlirValue power = w.carried[0], square = w.carried[1], rest = w.carried[2];
  MlirValue isOdd =
      isInt(s, arithAndI(b, rest, one), ARITH_CMP_I_PREDICATE_NE, 0);
  MlirValue next =
      arithSelect(b, isOdd, arithMulI(b, power, square, NULL), power);
  nnWhileClose(&w, NN_VALUES(next, arithMulI(b, square, square, NULL),
                             arithShRUI(b, rest, one, NULL)));
  return w.carried[0];
}

/// Of negative powers only those of 1 and -1 are not 0, and these depend on
/// whether the exponent is odd.
static MlirValue powerOfSigned(const NnScalar *s, MlirValue x, MlirValue y) {
  NnBuilder b = s->b;
  MlirValue one = nnConstantInt(b, s->type, 1);
  MlirValue isNegative = isInt(s, y, ARITH_CMP_I_PREDICATE_SLT, 0);
  MlirValue isUnit = arithOrI(b, isInt(s, x, ARITH_CMP_I_PREDICATE_EQ, 1),
                              isInt(s, x, ARITH_CMP_I_PREDICATE_EQ, -1));
  MlirValue bits = arithSelect(b, isNegative, arithAndI(b, y, one), y);
  MlirValue isLeft =
      arithOrI(b, isUnit, isInt(s, y, ARITH_CMP_I_PREDICATE_SGE, 0));
  return arithSelect(b, isLeft, powerBySquaring(s, x, bits),
                     nnConstantInt(b, s->type, 0));
}

MlirValue nnScalarPow(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return mathPowF(s->b, x[0], x[1], NULL);
  return s->isUnsigned ? powerBySquaring(s, x[0], x[1])
                       : powerOfSigned(s, x[0], x[1]);
}
