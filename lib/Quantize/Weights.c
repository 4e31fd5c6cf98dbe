//===- Weights.c - Integers for weights -----------------------------------===//
// The block of each element is worked out once; everything else is a sweep over
// all elements.
//===----------------------------------------------------------------------===//
#include "Weights.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

typedef struct Sweep {
  const double *values;
  int32_t *blocks; ///< Of each value.
  int64_t n, numBlocks;
  NnWeights *weights;
} Sweep;

static int32_t blockOf(const NnQuant *quant, const NnShape *shape, int64_t i) {
  int64_t place[NN_MAX_RANK], block = 0;
  for (int64_t d = shape->rank; d-- > 0; i /= shape->dims[d])
    place[d] = i % shape->dims[d];
  for (int64_t d = 0; d < shape->rank; ++d)
    block = block * quant->grid.dims[d] + place[d] / quant->blocks[d];
  return (int32_t)block;
}

int32_t *nnWeightBlocks(const NnQuant *quant, const NnShape *shape) {
  int64_t n = nnShapeNumElements(shape);
  int32_t *blocks = malloc(((size_t)n + 1) * sizeof *blocks);
  for (int64_t i = 0; blocks && i < n; ++i)
    blocks[i] = blockOf(quant, shape, i);
  return blocks;
}

/// The nearest integer, the even one of two, where there may be one in 8 bits:
/// a sum this large has no bits for more. nearbyint is a call on older CPUs.
static double nearest(double x) {
  const double large = 0x1.8p52;
  return x + large - large;
}

/// Written without calls, since every weight comes here for every scale that is
/// tried. NaN becomes the least integer.
static double rounded(const NnWeights *weights, double value, double scale,
                      int64_t zero) {
  double low = (double)weights->low, high = (double)weights->high;
  double q = nearest(value / scale) + (double)zero;
  q = q > low ? q : low;
  return q < high ? q : high;
}

double nnWeightRounded(const NnWeights *weights, int64_t block, double value) {
  return rounded(weights, value, weights->scales[block],
                 weights->zeroPoints[block]);
}

/// The extremes of each block, 0 among them, or the greatest magnitude with
/// either sign.
static void findExtremes(const Sweep *sweep, bool hasZeroPoints, double *least,
                         double *most) {
  for (int64_t i = 0; i < sweep->n; ++i) {
    int32_t b = sweep->blocks[i];
    double x = hasZeroPoints ? sweep->values[i] : fabs(sweep->values[i]);
    most[b] = fmax(most[b], x);
    least[b] = fmin(least[b], hasZeroPoints ? x : -x);
  }
}

/// The extremes become those of the integers. A block of zeros gets the scale
/// 1, which is as good as any.
static bool findParameters(const Sweep *sweep, bool hasZeroPoints) {
  NnWeights *weights = sweep->weights;
  size_t n = (size_t)sweep->numBlocks;
  double *least = calloc(n + 1, sizeof *least);
  bool ok = least;
  if (ok)
    findExtremes(sweep, hasZeroPoints, least, weights->scales);
  for (size_t b = 0; ok && b < n; ++b) {
    double width = weights->scales[b] - least[b];
    float scale = (float)(width / (double)(weights->high - weights->low));
    weights->scales[b] = scale >= FLT_MIN ? scale : 1;
    if (hasZeroPoints)
      weights->zeroPoints[b] =
          weights->low - (int64_t)nearbyint(least[b] / weights->scales[b]);
  }
  free(least);
  return ok;
}

static void addErrors(const Sweep *sweep, double ratio, double *errors) {
  const NnWeights *weights = sweep->weights;
  for (int64_t b = 0; b < sweep->numBlocks; ++b)
    errors[b] = 0;
  for (int64_t i = 0; i < sweep->n; ++i) {
    int32_t b = sweep->blocks[i];
    double scale = ratio * weights->scales[b], value = sweep->values[i];
    int64_t zero = weights->zeroPoints[b];
    double q = rounded(weights, value, scale, zero);
    double error = (q - (double)zero) * scale - value;
    errors[b] += error * error;
  }
}

/// Shrinks the scale of each block to where the squared error is least.
static bool searchScales(const Sweep *sweep) {
  enum { STEPS = 20, LEAST = 8 };
  size_t n = (size_t)sweep->numBlocks;
  double *scales = sweep->weights->scales;
  double *best = malloc(n * sizeof *best), *errors = malloc(n * sizeof *errors);
  double *ratios = malloc(n * sizeof *ratios);
  bool ok = best && errors && ratios;
  for (int step = STEPS; ok && step >= LEAST; --step) {
    double ratio = (double)step / STEPS;
    addErrors(sweep, ratio, errors);
    for (size_t b = 0; b < n; ++b)
      if (step == STEPS || errors[b] < best[b]) {
        best[b] = errors[b];
        ratios[b] = ratio;
      }
  }
  for (size_t b = 0; ok && b < n; ++b)
    scales[b] = (float)(ratios[b] * scales[b]);
  free(best);
  free(errors);
  free(ratios);
  return ok;
}

static bool fill(const Sweep *sweep, bool hasZeroPoints) {
  /// With so many integers clipping a weight costs more than it gains.
  enum { MANY = 100 };
  NnWeights *weights = sweep->weights;
  if (!findParameters(sweep, hasZeroPoints) ||
      (weights->high < MANY && !searchScales(sweep)))
    return false;
  for (int64_t i = 0; i < sweep->n; ++i)
    weights->integers[i] =
        (int8_t)nnWeightRounded(weights, sweep->blocks[i], sweep->values[i]);
  return true;
}

bool nnWeightsQuantize(const NnQuant *quant, const NnShape *shape,
                       const double *values, bool hasZeroPoints,
                       NnWeights *weights) {
  size_t numBlocks = (size_t)nnQuantNumParameters(quant);
  Sweep sweep = {
      .values = values,
      .blocks = nnWeightBlocks(quant, shape),
      .n = nnShapeNumElements(shape),
      .numBlocks = (int64_t)numBlocks,
      .weights = weights,
  };
  *weights = (NnWeights){
      .integers = malloc((size_t)sweep.n + 1),
      .scales = calloc(numBlocks + 1, sizeof *weights->scales),
      .zeroPoints = calloc(numBlocks + 1, sizeof *weights->zeroPoints),
      .low = hasZeroPoints ? quant->low : -quant->high,
      .high = quant->high,
  };
  bool ok = sweep.blocks && weights->integers && weights->scales &&
            weights->zeroPoints && fill(&sweep, hasZeroPoints);
  free(sweep.blocks);
  if (!ok)
    nnWeightsDestroy(weights);
  return ok;
}

void nnWeightsDestroy(NnWeights *weights) {
  free(weights->integers);
  free(weights->scales);
  free(weights->zeroPoints);
  *weights = (NnWeights){0};
}
