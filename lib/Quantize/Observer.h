//===- Observer.h - What an observer remembers ------------------*- C -*-===//
// Enough to choose a range by any method after the fact.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_OBSERVER_H
#define NN_QUANTIZE_OBSERVER_H

#include "Histogram.h"

/// Levels that a range is cut into when methods are compared on it.
enum { nnRangeLevels = 256 };

struct NnObserver {
  Histogram histogram;
  int64_t count, nonFinite; ///< Elements.
  int64_t samples;
  NnRange average; ///< Of the samples' extremes.
};

/// The range with `percent` of the values, as many left out on either side.
NnRange nnRangeOfPercentile(const Histogram *h, double percent);
NnRange nnRangeOfLeastSquares(const Histogram *h);
NnRange nnRangeOfLeastEntropy(const Histogram *h);

#endif // NN_QUANTIZE_OBSERVER_H
