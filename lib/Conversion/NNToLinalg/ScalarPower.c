//===- ScalarPower.c - The body of nn.pow ---------------------------------===//
// Floats by the math dialect. Integers by squaring: an scf.while over the bits
// of the exponent, which carries what is left of it.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "nn/Builders/Scf.h"

static MlirValue isInt(const NnScalar *s, MlirValue x, int64_t predicate,
                       int64_t value) {
  return arithCmpI(s->b, x, nnConstantInt(s->b, s->type, value), predicate);
}

/// Enters a region of the loop, which has its three values as arguments.
static void enter(const NnScalar *s, MlirRegion region, MlirValue *values) {
  MlirBlock block =
      nnBuilderAddBlock(s->b, region, NN_TYPES(s->type, s->type, s->type));
  for (intptr_t i = 0; i < 3; ++i)
    values[i] = mlirBlockGetArgument(block, i);
}

/// x^y for y read as an unsigned number.
static MlirValue powerBySquaring(const NnScalar *s, MlirValue x, MlirValue y) {
  NnBuilder b = s->b;
  MlirValue one = nnConstantInt(b, s->type, 1), v[3];
  MlirOperation loop = scfWhileCreate(b, NN_TYPES(s->type, s->type, s->type),
                                      NN_VALUES(one, x, y));
  NnInsertPoint outer = nnBuilderSave(b);
  enter(s, scfWhileGetBefore(loop), v);
  scfConditionCreate(b, isInt(s, v[2], ARITH_CMP_I_PREDICATE_NE, 0),
                     NN_VALUES(v[0], v[1], v[2]));
  enter(s, scfWhileGetAfter(loop), v);
  MlirValue isOdd =
      isInt(s, arithAndI(b, v[2], one), ARITH_CMP_I_PREDICATE_NE, 0);
  MlirValue power = arithSelect(b, isOdd, arithMulI(b, v[0], v[1], NULL), v[0]);
  scfYieldCreate(b, NN_VALUES(power, arithMulI(b, v[1], v[1], NULL),
                              arithShRUI(b, v[2], one, NULL)));
  nnBuilderRestore(b, outer);
  return mlirOperationIsNull(loop) ? one : nnResult(loop, 0);
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
