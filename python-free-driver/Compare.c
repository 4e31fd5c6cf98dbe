//===- Compare.c - Is a tensor what was expected? ------------------------===//
// The worst element is the one with the largest excess over its tolerance, so
// that a small absolute error at a large value does not hide a wrong zero.
//===----------------------------------------------------------------------===//
#include "Compare.h"

#include "Files/Element.h"
#include "Model/Shape.h"

#include <inttypes.h>
#include <math.h>

/// |got - expected|; infinite where one is NaN or infinite and the other isn't.
static double floatError(double expected, double got) {
  if (expected == got || (isnan(expected) && isnan(got)))
    return 0;
  if (!isfinite(expected) || !isfinite(got))
    return INFINITY;
  return fabs(got - expected);
}

static double integerError(int32_t dtype, int64_t expected, int64_t got) {
  bool isMore =
      dtype == NNRT_U64 ? (uint64_t)got > (uint64_t)expected : got > expected;
  uint64_t error = isMore ? (uint64_t)got - (uint64_t)expected
                          : (uint64_t)expected - (uint64_t)got;
  return (double)error;
}

static double elementError(const nnrt_tensor_t *expected,
                           const nnrt_tensor_t *got, int64_t i,
                           NncTolerance tolerance, double *allowed) {
  int32_t dtype = expected->dtype;
  if (!nncDtypeIsFloat(dtype)) {
    *allowed = 0;
    return integerError(dtype, nncElementGetInteger(dtype, expected->data, i),
                        nncElementGetInteger(dtype, got->data, i));
  }
  double wanted = nncElementGetDouble(dtype, expected->data, i);
  *allowed = tolerance.absolute +
             (isfinite(wanted) ? tolerance.relative * fabs(wanted) : 0);
  return floatError(wanted, nncElementGetDouble(dtype, got->data, i));
}

NncDifference nncCompareElements(const nnrt_tensor_t *expected,
                                 const nnrt_tensor_t *got,
                                 NncTolerance tolerance) {
  NncDifference difference = {0, -1, 0};
  double worstRatio = -1;
  int64_t count = nnrt_num_elements(expected->rank, expected->shape);
  for (int64_t i = 0; i < count; ++i) {
    double allowed, error = elementError(expected, got, i, tolerance, &allowed);
    difference.largest = fmax(difference.largest, error);
    if (error <= allowed)
      continue;
    ++difference.count;
    // Without any tolerance ratios are infinite: fall back on the error.
    double ratio = allowed > 0 ? error / allowed : error;
    if (ratio <= worstRatio)
      continue;
    worstRatio = ratio;
    difference.worst = i;
  }
  return difference;
}

static bool sameType(const nnrt_tensor_t *a, const nnrt_tensor_t *b) {
  if (a->dtype != b->dtype || a->rank != b->rank)
    return false;
  for (int32_t i = 0; i < a->rank; ++i)
    if (a->shape[i] != b->shape[i])
      return false;
  return true;
}

/// "[1, 0, 5]" for a row-major index.
static NncTypeText indexText(const nnrt_tensor_t *tensor, int64_t index) {
  int64_t place[NNRT_MAX_RANK];
  for (int32_t i = tensor->rank; i-- > 0; index /= tensor->shape[i])
    place[i] = index % tensor->shape[i];
  NncTypeText text;
  int at = snprintf(text.text, sizeof text.text, "[");
  for (int32_t i = 0; i < tensor->rank; ++i)
    at += snprintf(text.text + at, sizeof text.text - (size_t)at, "%s%" PRId64,
                   i ? ", " : "", place[i]);
  snprintf(text.text + at, sizeof text.text - (size_t)at, "]");
  return text;
}

static NncTypeText elementText(const nnrt_tensor_t *tensor, int64_t index) {
  NncTypeText text;
  if (nncDtypeIsFloat(tensor->dtype))
    snprintf(text.text, sizeof text.text, "%.9g",
             nncElementGetDouble(tensor->dtype, tensor->data, index));
  else if (tensor->dtype == NNRT_U64)
    snprintf(
        text.text, sizeof text.text, "%" PRIu64,
        (uint64_t)nncElementGetInteger(tensor->dtype, tensor->data, index));
  else
    snprintf(text.text, sizeof text.text, "%" PRId64,
             nncElementGetInteger(tensor->dtype, tensor->data, index));
  return text;
}

NnStatus nncCompare(const char *what, const nnrt_tensor_t *expected,
                    const nnrt_tensor_t *got, NncTolerance tolerance) {
  if (!sameType(expected, got))
    return nnStatusCreate(NN_INVALID_MODEL, "%s: expected %s, got %s", what,
                          nncTensorText(expected).text,
                          nncTensorText(got).text);
  NncDifference difference = nncCompareElements(expected, got, tolerance);
  if (!difference.count)
    return NULL;
  return nnStatusCreate(NN_INVALID_MODEL,
                        "%s: %" PRId64 " of %" PRId64
                        " elements differ; worst at %s: expected %s, got %s",
                        what, difference.count,
                        nnrt_num_elements(expected->rank, expected->shape),
                        indexText(expected, difference.worst).text,
                        elementText(expected, difference.worst).text,
                        elementText(got, difference.worst).text);
}
