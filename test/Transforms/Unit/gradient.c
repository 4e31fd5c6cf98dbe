//===- gradient.c - Builds the gradient of one op a function --------------===//
// nn-gradient-test FILE: prints its functions, each of which has an op with a
// gradient, with the gradient of operand 0 as what they return. That of the
// op's result is the function's last argument.
//===----------------------------------------------------------------------===//
#include "Transforms/Gradient.h"
#include "Support/IR.h"
#include "nn-c/Dialect.h"

#include <stdio.h>

static NnGradientFn gradientOf(MlirOperation op) {
  NnOpKind kind = nnOpKind(op);
  return kind == NN_OP_NONE ? NULL : nnGradientFn(kind);
}

/// Whether there was one to build.
static bool differentiate(MlirOperation func) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation op = mlirBlockGetFirstOperation(block);
  while (!mlirOperationIsNull(op) && !gradientOf(op))
    op = mlirOperationGetNextInBlock(op);
  if (mlirOperationIsNull(op))
    return false;
  MlirOperation end = mlirBlockGetTerminator(block);
  MlirValue of =
      mlirBlockGetArgument(block, mlirBlockGetNumArguments(block) - 1);
  MlirValue operands[1] = {{NULL}};
  NnBuilder b = nnBuilderCreate(mlirOperationGetContext(func));
  nnBuilderBefore(b, end);
  bool ok = mlirLogicalResultIsSuccess(gradientOf(op)(b, op, &of, operands)) &&
            !mlirValueIsNull(operands[0]);
  nnBuilderDestroy(b);
  if (ok)
    mlirOperationSetOperand(end, 0, operands[0]);
  return ok;
}

static bool differentiateAll(MlirModule module) {
  bool ok = true;
  for (MlirOperation func =
           mlirBlockGetFirstOperation(mlirModuleGetBody(module));
       !mlirOperationIsNull(func); func = mlirOperationGetNextInBlock(func))
    ok &= differentiate(func);
  return ok;
}

static void print(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

int main(int argc, char **argv) {
  if (argc != 2)
    return 2;
  MlirContext context = nnContextCreate();
  MlirModule module = mlirModuleCreateParseFromFile(context, nnStr(argv[1]));
  bool ok = !mlirModuleIsNull(module) && differentiateAll(module);
  if (ok)
    mlirOperationPrint(mlirModuleGetOperation(module), print, stdout);
  if (!mlirModuleIsNull(module))
    mlirModuleDestroy(module);
  mlirContextDestroy(context);
  return !ok;
}
