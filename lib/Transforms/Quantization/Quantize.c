//===- Quantize.c - Give contractions narrower operands -------------------===//
// Operands of convolutions and products become dequantized integers, in the
// ranges of a file, which nn-fuse-qdq makes integer kernels of:
//   nn.conv %x, %w   ->   %d = nn.dequantize (nn.quantize %x)
//                         %v = nn.dequantize (nn.constant i8)
//                         nn.conv %d, %v
// or, as each layer's scheme says, weights alone, integers with scales computed
// as the model runs (QuantizeDynamic.h), or bf16 (Narrow.h). Results stay f32.
// Expects the graph that nn-calibrate saw.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/PassText.h"
#include "Transforms/Passes.h"
#include "Transforms/Quantization/ByteGain.h"
#include "Transforms/Quantization/InputMoments.h"
#include "Transforms/Quantization/Narrow.h"
#include "Transforms/Quantization/QuantizeBias.h"
#include "Transforms/Quantization/QuantizeChoice.h"
#include "Transforms/Quantization/QuantizeDynamic.h"
#include "Transforms/Quantization/QuantizeValues.h"
#include "Transforms/Quantization/QuantizeWeights.h"
#include "Transforms/Results.h"
#include "Transforms/Shapes.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>
#include <string.h>

enum { maxReason = 256 };

/// A contraction that gets other operands.
typedef struct Target {
  MlirOperation op;
  const char *key;
  const char *input; ///< Of the moments of what it reads.
  NnScheme scheme;
  NnRange range;         ///< Of its input, for NN_SCHEME_INT8.
  MlirValue compared[2]; ///< Its result before and after.
} Target;

typedef struct Quantizer {
  const NnQuantizeOptions *options;
  MlirOperation func;
  NnValueKeys keys;
  NnBuilder builder;
  NnQuantizedValues values;
  NnDynamicValues dynamic;
  NnNarrower narrower;
  Target *targets;
  size_t count;
} Quantizer;

//===----------------------------------------------------------------------===//
// What is quantized
//===----------------------------------------------------------------------===//

static void decide(Quantizer *q, MlirOperation op) {
  char buffer[maxReason];
  const NnQuantizeOptions *options = q->options;
  NnLayer layer = {
      .op = op,
      .key = nnValueKeysFind(&q->keys, nnResult(op, 0)),
  };
  layer.scheme = nnSchemeOfLayer(options, layer.key);
  layer.reason = nnWhyNotQuantize(options, &q->keys, &q->narrower, &layer,
                                  buffer, sizeof buffer);
  if (!layer.reason) {
    Target *target = &q->targets[q->count++];
    *target = (Target){.op = op,
                       .key = layer.key,
                       .input = nnInputMomentsKey(&q->keys, op),
                       .scheme = layer.scheme};
    if (layer.scheme == NN_SCHEME_INT8)
      nnRangesFind(options->ranges, nnValueKeysFind(&q->keys, nnOperand(op, 0)),
                   &target->range);
  }
  if (options->layer)
    options->layer(&layer, options->user);
}

static bool findTargets(Quantizer *q) {
  size_t n;
  MlirOperation *layers = nnFindLayers(q->func, &n);
  q->targets = malloc((n + 1) * sizeof *q->targets);
  q->narrower.areCached = layers && nnAreWeightsCached(layers, n);
  for (size_t i = 0; layers && q->targets && i < n; ++i)
    decide(q, layers[i]);
  free(layers);
  return layers && q->targets;
}

//===----------------------------------------------------------------------===//
// How
//===----------------------------------------------------------------------===//

/// Groups and zero points are for weights that alone are integers.
static NnWeightForm formOf(const NnQuantizeOptions *options,
                           const Target *target) {
  bool areAlone =
      target->scheme == NN_SCHEME_W8 || target->scheme == NN_SCHEME_W4;
  return (NnWeightForm){
      .bits = target->scheme == NN_SCHEME_W4 ? 4 : 8,
      .group = areAlone || options->group < 0 ? options->group : 0,
      .hasZeroPoints = areAlone && options->hasZeroPoints,
      .moments = options->moments,
      .layer = target->key,
      .input = target->input,
  };
}

/// Makes operand 1 dequantized integers. False when memory is short.
static bool setWeights(Quantizer *q, NnBuilder b, MlirOperation op,
                       const Target *target) {
  MlirOperation constant = nnDefiningOp(nnOperand(op, 1));
  NnWeightForm form = formOf(q->options, target);
  MlirValue weights = nnQuantizeWeights(b, op, &form);
  if (mlirValueIsNull(weights))
    return false;
  mlirOperationSetOperand(op, 1, weights);
  if (nnHasNoUse(nnResult(constant, 0)))
    mlirOperationDestroy(constant);
  return true;
}

/// What the ranges have for a layer goes to its bias, if that is constant.
static bool correctBias(Quantizer *q, const Target *target) {
  NnWeightedLayer layer;
  return q->options->compare || !q->options->ranges ||
         !nnWeightedLayerRead(target->op, &layer) ||
         nnCorrectBias(q->builder, &layer, q->options->ranges, target->key);
}

/// The op's result with operands of integers; null when memory is short.
static MlirValue quantizeOperands(Quantizer *q, const Target *target,
                                  MlirOperation op) {
  NnBuilder b = nnBuilderForOp(q->builder.rewriter, op);
  MlirValue none = {NULL};
  if (!correctBias(q, target))
    return none;
  if (target->scheme == NN_SCHEME_INT8) {
    MlirValue input =
        nnQuantizeValue(&q->values, nnOperand(op, 0), target->range);
    if (mlirValueIsNull(input))
      return none;
    mlirOperationSetOperand(op, 0, input);
  }
  nnBuilderBefore(b, op);
  if (!setWeights(q, b, op, target))
    return none;
  return target->scheme == NN_SCHEME_INT8_DYNAMIC
             ? nnQuantizeDynamic(&q->dynamic, op)
             : nnResult(op, 0);
}

static bool quantizeTarget(Quantizer *q, Target *target) {
  MlirOperation op = target->op;
  if (q->options->compare) {
    nnBuilderAfter(q->builder, op);
    target->compared[0] = nnResult(op, 0);
    op = mlirRewriterBaseClone(q->builder.rewriter, op);
  }
  target->compared[1] = target->scheme == NN_SCHEME_BF16
                            ? nnNarrowFactors(&q->narrower, op)
                            : quantizeOperands(q, target, op);
  return !mlirValueIsNull(target->compared[1]);
}

/// Both results of each layer are called by its key.
static MlirLogicalResult giveOut(Quantizer *q) {
  size_t n = 2 * q->count;
  const char **names = malloc((n + 1) * sizeof *names);
  MlirValue *values = malloc((n + 1) * sizeof *values);
  MlirLogicalResult result = NN_FAILURE;
  for (size_t i = 0; names && values && i < n; ++i) {
    names[i] = q->targets[i / 2].key;
    values[i] = q->targets[i / 2].compared[i % 2];
  }
  if (names && values)
    result = nnAppendResults(q->func, (intptr_t)n, values, names);
  free(names);
  free(values);
  return result;
}

/// Lets other ops read what layers read, in the form that they read it in.
static void join(Quantizer *q) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(q->func, 0));
  nnQuantizeJoints(&q->values);
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (nnIsaCast(op))
      nnShareCast(&q->narrower, op);
}

static bool quantize(Quantizer *q) {
  for (size_t i = 0; i < q->count; ++i)
    if (!quantizeTarget(q, &q->targets[i]))
      return false;
  if (q->options->compare)
    return mlirLogicalResultIsSuccess(giveOut(q));
  join(q);
  return true;
}

static void destroy(Quantizer *q) {
  nnQuantizedValuesDestroy(&q->values);
  nnDynamicValuesDestroy(&q->dynamic);
  nnBuilderDestroy(q->builder);
  nnValueKeysDestroy(&q->keys);
  free(q->targets);
}

MlirLogicalResult nnQuantizeFunction(MlirOperation func,
                                     const NnQuantizeOptions *options) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  MlirContext context = mlirOperationGetContext(func);
  NnBuilder builder = nnBuilderCreate(context);
  Quantizer q = {
      .options = options,
      .func = func,
      .builder = builder,
      .values = {.builder = builder,
                 .storage = nnActivationStorage(options, context)},
      .dynamic = {.rewriter = builder.rewriter,
                  .isSymmetric = options->isSymmetric},
      .narrower = {.builder = builder,
                   .type = mlirBF16TypeGet(context),
                   .gain = options->gain.narrow},
  };
  bool ok = nnValueKeysCreate(func, &q.keys) && findTargets(&q) && quantize(&q);
  destroy(&q);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

enum {
  optRanges,
  optScheme,
  optSchemes,
  optActivations,
  optGroup,
  optAsymmetric,
  optGain,
  optByteProducts,
  optSkip,
  optOnly,
  optCompare
};

static const NnOptionInfo options[] = {
    [optRanges] = {"ranges", "file of ranges, for scheme int8",
                   NN_OPTION_STRING, NULL},
    [optScheme] = {"scheme",
                   "int8, int8-dynamic, weights alone: w8 or w4, bf16, or f32",
                   NN_OPTION_STRING, "int8"},
    [optSchemes] = {"schemes",
                    "layers with schemes of their own: KEY=SCHEME by commas",
                    NN_OPTION_STRING, NULL},
    [optActivations] = {"activations", "u8, with zero points, or s8 around 0",
                        NN_OPTION_STRING, "u8"},
    [optGroup] = {"group",
                  "weights along the summed dimension that share a scale: 0 is "
                  "all of a channel, -1 those of all channels",
                  NN_OPTION_INT, "0"},
    [optAsymmetric] = {"asymmetric", "zero points for weights of w8 and w4",
                       NN_OPTION_BOOL, NULL},
    [optGain] = {"gain", "for bf16, as of nn-precision", NN_OPTION_INT, "1"},
    [optByteProducts] = NN_BYTE_PRODUCTS_OPTION,
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

/// Whether the activations are i8; -1 with an error if that is not known.
static int readStorage(MlirOperation func, const NnPass *pass) {
  MlirStringRef text = nnPassString(pass, optActivations);
  bool isSymmetric = mlirStringRefEqual(text, nnStr("s8"));
  if (isSymmetric || mlirStringRefEqual(text, nnStr("u8")))
    return isSymmetric;
  nnOpError(func, "activations can't be '%.*s'", (int)text.length, text.data);
  return -1;
}

static bool readScheme(MlirOperation func, const NnPass *pass,
                       NnScheme *scheme) {
  MlirStringRef text = nnPassString(pass, optScheme);
  if (nnSchemeParse(text.data, text.length, scheme))
    return true;
  nnOpError(func, "scheme can't be '%.*s'", (int)text.length, text.data);
  return false;
}

/// Whether each item of a list is KEY=SCHEME. Keys may have `=` as well.
static bool checkSchemes(MlirOperation func, const char *schemes) {
  for (const char *at = schemes; at && *at;) {
    size_t length = strcspn(at, ","), name = length;
    NnScheme scheme;
    while (name && at[name - 1] != '=')
      --name;
    if (!name || !nnSchemeParse(at + name, length - name, &scheme)) {
      nnOpError(func, "schemes can't have '%.*s': they are KEY=SCHEME",
                (int)length, at);
      return false;
    }
    at += length + (at[length] == ',');
  }
  return true;
}

/// Those of the file, if there is one; only NN_SCHEME_INT8 can't do without.
static bool readRanges(MlirOperation func, const NnPass *pass, NnScheme scheme,
                       NnRanges *ranges) {
  char *path = nnPassCopyString(pass, optRanges);
  NnStatus status = NULL;
  if (path || scheme == NN_SCHEME_INT8)
    status = nnRangesRead(path ? path : "", ranges);
  bool failed = status;
  if (failed)
    nnOpError(func, "%s", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  free(path);
  return !failed;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  NnScheme scheme;
  NnRanges ranges = NULL;
  int isSymmetric = readStorage(func, pass);
  int64_t group = nnPassInt(pass, optGroup);
  if (isSymmetric < 0 || !readScheme(func, pass, &scheme))
    return NN_FAILURE;
  if (group > 0 &&
      (scheme == NN_SCHEME_INT8 || scheme == NN_SCHEME_INT8_DYNAMIC))
    return nnOpError(func, "groups of weights need the scheme w8 or w4");
  if (!readRanges(func, pass, scheme, &ranges))
    return NN_FAILURE;
  NnLayerChoice choice = nnPassLayerChoice(pass, optSkip, optOnly);
  char *schemes = nnPassCopyString(pass, optSchemes);
  MlirLogicalResult result = NN_FAILURE;
  if (checkSchemes(func, schemes))
    result = nnQuantizeFunction(
        func,
        &(NnQuantizeOptions){.scheme = scheme,
                             .schemes = schemes,
                             .ranges = ranges,
                             .isSymmetric = isSymmetric,
                             .group = group,
                             .hasZeroPoints = nnPassBool(pass, optAsymmetric),
                             .gain = {(NnNarrowGain)nnPassInt(pass, optGain),
                                      nnPassInt(pass, optByteProducts)},
                             .skip = choice.skip,
                             .only = choice.only,
                             .compare = nnPassBool(pass, optCompare),
                             .layer = note,
                             .user = (void *)(uintptr_t)pass});
  nnLayerChoiceDestroy(&choice);
  free(schemes);
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
