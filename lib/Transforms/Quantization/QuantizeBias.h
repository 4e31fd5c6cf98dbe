//===- QuantizeBias.h - Give back what quantizing takes ---------*- C -*-===//
// nn.conv %x, %w, %b   ->   nn.conv %x, %w, (%b + shift)
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEBIAS_H
#define NN_TRANSFORMS_QUANTIZEBIAS_H

#include "Transforms/Quantization/WeightedLayer.h"

#include "nn-c/Quantize.h"

/// Adds the numbers that `ranges` has for the key, if any, to the bias of a
/// layer. False when memory is short.
bool nnCorrectBias(NnBuilder b, const NnWeightedLayer *layer, NnRanges ranges,
                   const char *key);

#endif // NN_TRANSFORMS_QUANTIZEBIAS_H
