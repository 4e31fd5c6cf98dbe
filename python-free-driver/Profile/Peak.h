//===- Peak.h - What this machine can do at best ----------------*- C -*-===//
// The limits that a roofline is drawn from, measured on the threads that a
// model runs on: multiply-adds on f32, and reading from each level of memory.
//===----------------------------------------------------------------------===//
#ifndef NNC_PEAK_H
#define NNC_PEAK_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

enum { NNC_PEAK_LEVELS = 4 };

/// A level of memory.
typedef struct NncLevel {
  const char *name;
  int64_t bytes; ///< What fits in it; INT64_MAX for the last one.
  double gbps;   ///< 1e9 bytes a second that are read from it.
} NncLevel;

typedef struct NncPeak {
  double gflops;
  NncLevel levels[NNC_PEAK_LEVELS]; ///< The nearest one first.
} NncPeak;

/// Takes about a quarter of a second.
NnStatus nncPeakMeasure(const nnrt_threads_t *threads,
                        NncPeak *peak) NN_MUST_USE;

/// The level that so many bytes fit in.
const NncLevel *nncPeakLevel(const NncPeak *peak, int64_t bytes);

#endif // NNC_PEAK_H
