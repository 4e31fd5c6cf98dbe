//===- Numbers.c - Constants as doubles -----------------------------------===//
// Widens every floating-point type exactly, and rounds back once.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include "Support/DType.h"

#include <stdlib.h>

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
  nnrt_dtype_t dtype = nnDTypeOfType(type);
  for (int64_t i = 0; i < n; ++i)
    out[i] = nnFloatLoad(dtype, data, i);
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
  nnrt_dtype_t dtype = nnDTypeOfType(element);
  for (int64_t i = 0; i < n; ++i)
    nnFloatStore(dtype, data, i, values[i]);
  MlirAttribute attr = nnElementsCreate(type, data);
  free(data);
  return attr;
}
