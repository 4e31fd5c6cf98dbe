//===- quantize.c - Test of observers and files of ranges -----------------===//
// RUN: nn-capi-quantize-test %t.json 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "nn-c/Quantize.h"
#include "Testing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const NnRangeMethod methods[] = {
    NN_RANGE_MIN_MAX, NN_RANGE_MOVING_AVERAGE, NN_RANGE_PERCENTILE,
    NN_RANGE_ENTROPY, NN_RANGE_MSE};
enum { numMethods = sizeof methods / sizeof *methods };

static void printRange(const char *what, NnRange range) {
  printf("%s: [%g, %g]\n", what, range.min, range.max);
}

static NnRange rangeOf(const NnObserver *observer, NnRangeMethod method) {
  return nnObserverGetRange(observer, method, 99);
}

//===----------------------------------------------------------------------===//
// Known values
//===----------------------------------------------------------------------===//

static void testKnown(void) {
  puts("@known");
  // CHECK-LABEL: @known
  NnObserver *observer = nnObserverCreate();
  // CHECK-NEXT: nothing: [0, 0]
  printRange("nothing", rangeOf(observer, NN_RANGE_MIN_MAX));
  nnObserverAdd(observer, (float[]){-1, 0, NAN, 3}, 4);
  nnObserverAdd(observer, (float[]){INFINITY, 5, -INFINITY}, 3);
  // CHECK-NEXT: min and max: [-1, 5]
  printRange("min and max", rangeOf(observer, NN_RANGE_MIN_MAX));
  // CHECK-NEXT: average: [2, 4]
  printRange("average", rangeOf(observer, NN_RANGE_MOVING_AVERAGE));
  // CHECK-NEXT: 7 elements, 3 of them no numbers
  printf("%d elements, %d of them no numbers\n",
         (int)nnObserverGetCount(observer),
         (int)nnObserverGetNonFinite(observer));
  nnObserverDestroy(observer);
}

/// 9,999 values of [0, 1) and one of 100.
static void testOutlier(void) {
  puts("@outlier");
  // CHECK-LABEL: @outlier
  enum { N = 10000 };
  float *values = malloc(N * sizeof *values);
  for (int i = 0; i < N; ++i)
    values[i] = (float)i / N;
  values[N - 1] = 100;
  NnObserver *observer = nnObserverCreate();
  nnObserverAdd(observer, values, N);
  static const char *const names[] = {"minmax", "average", "percentile",
                                      "entropy", "mse"};
  // CHECK-NEXT: minmax: more than 90
  // CHECK-NEXT: average: more than 90
  // CHECK-NEXT: percentile: less than 2
  // CHECK-NEXT: entropy: less than 20
  // CHECK-NEXT: mse: more than 90
  for (int i = 0; i < numMethods; ++i) {
    double max = rangeOf(observer, methods[i]).max;
    printf("%s: %s\n", names[i],
           max < 2    ? "less than 2"
           : max < 20 ? "less than 20"
           : max > 90 ? "more than 90"
                      : "between");
  }
  nnObserverDestroy(observer);
  free(values);
}

//===----------------------------------------------------------------------===//
// What holds for any values
//===----------------------------------------------------------------------===//

static uint64_t state = 1;

/// xorshift64: Marsaglia, 2003.
static double uniform(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (double)(state >> 11) * 0x1p-53;
}

/// Values of some random scale and sign, some of them 0.
static void fill(float *values, int n) {
  double scale = exp(40 * uniform() - 20), shift = 2 * uniform() - 1;
  for (int i = 0; i < n; ++i) {
    double x = uniform() + uniform() + uniform() - 1.5 + shift;
    values[i] = uniform() < 0.1 ? 0 : (float)(scale * x * x * x);
  }
}

static bool isSame(const NnObserver *a, const NnObserver *b) {
  for (int i = 0; i < numMethods; ++i) {
    NnRange x = rangeOf(a, methods[i]), y = rangeOf(b, methods[i]);
    // Averages round differently.
    double slack = methods[i] == NN_RANGE_MOVING_AVERAGE
                       ? 1e-9 * (fabs(x.min) + fabs(x.max))
                       : 0;
    if (fabs(x.min - y.min) > slack || fabs(x.max - y.max) > slack)
      return false;
  }
  return true;
}

/// Whether the ranges of all methods lie in the full one, and that with 99% of
/// the values has as many.
static bool isSane(const NnObserver *observer, const float *values, int n) {
  NnRange full = rangeOf(observer, NN_RANGE_MIN_MAX);
  for (int i = 0; i < numMethods; ++i) {
    NnRange range = rangeOf(observer, methods[i]);
    if (!(full.min <= range.min && range.min <= range.max &&
          range.max <= full.max))
      return false;
  }
  NnRange middle = rangeOf(observer, NN_RANGE_PERCENTILE);
  int inside = 0;
  for (int i = 0; i < n; ++i)
    inside += values[i] >= middle.min && values[i] <= middle.max;
  return inside >= 0.99 * n - 1;
}

static double squaredError(NnRange range, const float *values, int n) {
  double min = fmin(range.min, 0), max = fmax(range.max, 0), sum = 0;
  double scale = (max - min) / 255, zero = rint(-min / scale);
  for (int i = 0; i < n; ++i) {
    double q = fmin(fmax(rint(values[i] / scale) + zero, 0), 255);
    double error = (q - zero) * scale - values[i];
    sum += error * error;
  }
  return sum;
}

/// Whether the range of the least error is no worse than the full one. Bins
/// are coarse: with some slack.
static bool isBetter(const NnObserver *observer, const float *values, int n) {
  return squaredError(rangeOf(observer, NN_RANGE_MSE), values, n) <=
         1.05 * squaredError(rangeOf(observer, NN_RANGE_MIN_MAX), values, n);
}

static void testProperties(void) {
  puts("@properties");
  // CHECK-LABEL: @properties
  enum { ROUNDS = 20, PARTS = 4, N = 500 };
  float values[PARTS * N];
  int differ = 0, insane = 0, worse = 0;
  for (int round = 0; round < ROUNDS; ++round) {
    NnObserver *forward = nnObserverCreate(), *backward = nnObserverCreate();
    NnObserver *first = nnObserverCreate(), *rest = nnObserverCreate();
    for (int i = 0; i < PARTS; ++i) {
      fill(values + i * N, N);
      nnObserverAdd(forward, values + i * N, N);
      nnObserverAdd(i < 1 ? first : rest, values + i * N, N);
    }
    for (int i = PARTS; i-- > 0;)
      nnObserverAdd(backward, values + i * N, N);
    nnObserverMerge(first, rest);
    differ += !isSame(forward, backward) || !isSame(forward, first);
    insane += !isSane(forward, values, PARTS * N);
    worse += !isBetter(forward, values, PARTS * N);
    nnObserverDestroy(forward);
    nnObserverDestroy(backward);
    nnObserverDestroy(first);
    nnObserverDestroy(rest);
  }
  // CHECK-NEXT: 0 depend on the order, 0 have no sense, 0 are worse
  printf("%d depend on the order, %d have no sense, %d are worse\n", differ,
         insane, worse);
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static void printFound(NnRanges ranges, const char *key) {
  NnRange range;
  if (nnRangesFind(ranges, key, &range))
    printRange(key, range);
  else
    printf("%s: not found\n", key);
}

static void testFile(const char *path) {
  puts("@file");
  // CHECK-LABEL: @file
  NnCalibration calibration = nnCalibrationCreate();
  float values[] = {-0.1f, 0.3f};
  nnCalibrationHash(calibration, "data", 4);
  nnObserverAdd(nnCalibrationGetObserver(calibration, "/layer/1"), values, 2);
  nnObserverAdd(nnCalibrationGetObserver(calibration, "b"), values + 1, 1);
  nnObserverAdd(nnCalibrationGetObserver(calibration, "b"), values, 1);
  float channel[] = {-3, INFINITY, NAN};
  nnCalibrationAddChannels(calibration, "b", channel, 3, 1);
  // CHECK-NEXT: write: ok
  report("write", nnCalibrationWrite(calibration, NN_RANGE_MIN_MAX, 0, path));
  // CHECK-NEXT: write nowhere: i/o error: can't write '/nowhere/x'
  report("write nowhere",
         nnCalibrationWrite(calibration, NN_RANGE_MSE, 0, "/nowhere/x"));
  nnCalibrationDestroy(calibration);
  NnRanges ranges;
  // CHECK-NEXT: read: ok
  report("read", nnRangesRead(path, &ranges));
  // CHECK-NEXT: /layer/1: [-0.1, 0.3]
  // CHECK-NEXT: b: [-0.1, 0.3]
  // CHECK-NEXT: c: not found
  printFound(ranges, "/layer/1");
  printFound(ranges, "b");
  printFound(ranges, "c");
  // CHECK-NEXT: set: ok
  report("set", nnRangesSetBias(ranges, "b", (double[]){0.5, -2}, 2));
  // CHECK-NEXT: write again: ok
  report("write again", nnRangesWrite(ranges, path));
  nnRangesDestroy(ranges);
  // CHECK-NEXT: read again: ok
  report("read again", nnRangesRead(path, &ranges));
  // CHECK-NEXT: channels: 1 3
  double peaks[1] = {0};
  printf("channels: %d ", nnRangesFindChannels(ranges, "b", peaks, 1));
  printf("%g\n", peaks[0]);
  // CHECK-NEXT: biases: 1 0 0, 0.5 -2
  double bias[3];
  printf("biases: %d %d %d, ", nnRangesFindBias(ranges, "b", bias, 2),
         nnRangesFindBias(ranges, "b", bias, 3),
         nnRangesFindBias(ranges, "c", bias, 2));
  printf("%g %g\n", bias[0], bias[1]);
  nnRangesDestroy(ranges);
}

static void tryParse(const char *text) {
  NnRanges ranges;
  report(text, nnRangesParse("r", text, strlen(text), &ranges));
  nnRangesDestroy(ranges);
}

static void testMalformed(void) {
  puts("@malformed");
  // CHECK-LABEL: @malformed
  // CHECK-NEXT: : invalid argument: {{.*}} it ends too early
  tryParse("");
  // CHECK-NEXT: {"values": : invalid argument: 'r' is no file of ranges:
  tryParse("{\"values\": ");
  // CHECK-NEXT: []: invalid argument: {{.*}} it has no object "values"
  tryParse("[]");
  // CHECK-NEXT: {"values": 1}: invalid argument: {{.*}} it has no object
  tryParse("{\"values\": 1}");
  // CHECK-NEXT: "a": 1}}: invalid argument: 'r': expected numbers "min" <=
  tryParse("{\"values\": {\"a\": 1}}");
  // CHECK-NEXT: "max": 0}}}: invalid argument: {{.*}} for "b"
  tryParse("{\"values\": {\"b\": {\"min\": 1, \"max\": 0}}}");
  // CHECK-NEXT: NaN}}}: invalid argument: {{.*}} for "c"
  tryParse("{\"values\": {\"c\": {\"min\": 1, \"max\": NaN}}}");
  // CHECK-NEXT: null : invalid argument: {{.*}} it is null
  tryParse("null ");
  // CHECK-NEXT: "biases": 3}: invalid argument: {{.*}} "biases" and "channels"
  tryParse("{\"values\": {}, \"biases\": 3}");
  // CHECK-NEXT: {"values": {}}: ok
  tryParse("{\"values\": {}}");
  NnRanges ranges;
  static const char words[] =
      "{\"values\": {}, \"biases\": {\"a\": [\"one\"]}}";
  double bias;
  // CHECK-NEXT: words: ok
  report("words", nnRangesParse("r", words, strlen(words), &ranges));
  // CHECK-NEXT: a bias: 0
  printf("a bias: %d\n", nnRangesFindBias(ranges, "a", &bias, 1));
  nnRangesDestroy(ranges);
  // CHECK-NEXT: no file: not found: can't read the ranges of '/nowhere/x'
  report("no file", nnRangesRead("/nowhere/x", &ranges));
}

int main(int argc, char **argv) {
  testKnown();
  testOutlier();
  testProperties();
  if (argc > 1)
    testFile(argv[1]);
  testMalformed();
  return 0;
}
