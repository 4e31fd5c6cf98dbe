//===- Metric.c - How good a model's outputs are -------------------------===//
// Sums only: samples are forgotten once they were added.
//===----------------------------------------------------------------------===//
#include "Gate/Metric.h"

#include "Files/Element.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Similarity
//===----------------------------------------------------------------------===//

void nncSimilarityAdd(NncSimilarity *similarity, const nnrt_tensor_t *expected,
                      const nnrt_tensor_t *got) {
  int64_t n = nnrt_num_elements(expected->rank, expected->shape);
  for (int64_t i = 0; i < n; ++i) {
    double x = nncElementGetDouble(expected->dtype, expected->data, i);
    double y = nncElementGetDouble(got->dtype, got->data, i);
    similarity->dot += x * y;
    similarity->expected += x * x;
    similarity->got += y * y;
    similarity->error += (x - y) * (x - y);
  }
}

double nncSimilarityCosine(const NncSimilarity *similarity) {
  double norms = sqrt(similarity->expected) * sqrt(similarity->got);
  if (norms > 0)
    return similarity->dot / norms;
  return similarity->expected == similarity->got ? 1 : 0;
}

//===----------------------------------------------------------------------===//
// Channels
//===----------------------------------------------------------------------===//

static bool createChannels(NncChannels *channels, int64_t count) {
  if (channels->signal)
    return channels->count == count;
  channels->count = count;
  channels->signal = calloc((size_t)count + 1, sizeof *channels->signal);
  channels->error = calloc((size_t)count + 1, sizeof *channels->error);
  channels->shift = calloc((size_t)count + 1, sizeof *channels->shift);
  return channels->signal && channels->error && channels->shift;
}

bool nncChannelsAdd(NncChannels *channels, const nnrt_tensor_t *expected,
                    const nnrt_tensor_t *got) {
  int64_t last = expected->rank ? expected->shape[expected->rank - 1] : 1;
  int64_t n = nnrt_num_elements(expected->rank, expected->shape);
  if (!createChannels(channels, last))
    return false;
  for (int64_t i = 0; i < n; ++i) {
    double x = nncElementGetDouble(expected->dtype, expected->data, i);
    double y = nncElementGetDouble(got->dtype, got->data, i);
    channels->signal[i % last] += x * x;
    channels->error[i % last] += (x - y) * (x - y);
    double *shift = &channels->shift[i % last];
    *shift += (x - y - *shift) / (double)(channels->rows + i / last + 1);
  }
  channels->rows += last ? n / last : 0;
  return true;
}

void nncChannelsDestroy(NncChannels *channels) {
  free(channels->signal);
  free(channels->error);
  free(channels->shift);
  *channels = (NncChannels){0};
}

double nncChannelsSqnr(const NncChannels *channels) {
  enum { MOST = 999 };
  double ratios = 0, counted = 0;
  for (int64_t i = 0; i < channels->count; ++i) {
    if (channels->signal[i] <= 0)
      continue;
    ratios += fmin(channels->error[i] / channels->signal[i], 1);
    ++counted;
  }
  return ratios > 0 ? fmin(-10 * log10(ratios / counted), MOST) : MOST;
}

//===----------------------------------------------------------------------===//
// Labels
//===----------------------------------------------------------------------===//

/// One row of the first output.
typedef struct Answer {
  int64_t place;
  double confidence;
} Answer;

/// The largest element, place -1 if all are NaN, and its share: rows of
/// probabilities have it as they are, others by softmax.
static Answer answerOf(const nnrt_tensor_t *output, int64_t row,
                       int64_t length) {
  Answer answer = {-1, -INFINITY};
  double sum = 0, exponentials = 0, least = INFINITY;
  for (int64_t i = 0; i < length; ++i) {
    double x =
        nncElementGetDouble(output->dtype, output->data, row * length + i);
    if (x > answer.confidence)
      answer = (Answer){i, x};
    least = fmin(least, x);
    sum += x;
  }
  if (answer.place < 0)
    return (Answer){-1, 0};
  if (least >= 0 && fabs(sum - 1) < 1e-3)
    return answer;
  for (int64_t i = 0; i < length; ++i)
    exponentials +=
        exp(nncElementGetDouble(output->dtype, output->data, row * length + i) -
            answer.confidence);
  answer.confidence = 1 / exponentials;
  return answer;
}

static void addAnswer(NncMetric *metric, Answer answer, int64_t label) {
  int bin = (int)(answer.confidence * NNC_CONFIDENCE_BINS);
  bin = bin < 0 ? 0 : bin < NNC_CONFIDENCE_BINS ? bin : NNC_CONFIDENCE_BINS - 1;
  bool right = answer.place == label;
  ++metric->rows;
  metric->right += right;
  ++metric->bins[bin].rows;
  metric->bins[bin].right += right;
  metric->bins[bin].confidence += answer.confidence;
}

static void addRows(NncMetric *metric, const nnrt_tensor_t *output,
                    const nnrt_tensor_t *labels) {
  int64_t known = nnrt_num_elements(labels->rank, labels->shape);
  int64_t length = output->rank ? output->shape[output->rank - 1] : 1;
  int64_t n = nnrt_num_elements(output->rank, output->shape);
  metric->answers += length ? n / length : 0;
  for (int64_t row = 0; length && row < n / length && metric->rows < known;
       ++row)
    addAnswer(metric, answerOf(output, row, length),
              nncElementGetInteger(labels->dtype, labels->data, metric->rows));
}

//===----------------------------------------------------------------------===//
// The metric
//===----------------------------------------------------------------------===//

/// Sizes may follow from the data, and so differ.
static bool haveOneShape(const nnrt_tensor_t *a, const nnrt_tensor_t *b) {
  bool same = a->rank == b->rank;
  for (int32_t d = 0; same && d < a->rank; ++d)
    same = a->shape[d] == b->shape[d];
  return same;
}

/// An output of another shape is as wrong as zeros are.
static void addOutput(NncSimilarity *similarity, const nnrt_tensor_t *expected,
                      const nnrt_tensor_t *got) {
  NncSimilarity own = {0};
  bool isSame = haveOneShape(expected, got);
  nncSimilarityAdd(&own, expected, isSame ? got : expected);
  similarity->dot += isSame ? own.dot : 0;
  similarity->expected += own.expected;
  similarity->got += isSame ? own.got : 0;
  similarity->error += isSame ? own.error : own.expected;
}

void nncMetricAdd(NncMetric *metric, const nnrt_tensor_t *expected,
                  const nnrt_tensor_t *got, int32_t n,
                  const nnrt_tensor_t *labels) {
  NncSimilarity similarity = {0};
  for (int32_t i = 0; i < n; ++i)
    if (nncDtypeIsFloat(got[i].dtype))
      addOutput(&similarity, &expected[i], &got[i]);
  ++metric->samples;
  metric->cosines += nncSimilarityCosine(&similarity);
  metric->error += similarity.error;
  metric->power += similarity.expected;
  if (labels && n && nncDtypeIsFloat(got->dtype))
    addRows(metric, got, labels);
}

double nncMetricScore(const NncMetric *metric) {
  switch (metric->kind) {
  case NNC_METRIC_TOP1:
    return metric->rows ? (double)metric->right / (double)metric->rows : 0;
  case NNC_METRIC_COSINE:
    return metric->samples ? metric->cosines / (double)metric->samples : 1;
  case NNC_METRIC_MSE:
  case NNC_METRIC_USER:
    break;
  }
  if (metric->error == 0)
    return 1;
  return metric->power > 0 ? 1 - metric->error / metric->power : 0;
}

double nncMetricCalibrationError(const NncMetric *metric) {
  double error = 0;
  for (int i = 0; i < NNC_CONFIDENCE_BINS; ++i)
    error += fabs(metric->bins[i].confidence - (double)metric->bins[i].right);
  return metric->rows ? error / (double)metric->rows : -1;
}
