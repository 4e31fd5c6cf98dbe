//===- Prune.c - nnc prune ------------------------------------------------===//
// Makes a model with fewer weights, says what that costs and gains, and refuses
// where the cost is more than was allowed.
//===----------------------------------------------------------------------===//
#include "Gate/GateReport.h"
#include "Prune/PruneRun.h"
#include "Verbs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct PruneOptions {
  NncGateOptions gate;
  const char *sparsity, *pattern;
  long multiple;
  bool global;
} PruneOptions;

static bool isPattern(const PruneOptions *options, const char *name) {
  return !strcmp(options->pattern, name);
}

/// Whether the pattern is KEEP:OF, which says how much goes.
static bool isRuns(const PruneOptions *options) {
  return strchr(options->pattern, ':');
}

/// Other patterns are sizes, of which the pass knows more.
static bool isKnown(const PruneOptions *options) {
  return isPattern(options, "block") || isPattern(options, "channels") ||
         isPattern(options, "magnitude") ||
         !options->pattern[strspn(options->pattern, "0123456789:x")];
}

static NnStatus check(const PruneOptions *options) {
  if (!isKnown(options))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "option --pattern takes block, channels, magnitude "
                          "or sizes such as 2:4, got '%s'",
                          options->pattern);
  return options->sparsity || isRuns(options)
             ? nncGateOptionsCheck(&options->gate)
             : nnStatusCreate(NN_INVALID_ARGUMENT,
                              "give --sparsity SHARE, such as 50%%");
}

/// The pass and its options but for skip=, as NncPruneRun has them, in `text`.
static NnStatus makePass(const PruneOptions *options, char *text, size_t size) {
  double share = 0;
  NnStatus status = NULL;
  int n;
  if (options->sparsity)
    status = nncParseShare("sparsity", options->sparsity, &share);
  if (!status && share > 1)
    status = nnStatusCreate(NN_INVALID_ARGUMENT,
                            "option --sparsity takes 100%% at most, got '%s'",
                            options->sparsity);
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

static const NncGateWords words = {"dense", "pruned", "dense"};

static void printReport(const NncPruneRun *run) {
  Sums sums = sumUp(&run->table);
  nncPruneTablePrint(&run->table, stdout);
  printf("layers      %zu of %zu pruned, %zu kept dense\n",
         nncPruneTableCount(&run->table), run->table.count, run->kept);
  printf("weights     %" PRId64 " then %" PRId64 ", of which %" PRId64
         " are zero; kernels need %" PRId64 "\n",
         sums.before, sums.left, sums.zeros, sums.left - sums.skipped);
  nncGatePrint(&run->gate, &words);
}

static NncJson *toJson(const PruneOptions *options, const NncPruneRun *run) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "pattern", options->pattern);
  nncGateToJson(&run->gate, &words, json);
  nncPruneTableToJson(&run->table, nncJsonAddArray(json, "layers"));
  nncGatePointsToJson(&run->gate, json);
  return json;
}

/// What is known also if the gate failed.
static NnStatus report(const PruneOptions *options, const NncPruneRun *run) {
  printReport(run);
  return nncGateWriteReport(&run->gate,
                            options->gate.json ? toJson(options, run) : NULL);
}

//===----------------------------------------------------------------------===//
// The verb
//===----------------------------------------------------------------------===//

static NnStatus writeModel(const NncPruneRun *run) {
  const NncGate *gate = &run->gate;
  char *path = nncGateOutputPath(gate->options, ".pruned.mlir");
  NnStatus status = path ? nncGraphWriteCopy(&gate->graph, run->pruned, path)
                         : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!status)
    printf("written     %s\n", path);
  free(path);
  return status;
}

static NnStatus pruneWith(const PruneOptions *options, NncPruneRun *run) {
  NnStatus status = nncPruneBegin(&options->gate, run);
  if (status)
    return status;
  NnStatus failed = nncPruneGate(run);
  status = report(options, run);
  if (!failed && !status)
    return writeModel(run);
  nnStatusDestroy(failed ? status : NULL);
  return failed ? failed : status;
}

static NnStatus prune(const void *arguments) {
  enum { LONGEST_PASS = 256 };
  const PruneOptions *options = arguments;
  char pass[LONGEST_PASS];
  NncPruneRun run = {.pass = pass,
                     .goTogether = isPattern(options, "channels")};
  NnStatus status = check(options);
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
     "same ones for as many channels. Zeros of magnitude save no time,\n"
     "those of 2:4 only with few rows, those of 1:4 always."},
    {"global", 'g', NNC_FLAG, offsetof(PruneOptions, global), NULL,
     "Compares the weights of all layers, not of each by itself."},
    {"multiple", 0, NNC_INTEGER, offsetof(PruneOptions, multiple), "N",
     "For --pattern channels: leaves a multiple of N (default 16)."},
    NNC_GATE_DATA("Samples to evaluate with, as nnc quantize takes them."),
    NNC_GATE_EVAL,
    NNC_GATE_METRIC,
    NNC_GATE_MAX_DROP("the layers that alone cost\n"
                      "most stay dense until it holds; with channels, those "
                      "that lose the\n"
                      "greatest part of their squares."),
    NNC_GATE_LAYERS("dense", "pruned"),
    NNC_GATE_OUTPUT(".pruned.mlir"),
    NNC_GATE_REPORT,
    NNC_GATE_MODEL,
    {0},
};

static const PruneOptions defaults = {.gate = {.maxDrop = "1%", .threads = 1},
                                      .pattern = "block",
                                      .multiple = 16};

const NncVerb nncPruneVerb = {
    .name = "prune",
    .summary = "make a model smaller and faster with fewer weights",
    .description =
        "Leaves out the weights of MODEL that are least, and prints of each\n"
        "layer how many it has then, how many of them are zero, how many of\n"
        "those lie in blocks that kernels leave out, what part of the sum of\n"
        "their squares is left and, with samples, how much the metric falls\n"
        "when it alone is pruned. Then compares what the model computes, and\n"
        "how fast.\n"
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
