//===- ExpandErf.c - The error function as arithmetic ---------------------===//
// erf(x) = x * p(x^2 - centre) on [-limit, limit] and a sign beyond: one
// polynomial without a branch or a division. Centred, it loses fewer digits to
// cancellation than a polynomial of x^2 itself.
//===----------------------------------------------------------------------===//
#include "Codegen/ExpandMath.h"

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

typedef struct Expansion {
  NnBuilder b;
  MlirType type;
  MlirAttribute contract; ///< Products and sums may be one FMA.
} Expansion;

static MlirValue constant(const Expansion *e, double value) {
  return nnExpandConstant(e->b, e->type, nnF32Attr(e->b, value));
}

static MlirValue mulAdd(const Expansion *e, MlirValue x, MlirValue y,
                        double addend) {
  MlirValue product =
      arithMulF(e->b, x, y, &(ArithMulFOptions){.fastmath = e->contract});
  return arithAddF(e->b, product, constant(e, addend),
                   &(ArithAddFOptions){.fastmath = e->contract});
}

/// x in [-bound, bound]. Comparing this way round keeps NaN, and is one
/// instruction.
static MlirValue clamp(const Expansion *e, MlirValue x, double bound) {
  MlirValue high = constant(e, bound), low = constant(e, -bound);
  x = arithSelect(
      e->b, arithCmpF(e->b, high, x, ARITH_CMP_F_PREDICATE_OLT, NULL), high, x);
  return arithSelect(
      e->b, arithCmpF(e->b, low, x, ARITH_CMP_F_PREDICATE_OGT, NULL), low, x);
}

MlirValue nnExpandErf(NnBuilder b, MlirValue x) {
  Expansion e = {b, mlirValueGetType(x),
                 nnParseAttr(b, "#arith.fastmath<contract>")};
  MlirValue inner = clamp(&e, x, limit);
  MlirValue s = mulAdd(&e, inner, inner, -centre);
  MlirValue p = constant(&e, coefficients[degree]);
  for (int i = degree - 1; i >= 0; --i)
    p = mulAdd(&e, p, s, coefficients[i]);
  return clamp(&e, arithMulF(b, inner, p, NULL), 1);
}
