//===- QuantizeModel.c - One model in several forms ----------------------===//
// Copies share the constants of the module that they are made of, which lives
// as long as they do. Those that are only looked into, not timed, are compiled
// in less time to slower code.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeModel.h"

#include "Files/File.h"
#include "Progress.h"

#include "nn-c/Compiler.h"
#include "nn-c/Export.h"

#include "mlir-c/Diagnostics.h"
#include "mlir-c/Pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// Changes a function; false if it can't.
typedef bool (*Change)(MlirOperation func, const void *options);

static bool isFunction(MlirOperation op) {
  return mlirStringRefEqual(mlirIdentifierStr(mlirOperationGetName(op)),
                            mlirStringRefCreateFromCString("func.func"));
}

static bool changeFunctions(MlirModule module, Change change,
                            const void *options) {
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (isFunction(op) && !change(op, options))
      return false;
  return true;
}

static bool nameLayers(MlirOperation func, const void *options) {
  (void)options;
  return nnNameLayers(func);
}

static bool observe(MlirOperation func, const void *options) {
  (void)options;
  return mlirLogicalResultIsSuccess(nnCalibrateFunction(func));
}

static bool quantize(MlirOperation func, const void *options) {
  return mlirLogicalResultIsSuccess(nnQuantizeFunction(func, options));
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

static NnStatus optimize(NncGraph *graph, const char *shapes) {
  NnCompileOptions options = {
      .cpu = graph->options->cpu, .shapes = shapes, .exact = true};
  NnStatus status =
      nnCompileToStage(graph->module.module, NN_STAGE_NN, &options);
  if (!status)
    status = nnCompileGetGain(&options, &graph->gain);
  if (!status && !changeFunctions(graph->module.module, nameLayers, NULL))
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return status;
}

NnStatus nncGraphOpen(const NncModelOptions *options, NncGraph *graph) {
  *graph = (NncGraph){.options = options};
  char *shapes = NULL;
  NnStatus status = nncModuleCheckPath(options->path);
  if (!status)
    status = nncJoinShapes(options->shapes, &shapes);
  if (!status)
    status = nncModuleOpen(options, &graph->module);
  if (!status)
    status = optimize(graph, shapes);
  free(shapes);
  return status;
}

static bool equalize(MlirOperation func, const void *options) {
  (void)options;
  return mlirLogicalResultIsSuccess(nnEqualizeFunction(func));
}

typedef struct Smoothing {
  NnRanges ranges;
  double alpha;
} Smoothing;

static bool smooth(MlirOperation func, const void *options) {
  const Smoothing *smoothing = options;
  return mlirLogicalResultIsSuccess(
      nnSmoothFunction(func, smoothing->ranges, smoothing->alpha));
}

NnStatus nncGraphSmooth(const NncGraph *graph, NnRanges ranges, double alpha) {
  return changeFunctions(graph->module.module, smooth,
                         &(Smoothing){ranges, alpha})
             ? NULL
             : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

NnStatus nncGraphEqualize(const NncGraph *graph) {
  return changeFunctions(graph->module.module, equalize, NULL)
             ? NULL
             : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

void nncGraphClose(NncGraph *graph) { nncModuleClose(&graph->module); }

static MlirModule copyModule(const NncGraph *graph) {
  return mlirModuleFromOperation(
      mlirOperationClone(mlirModuleGetOperation(graph->module.module)));
}

static void showProgress(const char *step, int done, int total, void *user) {
  nncProgressUpdate(user, step, done, total);
}

/// Compiles a copy, which is destroyed. Those that are profiled are timed, too,
/// and so compiled with care.
static NnStatus compileCopy(const NncGraph *graph, MlirModule copy,
                            bool isTimed, NncModel *model) {
  NncProgress progress = {0};
  NnCompileOptions options = {.cpu = graph->options->cpu,
                              .exact = graph->options->exact,
                              .schedule = graph->options->schedule,
                              .cache = graph->options->cache,
                              .profile = isTimed,
                              .optimization =
                                  isTimed ? NN_OPTIMIZE_FULL : NN_OPTIMIZE_LESS,
                              .progress = showProgress,
                              .user = &progress};
  NnStatus status = nnCompileToJit(copy, &options, &model->jit);
  if (!status)
    model->runtime = nnJitGetModel(model->jit);
  mlirModuleDestroy(copy);
  nncProgressFinish(&progress);
  return status;
}

NnStatus nncGraphCompile(const NncGraph *graph, NncModel *model) {
  *model = (NncModel){0};
  return compileCopy(graph, copyModule(graph), true, model);
}

//===----------------------------------------------------------------------===//
// Changed copies
//===----------------------------------------------------------------------===//

/// A copy with every function changed; none with a status if one can't be.
static NnStatus changeCopy(const NncGraph *graph, Change change,
                           const void *options, MlirModule *copy) {
  *copy = copyModule(graph);
  if (changeFunctions(*copy, change, options))
    return NULL;
  mlirModuleDestroy(*copy);
  return nnStatusCreate(NN_INVALID_MODEL, "can't quantize '%s'",
                        graph->options->path);
}

static NnStatus compileChanged(const NncGraph *graph, Change change,
                               const void *options, bool isTimed,
                               NncModel *model) {
  *model = (NncModel){0};
  MlirModule copy;
  NnStatus status = changeCopy(graph, change, options, &copy);
  return status ? status : compileCopy(graph, copy, isTimed, model);
}

NnStatus nncGraphListLayers(const NncGraph *graph,
                            const NnQuantizeOptions *options) {
  MlirModule copy;
  NnStatus status = changeCopy(graph, quantize, options, &copy);
  if (!status)
    mlirModuleDestroy(copy);
  return status;
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

NnStatus nncGraphCompileQuantized(const NncGraph *graph,
                                  const NnQuantizeOptions *options,
                                  NncModel *model) {
  return compileChanged(graph, quantize, options, !options->compare, model);
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static void ignore(MlirStringRef part, void *user) { (void)part, (void)user; }

/// Runs a pipeline, as text, on a module.
static bool runPasses(MlirModule module, const char *pipeline) {
  MlirOperation op = mlirModuleGetOperation(module);
  MlirPassManager manager = mlirPassManagerCreate(mlirOperationGetContext(op));
  bool ok = mlirLogicalResultIsSuccess(mlirParsePassPipeline(
                mlirPassManagerGetAsOpPassManager(manager),
                mlirStringRefCreateFromCString(pipeline), ignore, NULL)) &&
            mlirLogicalResultIsSuccess(mlirPassManagerRunOnOp(manager, op));
  mlirPassManagerDestroy(manager);
  return ok;
}

NnStatus nncGraphWriteCopy(const NncGraph *graph, MlirModule copy,
                           const char *path) {
  return nncFileHasExtension(path, ".onnx")
             ? nnExportOnnxFile(copy, path)
             : nncModuleWrite(&(NncModule){graph->module.context, copy}, path);
}

NnStatus nncGraphWriteQuantized(const NncGraph *graph,
                                const NnQuantizeOptions *options,
                                const char *path) {
  MlirModule copy;
  NnStatus status = changeCopy(graph, quantize, options, &copy);
  if (status)
    return status;
  // Weights that are to be bf16 are rounded, so that the file has them so.
  if (!runPasses(copy, "builtin.module(func.func(nn-fold-constants),"
                       "canonicalize,cse)"))
    status = nnStatusCreate(NN_INTERNAL, "can't fold the model's constants");
  if (!status)
    status = nncGraphWriteCopy(graph, copy, path);
  mlirModuleDestroy(copy);
  return status;
}

//===----------------------------------------------------------------------===//
// Other passes
//===----------------------------------------------------------------------===//

/// Takes remarks, and leaves the rest to others.
static MlirLogicalResult takeRemark(MlirDiagnostic diagnostic, void *user) {
  (void)user;
  bool isRemark = mlirDiagnosticGetSeverity(diagnostic) == MlirDiagnosticRemark;
  return isRemark ? mlirLogicalResultSuccess() : mlirLogicalResultFailure();
}

NnStatus nncGraphChange(const NncGraph *graph, const char *passes,
                        MlirModule *copy) {
  static const char format[] = "builtin.module(func.func(%s))";
  size_t size = sizeof format + strlen(passes);
  char *pipeline = malloc(size);
  if (!pipeline)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  snprintf(pipeline, size, format, passes);
  *copy = copyModule(graph);
  MlirContext context = graph->module.context;
  MlirDiagnosticHandlerID handler =
      mlirContextAttachDiagnosticHandler(context, takeRemark, NULL, NULL);
  bool ok = runPasses(*copy, pipeline);
  mlirContextDetachDiagnosticHandler(context, handler);
  free(pipeline);
  if (ok)
    return NULL;
  mlirModuleDestroy(*copy);
  *copy = (MlirModule){NULL};
  return nnStatusCreate(NN_INVALID_MODEL, "can't change '%s'",
                        graph->options->path);
}

NnStatus nncGraphCompileCopy(const NncGraph *graph, MlirModule copy,
                             NncModel *model) {
  *model = (NncModel){0};
  return compileCopy(graph, copy, true, model);
}
