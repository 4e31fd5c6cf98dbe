//===- Accumulate.h - Sums of products -------------------------*- C -*-===//
// The one inner loop of contractions and convolutions, in double for floats
// and in wrapping int64_t for integers.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_ACCUMULATE_H
#define NN_REFERENCE_ACCUMULATE_H

#include "Tensor.h"

/// sums[i * sumStride] += a * x[i * stride] for i in [0, n).
static inline void nnMultiplyAdd(bool isFloat, NnNumber *sums,
                                 int64_t sumStride, NnNumber a,
                                 const NnNumber *x, int64_t stride, int64_t n) {
  if (isFloat)
    for (int64_t i = 0; i < n; ++i)
      sums[i * sumStride].f += a.f * x[i * stride].f;
  else
    for (int64_t i = 0; i < n; ++i)
      sums[i * sumStride].i =
          (int64_t)((uint64_t)sums[i * sumStride].i +
                    (uint64_t)a.i * (uint64_t)x[i * stride].i);
}

#endif // NN_REFERENCE_ACCUMULATE_H
