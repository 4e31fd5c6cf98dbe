//===- QuantizeWeights.h - Constants as dequantized integers ----*- C -*-===//
// %w = nn.constant f32   ->   %w = nn.dequantize (nn.constant i8)
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEWEIGHTS_H
#define NN_TRANSFORMS_QUANTIZEWEIGHTS_H

#include "nn-c/Builder.h"
#include "nn-c/Quantize.h"

#include <stdint.h>

/// How a layer's weights are rounded.
typedef struct NnWeightForm {
  unsigned bits; ///< 8 or 4.
  int64_t group; ///< As in NnQuantizeOptions.
  bool hasZeroPoints;
  NnMoments moments;         ///< Of what layers read; NULL: to nearest.
  const char *layer, *input; ///< Keys of the layer, and of its moments.
} NnWeightForm;

/// The contraction's constant operand as such integers. Null when memory is
/// short.
MlirValue nnQuantizeWeights(NnBuilder b, MlirOperation op,
                            const NnWeightForm *form);

#endif // NN_TRANSFORMS_QUANTIZEWEIGHTS_H
