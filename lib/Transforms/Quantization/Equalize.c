//===- Equalize.c - Even out the ranges of channels between layers --------===//
// What one layer multiplies a channel by the next one divides it by, so that
// the weights that give the channel and those that read it have one range:
//   conv(relu(conv(x, w, b)), v)   ->   conv(relu(conv(x, w / s, b / s)), s *
//   v)
// Nagel et al., "Data-Free Quantization Through Weight Equalization and Bias
// Correction", 2019. Expects the graph after the graph passes.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/Passes.h"
#include "Transforms/Quantization/ChannelFactors.h"
#include "Transforms/Quantization/WeightedLayer.h"
#include "Transforms/Shapes.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/NNOps.h"
#include "nn-c/Quantize.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { maxReason = 128, none = -1 };

typedef struct Layer {
  NnWeightedLayer parts;
  intptr_t
      reader; ///< The layer that its channels are evened out with, or none.
  const char *reason; ///< Why there is none.
  char buffer[maxReason];
  double *peaks; ///< [input of a group][output]: greatest weight of a window.
  double *inputs, *outputs; ///< Factors of the channels.
} Layer;

typedef struct Equalizer {
  Layer *layers;
  intptr_t count;
  NnBuilder b;
} Equalizer;

//===----------------------------------------------------------------------===//
// Which layers read each other
//===----------------------------------------------------------------------===//

static intptr_t layerOf(const Equalizer *e, MlirOperation op) {
  for (intptr_t i = e->count; i-- > 0;)
    if (mlirOperationEqual(e->layers[i].parts.op, op))
      return i;
  return none;
}

/// The only op that reads a value, as its operand 0, else null.
static MlirOperation onlyReader(MlirValue value) {
  MlirOpOperand use = mlirValueGetFirstUse(value);
  if (!nnHasOneUse(value) || mlirOpOperandGetOperandNumber(use) != 0)
    return (MlirOperation){NULL};
  return mlirOpOperandGetOwner(use);
}

static const char *refuse(Layer *layer, MlirOperation op) {
  MlirStringRef name = nnOperationName(op);
  snprintf(layer->buffer, sizeof layer->buffer,
           "'%.*s' doesn't pass factors of channels on", (int)name.length,
           name.data);
  return layer->buffer;
}

/// Finds the layer's reader, or says why there is none.
static const char *findReader(const Equalizer *e, Layer *layer) {
  NnWeightedLayer *parts = &layer->parts;
  bool isLast = nnHasChannelsLast(parts->op);
  MlirOperation op = onlyReader(nnResult(parts->last, 0));
  layer->reader = none;
  while (!mlirOperationIsNull(op) &&
         nnPassesFactors(op, parts->outputs, isLast))
    op = onlyReader(nnResult(op, 0));
  if (mlirOperationIsNull(op))
    return "not only one op reads its channels";
  intptr_t reader = layerOf(e, op);
  if (reader == none)
    return refuse(layer, op);
  if (nnHasChannelsLast(op) != isLast ||
      e->layers[reader].parts.inputs != parts->outputs)
    return "the next layer has its channels elsewhere";
  layer->reader = reader;
  return NULL;
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

static int64_t inputAt(const NnWeightedLayer *parts, int64_t i, int64_t o) {
  return o / parts->groupOutputs * parts->groupInputs + i;
}

static bool measure(Layer *layer) {
  const NnWeightedLayer *parts = &layer->parts;
  size_t numPeaks = (size_t)(parts->groupInputs * parts->outputs);
  double *weights = nnConstantDoubles(nnOperand(parts->op, 1));
  layer->peaks = calloc(numPeaks, sizeof(double));
  layer->inputs = malloc((size_t)parts->inputs * sizeof(double));
  layer->outputs = malloc((size_t)parts->outputs * sizeof(double));
  bool ok = weights && layer->peaks && layer->inputs && layer->outputs;
  for (int64_t c = 0; ok && c < parts->inputs; ++c)
    layer->inputs[c] = 1;
  for (int64_t c = 0; ok && c < parts->outputs; ++c)
    layer->outputs[c] = 1;
  for (int64_t w = 0; ok && w < parts->count; ++w) {
    int64_t i = w / parts->inputStride % parts->groupInputs;
    double *peak =
        &layer->peaks[i * parts->outputs + nnOutputOfWeight(parts, w)];
    *peak = fmax(*peak, fabs(weights[w]));
  }
  free(weights);
  return ok;
}

/// Greatest magnitudes of the weights that give, or with `ofInputs` read, each
/// channel.
static void findRanges(const Layer *layer, bool ofInputs, double *ranges) {
  const NnWeightedLayer *parts = &layer->parts;
  int64_t n = ofInputs ? parts->inputs : parts->outputs;
  for (int64_t c = 0; c < n; ++c)
    ranges[c] = 0;
  for (int64_t i = 0; i < parts->groupInputs; ++i)
    for (int64_t o = 0; o < parts->outputs; ++o) {
      int64_t input = inputAt(parts, i, o);
      double x = layer->peaks[i * parts->outputs + o] * layer->inputs[input] *
                 layer->outputs[o];
      double *range = &ranges[ofInputs ? input : o];
      *range = *range > x ? *range : x;
    }
}

/// Gives a layer and its reader one range for each channel, the geometric mean;
/// `room` is for two of each. Returns how far off the farthest one was, as a
/// factor.
static double equalizePair(Layer *from, Layer *to, double *room) {
  int64_t n = from->parts.outputs;
  double *gives = room, *reads = room + n, farthest = 1;
  findRanges(from, false, gives);
  findRanges(to, true, reads);
  for (int64_t c = 0; c < n; ++c) {
    double factor = sqrt(gives[c] / reads[c]);
    if (!isnormal(factor)) // Nothing gives or reads it, or infinities do.
      continue;
    from->outputs[c] /= factor;
    to->inputs[c] *= factor;
    farthest = fmax(farthest, fmax(factor, 1 / factor));
  }
  return farthest;
}

/// A pair that is even may no longer be so once the next one is, so that chains
/// need several rounds.
static bool equalizeAll(Equalizer *e) {
  enum { ROUNDS = 50 };
  const double near = 1.001;
  double farthest = 2 * near;
  int64_t most = 0;
  for (intptr_t i = 0; i < e->count; ++i)
    if (e->layers[i].parts.outputs > most)
      most = e->layers[i].parts.outputs;
  double *room = malloc((2 * (size_t)most + 1) * sizeof *room);
  for (int round = 0; room && round < ROUNDS && farthest > near; ++round) {
    farthest = 1;
    for (intptr_t i = 0; i < e->count; ++i) {
      Layer *layer = &e->layers[i];
      if (layer->reader != none)
        farthest = fmax(farthest,
                        equalizePair(layer, &e->layers[layer->reader], room));
    }
  }
  free(room);
  return room;
}

//===----------------------------------------------------------------------===//
// Changing layers
//===----------------------------------------------------------------------===//

static bool isChanged(const double *factors, int64_t n) {
  int64_t c = 0;
  while (c < n && factors[c] == 1)
    ++c;
  return c < n;
}

static bool setWeights(NnBuilder b, const Layer *layer) {
  const NnWeightedLayer *parts = &layer->parts;
  double *weights = nnConstantDoubles(nnOperand(parts->op, 1));
  for (int64_t i = 0; weights && i < parts->count; ++i)
    weights[i] *= layer->outputs[nnOutputOfWeight(parts, i)] *
                  layer->inputs[nnInputOfWeight(parts, i)];
  bool ok = weights && nnWeightedLayerSetWeights(b, parts, weights);
  free(weights);
  return ok;
}

static bool setBias(NnBuilder b, const Layer *layer) {
  const NnWeightedLayer *parts = &layer->parts;
  if (mlirValueIsNull(parts->bias))
    return true;
  double *bias = nnConstantDoubles(parts->bias);
  for (int64_t c = 0; bias && c < parts->outputs; ++c)
    bias[c] *= layer->outputs[c];
  bool ok = bias && nnWeightedLayerSetBias(b, parts, bias);
  free(bias);
  return ok;
}

static bool scalePath(const Equalizer *e, const Layer *layer) {
  const NnWeightedLayer *parts = &layer->parts;
  MlirOperation end = e->layers[layer->reader].parts.op, op;
  bool ok = true;
  for (op = onlyReader(nnResult(parts->last, 0));
       ok && !mlirOperationEqual(op, end); op = onlyReader(nnResult(op, 0)))
    ok = nnScaleChannels(e->b, op, layer->outputs, parts->outputs,
                         nnHasChannelsLast(parts->op));
  return ok;
}

static bool change(const Equalizer *e) {
  bool ok = true;
  for (intptr_t i = 0; i < e->count && ok; ++i) {
    const Layer *layer = &e->layers[i];
    bool scales = isChanged(layer->outputs, layer->parts.outputs);
    if (scales || isChanged(layer->inputs, layer->parts.inputs))
      ok = setWeights(e->b, layer);
    if (ok && scales)
      ok = setBias(e->b, layer) && scalePath(e, layer);
  }
  return ok;
}

//===----------------------------------------------------------------------===//
// The function
//===----------------------------------------------------------------------===//

/// False when memory is short.
static bool findLayers(Equalizer *e, MlirOperation func) {
  size_t n;
  MlirOperation *ops = nnFindLayers(func, &n);
  e->layers = calloc(n + 1, sizeof *e->layers);
  bool ok = ops && e->layers;
  for (size_t i = 0; ok && i < n; ++i)
    e->count += nnWeightedLayerRead(ops[i], &e->layers[e->count].parts);
  for (intptr_t i = 0; ok && i < e->count; ++i) {
    e->layers[i].reason = findReader(e, &e->layers[i]);
    ok = measure(&e->layers[i]);
  }
  free(ops);
  return ok;
}

/// Layers without a reader, each with the reason, in the order of the ops.
static bool report(const Equalizer *e, MlirOperation func) {
  NnValueKeys keys = {0};
  bool ok = nnValueKeysCreate(func, &keys);
  for (intptr_t i = 0; ok && i < e->count; ++i) {
    const Layer *layer = &e->layers[i];
    if (layer->reason)
      nnOpRemark(layer->parts.op, "'%s' is not evened out: %s",
                 nnValueKeysFind(&keys, nnResult(layer->parts.op, 0)),
                 layer->reason);
  }
  nnValueKeysDestroy(&keys);
  return ok;
}

static void destroy(Equalizer *e) {
  for (intptr_t i = 0; i < e->count; ++i) {
    free(e->layers[i].peaks);
    free(e->layers[i].inputs);
    free(e->layers[i].outputs);
  }
  free(e->layers);
  nnBuilderDestroy(e->b);
}

/// `pass` is null for a caller that wants no remarks.
static MlirLogicalResult equalize(MlirOperation func, const NnPass *pass) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  Equalizer e = {.b = nnBuilderCreate(mlirOperationGetContext(func))};
  bool ok = findLayers(&e, func) && (!pass || report(&e, func)) &&
            equalizeAll(&e) && change(&e);
  for (intptr_t i = 0; pass && i < e.count; ++i)
    nnPassCount(pass, 0, e.layers[i].reader != none);
  destroy(&e);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

MlirLogicalResult nnEqualizeFunction(MlirOperation func) {
  return equalize(func, NULL);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  return equalize(func, pass);
}

static const NnStatisticInfo statistics[] = {
    {"equalized", "pairs of layers whose channels have one range"},
};

const NnPassInfo nnEqualizePass = {
    .name = "nn-equalize",
    .description = "Even out the ranges of channels between layers",
    .anchor = "func.func",
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
