//===- Stats.c - Summaries of timings ------------------------------------===//
// Order statistics only: timings have no normal distribution that a mean and a
// deviation would describe.
//===----------------------------------------------------------------------===//
#include "Stats.h"

#include <stdlib.h>

bool nncSamplesAdd(NncSamples *samples, double value) {
  if (samples->count == samples->capacity) {
    size_t capacity = samples->capacity ? 2 * samples->capacity : 256;
    double *values = realloc(samples->values, capacity * sizeof *values);
    if (!values)
      return false;
    samples->values = values;
    samples->capacity = capacity;
  }
  samples->values[samples->count++] = value;
  return true;
}

void nncSamplesDestroy(NncSamples *samples) {
  free(samples->values);
  *samples = (NncSamples){0};
}

static int compareDoubles(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double percentile(const NncSamples *samples, size_t percent) {
  size_t rank = (samples->count * percent + 99) / 100;
  return samples->values[rank ? rank - 1 : 0];
}

NncStats nncSamplesSummarize(NncSamples *samples) {
  size_t count = samples->count;
  if (!count)
    return (NncStats){0};
  const double *values = samples->values;
  qsort(samples->values, count, sizeof *values, compareDoubles);
  return (NncStats){
      .min = values[0],
      .median = (values[(count - 1) / 2] + values[count / 2]) / 2,
      .p90 = percentile(samples, 90),
      .p99 = percentile(samples, 99),
  };
}
