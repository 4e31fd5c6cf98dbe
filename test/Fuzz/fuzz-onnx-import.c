//===- fuzz-onnx-import.c - Any bytes as an ONNX model --------------------===//
// Imports the input into one context. Neither crash nor leak nor hang is
// allowed; the model is almost always refused.
// Build with clang -fsanitize=fuzzer,address,undefined. Runs grow the context
// (types, resources are never freed), so it is remade now and then.
//===----------------------------------------------------------------------===//
#include "nn-c/Dialect.h"
#include "nn-c/Import.h"

#include "mlir-c/Diagnostics.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static MlirLogicalResult swallow(MlirDiagnostic diagnostic, void *user) {
  (void)diagnostic, (void)user;
  return mlirLogicalResultSuccess();
}

/// A context that has seen fewer than a thousand inputs.
static MlirContext freshContext(void) {
  static MlirContext context;
  static int uses;
  if (uses++ % 1000 == 0) {
    if (context.ptr)
      mlirContextDestroy(context);
    context = nnContextCreate();
    mlirContextEnableMultithreading(context, false);
    mlirContextAttachDiagnosticHandler(context, swallow, NULL, NULL);
  }
  return context;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  MlirModule module;
  NnStatus status =
      nnImportOnnxMemory(freshContext(), data, size, "fuzz", NULL, &module);
  // A failure must say why, and leaves no module; a success does.
  if (nnStatusIsOk(status) == mlirModuleIsNull(module) ||
      (!nnStatusIsOk(status) && !*nnStatusGetMessage(status)))
    abort();
  if (!mlirModuleIsNull(module))
    mlirModuleDestroy(module);
  nnStatusDestroy(status);
  return 0;
}
