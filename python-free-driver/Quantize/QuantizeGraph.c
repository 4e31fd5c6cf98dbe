//===- QuantizeGraph.c - A graph observed and quantized ------------------===//
// Copies that are only looked into, not timed, are compiled in less time.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeGraph.h"

//===----------------------------------------------------------------------===//
// The graph itself
//===----------------------------------------------------------------------===//

static NnStatus changeGraph(const NncGraph *graph, NncFunctionFn change,
                            const void *user) {
  return nncForEachFunction(graph->module.module, change, user)
             ? NULL
             : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

static bool equalize(MlirOperation func, const void *user) {
  (void)user;
  return mlirLogicalResultIsSuccess(nnEqualizeFunction(func));
}

NnStatus nncGraphEqualize(const NncGraph *graph) {
  return changeGraph(graph, equalize, NULL);
}

typedef struct Smoothing {
  NnRanges ranges;
  double alpha;
} Smoothing;

static bool smooth(MlirOperation func, const void *user) {
  const Smoothing *smoothing = user;
  return mlirLogicalResultIsSuccess(
      nnSmoothFunction(func, smoothing->ranges, smoothing->alpha));
}

NnStatus nncGraphSmooth(const NncGraph *graph, NnRanges ranges, double alpha) {
  return changeGraph(graph, smooth, &(Smoothing){ranges, alpha});
}

//===----------------------------------------------------------------------===//
// Changed copies
//===----------------------------------------------------------------------===//

/// A copy with every function changed; none with a status if one can't be.
static NnStatus changeCopy(const NncGraph *graph, NncFunctionFn change,
                           const void *user, MlirModule *copy) {
  *copy = nncModuleCopy(graph->module.module);
  if (nncForEachFunction(*copy, change, user))
    return NULL;
  mlirModuleDestroy(*copy);
  return nnStatusCreate(NN_INVALID_MODEL, "can't quantize '%s'",
                        graph->options->path);
}

static NnStatus compileChanged(const NncGraph *graph, NncFunctionFn change,
                               const void *user, bool isTimed,
                               NncModel *model) {
  *model = (NncModel){0};
  MlirModule copy;
  NnStatus status = changeCopy(graph, change, user, &copy);
  return status ? status : nncGraphCompileCopy(graph, copy, isTimed, model);
}

static bool observe(MlirOperation func, const void *user) {
  (void)user;
  return mlirLogicalResultIsSuccess(nnCalibrateFunction(func));
}

NnStatus nncGraphCompileObserved(const NncGraph *graph, NncModel *model) {
  return compileChanged(graph, observe, NULL, false, model);
}

static bool weigh(MlirOperation func, const void *options) {
  /// For the sums, and as much again for the model's outputs.
  enum { MOST_BYTES = 1 << 28 };
  return mlirLogicalResultIsSuccess(
      nnCalibrateMoments(func, options, MOST_BYTES));
}

NnStatus nncGraphCompileMoments(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                NncModel *model) {
  return compileChanged(graph, weigh, options, false, model);
}

static bool quantize(MlirOperation func, const void *options) {
  return mlirLogicalResultIsSuccess(nnQuantizeFunction(func, options));
}

NnStatus nncGraphListLayers(const NncGraph *graph,
                            const NnQuantizeOptions *options) {
  MlirModule copy;
  NnStatus status = changeCopy(graph, quantize, options, &copy);
  if (!status)
    mlirModuleDestroy(copy);
  return status;
}

NnStatus nncGraphCompileQuantized(const NncGraph *graph,
                                  const NnQuantizeOptions *options,
                                  NncModel *model) {
  return compileChanged(graph, quantize, options, !options->compare, model);
}

NnStatus nncGraphWriteQuantized(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                const char *path) {
  MlirModule copy;
  NnStatus status = changeCopy(graph, quantize, options, &copy);
  if (status)
    return status;
  // Weights that are to be bf16 are rounded, so that the file has them so.
  if (!nncRunPasses(copy, "func.func(nn-fold-constants),canonicalize,cse"))
    status = nnStatusCreate(NN_INTERNAL, "can't fold the model's constants");
  if (!status)
    status = nncGraphWriteCopy(graph, copy, path);
  mlirModuleDestroy(copy);
  return status;
}
