//===- peak.c - What one core can do at best ------------------------------===//
// peak SECONDS BYTES: prints the GFLOPS of independent multiply-adds on f32,
// bf16 and bytes, each by the instruction that does most of them, and the GB/s
// at which BYTES are read over and over: those of the cache, or the memory,
// that so many fit in.
//===----------------------------------------------------------------------===//
#include "../python-free-driver/Profile/PeakLoops.h"
#include "peer.h"

#include <stdbool.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

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
#include "../python-free-driver/Profile/PeakLoops.inc"

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

//===----------------------------------------------------------------------===//
// Sums of products of bf16 and of bytes
//===----------------------------------------------------------------------===//

/// A loop of STEPS times REGISTERS instructions that add to sums of their own,
/// by `text`, which has the sum as operand 0 and a factor as 1.
#define DOT_LOOP(name, text)                                                   \
  static void name(void *unused) {                                             \
    Vector sums[REGISTERS] = {{0}}, factor = {0};                              \
    (void)unused;                                                              \
    KEEP(factor);                                                              \
    for (int step = 0; step < STEPS; ++step)                                   \
      _Pragma("GCC unroll 16") for (int i = 0; i < REGISTERS;                  \
                                    ++i) __asm__ volatile(text :               \
                                                          "+v"(sums[i]) :      \
                                                          "v"(factor));        \
  }

/// The same of tile registers: four sums, as many as hide the latency.
#define TILE_LOOP(name, kind)                                                  \
  static void name(void *unused) {                                             \
    (void)unused;                                                              \
    for (int step = 0; step < STEPS; ++step)                                   \
      __asm__ volatile(                                                        \
          kind " %tmm7, %tmm6, %tmm0\n" kind " %tmm7, %tmm6, %tmm1\n" kind     \
               " %tmm7, %tmm6, %tmm2\n" kind " %tmm7, %tmm6, %tmm3\n");        \
  }

#if defined(__AVX512VNNI__) || defined(__AVXVNNI__)
DOT_LOOP(dotBytes, "vpdpbusd %1, %1, %0")
#define HAS_DOT_BYTES 1
#endif
#if defined(__AVX512BF16__)
DOT_LOOP(dotBf16, "vdpbf16ps %1, %1, %0")
#define HAS_DOT_BF16 1
#endif
#if defined(__AMX_INT8__) && defined(__AMX_BF16__) && defined(__linux__)
TILE_LOOP(tileBytes, "tdpbusd")
TILE_LOOP(tileBf16, "tdpbf16ps")
#define HAS_TILES 1
#endif

/// The fastest of all runs: noise only ever adds to a time.
static double best(void (*run)(void *), void *context, double seconds) {
  size_t count;
  double *times = peerTime(run, context, seconds, &count);
  double least = times[0];
  free(times);
  return least;
}

#if defined(HAS_TILES)
/// Asks Linux for the tile registers, and makes all of them full.
static bool openTiles(void) {
  enum { requestPermission = 0x1023, tileData = 18 };
  struct {
    uint8_t palette, startRow, reserved[14];
    uint16_t rowBytes[16];
    uint8_t rows[16];
  } __attribute__((packed)) config = {.palette = 1};
  if (syscall(SYS_arch_prctl, requestPermission, tileData))
    return false;
  for (int i = 0; i < 8; ++i) {
    config.rowBytes[i] = 64;
    config.rows[i] = 16;
  }
  __asm__ volatile("ldtilecfg %0" : : "m"(config));
  return true;
}
#endif

/// Prints the most that any of the machine's units does of one type: 0 if there
/// is none.
static void printType(const char *type, void (*vector)(void *), int products,
                      void (*tile)(void *), double seconds) {
  double most = 0;
  if (vector)
    most = 2e-9 * lanes * products * REGISTERS * STEPS /
           best(vector, NULL, seconds);
  if (tile) {
    double tiled =
        2e-9 * 16 * 16 * 16 * products * 4 * STEPS / best(tile, NULL, seconds);
    most = tiled > most ? tiled : most;
  }
  printf("\"%s\": %.2f, ", type, most);
}

static void printTypes(double seconds) {
  void (*bytes)(void *) = NULL, (*bf16)(void *) = NULL;
  void (*byteTiles)(void *) = NULL, (*bf16Tiles)(void *) = NULL;
#if defined(HAS_DOT_BYTES)
  bytes = dotBytes;
#endif
#if defined(HAS_DOT_BF16)
  bf16 = dotBf16;
#endif
#if defined(HAS_TILES)
  if (openTiles()) {
    byteTiles = tileBytes;
    bf16Tiles = tileBf16;
  }
#endif
  printType("int8", bytes, 4, byteTiles, seconds);
  printType("bf16", bf16, 2, bf16Tiles, seconds);
}

int main(int argc, char **argv) {
  if (argc != 3)
    peerFail("usage: peak SECONDS BYTES");
  double seconds = atof(argv[1]) / 4;
  size_t blocks = (size_t)atoll(argv[2]) / (4 * PEAK_BLOCK) + 1;
  size_t count = blocks * PEAK_BLOCK;
  Memory memory = {peerFloats(count), count};
  printf("{");
  printTypes(seconds);
  printf("\"f32\": %.2f, \"gbps\": %.2f}\n",
         2e-9 * lanes * REGISTERS * STEPS / best(multiply, NULL, seconds),
         4e-9 * (double)count / best(readMemory, &memory, seconds));
}
