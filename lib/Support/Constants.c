//===- Constants.c - Reading and making elements attributes ---------------===//
// Dense, splat and resource-backed values alike. In memory an i1 takes a byte;
// DenseElementsAttr packs it into a bit, which is hidden here.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "Support/IR.h"

#include <stdlib.h>
#include <string.h>

/// Values up to this size are printed inline; larger ones become blobs.
enum { inlineBytes = 256 };

MlirAttribute nnConstantValue(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  if (nnOperationIs(op, "nn.constant") || nnOperationIs(op, "arith.constant"))
    return nnAttr(op, "value");
  return mlirAttributeGetNull();
}

static MlirType elementTypeOf(MlirAttribute elements) {
  return mlirShapedTypeGetElementType(mlirAttributeGetType(elements));
}

const void *nnElementsBytes(MlirAttribute elements, bool *isSplat) {
  *isSplat = false;
  if (mlirAttributeIsADenseResourceElements(elements)) {
    size_t size;
    const void *bytes = nnBridgeResourceBytes(elements, &size);
    int64_t need = mlirElementsAttrGetNumElements(elements) *
                   nnElementBytes(elementTypeOf(elements));
    return (int64_t)size < need ? NULL : bytes;
  }
  if (!mlirAttributeIsADenseElements(elements))
    return NULL;
  *isSplat = mlirDenseElementsAttrIsSplat(elements);
  return mlirDenseElementsAttrGetRawData(elements);
}

static void readBools(MlirAttribute elements, int64_t n, uint8_t *out) {
  for (int64_t i = 0; i < n; ++i)
    out[i] = mlirDenseElementsAttrGetBoolValue(elements, i);
}

bool nnElementsRead(MlirAttribute elements, void *out) {
  bool splat;
  const char *bytes = nnElementsBytes(elements, &splat);
  if (!bytes)
    return false;
  int64_t n = mlirElementsAttrGetNumElements(elements);
  MlirType element = elementTypeOf(elements);
  int64_t size = nnElementBytes(element);
  if (nnBitWidth(element) == 1 && mlirAttributeIsADenseElements(elements))
    readBools(elements, n, out);
  else if (splat)
    for (int64_t i = 0; i < n; ++i)
      memcpy((char *)out + i * size, bytes, (size_t)size);
  else if (n)
    memcpy(out, bytes, (size_t)(n * size));
  return true;
}

static int64_t loadInt(const void *p, unsigned width, bool isUnsigned) {
  switch (width) {
  case 8:
    return isUnsigned ? *(const uint8_t *)p : *(const int8_t *)p;
  case 16: {
    int16_t v;
    memcpy(&v, p, sizeof v);
    return v;
  }
  case 32: {
    int32_t v;
    memcpy(&v, p, sizeof v);
    return v;
  }
  default: {
    int64_t v;
    memcpy(&v, p, sizeof v);
    return v;
  }
  }
}

static bool isLoadable(unsigned width) {
  return width == 1 || width == 8 || width == 16 || width == 32 || width == 64;
}

int64_t nnElementsInts(MlirAttribute elements, int64_t capacity, int64_t *out) {
  if (mlirAttributeIsNull(elements) || !mlirAttributeIsAElements(elements))
    return -1;
  MlirType element = elementTypeOf(elements);
  int64_t n = mlirElementsAttrGetNumElements(elements);
  if (n > capacity || !mlirTypeIsAInteger(element))
    return -1;
  unsigned width = mlirIntegerTypeGetWidth(element);
  bool isUnsigned = mlirIntegerTypeIsUnsigned(element);
  bool isPacked = width == 1 && mlirAttributeIsADenseElements(elements);
  int64_t size = nnElementBytes(element);
  bool splat;
  const char *bytes = nnElementsBytes(elements, &splat);
  if (!bytes || !isLoadable(width))
    return -1;
  for (int64_t i = 0; i < n; ++i)
    out[i] = isPacked ? mlirDenseElementsAttrGetBoolValue(elements, i)
             : width == 1
                 ? bytes[i] != 0
                 : loadInt(bytes + (splat ? 0 : i * size), width, isUnsigned);
  return n;
}

bool nnElementsSplat(MlirAttribute elements, double *out) {
  if (mlirAttributeIsNull(elements) ||
      !mlirAttributeIsADenseElements(elements) ||
      !mlirDenseElementsAttrIsSplat(elements))
    return false;
  MlirType element = elementTypeOf(elements);
  if (mlirTypeIsAFloat(element)) {
    MlirAttribute value = mlirDenseElementsAttrGetSplatValue(elements);
    *out = mlirFloatAttrGetValueDouble(value);
    return true;
  }
  MlirAttribute value = mlirDenseElementsAttrGetSplatValue(elements);
  *out = (double)nnAttrInt(value, 0);
  return mlirTypeIsAInteger(element);
}

static void freeBlob(void *user, const void *data, size_t size, size_t align) {
  (void)user, (void)size, (void)align;
  free((void *)(uintptr_t)data);
}

static MlirAttribute createInline(MlirType type, const void *data, int64_t n) {
  MlirType element = mlirShapedTypeGetElementType(type);
  if (nnBitWidth(element) != 1)
    return mlirDenseElementsAttrRawBufferGet(
        type, (size_t)(n * nnElementBytes(element)), data);
  int *bools = malloc(sizeof(int) * (size_t)(n ? n : 1));
  if (!bools)
    return mlirAttributeGetNull();
  for (int64_t i = 0; i < n; ++i)
    bools[i] = ((const uint8_t *)data)[i] != 0;
  MlirAttribute attr = mlirDenseElementsAttrBoolGet(type, n, bools);
  free(bools);
  return attr;
}

MlirAttribute nnElementsCreate(MlirType type, const void *data) {
  NnShape shape = nnTypeShape(type);
  MlirType element = mlirShapedTypeGetElementType(type);
  int64_t n = nnShapeNumElements(&shape), size = n * nnElementBytes(element);
  if (size <= inlineBytes || nnBitWidth(element) == 1)
    return createInline(type, data, n);
  size_t rounded = ((size_t)size + 63) / 64 * 64;
  void *copy = aligned_alloc(64, rounded);
  if (!copy)
    return mlirAttributeGetNull();
  memcpy(copy, data, (size_t)size);
  return mlirUnmanagedDenseResourceElementsAttrGet(
      type, nnStr("folded"), copy, (size_t)size, 64, false, freeBlob, NULL);
}
