//===- Moments.h - What is known of layers' inputs --------------*- C -*-===//
// The inside of NnMoments (nn-c/Quantize.h): matrices by key, and the weights
// that were rounded by them, so that no layer is rounded twice.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_MOMENTS_H
#define NN_QUANTIZE_MOMENTS_H

#include "Weights.h"

#include "nn-c/Quantize.h"

/// Whether something was ever added for the key.
bool nnMomentsKnow(NnMoments moments, const char *key);

/// The matrix of n by n for the key, NULL if there is none of the size.
const float *nnMomentsFind(NnMoments moments, const char *key, int64_t n);

/// Weights that were kept under a name, or NULL.
const NnWeights *nnMomentsRounded(NnMoments moments, const char *name);

/// Takes over the weights; NULL, and they stay the caller's, when memory is
/// short.
const NnWeights *nnMomentsKeep(NnMoments moments, const char *name,
                               NnWeights *weights);

#endif // NN_QUANTIZE_MOMENTS_H
