//===- nn-opt.c - The optimizer driver ------------------------------------===//
// mlir-opt's command line with nn's dialect and passes beside the upstream
// ones: pipelines, verification, printing, timing, reproducers, bytecode.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "nn-c/Dialect.h"
#include "nn-c/Passes.h"

int main(int argc, char **argv) {
  nnRegisterAllPasses();
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  nnRegisterAllDialects(registry);
  int code = nnOptMain(argc, argv, "nn optimizer driver\n", registry);
  mlirDialectRegistryDestroy(registry);
  return code;
}
