//===- dialect.c - Test of registering the dialect, and of statuses -------===//
// RUN: nn-capi-dialect-test 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "Testing.h"
#include "nn-c/NNOps.h"

static const char *const useOfNn =
    "func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {\n"
    "  %0 = nn.relu %x : (tensor<2xf32>) -> tensor<2xf32>\n"
    "  return %0 : tensor<2xf32>\n"
    "}\n";

static bool parses(MlirContext context, const char *text) {
  MlirModule module = mlirModuleCreateParse(context, str(text));
  bool parsed = !mlirModuleIsNull(module);
  if (parsed)
    mlirModuleDestroy(module);
  return parsed;
}

static void testHandle(void) {
  puts("@handle");
  MlirDialectHandle handle = mlirGetDialectHandle__nn__();
  MlirStringRef name = mlirDialectHandleGetNamespace(handle);
  printf("namespace: %.*s\n", (int)name.length, name.data);
  MlirContext context = mlirContextCreate();
  printf("op known before: %d\n",
         mlirContextIsRegisteredOperation(context, str("nn.relu")));
  mlirDialectHandleRegisterDialect(handle, context);
  printf("dialect: %d\n",
         !mlirDialectIsNull(mlirDialectHandleLoadDialect(handle, context)));
  printf("op known after: %d\n",
         mlirContextIsRegisteredOperation(context, str("nn.relu")));
  mlirContextDestroy(context);
}
// CHECK-LABEL: @handle
// CHECK-NEXT: namespace: nn
// CHECK-NEXT: op known before: 0
// CHECK-NEXT: dialect: 1
// CHECK-NEXT: op known after: 1

static void testRegistry(void) {
  puts("@registry");
  MlirContext plain = mlirContextCreate();
  printDiagnosticsOf(plain);
  printf("without: parses %d\n", parses(plain, useOfNn));
  mlirContextDestroy(plain);

  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  nnRegisterAllDialects(registry);
  nnRegisterAllDialects(registry);
  MlirContext context = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);
  printf("with: parses %d\n", parses(context, useOfNn));
  printf("upstream: parses %d\n",
         parses(context, "%0 = tensor.empty() : tensor<2xf32>"));
  mlirContextDestroy(context);
}
// CHECK-LABEL: @registry
// CHECK-NEXT: error: {{.*}}func
// CHECK: without: parses 0
// CHECK-NEXT: with: parses 1
// CHECK-NEXT: upstream: parses 1

static void testContext(void) {
  puts("@context");
  MlirContext context = nnContextCreate();
  printf("ops known: %d %d\n",
         mlirContextIsRegisteredOperation(context, str("nn.conv")),
         mlirContextIsRegisteredOperation(context, str("func.func")));
  NnBuilder b = nnBuilderCreate(context);
  MlirOperation op =
      nnConstantCreate(b, nnParseAttr(b, "dense<1.0> : tensor<2xf32>"));
  printf("op: %d\n", nnIsaConstant(op));
  mlirOperationDestroy(op);
  nnBuilderDestroy(b);
  mlirContextDestroy(context);
}
// CHECK-LABEL: @context
// CHECK-NEXT: ops known: 1 1
// CHECK-NEXT: op: 1

static void testStatus(void) {
  puts("@status");
  printf("success: '%s'\n", nnStatusGetMessage(NULL));
  report("success", NULL);
  report("failure", nnStatusCreate(NN_NOT_FOUND, "no '%s' in %d", "x", 3));
  report("empty", nnStatusCreate(NN_INTERNAL, "%s", ""));
}
// CHECK-LABEL: @status
// CHECK-NEXT: success: ''
// CHECK-NEXT: success: ok
// CHECK-NEXT: failure: not found: no 'x' in 3
// CHECK-NEXT: empty: internal:

int main(void) {
  testHandle();
  testRegistry();
  testContext();
  testStatus();
  return 0;
}
