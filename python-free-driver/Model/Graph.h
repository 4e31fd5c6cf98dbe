//===- Graph.h - One model in several forms ---------------------*- C -*-===//
// A module after the graph passes, of which copies are changed, compiled and
// written. With Module.h and Model.h, where nnc calls the compiler.
//===----------------------------------------------------------------------===//
#ifndef NNC_GRAPH_H
#define NNC_GRAPH_H

#include "Model/Model.h"

#include "nn-c/Quantize.h"

typedef struct NncGraph {
  const NncModelOptions *options; ///< Borrowed.
  NncModule module;
  NnTargetGain gain; ///< Of the target.
} NncGraph;

/// Reads a model, runs the graph passes, without those that a changed one can
/// do without, and names its layers. Closed with nncGraphClose, also on
/// failure.
NnStatus nncGraphOpen(const NncModelOptions *options,
                      NncGraph *graph) NN_MUST_USE;
void nncGraphClose(NncGraph *graph);

/// Copies share the constants of the module that they are made of, which must
/// live as long as they do. Destroyed with mlirModuleDestroy.
MlirModule nncModuleCopy(MlirModule module);

/// What is done with a function; false if it can't be.
typedef bool (*NncFunctionFn)(MlirOperation func, const void *user);

/// Calls `body` for all functions, until one can't be.
bool nncForEachFunction(MlirModule module, NncFunctionFn body,
                        const void *user);

/// Runs passes, "canonicalize,func.func(nn-prune{sparsity=0.5})", say, whose
/// remarks are not shown. False if one failed, which was said on stderr.
bool nncRunPasses(MlirModule module, const char *passes);

/// Compiles such a copy, which is destroyed, so that runs can be profiled; one
/// that is not timed in less time, to slower code. The model is closed with
/// nncModelClose, also on failure.
NnStatus nncGraphCompileCopy(const NncGraph *graph, MlirModule copy,
                             bool isTimed, NncModel *model) NN_MUST_USE;

/// The same of the graph as it is, timed.
NnStatus nncGraphCompile(const NncGraph *graph, NncModel *model) NN_MUST_USE;

/// Writes a copy as nncModuleWrite does, or as an ONNX model if the path ends
/// so.
NnStatus nncGraphWriteCopy(const NncGraph *graph, MlirModule copy,
                           const char *path) NN_MUST_USE;

#endif // NNC_GRAPH_H
