//===- Quantize.c - nnc quantize ------------------------------------------===//
// Makes a quantized model, says what that costs and gains, and refuses where
// the cost is more than was allowed.
//===----------------------------------------------------------------------===//
#include "Files/File.h"
#include "Quantize/QuantizeReport.h"
#include "Verbs.h"

#include <stdlib.h>
#include <string.h>

typedef struct QuantizeOptions {
  NncGateOptions gate;
  const char *ranges, *scheme, *observer, *activations, *rounding;
  double percentile, smooth;
  long group;
  bool perTensor, asymmetric, keepBiases, equalize, keepSlower;
} QuantizeOptions;

/// The index of a word among the words "a|b|c".
static int indexOf(const char *word, const char *words) {
  size_t length = strlen(word);
  for (int i = 0; words; ++i) {
    const char *bar = strchr(words, '|');
    if (!strncmp(words, word, length) &&
        (words[length] == '|' || !words[length]))
      return i;
    words = bar ? bar + 1 : NULL;
  }
  return 0;
}

#define SCHEMES "int8|int8-dynamic|w8|w4|bf16|auto"
#define OBSERVERS "minmax|average|percentile|entropy|mse"

static bool isScheme(const QuantizeOptions *options, const char *name) {
  return !strcmp(options->scheme, name);
}

static NnStatus check(const QuantizeOptions *options) {
  bool needsRanges = isScheme(options, "int8") || isScheme(options, "auto");
  if (!options->gate.data && needsRanges)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "no samples: give --data FILE.npz");
  if (!(options->smooth >= 0 && options->smooth <= 1))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--smooth takes a number of 0 to 1");
  if (!(options->percentile > 0 && options->percentile <= 100))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--percentile takes a number above 0, 100 at most");
  if (options->group && !isScheme(options, "w8") && !isScheme(options, "w4"))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--group needs --scheme w8 or w4");
  NnStatus status = nncGateOptionsCheck(&options->gate);
  return status || !options->ranges ? status
                                    : nncFileCheckWritable(options->ranges);
}

//===----------------------------------------------------------------------===//
// The verb
//===----------------------------------------------------------------------===//

static NnStatus writeModel(const NncQuantizeRun *run) {
  const NncGate *gate = &run->gate;
  char *path = nncGateOutputPath(gate->options, ".q.mlir");
  NnStatus status = path ? nncGraphWriteQuantized(&gate->graph, &run->how, path)
                         : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!status)
    printf("written     %s\n", path);
  free(path);
  return status;
}

static NnStatus quantizeWith(const QuantizeOptions *options,
                             NncQuantizeRun *run) {
  NnStatus status = nncQuantizeBegin(&options->gate, run);
  if (status)
    return status;
  NnStatus failed = nncQuantizeGate(run);
  status = nncQuantizeReport(run, options->scheme);
  if (!failed && !status)
    return writeModel(run);
  nnStatusDestroy(failed ? status : NULL);
  return failed ? failed : status;
}

/// With few integers it matters most; with many it seldom repays the time.
static bool isCompensated(const QuantizeOptions *options) {
  return options->rounding ? !strcmp(options->rounding, "gptq")
                           : isScheme(options, "w4");
}

static NnStatus quantize(const void *arguments) {
  const QuantizeOptions *options = arguments;
  NncQuantizeRun run = {
      .rangesPath = options->ranges,
      .isMixed = isScheme(options, "auto"),
      .how = {.scheme = NN_SCHEME_F32,
              .skip = options->gate.skip,
              .isSymmetric = !strcmp(options->activations, "s8"),
              .group = options->perTensor ? -1 : options->group,
              .hasZeroPoints = options->asymmetric,
              .only = options->gate.only},
      .observer = (NnRangeMethod)indexOf(options->observer, OBSERVERS),
      .percent = options->percentile,
      .keepBiases = options->keepBiases,
      .keepsSlower = options->keepSlower,
      .equalize = options->equalize,
      .smooth = options->smooth,
  };
  nnSchemeParse(options->scheme, strlen(options->scheme), &run.how.scheme);
  run.compensate = isCompensated(options);
  NnStatus status = check(options);
  if (!status)
    status = quantizeWith(options, &run);
  nncQuantizeEnd(&run);
  return status;
}

static const NncOption table[] = {
    NNC_GATE_DATA("Samples to calibrate with, a .npz: for each input an "
                  "array of its\n"
                  "name, with the samples along its first dimension, or "
                  "arrays NAME_0,\n"
                  "NAME_1 and so on; or a .npy for a model of one input. "
                  "Only int8 and\n"
                  "auto can't do without."),
    NNC_GATE_EVAL,
    NNC_GATE_METRIC,
    NNC_GATE_MAX_DROP("the layers that quantizing\n"
                      "changes most stay in f32 until it holds."),
    {"scheme", 0, NNC_CHOICE, offsetof(QuantizeOptions, scheme), SCHEMES,
     "int8, the default: weights and activations, by ranges in --data;\n"
     "int8-dynamic: by ranges found in each run; w8, w4: weights alone,\n"
     "in 8 or 4 bits; bf16: factors of 16 bits; auto: for each layer one\n"
     "of these or f32, so that the model takes the least time."},
    {"observer", 0, NNC_CHOICE, offsetof(QuantizeOptions, observer), OBSERVERS,
     "How ranges of activations are chosen (default mse)."},
    {"percentile", 0, NNC_NUMBER, offsetof(QuantizeOptions, percentile),
     "PERCENT", "For --observer percentile (default 99.99)."},
    {"activations", 0, NNC_CHOICE, offsetof(QuantizeOptions, activations),
     "u8|s8", "With zero points, the default, or around 0."},
    {"per-tensor", 0, NNC_FLAG, offsetof(QuantizeOptions, perTensor), NULL,
     "One scale for the weights of all channels, rather than one each."},
    {"group", 0, NNC_INTEGER, offsetof(QuantizeOptions, group), "N",
     "A scale for each N weights along the summed dimension (w8, w4)."},
    {"asymmetric", 0, NNC_FLAG, offsetof(QuantizeOptions, asymmetric), NULL,
     "Zero points for the weights of w8 and w4."},
    {"rounding", 0, NNC_CHOICE, offsetof(QuantizeOptions, rounding),
     "nearest|gptq",
     "Weights become integers each to the nearest, or so that errors\n"
     "make up for each other over the data: the default for w4."},
    {"equalize", 0, NNC_FLAG, offsetof(QuantizeOptions, equalize), NULL,
     "First evens out the ranges of channels between layers, which\n"
     "--per-tensor needs (nn-equalize)."},
    {"smooth", 0, NNC_NUMBER, offsetof(QuantizeOptions, smooth), "ALPHA",
     "First moves a part of the ranges of channels into the weights that\n"
     "read them, 0.5 say (nn-smooth)."},
    {"keep-biases", 0, NNC_FLAG, offsetof(QuantizeOptions, keepBiases), NULL,
     "Leaves biases as they are. Else what quantizing takes from each\n"
     "channel on average is added to them."},
    {"keep-slower", 0, NNC_FLAG, offsetof(QuantizeOptions, keepSlower), NULL,
     "Leaves layers quantized that take longer so than in f32 on this\n"
     "machine. Those of w8 and w4 always are, and auto takes what is\n"
     "fastest anyway."},
    NNC_GATE_LAYERS("in f32", "quantized"),
    NNC_GATE_OUTPUT(".q.mlir"),
    {"ranges", 0, NNC_STRING, offsetof(QuantizeOptions, ranges), "FILE",
     "Also writes the ranges, as nn-quantize reads them."},
    NNC_GATE_REPORT,
    NNC_GATE_MODEL,
    {0},
};

static const QuantizeOptions defaults = {
    .scheme = "int8",
    .observer = "mse",
    .activations = "u8",
    .percentile = 99.99,
    .gate = {.maxDrop = "1%", .threads = 1},
};

const NncVerb nncQuantizeVerb = {
    .name = "quantize",
    .summary = "make a model smaller and faster with fewer bits",
    .description =
        "Runs MODEL on samples to see the ranges of its values, quantizes\n"
        "its convolutions and products of matrices, and prints of each layer\n"
        "how near its result stays to that in f32, how sensitive it is among\n"
        "all, what time it took and saves, with all that is fused with it,\n"
        "and why it is not quantized, if so. Then compares what the model\n"
        "computes, and how fast, on other samples.\n"
        "\n"
        "If that is worse by more than --max-drop, the most sensitive layers\n"
        "are moved back to f32, as few as are needed. If nothing helps,\n"
        "nothing is written. Layers that are slower quantized are f32, too: all\n"
        "of them if the model would be. It is compiled like any model:\n"
        "\n"
        "    nnc compile model.q.mlir\n"
        "\n"
        "-o FILE.onnx writes it for others: an ONNX model with QuantizeLinear\n"
        "and DequantizeLinear.",
    .examples = "nnc quantize model.onnx --data calib.npz\n"
                "nnc quantize model.onnx --data calib.npz --eval eval.npz "
                "--max-drop 0.5%\n"
                "nnc quantize model.onnx --data calib.npz --scheme auto "
                "--svg tried.svg\n"
                "nnc quantize model.onnx --scheme w4 --group 32",
    .status = "The model can't be compiled, or is worse by more than allowed.",
    .options = table,
    .optionsSize = sizeof(QuantizeOptions),
    .defaults = &defaults,
    .run = quantize,
};
