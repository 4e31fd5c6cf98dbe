//===- Monomial.h - Products and powers, however they are written -*- C -*-===//
// x * x / sqrt(y) * 0.5 is 0.5 * x^2 * y^-0.5 however an exporter groups it.
// Idioms are recognized by their factors.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_MONOMIAL_H
#define NN_TRANSFORMS_MONOMIAL_H

#include "Support/IR.h"

enum { maxFactors = 4 };

typedef struct Factor {
  MlirValue base;
  double exponent;
} Factor;

/// scale * product of base^exponent. Bases are distinct.
typedef struct Monomial {
  double scale;
  int n;
  Factor factors[maxFactors];
} Monomial;

/// Reads a value through multiplications, divisions, powers, roots and constant
/// scalars. A value that none of them computes is a factor itself. False if
/// there are more than maxFactors bases.
bool nnMonomialRead(MlirValue value, Monomial *out);

/// Takes the factor base^exponent out; false if it isn't there.
bool nnMonomialTake(Monomial *m, MlirValue base, double exponent);

/// Takes out and gives the base of a factor with this exponent whose base is
/// computed by an op of the name; null if there is none.
MlirOperation nnMonomialTakeOp(Monomial *m, const char *name, double exponent);

/// Whether nothing is left but the scale, nearly `scale`: exporters round.
bool nnMonomialIsScale(const Monomial *m, double scale);

/// Reads a floating-point constant whose elements are all equal.
bool nnConstantScalar(MlirValue value, double *out);

/// Whether two numbers are equal but for roundings to f32.
bool nnNearlyEqual(double x, double y);

/// value = x + y, one of which is a constant scalar: gives the other one and
/// the number. False if the value is no such sum.
bool nnReadSum(MlirValue value, MlirValue *x, double *number);

#endif // NN_TRANSFORMS_MONOMIAL_H
