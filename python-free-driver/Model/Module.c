//===- Module.c - From a file to IR --------------------------------------===//
// What kind of file it is, its ending says; what is wrong inside has been
// printed as diagnostics by the time a status comes back.
//===----------------------------------------------------------------------===//
#include "Model/Module.h"

#include "Files/File.h"
#include "Model/Diagnostics.h"
#include "Model/Shape.h"

#include "mlir-c/Pass.h"
#include "nn-c/Dialect.h"
#include "nn-c/Import.h"
#include "nn-c/Passes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

NnStatus nncModuleCheckPath(const char *path) {
  NnStatus status = nncFileCheck(path);
  if (status || nncFileHasExtension(path, ".onnx") ||
      nncFileHasExtension(path, ".mlir") ||
      nncFileHasExtension(path, ".mlirbc"))
    return status;
  bool library = nncFileHasExtension(path, ".so");
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "'%s' is %s: expected .onnx, .mlir or .mlirbc", path,
                        library ? "compiled already" : "no model");
}

static NnStatus importOnnx(const NncModelOptions *options, NncModule *module) {
  char *shapes;
  NnStatus status = nncJoinShapes(options->shapes, &shapes);
  if (status)
    return status;
  status =
      nnImportOnnxFile(module->context, options->path,
                       &(NnImportOptions){.shapes = shapes}, &module->module);
  free(shapes);
  return status;
}

NnStatus nncModuleOpen(const NncModelOptions *options, NncModule *module) {
  const char *path = options->path;
  *module = (NncModule){0};
  NnStatus status = nncModuleCheckPath(path);
  if (status)
    return status;
  module->context = nnContextCreate();
  nncDiagnosticsAttach(module->context);
  if (nncFileHasExtension(path, ".onnx"))
    return importOnnx(options, module);
  module->module = mlirModuleCreateParseFromFile(
      module->context, mlirStringRefCreateFromCString(path));
  if (mlirModuleIsNull(module->module))
    return nnStatusCreate(NN_INVALID_MODEL, "can't parse '%s'", path);
  return NULL;
}

void nncModuleClose(NncModule *module) {
  if (!mlirModuleIsNull(module->module))
    mlirModuleDestroy(module->module);
  if (!mlirContextIsNull(module->context))
    mlirContextDestroy(module->context);
  *module = (NncModule){0};
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

NnStatus nncJoinShapes(NncList shapes, char **joined) {
  *joined = NULL;
  NncShape *parsed;
  NnStatus status = nncShapesParse(shapes, &parsed);
  if (status || !shapes.count) {
    free(status ? NULL : parsed);
    return status;
  }
  free(parsed);
  size_t size = 1, at = 0;
  for (size_t i = 0; i < shapes.count; ++i)
    size += strlen(shapes.items[i]) + 1;
  *joined = malloc(size);
  if (!*joined)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (size_t i = 0; i < shapes.count; ++i)
    at += (size_t)snprintf(*joined + at, size - at, "%s%s", i ? ";" : "",
                           shapes.items[i]);
  return NULL;
}

static const NnPassInfo *findPass(const char *name) {
  for (const NnPassInfo *const *pass = nnAllPasses(); *pass; ++pass)
    if (!strcmp((*pass)->name, name))
      return *pass;
  return NULL;
}

static NnStatus runPass(const char *name, const char *options,
                        NncModule *module) {
  const NnPassInfo *info = findPass(name);
  MlirPass pass = {NULL};
  if (info)
    pass = nnPassCreate(info, options);
  if (!pass.ptr)
    return nnStatusCreate(NN_INTERNAL, "can't make the pass %s", name);
  MlirPassManager manager = mlirPassManagerCreate(module->context);
  mlirPassManagerAddOwnedPass(manager, pass);
  MlirLogicalResult result =
      mlirPassManagerRunOnOp(manager, mlirModuleGetOperation(module->module));
  mlirPassManagerDestroy(manager);
  return mlirLogicalResultIsSuccess(result)
             ? NULL
             : nnStatusCreate(NN_INVALID_MODEL, "%s failed", name);
}

NnStatus nncModuleInferShapes(const NncModelOptions *options,
                              NncModule *module) {
  char *shapes;
  NnStatus status = nncJoinShapes(options->shapes, &shapes);
  if (status)
    return status;
  if (!shapes)
    return runPass("nn-infer-shapes", NULL, module);
  size_t size = strlen(shapes) + sizeof "shapes=\"\"";
  char *option = malloc(size);
  if (option) {
    snprintf(option, size, "shapes=\"%s\"", shapes);
    status = runPass("nn-specialize-shapes", option, module);
  } else {
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  }
  free(option);
  free(shapes);
  return status;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static void writeText(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

static bool writeBytecode(MlirOperation op, FILE *file) {
  MlirBytecodeWriterConfig config = mlirBytecodeWriterConfigCreate();
  MlirLogicalResult result =
      mlirOperationWriteBytecodeWithConfig(op, config, writeText, file);
  mlirBytecodeWriterConfigDestroy(config);
  return mlirLogicalResultIsSuccess(result);
}

static void printText(MlirOperation op, FILE *file) {
  enum { LARGE_ELEMENTS = 16, LARGE_RESOURCE = 64 };
  MlirOpPrintingFlags flags = mlirOpPrintingFlagsCreate();
  if (isatty(fileno(file))) {
    mlirOpPrintingFlagsElideLargeElementsAttrs(flags, LARGE_ELEMENTS);
    mlirOpPrintingFlagsElideLargeResourceString(flags, LARGE_RESOURCE);
  }
  mlirOperationPrintWithFlags(op, flags, writeText, file);
  mlirOpPrintingFlagsDestroy(flags);
}

NnStatus nncModuleWrite(const NncModule *module, const char *path) {
  MlirOperation op = mlirModuleGetOperation(module->module);
  if (!path) {
    printText(op, stdout);
    return NULL;
  }
  FILE *file = fopen(path, "wb");
  if (!file)
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s': %s", path,
                          strerror(errno));
  bool written = true;
  if (nncFileHasExtension(path, ".mlirbc"))
    written = writeBytecode(op, file);
  else
    printText(op, file);
  written &= !ferror(file);
  written &= fclose(file) == 0;
  if (written)
    return NULL;
  remove(path);
  return nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
}
