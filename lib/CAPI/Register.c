//===- Register.c - Dialects and passes that nn brings --------------------===//
// One call each for everything a context, a tool or an embedder needs.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "nn-c/Dialect.h"
#include "nn-c/Passes.h"

#include "mlir-c/Dialect/Func.h"
#include "mlir-c/RegisterEverything.h"

#include <stdatomic.h>

void nnRegisterAllDialects(MlirDialectRegistry registry) {
  nnBridgeRegisterUpstream(registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__nn__(), registry);
}

MlirContext nnContextCreate(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  nnRegisterAllDialects(registry);
  MlirContext context = mlirContextCreateWithRegistry(registry, true);
  mlirDialectRegistryDestroy(registry);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__nn__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__func__(), context);
  return context;
}

void nnRegisterAllPasses(void) {
  static atomic_flag done = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&done))
    return;
  mlirRegisterAllPasses();
  for (const NnPassInfo *const *info = nnAllPasses(); *info; ++info)
    nnRegisterPass(*info);
}
