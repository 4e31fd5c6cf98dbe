//===- Numbers.c - Constants as doubles -----------------------------------===//
// Widens f16, bf16, f32 and f64 exactly, and rounds back once.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include "Reference/Half.h"

#include <stdlib.h>
#include <string.h>

static double load(MlirType type, const void *data, int64_t i) {
  if (mlirTypeIsAF32(type))
    return ((const float *)data)[i];
  if (mlirTypeIsAF16(type))
    return nnHalfToDouble(((const uint16_t *)data)[i]);
  if (mlirTypeIsABF16(type))
    return nnBFloat16ToDouble(((const uint16_t *)data)[i]);
  return ((const double *)data)[i];
}

static void store(MlirType type, void *data, int64_t i, double x) {
  if (mlirTypeIsAF32(type))
    ((float *)data)[i] = (float)x;
  else if (mlirTypeIsAF16(type))
    ((uint16_t *)data)[i] = nnHalfFromDouble(x);
  else if (mlirTypeIsABF16(type))
    ((uint16_t *)data)[i] = nnBFloat16FromDouble(x);
  else
    ((double *)data)[i] = x;
}

static void *allocate(int64_t n, int64_t bytes) {
  return calloc((size_t)n + 1, (size_t)bytes);
}

double *nnConstantDoubles(MlirValue value) {
  MlirAttribute elements = nnConstantValue(value);
  if (mlirAttributeIsNull(elements) || !nnIsFloat(nnElementType(value)))
    return NULL;
  MlirType type = nnElementType(value);
  int64_t n = mlirElementsAttrGetNumElements(elements);
  void *data = allocate(n, nnElementBytes(type));
  double *out = allocate(n, sizeof(double));
  if (!data || !out || !nnElementsRead(elements, data)) {
    free(data);
    free(out);
    return NULL;
  }
  for (int64_t i = 0; i < n; ++i)
    out[i] = load(type, data, i);
  free(data);
  return out;
}

MlirAttribute nnElementsFromDoubles(MlirType type, const double *values) {
  MlirType element = mlirShapedTypeGetElementType(type);
  NnShape shape = nnTypeShape(type);
  int64_t n = nnShapeNumElements(&shape);
  void *data = allocate(n, nnElementBytes(element));
  if (!data)
    return mlirAttributeGetNull();
  for (int64_t i = 0; i < n; ++i)
    store(element, data, i, values[i]);
  MlirAttribute attr = nnElementsCreate(type, data);
  free(data);
  return attr;
}
