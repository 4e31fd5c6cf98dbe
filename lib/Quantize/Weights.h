//===- Weights.h - Integers for weights -------------------------*- C -*-===//
// Rounds constants to integers, with a scale for each block of a grid, and a
// zero point if asked for. Both are chosen so that the extremes of a block are
// those of the integers or, where these are few, so that the squared error is
// least.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_WEIGHTS_H
#define NN_QUANTIZE_WEIGHTS_H

#include "Support/Quant.h"

/// Freed with nnWeightsDestroy.
typedef struct NnWeights {
  int8_t *integers;    ///< As many as there are weights.
  double *scales;      ///< One a block of the grid; floats.
  int64_t *zeroPoints; ///< Likewise.
  int64_t low, high;   ///< Of the integers.
} NnWeights;

/// Quantizes the elements of a tensor of `shape`. `quant` has the grid and the
/// storage. Without zero points these are 0, and integers in -high to high.
/// False when memory is short.
bool nnWeightsQuantize(const NnQuant *quant, const NnShape *shape,
                       const double *values, bool hasZeroPoints,
                       NnWeights *weights);
void nnWeightsDestroy(NnWeights *weights);

/// The block of each element, in an array that free() frees; NULL when memory
/// is short.
int32_t *nnWeightBlocks(const NnQuant *quant, const NnShape *shape);

/// The integer that stands for a value of a block.
double nnWeightRounded(const NnWeights *weights, int64_t block, double value);

#endif // NN_QUANTIZE_WEIGHTS_H
