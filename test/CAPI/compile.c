//===- compile.c - Test of compiling to stages, objects and code ----------===//
// RUN: rm -rf %t.cache
// RUN: nn-capi-compile-test %t.so %t.cache 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "Testing.h"
#include "nn-c/Compiler.h"

#include <stdlib.h>
#include <string.h>

static MlirContext context;

static const char *const scale =
    "func.func @main(%x: tensor<2x3xf32> {nn.name = \"x\"}) -> "
    "(tensor<2x3xf32> {nn.name = \"y\"}) {\n"
    "  %s = nn.constant dense<[1.0, 2.0, -4.0]> : tensor<3xf32>\n"
    "  %0 = nn.mul %x, %s : (tensor<2x3xf32>, tensor<3xf32>) "
    "-> tensor<2x3xf32>\n"
    "  return %0 : tensor<2x3xf32>\n"
    "}\n";

static const char *const identity =
    "func.func @main(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {\n"
    "  %0 = nn.abs %x : (tensor<?x3xf32>) -> tensor<?x3xf32>\n"
    "  return %0 : tensor<?x3xf32>\n"
    "}\n";

/// Runs a model from [2, 3] and prints the numbers.
static void run(const nnrt_model_t *model) {
  float x[6] = {1, 2, 3, -1, -2, -3}, y[6] = {0};
  nnrt_tensor_t in = {x, sizeof x, NNRT_F32, 2, {2, 3}};
  nnrt_tensor_t out = {y, sizeof y, 0, 0, {0}};
  nnrt_status_t status = nnrt_run(model, &in, 1, &out, 1);
  printf("%s: %s:", model->name, nnrt_status_message(status));
  for (int i = 0; i < 6; ++i)
    printf(" %g", y[i]);
  puts("");
}

//===----------------------------------------------------------------------===//
// Stages
//===----------------------------------------------------------------------===//

static void printStep(const char *step, int done, int total, void *user) {
  printf("%s %d of %d: %s\n", (const char *)user, done, total, step);
}

static void testStages(void) {
  static const char *const names[] = {"nn", "kernels", "linalg", "vector",
                                      "llvm"};
  for (NnStage stage = NN_STAGE_NN; stage <= NN_STAGE_LLVM; ++stage) {
    printf("@stage_%s\n", names[stage]);
    MlirModule module = parse(context, scale);
    report("compile", nnCompileToStage(module, stage, NULL));
    printf("verifies: %d\n",
           mlirOperationVerify(mlirModuleGetOperation(module)));
    printModule(module);
    mlirModuleDestroy(module);
  }
}
// CHECK-LABEL: @stage_nn
// CHECK-NEXT: compile: ok
// CHECK-NEXT: verifies: 1
// CHECK-NOT: nn.kernel
// CHECK: nn.mul
// CHECK-LABEL: @stage_kernels
// CHECK-NEXT: compile: ok
// CHECK-NEXT: verifies: 1
// CHECK: nn.kernel
// CHECK: nn.mul
// CHECK-LABEL: @stage_linalg
// CHECK-NEXT: compile: ok
// CHECK-NEXT: verifies: 1
// CHECK-NOT: nn.mul
// CHECK: call @
// CHECK: linalg.generic
// CHECK-LABEL: @stage_vector
// CHECK-NEXT: compile: ok
// CHECK-NEXT: verifies: 1
// CHECK-NOT: linalg.generic
// CHECK: vector.transfer_write
// CHECK-LABEL: @stage_llvm
// CHECK-NEXT: compile: ok
// CHECK-NEXT: verifies: 1
// CHECK: nn.arena_bytes
// CHECK: llvm.func @main

static void testProgress(void) {
  puts("@progress");
  NnCompileOptions options = {.progress = printStep, .user = (void *)"step"};
  MlirModule module = parse(context, scale);
  NnObject object;
  report("compile", nnCompileToObject(module, &options, &object));
  nnObjectDestroy(&object);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @progress
// CHECK-NEXT: step 0 of [[N:[0-9]+]]: inferring shapes
// CHECK-NEXT: step 1 of [[N]]:
// CHECK: step {{[0-9]+}} of [[N]]: generating code
// CHECK-NEXT: compile: ok

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

static void printPorts(const nnrt_model_t *m) {
  printf("%s: abi %d, %d in, %d out\n", m->name, m->abi_version, m->num_inputs,
         m->num_outputs);
  printf("in %s %s[%d, %d], out %s %s[%d, %d]\n", m->inputs[0].name,
         nnrt_dtype_name(m->inputs[0].dtype), (int)m->inputs[0].shape[0],
         (int)m->inputs[0].shape[1], m->outputs[0].name,
         nnrt_dtype_name(m->outputs[0].dtype), (int)m->outputs[0].shape[0],
         (int)m->outputs[0].shape[1]);
}

/// Compiles twice, and the second time takes what the first one kept.
static void testCache(const char *folder) {
  puts("@cache");
  NnCompileOptions options = {.cache = folder, .progress = printStep};
  for (int i = 0; i < 2; ++i) {
    options.user = (void *)(uintptr_t)(i ? "second" : "first");
    MlirModule module = parse(context, scale);
    NnObject object;
    report("compile", nnCompileToObject(module, &options, &object));
    mlirModuleDestroy(module);
    printPorts(&object.model);
    nnObjectDestroy(&object);
  }
  MlirModule module = parse(context, scale);
  NnJit jit;
  report("load", nnCompileToJit(module, &options, &jit));
  mlirModuleDestroy(module);
  run(nnJitGetModel(jit));
  nnJitDestroy(jit);
}
// CHECK-LABEL: @cache
// CHECK: first {{[0-9]+}} of {{[0-9]+}}: generating code
// CHECK-NEXT: compile: ok
// CHECK-NEXT: model: abi [[ABI:[0-9]+]], 1 in, 1 out
// CHECK-NEXT: in x f32[2, 3], out y f32[2, 3]
// CHECK-NEXT: compile: ok
// CHECK-NEXT: model: abi [[ABI]], 1 in, 1 out
// CHECK-NEXT: in x f32[2, 3], out y f32[2, 3]
// CHECK-NEXT: load: ok
// CHECK-NEXT: model: {{.*}}: 1 4 -12 -1 -4 12

static void testObject(const char *library) {
  puts("@object");
  MlirModule module = parse(context, scale);
  NnObject object;
  NnCompileOptions options = {.name = "times"};
  report("compile", nnCompileToObject(module, &options, &object));
  mlirModuleDestroy(module);
  printf("ELF: %d\n", object.size > 64 && !memcmp(object.data, "\177ELF", 4));
  printPorts(&object.model);
  printf("run: %s\n", object.model.run ? "set" : "not set");

  NnJit jit;
  report("load", nnJitLoad(&object, &jit));
  report("link", nnObjectLink(&object, library));
  report("link nowhere", nnObjectLink(&object, "no/such/folder/x.so"));
  nnObjectDestroy(&object);
  printf("destroyed: %d\n", !object.data && !object.size);
  nnObjectDestroy(&object);

  puts("@jit");
  printPorts(nnJitGetModel(jit));
  run(nnJitGetModel(jit));
  nnJitDestroy(jit);
  nnJitDestroy(NULL);
}
// CHECK-LABEL: @object
// CHECK-NEXT: compile: ok
// CHECK-NEXT: ELF: 1
// CHECK-NEXT: times: abi 2, 1 in, 1 out
// CHECK-NEXT: in x f32[2, 3], out y f32[2, 3]
// CHECK-NEXT: run: not set
// CHECK-NEXT: load: ok
// CHECK-NEXT: link: ok
// CHECK: link nowhere: i/o error: the linker
// CHECK-NEXT: destroyed: 1
// CHECK-LABEL: @jit
// CHECK-NEXT: times: abi 2, 1 in, 1 out
// CHECK-NEXT: in x f32[2, 3], out y f32[2, 3]
// CHECK-NEXT: times: success: 1 4 -12 -1 -4 12

static void testLess(void) {
  puts("@less");
  MlirModule module = parse(context, scale);
  NnCompileOptions options = {.name = "times",
                              .optimization = NN_OPTIMIZE_LESS};
  NnJit jit;
  report("compile", nnCompileToJit(module, &options, &jit));
  mlirModuleDestroy(module);
  run(nnJitGetModel(jit));
  nnJitDestroy(jit);
}
// CHECK-LABEL: @less
// CHECK-NEXT: compile: ok
// CHECK-NEXT: times: success: 1 4 -12 -1 -4 12

static void testLibrary(const char *path) {
  puts("@library");
  nnrt_library_t *library;
  printf("open: %s\n",
         nnrt_status_message(nnrt_library_open(path, NULL, &library)));
  run(nnrt_library_model(library));
  nnrt_library_close(library);
  printf("by name: %s\n",
         nnrt_status_message(nnrt_library_open(path, "times", &library)));
  run(nnrt_library_model(library));
  nnrt_library_close(library);
  printf("other name: %s\n",
         nnrt_status_message(nnrt_library_open(path, "other", &library)));
  printf("missing: %s\n",
         nnrt_status_message(nnrt_library_open("no/such.so", NULL, &library)));
}
// CHECK-LABEL: @library
// CHECK-NEXT: open: success
// CHECK-NEXT: times: success: 1 4 -12 -1 -4 12
// CHECK-NEXT: by name: success
// CHECK-NEXT: times: success: 1 4 -12 -1 -4 12
// CHECK-NEXT: other name: the library holds no such model
// CHECK-NEXT: missing: the library can't be loaded

static void testNames(void) {
  puts("@names");
  char name[400];
  memset(name, 'n', sizeof name - 1);
  name[sizeof name - 1] = 0;
  NnCompileOptions options = {.name = name};
  MlirModule module = parse(context, scale);
  NnJit jit;
  if (report("long", nnCompileToJit(module, &options, &jit)))
    printf("length: %zu\n", strlen(nnJitGetModel(jit)->name));
  nnJitDestroy(jit);
  mlirModuleDestroy(module);

  module = parse(context, scale);
  if (report("default", nnCompileToJit(module, NULL, &jit)))
    printf("name: %s\n", nnJitGetModel(jit)->name);
  nnJitDestroy(jit);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @names
// CHECK-NEXT: long: ok
// CHECK-NEXT: length: 399
// CHECK-NEXT: default: ok
// CHECK-NEXT: name: model

static const char *const turned =
    "func.func @main(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {\n"
    "  %w = nn.constant dense_resource<w> : tensor<3x1xf32>\n"
    "  %t = nn.transpose %w perm = [1, 0] : (tensor<3x1xf32>) "
    "-> tensor<1x3xf32>\n"
    "  %0 = nn.mul %x, %t : (tensor<2x3xf32>, tensor<1x3xf32>) "
    "-> tensor<2x3xf32>\n"
    "  return %0 : tensor<2x3xf32>\n"
    "}\n"
    "{-# dialect_resources: { builtin: {\n"
    "  w: \"0x040000000000803f00000040000080c0\"\n"
    "} } #-}\n";

static MlirModule cloneOf(MlirModule module) {
  return mlirModuleFromOperation(
      mlirOperationClone(mlirModuleGetOperation(module)));
}

static void compileAndRun(MlirModule module, const NnCompileOptions *options) {
  NnJit jit;
  if (report("compile", nnCompileToJit(module, options, &jit)))
    run(nnJitGetModel(jit));
  nnJitDestroy(jit);
  mlirModuleDestroy(module);
}

/// A clone has its constants, unless they were said to be in no other module.
static void testConstants(void) {
  puts("@constants");
  MlirModule module = parse(context, turned);
  compileAndRun(cloneOf(module), NULL);
  printModule(module);
  puts("@owned");
  compileAndRun(cloneOf(module), &(NnCompileOptions){.ownsConstants = true});
  printModule(module);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @constants
// CHECK-NEXT: compile: ok
// CHECK-NEXT: model: success: 1 4 -12 -1 -4 12
// CHECK: w: "0x040000000000803F00000040000080C0"
// CHECK-LABEL: @owned
// CHECK-NEXT: compile: ok
// CHECK-NEXT: model: success: 1 4 -12 -1 -4 12
// CHECK: w: "0x00000000"

static void testTargets(void) {
  puts("@targets");
  MlirModule module = parse(context, scale);
  NnCompileOptions options = {.target = "aarch64-unknown-linux-gnu",
                              .cpu = "cortex-a76"};
  NnObject object;
  report("aarch64", nnCompileToObject(module, &options, &object));
  // e_machine of an ELF header, EM_AARCH64.
  printf("machine: %d\n", ((const unsigned char *)object.data)[18]);
  nnObjectDestroy(&object);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @targets
// CHECK-NEXT: aarch64: ok
// CHECK-NEXT: machine: 183

static void testShapes(void) {
  puts("@shapes");
  MlirModule module = parse(context, identity);
  NnCompileOptions options = {.shapes = "arg0=2x3"};
  NnJit jit;
  if (report("given", nnCompileToJit(module, &options, &jit)))
    run(nnJitGetModel(jit));
  nnJitDestroy(jit);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @shapes
// CHECK-NEXT: given: ok
// CHECK-NEXT: model: success: 1 2 3 1 2 3

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static void fail(const char *what, const char *text,
                 const NnCompileOptions *options) {
  MlirModule module = parse(context, text);
  NnJit jit;
  report(what, nnCompileToJit(module, options, &jit));
  printf("  jit: %s\n", jit ? "made" : "null");
  nnJitDestroy(jit);
  mlirModuleDestroy(module);
}

static void testErrors(void) {
  puts("@errors");
  fail("cpu", scale, &(NnCompileOptions){.cpu = "pentium9"});
  fail("target", scale, &(NnCompileOptions){.target = "pdp11-dec-unix"});
  fail("target's cpu", scale,
       &(NnCompileOptions){.target = "aarch64-linux-gnu", .cpu = "znver4"});
  fail("contradicting shape", identity,
       &(NnCompileOptions){.shapes = "arg0=2x4"});
  fail("malformed shape", identity, &(NnCompileOptions){.shapes = "arg0=2y3"});
  fail("unknown input", identity, &(NnCompileOptions){.shapes = "q=2x3"});
  fail("no function", "module {}", NULL);
  fail("two functions",
       "func.func @f(%x: tensor<f32>) -> tensor<f32> {\n"
       "  return %x : tensor<f32>\n}\n"
       "func.func @g(%x: tensor<f32>) -> tensor<f32> {\n"
       "  return %x : tensor<f32>\n}\n",
       NULL);
  fail("no tensor", "func.func @f(%x: f32) -> f32 {\n  return %x : f32\n}\n",
       NULL);
  fail("element type",
       "func.func @f(%x: tensor<2xindex>) -> tensor<2xindex> {\n"
       "  return %x : tensor<2xindex>\n}\n",
       NULL);
  fail("declaration", "func.func private @f(tensor<f32>) -> tensor<f32>", NULL);
}
// CHECK-LABEL: @errors
// CHECK-NEXT: cpu: not found: unknown CPU 'pentium9' for target
// CHECK-NEXT: jit: null
// CHECK-NEXT: target: not found: unknown target 'pdp11-dec-unix'
// CHECK-NEXT: jit: null
// CHECK-NEXT: target's cpu: not found: unknown CPU 'znver4' for target 'aarch64-linux-gnu'
// CHECK-NEXT: jit: null
// CHECK: error: {{.*}}arg0
// CHECK: contradicting shape: invalid model:
// CHECK-NEXT: jit: null
// CHECK: error: {{.*}}2y3
// CHECK: malformed shape: invalid model:
// CHECK-NEXT: jit: null
// CHECK: error: {{.*}}no argument is named 'q'
// CHECK: unknown input: invalid model:
// CHECK-NEXT: jit: null
// CHECK-NEXT: no function: {{.*}}one public function
// CHECK-NEXT: jit: null
// CHECK-NEXT: two functions: {{.*}}one public function
// CHECK-NEXT: jit: null
// CHECK-NEXT: no tensor: unsupported: 'arg0' has type f32
// CHECK-NEXT: jit: null
// CHECK-NEXT: element type: unsupported: 'arg0' has unsupported type tensor<2xindex>
// CHECK-NEXT: jit: null
// CHECK-NEXT: declaration: {{.*}}one public function
// CHECK-NEXT: jit: null

int main(int argc, char **argv) {
  if (argc != 3)
    return 2;
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  context = nnContextCreate();
  printDiagnosticsOf(context);
  testStages();
  testProgress();
  testCache(argv[2]);
  testObject(argv[1]);
  testLess();
  testLibrary(argv[1]);
  testNames();
  testConstants();
  testTargets();
  testShapes();
  testErrors();
  mlirContextDestroy(context);
  return 0;
}
