//===- QuantizeChoice.h - Which layers are worth quantizing -----*- C -*-===//
// Why a contraction stays f32: it was asked to, nothing is known about its
// operands, or integers would not make it faster.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZECHOICE_H
#define NN_TRANSFORMS_QUANTIZECHOICE_H

#include "Transforms/ValueKeys.h"

#include "nn-c/Quantize.h"

/// NULL if the layer is to be quantized. Else the reason,
/// static or printed into the buffer.
const char *nnWhyNotQuantize(const NnQuantizeOptions *options,
                             const NnValueKeys *keys, MlirOperation op,
                             char *buffer, size_t size);

/// What activations are stored as.
MlirType nnActivationStorage(const NnQuantizeOptions *options,
                             MlirContext context);

#endif // NN_TRANSFORMS_QUANTIZECHOICE_H
