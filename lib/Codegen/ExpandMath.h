//===- ExpandMath.h - Elementary functions as arithmetic -------*- C -*-===//
// Private to Expand*.c.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_EXPANDMATH_H
#define NN_CODEGEN_EXPANDMATH_H

#include "nn-c/Builder.h"

/// A number of the type's element type, in every lane if it is a vector.
MlirValue nnExpandConstant(NnBuilder b, MlirType type, MlirAttribute value);

/// erf(x) of an f32 or a vector of them, within 4 ulp; NaN stays NaN.
MlirValue nnExpandErf(NnBuilder b, MlirValue x);

#endif // NN_CODEGEN_EXPANDMATH_H
