//===- ExpandMath.h - Elementary functions as arithmetic -------*- C -*-===//
// Private to Expand*.c.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_EXPANDMATH_H
#define NN_CODEGEN_EXPANDMATH_H

#include "nn-c/Builder.h"

/// `like` with another element type: a scalar, or a vector of its shape.
MlirType nnExpandType(MlirType like, MlirType element);

/// Numbers of an f32 and an integer type, in every lane if it is a vector.
MlirValue nnExpandNumber(NnBuilder b, MlirType type, double value);
MlirValue nnExpandInteger(NnBuilder b, MlirType type, int64_t value);

/// x * y + z, which may be one FMA.
MlirValue nnExpandMulAdd(NnBuilder b, MlirValue x, MlirValue y, MlirValue z);

/// x in [low, high], or NaN if it is that.
MlirValue nnExpandClamp(NnBuilder b, MlirValue x, double low, double high);

/// exp(x) of an f32 or a vector of them, within 1.1 ulp, or 0 where that is
/// subnormal; NaN stays NaN.
MlirValue nnExpandExp(NnBuilder b, MlirValue x);

/// erf(x) of an f32 or a vector of them, within 4 ulp; NaN stays NaN.
MlirValue nnExpandErf(NnBuilder b, MlirValue x);

/// What a cast of a rounded and bounded f32 to a small integer gives, or null if
/// it is of something else.
MlirValue nnExpandRoundedCast(NnBuilder b, MlirOperation cast);
/// The float that such an integer is converted to by `*op`, or null; `*op` may
/// become the subtraction that follows, which the value then has in it.
MlirValue nnExpandRoundTrip(NnBuilder b, MlirOperation *op);

#endif // NN_CODEGEN_EXPANDMATH_H
