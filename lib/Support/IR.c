//===- IR.c - Short names for common questions about IR -------------------===//
// Shapes, types, ops and attributes by name. Constants are in Constants.c,
// diagnostics in Diagnostics.c.
//===----------------------------------------------------------------------===//
#include "Support/IR.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

NnShape nnTypeShape(MlirType type) {
  NnShape shape = {0};
  if (!mlirTypeIsAShaped(type) || !mlirShapedTypeHasRank(type))
    return shape;
  int64_t rank = mlirShapedTypeGetRank(type);
  shape.rank = rank < NN_MAX_RANK ? rank : NN_MAX_RANK;
  for (int64_t i = 0; i < shape.rank; ++i)
    shape.dims[i] = mlirShapedTypeIsDynamicDim(type, i)
                        ? NN_DYNAMIC
                        : mlirShapedTypeGetDimSize(type, i);
  return shape;
}

NnShape nnValueShape(MlirValue value) {
  return nnTypeShape(mlirValueGetType(value));
}

MlirType nnElementType(MlirValue value) {
  MlirType type = mlirValueGetType(value);
  return mlirTypeIsAShaped(type) ? mlirShapedTypeGetElementType(type) : type;
}

int64_t nnRank(MlirValue value) {
  return mlirShapedTypeGetRank(mlirValueGetType(value));
}

bool nnShapeIsStatic(const NnShape *shape) {
  for (int64_t i = 0; i < shape->rank; ++i)
    if (shape->dims[i] == NN_DYNAMIC)
      return false;
  return true;
}

bool nnShapeEqual(const NnShape *a, const NnShape *b) {
  return a->rank == b->rank &&
         !memcmp(a->dims, b->dims, (size_t)a->rank * sizeof *a->dims);
}

int64_t nnShapeNumElements(const NnShape *shape) {
  int64_t n = 1;
  for (int64_t i = 0; i < shape->rank; ++i)
    if (shape->dims[i] < 0 || __builtin_mul_overflow(n, shape->dims[i], &n))
      return -1;
  return n;
}

MlirType nnTensorType(const NnShape *shape, MlirType element) {
  int64_t dims[NN_MAX_RANK];
  for (int64_t i = 0; i < shape->rank; ++i)
    dims[i] = shape->dims[i] == NN_DYNAMIC ? mlirShapedTypeGetDynamicSize()
                                           : shape->dims[i];
  return mlirRankedTensorTypeGet(shape->rank, dims, element,
                                 mlirAttributeGetNull());
}

bool nnIsFloat(MlirType element) { return mlirTypeIsAFloat(element); }

bool nnIsUnsigned(MlirType element) {
  return mlirTypeIsAInteger(element) && (mlirIntegerTypeIsUnsigned(element) ||
                                         mlirIntegerTypeGetWidth(element) == 1);
}

unsigned nnBitWidth(MlirType element) {
  if (mlirTypeIsAFloat(element))
    return mlirFloatTypeGetWidth(element);
  return mlirTypeIsAInteger(element) ? mlirIntegerTypeGetWidth(element) : 64;
}

int64_t nnElementBytes(MlirType element) {
  return (nnBitWidth(element) + 7) / 8;
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

MlirStringRef nnOperationName(MlirOperation op) {
  return mlirIdentifierStr(mlirOperationGetName(op));
}

bool nnOperationIs(MlirOperation op, const char *name) {
  return !mlirOperationIsNull(op) &&
         mlirStringRefEqual(nnOperationName(op), nnStr(name));
}

MlirValue nnOptionalOperand(MlirOperation op, intptr_t i) {
  return i < mlirOperationGetNumOperands(op) ? mlirOperationGetOperand(op, i)
                                             : (MlirValue){NULL};
}

MlirStringRef nnLocationName(MlirLocation location) {
  if (mlirLocationIsAName(location))
    return mlirIdentifierStr(mlirLocationNameGetName(location));
  unsigned parts = mlirLocationIsAFused(location)
                       ? mlirLocationFusedGetNumLocations(location)
                       : 0;
  MlirLocation *list = parts ? malloc(parts * sizeof *list) : NULL;
  MlirStringRef name = nnStr("");
  if (list)
    mlirLocationFusedGetLocations(location, list);
  for (unsigned i = 0; list && i < parts && !name.length; ++i)
    name = nnLocationName(list[i]);
  free(list);
  return name;
}

bool nnIsPrivate(MlirOperation symbol) {
  MlirAttribute visibility = nnAttr(symbol, "sym_visibility");
  return !mlirAttributeIsNull(visibility) &&
         mlirStringRefEqual(mlirStringAttrGetValue(visibility),
                            nnStr("private"));
}

MlirOperation nnDefiningOp(MlirValue value) {
  return !mlirValueIsNull(value) && mlirValueIsAOpResult(value)
             ? mlirOpResultGetOwner(value)
             : (MlirOperation){NULL};
}

bool nnHasNoUse(MlirValue value) {
  return mlirOpOperandIsNull(mlirValueGetFirstUse(value));
}

void nnRewriteEach(MlirOperation root, MlirOperationWalkCallback visit) {
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(root));
  mlirOperationWalk(root, visit, &rewriter, MlirWalkPostOrder);
  mlirIRRewriterDestroy(rewriter);
}

bool nnHasOneUse(MlirValue value) {
  MlirOpOperand use = mlirValueGetFirstUse(value);
  return !mlirOpOperandIsNull(use) &&
         mlirOpOperandIsNull(mlirOpOperandGetNextUse(use));
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

MlirAttribute nnAttr(MlirOperation op, const char *name) {
  return mlirOperationGetAttributeByName(op, nnStr(name));
}

MlirAttribute nnDictAttr(MlirAttribute dictionary, const char *name) {
  if (mlirAttributeIsNull(dictionary))
    return dictionary;
  return mlirDictionaryAttrGetElementByName(dictionary, nnStr(name));
}

int64_t nnAttrInt(MlirAttribute attr, int64_t absent) {
  if (mlirAttributeIsNull(attr))
    return absent;
  if (mlirAttributeIsABool(attr))
    return mlirBoolAttrGetValue(attr);
  if (!mlirAttributeIsAInteger(attr))
    return absent;
  MlirType type = mlirAttributeGetType(attr);
  if (mlirTypeIsAInteger(type) && mlirIntegerTypeIsUnsigned(type))
    return (int64_t)mlirIntegerAttrGetValueUInt(attr);
  if (mlirTypeIsAInteger(type) && mlirIntegerTypeIsSigned(type))
    return mlirIntegerAttrGetValueSInt(attr);
  return mlirIntegerAttrGetValueInt(attr);
}

double nnAttrFloat(MlirAttribute attr, double absent) {
  return !mlirAttributeIsNull(attr) && mlirAttributeIsAFloat(attr)
             ? mlirFloatAttrGetValueDouble(attr)
             : absent;
}

int64_t nnAttrInts(MlirAttribute attr, int64_t capacity, int64_t *out) {
  if (mlirAttributeIsNull(attr) || !mlirAttributeIsADenseI64Array(attr))
    return -1;
  intptr_t n = mlirDenseArrayGetNumElements(attr);
  if (n > capacity)
    return -1;
  for (intptr_t i = 0; i < n; ++i)
    out[i] = mlirDenseI64ArrayGetElement(attr, i);
  return n;
}
