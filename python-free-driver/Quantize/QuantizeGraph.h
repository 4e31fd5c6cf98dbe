//===- QuantizeGraph.h - A graph observed and quantized ---------*- C -*-===//
// What nn-c/Quantize.h does with a function, with all of a graph or of copies
// of it.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZEGRAPH_H
#define NNC_QUANTIZEGRAPH_H

#include "Model/Graph.h"

/// Changes the graph by nnEqualizeFunction and nnSmoothFunction.
NnStatus nncGraphEqualize(const NncGraph *graph) NN_MUST_USE;
NnStatus nncGraphSmooth(const NncGraph *graph, NnRanges ranges,
                        double alpha) NN_MUST_USE;

/// Tells `options->layer` of all layers, and does nothing else.
NnStatus nncGraphListLayers(const NncGraph *graph,
                            const NnQuantizeOptions *options) NN_MUST_USE;

/// Compiles the graph with the values to observe, or their moments, as outputs
/// after its own; or quantized, so that runs can be profiled unless layers are
/// compared. Closed with nncModelClose, also on failure.
NnStatus nncGraphCompileObserved(const NncGraph *graph,
                                 NncModel *model) NN_MUST_USE;
NnStatus nncGraphCompileMoments(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                NncModel *model) NN_MUST_USE;
NnStatus nncGraphCompileQuantized(const NncGraph *graph,
                                  const NnQuantizeOptions *options,
                                  NncModel *model) NN_MUST_USE;

/// Writes the quantized graph as nncGraphWriteCopy does.
NnStatus nncGraphWriteQuantized(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                const char *path) NN_MUST_USE;

#endif // NNC_QUANTIZEGRAPH_H
