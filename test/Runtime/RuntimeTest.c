//===- RuntimeTest.c - Unit tests of nnrt --------------------------------===//
// Usage: nnrt-unit LIBRARY. Drives the functions of nnrt.h with the model of
// affine.c, both linked in and loaded from the shared library made from it.
//===----------------------------------------------------------------------===//
#include "Expect.h"

#include "nnrt/nnrt.h"

#include <stdlib.h>

EXPECT_MAIN_STATE;

extern const nnrt_model_t affine_model, old_model;

static void testDtypes(void) {
  EXPECT(nnrt_dtype_size(NNRT_F32) == 4);
  EXPECT(nnrt_dtype_size(NNRT_F64) == 8);
  EXPECT(nnrt_dtype_size(NNRT_F16) == 2);
  EXPECT(nnrt_dtype_size(NNRT_BF16) == 2);
  EXPECT(nnrt_dtype_size(NNRT_I8) == 1);
  EXPECT(nnrt_dtype_size(NNRT_I16) == 2);
  EXPECT(nnrt_dtype_size(NNRT_I32) == 4);
  EXPECT(nnrt_dtype_size(NNRT_I64) == 8);
  EXPECT(nnrt_dtype_size(NNRT_U8) == 1);
  EXPECT(nnrt_dtype_size(NNRT_BOOL) == 1);
  EXPECT(nnrt_dtype_size(NNRT_NONE) == 0);
  EXPECT(nnrt_dtype_size(-1) == 0);
  EXPECT(nnrt_dtype_size(NNRT_U64) == 8);
  EXPECT(nnrt_dtype_size(NNRT_F4E2M1) == 1);
  EXPECT(nnrt_dtype_size(NNRT_U2) == 1);
  EXPECT(nnrt_dtype_size(NNRT_U2 + 1) == 0);
  EXPECT_STR(nnrt_dtype_name(NNRT_BF16), "bf16");
  EXPECT_STR(nnrt_dtype_name(NNRT_BOOL), "bool");
  EXPECT_STR(nnrt_dtype_name(NNRT_F8E4M3FNUZ), "f8e4m3fnuz");
  EXPECT_STR(nnrt_dtype_name(NNRT_NONE), "?");
  EXPECT_STR(nnrt_dtype_name(99), "?");
}

/// Every code but NaN's is what its number is encoded as.
static int badCodes(int32_t dtype, uint32_t count) {
  int bad = 0;
  for (uint32_t code = 0; code < count; ++code) {
    double value = nnrt_narrow_decode(dtype, code);
    bad += value == value && nnrt_narrow_encode(dtype, value, 0) != code;
  }
  return bad;
}

static void testNarrow(void) {
  EXPECT(badCodes(NNRT_F16, 1 << 16) == 0);
  EXPECT(badCodes(NNRT_BF16, 1 << 16) == 0);
  EXPECT(badCodes(NNRT_F8E4M3FN, 256) == 0);
  EXPECT(badCodes(NNRT_F8E4M3FNUZ, 256) == 0);
  EXPECT(badCodes(NNRT_F8E5M2, 256) == 0);
  EXPECT(badCodes(NNRT_F8E5M2FNUZ, 256) == 0);
  EXPECT(badCodes(NNRT_F8E8M0, 256) == 0);
  EXPECT(badCodes(NNRT_F4E2M1, 16) == 0);
  EXPECT(nnrt_narrow_decode(NNRT_F8E4M3FN, 0x7e) == 448);
  EXPECT(nnrt_narrow_decode(NNRT_F8E4M3FNUZ, 0x7f) == 240);
  EXPECT(nnrt_narrow_decode(NNRT_F8E5M2, 0x01) == 0x1p-16);
  EXPECT(nnrt_narrow_encode(NNRT_F8E4M3FN, 1e6, 1) == 0x7e);
  EXPECT(nnrt_narrow_encode(NNRT_F8E4M3FN, -1e6, 0) == 0xff);
  EXPECT(nnrt_narrow_encode(NNRT_F8E5M2, 1e6, 0) == 0x7c);
  EXPECT(nnrt_narrow_encode(NNRT_F8E5M2FNUZ, -0.0, 0) == 0);
  EXPECT(nnrt_narrow_encode(NNRT_F4E2M1, 5, 0) == 6); // a tie, to even
  EXPECT(nnrt_narrow_encode(NNRT_F32, 1, 0) == 0);
  EXPECT(nnrt_narrow_decode(-1, 1) == 0);
}

static void testNumElements(void) {
  int64_t shape[NNRT_MAX_RANK] = {2, 3, 4};
  EXPECT(nnrt_num_elements(0, shape) == 1);
  EXPECT(nnrt_num_elements(0, NULL) == 1);
  EXPECT(nnrt_num_elements(3, shape) == 24);
  EXPECT(nnrt_num_elements(4, shape) == 0);
  EXPECT(nnrt_num_elements(NNRT_MAX_RANK + 1, shape) == -1);
  EXPECT(nnrt_num_elements(-1, shape) == -1);
  EXPECT(nnrt_num_elements(2, (int64_t[]){2, -1}) == -1);
  EXPECT(nnrt_num_elements(2, (int64_t[]){0, -1}) == -1);
  EXPECT(nnrt_num_elements(2, (int64_t[]){INT64_MAX, 1}) == INT64_MAX);
  EXPECT(nnrt_num_elements(2, (int64_t[]){INT64_MAX, 2}) == -1);
  EXPECT(nnrt_num_elements(3, (int64_t[]){INT64_MAX, 2, 0}) == 0);
}

static void testMessages(void) {
  EXPECT_STR(nnrt_status_message(NNRT_OK), "success");
  for (int status = NNRT_ERROR_DTYPE; status <= NNRT_ERROR_CPU; ++status)
    EXPECT(strlen(nnrt_status_message(status)) > 10);
  EXPECT_STR(nnrt_status_message(-1), "unknown status");
  EXPECT_STR(nnrt_status_message(NNRT_ERROR_CPU + 1), "unknown status");
}

static void testArena(void) {
  char *arena = nnrt_arena_create(100);
  EXPECT(arena && (uintptr_t)arena % NNRT_ALIGNMENT == 0);
  if (arena)
    memset(arena, 1, 100);
  free(arena);
  arena = nnrt_arena_create(0);
  EXPECT(arena != NULL);
  free(arena);
  EXPECT(!nnrt_arena_create(-1));
  EXPECT(!nnrt_arena_create(INT64_MAX));
}

static float x[6] = {1, 2, 3, 4, 5, 6}, bias[2] = {10, 20};

static const nnrt_tensor_t good[2] = {
    {x, 0, NNRT_F32, 2, {2, 3}},
    {bias, 0, NNRT_F32, 1, {2}},
};

/// Checks the good inputs with input `index` replaced.
static nnrt_status_t checkWith(int32_t index, nnrt_tensor_t tensor,
                               int32_t *bad) {
  nnrt_tensor_t inputs[2] = {good[0], good[1]};
  inputs[index] = tensor;
  *bad = -1;
  return nnrt_check_inputs(&affine_model, inputs, 2, bad);
}

static void testCheckInputs(void) {
  int32_t bad = -1;
  EXPECT(nnrt_check_inputs(&affine_model, good, 2, &bad) == NNRT_OK);
  EXPECT(bad == -1);
  EXPECT(nnrt_check_inputs(&affine_model, good, 1, &bad) == NNRT_ERROR_COUNT);
  EXPECT(bad == 1);
  EXPECT(nnrt_check_inputs(&affine_model, good, 3, NULL) == NNRT_ERROR_COUNT);
  nnrt_tensor_t tensor = good[1];
  tensor.dtype = NNRT_F64;
  EXPECT(checkWith(1, tensor, &bad) == NNRT_ERROR_DTYPE && bad == 1);
  tensor = good[0];
  tensor.rank = 3;
  EXPECT(checkWith(0, tensor, &bad) == NNRT_ERROR_RANK && bad == 0);
  tensor = good[1];
  tensor.shape[0] = 3;
  EXPECT(checkWith(1, tensor, &bad) == NNRT_ERROR_SHAPE && bad == 1);
  tensor = good[0];
  tensor.shape[1] = -1;
  EXPECT(checkWith(0, tensor, &bad) == NNRT_ERROR_SHAPE && bad == 0);
  tensor = good[0];
  tensor.shape[1] = INT64_MAX;
  EXPECT(checkWith(0, tensor, &bad) == NNRT_ERROR_SHAPE && bad == 0);
  tensor = good[1];
  tensor.data = NULL;
  EXPECT(checkWith(1, tensor, &bad) == NNRT_ERROR_DATA && bad == 1);
  // Nothing is read of an empty tensor.
  tensor = good[0];
  tensor.data = NULL;
  tensor.shape[1] = 0;
  EXPECT(checkWith(0, tensor, &bad) == NNRT_OK && bad == -1);
}

/// Runs with outputs that the model allocates.
static void testRunAllocates(const nnrt_model_t *model) {
  nnrt_tensor_t outputs[2] = {0};
  EXPECT(nnrt_run(model, good, 2, outputs, 2) == NNRT_OK);
  EXPECT(outputs[0].rank == 2 && outputs[0].shape[1] == 3);
  const float *y = outputs[0].data;
  EXPECT(y && y[0] == 12 && y[2] == 16 && y[5] == 32);
  const int64_t *n = outputs[1].data;
  EXPECT(n && *n == 6);
  free(outputs[0].data);
  free(outputs[1].data);
}

static void testRunFills(void) {
  float y[6] = {0};
  int64_t n = 0;
  nnrt_tensor_t outputs[2] = {{.data = y, .capacity = sizeof y},
                              {.data = &n, .capacity = sizeof n}};
  EXPECT(nnrt_run(&affine_model, good, 2, outputs, 2) == NNRT_OK);
  EXPECT(outputs[0].data == y && y[5] == 32 && n == 6);
  outputs[0].capacity = 1;
  EXPECT(nnrt_run(&affine_model, good, 2, outputs, 2) == NNRT_ERROR_CAPACITY);
}

static void testRunRefuses(void) {
  nnrt_tensor_t outputs[2] = {0};
  EXPECT(nnrt_run(&affine_model, good, 1, outputs, 2) == NNRT_ERROR_COUNT);
  EXPECT(nnrt_run(&affine_model, good, 2, outputs, 1) == NNRT_ERROR_COUNT);
  EXPECT(nnrt_run(&old_model, good, 2, outputs, 2) == NNRT_ERROR_ABI);
  EXPECT(!outputs[0].data && !outputs[1].data);
}

static nnrt_status_t expectArena(const nnrt_tensor_t *inputs,
                                 nnrt_tensor_t *outputs, void *arena,
                                 const nnrt_threads_t *threads) {
  (void)inputs, (void)outputs;
  EXPECT(arena && (uintptr_t)arena % NNRT_ALIGNMENT == 0 && !threads);
  if (arena)
    memset(arena, 1, 1000);
  return NNRT_OK;
}

static void testRunAligns(void) {
  nnrt_model_t model = {
      .abi_version = NNRT_ABI_VERSION, .arena_bytes = 1000, .run = expectArena};
  EXPECT(nnrt_run(&model, NULL, 0, NULL, 0) == NNRT_OK);
  model.arena_bytes = -1;
  EXPECT(nnrt_run(&model, NULL, 0, NULL, 0) == NNRT_ERROR_MEMORY);
  model.arena_bytes = INT64_MAX;
  EXPECT(nnrt_run(&model, NULL, 0, NULL, 0) == NNRT_ERROR_MEMORY);
}

static nnrt_status_t openStatus(const char *path, const char *name) {
  nnrt_library_t *library = (nnrt_library_t *)&expectChecks;
  nnrt_status_t status = nnrt_library_open(path, name, &library);
  EXPECT((status == NNRT_OK) == (library != NULL));
  if (status == NNRT_OK)
    nnrt_library_close(library);
  return status;
}

static void testLibrary(const char *path) {
  EXPECT(openStatus(path, NULL) == NNRT_OK);
  EXPECT(openStatus(path, "affine") == NNRT_OK);
  EXPECT(openStatus(path, "old") == NNRT_ERROR_ABI);
  EXPECT(openStatus(path, "other") == NNRT_ERROR_SYMBOL);
  EXPECT(openStatus("missing.so", NULL) == NNRT_ERROR_FILE);
  // Never a library of the system's.
  EXPECT(openStatus("libc.so.6", NULL) == NNRT_ERROR_FILE);
  nnrt_library_close(NULL);
  nnrt_library_t *library;
  if (nnrt_library_open(path, "affine", &library) != NNRT_OK)
    return;
  const nnrt_model_t *model = nnrt_library_model(library);
  EXPECT_STR(model->name, "affine");
  EXPECT(model != &affine_model);
  testRunAllocates(model);
  nnrt_library_close(library);
}

int main(int argc, char **argv) {
  testDtypes();
  testNarrow();
  testNumElements();
  testMessages();
  testArena();
  testCheckInputs();
  testRunAllocates(&affine_model);
  testRunFills();
  testRunRefuses();
  testRunAligns();
  EXPECT(argc == 2);
  if (argc == 2)
    testLibrary(argv[1]);
  return expectDone("nnrt");
}
