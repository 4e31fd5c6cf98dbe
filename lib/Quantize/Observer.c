//===- Observer.c - Looking at the values of one tensor -------------------===//
// One pass over a sample finds its extremes, another counts its elements. How a
// range is chosen from the counts is in RangeMethods.c.
//===----------------------------------------------------------------------===//
#include "Observer.h"

#include <math.h>
#include <stdlib.h>

/// Samples after which the moving average forgets.
enum { window = 100 };

NnObserver *nnObserverCreate(void) { return calloc(1, sizeof(NnObserver)); }

void nnObserverDestroy(NnObserver *observer) { free(observer); }

/// Extremes of the finite values; false if there are none.
static bool findExtremes(const float *values, int64_t n, NnRange *range,
                         int64_t *nonFinite) {
  float min = INFINITY, max = -INFINITY;
  *nonFinite = 0;
  for (int64_t i = 0; i < n; ++i) {
    if (!isfinite(values[i])) {
      ++*nonFinite;
      continue;
    }
    min = values[i] < min ? values[i] : min;
    max = values[i] > max ? values[i] : max;
  }
  *range = (NnRange){min, max};
  return min <= max;
}

static void average(NnRange *mean, NnRange more, double weight) {
  mean->min += weight * (more.min - mean->min);
  mean->max += weight * (more.max - mean->max);
}

void nnObserverAdd(NnObserver *observer, const float *values, int64_t n) {
  NnRange range;
  int64_t nonFinite;
  bool any = findExtremes(values, n, &range, &nonFinite);
  observer->count += n;
  observer->nonFinite += nonFinite;
  if (!any)
    return;
  nnHistogramAdd(&observer->histogram, values, n, range.min, range.max);
  if (observer->samples < window)
    ++observer->samples;
  average(&observer->average, range, 1.0 / (double)observer->samples);
}

void nnObserverMerge(NnObserver *observer, const NnObserver *from) {
  observer->count += from->count;
  observer->nonFinite += from->nonFinite;
  nnHistogramMerge(&observer->histogram, &from->histogram);
  int64_t samples = observer->samples + from->samples;
  if (samples)
    average(&observer->average, from->average,
            (double)from->samples / (double)samples);
  observer->samples = samples < window ? samples : window;
}

NnRange nnObserverGetRange(const NnObserver *observer, NnRangeMethod method,
                           double percent) {
  const Histogram *h = &observer->histogram;
  if (!h->total)
    return (NnRange){0, 0};
  switch (method) {
  case NN_RANGE_MOVING_AVERAGE:
    return observer->average;
  case NN_RANGE_PERCENTILE:
    return nnRangeOfPercentile(h, percent);
  case NN_RANGE_ENTROPY:
    return nnRangeOfLeastEntropy(h);
  case NN_RANGE_MSE:
    return nnRangeOfLeastSquares(h);
  case NN_RANGE_MIN_MAX:
    break;
  }
  return (NnRange){h->min, h->max};
}

int64_t nnObserverGetCount(const NnObserver *observer) {
  return observer->count;
}

int64_t nnObserverGetNonFinite(const NnObserver *observer) {
  return observer->nonFinite;
}
