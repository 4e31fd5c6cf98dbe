//===- Quantize.c - nnc quantize ------------------------------------------===//
// Makes a quantized model, says what that costs and gains, and refuses where
// the cost is more than was allowed.
//===----------------------------------------------------------------------===//
#include "File.h"
#include "QuantizeRun.h"
#include "Verbs.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct QuantizeOptions {
  NncModelOptions model;
  const char *data, *eval, *output, *ranges, *json, *svg;
  const char *scheme, *observer, *activations, *metric, *skip, *only, *maxDrop;
  double percentile;
  long group, threads;
  bool perTensor, keepBiases;
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

#define SCHEMES "int8|w8|w4|int8-dynamic"
#define OBSERVERS "minmax|average|percentile|entropy|mse"

/// "1%" or "0.01".
static NnStatus parseDrop(const char *text, double *drop) {
  char *end;
  *drop = strtod(text, &end);
  bool isPercent = end != text && *end == '%';
  if (end != text && !end[isPercent] && isfinite(*drop) && *drop >= 0) {
    *drop /= isPercent ? 100 : 1;
    return NULL;
  }
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "option --max-drop takes a share such as 1%% or 0.01, "
                        "got '%s'",
                        text);
}

static NnStatus check(const QuantizeOptions *options) {
  if (!options->data)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "no samples: give --data FILE.npz");
  if (options->group && !strcmp(options->scheme, "int8"))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--group needs --scheme w8 or w4");
  const char *files[] = {options->output, options->ranges, options->json,
                         options->svg};
  NnStatus status = NULL;
  for (int i = 0; i < 4 && !status; ++i)
    if (files[i])
      status = nncFileCheckFolder(files[i]);
  return status;
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

static double speedup(const NncQuantizeRun *run) {
  return run->after.milliseconds > 0
             ? run->before.milliseconds / run->after.milliseconds
             : 1;
}

static void printReport(const NncQuantizeRun *run, const char *scheme) {
  nncLayerTablePrint(&run->table, scheme, stdout);
  printf("layers      %zu of %zu quantized, %zu moved back to f32\n",
         run->table.numQuantizable - run->moved, run->table.count, run->moved);
  if (!run->numPoints)
    return;
  printf("%-11s %.6f in f32, %.6f quantized: a drop of %.3g%%, of %.3g%% "
         "allowed, on %" PRId64 " samples\n",
         nncMetricName(run->metric), run->before.score, run->after.score,
         100 * nncQuantizeDrop(run), 100 * run->maxDrop,
         run->reference.set->count);
  if (run->before.calibrationError >= 0)
    printf("confidence  off by %.4f in f32, %.4f quantized (expected "
           "calibration error)\n",
           run->before.calibrationError, run->after.calibrationError);
  printf("time        %.4f ms in f32, %.4f quantized: %.2fx\n",
         run->before.milliseconds, run->after.milliseconds, speedup(run));
  if (speedup(run) < 1)
    printf("This model is slower quantized on this machine.\n");
}

static void addEvaluation(NncJson *parent, const char *key,
                          const NncEvaluation *evaluation) {
  NncJson *json = nncJsonAddObject(parent, key);
  nncJsonAddNumber(json, "score", evaluation->score);
  if (evaluation->calibrationError >= 0)
    nncJsonAddNumber(json, "calibration_error", evaluation->calibrationError);
  nncJsonAddNumber(json, "median_ms", evaluation->milliseconds);
}

static NnStatus writeJson(const NncQuantizeRun *run, const char *scheme,
                          const char *path) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", run->model->path);
  nncJsonAddString(json, "scheme", scheme);
  nncJsonAddString(json, "metric", nncMetricName(run->metric));
  nncJsonAddNumber(json, "max_drop", run->maxDrop);
  nncJsonAddNumber(json, "drop", nncQuantizeDrop(run));
  addEvaluation(json, "f32", &run->before);
  addEvaluation(json, "quantized", &run->after);
  nncLayerTableToJson(&run->table, scheme, nncJsonAddArray(json, "layers"));
  NncJson *points = nncJsonAddArray(json, "points");
  for (size_t i = 0; i < run->numPoints; ++i) {
    NncJson *point = nncJsonAddObject(points, NULL);
    nncJsonAddString(point, "label", run->points[i].label);
    nncJsonAddNumber(point, "score", run->points[i].score);
    nncJsonAddNumber(point, "median_ms", run->points[i].milliseconds);
  }
  FILE *file = fopen(path, "w");
  if (!file)
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s'", path);
  NnStatus status = nncJsonPrint(json, file);
  bool written = fclose(file) == 0;
  return status || written
             ? status
             : nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
}

/// What is known also if the gate failed.
static NnStatus report(const QuantizeOptions *options,
                       const NncQuantizeRun *run) {
  printReport(run, options->scheme);
  NnStatus status =
      options->json ? writeJson(run, options->scheme, options->json) : NULL;
  if (!status && options->svg)
    status = nncChartWrite(options->svg, run->model->path, run->points,
                           run->numPoints, run->before.score - run->maxDrop);
  return status;
}

//===----------------------------------------------------------------------===//
// The verb
//===----------------------------------------------------------------------===//

/// "model.q.mlir" for "folder/model.onnx"; freed by the caller.
static char *defaultPath(const char *model) {
  static const char ending[] = ".q.mlir";
  const char *slash = strrchr(model, '/');
  const char *name = slash ? slash + 1 : model, *dot = strrchr(name, '.');
  size_t length = dot ? (size_t)(dot - name) : strlen(name);
  char *path = malloc(length + sizeof ending);
  if (path)
    snprintf(path, length + sizeof ending, "%.*s%s", (int)length, name, ending);
  return path;
}

static NnStatus writeModel(const QuantizeOptions *options,
                           const NncQuantizeRun *run) {
  char *made = options->output ? NULL : defaultPath(options->model.path);
  const char *path = options->output ? options->output : made;
  NnStatus status = path ? nncGraphWriteQuantized(&run->graph, &run->how, path)
                         : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!status)
    printf("written     %s\n", path);
  free(made);
  return status;
}

static NnStatus quantizeWith(const QuantizeOptions *options,
                             NncQuantizeRun *run) {
  NnStatus status = nncQuantizeBegin(run);
  if (status)
    return status;
  NnStatus failed = nncQuantizeGate(run);
  status = report(options, run);
  if (!failed && !status)
    return writeModel(options, run);
  nnStatusDestroy(failed ? status : NULL);
  return failed ? failed : status;
}

static NnStatus quantize(const void *arguments) {
  const QuantizeOptions *options = arguments;
  NncQuantizeRun run = {
      .model = &options->model,
      .data = options->data,
      .eval = options->eval,
      .rangesPath = options->ranges,
      .skip = options->skip,
      .how = {.scheme = (NnScheme)indexOf(options->scheme, SCHEMES),
              .isSymmetric = !strcmp(options->activations, "s8"),
              .group = options->perTensor ? -1 : options->group,
              .only = options->only},
      .observer = (NnRangeMethod)indexOf(options->observer, OBSERVERS),
      .percent = options->percentile,
      .keepBiases = options->keepBiases,
      .metricName = options->metric,
      .threads = options->threads,
  };
  NnStatus status = check(options);
  if (!status)
    status = parseDrop(options->maxDrop, &run.maxDrop);
  if (!status)
    status = quantizeWith(options, &run);
  nncQuantizeEnd(&run);
  return status;
}

static const NncOption table[] = {
    {"data", 'd', NNC_STRING, offsetof(QuantizeOptions, data), "FILE",
     "Samples to calibrate with, a .npz: for each input an array of its\n"
     "name, with the samples along its first dimension, or arrays NAME_0,\n"
     "NAME_1 and so on; or a .npy for a model of one input."},
    {"eval", 0, NNC_STRING, offsetof(QuantizeOptions, eval), "FILE",
     "Samples to evaluate with, the same as --data if not given. An array\n"
     "'labels' of integers has the right answers."},
    {"metric", 0, NNC_CHOICE, offsetof(QuantizeOptions, metric),
     "top1|cosine|mse",
     "What is compared: right answers, or the outputs with those in f32.\n"
     "top1 if there are labels, else cosine."},
    {"max-drop", 0, NNC_STRING, offsetof(QuantizeOptions, maxDrop), "SHARE",
     "How far the metric may fall (default 1%): the layers that quantizing\n"
     "changes most stay in f32 until it holds."},
    {"scheme", 0, NNC_CHOICE, offsetof(QuantizeOptions, scheme), SCHEMES,
     "int8, the default: weights and activations, by ranges in --data;\n"
     "int8-dynamic: by ranges found in each run; w8, w4: weights alone,\n"
     "in 8 or 4 bits."},
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
    {"keep-biases", 0, NNC_FLAG, offsetof(QuantizeOptions, keepBiases), NULL,
     "Leaves biases as they are. Else what quantizing takes from each\n"
     "channel on average is added to them."},
    {"skip", 0, NNC_STRING, offsetof(QuantizeOptions, skip), "NAMES",
     "Layers or kinds of ops to leave in f32, by commas."},
    {"only", 0, NNC_STRING, offsetof(QuantizeOptions, only), "NAMES",
     "Layers or kinds of ops that alone are quantized, by commas."},
    {"output", 'o', NNC_STRING, offsetof(QuantizeOptions, output), "FILE",
     "Where to write, .mlir, .mlirbc or .onnx; the model's name with the\n"
     "ending .q.mlir, in this folder, if not given."},
    {"ranges", 0, NNC_STRING, offsetof(QuantizeOptions, ranges), "FILE",
     "Also writes the ranges, as nn-quantize reads them."},
    {"json", 'j', NNC_STRING, offsetof(QuantizeOptions, json), "FILE",
     "Also writes the report as JSON."},
    {"svg", 0, NNC_STRING, offsetof(QuantizeOptions, svg), "FILE",
     "Also draws the metric against the time of all that was tried."},
    NNC_OPTION_THREADS(QuantizeOptions),
    NNC_OPTION_SHAPE(QuantizeOptions),
    NNC_OPTION_CPU(QuantizeOptions),
    NNC_OPTION_EXACT(QuantizeOptions),
    {0},
};

static const QuantizeOptions defaults = {
    .scheme = "int8",
    .observer = "mse",
    .activations = "u8",
    .maxDrop = "1%",
    .percentile = 99.99,
    .threads = 1,
};

const NncVerb nncQuantizeVerb = {
    .name = "quantize",
    .summary = "make a model smaller and faster with integers",
    .description =
        "Runs MODEL on samples to see the ranges of its values, quantizes\n"
        "its convolutions and products of matrices, and prints of each layer\n"
        "how near its result stays to that in f32, how sensitive it is among\n"
        "all, and why it is not quantized, if so. Then compares what the\n"
        "model computes, and how fast, on other samples.\n"
        "\n"
        "If that is worse by more than --max-drop, the most sensitive layers\n"
        "are moved back to f32, as few as are needed. If nothing helps,\n"
        "nothing is written. The result is compiled like any model:\n"
        "\n"
        "    nnc compile model.q.mlir\n"
        "\n"
        "-o FILE.onnx writes it for others: an ONNX model with QuantizeLinear\n"
        "and DequantizeLinear.",
    .examples = "nnc quantize model.onnx --data calib.npz\n"
                "nnc quantize model.onnx --data calib.npz --eval eval.npz "
                "--max-drop 0.5%\n"
                "nnc quantize model.onnx --data calib.npz --scheme w4 "
                "--group 32",
    .status = "The model can't be compiled, or is worse by more than allowed.",
    .options = table,
    .optionsSize = sizeof(QuantizeOptions),
    .defaults = &defaults,
    .run = quantize,
};
