//===- QdqWeights.h - Constant factors of integer contractions -*- C -*-===//
// Weights without zero points where that can be, and sums over them.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QDQWEIGHTS_H
#define NN_TRANSFORMS_QDQWEIGHTS_H

#include "Transforms/Quantization/QuantParams.h"

/// A dequantized operand of a contraction.
typedef struct QdqFactor {
  MlirValue value; ///< Integers.
  NnQuant quant;
} QdqFactor;

/// Whether `value` is dequantized.
bool nnQdqFactorOf(MlirValue value, QdqFactor *factor);

/// A pattern of nn.dequantize: constant weights of a contraction become those
/// minus their zero points, if bytes hold all of these, and integers of less
/// than a byte become bytes.
MlirLogicalResult nnQdqRecenter(MlirOperation op, MlirRewriterBase rewriter);

/// Sums of constant weights minus their zero points, one for each place of
/// dimension `channel`, in an array that free() frees. NULL if the weights are
/// no constant or memory is short.
double *nnQdqSums(const QdqFactor *weights, int64_t channel);

#endif // NN_TRANSFORMS_QDQWEIGHTS_H
