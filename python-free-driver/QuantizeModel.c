//===- QuantizeModel.c - One model in several forms ----------------------===//
// Copies share the constants of the module that they are made of, which lives
// as long as they do. Those that are only looked into, not timed, are compiled
// in less time to slower code.
//===----------------------------------------------------------------------===//
#include "QuantizeModel.h"

#include "File.h"

#include "nn-c/Compiler.h"
#include "nn-c/Export.h"

#include <stdlib.h>

NnStatus nncGraphOpen(const NncModelOptions *options, NncGraph *graph) {
  *graph = (NncGraph){.options = options};
  char *shapes = NULL;
  NnStatus status = nncModuleCheckPath(options->path);
  if (!status)
    status = nncJoinShapes(options->shapes, &shapes);
  if (!status)
    status = nncModuleOpen(options, &graph->module);
  if (!status)
    status = nnCompileToStage(graph->module.module, NN_STAGE_NN,
                              &(NnCompileOptions){.cpu = options->cpu,
                                                  .shapes = shapes,
                                                  .exact = true});
  free(shapes);
  return status;
}

void nncGraphClose(NncGraph *graph) { nncModuleClose(&graph->module); }

static MlirModule copyModule(const NncGraph *graph) {
  return mlirModuleFromOperation(
      mlirOperationClone(mlirModuleGetOperation(graph->module.module)));
}

/// Compiles a copy, which is destroyed.
static NnStatus compileCopy(const NncGraph *graph, MlirModule copy,
                            NnOptimization optimization, NncModel *model) {
  NnCompileOptions options = {.cpu = graph->options->cpu,
                              .exact = graph->options->exact,
                              .schedule = graph->options->schedule,
                              .cache = graph->options->cache,
                              .optimization = optimization};
  NnStatus status = nnCompileToJit(copy, &options, &model->jit);
  if (!status)
    model->runtime = nnJitGetModel(model->jit);
  mlirModuleDestroy(copy);
  return status;
}

NnStatus nncGraphCompile(const NncGraph *graph, NncModel *model) {
  *model = (NncModel){0};
  return compileCopy(graph, copyModule(graph), NN_OPTIMIZE_FULL, model);
}

//===----------------------------------------------------------------------===//
// Changed copies
//===----------------------------------------------------------------------===//

typedef MlirLogicalResult (*Change)(MlirOperation func, const void *options);

static bool isFunction(MlirOperation op) {
  return mlirStringRefEqual(mlirIdentifierStr(mlirOperationGetName(op)),
                            mlirStringRefCreateFromCString("func.func"));
}

/// A copy with every function changed; null with a status if one can't be.
static NnStatus changeCopy(const NncGraph *graph, Change change,
                           const void *options, MlirModule *copy) {
  *copy = copyModule(graph);
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(*copy));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (isFunction(op) && mlirLogicalResultIsFailure(change(op, options))) {
      mlirModuleDestroy(*copy);
      return nnStatusCreate(NN_INVALID_MODEL, "can't quantize '%s'",
                            graph->options->path);
    }
  return NULL;
}

static MlirLogicalResult observe(MlirOperation func, const void *options) {
  (void)options;
  return nnCalibrateFunction(func);
}

static MlirLogicalResult quantize(MlirOperation func, const void *options) {
  return nnQuantizeFunction(func, options);
}

static NnStatus compileChanged(const NncGraph *graph, Change change,
                               const void *options, NnOptimization optimization,
                               NncModel *model) {
  *model = (NncModel){0};
  MlirModule copy;
  NnStatus status = changeCopy(graph, change, options, &copy);
  return status ? status : compileCopy(graph, copy, optimization, model);
}

NnStatus nncGraphCompileObserved(const NncGraph *graph, NncModel *model) {
  return compileChanged(graph, observe, NULL, NN_OPTIMIZE_LESS, model);
}

NnStatus nncGraphCompileQuantized(const NncGraph *graph,
                                  const NnQuantizeOptions *options,
                                  NncModel *model) {
  return compileChanged(graph, quantize, options,
                        options->compare ? NN_OPTIMIZE_LESS : NN_OPTIMIZE_FULL,
                        model);
}

NnStatus nncGraphWriteQuantized(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                const char *path) {
  MlirModule copy;
  NnStatus status = changeCopy(graph, quantize, options, &copy);
  if (status)
    return status;
  status =
      nncFileHasExtension(path, ".onnx")
          ? nnExportOnnxFile(copy, path)
          : nncModuleWrite(&(NncModule){graph->module.context, copy}, path);
  mlirModuleDestroy(copy);
  return status;
}
