//===- peak.c - What one core can do at best ------------------------------===//
// peak SECONDS BYTES: prints the GFLOPS of independent fused multiply-adds on
// f32 and the GB/s at which BYTES are read over and over: those of the cache,
// or the memory, that so many fit in.
//===----------------------------------------------------------------------===//
#include "../python-free-driver/PeakLoops.h"
#include "peer.h"

#if defined(__AVX512F__)
#define LANES 16
#elif defined(__AVX__)
#define LANES 8
#else
#define LANES 4
#endif
enum { lanes = LANES };
#define NAME(x) x
#define TARGET
#include "../python-free-driver/PeakLoops.inc"

typedef struct Memory {
  const float *floats;
  size_t count;
} Memory;

static void multiply(void *unused) {
  (void)unused;
  multiplyAdd();
}

static void readMemory(void *context) {
  const Memory *memory = context;
  readAll(memory->floats, memory->count);
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
  size_t blocks = (size_t)atoll(argv[2]) / (4 * PEAK_BLOCK) + 1;
  size_t count = blocks * PEAK_BLOCK;
  Memory memory = {peerFloats(count), count};
  printf("{\"gflops\": %.2f, \"gbps\": %.2f}\n",
         2e-9 * lanes * REGISTERS * STEPS / best(multiply, NULL, seconds),
         4e-9 * (double)count / best(readMemory, &memory, seconds));
}
