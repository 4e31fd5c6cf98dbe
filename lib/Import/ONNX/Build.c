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
          : mlirIntegerAttrGet(element, value < 0 ? (int64_t)value
                                                  : (int64_t)(uint64_t)value);
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
  return nnCast(node->b, nnTensorType(&shape, element), value, NULL);
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

MlirValue nnBuildSize(NnNode *node, MlirValue value, int64_t i) {
  if (mlirValueIsNull(value))
    return value;
  if (nnDim(value, i) != NN_DYNAMIC)
    return nnBuildInts(node, NN_INTS(nnDim(value, i)));
  return nnSlice(
      node->b, nnBuildShapeOf(node, value), nnBuildInts(node, NN_INTS(i)),
      nnBuildInts(node, NN_INTS(i + 1)), (MlirValue){NULL}, NN_INTS(0));
}

/// The product of dimensions [begin, end) as a tensor<1xi64>.
static MlirValue buildProduct(NnNode *node, MlirValue value, int64_t begin,
                              int64_t end) {
  NnShape shape = nnValueShape(value);
  int64_t known = productOf(&shape, begin, end);
  if (known != NN_DYNAMIC)
    return nnBuildInts(node, NN_INTS(known));
  MlirValue product = nnBuildSize(node, value, begin);
  for (int64_t i = begin + 1; i < end; ++i)
    product = nnMul(node->b, product, nnBuildSize(node, value, i));
  return product;
}

MlirValue nnBuildMerged(NnNode *node, MlirValue value, NnInts groups) {
  if (mlirValueIsNull(value))
    return value;
  NnShape shape = nnValueShape(value);
  NnIntList sizes = {.n = groups.n};
  int64_t unknown = 0, begin = 0;
  bool hasZero = false;
  for (int64_t i = 0; i < groups.n; begin += groups.data[i++]) {
    int64_t size = productOf(&shape, begin, begin + groups.data[i]);
    unknown += size == NN_DYNAMIC;
    hasZero |= size == 0;
    sizes.data[i] = size == NN_DYNAMIC ? -1 : size;
  }
  NnReshapeOptions zero = {.allowZero = nnUnitAttr(node->b)};
  if (unknown == 0 || (unknown == 1 && !hasZero))
    return nnReshape(node->b, value, nnBuildInts(node, NN_LIST_INTS(sizes)),
                     hasZero ? &zero : NULL);
  MlirValue parts[NN_MAX_RANK];
  begin = 0;
  for (int64_t i = 0; i < groups.n; begin += groups.data[i++])
    parts[i] = buildProduct(node, value, begin, begin + groups.data[i]);
  return nnBuildReshaped(node, value, groups.n, parts);
}

MlirValue nnBuildShape(NnNode *node, int64_t rank, const MlirValue *sizes) {
  NnIntList known = {.n = 0};
  for (int64_t i = 0; i < rank; ++i) {
    if (mlirValueIsNull(sizes[i]))
      return sizes[i];
    if (nnElementsInts(nnConstantValue(sizes[i]), 1, &known.data[i]) == 1)
      ++known.n;
  }
  return known.n == rank ? nnBuildInts(node, NN_LIST_INTS(known))
                         : nnConcat(node->b, (NnValues){rank, sizes}, 0);
}

MlirValue nnBuildReshaped(NnNode *node, MlirValue value, int64_t rank,
                          const MlirValue *sizes) {
  NnReshapeOptions zero = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, value, nnBuildShape(node, rank, sizes), &zero);
}

MlirValue nnBuildFlatten(NnNode *node, MlirValue value, int64_t axis) {
  if (mlirValueIsNull(value))
    return value;
  return nnBuildMerged(node, value, NN_INTS(axis, nnRank(value) - axis));
}

MlirValue nnBuildPlaces(NnNode *node, MlirValue value, int64_t i) {
  if (mlirValueIsNull(value))
    return value;
  return nnBuildTrailingOnes(node, nnIota(node->b, nnBuildSize(node, value, i)),
                             nnRank(value) - i - 1);
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
