//===- ExpandErf.c - The error function as arithmetic ---------------------===//
// erf(x) = x * p(x^2 - centre) on [-limit, limit] and a sign beyond: one
// polynomial without a branch or a division. Centred, it loses fewer digits to
// cancellation than a polynomial of x^2 itself.
//===----------------------------------------------------------------------===//
#include "Codegen/Math/ExpandMath.h"

#include "nn/Builders/Arith.h"

/// The first f32 of which erf is 1, nearly; p(limit^2 - centre) * limit is 1.
static const double limit = 3.835, centre = 6.25;

/// Minimax in relative error of erf(sqrt(t)) / sqrt(t) over [0, limit^2], with
/// f32 coefficients: constant term first.
static const double coefficients[] = {
    0.399837226,    -0.03181272,     0.00373038044,  -0.00046833622,
    5.83120964e-05, -6.94580149e-06, 7.75745434e-07, -8.05465064e-08,
    7.83253906e-09, -7.12659209e-10, 5.73084219e-11, -3.99661857e-12,
    3.1416162e-13,  -2.98048905e-14, 1.98561273e-15, -5.59105604e-17,
};

enum { degree = sizeof coefficients / sizeof *coefficients - 1 };

MlirValue nnExpandErf(NnBuilder b, MlirValue x) {
  MlirType type = mlirValueGetType(x);
  MlirValue inner = nnExpandClamp(b, x, -limit, limit);
  MlirValue s =
      nnExpandMulAdd(b, inner, inner, nnExpandNumber(b, type, -centre));
  MlirValue p = nnExpandNumber(b, type, coefficients[degree]);
  for (int i = degree - 1; i >= 0; --i)
    p = nnExpandMulAdd(b, p, s, nnExpandNumber(b, type, coefficients[i]));
  return nnExpandClamp(b, arithMulF(b, inner, p, NULL), -1, 1);
}
