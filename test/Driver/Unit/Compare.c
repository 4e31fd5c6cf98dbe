//===- Compare.c - Tests of Compare.h ------------------------------------===//
// Tolerances at their limits, the values that aren't numbers, and the message.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Compare.h"

#include <math.h>

static nnrt_tensor_t floats(float *data, int64_t count) {
  return (nnrt_tensor_t){data, 0, NNRT_F32, 1, {count}};
}

static int64_t countFloats(float expected, float got, double atol,
                           double rtol) {
  nnrt_tensor_t a = floats(&expected, 1), b = floats(&got, 1);
  return nncCompareElements(&a, &b, (NncTolerance){atol, rtol}).count;
}

static void testTolerance(void) {
  EXPECT(countFloats(1.0f, 1.0f, 0, 0) == 0);
  EXPECT(countFloats(1.0f, 1.5f, 0.5, 0) == 0);
  EXPECT(countFloats(1.0f, 1.5f, 0.25, 0) == 1);
  EXPECT(countFloats(4.0f, 5.0f, 0, 0.25) == 0);
  EXPECT(countFloats(4.0f, 5.0f, 0, 0.125) == 1);
  EXPECT(countFloats(4.0f, 5.0f, 0.5, 0.125) == 0);
  // Relative to what was expected, not to what came.
  EXPECT(countFloats(5.0f, 4.0f, 0, 0.2) == 0);
  EXPECT(countFloats(4.0f, 5.0f, 0, 0.2) == 1);
  EXPECT(countFloats(0.0f, -0.0f, 0, 0) == 0);
}

static void testSpecialValues(void) {
  EXPECT(countFloats(NAN, NAN, 0, 0) == 0);
  EXPECT(countFloats(NAN, 1.0f, 100, 100) == 1);
  EXPECT(countFloats(1.0f, NAN, 100, 100) == 1);
  EXPECT(countFloats(INFINITY, INFINITY, 0, 0) == 0);
  EXPECT(countFloats(INFINITY, -INFINITY, 1, 1) == 1);
  EXPECT(countFloats(INFINITY, 1.0f, 1, 1) == 1);
  EXPECT(countFloats(1.0f, INFINITY, 1, 1) == 1);
}

static void testIntegers(void) {
  int64_t a[2] = {INT64_MAX, INT64_MIN}, b[2] = {INT64_MAX - 1, INT64_MIN};
  nnrt_tensor_t expected = {a, 0, NNRT_I64, 1, {2}};
  nnrt_tensor_t got = {b, 0, NNRT_I64, 1, {2}};
  NncTolerance wide = {100, 100};
  // Exact, though doubles can't tell these apart.
  EXPECT(nncCompareElements(&expected, &got, wide).count == 1);
  EXPECT(nncCompareElements(&expected, &got, wide).worst == 0);
  EXPECT(nncCompareElements(&expected, &expected, wide).count == 0);
  b[0] = INT64_MAX;
  b[1] = INT64_MAX;
  EXPECT(nncCompareElements(&expected, &got, wide).worst == 1);
}

static void testWorst(void) {
  // The second is furthest off, the third most beyond its tolerance.
  float a[6] = {1, 1000, 0, 1, 1, 1}, b[6] = {1, 1010, 1, 1.5f, 1, 1};
  nnrt_tensor_t expected = {a, 0, NNRT_F32, 2, {2, 3}};
  nnrt_tensor_t got = {b, 0, NNRT_F32, 2, {2, 3}};
  NncTolerance tolerance = {0.25, 0.001};
  NncDifference difference = nncCompareElements(&expected, &got, tolerance);
  EXPECT(difference.count == 3);
  EXPECT(difference.worst == 1);
  EXPECT(difference.largest == 10);
  tolerance.relative = 0.009;
  EXPECT(nncCompareElements(&expected, &got, tolerance).worst == 2);
  EXPECT(failsWith(nncCompare("output 'y'", &expected, &got, tolerance),
                   "output 'y': 3 of 6 elements differ; worst at [0, 2]: "
                   "expected 0, got 1"));
  EXPECT(isOk(nncCompare("y", &expected, &expected, tolerance)));
}

static void testTypes(void) {
  float a[2] = {1, 2};
  nnrt_tensor_t two = floats(a, 2), one = floats(a, 1), row = two, words = two;
  NncTolerance tolerance = {0, 0};
  EXPECT(failsWith(nncCompare("y", &two, &one, tolerance),
                   "y: expected f32[2], got f32[1]"));
  row.rank = 2;
  row.shape[1] = 1;
  EXPECT(failsWith(nncCompare("y", &two, &row, tolerance), "got f32[2x1]"));
  words.dtype = NNRT_I32;
  EXPECT(failsWith(nncCompare("y", &words, &two, tolerance),
                   "expected i32[2], got f32[2]"));
}

void testCompare(void) {
  testTolerance();
  testSpecialValues();
  testIntegers();
  testWorst();
  testTypes();
}
