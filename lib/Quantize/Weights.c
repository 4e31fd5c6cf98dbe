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
  double high;
} Sweep;

static int32_t blockOf(const NnQuant *quant, const NnShape *shape, int64_t i) {
  int64_t place[NN_MAX_RANK], block = 0;
  for (int64_t d = shape->rank; d-- > 0; i /= shape->dims[d])
    place[d] = i % shape->dims[d];
  for (int64_t d = 0; d < shape->rank; ++d)
    block = block * quant->grid.dims[d] + place[d] / quant->blocks[d];
  return (int32_t)block;
}

static double quantized(double value, double scale, double high) {
  return fmin(fmax(nearbyint(value / scale), -high), high);
}

/// Greatest magnitudes of the blocks over the greatest integer. A block of
/// zeros gets the scale 1, which is as good as any.
static void findScales(const Sweep *sweep, double *scales) {
  for (int64_t i = 0; i < sweep->n; ++i) {
    double *scale = &scales[sweep->blocks[i]];
    *scale = fmax(*scale, fabs(sweep->values[i]));
  }
  for (int64_t b = 0; b < sweep->numBlocks; ++b) {
    float scale = (float)(scales[b] / sweep->high);
    scales[b] = scale >= FLT_MIN ? scale : 1;
  }
}

static void addErrors(const Sweep *sweep, const double *scales, double ratio,
                      double *errors) {
  for (int64_t b = 0; b < sweep->numBlocks; ++b)
    errors[b] = 0;
  for (int64_t i = 0; i < sweep->n; ++i) {
    double scale = ratio * scales[sweep->blocks[i]];
    double error = quantized(sweep->values[i], scale, sweep->high) * scale -
                   sweep->values[i];
    errors[sweep->blocks[i]] += error * error;
  }
}

/// Shrinks the scale of each block to where the squared error is least.
static bool searchScales(const Sweep *sweep, double *scales) {
  enum { STEPS = 20, LEAST = 8 };
  size_t n = (size_t)sweep->numBlocks;
  double *best = malloc(n * sizeof *best), *errors = malloc(n * sizeof *errors);
  double *ratios = malloc(n * sizeof *ratios);
  bool ok = best && errors && ratios;
  for (int step = STEPS; ok && step >= LEAST; --step) {
    double ratio = (double)step / STEPS;
    addErrors(sweep, scales, ratio, errors);
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

static bool fill(const NnQuant *quant, Sweep *sweep, NnWeights *weights) {
  /// With so many integers clipping a weight costs more than it gains.
  enum { MANY = 100 };
  findScales(sweep, weights->scales);
  if (quant->high < MANY && !searchScales(sweep, weights->scales))
    return false;
  for (int64_t i = 0; i < sweep->n; ++i)
    weights->integers[i] = (int8_t)quantized(
        sweep->values[i], weights->scales[sweep->blocks[i]], sweep->high);
  return true;
}

bool nnWeightsQuantize(const NnQuant *quant, const NnShape *shape,
                       const double *values, NnWeights *weights) {
  Sweep sweep = {.values = values,
                 .n = nnShapeNumElements(shape),
                 .numBlocks = nnQuantNumParameters(quant),
                 .high = (double)quant->high};
  sweep.blocks = malloc(((size_t)sweep.n + 1) * sizeof *sweep.blocks);
  *weights = (NnWeights){
      .integers = malloc((size_t)sweep.n + 1),
      .scales = calloc((size_t)sweep.numBlocks + 1, sizeof(double)),
  };
  bool ok = sweep.blocks && weights->integers && weights->scales;
  for (int64_t i = 0; ok && i < sweep.n; ++i)
    sweep.blocks[i] = blockOf(quant, shape, i);
  ok = ok && fill(quant, &sweep, weights);
  free(sweep.blocks);
  if (!ok)
    nnWeightsDestroy(weights);
  return ok;
}

void nnWeightsDestroy(NnWeights *weights) {
  free(weights->integers);
  free(weights->scales);
  *weights = (NnWeights){0};
}
