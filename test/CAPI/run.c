//===- run.c - Test of calling compiled models right and wrong ------------===//
// RUN: nn-capi-run-test 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "Testing.h"
#include "nn-c/Compiler.h"

#include <stdlib.h>
#include <string.h>

static MlirContext context;

static NnJit compile(const char *text, const char *name) {
  MlirModule module = parse(context, text);
  NnCompileOptions options = {.name = name};
  NnJit jit;
  report(name, nnCompileToJit(module, &options, &jit));
  mlirModuleDestroy(module);
  return jit;
}

static void printStatus(const char *what, nnrt_status_t status) {
  printf("%s: %s\n", what, nnrt_status_message(status));
}

static const char *const negate =
    "func.func @main(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {\n"
    "  %0 = nn.neg %x : (tensor<2x3xf32>) -> tensor<2x3xf32>\n"
    "  return %0 : tensor<2x3xf32>\n"
    "}\n";

static nnrt_tensor_t tensor2x3(float data[6]) {
  return (nnrt_tensor_t){data, 6 * sizeof *data, NNRT_F32, 2, {2, 3}};
}

//===----------------------------------------------------------------------===//
// Inputs and outputs that don't fit
//===----------------------------------------------------------------------===//

/// A model's own `run` checks as nnrt_run does.
static void both(const char *what, const nnrt_model_t *m,
                 const nnrt_tensor_t *in, nnrt_tensor_t out) {
  nnrt_tensor_t outputs[] = {out};
  void *arena = nnrt_arena_create(m->arena_bytes);
  nnrt_status_t checked = nnrt_run(m, in, 1, outputs, 1);
  outputs[0] = out;
  nnrt_status_t direct = m->run(in, outputs, arena, NULL);
  free(arena);
  printStatus(what, checked);
  if (direct != checked)
    printStatus("  but run itself", direct);
}

static void testWrong(void) {
  puts("@wrong");
  NnJit jit = compile(negate, "negate");
  const nnrt_model_t *m = nnJitGetModel(jit);
  float x[6] = {1, 2, 3, 4, 5, 6}, y[6];
  nnrt_tensor_t good = tensor2x3(x), out = tensor2x3(y);
  nnrt_tensor_t in = good;
  in.dtype = NNRT_I32;
  both("dtype", m, &in, out);
  in = good;
  in.rank = 3;
  both("rank", m, &in, out);
  in = good;
  in.shape[1] = 4;
  both("shape", m, &in, out);
  in = good;
  in.shape[0] = -2;
  both("negative", m, &in, out);
  in = good;
  in.data = NULL;
  both("data", m, &in, out);
  nnrt_tensor_t small = out;
  small.capacity = 23;
  both("capacity", m, &good, small);
  both("fits", m, &good, out);
  printf("y: %g %g\n", y[0], y[5]);

  nnrt_tensor_t two[] = {good, good};
  int32_t bad = -1;
  printStatus("too many", nnrt_run(m, two, 2, &out, 1));
  printStatus("none", nnrt_check_inputs(m, NULL, 0, &bad));
  printf("bad input: %d\n", bad);
  printStatus("no outputs", nnrt_run(m, &good, 1, &out, 0));
  nnrt_model_t other = *m;
  other.abi_version = NNRT_ABI_VERSION + 1;
  printStatus("version", nnrt_run(&other, &good, 1, &out, 1));
  nnJitDestroy(jit);
}
// CHECK-LABEL: @wrong
// CHECK-NEXT: negate: ok
// CHECK-NEXT: dtype: a tensor has the wrong element type
// CHECK-NEXT: rank: a tensor has the wrong number of dimensions
// CHECK-NEXT: shape: a dimension of a tensor differs from the model's
// CHECK-NEXT: negative: a dimension of a tensor differs from the model's
// CHECK-NEXT: data: a tensor has no data
// CHECK-NEXT: capacity: an output does not fit its buffer
// CHECK-NEXT: fits: success
// CHECK-NEXT: y: -1 -6
// CHECK-NEXT: too many: wrong number of inputs or outputs
// CHECK-NEXT: none: wrong number of inputs or outputs
// CHECK-NEXT: bad input: 0
// CHECK-NEXT: no outputs: wrong number of inputs or outputs
// CHECK-NEXT: version: the model was built for another version of the runtime

//===----------------------------------------------------------------------===//
// Inputs that fit their ports, but not each other
//===----------------------------------------------------------------------===//

static const char *const combine =
    "func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>,\n"
    "                %w: tensor<?x?xf32>) -> tensor<?x?xf32> {\n"
    "  %0 = nn.add %x, %y\n"
    "    : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>\n"
    "  %1 = nn.matmul %0, %w\n"
    "    : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>\n"
    "  %2 = nn.concat %1, %x axis = 0\n"
    "    : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>\n"
    "  return %2 : tensor<?x?xf32>\n"
    "}\n";

static nnrt_tensor_t matrix(float *data, int64_t rows, int64_t columns) {
  return (nnrt_tensor_t){data, 0, NNRT_F32, 2, {rows, columns}};
}

/// Runs on x[2][3], y[y0][y1] and w[w0][w1].
static void combineShapes(const nnrt_model_t *m, int64_t y0, int64_t y1,
                          int64_t w0, int64_t w1) {
  static float zeros[16];
  nnrt_tensor_t in[] = {matrix(zeros, 2, 3), matrix(zeros, y0, y1),
                        matrix(zeros, w0, w1)};
  nnrt_tensor_t out = {0};
  nnrt_status_t status = nnrt_run(m, in, 3, &out, 1);
  printf("%d %d %d %d: %s", (int)y0, (int)y1, (int)w0, (int)w1,
         nnrt_status_message(status));
  printf(status ? "\n" : ", %dx%d\n", (int)out.shape[0], (int)out.shape[1]);
  free(out.data);
}

static void testDisagreeing(void) {
  puts("@disagreeing");
  NnJit jit = compile(combine, "combine");
  const nnrt_model_t *m = nnJitGetModel(jit);
  combineShapes(m, 2, 3, 3, 3);
  combineShapes(m, 1, 3, 3, 3);
  combineShapes(m, 2, 1, 3, 3);
  combineShapes(m, 2, 4, 3, 3);
  combineShapes(m, 3, 3, 3, 3);
  combineShapes(m, 2, 3, 4, 3);
  combineShapes(m, 2, 3, 3, 4);
  nnJitDestroy(jit);
}
// CHECK-LABEL: @disagreeing
// CHECK-NEXT: combine: ok
// CHECK-NEXT: 2 3 3 3: success, 4x3
// CHECK-NEXT: 1 3 3 3: success, 4x3
// CHECK-NEXT: 2 1 3 3: success, 4x3
// CHECK-NEXT: 2 4 3 3: a dimension of a tensor differs from the model's
// CHECK-NEXT: 3 3 3 3: a dimension of a tensor differs from the model's
// CHECK-NEXT: 2 3 4 3: a dimension of a tensor differs from the model's
// CHECK-NEXT: 2 3 3 4: a dimension of a tensor differs from the model's

//===----------------------------------------------------------------------===//
// Who allocates outputs
//===----------------------------------------------------------------------===//

static void testNullOutput(void) {
  puts("@null_output");
  NnJit jit = compile(negate, "negate");
  float x[6] = {1, 2, 3, 4, 5, 6};
  nnrt_tensor_t in = tensor2x3(x), out = {0};
  printStatus("run", nnrt_run(nnJitGetModel(jit), &in, 1, &out, 1));
  printf("%s[%d, %d], last %g\n", nnrt_dtype_name(out.dtype), (int)out.shape[0],
         (int)out.shape[1], ((float *)out.data)[5]);
  free(out.data);
  nnJitDestroy(jit);
}
// CHECK-LABEL: @null_output
// CHECK-NEXT: negate: ok
// CHECK-NEXT: run: success
// CHECK-NEXT: f32[2, 3], last -6

static const char *const pairs =
    "func.func @main(%x: tensor<?x2xf32>, %y: tensor<?x2xf32>) -> "
    "(tensor<?x2xf32>, tensor<?xf32>) {\n"
    "  %0 = nn.concat %x, %y axis = 0 : (tensor<?x2xf32>, tensor<?x2xf32>) "
    "-> tensor<?x2xf32>\n"
    "  %1 = nn.reduce_sum %0 axes = [1] : (tensor<?x2xf32>) -> tensor<?xf32>\n"
    "  return %0, %1 : tensor<?x2xf32>, tensor<?xf32>\n"
    "}\n";

static void runPairs(const nnrt_model_t *m, int64_t n, int64_t k) {
  float x[64];
  for (int i = 0; i < 64; ++i)
    x[i] = (float)i;
  nnrt_tensor_t in[] = {{x, 0, NNRT_F32, 2, {n, 2}},
                        {x, 0, NNRT_F32, 2, {k, 2}}};
  nnrt_tensor_t out[2] = {{0}, {0}};
  printStatus("run", nnrt_run(m, in, 2, out, 2));
  printf("[%d, %d] and [%d]:", (int)out[0].shape[0], (int)out[0].shape[1],
         (int)out[1].shape[0]);
  for (int i = 0; i < out[1].shape[0]; ++i)
    printf(" %g", ((float *)out[1].data)[i]);
  puts("");
  free(out[0].data);
  free(out[1].data);
}

static void testDynamic(void) {
  puts("@dynamic");
  NnJit jit = compile(pairs, "pairs");
  const nnrt_model_t *m = nnJitGetModel(jit);
  printf("ports: [%d, %d] to [%d]\n", (int)m->inputs[0].shape[0],
         (int)m->inputs[0].shape[1], (int)m->outputs[1].shape[0]);
  runPairs(m, 2, 3);
  runPairs(m, 1, 0);
  runPairs(m, 0, 0);
  runPairs(m, 20, 1);
  float x[4] = {1, 2, 3, 4}, y[8], z[4];
  nnrt_tensor_t in[] = {{x, 0, NNRT_F32, 2, {2, 2}},
                        {x, 0, NNRT_F32, 2, {2, 2}}};
  nnrt_tensor_t out[] = {{y, sizeof y, 0, 0, {0}}, {z, sizeof z, 0, 0, {0}}};
  printStatus("buffers", nnrt_run(m, in, 2, out, 2));
  printf("ours: %d, %g %g\n", out[0].data == y && out[1].data == z, y[7], z[3]);
  out[1].capacity = 15;
  printStatus("second too small", nnrt_run(m, in, 2, out, 2));
  nnJitDestroy(jit);
}
// CHECK-LABEL: @dynamic
// CHECK-NEXT: pairs: ok
// CHECK-NEXT: ports: [-1, 2] to [-1]
// CHECK-NEXT: run: success
// CHECK-NEXT: [5, 2] and [5]: 1 5 1 5 9
// CHECK-NEXT: run: success
// CHECK-NEXT: [1, 2] and [1]: 1
// CHECK-NEXT: run: success
// CHECK-NEXT: [0, 2] and [0]:
// CHECK-NEXT: run: success
// CHECK-NEXT: [21, 2] and [21]: 1 5 9 {{.*}} 77 1
// CHECK-NEXT: buffers: success
// CHECK-NEXT: ours: 1, 4 7
// CHECK-NEXT: second too small: an output does not fit its buffer

//===----------------------------------------------------------------------===//
// Shapes that only a run can refute
//===----------------------------------------------------------------------===//

static void testDisagreement(void) {
  puts("@disagreement");
  NnJit jit = compile("func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>) "
                      "-> tensor<?xf32> {\n"
                      "  %0 = nn.add %x, %y : (tensor<?xf32>, tensor<?xf32>) "
                      "-> tensor<?xf32>\n"
                      "  return %0 : tensor<?xf32>\n"
                      "}\n",
                      "add");
  float x[4] = {1, 2, 3, 4};
  for (int64_t n = 4; n > 0; n -= 3) {
    nnrt_tensor_t in[] = {{x, 0, NNRT_F32, 1, {4}}, {x, 0, NNRT_F32, 1, {n}}};
    nnrt_tensor_t out = {0};
    printStatus("run", nnrt_run(nnJitGetModel(jit), in, 2, &out, 1));
    printf("last: %g\n", ((float *)out.data)[3]);
    free(out.data);
  }
  nnJitDestroy(jit);
}
// CHECK-LABEL: @disagreement
// CHECK-NEXT: add: ok
// CHECK-NEXT: run: success
// CHECK-NEXT: last: 8
// CHECK-NEXT: run: success
// CHECK-NEXT: last: 5

//===----------------------------------------------------------------------===//
// Several models
//===----------------------------------------------------------------------===//

static float runNegate(const nnrt_model_t *m) {
  float x[6] = {1, 2, 3, 4, 5, 6}, y[6] = {0};
  nnrt_tensor_t in = tensor2x3(x), out = tensor2x3(y);
  if (nnrt_run(m, &in, 1, &out, 1))
    puts("run failed");
  return y[5];
}

static void testTwo(void) {
  puts("@two");
  NnJit first = compile(negate, "same"),
        second = compile(
            "func.func @main(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {\n"
            "  %0 = nn.mul %x, %x : (tensor<2x3xf32>, tensor<2x3xf32>) "
            "-> tensor<2x3xf32>\n"
            "  return %0 : tensor<2x3xf32>\n"
            "}\n",
            "same");
  printf("%g", runNegate(nnJitGetModel(first)));
  printf(" %g", runNegate(nnJitGetModel(second)));
  printf(" %g", runNegate(nnJitGetModel(first)));
  nnJitDestroy(first);
  printf(" %g\n", runNegate(nnJitGetModel(second)));
  nnJitDestroy(second);
}
// CHECK-LABEL: @two
// CHECK-NEXT: same: ok
// CHECK-NEXT: same: ok
// CHECK-NEXT: -6 36 -6 36

//===----------------------------------------------------------------------===//
// Threads of the caller's own
//===----------------------------------------------------------------------===//

static const char *const scores =
    "func.func @main(%x: tensor<?x192xf32>, %w: tensor<192x200xf32>)\n"
    "    -> tensor<?x200xf32> {\n"
    "  %0 = nn.matmul %x, %w\n"
    "    : (tensor<?x192xf32>, tensor<192x200xf32>) -> tensor<?x200xf32>\n"
    "  %1 = nn.softmax %0 : (tensor<?x200xf32>) -> tensor<?x200xf32>\n"
    "  return %1 : tensor<?x200xf32>\n"
    "}\n";

typedef struct Loops {
  int count, mostParts;
} Loops;

/// One thread, which does the odd parts first, from the last on.
static void runBackwards(void *context, int32_t parts, nnrt_task_t task,
                         void *work) {
  Loops *loops = context;
  ++loops->count;
  loops->mostParts = parts > loops->mostParts ? parts : loops->mostParts;
  for (int odd = 1; odd >= 0; --odd)
    for (int32_t i = parts; i-- > 0;)
      if (i % 2 == odd)
        task(work, i);
}

enum { rows = 131, width = 192, classes = 200 };

static nnrt_status_t runScores(const nnrt_model_t *m, float *y,
                               const nnrt_threads_t *threads) {
  static float x[rows * width], w[width * classes];
  for (int i = 0; i < rows * width; ++i)
    x[i] = (float)(i * 7919 % 1009) / 1009;
  for (int i = 0; i < width * classes; ++i)
    w[i] = (float)((int64_t)i * 104729 % 997) / 997;
  nnrt_tensor_t in[] = {matrix(x, rows, width), matrix(w, width, classes)};
  nnrt_tensor_t out = {y, rows * classes * sizeof *y, 0, 0, {0}};
  void *arena = nnrt_arena_create(nnrt_arena_bytes(m, threads));
  nnrt_status_t status = m->run(in, &out, arena, threads);
  free(arena);
  return status;
}

static void testThreads(void) {
  puts("@threads");
  static float expected[rows * classes], y[rows * classes];
  NnJit jit = compile(scores, "scores");
  const nnrt_model_t *m = nnJitGetModel(jit);
  printStatus("alone", runScores(m, expected, NULL));
  for (int32_t count = 1; count <= 5; count += 2) {
    Loops loops = {0, 0};
    nnrt_threads_t threads = {count, runBackwards, &loops};
    memset(y, 0, sizeof y);
    printStatus("run", runScores(m, y, &threads));
    printf("loops: %d, parts: %d, equal: %d\n", loops.count > 0,
           loops.mostParts, !memcmp(y, expected, sizeof y));
  }
  nnJitDestroy(jit);
}
// CHECK-LABEL: @threads
// CHECK-NEXT: scores: ok
// CHECK-NEXT: alone: success
// CHECK-NEXT: run: success
// CHECK-NEXT: loops: 0, parts: 0, equal: 1
// CHECK-NEXT: run: success
// CHECK-NEXT: loops: 1, parts: 3, equal: 1
// CHECK-NEXT: run: success
// CHECK-NEXT: loops: 1, parts: 5, equal: 1

//===----------------------------------------------------------------------===//
// Element types
//===----------------------------------------------------------------------===//

static void testElementTypes(void) {
  puts("@element_types");
  NnJit jit = compile(
      "func.func @main(%a: tensor<4xui8>, %b: tensor<4xi64>, %c: tensor<4xi1>)"
      " -> (tensor<4xui8>, tensor<4xi64>, tensor<4xi1>) {\n"
      "  %0 = nn.add %a, %a : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>\n"
      "  %1 = nn.neg %b : (tensor<4xi64>) -> tensor<4xi64>\n"
      "  %2 = nn.not %c : (tensor<4xi1>) -> tensor<4xi1>\n"
      "  return %0, %1, %2 : tensor<4xui8>, tensor<4xi64>, tensor<4xi1>\n"
      "}\n",
      "types");
  uint8_t a[4] = {1, 2, 100, 200}, c[4] = {0, 1, 1, 0};
  int64_t b[4] = {1, -2, INT64_MAX, 0};
  nnrt_tensor_t in[] = {{a, 0, NNRT_U8, 1, {4}},
                        {b, 0, NNRT_I64, 1, {4}},
                        {c, 0, NNRT_BOOL, 1, {4}}};
  nnrt_tensor_t out[3] = {{0}, {0}, {0}};
  printStatus("run", nnrt_run(nnJitGetModel(jit), in, 3, out, 3));
  uint8_t *x = out[0].data, *z = out[2].data;
  int64_t *y = out[1].data;
  for (int i = 0; i < 3; ++i)
    printf("%s ", nnrt_dtype_name(out[i].dtype));
  printf("\n%d %d %d, %lld %lld, %d %d %d %d\n", x[1], x[2], x[3],
         (long long)y[1], (long long)y[2], z[0], z[1], z[2], z[3]);
  for (int i = 0; i < 3; ++i)
    free(out[i].data);
  nnJitDestroy(jit);
}
// CHECK-LABEL: @element_types
// CHECK-NEXT: types: ok
// CHECK-NEXT: run: success
// CHECK-NEXT: u8 i64 bool
// CHECK-NEXT: 4 200 144, 2 -9223372036854775807, 1 0 0 1

int main(void) {
  context = nnContextCreate();
  printDiagnosticsOf(context);
  testWrong();
  testDisagreeing();
  testNullOutput();
  testDynamic();
  testDisagreement();
  testTwo();
  testThreads();
  testElementTypes();
  mlirContextDestroy(context);
  return 0;
}
