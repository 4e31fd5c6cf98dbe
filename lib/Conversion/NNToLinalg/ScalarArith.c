//===- ScalarArith.c - Bodies of ops with two or three operands -----------===//
// Also what reductions do with the accumulator and one more element. Integer
// arithmetic wraps; division by zero gives zero instead of a trap.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#define BODY(Name, expr)                                                       \
  MlirValue nnScalar##Name(const NnScalar *s, const MlirValue *x) {            \
    return expr;                                                               \
  }

BODY(Add, nnAddScalar(s->b, x[0], x[1]))
BODY(Mul, nnMulScalar(s->b, x[0], x[1]))
BODY(Min, nnMinScalar(s->b, x[0], x[1], s->isUnsigned))
BODY(Max, nnMaxScalar(s->b, x[0], x[1], s->isUnsigned))
BODY(And, arithAndI(s->b, x[0], x[1]))
BODY(Or, arithOrI(s->b, x[0], x[1]))
BODY(Xor, arithXOrI(s->b, x[0], x[1]))
BODY(Select, arithSelect(s->b, x[0], x[1], x[2]))

BODY(ReduceSum, nnAddScalar(s->b, x[0], x[1]))
BODY(ReduceMean, nnAddScalar(s->b, x[0], x[1]))
BODY(ReduceProd, nnMulScalar(s->b, x[0], x[1]))
BODY(ReduceMax, nnMaxScalar(s->b, x[0], x[1], s->isUnsigned))
BODY(ReduceMin, nnMinScalar(s->b, x[0], x[1], s->isUnsigned))

MlirValue nnScalarSub(const NnScalar *s, const MlirValue *x) {
  return mlirTypeIsAFloat(s->type) ? arithSubF(s->b, x[0], x[1], NULL)
                                   : arithSubI(s->b, x[0], x[1], NULL);
}

MlirValue nnScalarClamp(const NnScalar *s, const MlirValue *x) {
  MlirValue above = nnMaxScalar(s->b, x[0], x[1], s->isUnsigned);
  return nnMinScalar(s->b, above, x[2], s->isUnsigned);
}

//===----------------------------------------------------------------------===//
// Division
//===----------------------------------------------------------------------===//

static MlirValue isInt(const NnScalar *s, MlirValue x, int64_t value) {
  return arithCmpI(s->b, x, nnConstantInt(s->b, s->type, value),
                   ARITH_CMP_I_PREDICATE_EQ);
}

/// Whether the divisor is a constant by which division is defined.
static bool isSafeDivisor(MlirValue y) {
  MlirOperation def = nnDefiningOp(y);
  if (!arithIsaConstant(def))
    return false;
  int64_t value = mlirIntegerAttrGetValueInt(arithConstantGetValueAttr(def));
  return value != 0 && value != -1;
}

/// `y`, or 1 where 0 or, for signed numbers, -1 would trap.
static MlirValue safeDivisor(const NnScalar *s, MlirValue y) {
  MlirValue traps = isInt(s, y, 0);
  if (!s->isUnsigned)
    traps = arithOrI(s->b, traps, isInt(s, y, -1));
  return arithSelect(s->b, traps, nnConstantInt(s->b, s->type, 1), y);
}

static MlirValue divideInts(const NnScalar *s, MlirValue x, MlirValue y) {
  return s->isUnsigned ? arithDivUI(s->b, x, y, NULL)
                       : arithDivSI(s->b, x, y, NULL);
}

MlirValue nnScalarDiv(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return arithDivF(s->b, x[0], x[1], NULL);
  if (isSafeDivisor(x[1]))
    return divideInts(s, x[0], x[1]);
  MlirValue quotient = divideInts(s, x[0], safeDivisor(s, x[1]));
  if (!s->isUnsigned)
    quotient =
        arithSelect(s->b, isInt(s, x[1], -1), nnScalarNeg(s, x), quotient);
  MlirValue zero = nnConstantInt(s->b, s->type, 0);
  return arithSelect(s->b, isInt(s, x[1], 0), zero, quotient);
}

MlirValue nnScalarRem(const NnScalar *s, const MlirValue *x) {
  if (mlirTypeIsAFloat(s->type))
    return arithRemF(s->b, x[0], x[1], NULL);
  // Dividing by 1 leaves the remainder 0 that is wanted.
  MlirValue y = isSafeDivisor(x[1]) ? x[1] : safeDivisor(s, x[1]);
  return s->isUnsigned ? arithRemUI(s->b, x[0], y) : arithRemSI(s->b, x[0], y);
}

//===----------------------------------------------------------------------===//
// Shifts
//===----------------------------------------------------------------------===//

/// 0 where the amount, an unsigned number, is the width or more.
static MlirValue shifted(const NnScalar *s, MlirValue amount, MlirValue value) {
  MlirValue width = nnConstantInt(s->b, s->type, nnBitWidth(s->type));
  MlirValue fits = arithCmpI(s->b, amount, width, ARITH_CMP_I_PREDICATE_ULT);
  return arithSelect(s->b, fits, value, nnConstantInt(s->b, s->type, 0));
}

BODY(ShiftLeft, shifted(s, x[1], arithShLI(s->b, x[0], x[1], NULL)))
BODY(ShiftRight, shifted(s, x[1], arithShRUI(s->b, x[0], x[1], NULL)))

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// By NnPredicate. Only `ne` holds for NaN.
static const int64_t floatPredicates[] = {
    ARITH_CMP_F_PREDICATE_OEQ, ARITH_CMP_F_PREDICATE_UNE,
    ARITH_CMP_F_PREDICATE_OLT, ARITH_CMP_F_PREDICATE_OLE,
    ARITH_CMP_F_PREDICATE_OGT, ARITH_CMP_F_PREDICATE_OGE};
static const int64_t signedPredicates[] = {
    ARITH_CMP_I_PREDICATE_EQ,  ARITH_CMP_I_PREDICATE_NE,
    ARITH_CMP_I_PREDICATE_SLT, ARITH_CMP_I_PREDICATE_SLE,
    ARITH_CMP_I_PREDICATE_SGT, ARITH_CMP_I_PREDICATE_SGE};
static const int64_t unsignedPredicates[] = {
    ARITH_CMP_I_PREDICATE_EQ,  ARITH_CMP_I_PREDICATE_NE,
    ARITH_CMP_I_PREDICATE_ULT, ARITH_CMP_I_PREDICATE_ULE,
    ARITH_CMP_I_PREDICATE_UGT, ARITH_CMP_I_PREDICATE_UGE};

MlirValue nnScalarCompare(const NnScalar *s, const MlirValue *x) {
  int64_t predicate = nnCompareGetPredicate(s->op);
  if (mlirTypeIsAFloat(s->type))
    return arithCmpF(s->b, x[0], x[1], floatPredicates[predicate], NULL);
  return arithCmpI(s->b, x[0], x[1],
                   s->isUnsigned ? unsignedPredicates[predicate]
                                 : signedPredicates[predicate]);
}
