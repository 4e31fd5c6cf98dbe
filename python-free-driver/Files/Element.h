//===- Element.h - Single elements of any type ------------------*- C -*-===//
// Reads and writes one element of a dense buffer whatever its dtype, including
// the floating-point types that C lacks.
//===----------------------------------------------------------------------===//
#ifndef NNC_ELEMENT_H
#define NNC_ELEMENT_H

#include "nnrt/nnrt.h"

#include <stdbool.h>

bool nncDtypeIsFloat(int32_t dtype);
/// Integers with a sign.
bool nncDtypeIsSigned(int32_t dtype);

/// Element `index` as a double; exact but for integers beyond 2^53.
double nncElementGetDouble(int32_t dtype, const void *data, int64_t index);

/// Element `index` of an integer or bool buffer; a u64 by its bits.
int64_t nncElementGetInteger(int32_t dtype, const void *data, int64_t index);

/// Stores `value`, rounded to nearest even for floating-point types; an integer
/// type must be able to hold it.
void nncElementSet(int32_t dtype, void *data, int64_t index, double value);

/// `value` rounded to the floating-point type `dtype`.
double nncDtypeRound(int32_t dtype, double value);

#endif // NNC_ELEMENT_H
