//===- Graph.c - One model in several forms ------------------------------===//
// Passes that round more than others are left out: what is compared with the
// model should differ by what was done to it alone.
//===----------------------------------------------------------------------===//
#include "Model/Graph.h"

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
// Modules
//===----------------------------------------------------------------------===//

MlirModule nncModuleCopy(MlirModule module) {
  return mlirModuleFromOperation(
      mlirOperationClone(mlirModuleGetOperation(module)));
}

static bool isFunction(MlirOperation op) {
  return mlirStringRefEqual(mlirIdentifierStr(mlirOperationGetName(op)),
                            mlirStringRefCreateFromCString("func.func"));
}

bool nncForEachFunction(MlirModule module, NncFunctionFn body,
                        const void *user) {
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (isFunction(op) && !body(op, user))
      return false;
  return true;
}

static void ignore(MlirStringRef part, void *user) { (void)part, (void)user; }

static bool runPipeline(MlirOperation module, const char *pipeline) {
  MlirPassManager manager =
      mlirPassManagerCreate(mlirOperationGetContext(module));
  bool ok = mlirLogicalResultIsSuccess(mlirParsePassPipeline(
                mlirPassManagerGetAsOpPassManager(manager),
                mlirStringRefCreateFromCString(pipeline), ignore, NULL)) &&
            mlirLogicalResultIsSuccess(mlirPassManagerRunOnOp(manager, module));
  mlirPassManagerDestroy(manager);
  return ok;
}

/// Takes remarks, and leaves the rest to others.
static MlirLogicalResult takeRemark(MlirDiagnostic diagnostic, void *user) {
  (void)user;
  bool isRemark = mlirDiagnosticGetSeverity(diagnostic) == MlirDiagnosticRemark;
  return isRemark ? mlirLogicalResultSuccess() : mlirLogicalResultFailure();
}

bool nncRunPasses(MlirModule module, const char *passes) {
  static const char format[] = "builtin.module(%s)";
  size_t size = sizeof format + strlen(passes);
  char *pipeline = malloc(size);
  if (!pipeline)
    return false;
  snprintf(pipeline, size, format, passes);
  MlirContext context = mlirModuleGetContext(module);
  MlirDiagnosticHandlerID handler =
      mlirContextAttachDiagnosticHandler(context, takeRemark, NULL, NULL);
  bool ok = runPipeline(mlirModuleGetOperation(module), pipeline);
  mlirContextDetachDiagnosticHandler(context, handler);
  free(pipeline);
  return ok;
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

static bool nameLayers(MlirOperation func, const void *user) {
  (void)user;
  return nnNameLayers(func);
}

static NnStatus optimize(NncGraph *graph, const char *shapes) {
  NnCompileOptions options = {
      .cpu = graph->options->cpu, .shapes = shapes, .exact = true};
  NnStatus status =
      nnCompileToStage(graph->module.module, NN_STAGE_NN, &options);
  if (!status)
    status = nnCompileGetGain(&options, &graph->gain);
  if (!status && !nncForEachFunction(graph->module.module, nameLayers, NULL))
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

void nncGraphClose(NncGraph *graph) { nncModuleClose(&graph->module); }

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

static void showProgress(const char *step, int done, int total, void *user) {
  nncProgressUpdate(user, step, done, total);
}

NnStatus nncGraphCompileCopy(const NncGraph *graph, MlirModule copy,
                             bool isTimed, NncModel *model) {
  *model = (NncModel){0};
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
  return nncGraphCompileCopy(graph, nncModuleCopy(graph->module.module), true,
                             model);
}

NnStatus nncGraphWriteCopy(const NncGraph *graph, MlirModule copy,
                           const char *path) {
  return nncFileHasExtension(path, ".onnx")
             ? nnExportOnnxFile(copy, path)
             : nncModuleWrite(&(NncModule){graph->module.context, copy}, path);
}
