//===- ExcessShare.c - Weights that don't fit in i16 by twos --------------===//
// Reads the constant that a layer multiplies by, in bytes or as f32 with a
// scale for each channel, and counts the groups of terms as they will be
// packed.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/ExcessShare.h"

#include "Support/ByteProduct.h"
#include "Support/IR.h"
#include "Transforms/Layers.h"

#include "nn-c/NNOps.h"

#include <math.h>
#include <stdlib.h>

/// Weights as [outer][terms][channels] or, if `isLast`, [channels][terms].
typedef struct Weights {
  signed char *bytes;
  int64_t outer, terms, channels;
  bool isLast;
} Weights;

static int64_t channelOf(const Weights *w, int64_t i) {
  return w->isLast ? i / (w->outer * w->terms) : i % w->channels;
}

/// Rounds f32 to bytes, by the greatest of each channel.
static bool quantize(const float *from, int64_t n, Weights *w) {
  float *most = calloc((size_t)w->channels, sizeof *most);
  for (int64_t i = 0; most && i < n; ++i) {
    float *m = &most[channelOf(w, i)];
    *m = fmaxf(*m, fabsf(from[i]));
  }
  for (int64_t i = 0; most && i < n; ++i) {
    float scale = most[channelOf(w, i)] / INT8_MAX;
    w->bytes[i] = (signed char)(scale > 0 ? lrintf(from[i] / scale) : 0);
  }
  free(most);
  return most;
}

static bool readElements(MlirAttribute value, int64_t n, Weights *w) {
  MlirType element = mlirShapedTypeGetElementType(mlirAttributeGetType(value));
  if (nnIsByte(element))
    return !nnIsUnsigned(element) && nnElementsRead(value, w->bytes);
  if (!mlirTypeIsAF32(element))
    return false;
  float *all = malloc((size_t)n * sizeof *all + 1);
  bool isRead = all && nnElementsRead(value, all) && quantize(all, n, w);
  free(all);
  return isRead;
}

static double shareOf(const Weights *w) {
  enum { lanes = 16 };
  int64_t count = 0, groups = 0;
  int64_t termStep = w->isLast ? 1 : w->channels;
  int64_t columnStep = w->isLast ? w->outer * w->terms : 1;
  for (int64_t o = 0; o < w->outer; ++o)
    for (int64_t c = 0; c < w->channels; c += lanes) {
      int64_t columns = w->channels - c < lanes ? w->channels - c : lanes;
      count += nnCountExcess(w->bytes +
                                 o * w->terms * (w->isLast ? 1 : w->channels) +
                                 c * columnStep,
                             w->terms, termStep, columns, columnStep);
      groups += (w->terms + nnByteGroup - 1) / nnByteGroup;
    }
  return groups ? (double)count / (double)groups : 0;
}

double nnExcessShare(MlirOperation layer) {
  MlirValue value = nnOperand(layer, 1);
  if (nnIsaDequantize(nnDefiningOp(value)))
    value = nnOperand(nnDefiningOp(value), 0);
  MlirAttribute constant = nnConstantValue(value);
  NnShape shape = nnValueShape(value);
  int64_t n = nnShapeNumElements(&shape), channel = nnWeightsChannel(layer);
  if (mlirAttributeIsNull(constant) || n <= 0 || shape.rank < 2)
    return 1;
  Weights w = {.channels = shape.dims[channel],
               .isLast = channel != shape.rank - 1};
  w.terms = shape.dims[shape.rank - (w.isLast ? 1 : 2)];
  w.outer = n / (w.terms * w.channels);
  w.bytes = malloc((size_t)n);
  double share = w.bytes && readElements(constant, n, &w) ? shareOf(&w) : 1;
  free(w.bytes);
  return share;
}
