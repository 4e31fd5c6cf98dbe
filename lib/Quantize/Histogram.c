//===- Histogram.c - Counts of values on a grid that widens ---------------===//
// All steps between widths are exact: scaling by a power of two, and floor.
//===----------------------------------------------------------------------===//
#include "Histogram.h"

#include <math.h>

/// The grid's finest width for values of a magnitude: their numbers on it stay
/// exact in a double. Smaller than all floats if all values are 0.
static int finest(double magnitude) {
  enum { PRECISION = 40, SMALLEST = -200 };
  int exponent = magnitude > 0 ? ilogb(magnitude) - PRECISION : SMALLEST;
  return exponent > SMALLEST ? exponent : SMALLEST;
}

/// floor(), which would be a call in the innermost loop.
static inline int64_t roundDown(double x) {
  int64_t truncated = (int64_t)x;
  return truncated - ((double)truncated > x);
}

static int64_t binOnGrid(double x, int exponent) {
  return roundDown(ldexp(x, -exponent));
}

/// The least exponent, not below `exponent`, at which the values have few
/// enough bins.
static int fit(double min, double max, int exponent) {
  int least = finest(fmax(fabs(min), fabs(max)));
  if (exponent < least)
    exponent = least;
  while (binOnGrid(max, exponent) - binOnGrid(min, exponent) >= nnHistogramBins)
    ++exponent;
  return exponent;
}

/// Adds the counts of `from`, whose bins are no wider and all lie in `h`.
static void addCounts(Histogram *h, const Histogram *from) {
  int shift = h->exponent - from->exponent;
  for (int i = 0; i < from->used; ++i)
    h->counts[binOnGrid((double)(from->first + i), shift) - h->first] +=
        from->counts[i];
  h->total += from->total;
  h->zeros += from->zeros;
}

/// An empty histogram for values in [min, max].
static Histogram emptyFor(double min, double max, int exponent) {
  Histogram h = {.exponent = fit(min, max, exponent), .min = min, .max = max};
  h.first = binOnGrid(min, h.exponent);
  h.used = (int)(binOnGrid(max, h.exponent) - h.first) + 1;
  return h;
}

/// Makes room for values in [min, max] of a grid of `exponent` or coarser.
static void include(Histogram *h, double min, double max, int exponent) {
  if (!h->total) {
    *h = emptyFor(min, max, exponent);
    return;
  }
  if (min >= h->min && max <= h->max && exponent <= h->exponent)
    return;
  Histogram wider = emptyFor(fmin(min, h->min), fmax(max, h->max),
                             exponent > h->exponent ? exponent : h->exponent);
  addCounts(&wider, h);
  *h = wider;
}

void nnHistogramAdd(Histogram *h, const float *values, int64_t n, double min,
                    double max) {
  include(h, min, max, fit(min, max, INT32_MIN));
  double scale = ldexp(1, -h->exponent);
  for (int64_t i = 0; i < n; ++i) {
    if (!isfinite(values[i]))
      continue;
    ++h->counts[roundDown(values[i] * scale) - h->first];
    ++h->total;
    h->zeros += values[i] == 0;
  }
}

void nnHistogramMerge(Histogram *h, const Histogram *from) {
  if (!from->total)
    return;
  include(h, from->min, from->max, from->exponent);
  addCounts(h, from);
}

double nnHistogramEdge(const Histogram *h, int i) {
  return ldexp((double)(h->first + i), h->exponent);
}

int64_t nnHistogramNonZero(const Histogram *h, int i) {
  return h->counts[i] - (h->first + i == 0 ? h->zeros : 0);
}
