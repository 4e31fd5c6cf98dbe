//===- Half.h - f16 and bf16 as bits ---------------------------*- C -*-===//
// Conversions between double and the two 16-bit formats. To double is exact;
// from double rounds once, to nearest, ties to even.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_HALF_H
#define NN_REFERENCE_HALF_H

#include <stdint.h>

double nnHalfToDouble(uint16_t bits);
double nnBFloat16ToDouble(uint16_t bits);
/// NaNs become quiet and keep their sign; what is too large becomes infinite.
uint16_t nnHalfFromDouble(double x);
uint16_t nnBFloat16FromDouble(double x);

#endif // NN_REFERENCE_HALF_H
