//===- Constant.c - nn.constant -------------------------------------------===//
// Becomes arith.constant. Stored elements share the bytes of those they stand
// for, blobs included, unless they had fewer bits than a byte.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <stdlib.h>

/// Elements of fewer bits than a byte, extended to it.
static MlirAttribute unpacked(MlirAttribute value, MlirType type) {
  int64_t n = mlirElementsAttrGetNumElements(value);
  void *bytes = malloc((size_t)(n ? n : 1));
  MlirAttribute result = {NULL};
  if (bytes && nnElementsRead(value, bytes))
    result = nnElementsCreate(type, bytes);
  free(bytes);
  return result;
}

/// The same bytes as elements of `type`; null if there are no bytes.
static MlirAttribute retyped(MlirAttribute value, MlirType type) {
  bool isSplat;
  const void *bytes = nnElementsBytes(value, &isSplat);
  NnShape shape = nnTypeShape(type);
  int64_t size = nnElementBytes(mlirShapedTypeGetElementType(type)) *
                 (isSplat ? 1 : nnShapeNumElements(&shape));
  if (!bytes && size)
    return mlirAttributeGetNull();
  if (mlirAttributeIsADenseElements(value))
    return mlirDenseElementsAttrRawBufferGet(type, (size_t)size, bytes);
  // The context keeps the first blob, and with it the bytes.
  return mlirUnmanagedDenseResourceElementsAttrGet(
      type, nnStr("stored"), (void *)(uintptr_t)bytes, (size_t)size, 1, false,
      NULL, NULL);
}

MlirLogicalResult nnLowerConstant(NnBuilder b, MlirOperation op) {
  MlirAttribute value = nnConstantGetValueAttr(op);
  MlirType type = mlirAttributeGetType(value), stored = nnStorageType(type);
  if (nnBitWidth(mlirShapedTypeGetElementType(type)) <
      nnBitWidth(mlirShapedTypeGetElementType(stored)))
    value = unpacked(value, stored);
  else if (!mlirTypeEqual(type, stored))
    value = retyped(value, stored);
  if (mlirAttributeIsNull(value))
    return nnOpError(op, "has no bytes");
  return nnLowerReplace(b, op, arithConstant(b, value));
}
