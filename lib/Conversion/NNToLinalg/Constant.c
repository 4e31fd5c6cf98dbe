//===- Constant.c - nn.constant -------------------------------------------===//
// Becomes arith.constant. Signless elements share the bytes of unsigned ones,
// blobs included.
//===----------------------------------------------------------------------===//
#include "Lower.h"

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
      type, nnStr("signless"), (void *)(uintptr_t)bytes, (size_t)size, 1, false,
      NULL, NULL);
}

MlirLogicalResult nnLowerConstant(NnBuilder b, MlirOperation op) {
  MlirAttribute value = nnConstantGetValueAttr(op);
  MlirType type = mlirAttributeGetType(value), signless = nnSignless(type);
  if (!mlirTypeEqual(type, signless))
    value = retyped(value, signless);
  if (mlirAttributeIsNull(value))
    return nnOpError(op, "has no bytes");
  return nnLowerReplace(b, op, arithConstant(b, value));
}
