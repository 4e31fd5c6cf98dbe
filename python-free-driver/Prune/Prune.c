//===- Prune.c - nnc prune ------------------------------------------------===//
// Makes a model with fewer weights, says what that costs and gains, and refuses
// where the cost is more than was allowed.
//===----------------------------------------------------------------------===//
#include "Files/File.h"
#include "Gate/GateOptions.h"
#include "Prune/PruneRun.h"
#include "Verbs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct PruneOptions {
  NncModelOptions model;
  const char *data, *eval, *output, *json, *svg;
  const char *sparsity, *pattern, *metric, *skip, *only, *maxDrop;
  long multiple, threads;
  bool global;
} PruneOptions;

static bool isPattern(const PruneOptions *options, const char *name) {
  return !strcmp(options->pattern, name);
}

/// Whether the pattern is KEEP:OF, which says how much goes.
static bool isRuns(const PruneOptions *options) {
  return strchr(options->pattern, ':');
}

static NnStatus check(const PruneOptions *options) {
  NnStatus status = nncCheckMetricName(options->metric);
  if (!status && !options->sparsity && !isRuns(options))
    status = nnStatusCreate(NN_INVALID_ARGUMENT,
                            "give --sparsity SHARE, such as 50%%");
  if (!status && !options->data && !options->eval &&
      (options->metric || options->svg))
    status = nnStatusCreate(NN_INVALID_ARGUMENT,
                            "--%s needs samples: give --data or --eval "
                            "FILE.npz",
                            options->metric ? "metric" : "svg");
  const char *files[] = {options->output, options->json, options->svg};
  for (int i = 0; i < 3 && !status; ++i)
    if (files[i])
      status = nncFileCheckFolder(files[i]);
  return status;
}

/// The pass and its options but for skip=, as NncPruneRun has them, in `text`.
static NnStatus makePass(const PruneOptions *options, char *text, size_t size) {
  double share = 0;
  NnStatus status = NULL;
  int n;
  if (options->sparsity)
    status = nncParseShare("sparsity", options->sparsity, &share);
  if (isPattern(options, "channels"))
    n = snprintf(text, size, "nn-prune-channels{sparsity=%g multiple=%ld",
                 share, options->multiple);
  else
    n = snprintf(text, size, "nn-prune{structure=%s%s",
                 isPattern(options, "block")       ? "1x16"
                 : isPattern(options, "magnitude") ? "element"
                                                   : options->pattern,
                 options->global ? " global=1" : "");
  if (n > 0 && (size_t)n < size && options->sparsity &&
      !isPattern(options, "channels"))
    n += snprintf(text + n, size - (size_t)n, " sparsity=%g", share);
  if (!status && (n < 0 || (size_t)n >= size))
    status = nnStatusCreate(NN_INVALID_ARGUMENT, "--pattern '%s' is too long",
                            options->pattern);
  return status;
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

typedef struct Sums {
  int64_t before, left, zeros, skipped;
} Sums;

static Sums sumUp(const NncPruneTable *table) {
  Sums sums = {0};
  for (size_t i = 0; i < table->count; ++i) {
    const NncPruneRow *row = &table->rows[i];
    sums.before += row->before;
    sums.left += row->count;
    sums.zeros += row->zeros;
    sums.skipped += row->skipped;
  }
  return sums;
}

static void printReport(const NncPruneRun *run) {
  const NncQuantizeRun *base = &run->base;
  Sums sums = sumUp(&run->table);
  nncPruneTablePrint(&run->table, stdout);
  printf("layers      %zu of %zu pruned, %zu kept dense\n",
         nncPruneTableCount(&run->table), run->table.count, run->kept);
  printf("weights     %" PRId64 " then %" PRId64 ", of which %" PRId64
         " are zero; kernels need %" PRId64 "\n",
         sums.before, sums.left, sums.zeros, sums.left - sums.skipped);
  if (base->numPoints)
    printf("%-11s %.6f dense, %.6f pruned: a drop of %.3g%%, of %.3g%% "
           "allowed, on %" PRId64 " samples\n",
           nncQuantizeMetric(base), base->before.score, base->after.score,
           100 * nncQuantizeDrop(base), 100 * base->maxDrop,
           base->reference.set->count);
  if (base->after.milliseconds > 0)
    printf("time        %.4f ms dense, %.4f pruned: %.2fx\n",
           base->before.milliseconds, base->after.milliseconds,
           base->before.milliseconds / base->after.milliseconds);
  if (!nncQuantizeIsEvaluated(base))
    printf("Without samples, accuracy is not known.\n");
}

static NncJson *toJson(const PruneOptions *options, const NncPruneRun *run) {
  const NncQuantizeRun *base = &run->base;
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", options->model.path);
  nncJsonAddString(json, "pattern", options->pattern);
  if (nncQuantizeIsEvaluated(base)) {
    nncJsonAddString(json, "metric", nncQuantizeMetric(base));
    nncJsonAddNumber(json, "max_drop", base->maxDrop);
    nncJsonAddNumber(json, "dense_score", base->before.score);
    nncJsonAddNumber(json, "score", base->after.score);
  }
  nncJsonAddNumber(json, "dense_median_ms", base->before.milliseconds);
  nncJsonAddNumber(json, "median_ms", base->after.milliseconds);
  nncPruneTableToJson(&run->table, nncJsonAddArray(json, "layers"));
  return json;
}

static NnStatus writeJson(const PruneOptions *options, const NncPruneRun *run) {
  FILE *file = fopen(options->json, "w");
  if (!file)
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s'", options->json);
  NnStatus status = nncJsonPrint(toJson(options, run), file);
  bool written = fclose(file) == 0;
  return status || written
             ? status
             : nnStatusCreate(NN_IO_ERROR, "can't write '%s'", options->json);
}

/// What is known also if the gate failed.
static NnStatus report(const PruneOptions *options, const NncPruneRun *run) {
  const NncQuantizeRun *base = &run->base;
  printReport(run);
  NnStatus status = options->json ? writeJson(options, run) : NULL;
  if (!status && options->svg)
    status = nncChartWrite(options->svg, options->model.path, base->points,
                           base->numPoints, base->before.score - base->maxDrop);
  return status;
}

//===----------------------------------------------------------------------===//
// The verb
//===----------------------------------------------------------------------===//

static NnStatus writeModel(const PruneOptions *options,
                           const NncPruneRun *run) {
  char *made = options->output
                   ? NULL
                   : nncPathBeside(options->model.path, ".pruned.mlir");
  const char *path = options->output ? options->output : made;
  NnStatus status = path
                        ? nncGraphWriteCopy(&run->base.graph, run->pruned, path)
                        : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!status)
    printf("written     %s\n", path);
  free(made);
  return status;
}

static NnStatus pruneWith(const PruneOptions *options, NncPruneRun *run) {
  NnStatus status = nncPruneBegin(run);
  if (status)
    return status;
  NnStatus failed = nncPruneGate(run);
  status = report(options, run);
  if (!failed && !status)
    return writeModel(options, run);
  nnStatusDestroy(failed ? status : NULL);
  return failed ? failed : status;
}

static NnStatus prune(const void *arguments) {
  enum { LONGEST_PASS = 256 };
  const PruneOptions *options = arguments;
  char pass[LONGEST_PASS];
  NncPruneRun run = {.base = {.model = &options->model,
                              .data = options->data,
                              .eval = options->eval,
                              .how = {.scheme = NN_SCHEME_F32},
                              .metricName = options->metric,
                              .threads = options->threads},
                     .pass = pass,
                     .skip = options->skip,
                     .only = options->only,
                     .goTogether = isPattern(options, "channels")};
  NnStatus status = check(options);
  if (!status)
    status = nncParseShare("max-drop", options->maxDrop, &run.base.maxDrop);
  if (!status)
    status = makePass(options, pass, sizeof pass);
  if (!status)
    status = pruneWith(options, &run);
  nncPruneEnd(&run);
  return status;
}

static const NncOption table[] = {
    {"sparsity", 's', NNC_STRING, offsetof(PruneOptions, sparsity), "SHARE",
     "How much goes, 50% or 0.5: of the weights, or of the channels. A\n"
     "pattern of KEEP:OF says it."},
    {"pattern", 'p', NNC_STRING, offsetof(PruneOptions, pattern), "PATTERN",
     "What goes together. block, the default: a term of a sum for 16\n"
     "output channels, which kernels then leave out; TERMSxCHANNELS:\n"
     "blocks of that size; channels: whole channels, so that tensors\n"
     "shrink; magnitude: each weight by itself; KEEP:OF, such as 2:4: all\n"
     "but the greatest of each OF; KEEP:OFxCHANNELS, such as 2:4x16: the\n"
     "same ones for as many channels. Zeros of magnitude and KEEP:OF save\n"
     "no time."},
    {"global", 'g', NNC_FLAG, offsetof(PruneOptions, global), NULL,
     "Compares the weights of all layers, not of each by itself."},
    {"multiple", 0, NNC_INTEGER, offsetof(PruneOptions, multiple), "N",
     "For --pattern channels: leaves a multiple of N (default 16)."},
    {"data", 'd', NNC_STRING, offsetof(PruneOptions, data), "FILE",
     "Samples to evaluate with, a .npz, as nnc quantize takes them."},
    {"eval", 0, NNC_STRING, offsetof(PruneOptions, eval), "FILE",
     "The same; goes before --data."},
    {"metric", 0, NNC_STRING, offsetof(PruneOptions, metric), "METRIC",
     "What is compared, as by nnc quantize: top1, cosine, mse, FILE.so."},
    {"max-drop", 0, NNC_STRING, offsetof(PruneOptions, maxDrop), "SHARE",
     "How far the metric may fall (default 1%): the layers that alone cost\n"
     "most stay dense until it holds; with channels, those that lose the\n"
     "greatest part of their squares."},
    {"skip", 0, NNC_STRING, offsetof(PruneOptions, skip), "NAMES",
     "Layers or kinds of ops to leave dense, by commas."},
    {"only", 0, NNC_STRING, offsetof(PruneOptions, only), "NAMES",
     "Layers or kinds of ops that alone are pruned, by commas."},
    {"output", 'o', NNC_STRING, offsetof(PruneOptions, output), "FILE",
     "Where to write, .mlir, .mlirbc or .onnx; the model's name with the\n"
     "ending .pruned.mlir, in this folder, if not given."},
    {"json", 'j', NNC_STRING, offsetof(PruneOptions, json), "FILE",
     "Also writes the report as JSON."},
    {"svg", 0, NNC_STRING, offsetof(PruneOptions, svg), "FILE",
     "Also draws the metric against the time of all that was tried."},
    NNC_OPTION_THREADS(PruneOptions),
    NNC_OPTION_SHAPE(PruneOptions),
    NNC_OPTION_CPU(PruneOptions),
    NNC_OPTION_EXACT(PruneOptions),
    {0},
};

static const PruneOptions defaults = {
    .pattern = "block", .maxDrop = "1%", .multiple = 16, .threads = 1};

const NncVerb nncPruneVerb = {
    .name = "prune",
    .summary = "make a model smaller and faster with fewer weights",
    .description =
        "Leaves out the weights of MODEL that are least, and prints of each\n"
        "layer how many it has then, how many of them are zero, how many of\n"
        "those lie in blocks that kernels leave out, what part of the sum of\n"
        "their squares is left and, with samples, how much the metric falls\n"
        "when it alone is pruned. Then compares what the model\n"
        "computes, and how fast.\n"
        "\n"
        "If that is worse by more than --max-drop, layers are kept dense, as\n"
        "few as are needed. If nothing helps, nothing is written. Nothing is\n"
        "trained: beyond a few percent a model has to be, afterwards.",
    .examples = "nnc prune model.onnx --sparsity 50% --data eval.npz\n"
                "nnc prune model.onnx --pattern channels --sparsity 25% -o "
                "small.onnx\n"
                "nnc prune model.onnx --pattern 2:4 --skip conv",
    .status = "The model can't be compiled, or is worse by more than allowed.",
    .options = table,
    .optionsSize = sizeof(PruneOptions),
    .defaults = &defaults,
    .run = prune,
};
