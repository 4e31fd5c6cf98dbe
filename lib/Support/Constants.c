//===- Constants.c - Reading and making elements attributes ---------------===//
// Dense, splat and resource-backed values alike. In memory every element takes
// whole bytes; what DenseElementsAttr does with fewer bits is hidden here.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "Support/DType.h"
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

/// In a DenseElementsAttr an i1 is a bit, and of narrower types than a byte the
/// bits above are zero; in memory integers are extended to the byte.
static void unpack(MlirAttribute elements, int64_t n, uint8_t *out) {
  MlirType element = elementTypeOf(elements);
  bool isUnsigned = !mlirTypeIsAInteger(element) || nnIsUnsigned(element);
  unsigned bits = nnBitWidth(element);
  for (int64_t i = 0; i < n; ++i)
    out[i] = (uint8_t)nnWrapInteger(out[i], bits, isUnsigned);
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
  if (nnBitWidth(element) == 1 && mlirAttributeIsADenseElements(elements)) {
    readBools(elements, n, out);
    return true;
  }
  for (int64_t i = 0; splat && i < n; ++i)
    memcpy((char *)out + i * size, bytes, (size_t)size);
  if (!splat && n)
    memcpy(out, bytes, (size_t)(n * size));
  if (nnBitWidth(element) < 8 && nnBitWidth(element) > 1)
    unpack(elements, n, out);
  return true;
}

static bool isLoadable(unsigned width) {
  return width == 1 || width == 2 || width == 4 || width == 8 || width == 16 ||
         width == 32 || width == 64;
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
  for (int64_t i = 0; i < n; ++i) {
    uint64_t x = 0;
    memcpy(&x, bytes + (isPacked || splat ? 0 : i * size), (size_t)size);
    out[i] = isPacked     ? mlirDenseElementsAttrGetBoolValue(elements, i)
             : width == 1 ? x != 0
                          : nnWrapInteger(x, width, isUnsigned);
  }
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

static MlirAttribute createBools(MlirType type, const void *data, int64_t n) {
  int *bools = malloc(sizeof(int) * (size_t)(n ? n : 1));
  if (!bools)
    return mlirAttributeGetNull();
  for (int64_t i = 0; i < n; ++i)
    bools[i] = ((const uint8_t *)data)[i] != 0;
  MlirAttribute attr = mlirDenseElementsAttrBoolGet(type, n, bools);
  free(bools);
  return attr;
}

static MlirAttribute createPacked(MlirType type, const void *data, int64_t n) {
  unsigned bits = nnBitWidth(mlirShapedTypeGetElementType(type));
  uint8_t *packed = malloc((size_t)(n ? n : 1));
  if (!packed)
    return mlirAttributeGetNull();
  for (int64_t i = 0; i < n; ++i)
    packed[i] = (uint8_t)nnWrapInteger(((const uint8_t *)data)[i], bits, true);
  MlirAttribute attr =
      mlirDenseElementsAttrRawBufferGet(type, (size_t)n, packed);
  free(packed);
  return attr;
}

static MlirAttribute createInline(MlirType type, const void *data, int64_t n) {
  MlirType element = mlirShapedTypeGetElementType(type);
  if (nnBitWidth(element) == 1)
    return createBools(type, data, n);
  if (nnBitWidth(element) < 8)
    return createPacked(type, data, n);
  return mlirDenseElementsAttrRawBufferGet(
      type, (size_t)(n * nnElementBytes(element)), data);
}

static int64_t numBytes(MlirType type) {
  NnShape shape = nnTypeShape(type);
  return nnShapeNumElements(&shape) *
         nnElementBytes(mlirShapedTypeGetElementType(type));
}

static bool isInline(MlirType type) {
  return numBytes(type) <= inlineBytes ||
         nnBitWidth(mlirShapedTypeGetElementType(type)) == 1;
}

MlirAttribute nnElementsOwned(MlirType type, void *data) {
  if (!isInline(type))
    return mlirUnmanagedDenseResourceElementsAttrGet(
        type, nnStr("folded"), data, (size_t)numBytes(type), 64, false,
        freeBlob, NULL);
  MlirAttribute attr = nnElementsCreate(type, data);
  free(data);
  return attr;
}

MlirAttribute nnElementsCreate(MlirType type, const void *data) {
  NnShape shape = nnTypeShape(type);
  if (isInline(type))
    return createInline(type, data, nnShapeNumElements(&shape));
  size_t size = (size_t)numBytes(type);
  void *copy = aligned_alloc(64, (size + 63) / 64 * 64);
  if (!copy)
    return mlirAttributeGetNull();
  memcpy(copy, data, size);
  return nnElementsOwned(type, copy);
}
