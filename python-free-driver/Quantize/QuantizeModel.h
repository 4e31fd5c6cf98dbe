//===- QuantizeModel.h - One model in several forms -------------*- C -*-===//
// A module after the graph passes, of which copies are instrumented, quantized
// and compiled. With Module.h and Model.h, where nnc calls the compiler.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZEMODEL_H
#define NNC_QUANTIZEMODEL_H

#include "Model/Model.h"

#include "nn-c/Quantize.h"

typedef struct NncGraph {
  const NncModelOptions *options; ///< Borrowed.
  NncModule module;
  NnTargetGain gain; ///< Of the target.
} NncGraph;

/// Reads a model, runs the graph passes, without those that a quantized one can
/// do without, and names its layers. Closed with nncGraphClose, also on
/// failure.
NnStatus nncGraphOpen(const NncModelOptions *options,
                      NncGraph *graph) NN_MUST_USE;
void nncGraphClose(NncGraph *graph);

/// Changes the graph by nnEqualizeFunction and nnSmoothFunction.
NnStatus nncGraphEqualize(const NncGraph *graph) NN_MUST_USE;
NnStatus nncGraphSmooth(const NncGraph *graph, NnRanges ranges,
                        double alpha) NN_MUST_USE;

/// Tells `options->layer` of all layers, and does nothing else.
NnStatus nncGraphListLayers(const NncGraph *graph,
                            const NnQuantizeOptions *options) NN_MUST_USE;

/// Compiles the graph as it is, with the values to observe as outputs after its
/// own, or quantized; the first and the last so that runs can be profiled.
/// Closed with nncModelClose, also on failure.
NnStatus nncGraphCompile(const NncGraph *graph, NncModel *model) NN_MUST_USE;
NnStatus nncGraphCompileObserved(const NncGraph *graph,
                                 NncModel *model) NN_MUST_USE;
NnStatus nncGraphCompileMoments(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                NncModel *model) NN_MUST_USE;
NnStatus nncGraphCompileQuantized(const NncGraph *graph,
                                  const NnQuantizeOptions *options,
                                  NncModel *model) NN_MUST_USE;

/// Writes the quantized graph as nncModuleWrite does, or as an ONNX model if
/// the path ends so.
NnStatus nncGraphWriteQuantized(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                const char *path) NN_MUST_USE;

/// Runs passes, "nn-prune{sparsity=0.5}", say, on the functions of a copy.
/// Remarks are not shown. The copy is destroyed with mlirModuleDestroy.
NnStatus nncGraphChange(const NncGraph *graph, const char *passes,
                        MlirModule *copy) NN_MUST_USE;

/// Compiles such a copy, which is destroyed, so that runs can be profiled, and
/// writes one. The model is closed with nncModelClose, also on failure.
NnStatus nncGraphCompileCopy(const NncGraph *graph, MlirModule copy,
                             NncModel *model) NN_MUST_USE;
NnStatus nncGraphWriteCopy(const NncGraph *graph, MlirModule copy,
                           const char *path) NN_MUST_USE;

#endif // NNC_QUANTIZEMODEL_H
