//===- ScalarActivation.c - Bodies of activations -------------------------===//
// Formulas as in NNOps.td, written so that no intermediate overflows and small
// results keep their accuracy.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static MlirValue number(const NnScalar *s, double value) {
  return nnConstantFloat(s->b, s->type, value);
}
static MlirValue add(const NnScalar *s, MlirValue x, MlirValue y) {
  return arithAddF(s->b, x, y, NULL);
}
static MlirValue mul(const NnScalar *s, MlirValue x, MlirValue y) {
  return arithMulF(s->b, x, y, NULL);
}
static MlirValue divide(const NnScalar *s, MlirValue x, MlirValue y) {
  return arithDivF(s->b, x, y, NULL);
}
static MlirValue clamp01(const NnScalar *s, MlirValue x) {
  MlirValue least = arithMinimumF(s->b, number(s, 1), x, NULL);
  return arithMaximumF(s->b, number(s, 0), least, NULL);
}
/// x `predicate` 0 ? then : otherwise.
static MlirValue selectZero(const NnScalar *s, int64_t predicate, MlirValue x,
                            MlirValue then, MlirValue otherwise) {
  MlirValue condition = arithCmpF(s->b, x, number(s, 0), predicate, NULL);
  return arithSelect(s->b, condition, then, otherwise);
}

/// 1 + exp(-x).
static MlirValue onePlusExp(const NnScalar *s, MlirValue x) {
  MlirValue e = mathExp(s->b, arithNegF(s->b, x, NULL), NULL);
  return add(s, e, number(s, 1));
}

MlirValue nnScalarRelu(const NnScalar *s, const MlirValue *x) {
  if (s->isUnsigned)
    return x[0];
  return nnMaxScalar(s->b, x[0], nnConstantNumber(s->b, s->type, 0), false);
}

MlirValue nnScalarSigmoid(const NnScalar *s, const MlirValue *x) {
  return divide(s, number(s, 1), onePlusExp(s, x[0]));
}

MlirValue nnScalarSilu(const NnScalar *s, const MlirValue *x) {
  return divide(s, x[0], onePlusExp(s, x[0]));
}

MlirValue nnScalarHardSwish(const NnScalar *s, const MlirValue *x) {
  MlirValue line = add(s, mul(s, x[0], number(s, 1.0 / 6)), number(s, 0.5));
  return mul(s, x[0], clamp01(s, line));
}

MlirValue nnScalarHardSigmoid(const NnScalar *s, const MlirValue *x) {
  MlirValue scaled = mul(s, x[0], number(s, nnHardSigmoidGetAlpha(s->op)));
  return clamp01(s, add(s, scaled, number(s, nnHardSigmoidGetBeta(s->op))));
}

/// max(x, 0) + log1p(exp(-|x|)).
MlirValue nnScalarSoftplus(const NnScalar *s, const MlirValue *x) {
  MlirValue size = mathAbsF(s->b, x[0], NULL);
  MlirValue e = mathExp(s->b, arithNegF(s->b, size, NULL), NULL);
  MlirValue positive = arithMaximumF(s->b, x[0], number(s, 0), NULL);
  return add(s, positive, mathLog1p(s->b, e, NULL));
}

MlirValue nnScalarSoftsign(const NnScalar *s, const MlirValue *x) {
  MlirValue size = mathAbsF(s->b, x[0], NULL);
  return divide(s, x[0], add(s, size, number(s, 1)));
}

/// What tanh is taken of in the approximation of gelu.
static MlirValue geluArgument(const NnScalar *s, MlirValue x) {
  MlirValue cube = mul(s, mul(s, mul(s, x, x), x), number(s, 0.044715));
  return mul(s, add(s, x, cube), number(s, 0.79788456080286535588));
}

MlirValue nnScalarGelu(const NnScalar *s, const MlirValue *x) {
  MlirValue half = mul(s, x[0], number(s, 0.5)), t;
  if (nnGeluGetTanh(s->op))
    t = mathTanh(s->b, geluArgument(s, x[0]), NULL);
  else
    t = mathErf(s->b, mul(s, x[0], number(s, 0.70710678118654752440)), NULL);
  return mul(s, half, add(s, t, number(s, 1)));
}

MlirValue nnScalarLeakyRelu(const NnScalar *s, const MlirValue *x) {
  MlirValue scaled = mul(s, x[0], number(s, nnLeakyReluGetAlpha(s->op)));
  return selectZero(s, ARITH_CMP_F_PREDICATE_OGE, x[0], x[0], scaled);
}

MlirValue nnScalarElu(const NnScalar *s, const MlirValue *x) {
  MlirValue curve =
      mul(s, mathExpM1(s->b, x[0], NULL), number(s, nnEluGetAlpha(s->op)));
  return selectZero(s, ARITH_CMP_F_PREDICATE_OGE, x[0], x[0], curve);
}

MlirValue nnScalarSelu(const NnScalar *s, const MlirValue *x) {
  MlirValue curve =
      mul(s, mathExpM1(s->b, x[0], NULL), number(s, nnSeluGetAlpha(s->op)));
  MlirValue y = selectZero(s, ARITH_CMP_F_PREDICATE_OGT, x[0], x[0], curve);
  return mul(s, y, number(s, nnSeluGetGamma(s->op)));
}

MlirValue nnScalarPrelu(const NnScalar *s, const MlirValue *x) {
  return selectZero(s, ARITH_CMP_F_PREDICATE_OGE, x[0], x[0],
                    mul(s, x[0], x[1]));
}
