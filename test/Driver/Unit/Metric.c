//===- Metric.c - Tests of Metric.h ---------------------------------------===//
// Outputs that can't be compared with what was expected count as wrong.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Gate/Metric.h"

#include <math.h>

static nnrt_tensor_t row(float *data, int64_t size) {
  return (nnrt_tensor_t){
      .data = data, .dtype = NNRT_F32, .rank = 1, .shape = {size}};
}

/// A sample that should be (3, 4) but is `n` of `got`.
static double scoreOf(NncMetricKind kind, float *got, int64_t n) {
  float expected[] = {3, 4};
  nnrt_tensor_t a = row(expected, 2), b = row(got, n);
  NncMetric metric = {.kind = kind};
  nncMetricAdd(&metric, &a, &b, 1, NULL);
  return nncMetricScore(&metric);
}

void testMetric(void) {
  float same[] = {3, 4}, turned[] = {4, -3}, nan[] = {NAN, NAN};
  EXPECT(fabs(scoreOf(NNC_METRIC_COSINE, same, 2) - 1) < 1e-12);
  EXPECT(scoreOf(NNC_METRIC_MSE, same, 2) == 1);
  EXPECT(scoreOf(NNC_METRIC_COSINE, turned, 2) == 0);
  EXPECT(scoreOf(NNC_METRIC_COSINE, same, 1) == 0);
  EXPECT(scoreOf(NNC_METRIC_MSE, same, 1) == 0);
  // No number is the largest, whatever the label.
  int64_t zero = 0;
  nnrt_tensor_t output = row(nan, 2);
  nnrt_tensor_t labels = {
      .data = &zero, .dtype = NNRT_I64, .rank = 1, .shape = {1}};
  NncMetric metric = {.kind = NNC_METRIC_TOP1};
  nncMetricAdd(&metric, &output, &output, 1, &labels);
  EXPECT(metric.rows == 1 && nncMetricScore(&metric) == 0);
  EXPECT(isfinite(nncMetricCalibrationError(&metric)));
}
