//===- Random.c - Random tensors ------------------------------------------===//
// SplitMix64 (Steele, Lea and Flood, 2014): one addition and one mix a number.
//===----------------------------------------------------------------------===//
#include "Random.h"

#include <math.h>

static uint64_t mix(uint64_t x) {
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return x ^ x >> 31;
}

static uint64_t next(uint64_t *state) {
  *state += UINT64_C(0x9e3779b97f4a7c15);
  return mix(*state);
}

uint64_t randomSeed(MlirStringRef name, uint64_t i) {
  uint64_t seed = i + 1;
  for (size_t k = 0; k < name.length; ++k)
    seed = mix(seed + (unsigned char)name.data[k]);
  return seed;
}

void randomFill(const nnrt_tensor_t *tensor, uint64_t seed, double low,
                double high) {
  bool isFloat = nnDTypeIsFloat(tensor->dtype);
  int64_t count = nnTensorNumElements(tensor);
  for (int64_t i = 0; i < count; ++i) {
    double unit = (double)(next(&seed) >> 11) * 0x1p-53; // [0, 1)
    NnNumber x;
    if (isFloat)
      x.f = low + unit * (high - low);
    else
      x.i = (int64_t)(low + floor(unit * (high - low + 1)));
    nnTensorStore(tensor, i, x);
  }
}
