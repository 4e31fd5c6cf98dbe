//===- nn-import-onnx.c - Prints an ONNX model as IR ----------------------===//
// nn-import-onnx [--check | --tensor] FILE, or FILE INPUT=TENSOR.pb to make an
// input constant. `-` reads the model from standard input. IR goes to standard
// output; what is wrong to standard error.
//===----------------------------------------------------------------------===//
#include "nn-c/Dialect.h"
#include "nn-c/Import.h"

#include "mlir-c/Diagnostics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void writeText(MlirStringRef text, void *stream) {
  fwrite(text.data, 1, text.length, stream);
}

static MlirLogicalResult writeDiagnostic(MlirDiagnostic diagnostic,
                                         void *user) {
  (void)user;
  mlirLocationPrint(mlirDiagnosticGetLocation(diagnostic), writeText, stderr);
  fputs(": error: ", stderr);
  mlirDiagnosticPrint(diagnostic, writeText, stderr);
  fputc('\n', stderr);
  return mlirLogicalResultSuccess();
}

static int finish(NnStatus status) {
  int failed = !nnStatusIsOk(status);
  if (failed)
    fprintf(stderr, "error: %s\n", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return failed;
}

static char *readAll(FILE *file, size_t *size) {
  size_t capacity = 1 << 16;
  char *data = malloc(capacity);
  *size = 0;
  while (data) {
    *size += fread(data + *size, 1, capacity - *size, file);
    if (*size < capacity)
      return data;
    char *more = realloc(data, capacity *= 2);
    if (!more)
      free(data);
    data = more;
  }
  return NULL;
}

static NnStatus importInput(MlirContext context, MlirModule *module) {
  size_t size;
  char *data = readAll(stdin, &size);
  *module = (MlirModule){NULL};
  if (!data)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnImportOptions options = {.weightFolder = "."};
  NnStatus status =
      nnImportOnnxMemory(context, data, size, "<stdin>", &options, module);
  free(data);
  return status;
}

static int printModel(const char *path, const NnImportOptions *options) {
  MlirContext context = nnContextCreate();
  mlirContextAttachDiagnosticHandler(context, writeDiagnostic, NULL, NULL);
  MlirModule module;
  NnStatus status = strcmp(path, "-") == 0
                        ? importInput(context, &module)
                        : nnImportOnnxFile(context, path, options, &module);
  if (!mlirModuleIsNull(module)) {
    mlirOperationPrint(mlirModuleGetOperation(module), writeText, stdout);
    mlirModuleDestroy(module);
  }
  mlirContextDestroy(context);
  return finish(status);
}

static int printModelWith(const char *path, char *binding) {
  nnrt_tensor_t tensor;
  char *file = strchr(binding, '=');
  *file++ = 0;
  NnStatus status = nnReadOnnxTensor(file, &tensor);
  if (!nnStatusIsOk(status))
    return finish(status);
  NnImportConstant constant = {binding, &tensor};
  NnImportOptions options = {.constants = &constant, .numConstants = 1};
  int code = printModel(path, &options);
  free(tensor.data);
  return code;
}

static void printNode(const NnUnsupportedNode *node, void *user) {
  (void)user;
  printf("%s (%s%s%s): %s\n", node->name, node->domain,
         *node->domain ? "." : "", node->opType, node->reason);
}

static int printTensor(const char *path) {
  nnrt_tensor_t tensor;
  NnStatus status = nnReadOnnxTensor(path, &tensor);
  if (nnStatusIsOk(status)) {
    printf("dtype %d, shape [", (int)tensor.dtype);
    for (int i = 0; i < tensor.rank; ++i)
      printf("%s%lld", i ? ", " : "", (long long)tensor.shape[i]);
    printf("], bytes");
    for (long long i = 0; i < tensor.capacity && i < 16; ++i)
      printf(" %02x", ((unsigned char *)tensor.data)[i]);
    putchar('\n');
  }
  free(tensor.data);
  return finish(status);
}

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "--check") == 0)
    return finish(
        nnCheckOnnxFile(argv[2], &(NnImportOptions){.unsupported = printNode}));
  if (argc == 3 && strcmp(argv[1], "--tensor") == 0)
    return printTensor(argv[2]);
  if (argc == 2)
    return printModel(argv[1], NULL);
  if (argc == 3 && strchr(argv[2], '='))
    return printModelWith(argv[1], argv[2]);
  fputs("usage: nn-import-onnx [--check | --tensor] FILE [INPUT=TENSOR.pb]\n",
        stderr);
  return 2;
}
