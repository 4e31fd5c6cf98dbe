//===- nn-lsp-server.c - Language server for IR with nn ops ---------------===//
// mlir-lsp-server over nn's registry: diagnostics, completion and navigation in
// editors.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "nn-c/Dialect.h"

int main(int argc, char **argv) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  nnRegisterAllDialects(registry);
  int code = nnLspServerMain(argc, argv, registry);
  mlirDialectRegistryDestroy(registry);
  return code;
}
