//===- nn-reduce.c - Shrinks IR that shows a defect -----------------------===//
// mlir-reduce over nn's registry and passes.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "nn-c/Dialect.h"
#include "nn-c/Passes.h"

int main(int argc, char **argv) {
  nnRegisterAllPasses();
  MlirContext context = nnContextCreate();
  int code = nnReduceMain(argc, argv, context);
  mlirContextDestroy(context);
  return code;
}
