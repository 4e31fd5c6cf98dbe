//===- Weights.h - Integers for weights -------------------------*- C -*-===//
// Rounds constants to integers, with a scale for each block of a grid that is
// chosen so that the greatest magnitude is the greatest integer or, where there
// are few integers, so that the squared error is least.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_WEIGHTS_H
#define NN_QUANTIZE_WEIGHTS_H

#include "Support/Quant.h"

/// Freed with nnWeightsDestroy.
typedef struct NnWeights {
  int8_t *integers; ///< As many as there are weights, in -high to high.
  double *scales;   ///< One a block of the grid; floats.
} NnWeights;

/// Quantizes the elements of a tensor of `shape`, symmetrically. `quant` has
/// the grid and the range. False when memory is short.
bool nnWeightsQuantize(const NnQuant *quant, const NnShape *shape,
                       const double *values, NnWeights *weights);
void nnWeightsDestroy(NnWeights *weights);

#endif // NN_QUANTIZE_WEIGHTS_H
