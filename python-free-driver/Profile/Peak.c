//===- Peak.c - What this machine can do at best --------------------------===//
// Loops that do nothing else, compiled for each width of vectors, on all
// threads at once. The fastest of some runs counts: noise only ever adds to a
// time.
//===----------------------------------------------------------------------===//
#include "Profile/Peak.h"

#include "Profile/PeakLoops.h"
#include "Progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
#define LANES 16
#define NAME(x) x##512
#define TARGET __attribute__((target("avx512f")))
#include "Profile/PeakLoops.inc"
#define LANES 8
#define NAME(x) x##256
#define TARGET __attribute__((target("avx2,fma")))
#include "Profile/PeakLoops.inc"
#endif
#define LANES 4
#define NAME(x) x##128
#define TARGET
#include "Profile/PeakLoops.inc"

typedef struct Loops {
  int lanes;
  void (*multiplyAdd)(void);
  void (*readAll)(const float *floats, size_t count);
} Loops;

static Loops chooseLoops(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f"))
    return (Loops){16, multiplyAdd512, readAll512};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return (Loops){8, multiplyAdd256, readAll256};
#endif
  return (Loops){4, multiplyAdd128, readAll128};
}

/// What all threads work on; `count` floats each.
typedef struct Work {
  Loops loops;
  const float *floats;
  size_t count, repeats;
} Work;

static void multiplyAdd(void *context, int32_t part) {
  (void)part;
  ((const Work *)context)->loops.multiplyAdd();
}

static void readAll(void *context, int32_t part) {
  const Work *work = context;
  for (size_t i = 0; i < work->repeats; ++i)
    work->loops.readAll(work->floats + (size_t)part * work->count, work->count);
}

/// Seconds that the task takes at best.
static double fastest(const nnrt_threads_t *threads, nnrt_task_t task,
                      Work *work) {
  enum { minRuns = 3 };
  const double limit = 0.04;
  double best = INFINITY, start = nncNow();
  for (int i = 0; i < minRuns || nncNow() - start < limit; ++i) {
    double before = nncNow();
    threads->parallel_for(threads->context, threads->count, task, work);
    double seconds = nncNow() - before;
    best = seconds < best ? seconds : best;
  }
  return best;
}

/// The bytes that fit in the caches, one for each level; guesses where the
/// system doesn't say.
static void readLevels(NncLevel levels[NNC_PEAK_LEVELS]) {
  static const NncLevel guesses[NNC_PEAK_LEVELS] = {
      {"L1", 32 << 10, 0},
      {"L2", 1 << 20, 0},
      {"L3", 32 << 20, 0},
      {"memory", INT64_MAX, 0},
  };
  const long most = 64 << 20; // What is shared by many is not all ours.
  memcpy(levels, guesses, sizeof guesses);
#ifdef _SC_LEVEL1_DCACHE_SIZE
  const int names[] = {_SC_LEVEL1_DCACHE_SIZE, _SC_LEVEL2_CACHE_SIZE,
                       _SC_LEVEL3_CACHE_SIZE};
  for (int i = 0; i < NNC_PEAK_LEVELS - 1; ++i)
    if (sysconf(names[i]) > 0)
      levels[i].bytes = sysconf(names[i]) < most ? sysconf(names[i]) : most;
#endif
}

/// Reads what fills half of a level, but only four times what the one before
/// holds, which is where data are that just don't fit there.
static NnStatus measureLevel(const nnrt_threads_t *threads, Work *work,
                             int64_t inner, NncLevel *level) {
  const size_t least = 1 << 20, block = PEAK_BLOCK * sizeof(float);
  int64_t half = level->bytes / 2, some = 4 * inner;
  size_t bytes = (size_t)(half < some ? half : some) / block * block;
  size_t total = bytes * (size_t)threads->count;
  float *floats = nnrt_arena_create((int64_t)total);
  if (!floats)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  memset(floats, 0, total);
  work->floats = floats;
  work->count = bytes / sizeof *floats;
  work->repeats = 1 + least / bytes;
  level->gbps =
      1e-9 * (double)(total * work->repeats) / fastest(threads, readAll, work);
  free(floats);
  return NULL;
}

NnStatus nncPeakMeasure(const nnrt_threads_t *threads, NncPeak *peak) {
  Work work = {.loops = chooseLoops()};
  double flops = 2.0 * work.loops.lanes * REGISTERS * STEPS * threads->count;
  peak->gflops = 1e-9 * flops / fastest(threads, multiplyAdd, &work);
  readLevels(peak->levels);
  NnStatus status = NULL;
  for (int i = 0; i < NNC_PEAK_LEVELS && !status; ++i)
    status = measureLevel(threads, &work,
                          i ? peak->levels[i - 1].bytes : INT64_MAX / 4,
                          &peak->levels[i]);
  return status;
}

const NncLevel *nncPeakLevel(const NncPeak *peak, int64_t bytes) {
  const NncLevel *level = peak->levels;
  while (bytes > level->bytes)
    ++level;
  return level;
}
