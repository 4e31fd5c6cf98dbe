//===- Numbers.h - Constants as doubles ------------------------*- C -*-===//
// Passes that compute new weights read them as doubles and round once, when
// they make the constant.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_NUMBERS_H
#define NN_TRANSFORMS_NUMBERS_H

#include "Support/IR.h"

/// The elements of a floating-point constant in row-major order, in an array
/// that free() frees; NULL if `value` is no such constant or memory is short.
double *nnConstantDoubles(MlirValue value);

/// Makes an elements attribute of a static floating-point tensor type. Null if
/// memory is short.
MlirAttribute nnElementsFromDoubles(MlirType type, const double *values);

#endif // NN_TRANSFORMS_NUMBERS_H
