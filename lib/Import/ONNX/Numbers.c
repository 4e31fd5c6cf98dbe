//===- Numbers.c - Arithmetic on sizes and places -------------------------===//
// The typed builders, folded where operands are known.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include "Dialect/NN/PartialShape.h"
#include "FoldInteger.h"

MlirType nnI64(NnNode *node) {
  return mlirIntegerTypeGet(node->importer->context, 64);
}
MlirType nnF32(NnNode *node) { return mlirF32TypeGet(node->importer->context); }
MlirType nnF64(NnNode *node) { return mlirF64TypeGet(node->importer->context); }

MlirValue nnFolded(NnNode *node, MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  if (mlirOperationIsNull(op))
    return value;
  MlirValue folded = nnFoldSmall(node->b, op);
  return mlirValueIsNull(folded) ? value : folded;
}

MlirValue nnBuildNumber(NnNode *node, double value) {
  NnShape one = {.rank = 1, .dims = {1}};
  MlirAttribute attr =
      mlirFloatAttrDoubleGet(node->importer->context, nnF64(node), value);
  return nnConstant(node->b, mlirDenseElementsAttrSplatGet(
                                 nnTensorType(&one, nnF64(node)), attr));
}

static MlirValue castTo(NnNode *node, MlirValue value, MlirType type) {
  MlirValue cast = nnBuildCast(node, value, type);
  return mlirValueEqual(cast, value) ? cast : nnFolded(node, cast);
}

MlirValue nnBuildReal(NnNode *node, MlirValue value) {
  return castTo(node, value, nnF64(node));
}

MlirValue nnBuildWhole(NnNode *node, MlirValue value) {
  return castTo(node, value, nnI64(node));
}

MlirValue nnPlus(NnNode *node, MlirValue x, MlirValue y) {
  return nnFolded(node, nnAdd(node->b, x, y));
}

MlirValue nnMinus(NnNode *node, MlirValue x, MlirValue y) {
  return nnFolded(node, nnSub(node->b, x, y));
}

MlirValue nnTimes(NnNode *node, MlirValue x, MlirValue y) {
  return nnFolded(node, nnMul(node->b, x, y));
}

MlirValue nnOver(NnNode *node, MlirValue x, MlirValue y) {
  return nnFolded(node, nnDiv(node->b, x, y));
}

MlirValue nnBuildShaped(NnNode *node, MlirValue value, const NnShape *shape) {
  MlirType type = nnTensorType(shape, nnElementType(value));
  return mlirTypeEqual(mlirValueGetType(value), type)
             ? value
             : nnCast(node->b, type, value, NULL);
}

MlirValue nnBuildItem(NnNode *node, MlirValue list, int64_t i, int64_t n) {
  if (mlirValueIsNull(list))
    return list;
  NnShape shape = nnValueShape(list), sized = {.rank = 1, .dims = {n}};
  if (shape.rank != 1 || (shape.dims[0] != NN_DYNAMIC && shape.dims[0] != n))
    return nnNodeInvalid(node, "expected a list of %lld elements",
                         (long long)n);
  int64_t known[NN_PARTIAL_MAX];
  bool isI64 = mlirTypeEqual(nnElementType(list), nnI64(node));
  if (isI64 && nnPartialShape(list, known) == n && known[i] != NN_DYNAMIC)
    return nnBuildInts(node, NN_INTS(known[i]));
  list = nnBuildShaped(node, list, &sized);
  return nnFolded(node,
                  nnGather(node->b, list, nnBuildInts(node, NN_INTS(i)), NULL));
}

MlirValue nnBuildDim(NnNode *node, MlirValue value, int64_t i) {
  if (mlirValueIsNull(value))
    return value;
  if (nnDim(value, i) != NN_DYNAMIC)
    return nnBuildInts(node, NN_INTS(nnDim(value, i)));
  return nnGather(node->b, nnBuildShapeOf(node, value),
                  nnBuildInts(node, NN_INTS(i)), NULL);
}

MlirValue nnBuildCountUp(NnNode *node, MlirValue count) {
  return nnBuildReal(node, nnIota(node->b, count));
}
