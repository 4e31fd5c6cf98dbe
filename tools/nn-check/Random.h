//===- Random.h - Random tensors -------------------------------*- C -*-===//
// Values that depend on nothing but a seed, so that a failure repeats.
//===----------------------------------------------------------------------===//
#ifndef NN_CHECK_RANDOM_H
#define NN_CHECK_RANDOM_H

#include "Reference/Tensor.h"

/// A seed for the i-th argument of the function of this name.
uint64_t randomSeed(MlirStringRef name, uint64_t i);

/// Fills a tensor with values spread evenly between low and high; integers
/// include both.
void randomFill(const nnrt_tensor_t *tensor, uint64_t seed, double low,
                double high);

#endif // NN_CHECK_RANDOM_H
