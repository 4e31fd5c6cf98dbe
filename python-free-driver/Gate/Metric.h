//===- Metric.h - How good a model's outputs are ----------------*- C -*-===//
// Against labels: the share of right answers, and how far its confidence is
// from that. Against another model's outputs: cosine similarity and squared
// error.
//===----------------------------------------------------------------------===//
#ifndef NNC_METRIC_H
#define NNC_METRIC_H

#include "nnrt/nnrt.h"

#include <stdbool.h>

typedef enum NncMetricKind {
  NNC_METRIC_TOP1,   ///< Rows of the first output whose largest element is at
                     ///< the label's place.
  NNC_METRIC_COSINE, ///< The mean over samples.
  NNC_METRIC_MSE,    ///< 1 minus the squared error over the expected squares.
  NNC_METRIC_USER ///< Of a library (UserMetric.h), which these sums leave out.
} NncMetricKind;

enum { NNC_CONFIDENCE_BINS = 15 };

/// Starts with its kind, everything else zero.
typedef struct NncMetric {
  NncMetricKind kind;
  int64_t rows, right, samples;
  int64_t answers; ///< Rows that were given, those beyond the labels, too.
  double cosines, error, power;
  struct {
    int64_t rows, right;
    double confidence;
  } bins[NNC_CONFIDENCE_BINS];
} NncMetric;

/// Adds a sample's `n` outputs; only those of floats count, and such as have
/// another shape than expected are wrong. `labels`, of which
/// there is one for each row that was added, may be NULL but for
/// NNC_METRIC_TOP1; rows beyond them are left out.
void nncMetricAdd(NncMetric *metric, const nnrt_tensor_t *expected,
                  const nnrt_tensor_t *got, int32_t n,
                  const nnrt_tensor_t *labels);

/// 1 is perfect; greater is better.
double nncMetricScore(const NncMetric *metric);

/// Expected calibration error: the mean distance between how sure the model is
/// and how often it is right, in 15 bins of confidence (Guo et al., "On
/// Calibration of Modern Neural Networks", 2017). -1 without labels.
double nncMetricCalibrationError(const NncMetric *metric);

/// What two vectors of floats have in common.
typedef struct NncSimilarity {
  double dot, expected, got, error; ///< Products, squares, squared error.
} NncSimilarity;

/// Adds the elements of two tensors of floats of one shape.
void nncSimilarityAdd(NncSimilarity *similarity, const nnrt_tensor_t *expected,
                      const nnrt_tensor_t *got);
/// 1 for two zero vectors.
double nncSimilarityCosine(const NncSimilarity *similarity);

/// Signal and error of each place of the last dimension, the channels of a
/// layer's result. Starts as {0}; freed with nncChannelsDestroy.
typedef struct NncChannels {
  double *signal, *error; ///< Squares.
  double *shift;          ///< What is missing on average.
  int64_t count, rows;
} NncChannels;

/// Adds two tensors of floats of one shape, whose last dimension is always the
/// same. False when memory is short.
bool nncChannelsAdd(NncChannels *channels, const nnrt_tensor_t *expected,
                    const nnrt_tensor_t *got);
void nncChannelsDestroy(NncChannels *channels);

/// Ratio of signal to error in decibels, at most 999. The ratios of channels
/// are averaged, so that a small channel counts as much as a large one: what
/// comes after may well scale it up.
double nncChannelsSqnr(const NncChannels *channels);

#endif // NNC_METRIC_H
