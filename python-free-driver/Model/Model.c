//===- Model.c - Models that run, and objects ----------------------------===//
// A module and its context are gone before a model runs: the code has all that
// it needs.
//===----------------------------------------------------------------------===//
#include "Model/Model.h"

#include "Files/File.h"
#include "Model/Header.h"
#include "Model/Symbol.h"
#include "Progress.h"

#include "nn-c/Compiler.h"
#include "nn-c/Import.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Compiling
//===----------------------------------------------------------------------===//

/// A module with what the compiler is to know.
typedef struct Compilation {
  NncModule module;
  NnCompileOptions options;
  char *name, *shapes;
  NncProgress progress;
  double start;
} Compilation;

static void showProgress(const char *step, int done, int total, void *user) {
  nncProgressUpdate(user, step, done, total);
}

/// Ended with endCompilation, also on failure.
static NnStatus beginCompilation(const NncModelOptions *options,
                                 Compilation *compilation) {
  *compilation = (Compilation){.start = nncNow()};
  NnStatus status = nncModuleCheckPath(options->path);
  if (!status)
    status = nncSymbolCreate(options->name, options->path, &compilation->name);
  if (!status)
    status = nncJoinShapes(options->shapes, &compilation->shapes);
  if (status)
    return status;
  nncProgressUpdate(&compilation->progress, "reading the model", 0, 0);
  compilation->options = (NnCompileOptions){
      .cpu = options->cpu,
      .target = options->target,
      .cache = options->cache,
      .name = compilation->name,
      .shapes = compilation->shapes,
      .progress = showProgress,
      .user = &compilation->progress,
      .exact = options->exact,
      .precision = options->precision,
      .profile = options->profile,
      .schedule = options->schedule,
      .variant = options->variant,
      .ownsConstants = true,
  };
  // What is printed while reading goes below, not into, the bar.
  nncProgressFinish(&compilation->progress);
  return nncModuleOpen(options, &compilation->module);
}

/// Gives the seconds since the beginning.
static double endCompilation(Compilation *compilation) {
  nncProgressFinish(&compilation->progress);
  nncModuleClose(&compilation->module);
  free(compilation->name);
  free(compilation->shapes);
  return nncNow() - compilation->start;
}

//===----------------------------------------------------------------------===//
// Models that run
//===----------------------------------------------------------------------===//

static NnStatus openLibrary(const NncModelOptions *options, NncModel *model) {
  nnrt_status_t status =
      nnrt_library_open(options->path, options->name, &model->library);
  if (status != NNRT_OK)
    return nnStatusCreate(NN_INVALID_MODEL, "'%s': %s", options->path,
                          nnrt_status_message(status));
  model->runtime = nnrt_library_model(model->library);
  return NULL;
}

static NnStatus compileInMemory(const NncModelOptions *options,
                                NncModel *model) {
  Compilation compilation;
  NnStatus status = beginCompilation(options, &compilation);
  if (!status)
    status = nnCompileToJit(compilation.module.module, &compilation.options,
                            &model->jit);
  if (!status)
    model->runtime = nnJitGetModel(model->jit);
  model->compileSeconds = endCompilation(&compilation);
  return status;
}

NnStatus nncModelOpen(const NncModelOptions *options, NncModel *model) {
  *model = (NncModel){0};
  NnStatus status = nncFileCheck(options->path);
  if (status)
    return status;
  return nncFileHasExtension(options->path, ".so")
             ? openLibrary(options, model)
             : compileInMemory(options, model);
}

void nncModelClose(NncModel *model) {
  if (model->jit)
    nnJitDestroy(model->jit);
  nnrt_library_close(model->library);
  *model = (NncModel){0};
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

static NnStatus findStage(const char *name, NnStage *stage) {
  static const char *const names[] = {
      [NN_STAGE_NN] = "nn",         [NN_STAGE_KERNELS] = "kernels",
      [NN_STAGE_LINALG] = "linalg", [NN_STAGE_VECTOR] = "vector",
      [NN_STAGE_LLVM] = "llvm",
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i)
    if (!strcmp(names[i], name)) {
      *stage = (NnStage)i;
      return NULL;
    }
  return nnStatusCreate(NN_INVALID_ARGUMENT, "there is no stage '%s'", name);
}

static NnStatus writeStage(Compilation *compilation, const NncOutput *output) {
  NnStage stage;
  NnStatus status = findStage(output->stage, &stage);
  if (!status)
    status = nnCompileToStage(compilation->module.module, stage,
                              &compilation->options);
  nncProgressFinish(&compilation->progress);
  return status ? status : nncModuleWrite(&compilation->module, output->path);
}

static NnStatus writeObject(const NnObject *object, const NncOutput *output,
                            const char *source) {
  if (!strcmp(output->stage, "so"))
    return nnObjectLink(object, output->path);
  NnStatus status =
      nncFileWrite(output->path, object->data, object->size, "", 0);
  if (!status && output->header)
    status = nncHeaderWrite(output->header, &object->model, source);
  return status;
}

static NnStatus compileObject(Compilation *compilation, const char *source,
                              const NncOutput *output, NncCompiled *compiled) {
  NnObject object = {0};
  NnStatus status = nnCompileToObject(compilation->module.module,
                                      &compilation->options, &object);
  nncProgressFinish(&compilation->progress);
  if (status)
    return status;
  *compiled = (NncCompiled){
      .objectBytes = (int64_t)object.size,
      .parameterBytes = object.parameterBytes,
      .arenaBytes = object.model.arena_bytes,
  };
  status = writeObject(&object, output, source);
  nnObjectDestroy(&object);
  return status;
}

NnStatus nncModelCompile(const NncModelOptions *options,
                         const NncOutput *output, NncCompiled *compiled) {
  *compiled = (NncCompiled){0};
  bool object = !strcmp(output->stage, "obj") || !strcmp(output->stage, "so");
  Compilation compilation;
  NnStatus status = beginCompilation(options, &compilation);
  if (!status)
    status = object
                 ? compileObject(&compilation, options->path, output, compiled)
                 : writeStage(&compilation, output);
  compiled->seconds = endCompilation(&compilation);
  return status;
}

//===----------------------------------------------------------------------===//
// ONNX
//===----------------------------------------------------------------------===//

static void printUnsupported(const NnUnsupportedNode *node, void *count) {
  ++*(int *)count;
  printf("%s: %s%s%s: %s\n", node->name, node->domain, *node->domain ? "." : "",
         node->opType, node->reason);
}

NnStatus nncModelCheck(const NncModelOptions *options, int *count) {
  *count = 0;
  NnStatus status = nncModuleCheckPath(options->path);
  if (status)
    return status;
  if (!nncFileHasExtension(options->path, ".onnx")) {
    NncModule module;
    status = nncModuleOpen(options, &module);
    nncModuleClose(&module);
    return status;
  }
  char *shapes;
  status = nncJoinShapes(options->shapes, &shapes);
  if (status)
    return status;
  status = nnCheckOnnxFile(options->path,
                           &(NnImportOptions){.unsupported = printUnsupported,
                                              .user = count,
                                              .shapes = shapes});
  free(shapes);
  if (nnStatusGetCode(status) != NN_UNSUPPORTED || !*count)
    return status;
  // The caller sums up what was printed.
  nnStatusDestroy(status);
  return NULL;
}

NnStatus nncModelReadTensor(const char *path, nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  NnStatus status = nncFileCheck(path);
  return status ? status : nnReadOnnxTensor(path, tensor);
}
