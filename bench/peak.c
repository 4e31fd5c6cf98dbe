//===- peak.c - What one core can do at best ------------------------------===//
// peak SECONDS BYTES: prints the GFLOPS of independent fused multiply-adds on
// f32 and the GB/s at which BYTES are read over and over: those of the cache,
// or the memory, that so many fit in.
//===----------------------------------------------------------------------===//
#include "peer.h"

#if defined(__AVX512F__)
enum { LANES = 16, ACCUMULATORS = 16 };
#elif defined(__AVX__)
enum { LANES = 8, ACCUMULATORS = 10 };
#else
enum { LANES = 4, ACCUMULATORS = 16 };
#endif
enum { STEPS = 4096 };

typedef float Vector __attribute__((vector_size(LANES * sizeof(float))));

/// Keeps the compiler from dropping or merging what makes a vector.
#define KEEP(vector) __asm__ volatile("" : "+v"(vector))

#if !defined(__x86_64__)
#undef KEEP
#define KEEP(vector) __asm__ volatile("" : "+w"(vector))
#endif

static void multiplyAndAdd(void *unused) {
  (void)unused;
  Vector sums[ACCUMULATORS] = {{0}}, factor = {0}, term = {0};
  KEEP(factor);
  KEEP(term);
  for (int step = 0; step < STEPS; ++step) {
#pragma GCC unroll 16
    for (int i = 0; i < ACCUMULATORS; ++i) {
      sums[i] = sums[i] * factor + term;
      KEEP(sums[i]);
    }
  }
}

typedef struct Memory {
  const float *data;
  size_t vectors;
} Memory;

static void readAll(void *context) {
  const Memory *memory = context;
  const Vector *data = (const Vector *)memory->data;
  Vector sums[8] = {{0}};
  for (size_t v = 0; v < memory->vectors; v += 8)
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i)
      sums[i] += data[v + i];
  for (int i = 0; i < 8; ++i)
    KEEP(sums[i]);
}

/// The fastest of all runs: noise only ever adds to a time.
static double best(void (*run)(void *), void *context, double seconds) {
  size_t count;
  double *times = peerTime(run, context, seconds, &count);
  double least = times[0];
  free(times);
  return least;
}

int main(int argc, char **argv) {
  if (argc != 3)
    peerFail("usage: peak SECONDS BYTES");
  double seconds = atof(argv[1]) / 2;
  size_t block = 8 * sizeof(Vector);
  // Whole blocks, and enough of them for the clock.
  size_t bytes = ((size_t)atoll(argv[2]) + block - 1) / block * block;
  Memory memory = {peerFloats(bytes / sizeof(float)), bytes / sizeof(Vector)};
  double flops = 2.0 * LANES * ACCUMULATORS * STEPS;
  printf("{\"gflops\": %.2f, \"gbps\": %.2f}\n",
         1e-9 * flops / best(multiplyAndAdd, NULL, seconds),
         1e-9 * (double)bytes / best(readAll, &memory, seconds));
}
