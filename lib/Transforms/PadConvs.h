//===- PadConvs.h - Images with their padding -------------------*- C -*-===//
// What a convolution pads by itself, as an op before it.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_PADCONVS_H
#define NN_TRANSFORMS_PADCONVS_H

#include "nn-c/Builder.h"

/// Whether an nn.conv has amounts of padding that are not 0.
bool nnConvPads(MlirOperation conv);

/// `x`, of the shape of the convolution's input, padded with a scalar, or 0 if
/// that is null, as the convolution pads. Its amounts must be given.
MlirValue nnPadAsConv(NnBuilder b, MlirOperation conv, MlirValue x,
                      MlirValue scalar);

#endif // NN_TRANSFORMS_PADCONVS_H
