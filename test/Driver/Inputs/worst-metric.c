// A metric for nnc quantize: 1 minus the worst relative error of any sample's
// first output, in the largest element.
#include "nn-c/Metric.h"

#include <math.h>
#include <stdlib.h>

static void *create(void) { return calloc(1, sizeof(double)); }

static int add(void *state, const NnMetricSample *sample) {
  double *worst = state, error = 0, largest = 0;
  const nnrt_tensor_t *got = sample->outputs, *expected = sample->expected;
  if (sample->num_outputs < 1 || got->dtype != NNRT_F32)
    return 1;
  int64_t n = 1;
  for (int32_t i = 0; i < got->rank; ++i)
    n *= got->shape[i];
  for (int64_t i = 0; i < n; ++i) {
    double x = ((const float *)expected->data)[i];
    largest = fmax(largest, fabs(x));
    error = fmax(error, fabs(x - ((const float *)got->data)[i]));
  }
  *worst = fmax(*worst, largest > 0 ? error / largest : 0);
  return 0;
}

static double score(void *state) { return 1 - *(const double *)state; }

const NnMetric nnMetric = {NN_METRIC_VERSION, "worst", create, add, score, free};
