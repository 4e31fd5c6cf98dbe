//===- PeakLoops.h - What PeakLoops.inc needs -------------------*- C -*-===//
// The sizes of the loops that measure a processor's limits. Of this folder, and
// of bench/peak.c; C alone.
//===----------------------------------------------------------------------===//
#ifndef NNC_PEAKLOOPS_H
#define NNC_PEAKLOOPS_H

#include <stddef.h>

enum {
  STEPS = 4096,
  REGISTERS = 10,  ///< Enough to hide a latency of 4 on two units, of 16.
  PEAK_BLOCK = 128 ///< Floats that a reading loop takes at a time.
};

/// Keeps a vector in a register, and what is in it from the compiler.
#if defined(__x86_64__)
#define KEEP(vector) __asm__ volatile("" : "+v"(vector))
#elif defined(__aarch64__)
#define KEEP(vector) __asm__ volatile("" : "+w"(vector))
#else
#define KEEP(vector) __asm__ volatile("" : "+m"(vector))
#endif

#endif // NNC_PEAKLOOPS_H
