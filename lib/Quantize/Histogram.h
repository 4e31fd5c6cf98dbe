//===- Histogram.h - Counts of values on a grid that widens -----*- C -*-===//
// Bins are a power of two wide and begin at multiples of it, so that two bins
// become one of twice the width without a count being split. The width is the
// least that holds all values, which makes a histogram the same for every order
// and every grouping in which values are added.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_HISTOGRAM_H
#define NN_QUANTIZE_HISTOGRAM_H

#include "nn-c/Quantize.h"

/// At least half of them are used unless all values are nearly equal.
enum { nnHistogramBins = 4096 };

/// Starts as {0}, without values.
typedef struct Histogram {
  int exponent;  ///< Bins are 2^exponent wide,
  int64_t first; ///< and the first one begins at first * 2^exponent.
  int used;      ///< Bins that are looked at.
  double min, max;
  int64_t total; ///< Sum of the counts.
  int64_t zeros; ///< Of them, values that are exactly 0.
  int64_t counts[nnHistogramBins];
} Histogram;

/// Adds the finite ones of `values`, which lie in [min, max] and of which there
/// is at least one.
void nnHistogramAdd(Histogram *h, const float *values, int64_t n, double min,
                    double max);
void nnHistogramMerge(Histogram *h, const Histogram *from);

/// Where bin i begins; bin i ends where i + 1 begins.
double nnHistogramEdge(const Histogram *h, int i);

/// Values of bin i other than 0.
int64_t nnHistogramNonZero(const Histogram *h, int i);

#endif // NN_QUANTIZE_HISTOGRAM_H
