//===- ByteProduct.h - Products of 8-bit integers ---------------*- C -*-===//
// Contractions multiply signed and unsigned bytes in any mix and sum the
// products up in i32. What fits there follows from the types alone.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_BYTEPRODUCT_H
#define NN_SUPPORT_BYTEPRODUCT_H

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stdint.h>

/// Whether elements are integers of 8 bits.
bool nnIsByte(MlirType element);

/// The type of a contraction's result: i32 if its factors are bytes, else that
/// of the factors.
MlirType nnProductType(MlirType factor);

/// The most products of two types of bytes whose sum i32 surely holds.
int64_t nnMostByteProducts(MlirType x, MlirType y);

/// Terms that are multiplied at once, where a target does so.
enum { nnByteGroup = 4 };

/// Whether the sum of two products of these with unsigned bytes surely fits in
/// 16 bits: neither the positive nor the negative ones may exceed 128 in sum.
bool nnPairFits(int x, int y);

/// How many groups of four terms have two neighbours, in any of some columns,
/// that don't fit. Weights are signed bytes; steps, those between neighbours.
int64_t nnCountExcess(const signed char *weights, int64_t terms,
                      int64_t termStep, int64_t columns, int64_t columnStep);

/// Bytes of a step of AMX's tile registers, which take groups of 4 bytes and at
/// most 64, over so many that follow each other. They divide them, but for one
/// group that may not be full; 0 if only small ones would.
int64_t nnTileStep(int64_t bytes);

#endif // NN_SUPPORT_BYTEPRODUCT_H
