//===- Stats.h - Summaries of timings ---------------------------*- C -*-===//
// Samples of one quantity, collected one at a time, and their order statistics.
//===----------------------------------------------------------------------===//
#ifndef NNC_STATS_H
#define NNC_STATS_H

#include <stdbool.h>
#include <stddef.h>

/// Starts as {0}; freed with nncSamplesDestroy.
typedef struct NncSamples {
  double *values;
  size_t count, capacity;
} NncSamples;

typedef struct NncStats {
  double min, median, p90, p99;
} NncStats;

/// False when out of memory; the samples stay as they were.
bool nncSamplesAdd(NncSamples *samples, double value);
void nncSamplesDestroy(NncSamples *samples);

/// Sorts the samples. The median of an even number is the mean of the middle
/// two; the p-th percentile is the smallest sample that at least p% do not
/// exceed (nearest rank). All zero without samples.
NncStats nncSamplesSummarize(NncSamples *samples);

#endif // NNC_STATS_H
