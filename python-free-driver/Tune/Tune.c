//===- Tune.c - nnc tune --------------------------------------------------===//
// Compiles a model with all its kernels cut in one way after another, times
// each kernel where it runs, and keeps what was fastest. What is kept is then
// timed as a whole against the compiler's own choice before it is believed.
//===----------------------------------------------------------------------===//
#include "Compare.h"
#include "Files/File.h"
#include "Model/Model.h"
#include "Model/Session.h"
#include "Progress.h"
#include "Stats.h"
#include "Tune/TuneTable.h"
#include "Verbs.h"

#include <stdlib.h>
#include <string.h>

typedef struct TuneOptions {
  NncModelOptions model;
  const char *output;
  long threads;
  double seconds;
} TuneOptions;

/// A model that was compiled in one way, ready to run.
typedef struct Candidate {
  NncModel model;
  NncSession session;
} Candidate;

typedef struct Tuner {
  const TuneOptions *options;
  const char *path; ///< Of the file to write.
  double start;
  Candidate first; ///< As the compiler chooses.
  NncTuneTable table;
  NncProgress progress;
  int variants, wrong;
} Tuner;

/// Variants are as good as the first if their outputs are as near to it as
/// those of models are to ONNX Runtime's.
static const NncTolerance tolerance = {.absolute = 1e-4, .relative = 1e-3};

//===----------------------------------------------------------------------===//
// Candidates
//===----------------------------------------------------------------------===//

/// Compiles and runs once. Closed also on failure.
static NnStatus openCandidate(const Tuner *tuner, const NncModelOptions *how,
                              Candidate *candidate) {
  *candidate = (Candidate){0};
  NncInputSource source = {{0}, how->shapes, true};
  NnStatus status = nncModelOpen(how, &candidate->model);
  if (!status)
    status = nncSessionCreate(candidate->model.runtime, &source,
                              tuner->options->threads, &candidate->session);
  return status ? status : nncSessionRun(&candidate->session);
}

static void closeCandidate(Candidate *candidate) {
  nncSessionDestroy(&candidate->session);
  nncModelClose(&candidate->model);
}

/// Whether the last run gave what the first candidate's gave.
static bool agrees(const Tuner *tuner, const Candidate *candidate) {
  for (int32_t i = 0; i < candidate->session.model->num_outputs; ++i) {
    NnStatus status = nncCompare("output", &tuner->first.session.outputs[i],
                                 &candidate->session.outputs[i], tolerance);
    bool differs = status != NULL;
    nnStatusDestroy(status);
    if (differs)
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

static double passed(const Tuner *tuner) { return nncNow() - tuner->start; }

static void show(Tuner *tuner, const char *stage) {
  nncProgressUpdate(&tuner->progress, stage, (int)passed(tuner),
                    (int)tuner->options->seconds + 1);
}

/// Times the kernels of a candidate. `*changed` as in nncTuneTableAdd.
static NnStatus timeKernels(Tuner *tuner, Candidate *candidate, bool *changed) {
  enum { SHARES = 32 };
  NncProfile profile = {0};
  NnStatus status = nncProfileRun(&candidate->session,
                                  tuner->options->seconds / SHARES, &profile);
  if (!status)
    status = nncTuneTableAdd(&tuner->table, &profile, changed);
  nncProfileDestroy(&profile);
  return status;
}

static NnStatus tryVariant(Tuner *tuner, int variant, bool *changed) {
  NncModelOptions how = tuner->options->model;
  how.profile = true;
  how.variant = variant;
  Candidate candidate;
  NnStatus status = openCandidate(tuner, &how, &candidate);
  *changed = true;
  if (!status && !agrees(tuner, &candidate))
    ++tuner->wrong;
  else if (!status)
    status = timeKernels(tuner, &candidate, changed);
  closeCandidate(&candidate);
  return status;
}

/// Until no variant is left, or no time.
static NnStatus search(Tuner *tuner) {
  NncModelOptions how = tuner->options->model;
  how.profile = true;
  show(tuner, "tuning");
  nncProgressFinish(&tuner->progress);
  NnStatus status = openCandidate(tuner, &how, &tuner->first);
  bool changed = true, first;
  if (!status)
    status = timeKernels(tuner, &tuner->first, &first);
  for (int i = 1; !status && changed && tuner->table.count &&
                  passed(tuner) < tuner->options->seconds;
       ++i) {
    show(tuner, "tuning");
    nncProgressFinish(&tuner->progress);
    status = tryVariant(tuner, i, &changed);
    tuner->variants += changed;
  }
  return status;
}

//===----------------------------------------------------------------------===//
// The result
//===----------------------------------------------------------------------===//

static NnStatus timeRun(Candidate *candidate, NncSamples *samples) {
  double before = nncNow();
  NnStatus status = nncSessionRun(&candidate->session);
  if (!status && !nncSamplesAdd(samples, 1e3 * (nncNow() - before)))
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return status;
}

/// Runs both in turns, for a share of the time. Medians, in milliseconds.
static NnStatus compareTimes(Tuner *tuner, Candidate *tuned, double *before,
                             double *after) {
  enum { MIN_RUNS = 7, SHARES = 8 };
  NncSamples samples[2] = {{0}};
  NnStatus status = NULL;
  double start = nncNow();
  for (int i = 0;
       !status &&
       (i < MIN_RUNS || nncNow() - start < tuner->options->seconds / SHARES);
       ++i) {
    status = timeRun(&tuner->first, &samples[0]);
    if (!status)
      status = timeRun(tuned, &samples[1]);
  }
  *before = nncSamplesSummarize(&samples[0]).median;
  *after = nncSamplesSummarize(&samples[1]).median;
  nncSamplesDestroy(&samples[0]);
  nncSamplesDestroy(&samples[1]);
  return status;
}

/// Compiles with the file that was written, and removes it if that is no gain.
static NnStatus confirm(Tuner *tuner) {
  NncModelOptions how = tuner->options->model;
  how.profile = true;
  how.schedule = tuner->path;
  Candidate tuned;
  double before = 0, after = 0;
  NnStatus status = openCandidate(tuner, &how, &tuned);
  bool right = !status && agrees(tuner, &tuned);
  if (right)
    status = compareTimes(tuner, &tuned, &before, &after);
  closeCandidate(&tuned);
  bool kept = !status && right && after < before;
  if (!kept)
    remove(tuner->path);
  if (status)
    return status;
  printf("model      %.4f ms before, %.4f ms after: %.2fx\n", before, after,
         after > 0 ? before / after : 1);
  if (kept)
    printf("written    %s\n", tuner->path);
  else
    printf("The compiler's own choice is as fast; nothing is written.\n");
  return NULL;
}

static NnStatus finish(Tuner *tuner) {
  printf("tried      %d ways to cut %zu kinds of kernels in %.1f s\n",
         tuner->variants, tuner->table.count, passed(tuner));
  if (tuner->wrong)
    printf("wrong      %d of them, which gave other results: left out\n",
           tuner->wrong);
  nncTuneTablePrint(&tuner->table, stdout);
  if (!nncTuneTableCount(&tuner->table)) {
    printf("The compiler's own choice is the fastest; nothing is written.\n");
    return NULL;
  }
  NnStatus status =
      nncTuneTableWrite(&tuner->table, tuner->options->model.path, tuner->path);
  return status ? status : confirm(tuner);
}

/// "model.tuning" for "model.onnx"; freed by the caller.
static char *defaultPath(const char *model) {
  static const char ending[] = ".tuning";
  const char *slash = strrchr(model, '/');
  const char *name = slash ? slash + 1 : model, *dot = strrchr(name, '.');
  size_t length = dot ? (size_t)(dot - name) : strlen(name);
  char *path = malloc(length + sizeof ending);
  if (path)
    snprintf(path, length + sizeof ending, "%.*s%s", (int)length, name, ending);
  return path;
}

static NnStatus tuneTo(const TuneOptions *options, const char *path) {
  if (nncFileHasExtension(options->model.path, ".so"))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "'%s' is compiled already; expected a model",
                          options->model.path);
  NnStatus status = nncFileCheckWritable(path);
  if (status)
    return status;
  Tuner tuner = {.options = options, .path = path, .start = nncNow()};
  status = search(&tuner);
  nncProgressFinish(&tuner.progress);
  if (!status)
    status = finish(&tuner);
  nncTuneTableDestroy(&tuner.table);
  closeCandidate(&tuner.first);
  return status;
}

static NnStatus tune(const void *arguments) {
  const TuneOptions *options = arguments;
  if (options->output)
    return tuneTo(options, options->output);
  char *path = defaultPath(options->model.path);
  NnStatus status = path ? tuneTo(options, path)
                         : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  free(path);
  return status;
}

static const NncOption table[] = {
    {"output", 'o', NNC_STRING, offsetof(TuneOptions, output), "FILE",
     "Where to write; the model's name with the ending .tuning, in this\n"
     "folder, if not given."},
    {"seconds", 's', NNC_NUMBER, offsetof(TuneOptions, seconds), "S",
     "How long to search (default 60), compiling included."},
    NNC_OPTION_THREADS(TuneOptions),
    NNC_OPTION_SHAPE(TuneOptions),
    NNC_OPTION_EXACT(TuneOptions),
    {0},
};

static const TuneOptions defaults = {.threads = 1, .seconds = 60};

const NncVerb nncTuneVerb = {
    .name = "tune",
    .summary = "find out how kernels run fastest on this machine",
    .description =
        "Cuts the loops of MODEL's matrix products and convolutions into\n"
        "tiles of many sizes, times every kernel where it runs, on random\n"
        "inputs, and writes the fastest to a file:\n"
        "\n"
        "    nnc compile MODEL --tuning FILE\n"
        "\n"
        "All results are compared with those of the compiler's own choice,\n"
        "and the file is only kept if the whole model is faster with it. It\n"
        "is text, one line a kind of kernel, and may be edited.",
    .examples = "nnc tune model.onnx\n"
                "nnc tune model.onnx -o fast.tuning --seconds 300 --threads 2",
    .status = "The model can't be compiled or failed.",
    .options = table,
    .optionsSize = sizeof(TuneOptions),
    .defaults = &defaults,
    .run = tune,
};
