//===- peer.h - What the programs of bench/kernels.py share -----*- C -*-===//
// Each is called as `PROGRAM SECONDS KIND NUMBER...`, measures one kernel on
// one thread, and prints the median time of a run in milliseconds.
//===----------------------------------------------------------------------===//
#ifndef NN_BENCH_PEER_H
#define NN_BENCH_PEER_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PEER_WARM_UP_RUNS = 5, PEER_MIN_RUNS = 5, PEER_MAX_RUNS = 100000 };

static inline double peerNow(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static inline void peerFail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

/// Memory for floats, filled with small ones.
static inline float *peerFloats(size_t count) {
  size_t bytes = (count * sizeof(float) + 63) / 64 * 64;
  float *floats = aligned_alloc(64, bytes);
  if (!floats)
    peerFail("out of memory");
  for (size_t i = 0; i < count; ++i)
    floats[i] = (float)(i * 31 % 17) / 16;
  return floats;
}

static inline int peerCompare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/// Seconds of the runs of `run`, sorted. The caller frees them.
static inline double *peerTime(void (*run)(void *), void *context,
                               double seconds, size_t *count) {
  double *times = malloc(PEER_MAX_RUNS * sizeof *times);
  if (!times)
    peerFail("out of memory");
  for (int i = 0; i < PEER_WARM_UP_RUNS; ++i)
    run(context);
  double start = peerNow(), before = start;
  for (*count = 0; *count < PEER_MAX_RUNS &&
                   (*count < PEER_MIN_RUNS || before - start < seconds);) {
    before = peerNow();
    run(context);
    double after = peerNow();
    times[(*count)++] = after - before;
    before = after;
  }
  qsort(times, *count, sizeof *times, peerCompare);
  return times;
}

static inline void peerPrintMedian(void (*run)(void *), void *context,
                                   double seconds) {
  size_t count;
  double *times = peerTime(run, context, seconds, &count);
  printf("%.6f\n", 1e3 * times[count / 2]);
  free(times);
}

/// The arguments of a kernel.
typedef struct PeerCall {
  double seconds;
  const char *kind;
  int64_t numbers[8];
  int count;
} PeerCall;

static inline PeerCall peerParse(int argc, char **argv) {
  PeerCall call = {0};
  if (argc < 3 || argc > 11)
    peerFail("usage: PROGRAM SECONDS KIND NUMBER...");
  call.seconds = atof(argv[1]);
  call.kind = argv[2];
  for (int i = 3; i < argc; ++i)
    call.numbers[call.count++] = atoll(argv[i]);
  return call;
}

#endif // NN_BENCH_PEER_H
