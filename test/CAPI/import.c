//===- import.c - Test of importing ONNX from a path and from memory ------===//
// RUN: sh %S/../Driver/Inputs/encode.sh ModelProto \
// RUN:   %S/../Driver/Inputs/add-relu.textproto %t.onnx
// RUN: sh %S/../Driver/Inputs/encode.sh ModelProto \
// RUN:   %S/Inputs/unsupported.textproto %t.odd.onnx
// RUN: sh %S/../Driver/Inputs/encode.sh TensorProto \
// RUN:   %S/../Driver/Inputs/x.textproto %t.pb
// RUN: nn-capi-import-test %t.onnx %t.odd.onnx %t.pb 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "nn-c/Import.h"
#include "Testing.h"

#include <stdlib.h>
#include <string.h>

static MlirContext context;

typedef struct Bytes {
  char *data;
  size_t size;
} Bytes;

static Bytes readFile(const char *path) {
  Bytes bytes = {malloc(1 << 20), 0};
  FILE *file = fopen(path, "rb");
  if (file && bytes.data) {
    bytes.size = fread(bytes.data, 1, 1 << 20, file);
    fclose(file);
  }
  return bytes;
}

static void printAndDestroy(MlirModule module) {
  if (mlirModuleIsNull(module)) {
    puts("no module");
    return;
  }
  printModule(module);
  mlirModuleDestroy(module);
}

static void testFile(const char *path) {
  puts("@file");
  MlirModule module;
  report("import", nnImportOnnxFile(context, path, NULL, &module));
  printAndDestroy(module);
  report("missing file",
         nnImportOnnxFile(context, "no/such.onnx", NULL, &module));
  printAndDestroy(module);
  report("folder", nnImportOnnxFile(context, "/", NULL, &module));
  printAndDestroy(module);
}
// CHECK-LABEL: @file
// CHECK-NEXT: import: ok
// CHECK: func.func @{{.*}}(%{{.*}}: tensor<2x3xf32> {nn.name = "x"}) -> (tensor<2x3xf32> {nn.name = "y"})
// CHECK: nn.add
// CHECK-NEXT: nn.relu
// CHECK: missing file: not found: {{.*}}no/such.onnx
// CHECK-NEXT: no module
// CHECK: folder: i/o error:
// CHECK-NEXT: no module

static void testMemory(const char *path) {
  puts("@memory");
  Bytes bytes = readFile(path);
  MlirModule module;
  NnStatus status = nnImportOnnxMemory(context, bytes.data, bytes.size,
                                       "made up", NULL, &module);
  // The importer has its own copy.
  memset(bytes.data, 0xff, bytes.size);
  report("import", status);
  printAndDestroy(module);
  free(bytes.data);
}
// CHECK-LABEL: @memory
// CHECK-NEXT: import: ok
// CHECK: [1.000000e+00, -2.000000e+00, 5.000000e-01]
// CHECK: nn.relu

static void testBadBytes(void) {
  puts("@bad_bytes");
  static const char text[] = "this is no protobuf at all";
  MlirModule module;
  report("text", nnImportOnnxMemory(context, text, sizeof text, "text.onnx",
                                    NULL, &module));
  printAndDestroy(module);
  report("nothing",
         nnImportOnnxMemory(context, "", 0, "empty.onnx", NULL, &module));
  printAndDestroy(module);
}
// CHECK-LABEL: @bad_bytes
// CHECK: error: {{.*}}
// CHECK: text: invalid model: {{.*}}text.onnx
// CHECK-NEXT: no module
// CHECK: error: {{.*}}
// CHECK: nothing: invalid model: {{.*}}empty.onnx
// CHECK-NEXT: no module

static MlirLogicalResult countDiagnostic(MlirDiagnostic diagnostic,
                                         void *user) {
  (void)diagnostic;
  ++*(int *)user;
  return mlirLogicalResultSuccess();
}

/// Every prefix of a model fails with a diagnostic or, where it ends between
/// two fields, is a model that verifies.
static void testTruncated(const char *path) {
  puts("@truncated");
  Bytes bytes = readFile(path);
  MlirContext quiet = nnContextCreate();
  int diagnostics = 0, failures = 0, wrong = 0;
  mlirContextAttachDiagnosticHandler(quiet, countDiagnostic, &diagnostics,
                                     NULL);
  for (size_t size = 0; size < bytes.size; ++size) {
    MlirModule module;
    int before = diagnostics;
    NnStatus status =
        nnImportOnnxMemory(quiet, bytes.data, size, "cut.onnx", NULL, &module);
    if (nnStatusIsOk(status)) {
      wrong += !mlirOperationVerify(mlirModuleGetOperation(module));
      mlirModuleDestroy(module);
    } else {
      ++failures;
      wrong += !mlirModuleIsNull(module) || diagnostics == before;
    }
    nnStatusDestroy(status);
  }
  printf("most fail: %d, wrong: %d\n", 2 * failures > (int)bytes.size, wrong);
  mlirContextDestroy(quiet);
  free(bytes.data);
}
// CHECK-LABEL: @truncated
// CHECK-NEXT: most fail: 1, wrong: 0

static void printNode(const NnUnsupportedNode *node, void *user) {
  printf("node %d: '%s' %s of '%s'%s\n", ++*(int *)user, node->name,
         node->opType, node->domain, *node->reason ? "" : ", no reason");
}

static void testUnsupported(const char *good, const char *path) {
  puts("@unsupported");
  int n = 0;
  NnImportOptions options = {.unsupported = printNode, .user = &n};
  MlirModule module;
  report("import", nnImportOnnxFile(context, path, &options, &module));
  printAndDestroy(module);
  puts("@check");
  n = 0;
  report("odd", nnCheckOnnxFile(path, &options));
  report("good", nnCheckOnnxFile(good, &options));
}
// CHECK-LABEL: @unsupported
// CHECK: error: {{.*}}Magic
// CHECK: node 1: 'first' Magic of 'org.example'
// CHECK: error: {{.*}}Enchant
// CHECK: node 2: '#2' Enchant of 'org.example'
// CHECK: import: unsupported: {{.*}}2
// CHECK-NEXT: no module
// CHECK-LABEL: @check
// CHECK-NEXT: node 1: 'first' Magic
// CHECK-NEXT: node 2: '#2' Enchant
// CHECK-NEXT: odd: unsupported:
// CHECK-NEXT: good: ok

static void testConstants(const char *path) {
  puts("@constants");
  float data[] = {1, 2, 3, 4, 5, 6};
  nnrt_tensor_t x = {data, sizeof data, NNRT_F32, 2, {2, 3}};
  NnImportConstant constant = {"x", &x};
  NnImportOptions options = {.constants = &constant, .numConstants = 1};
  MlirModule module;
  NnStatus status = nnImportOnnxFile(context, path, &options, &module);
  memset(data, 0, sizeof data);
  report("import", status);
  printAndDestroy(module);
}
// CHECK-LABEL: @constants
// CHECK-NEXT: import: ok
// CHECK: func.func @{{[^(]*}}() -> (tensor<2x3xf32> {nn.name = "y"})
// CHECK: [1.000000e+00, 2.000000e+00, 3.000000e+00], [4.000000e+00, 5.000000e+00, 6.000000e+00]

static void testTensor(const char *path, const char *model) {
  puts("@tensor");
  nnrt_tensor_t x;
  report("read", nnReadOnnxTensor(path, &x));
  printf("%s, rank %d: %dx%d, %d bytes\n", nnrt_dtype_name(x.dtype), x.rank,
         (int)x.shape[0], (int)x.shape[1], (int)x.capacity);
  free(x.data);
  report("missing", nnReadOnnxTensor("no/such.pb", &x));
  printf("data: %s\n", x.data ? "some" : "none");
  // A model is no tensor.
  NnStatus status = nnReadOnnxTensor(model, &x);
  printf("model: %s\n", codeNames[nnStatusGetCode(status)]);
  nnStatusDestroy(status);
  free(x.data);
}
// CHECK-LABEL: @tensor
// CHECK-NEXT: read: ok
// CHECK-NEXT: f32, rank 2: 2x3, 24 bytes
// CHECK-NEXT: missing: not found: {{.*}}no/such.pb
// CHECK-NEXT: data: none
// CHECK-NEXT: model: invalid model

int main(int argc, char **argv) {
  if (argc != 4)
    return 2;
  // A context with no dialects: importing loads what it needs.
  context = mlirContextCreate();
  printDiagnosticsOf(context);
  testFile(argv[1]);
  testMemory(argv[1]);
  testBadBytes();
  testTruncated(argv[1]);
  testUnsupported(argv[1], argv[2]);
  testConstants(argv[1]);
  testTensor(argv[3], argv[1]);
  mlirContextDestroy(context);
  return 0;
}
