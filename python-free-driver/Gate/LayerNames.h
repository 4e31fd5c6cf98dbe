//===- LayerNames.h - Layers that options name ------------------*- C -*-===//
// A name that is misspelt would change nothing without a word.
//===----------------------------------------------------------------------===//
#ifndef NNC_LAYERNAMES_H
#define NNC_LAYERNAMES_H

#include "Gate/GateOptions.h"
#include "Model/Graph.h"

/// NN_INVALID_ARGUMENT if --skip or --only has a name that neither a layer of
/// the graph has nor its kind of op.
NnStatus nncCheckLayerNames(const NncGateOptions *options,
                            const NncGraph *graph) NN_MUST_USE;

#endif // NNC_LAYERNAMES_H
