//===- Smooth.c - Move the ranges of activations into weights -------------===//
// Channels of a value that are far greater than others are divided by a factor
// where they come from, and the weights that read them multiplied by it:
//   linear(norm(x) * g + h, w)   ->   linear(norm(x) * g / s + h / s, s * w)
//   with s = max|value|^alpha / max|w|^(1 - alpha)
// Xiao et al., "SmoothQuant: Accurate and Efficient Post-Training Quantization
// for Large Language Models", 2022. Expects the graph that nn-calibrate saw.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/PassText.h"
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

enum { maxReason = 128 };

typedef struct Smoother {
  NnRanges ranges;
  double alpha;
  const NnPass *pass; ///< NULL: no remarks.
  NnValueKeys keys;
  NnBuilder b;
  char reason[maxReason];
} Smoother;

/// A value with what is needed to smooth it.
typedef struct Smoothed {
  MlirValue value;
  const char *key;
  int64_t channels;
  MlirOperation source;  ///< A norm or a multiplication; null if a layer.
  NnWeightedLayer layer; ///< That gives the value.
  double *factors;       ///< One a channel.
} Smoothed;

//===----------------------------------------------------------------------===//
// Where a value comes from
//===----------------------------------------------------------------------===//

static bool isPerChannel(MlirValue value, int64_t channels) {
  NnShape shape = nnValueShape(value);
  return !mlirAttributeIsNull(nnConstantValue(value)) && shape.rank == 1 &&
         shape.dims[0] == channels;
}

static bool isLastAxis(int64_t axis, MlirValue value) {
  return axis == -1 || axis == nnRank(value) - 1;
}

/// Whether the op multiplies its channels by constants, and adds only such.
static bool hasFactors(MlirOperation op, int64_t channels) {
  MlirValue result = nnResult(op, 0);
  if (nnIsaLayerNorm(op)) {
    MlirValue bias = nnOptionalOperand(op, 2);
    return isLastAxis(nnLayerNormGetAxis(op), result) &&
           isPerChannel(nnOperand(op, 1), channels) &&
           (mlirValueIsNull(bias) || isPerChannel(bias, channels));
  }
  if (nnIsaRmsNorm(op))
    return isLastAxis(nnRmsNormGetAxis(op), result) &&
           isPerChannel(nnOperand(op, 1), channels);
  return nnIsaMul(op) && (isPerChannel(nnOperand(op, 0), channels) ||
                          isPerChannel(nnOperand(op, 1), channels));
}

/// Whether `op` is a layer, or the addition of a product's bias.
static bool readLayer(MlirOperation op, int64_t channels,
                      NnWeightedLayer *layer) {
  intptr_t n = nnIsaAdd(op) ? 2 : 0;
  bool found = nnWeightedLayerRead(op, layer);
  for (intptr_t i = 0; i < n && !found; ++i) {
    MlirOperation product = nnDefiningOp(nnOperand(op, i));
    found = !mlirOperationIsNull(product) && nnIsaMatmul(product) &&
            nnWeightedLayerRead(product, layer) &&
            mlirOperationEqual(layer->last, op);
  }
  return found && layer->outputs == channels && nnHasChannelsLast(layer->op);
}

/// Finds the op that a value's factors can go to, or says why there is none.
static const char *findSource(Smoother *s, Smoothed *v) {
  MlirOperation op = nnDefiningOp(v->value);
  while (!mlirOperationIsNull(op) && mlirOperationGetNumResults(op) == 1) {
    if (hasFactors(op, v->channels)) {
      v->source = op;
      return NULL;
    }
    if (readLayer(op, v->channels, &v->layer))
      return NULL;
    if (!nnPassesFactors(op, v->channels, true))
      break;
    if (!nnHasOneUse(nnOperand(op, 0)))
      return "not only one op reads what it is made of";
    op = nnDefiningOp(nnOperand(op, 0));
  }
  if (mlirOperationIsNull(op))
    return "it is an argument";
  MlirStringRef name = nnOperationName(op);
  snprintf(s->reason, sizeof s->reason, "'%.*s' takes no factors of channels",
           (int)name.length, name.data);
  return s->reason;
}

//===----------------------------------------------------------------------===//
// Who reads it
//===----------------------------------------------------------------------===//

static bool readsChannels(MlirOpOperand use, int64_t channels) {
  NnWeightedLayer layer;
  MlirOperation op = mlirOpOperandGetOwner(use);
  return mlirOpOperandGetOperandNumber(use) == 0 &&
         nnWeightedLayerRead(op, &layer) && layer.inputs == channels &&
         nnHasChannelsLast(op);
}

static const char *checkReaders(Smoother *s, const Smoothed *v) {
  for (MlirOpOperand use = mlirValueGetFirstUse(v->value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    if (!readsChannels(use, v->channels)) {
      MlirStringRef name = nnOperationName(mlirOpOperandGetOwner(use));
      snprintf(s->reason, sizeof s->reason,
               "'%.*s' reads it without weights that could change",
               (int)name.length, name.data);
      return s->reason;
    }
  return NULL;
}

/// Raises the peak of each channel to the greatest weight that reads it.
static bool addPeaks(const NnWeightedLayer *layer, double *peaks) {
  double *weights = nnConstantDoubles(nnOperand(layer->op, 1));
  for (int64_t i = 0; weights && i < layer->count; ++i) {
    double *peak = &peaks[nnInputOfWeight(layer, i)];
    *peak = fmax(*peak, fabs(weights[i]));
  }
  free(weights);
  return weights;
}

/// From the ranges in `factors`. Channels that are all 0 keep their range.
static bool findFactors(const Smoother *s, const Smoothed *v) {
  double *peaks = calloc((size_t)v->channels + 1, sizeof *peaks);
  bool ok = peaks;
  for (MlirOpOperand use = mlirValueGetFirstUse(v->value);
       ok && !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    NnWeightedLayer layer;
    nnWeightedLayerRead(mlirOpOperandGetOwner(use), &layer);
    ok = addPeaks(&layer, peaks);
  }
  for (int64_t c = 0; ok && c < v->channels; ++c) {
    double factor = pow(v->factors[c], s->alpha) / pow(peaks[c], 1 - s->alpha);
    v->factors[c] = isnormal(factor) ? factor : 1;
  }
  free(peaks);
  return ok;
}

//===----------------------------------------------------------------------===//
// Changing
//===----------------------------------------------------------------------===//

/// Multiplies the weights of a layer by factors of inputs, or divides weights
/// and bias by factors of outputs.
static bool scaleLayer(NnBuilder b, const NnWeightedLayer *layer,
                       const double *factors, bool ofInputs) {
  double *weights = nnConstantDoubles(nnOperand(layer->op, 1));
  double *bias = NULL;
  for (int64_t i = 0; weights && i < layer->count; ++i)
    weights[i] = ofInputs ? weights[i] * factors[nnInputOfWeight(layer, i)]
                          : weights[i] / factors[nnOutputOfWeight(layer, i)];
  bool ok = weights && nnWeightedLayerSetWeights(b, layer, weights);
  if (ok && !ofInputs && !mlirValueIsNull(layer->bias)) {
    bias = nnConstantDoubles(layer->bias);
    for (int64_t c = 0; bias && c < layer->outputs; ++c)
      bias[c] /= factors[c];
    ok = bias && nnWeightedLayerSetBias(b, layer, bias);
  }
  free(weights);
  free(bias);
  return ok;
}

static bool divideConstant(NnBuilder b, MlirOperation op, intptr_t i,
                           const double *factors, int64_t channels) {
  MlirValue old = nnOperand(op, i);
  double *values = nnConstantDoubles(old);
  for (int64_t c = 0; values && c < channels; ++c)
    values[c] /= factors[c];
  MlirAttribute attr = mlirAttributeGetNull();
  if (values)
    attr = nnElementsFromDoubles(mlirValueGetType(old), values);
  free(values);
  if (mlirAttributeIsNull(attr))
    return false;
  b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(b, op);
  mlirOperationSetOperand(op, i, nnConstant(b, attr));
  if (nnHasNoUse(old))
    mlirOperationDestroy(nnDefiningOp(old));
  return true;
}

static bool divideSource(NnBuilder b, const Smoothed *v) {
  MlirOperation op = v->source;
  if (mlirOperationIsNull(op))
    return scaleLayer(b, &v->layer, v->factors, false);
  if (nnIsaMul(op)) {
    intptr_t i = isPerChannel(nnOperand(op, 0), v->channels) ? 0 : 1;
    return divideConstant(b, op, i, v->factors, v->channels);
  }
  bool hasBias =
      nnIsaLayerNorm(op) && !mlirValueIsNull(nnOptionalOperand(op, 2));
  return divideConstant(b, op, 1, v->factors, v->channels) &&
         (!hasBias || divideConstant(b, op, 2, v->factors, v->channels));
}

/// Between the source and the value.
static bool dividePath(NnBuilder b, const Smoothed *v) {
  MlirOperation end =
      mlirOperationIsNull(v->source) ? v->layer.last : v->source;
  double *inverse = malloc(((size_t)v->channels + 1) * sizeof *inverse);
  bool ok = inverse;
  for (int64_t c = 0; ok && c < v->channels; ++c)
    inverse[c] = 1 / v->factors[c];
  for (MlirOperation op = nnDefiningOp(v->value);
       ok && !mlirOperationEqual(op, end); op = nnDefiningOp(nnOperand(op, 0)))
    ok = nnScaleChannels(b, op, inverse, v->channels, true);
  free(inverse);
  return ok;
}

static bool multiplyReaders(NnBuilder b, const Smoothed *v) {
  bool ok = true;
  for (MlirOpOperand use = mlirValueGetFirstUse(v->value);
       ok && !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    NnWeightedLayer layer;
    nnWeightedLayerRead(mlirOpOperandGetOwner(use), &layer);
    ok = scaleLayer(b, &layer, v->factors, true);
  }
  return ok;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static const char *whyNot(Smoother *s, Smoothed *v) {
  const char *reason = checkReaders(s, v);
  if (!reason)
    reason = findSource(s, v);
  if (!reason &&
      !nnRangesFindChannels(s->ranges, v->key, v->factors, (size_t)v->channels))
    reason = "the ranges of its channels are not known";
  return reason;
}

/// False when memory is short.
static bool smooth(Smoother *s, MlirOperation reader, Smoothed *v) {
  const char *reason = whyNot(s, v);
  if (s->pass)
    nnPassCount(s->pass, reason != NULL, 1);
  if (s->pass && reason)
    nnOpRemark(reader, "'%s' is not smoothed: %s", v->key, reason);
  return reason || (findFactors(s, v) && divideSource(s->b, v) &&
                    dividePath(s->b, v) && multiplyReaders(s->b, v));
}

static bool smoothInput(Smoother *s, MlirOperation op) {
  NnWeightedLayer layer;
  Smoothed v = {.value = nnOperand(op, 0)};
  if (!nnWeightedLayerRead(op, &layer) || !nnHasChannelsLast(op))
    return true;
  v.key = nnValueKeysFind(&s->keys, v.value);
  v.channels = layer.inputs;
  v.factors = malloc(((size_t)layer.inputs + 1) * sizeof *v.factors);
  bool ok = v.factors && (!v.key || smooth(s, op, &v));
  free(v.factors);
  return ok;
}

/// Whether a layer before it reads the same.
static bool isRead(MlirOperation *layers, size_t i) {
  size_t j = 0;
  while (!mlirValueEqual(nnOperand(layers[j], 0), nnOperand(layers[i], 0)))
    ++j;
  return j < i;
}

static MlirLogicalResult smoothAll(MlirOperation func, Smoother *s) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  size_t n;
  MlirOperation *layers = nnFindLayers(func, &n);
  s->b = nnBuilderCreate(mlirOperationGetContext(func));
  bool ok = layers && nnValueKeysCreate(func, &s->keys);
  for (size_t i = 0; ok && i < n; ++i)
    ok = isRead(layers, i) || smoothInput(s, layers[i]);
  nnBuilderDestroy(s->b);
  nnValueKeysDestroy(&s->keys);
  free(layers);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

MlirLogicalResult nnSmoothFunction(MlirOperation func, NnRanges ranges,
                                   double alpha) {
  return smoothAll(func, &(Smoother){.ranges = ranges, .alpha = alpha});
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

enum { optRanges, optAlpha };

static const NnOptionInfo options[] = {
    [optRanges] = {"ranges", "file of ranges, with those of channels",
                   NN_OPTION_STRING, NULL},
    [optAlpha] = {"alpha", "how much of the ranges goes into weights, 0 to 1",
                  NN_OPTION_STRING, "0.5"},
};

static const NnStatisticInfo statistics[] = {
    {"smoothed", "values whose ranges went into weights in part"},
    {"kept", "values that layers read as they were"},
};

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Smoother s = {.pass = pass};
  char *path = nnPassCopyString(pass, optRanges);
  NnStatus status = nnRangesRead(path ? path : "", &s.ranges);
  MlirLogicalResult result =
      nnPassShare(func, pass, optAlpha, "alpha", &s.alpha);
  if (mlirLogicalResultIsSuccess(result))
    result = status ? nnOpError(func, "%s", nnStatusGetMessage(status))
                    : smoothAll(func, &s);
  nnStatusDestroy(status);
  nnRangesDestroy(s.ranges);
  free(path);
  return result;
}

const NnPassInfo nnSmoothPass = {
    .name = "nn-smooth",
    .description = "Move the ranges of activations into weights",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .statistics = statistics,
    .numStatistics = sizeof statistics / sizeof *statistics,
    .run = run,
};
