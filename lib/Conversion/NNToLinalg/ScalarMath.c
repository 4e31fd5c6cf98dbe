//===- ScalarMath.c - Bodies of elementwise ops with one operand ----------===//
// Arithmetic, roots, exponentials and rounding of one element; activations are
// in ScalarActivation.c, cast in ScalarCast.c.
//===----------------------------------------------------------------------===//
#include "Lower.h"

/// One op of the math dialect.
#define MATH(Name, builder)                                                    \
  MlirValue nnScalar##Name(const NnScalar *s, const MlirValue *x) {            \
    return builder(s->b, x[0], NULL);                                          \
  }

MATH(Exp, mathExp)
MATH(Log, mathLog)
MATH(Sqrt, mathSqrt)
MATH(Rsqrt, mathRsqrt)
MATH(Sin, mathSin)
MATH(Cos, mathCos)
MATH(Tan, mathTan)
MATH(Asin, mathAsin)
MATH(Acos, mathAcos)
MATH(Atan, mathAtan)
MATH(Sinh, mathSinh)
MATH(Cosh, mathCosh)
MATH(Tanh, mathTanh)
MATH(Asinh, mathAsinh)
MATH(Acosh, mathAcosh)
MATH(Atanh, mathAtanh)
MATH(Erf, mathErf)
MATH(Floor, mathFloor)
MATH(Ceil, mathCeil)
MATH(Round, mathRoundEven)

MlirValue nnScalarReciprocal(const NnScalar *s, const MlirValue *x) {
  return arithDivF(s->b, nnConstantFloat(s->b, s->type, 1), x[0], NULL);
}

MlirValue nnScalarAbs(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return mathAbsF(s->b, x[0], NULL);
  return s->isUnsigned ? x[0] : mathAbsI(s->b, x[0]);
}

MlirValue nnScalarNeg(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return arithNegF(s->b, x[0], NULL);
  return arithSubI(s->b, nnConstantInt(s->b, s->type, 0), x[0], NULL);
}

/// NaN and zeros, of either sign, stay as they are.
static MlirValue signOfFloat(const NnScalar *s, MlirValue x) {
  NnBuilder b = s->b;
  MlirValue zero = nnConstantFloat(b, s->type, 0);
  MlirValue one = mathCopySign(b, nnConstantFloat(b, s->type, 1), x, NULL);
  MlirValue isNonZero = arithCmpF(b, x, zero, ARITH_CMP_F_PREDICATE_ONE, NULL);
  return arithSelect(b, isNonZero, one, x);
}

MlirValue nnScalarSign(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return signOfFloat(s, x[0]);
  NnBuilder b = s->b;
  MlirValue one = nnConstantInt(b, s->type, 1);
  if (s->isUnsigned)
    return arithMinUI(b, x[0], one);
  MlirValue minusOne = nnConstantInt(b, s->type, -1);
  return arithMaxSI(b, arithMinSI(b, x[0], one), minusOne);
}

MlirValue nnScalarNot(const NnScalar *s, const MlirValue *x) {
  return arithXOrI(s->b, x[0], nnConstantInt(s->b, s->type, -1));
}

MlirValue nnScalarIsNan(const NnScalar *s, const MlirValue *x) {
  return arithCmpF(s->b, x[0], x[0], ARITH_CMP_F_PREDICATE_UNO, NULL);
}
