//===- LayerWeights.h - The weights of contractions -------------*- C -*-===//
// As matrices that blocks are cut from.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_LAYERWEIGHTS_H
#define NN_TRANSFORMS_LAYERWEIGHTS_H

#include "Quantize/Prune.h"
#include "Support/IR.h"

/// Where the weights of a contraction lie. All dimensions but that of the
/// channels and the last one that is summed up beside it go by matrices: they
/// are outside of both or, in the layout NCHW, inside. Blocks are of one
/// weight.
NnPruneGrid nnWeightsGrid(MlirOperation op);

/// Whether the kernel of a contraction goes by panels of output channels, so
/// that it can leave blocks out: that of groups doesn't.
bool nnMultipliesPanels(MlirOperation op);

/// Weights that kernels leave out: a term's for as many output channels as a
/// vector has lanes, all zero (nn-skip-zeros).
int64_t nnCountSkipped(MlirOperation op, const double *values);

#endif // NN_TRANSFORMS_LAYERWEIGHTS_H
