//===- nn-export-onnx.c - Writes IR as an ONNX model ----------------------===//
// nn-export-onnx FILE.mlir MODEL.onnx, where FILE may be bytecode.
//===----------------------------------------------------------------------===//
#include "nn-c/Dialect.h"
#include "nn-c/Export.h"

#include <stdio.h>
#include <stdlib.h>

/// The caller frees what is read, which ends in NUL; NULL if it can't be. It is
/// aligned as bytecode has to be.
static char *readFile(const char *path, size_t *size) {
  enum { alignment = 64 };
  FILE *file = fopen(path, "rb");
  long end = file && !fseek(file, 0, SEEK_END) ? ftell(file) : -1;
  char *data = NULL;
  if (end >= 0) {
    *size = (size_t)end;
    data = aligned_alloc(alignment, (*size / alignment + 1) * alignment);
  }
  bool ok =
      data && !fseek(file, 0, SEEK_SET) && fread(data, 1, *size, file) == *size;
  if (file)
    fclose(file);
  if (ok)
    data[*size] = 0;
  else
    free(data);
  return ok ? data : NULL;
}

static MlirModule parse(MlirContext context, const char *path) {
  MlirModule module = {NULL};
  size_t size;
  char *text = readFile(path, &size);
  if (text)
    module = mlirModuleCreateParse(context, mlirStringRefCreate(text, size));
  else
    fprintf(stderr, "error: can't read '%s'\n", path);
  free(text);
  return module;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: nn-export-onnx FILE.mlir MODEL.onnx\n", stderr);
    return 2;
  }
  MlirContext context = nnContextCreate();
  MlirModule module = parse(context, argv[1]);
  int code = 1;
  if (!mlirModuleIsNull(module)) {
    NnStatus status = nnExportOnnxFile(module, argv[2]);
    if (status)
      fprintf(stderr, "error: %s\n", nnStatusGetMessage(status));
    code = status != NULL;
    nnStatusDestroy(status);
    mlirModuleDestroy(module);
  }
  mlirContextDestroy(context);
  return code;
}
