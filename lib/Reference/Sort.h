//===- Sort.h - A stable sort of places ------------------------*- C -*-===//
// What qsort lacks: stability, and something to compare with.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_SORT_H
#define NN_REFERENCE_SORT_H

#include "Tensor.h"

/// Less than 0 if place x belongs before place y, more than 0 if behind.
typedef int (*NnComparePlaces)(int64_t x, int64_t y, const void *user);

/// Sorts `n` places; false if memory is short.
bool nnSortPlaces(int64_t *places, int64_t n, NnComparePlaces compare,
                  const void *user);

/// Compares elements of one type; NaN is equal to NaN and above all others.
int nnCompareNumbers(int32_t dtype, NnNumber x, NnNumber y);

#endif // NN_REFERENCE_SORT_H
