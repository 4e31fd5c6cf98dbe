//===- Build.c - Small pieces of IR that converters share -----------------===//
// Constants, casts and reshapes. All pass null values through.
//===----------------------------------------------------------------------===//
#include "FoldInteger.h"
#include "Node.h"
#include "Support/OpState.h"

int64_t nnDim(MlirValue value, int64_t i) {
  return nnValueShape(value).dims[i];
}

MlirValue nnBuildShapeOf(NnNode *node, MlirValue value) {
  if (mlirValueIsNull(value))
    return value;
  NnShape shape = nnValueShape(value);
  if (nnShapeIsStatic(&shape))
    return nnBuildInts(node, (NnInts){(intptr_t)shape.rank, shape.dims});
  return nnOpGetFirstResult(nnShapeOfCreate(node->b, value));
}

MlirAttribute nnNodeF32(NnNode *node, const char *name, double absent) {
  return nnF32Attr(node->b, nnNodeFloat(node, name, absent));
}

MlirValue nnBuildScalar(NnNode *node, MlirType element, double value) {
  MlirType type =
      mlirRankedTensorTypeGet(0, NULL, element, mlirAttributeGetNull());
  MlirAttribute attr =
      nnIsFloat(element)
          ? mlirFloatAttrDoubleGet(node->importer->context, element, value)
          : mlirIntegerAttrGet(element, (int64_t)value);
  return nnConstant(node->b, mlirDenseElementsAttrSplatGet(type, attr));
}

MlirValue nnBuildInts(NnNode *node, NnInts values) {
  int64_t n = values.n;
  MlirType type = mlirRankedTensorTypeGet(
      1, &n, mlirIntegerTypeGet(node->importer->context, 64),
      mlirAttributeGetNull());
  return nnConstant(node->b,
                    mlirDenseElementsAttrInt64Get(type, n, values.data));
}

MlirValue nnBuildCast(NnNode *node, MlirValue value, MlirType element) {
  if (mlirValueIsNull(value) || mlirTypeEqual(nnElementType(value), element))
    return value;
  NnShape shape = nnValueShape(value);
  return nnCast(node->b, nnTensorType(&shape, element), value);
}

MlirValue nnBuildShapeOperand(NnNode *node, MlirValue value) {
  MlirType i64 = mlirIntegerTypeGet(node->importer->context, 64);
  MlirValue wide = nnBuildCast(node, value, i64);
  if (mlirValueIsNull(wide) || mlirValueEqual(wide, value))
    return wide;
  MlirValue folded = nnFoldInteger(node->b, nnDefiningOp(wide));
  return mlirValueIsNull(folded) ? wide : folded;
}

/// The product of dimensions [begin, end); NN_DYNAMIC if unknown.
static int64_t productOf(const NnShape *shape, int64_t begin, int64_t end) {
  int64_t product = 1;
  for (int64_t i = begin; i < end; ++i)
    if (shape->dims[i] == NN_DYNAMIC ||
        __builtin_mul_overflow(product, shape->dims[i], &product))
      return NN_DYNAMIC;
  return product;
}

/// The product of dimensions [0, end) as a tensor<1xi64>.
static MlirValue buildProduct(NnNode *node, MlirValue value, int64_t end) {
  NnBuilder b = node->b;
  MlirValue dims =
      nnSlice(b, nnBuildShapeOf(node, value), nnBuildInts(node, NN_INTS(0)),
              nnBuildInts(node, NN_INTS(end)), (MlirValue){NULL}, NN_INTS(0));
  NnReduceProdOptions options = {.keepdims = nnUnitAttr(b)};
  return nnReduceProd(b, dims, NN_INTS(0), &options);
}

MlirValue nnBuildFlatten(NnNode *node, MlirValue value, int64_t axis) {
  NnBuilder b = node->b;
  if (mlirValueIsNull(value))
    return value;
  NnShape shape = nnValueShape(value);
  int64_t outer = productOf(&shape, 0, axis);
  int64_t inner = productOf(&shape, axis, shape.rank);
  NnReshapeOptions zero = {.allowZero = nnUnitAttr(b)};
  if (outer != NN_DYNAMIC && inner != NN_DYNAMIC)
    return nnReshape(b, value, nnBuildInts(node, NN_INTS(outer, inner)),
                     outer && inner ? NULL : &zero);
  if (outer != NN_DYNAMIC && outer)
    return nnReshape(b, value, nnBuildInts(node, NN_INTS(outer, -1)), NULL);
  if (inner != NN_DYNAMIC && inner)
    return nnReshape(b, value, nnBuildInts(node, NN_INTS(-1, inner)), NULL);
  MlirValue parts = nnConcat(b,
                             NN_VALUES(buildProduct(node, value, axis),
                                       nnBuildInts(node, NN_INTS(-1))),
                             0);
  return nnReshape(b, value, parts, NULL);
}

MlirValue nnBuildTrailingOnes(NnNode *node, MlirValue value, int64_t n) {
  NnIntList axes = {.n = 0};
  if (mlirValueIsNull(value) || n <= 0)
    return value;
  for (int64_t rank = nnRank(value); axes.n < n && axes.n < NN_MAX_INTS;
       ++axes.n)
    axes.data[axes.n] = rank + axes.n;
  return nnUnsqueeze(node->b, value, NN_LIST_INTS(axes));
}
