//===- Profile.c - Where the time of a run goes ---------------------------===//
// While a model runs, only a time and a number are kept for each kernel; all
// else is done between runs. What comes after one mark belongs to its kernel
// until the next mark.
//===----------------------------------------------------------------------===//
#include "Profile/Profile.h"

#include "Progress.h"
#include "Stats.h"

#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

enum { MIN_RUNS = 5, MAX_RUNS = 20000, FIRST_CAPACITY = 4096 };

/// A fast clock, in a unit that is found out later.
static uint64_t ticks(void) {
#if defined(__x86_64__)
  return __rdtsc();
#elif defined(__aarch64__)
  uint64_t value;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(value));
  return value;
#else
  return (uint64_t)(1e9 * nncNow());
#endif
}

typedef struct Mark {
  uint64_t ticks;
  int32_t kernel;
} Mark;

/// What one run leaves behind.
typedef struct Recorder {
  Mark *marks;
  size_t count, capacity;
  bool outOfMemory;
} Recorder;

static void enter(void *context, int32_t kernel) {
  Recorder *recorder = context;
  if (recorder->count == recorder->capacity) {
    size_t capacity = 2 * recorder->capacity + FIRST_CAPACITY;
    Mark *marks = realloc(recorder->marks, capacity * sizeof *marks);
    recorder->outOfMemory |= !marks;
    if (!marks)
      return;
    recorder->marks = marks;
    recorder->capacity = capacity;
  }
  recorder->marks[recorder->count++] = (Mark){ticks(), kernel};
}

/// All that is needed while runs are measured.
typedef struct Profiler {
  NncProfile *profile;
  NncSession *session;
  Recorder recorder, fastest;
  size_t *rowOf;       ///< Of kernel i - 1; that of 0 is what is no kernel.
  NncSamples *samples; ///< Ticks in each run, by row.
  uint64_t *sums;      ///< Of the current run, by row.
  NncSamples totals;
} Profiler;

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The row of a function, made if there is none.
static size_t findRow(NncProfile *profile, const nnrt_kernel_t *kernel) {
  size_t i = 1;
  while (i < profile->numRows &&
         strcmp(profile->rows[i].kernel->name, kernel->name) != 0)
    ++i;
  if (i == profile->numRows)
    profile->rows[profile->numRows++] = (NncProfileRow){.kernel = kernel};
  return i;
}

static NnStatus createRows(Profiler *profiler) {
  NncProfile *profile = profiler->profile;
  size_t n = (size_t)profile->model->num_kernels + 1;
  profile->rows = calloc(n, sizeof *profile->rows);
  profiler->rowOf = calloc(n, sizeof *profiler->rowOf);
  profiler->samples = calloc(n, sizeof *profiler->samples);
  profiler->sums = calloc(n, sizeof *profiler->sums);
  if (!profile->rows || !profiler->rowOf || !profiler->samples ||
      !profiler->sums)
    return outOfMemory();
  profile->numRows = 1;
  for (size_t i = 1; i < n; ++i)
    profiler->rowOf[i] = findRow(profile, &profile->model->kernels[i - 1]);
  return NULL;
}

static void addWork(int64_t *sum, int64_t work) {
  *sum = *sum < 0 || work < 0 ? -1 : *sum + work;
}

/// Counts calls and their work in the run that was kept.
static void countWork(Profiler *profiler) {
  NncProfile *profile = profiler->profile;
  for (size_t i = 0; i < profile->numSpans; ++i) {
    int32_t kernel = profile->spans[i].kernel;
    NncProfileRow *row = &profile->rows[profiler->rowOf[kernel + 1]];
    if (kernel < 0)
      continue;
    ++row->calls;
    addWork(&row->flops, profile->model->kernels[kernel].flops);
    addWork(&row->bytes, profile->model->kernels[kernel].bytes);
  }
}

static int compareRows(const void *left, const void *right) {
  const NncProfileRow *a = left, *b = right;
  return (a->milliseconds < b->milliseconds) -
         (a->milliseconds > b->milliseconds);
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

/// Adds the times of the last run to the samples of each row.
static bool addRun(Profiler *profiler) {
  const Recorder *recorder = &profiler->recorder;
  size_t numRows = profiler->profile->numRows;
  memset(profiler->sums, 0, numRows * sizeof *profiler->sums);
  for (size_t i = 0; i + 1 < recorder->count; ++i)
    profiler->sums[profiler->rowOf[recorder->marks[i].kernel + 1]] +=
        recorder->marks[i + 1].ticks - recorder->marks[i].ticks;
  bool ok = true;
  for (size_t i = 0; i < numRows; ++i)
    ok &= nncSamplesAdd(&profiler->samples[i], (double)profiler->sums[i]);
  return ok;
}

static uint64_t lengthOf(const Recorder *recorder) {
  return recorder->count ? recorder->marks[recorder->count - 1].ticks -
                               recorder->marks[0].ticks
                         : UINT64_MAX;
}

/// Runs once. The first and the last mark are the run's begin and end.
static NnStatus runOnce(Profiler *profiler) {
  Recorder *recorder = &profiler->recorder;
  recorder->count = 0;
  enter(recorder, -1);
  NnStatus status = nncSessionRun(profiler->session);
  enter(recorder, -1);
  if (status)
    return status;
  if (recorder->outOfMemory || !addRun(profiler) ||
      !nncSamplesAdd(&profiler->totals, (double)lengthOf(recorder)))
    return outOfMemory();
  if (lengthOf(recorder) < lengthOf(&profiler->fastest)) {
    Recorder kept = profiler->fastest;
    profiler->fastest = *recorder;
    *recorder = kept;
  }
  return NULL;
}

static NnStatus runFor(Profiler *profiler, double seconds) {
  NncProgress progress = {0};
  double start = nncNow(), passed = 0;
  NnStatus status = NULL;
  for (size_t i = 0;
       !status && i < MAX_RUNS && (i < MIN_RUNS || passed < seconds); ++i) {
    nncProgressUpdate(&progress, "profiling", (int)(1e3 * passed),
                      (int)(1e3 * seconds) + 1);
    status = runOnce(profiler);
    passed = nncNow() - start;
  }
  nncProgressFinish(&progress);
  return status;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

static NnStatus keepSpans(Profiler *profiler, double microseconds) {
  const Recorder *run = &profiler->fastest;
  NncProfile *profile = profiler->profile;
  profile->spans = calloc(run->count + 1, sizeof *profile->spans);
  if (!profile->spans)
    return outOfMemory();
  for (size_t i = 0; i + 1 < run->count; ++i)
    profile->spans[profile->numSpans++] = (NncSpan){
        .kernel = run->marks[i].kernel,
        .begin =
            microseconds * (double)(run->marks[i].ticks - run->marks[0].ticks),
        .end = microseconds *
               (double)(run->marks[i + 1].ticks - run->marks[0].ticks),
    };
  return NULL;
}

/// `microseconds` is the length of a tick.
static NnStatus summarize(Profiler *profiler, double microseconds) {
  NncProfile *profile = profiler->profile;
  NnStatus status = keepSpans(profiler, microseconds);
  if (status)
    return status;
  profile->runs = profiler->totals.count;
  profile->milliseconds =
      1e-3 * microseconds * nncSamplesSummarize(&profiler->totals).median;
  for (size_t i = 0; i < profile->numRows; ++i)
    profile->rows[i].milliseconds =
        1e-3 * microseconds * nncSamplesSummarize(&profiler->samples[i]).median;
  countWork(profiler);
  qsort(profile->rows, profile->numRows, sizeof *profile->rows, compareRows);
  return NULL;
}

static NnStatus measure(Profiler *profiler, double seconds) {
  nnrt_profile_t *model = profiler->session->model->profile;
  NnStatus status = createRows(profiler);
  if (status)
    return status;
  model->context = &profiler->recorder;
  model->enter = enter;
  double before = nncNow();
  uint64_t first = ticks();
  status = runFor(profiler, seconds);
  double microseconds = 1e6 * (nncNow() - before) / (double)(ticks() - first);
  model->enter = NULL;
  return status ? status : summarize(profiler, microseconds);
}

static void destroyProfiler(Profiler *profiler) {
  for (size_t i = 0; profiler->samples && i < profiler->profile->numRows; ++i)
    nncSamplesDestroy(&profiler->samples[i]);
  nncSamplesDestroy(&profiler->totals);
  free(profiler->samples);
  free(profiler->sums);
  free(profiler->rowOf);
  free(profiler->recorder.marks);
  free(profiler->fastest.marks);
}

NnStatus nncProfileRun(NncSession *session, double seconds,
                       NncProfile *profile) {
  *profile = (NncProfile){
      .model = session->model->profile,
      .threads = session->threads->count,
  };
  if (!profile->model)
    return nnStatusCreate(
        NN_INVALID_ARGUMENT,
        "the library can't be profiled (see 'nnc compile --profile')");
  Profiler profiler = {.profile = profile, .session = session};
  NnStatus status = measure(&profiler, seconds);
  destroyProfiler(&profiler);
  return status;
}

NnStatus nncProfileCreate(NncSession *session, double seconds, double plain,
                          NncProfile *profile) {
  NnStatus status = nncProfileRun(session, seconds, profile);
  profile->plainMilliseconds = plain;
  return status ? status : nncPeakMeasure(session->threads, &profile->peak);
}

void nncProfileDestroy(NncProfile *profile) {
  free(profile->rows);
  free(profile->spans);
  *profile = (NncProfile){0};
}

NncRates nncProfileRates(const NncProfile *profile, const NncProfileRow *row) {
  NncRates rates = {-1, -1, -1, -1, -1};
  if (!row->calls || row->milliseconds <= 0)
    return rates;
  if (row->flops > 0) {
    rates.gflops = 1e-6 * (double)row->flops / row->milliseconds;
    rates.ofPeak = rates.gflops / profile->peak.gflops;
  }
  if (row->bytes > 0) {
    const NncLevel *level =
        nncPeakLevel(&profile->peak, row->bytes / row->calls);
    rates.gbps = 1e-6 * (double)row->bytes / row->milliseconds;
    rates.ofBandwidth = rates.gbps / level->gbps;
  }
  rates.ofRoof =
      rates.ofPeak > rates.ofBandwidth ? rates.ofPeak : rates.ofBandwidth;
  return rates;
}
