//===- QuantizeChoice.h - Which layers are worth quantizing -----*- C -*-===//
// Why a contraction stays f32: it was asked to, nothing is known about its
// operands, or integers would not make it faster.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZECHOICE_H
#define NN_TRANSFORMS_QUANTIZECHOICE_H

#include "Transforms/Quantization/Narrow.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/Quantize.h"

/// The scheme of the layer of a key.
NnScheme nnSchemeOfLayer(const NnQuantizeOptions *options, const char *key);

/// NULL if the layer, whose op is quantizable, is to get its scheme. Else the
/// reason, static or printed into the buffer.
const char *nnWhyNotQuantize(const NnQuantizeOptions *options,
                             const NnValueKeys *keys,
                             const NnNarrower *narrower, const NnLayer *layer,
                             char *buffer, size_t size);

/// What activations are stored as.
MlirType nnActivationStorage(const NnQuantizeOptions *options,
                             MlirContext context);

#endif // NN_TRANSFORMS_QUANTIZECHOICE_H
