//===- Quantize.c - Put contractions between integers ---------------------===//
// Operands of convolutions and products become dequantized integers, in the
// ranges of a file, which nn-fuse-qdq makes integer kernels of:
//   nn.conv %x, %w   ->   %d = nn.dequantize (nn.quantize %x)
//                         %v = nn.dequantize (nn.constant i8)
//                         nn.conv %d, %v
// Biases and results stay f32. Expects the graph that nn-calibrate saw.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/PassText.h"
#include "Transforms/Passes.h"
#include "Transforms/Quantization/QuantizeBias.h"
#include "Transforms/Quantization/QuantizeChoice.h"
#include "Transforms/Quantization/QuantizeValues.h"
#include "Transforms/Quantization/QuantizeWeights.h"
#include "Transforms/Results.h"
#include "Transforms/Shapes.h"

#include <stdlib.h>
#include <string.h>

enum { maxReason = 256 };

typedef struct Quantizer {
  const NnQuantizeOptions *options;
  MlirOperation func;
  NnValueKeys keys;
  NnQuantizedValues values;
  NnWeightedLayer *layers; ///< To be quantized.
  intptr_t numLayers;
  MlirValue *compared; ///< Two for each layer.
} Quantizer;

//===----------------------------------------------------------------------===//
// What is quantized
//===----------------------------------------------------------------------===//

/// Of one whose bias can't be corrected nothing but the op is known.
static void addLayer(Quantizer *q, MlirOperation op) {
  NnWeightedLayer *layer = &q->layers[q->numLayers++];
  if (!nnWeightedLayerRead(op, layer))
    *layer = (NnWeightedLayer){.op = op};
}

static void decide(Quantizer *q, MlirOperation op) {
  char buffer[maxReason];
  const NnQuantizeOptions *options = q->options;
  NnLayer layer = {
      .op = op,
      .key = nnValueKeysFind(&q->keys, nnResult(op, 0)),
      .reason = nnWhyNotQuantize(options, &q->keys, op, buffer, sizeof buffer),
  };
  if (!layer.reason)
    addLayer(q, op);
  if (options->layer)
    options->layer(&layer, options->user);
}

static bool findLayers(Quantizer *q) {
  size_t n;
  MlirOperation *ops = nnFindLayers(q->func, &n);
  q->layers = malloc((n + 1) * sizeof *q->layers);
  bool ok = ops && q->layers;
  for (size_t i = 0; ok && i < n; ++i)
    decide(q, ops[i]);
  free(ops);
  return ok;
}

//===----------------------------------------------------------------------===//
// How
//===----------------------------------------------------------------------===//

/// The operands of a layer after quantization; null when memory is short.
typedef struct Operands {
  MlirValue input, weights;
} Operands;

static Operands quantizeOperands(Quantizer *q, MlirOperation op) {
  const NnQuantizeOptions *options = q->options;
  Operands operands = {.input = nnOperand(op, 0)};
  NnRange range = {0, 0};
  if (options->scheme == NN_SCHEME_INT8) {
    nnRangesFind(options->ranges, nnValueKeysFind(&q->keys, operands.input),
                 &range);
    operands.input = nnQuantizeValue(&q->values, operands.input, range);
  }
  NnBuilder b = nnBuilderForOp(q->values.builder.rewriter, op);
  nnBuilderBefore(b, op);
  operands.weights = nnQuantizeWeights(
      b, op, options->scheme == NN_SCHEME_W4 ? 4 : 8, options->group);
  return operands;
}

static bool quantizeLayer(Quantizer *q, intptr_t i) {
  MlirOperation op = q->layers[i].op;
  Operands operands = quantizeOperands(q, op);
  if (mlirValueIsNull(operands.input) || mlirValueIsNull(operands.weights))
    return false;
  if (q->options->compare) {
    NnBuilder b = nnBuilderForOp(q->values.builder.rewriter, op);
    nnBuilderAfter(b, op);
    q->compared[2 * i] = nnResult(op, 0);
    op = mlirRewriterBaseClone(b.rewriter, op);
    q->compared[2 * i + 1] = nnResult(op, 0);
  }
  MlirOperation constant = nnDefiningOp(nnOperand(op, 1));
  mlirOperationSetOperand(op, 0, operands.input);
  mlirOperationSetOperand(op, 1, operands.weights);
  if (nnHasNoUse(nnResult(constant, 0)))
    mlirOperationDestroy(constant);
  return true;
}

/// After all layers are quantized: until then values are found by their keys,
/// and a product that gets a bias is no longer what others read.
static bool correctBiases(Quantizer *q) {
  bool ok = true;
  for (intptr_t i = 0; i < q->numLayers && q->options->ranges && ok; ++i) {
    MlirValue result = nnResult(q->layers[i].op, 0);
    ok = nnCorrectBias(q->values.builder, &q->layers[i], q->options->ranges,
                       nnValueKeysFind(&q->keys, result));
  }
  return ok;
}

/// Both results of each layer are called by its key.
static MlirLogicalResult giveOut(Quantizer *q) {
  size_t n = 2 * (size_t)q->numLayers;
  const char **names = malloc((n + 1) * sizeof *names);
  MlirLogicalResult result = NN_FAILURE;
  for (size_t i = 0; names && i < n; ++i)
    names[i] = nnValueKeysFind(&q->keys, nnResult(q->layers[i / 2].op, 0));
  if (names)
    result = nnAppendResults(q->func, (intptr_t)n, q->compared, names);
  free(names);
  return result;
}

static bool quantize(Quantizer *q) {
  q->compared = malloc((2 * (size_t)q->numLayers + 1) * sizeof *q->compared);
  if (!q->compared)
    return false;
  for (intptr_t i = 0; i < q->numLayers; ++i)
    if (!quantizeLayer(q, i))
      return false;
  if (q->options->compare)
    return mlirLogicalResultIsSuccess(giveOut(q));
  nnQuantizeJoints(&q->values);
  return correctBiases(q);
}

static void destroy(Quantizer *q) {
  nnBuilderDestroy(q->values.builder);
  nnQuantizedValuesDestroy(&q->values);
  nnValueKeysDestroy(&q->keys);
  free(q->layers);
  free(q->compared);
}

MlirLogicalResult nnQuantizeFunction(MlirOperation func,
                                     const NnQuantizeOptions *options) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  MlirContext context = mlirOperationGetContext(func);
  Quantizer q = {
      .options = options,
      .func = func,
      .values = {.builder = nnBuilderCreate(context),
                 .storage = nnActivationStorage(options, context)},
  };
  bool ok = nnValueKeysCreate(func, &q.keys) && findLayers(&q) && quantize(&q);
  destroy(&q);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

enum {
  optRanges,
  optScheme,
  optActivations,
  optGroup,
  optSkip,
  optOnly,
  optCompare
};

static const NnOptionInfo options[] = {
    [optRanges] = {"ranges", "file of ranges, for scheme int8",
                   NN_OPTION_STRING, NULL},
    [optScheme] = {"scheme", "int8, or weights alone: w8 or w4",
                   NN_OPTION_STRING, "int8"},
    [optActivations] = {"activations", "u8, with zero points, or s8 around 0",
                        NN_OPTION_STRING, "u8"},
    [optGroup] = {"group",
                  "weights along the summed dimension that share a scale: 0 is "
                  "all of a channel, -1 those of all channels",
                  NN_OPTION_INT, "0"},
    NN_LAYER_OPTIONS(optSkip, optOnly, "quantize"),
    [optCompare] = {"compare",
                    "keep f32, and give out what each layer computes with "
                    "either",
                    NN_OPTION_BOOL, NULL},
};

static const NnStatisticInfo statistics[] = {
    {"quantized", "contractions between integers"},
    {"skipped", "contractions that stay f32"},
};

/// Counts layers, and says at those that stay why.
static void note(const NnLayer *layer, void *pass) {
  nnPassCount(pass, layer->reason != NULL, 1);
  if (layer->reason)
    nnOpRemark(layer->op, "'%s' stays f32: %s", layer->key, layer->reason);
}

/// The index of an option's value among `words`, -1 with an error if it is
/// none.
static int choose(MlirOperation func, const NnPass *pass, int option, int count,
                  const char *const *words) {
  MlirStringRef text = nnPassString(pass, option);
  for (int i = 0; i < count; ++i)
    if (mlirStringRefEqual(text, nnStr(words[i])))
      return i;
  nnOpError(func, "%s can't be '%.*s'", options[option].name, (int)text.length,
            text.data);
  return -1;
}

static bool readRanges(MlirOperation func, const NnPass *pass,
                       NnRanges *ranges) {
  char *path = nnPassCopyString(pass, optRanges);
  NnStatus status = nnRangesRead(path ? path : "", ranges);
  if (status)
    nnOpError(func, "%s", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  free(path);
  return *ranges;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  static const char *const schemes[] = {"int8", "w8", "w4"};
  static const char *const storages[] = {"u8", "s8"};
  int scheme = choose(func, pass, optScheme, 3, schemes);
  int storage = choose(func, pass, optActivations, 2, storages);
  int64_t group = nnPassInt(pass, optGroup);
  if (scheme < 0 || storage < 0)
    return NN_FAILURE;
  if (scheme == NN_SCHEME_INT8 && group > 0)
    return nnOpError(func, "groups of weights need the scheme w8 or w4");
  NnRanges ranges = NULL;
  if (scheme == NN_SCHEME_INT8 && !readRanges(func, pass, &ranges))
    return NN_FAILURE;
  NnLayerChoice choice = nnPassLayerChoice(pass, optSkip, optOnly);
  MlirLogicalResult result = nnQuantizeFunction(
      func, &(NnQuantizeOptions){.scheme = (NnScheme)scheme,
                                 .ranges = ranges,
                                 .isSymmetric = storage == 1,
                                 .group = group,
                                 .skip = choice.skip,
                                 .only = choice.only,
                                 .compare = nnPassBool(pass, optCompare),
                                 .layer = note,
                                 .user = (void *)(uintptr_t)pass});
  nnLayerChoiceDestroy(&choice);
  nnRangesDestroy(ranges);
  return result;
}

const NnPassInfo nnQuantizePass = {
    .name = "nn-quantize",
    .description = "Put contractions between integers",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .statistics = statistics,
    .numStatistics = sizeof statistics / sizeof *statistics,
    .run = run,
};
