//===- QuantizeWeights.h - Constants as dequantized integers ----*- C -*-===//
// %w = nn.constant f32   ->   %w = nn.dequantize (nn.constant i8)
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZEWEIGHTS_H
#define NN_TRANSFORMS_QUANTIZEWEIGHTS_H

#include "nn-c/Builder.h"

#include <stdint.h>

/// The contraction's constant operand in `bits` bits, 8 or 4; `group` as in
/// NnQuantizeOptions. Null when memory is short.
MlirValue nnQuantizeWeights(NnBuilder b, MlirOperation op, unsigned bits,
                            int64_t group);

#endif // NN_TRANSFORMS_QUANTIZEWEIGHTS_H
