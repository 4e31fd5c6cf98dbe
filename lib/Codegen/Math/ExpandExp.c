//===- ExpandExp.c - The exponential function as arithmetic ---------------===//
// exp(x) = 2^n * exp(r) with n = round(x / ln 2) and |r| <= ln 2 / 2: one
// polynomial, no division, and no conversion between floats and integers.
//===----------------------------------------------------------------------===//
#include "Codegen/Math/ExpandMath.h"

#include "nn/Builders/Arith.h"

#include "mlir-c/BuiltinTypes.h"

/// Below, results would be subnormal, and are 0; above, they are infinite.
static const double lowest = -87.5, highest = 89;

/// ln 2 in two parts, of which n times the first is exact.
static const double ln2High = 0x1.62e4p-1, ln2Low = 1.42860682030941723e-6;

/// Minimax in relative error of 2 * exp(r), with f32 coefficients: constant
/// term first. Within 1.1 ulp, and 1 for 0.
static const double coefficients[] = {
    2, 2, 0.999999821, 0.333328396, 0.0833364576, 0.0167497136, 0.00276736891,
};

enum { degree = sizeof coefficients / sizeof *coefficients - 1 };

/// Added to a small number, leaves it rounded, plus 126, in the lowest bits:
/// shifted to the exponent, they are 2^(n - 1), which is finite for n = 128.
static const double shifter = 0x1.8p23 + 126;

MlirValue nnExpandExp(NnBuilder b, MlirValue x) {
  MlirType type = mlirValueGetType(x);
  MlirType bits =
      nnExpandType(type, mlirIntegerTypeGet(mlirTypeGetContext(type), 32));
  x = nnExpandClamp(b, x, lowest, highest);
  MlirValue shifted =
      nnExpandMulAdd(b, x, nnExpandNumber(b, type, 1.44269504088896341),
                     nnExpandNumber(b, type, shifter));
  MlirValue n = arithSubF(b, shifted, nnExpandNumber(b, type, shifter), NULL);
  MlirValue r = nnExpandMulAdd(b, n, nnExpandNumber(b, type, -ln2High), x);
  r = nnExpandMulAdd(b, n, nnExpandNumber(b, type, -ln2Low), r);
  MlirValue p = nnExpandNumber(b, type, coefficients[degree]);
  for (int i = degree - 1; i >= 0; --i)
    p = nnExpandMulAdd(b, p, r, nnExpandNumber(b, type, coefficients[i]));
  MlirValue exponent = arithShLI(b, arithBitcast(b, bits, shifted),
                                 nnExpandInteger(b, bits, 23), NULL);
  return arithMulF(b, p, arithBitcast(b, type, exponent), NULL);
}
