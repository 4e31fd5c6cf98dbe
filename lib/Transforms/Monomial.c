//===- Monomial.c - Products and powers, however they are written ---------===//
// Collects the factors of a tree of products in one walk. A root or a broken
// power of a product stays whole, since sqrt(x^2) is not x.
//===----------------------------------------------------------------------===//
#include "Monomial.h"

#include "nn-c/NNOps.h"

#include <math.h>

bool nnNearlyEqual(double x, double y) { return fabs(x - y) <= 1e-5 * fabs(y); }

bool nnConstantScalar(MlirValue value, double *out) {
  MlirAttribute constant = nnConstantValue(value);
  return !mlirAttributeIsNull(constant) && mlirAttributeIsAElements(constant) &&
         nnIsFloat(nnElementType(value)) && nnElementsSplat(constant, out);
}

static bool addFactor(Monomial *m, MlirValue base, double exponent) {
  int i = 0;
  while (i < m->n && !mlirValueEqual(m->factors[i].base, base))
    ++i;
  if (i == maxFactors)
    return false;
  if (i == m->n)
    m->factors[m->n++] = (Factor){base, 0};
  m->factors[i].exponent += exponent;
  return true;
}

/// Multiplies by value^exponent.
static bool multiply(Monomial *m, MlirValue value, double exponent) {
  MlirOperation op = nnDefiningOp(value);
  double number;
  if (nnConstantScalar(value, &number)) {
    m->scale *= pow(number, exponent);
    return true;
  }
  bool isWhole = exponent == rint(exponent);
  if (nnIsaMul(op) && isWhole)
    return multiply(m, nnOperand(op, 0), exponent) &&
           multiply(m, nnOperand(op, 1), exponent);
  if (nnIsaDiv(op) && isWhole)
    return multiply(m, nnOperand(op, 0), exponent) &&
           multiply(m, nnOperand(op, 1), -exponent);
  if (nnIsaReciprocal(op) && isWhole)
    return multiply(m, nnOperand(op, 0), -exponent);
  if (nnIsaPow(op) && isWhole && nnConstantScalar(nnOperand(op, 1), &number))
    return multiply(m, nnOperand(op, 0), number * exponent);
  if (nnIsaSqrt(op) || nnIsaRsqrt(op))
    return addFactor(m, nnOperand(op, 0),
                     (nnIsaSqrt(op) ? 0.5 : -0.5) * exponent);
  return addFactor(m, value, exponent);
}

bool nnMonomialRead(MlirValue value, Monomial *out) {
  *out = (Monomial){.scale = 1};
  return multiply(out, value, 1);
}

static void removeFactor(Monomial *m, int i) {
  m->factors[i] = m->factors[--m->n];
}

bool nnMonomialTake(Monomial *m, MlirValue base, double exponent) {
  for (int i = 0; i < m->n; ++i)
    if (mlirValueEqual(m->factors[i].base, base) &&
        m->factors[i].exponent == exponent) {
      removeFactor(m, i);
      return true;
    }
  return false;
}

MlirOperation nnMonomialTakeOp(Monomial *m, const char *name, double exponent) {
  for (int i = 0; i < m->n; ++i) {
    MlirOperation op = nnDefiningOp(m->factors[i].base);
    if (nnOperationIs(op, name) && m->factors[i].exponent == exponent) {
      removeFactor(m, i);
      return op;
    }
  }
  return (MlirOperation){NULL};
}

bool nnMonomialIsScale(const Monomial *m, double scale) {
  return !m->n && nnNearlyEqual(m->scale, scale);
}

bool nnReadSum(MlirValue value, MlirValue *x, double *number) {
  MlirOperation op = nnDefiningOp(value);
  if (!nnIsaAdd(op))
    return false;
  bool isFirst = nnConstantScalar(nnOperand(op, 0), number);
  *x = nnOperand(op, isFirst ? 1 : 0);
  return isFirst || nnConstantScalar(nnOperand(op, 1), number);
}
