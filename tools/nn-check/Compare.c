//===- Compare.c - Whether results are as expected ------------------------===//
// One unit in the last place is relative to the element; after sums, to the
// largest element of the tensor, which stands for the largest term, or to 1,
// which is what random terms are like, where all elements are smaller.
//===----------------------------------------------------------------------===//
#include "Compare.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/// The narrow formats are computed in f32 and rounded once an op, so that no op
/// needs more than this of their own units.
enum { maxNarrowUlps = 4 };

/// Errors below this are allowed where any are: sums cancel.
static const double floorOfSmallErrors = 1e-6;

Tolerance toleranceExact(const Tolerance *t) {
  return (Tolerance){.signedZeros = t->signedZeros};
}

static double epsilonOf(int32_t dtype) {
  switch (dtype) {
  case NNRT_F64:
    return 0x1p-52;
  case NNRT_F16:
    return 0x1p-10;
  case NNRT_BF16:
    return 0x1p-7;
  default:
    return 0x1p-23;
  }
}

/// Allowed error relative to an element, respectively the largest one.
static double relativeError(const Tolerance *t, int32_t dtype) {
  double ulps = t->ulps;
  if (dtype == NNRT_F16 || dtype == NNRT_BF16) {
    ulps = fmin(ulps, maxNarrowUlps * t->numOps);
    ulps += t->numOps > 1 ? t->numOps - 1 : 0; // fused ops skip roundings
  }
  return ulps * epsilonOf(dtype);
}

static double largest(const nnrt_tensor_t *tensor) {
  double result = 0;
  int64_t count = nnTensorNumElements(tensor);
  for (int64_t i = 0; i < count; ++i) {
    double x = fabs(nnTensorLoad(tensor, i).f);
    if (isfinite(x))
      result = fmax(result, x);
  }
  return result;
}

/// What the comparison of two tensors needs beside an element.
typedef struct Bound {
  const Tolerance *t;
  double relative, absolute;
} Bound;

static Bound boundFor(const nnrt_tensor_t *expected, const Tolerance *t) {
  if (t->isGiven)
    return (Bound){t, t->rtol, t->atol};
  Bound b = {t, relativeError(t, expected->dtype), 0};
  if (t->hasSums)
    b.absolute = b.relative * fmax(largest(expected), 1);
  if (t->ulps && expected->dtype != NNRT_F64)
    b.absolute = fmax(b.absolute, floorOfSmallErrors);
  return b;
}

static bool floatsMatch(double expected, double got, const Bound *b) {
  if (isnan(expected) || isnan(got))
    return isnan(expected) && isnan(got);
  if (b->t->signedZeros && expected == 0 && got == 0)
    return signbit(expected) == signbit(got);
  if (expected == got)
    return true;
  if (isinf(expected) || isinf(got))
    return false;
  return fabs(expected - got) <= b->absolute + b->relative * fabs(expected);
}

static void describeNumber(char *text, size_t size, int32_t dtype, NnNumber x) {
  if (nnDTypeIsFloat(dtype))
    snprintf(text, size, "%.9g", x.f);
  else
    snprintf(text, size, "%" PRId64, x.i);
}

static void describe(const nnrt_tensor_t *expected, const nnrt_tensor_t *got,
                     int64_t position, char *text, size_t size) {
  NnShape index = nnTensorShape(expected);
  int64_t rest = position;
  for (int64_t d = index.rank; d-- > 0;) {
    int64_t dim = index.dims[d];
    index.dims[d] = rest % dim;
    rest /= dim;
  }
  char at[NN_SHAPE_TEXT], a[40], b[40];
  describeNumber(a, sizeof(a), expected->dtype,
                 nnTensorLoad(expected, position));
  describeNumber(b, sizeof(b), got->dtype, nnTensorLoad(got, position));
  snprintf(text, size, "element %s: expected %s, got %s",
           nnShapeText(&index, at, sizeof(at)), a, b);
}

static bool typesMatch(const nnrt_tensor_t *expected, const nnrt_tensor_t *got,
                       char *text, size_t size) {
  NnShape a = nnTensorShape(expected), b = nnTensorShape(got);
  char aText[NN_SHAPE_TEXT], bText[NN_SHAPE_TEXT];
  if (expected->dtype == got->dtype && nnShapeEqual(&a, &b))
    return true;
  snprintf(text, size, "expected shape %s of dtype %d, got %s of dtype %d",
           nnShapeText(&a, aText, sizeof(aText)), (int)expected->dtype,
           nnShapeText(&b, bText, sizeof(bText)), (int)got->dtype);
  return false;
}

bool tensorsMatch(const nnrt_tensor_t *expected, const nnrt_tensor_t *got,
                  const Tolerance *tolerance, char *text, size_t size) {
  if (!typesMatch(expected, got, text, size))
    return false;
  bool isFloat = nnDTypeIsFloat(expected->dtype);
  Bound bound = {tolerance, 0, 0};
  if (isFloat)
    bound = boundFor(expected, tolerance);
  int64_t count = nnTensorNumElements(expected);
  for (int64_t i = 0; i < count; ++i) {
    NnNumber a = nnTensorLoad(expected, i), b = nnTensorLoad(got, i);
    if (isFloat ? floatsMatch(a.f, b.f, &bound) : a.i == b.i)
      continue;
    describe(expected, got, i, text, size);
    return false;
  }
  return true;
}
