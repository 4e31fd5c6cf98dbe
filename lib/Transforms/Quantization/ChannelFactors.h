//===- ChannelFactors.h - Factors of channels that pass ops -----*- C -*-===//
// Of some ops the result has each channel times a positive factor if the input
// has: relu, pooling, and clamping, if its bounds are scaled with the channel.
// So a factor can move from a layer to the one that reads it.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_CHANNELFACTORS_H
#define NN_TRANSFORMS_CHANNELFACTORS_H

#include "Support/IR.h"
#include "nn-c/Builder.h"

/// Whether so many channels of operand 0 stand in dimension 1 or, with
/// `isLast`, the last one of operand and result, and their factors pass.
bool nnPassesFactors(MlirOperation op, int64_t channels, bool isLast);

/// Makes of an op that passes them one that does so: scales constants that it
/// clamps by. False when memory is short.
bool nnScaleChannels(NnBuilder b, MlirOperation op, const double *factors,
                     int64_t channels, bool isLast);

#endif // NN_TRANSFORMS_CHANNELFACTORS_H
