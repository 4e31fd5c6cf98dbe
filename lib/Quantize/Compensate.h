//===- Compensate.h - Rounding that makes up for itself ---------*- C -*-===//
// Rounds one weight of a sum after another, and lets the later ones make up for
// the errors of those before, as far as their inputs go together: Frantar et
// al., "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained
// Transformers", 2022; in the form of Chee et al., "QuIP", 2023, section 3.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_COMPENSATE_H
#define NN_QUANTIZE_COMPENSATE_H

#include "Weights.h"

/// Rounds anew by the scales and zero points that `weights` has. The tensor is
/// a matrix of summed terms by the last dimension, and `moments` has for every
/// two terms the sum of their inputs' products over the samples; it is
/// symmetric, in row-major order. False when memory is short; then nothing
/// changed.
bool nnWeightsCompensate(const NnQuant *quant, const NnShape *shape,
                         const double *values, const float *moments,
                         NnWeights *weights);

#endif // NN_QUANTIZE_COMPENSATE_H
