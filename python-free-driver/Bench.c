//===- Bench.c - nnc bench ------------------------------------------------===//
// Times a model: warm-up runs, then as many as fit the time, on inputs that
// every other program can reproduce.
//===----------------------------------------------------------------------===//
#include "Files/File.h"
#include "Files/Json.h"
#include "Model/Model.h"
#include "Model/Session.h"
#include "Profile/Profile.h"
#include "Progress.h"
#include "Stats.h"
#include "Verbs.h"

#include <inttypes.h>
#include <sys/resource.h>

enum { WARM_UP_RUNS = 5, MIN_RUNS = 5, MAX_RUNS = 100000 };

typedef struct BenchOptions {
  NncModelOptions model;
  NncList inputs, profiles;
  long threads;
  double seconds;
  bool json;
} BenchOptions;

typedef struct Result {
  NncStats milliseconds;
  size_t runs;
  int32_t threads;
  double compileSeconds;
  int64_t arenaBytes;
  int64_t peakBytes;
  bool profiled;
  NncProfile profile;
} Result;

static int64_t peakMemory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) ? -1 : (int64_t)usage.ru_maxrss * 1024;
}

static NnStatus warmUp(NncSession *session) {
  for (int i = 0; i < WARM_UP_RUNS; ++i) {
    NnStatus status = nncSessionRun(session);
    if (status)
      return status;
  }
  return NULL;
}

static NnStatus measure(NncSession *session, double seconds,
                        NncSamples *samples) {
  NncProgress progress = {0};
  double start = nncNow(), before = start;
  NnStatus status = NULL;
  while (!status && samples->count < MAX_RUNS &&
         (samples->count < MIN_RUNS || before - start < seconds)) {
    nncProgressUpdate(&progress, "timing", (int)(1e3 * (before - start)),
                      (int)(1e3 * seconds) + 1);
    before = nncNow();
    status = nncSessionRun(session);
    double after = nncNow();
    if (!status && !nncSamplesAdd(samples, 1e3 * (after - before)))
      status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
    before = after;
  }
  nncProgressFinish(&progress);
  return status;
}

static NnStatus benchModel(const NncModel *model, const BenchOptions *options,
                           Result *result) {
  NncInputSource source = {options->inputs, options->model.shapes, true};
  NncSession session;
  NncSamples samples = {0};
  NnStatus status =
      nncSessionCreate(model->runtime, &source, options->threads, &session);
  if (!status)
    status = warmUp(&session);
  if (!status)
    status = measure(&session, options->seconds, &samples);
  *result = (Result){
      .milliseconds = nncSamplesSummarize(&samples),
      .runs = samples.count,
      .threads = session.threads ? session.threads->count : 0,
      .compileSeconds = model->compileSeconds,
      .arenaBytes = session.arenaBytes,
      .peakBytes = peakMemory(),
  };
  result->profiled = options->profiles.count && !status;
  if (result->profiled)
    status = nncProfileCreate(&session, options->seconds,
                              result->milliseconds.median, &result->profile);
  nncSamplesDestroy(&samples);
  nncSessionDestroy(&session);
  return status;
}

static void printText(const Result *result) {
  const NncStats *time = &result->milliseconds;
  printf("time      min %.4f  median %.4f  p90 %.4f  p99 %.4f ms\n", time->min,
         time->median, time->p90, time->p99);
  printf("runs      %zu on %d thread%s\n", result->runs, (int)result->threads,
         result->threads == 1 ? "" : "s");
  printf("compile   %.3f s\n", result->compileSeconds);
  printf("arena     %" PRId64 " bytes\n", result->arenaBytes);
  printf("memory    %" PRId64 " bytes at peak\n", result->peakBytes);
}

/// Whether --profile was given without a file.
static bool isTableWanted(const BenchOptions *options) {
  for (size_t i = 0; i < options->profiles.count; ++i)
    if (!*options->profiles.items[i])
      return true;
  return false;
}

static NnStatus printJson(const BenchOptions *options, const Result *result) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", options->model.path);
  nncJsonAddInteger(json, "threads", result->threads);
  nncJsonAddInteger(json, "runs", (int64_t)result->runs);
  nncJsonAddNumber(json, "min_ms", result->milliseconds.min);
  nncJsonAddNumber(json, "median_ms", result->milliseconds.median);
  nncJsonAddNumber(json, "p90_ms", result->milliseconds.p90);
  nncJsonAddNumber(json, "p99_ms", result->milliseconds.p99);
  nncJsonAddNumber(json, "compile_s", result->compileSeconds);
  nncJsonAddInteger(json, "arena_bytes", result->arenaBytes);
  nncJsonAddInteger(json, "peak_memory_bytes", result->peakBytes);
  if (result->profiled && isTableWanted(options))
    nncProfileToJson(&result->profile, nncJsonAddObject(json, "profile"));
  return nncJsonPrint(json, stdout);
}

static NnStatus report(const BenchOptions *options, const Result *result) {
  NnStatus status = NULL;
  for (size_t i = 0; i < options->profiles.count && !status; ++i)
    if (*options->profiles.items[i])
      status = nncProfileWrite(&result->profile, options->model.path,
                               options->profiles.items[i]);
  if (status)
    return status;
  if (options->json)
    return printJson(options, result);
  printText(result);
  if (isTableWanted(options))
    nncProfilePrint(&result->profile, stdout);
  return NULL;
}

/// Before anything takes time: that the files of --profile can be written.
static NnStatus checkFiles(const BenchOptions *options) {
  NnStatus status = NULL;
  for (size_t i = 0; i < options->profiles.count && !status; ++i) {
    const char *path = options->profiles.items[i];
    if (!*path)
      continue;
    if (!nncFileHasExtension(path, ".json") &&
        !nncFileHasExtension(path, ".html"))
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "--profile=%s: expected a file that ends in "
                            ".json, .trace.json or .html",
                            path);
    status = nncFileCheckWritable(path);
  }
  return status;
}

static NnStatus bench(const void *arguments) {
  const BenchOptions *options = arguments;
  NncModelOptions modelOptions = options->model;
  modelOptions.profile = options->profiles.count > 0;
  NnStatus status = checkFiles(options);
  if (status)
    return status;
  NncModel model;
  Result result = {0};
  status = nncModelOpen(&modelOptions, &model);
  if (!status)
    status = benchModel(&model, options, &result);
  if (!status)
    status = report(options, &result);
  nncProfileDestroy(&result.profile);
  nncModelClose(&model);
  return status;
}

static const NncOption table[] = {
    {"seconds", 's', NNC_NUMBER, offsetof(BenchOptions, seconds), "S",
     "How long to measure (default 2); at least 5 runs are made."},
    NNC_OPTION_THREADS(BenchOptions),
    {"input", 'i', NNC_LIST, offsetof(BenchOptions, inputs), "NAME=FILE",
     "Reads an input as 'nnc run' does; the others are random."},
    {"profile", 0, NNC_TEXTS, offsetof(BenchOptions, profiles), "FILE",
     "Also says where the time goes: of each kernel its time, its share of\n"
     "it and of what this machine can do, and the ops fused in it. FILE is\n"
     "a page (.html), a trace for Chrome or Perfetto (.trace.json) or JSON\n"
     "(.json); without one a table is printed. May be repeated. A library\n"
     "must have been compiled with --profile."},
    {"json", 'j', NNC_FLAG, offsetof(BenchOptions, json), NULL,
     "Prints one JSON object instead of text."},
    NNC_OPTION_SHAPE(BenchOptions),
    NNC_OPTION_CPU(BenchOptions),
    NNC_OPTION_EXACT(BenchOptions),
    NNC_OPTION_PRECISION(BenchOptions),
    NNC_OPTION_SCHEDULE(BenchOptions),
    NNC_OPTION_TUNING(BenchOptions),
    NNC_OPTION_CACHE(BenchOptions),
    NNC_OPTION_NAME(BenchOptions),
    {0},
};

static const BenchOptions defaults = {.threads = 1, .seconds = 2};

const NncVerb nncBenchVerb = {
    .name = "bench",
    .summary = "measure a model's speed and memory",
    .description =
        "Compiles MODEL in memory, or loads it if it is a library, runs it a\n"
        "few times to warm up, and then times single runs: the fastest, the\n"
        "median, and the 90th and 99th percentile, in milliseconds. Also\n"
        "says how long compiling took, the bytes of the arena that a run\n"
        "works in, and the most memory this process ever held.",
    .examples = "nnc bench model.onnx\n"
                "nnc bench model.onnx --shape x=8x3x224x224 --seconds 10\n"
                "nnc bench model.so --threads 2 --json\n"
                "nnc bench model.onnx --profile --profile=model.html",
    .status = "The model can't be compiled or failed.",
    .options = table,
    .optionsSize = sizeof(BenchOptions),
    .defaults = &defaults,
    .run = bench,
};
