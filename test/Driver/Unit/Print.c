//===- Print.c - Tests of nncTensorPrint ---------------------------------===//
// The expected texts are what NumPy 1.24 prints for the same arrays.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/Tensor.h"

#include <math.h>
#include <stdlib.h>

static void expectPrint(nnrt_tensor_t tensor, const char *expected) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  nncTensorPrint(&tensor, out);
  fclose(out);
  EXPECT_STR(text, expected);
  free(text);
}

#define FLOATS(rank, ...)                                                      \
  ((nnrt_tensor_t){data, 0, NNRT_F32, rank, {__VA_ARGS__}})

static void testFloats(void) {
  expectPrint((nnrt_tensor_t){(float[]){1, 2.5f, -3}, 0, NNRT_F32, 1, {3}},
              "[ 1.   2.5 -3. ]\n");
  expectPrint((nnrt_tensor_t){(float[]){0.1f, 1 / 3.0f}, 0, NNRT_F32, 1, {2}},
              "[0.1        0.33333334]\n");
  expectPrint((nnrt_tensor_t){(float[]){1e-5f, 1}, 0, NNRT_F32, 1, {2}},
              "[1.e-05 1.e+00]\n");
  expectPrint((nnrt_tensor_t){(float[]){1, 1001}, 0, NNRT_F32, 1, {2}},
              "[1.000e+00 1.001e+03]\n");
  expectPrint((nnrt_tensor_t){(float[]){1, 1000}, 0, NNRT_F32, 1, {2}},
              "[   1. 1000.]\n");
  expectPrint((nnrt_tensor_t){(float[]){1, 123456}, 0, NNRT_F32, 1, {2}},
              "[1.00000e+00 1.23456e+05]\n");
  expectPrint(
      (nnrt_tensor_t){(float[]){NAN, INFINITY, -1}, 0, NNRT_F32, 1, {3}},
      "[nan inf -1.]\n");
  expectPrint((nnrt_tensor_t){(float[]){1.5f, NAN, 100}, 0, NNRT_F32, 1, {3}},
              "[  1.5   nan 100. ]\n");
  expectPrint((nnrt_tensor_t){(float[]){1e-5f, NAN}, 0, NNRT_F32, 1, {2}},
              "[1.e-05    nan]\n");
  expectPrint((nnrt_tensor_t){(float[]){123456792}, 0, NNRT_F32, 1, {1}},
              "[1.2345679e+08]\n");
  expectPrint((nnrt_tensor_t){(double[]){0.1}, 0, NNRT_F64, 0, {0}}, "0.1\n");
  expectPrint((nnrt_tensor_t){(uint16_t[]){0x2e66}, 0, NNRT_F16, 1, {1}},
              "[0.1]\n");
}

static void testIntegers(void) {
  expectPrint((nnrt_tensor_t){(int32_t[]){1, -20, 3}, 0, NNRT_I32, 1, {3}},
              "[  1 -20   3]\n");
  expectPrint((nnrt_tensor_t){(uint8_t[]){1, 0}, 0, NNRT_BOOL, 1, {2}},
              "[ True False]\n");
  expectPrint((nnrt_tensor_t){(int64_t[]){INT64_MIN}, 0, NNRT_I64, 0, {0}},
              "-9223372036854775808\n");
}

static void testLayout(void) {
  float data[8] = {0, 1, 2, 3, 4, 5, 6, 7};
  expectPrint(FLOATS(2, 2, 2), "[[0. 1.]\n [2. 3.]]\n");
  expectPrint(FLOATS(3, 2, 2, 2), "[[[0. 1.]\n  [2. 3.]]\n\n"
                                  " [[4. 5.]\n  [6. 7.]]]\n");
  expectPrint(FLOATS(2, 0, 4), "[]\n");
}

static void testSummary(void) {
  int32_t *data = malloc(2000 * sizeof *data);
  for (int i = 0; i < 2000; ++i)
    data[i] = i;
  expectPrint((nnrt_tensor_t){data, 0, NNRT_I32, 1, {1001}},
              "[   0    1    2 ...  998  999 1000]\n");
  expectPrint((nnrt_tensor_t){data, 0, NNRT_I32, 2, {1000, 2}},
              "[[   0    1]\n [   2    3]\n [   4    5]\n ...\n [1994 1995]\n"
              " [1996 1997]\n [1998 1999]]\n");
  // Exactly 1000 are shown in full, 75 columns a line.
  char *text = NULL;
  size_t size = 0, longest = 0, column = 0;
  FILE *out = open_memstream(&text, &size);
  nncTensorPrint(&(nnrt_tensor_t){data, 0, NNRT_I32, 1, {1000}}, out);
  fclose(out);
  EXPECT(!strstr(text, "..."));
  for (const char *at = text; *at; ++at) {
    column = *at == '\n' ? 0 : column + 1;
    longest = column > longest ? column : longest;
  }
  EXPECT(longest > 60 && longest <= 75);
  free(text);
  free(data);
}

void testPrint(void) {
  testFloats();
  testIntegers();
  testLayout();
  testSummary();
}
