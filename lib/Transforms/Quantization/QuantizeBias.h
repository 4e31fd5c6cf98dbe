//===- QuantizeBias.h - Give back what quantizing takes ---------*- C -*-===//
// nn.conv %x, %w, %b   ->   nn.conv %x, %w, (%b + shift)
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEBIAS_H
#define NN_TRANSFORMS_QUANTIZEBIAS_H

#include "nn-c/Builder.h"
#include "nn-c/Quantize.h"

/// Adds the numbers that `ranges` has for the key, if any, to the bias of a
/// layer. One that isn't constant, and nn.matmul, which has none, stay as they
/// are. False when memory is short.
bool nnCorrectBias(NnBuilder b, MlirOperation op, NnRanges ranges,
                   const char *key);

#endif // NN_TRANSFORMS_QUANTIZEBIAS_H
