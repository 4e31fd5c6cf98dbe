//===- Dims.c - Sizes that may be dynamic ---------------------------------===//
// A size is a number or an index value. Arithmetic folds what is known, so that
// equal sizes are computed alike and can be recognized as equal.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <assert.h>

static MlirType indexType(NnBuilder b) {
  return mlirIndexTypeGet(nnBuilderGetContext(b));
}

NnDim nnDimOfValue(MlirValue index) {
  MlirOperation def = nnDefiningOp(index);
  if (arithIsaConstant(def))
    return nnDim(mlirIntegerAttrGetValueInt(arithConstantGetValueAttr(def)));
  return (NnDim){NN_DYNAMIC, index};
}

MlirValue nnDimValue(NnBuilder b, NnDim x) {
  return nnDimIsStatic(x) ? nnConstantInt(b, indexType(b), x.size) : x.value;
}

//===----------------------------------------------------------------------===//
// Of tensors
//===----------------------------------------------------------------------===//

/// The product of what a collapse made dimension `i` of.
static NnDim collapsedSize(NnBuilder b, MlirOperation collapse, int64_t i) {
  MlirAttribute group = mlirArrayAttrGetElement(
      tensorCollapseShapeGetReassociationAttr(collapse), i);
  NnDim size = nnDim(1);
  for (intptr_t k = 0; k < mlirArrayAttrGetNumElements(group); ++k) {
    MlirAttribute source = mlirArrayAttrGetElement(group, k);
    size = nnDimMul(b, size,
                    nnDimOf(b, tensorCollapseShapeGetSrc(collapse),
                            mlirIntegerAttrGetValueInt(source)));
  }
  return size;
}

static NnDim paddedSize(NnBuilder b, MlirOperation pad, int64_t i) {
  NnDim low =
      nnMixedAt(tensorPadGetStaticLowAttr(pad), i, pad, tensorPadGetLowAt);
  NnDim high =
      nnMixedAt(tensorPadGetStaticHighAttr(pad), i, pad, tensorPadGetHighAt);
  NnDim size = nnDimAdd(b, nnDimOf(b, tensorPadGetSource(pad), i), low);
  return nnDimAdd(b, size, high);
}

NnDim nnDimOf(NnBuilder b, MlirValue tensor, int64_t i) {
  NnOrigin o = nnOriginOf(tensor, i, false);
  if (mlirValueIsNull(o.tensor))
    return o.dim;
  MlirOperation def = nnDefiningOp(o.tensor);
  if (tensorIsaCollapseShape(def))
    return collapsedSize(b, def, o.i);
  if (tensorIsaPad(def))
    return paddedSize(b, def, o.i);
  return (NnDim){NN_DYNAMIC, tensorDim(b, o.tensor, nnDimValue(b, nnDim(o.i)))};
}

NnDims nnDimsOf(NnBuilder b, MlirValue tensor) {
  NnDims dims = {.rank = nnRank(tensor)};
  for (int64_t i = 0; i < dims.rank; ++i)
    dims.d[i] = nnDimOf(b, tensor, i);
  return dims;
}

NnDim nnDimElement(NnBuilder b, MlirValue tensor, int64_t i) {
  int64_t ints[NN_MAX_RANK * 2];
  int64_t n = nnElementsInts(nnConstantValue(tensor), NN_MAX_RANK * 2, ints);
  if (i < n)
    return nnDim(ints[i]);
  MlirValue element;
  MlirOperation def = nnDefiningOp(tensor);
  if (tensorIsaFromElements(def))
    element = tensorFromElementsGetElementsAt(def, i);
  else
    element = tensorExtract(b, tensor, NN_VALUES(nnDimValue(b, nnDim(i))));
  MlirOperation cast = nnDefiningOp(element);
  if (arithIsaIndexCast(cast) &&
      mlirTypeIsAIndex(mlirValueGetType(arithIndexCastGetIn(cast))))
    return nnDimOfValue(arithIndexCastGetIn(cast));
  if (arithIsaConstant(cast))
    return nnDimOfValue(element);
  return nnDimOfValue(arithIndexCast(b, indexType(b), element));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

static bool bothStatic(NnDim x, NnDim y) {
  return nnDimIsStatic(x) && nnDimIsStatic(y);
}

NnDim nnDimAdd(NnBuilder b, NnDim x, NnDim y) {
  if (bothStatic(x, y))
    return nnDim(x.size + y.size);
  if (nnDimIsStatic(x))
    return nnDimAdd(b, y, x);
  if (nnDimIs(y, 0))
    return x;
  MlirOperation def = nnDefiningOp(x.value);
  if (nnDimIsStatic(y) && arithIsaAddI(def)) { // (z + c) + y = z + (c + y)
    NnDim c = nnDimOfValue(arithAddIGetRhs(def));
    if (nnDimIsStatic(c))
      return nnDimAdd(b, nnDimOfValue(arithAddIGetLhs(def)),
                      nnDim(c.size + y.size));
  }
  return nnDimOfValue(arithAddI(b, x.value, nnDimValue(b, y), NULL));
}

NnDim nnDimSub(NnBuilder b, NnDim x, NnDim y) {
  if (nnDimIsStatic(y))
    return nnDimAdd(b, x, nnDim(-y.size));
  if (nnDimEqual(x, y))
    return nnDim(0);
  return nnDimOfValue(arithSubI(b, nnDimValue(b, x), y.value, NULL));
}

NnDim nnDimMul(NnBuilder b, NnDim x, NnDim y) {
  if (bothStatic(x, y))
    return nnDim(x.size * y.size);
  if (nnDimIsStatic(x))
    return nnDimMul(b, y, x);
  if (nnDimIs(y, 1))
    return x;
  if (nnDimIs(y, 0))
    return y;
  return nnDimOfValue(arithMulI(b, x.value, nnDimValue(b, y), NULL));
}

NnDim nnDimDiv(NnBuilder b, NnDim x, NnDim y) {
  if (bothStatic(x, y))
    return nnDim(x.size / y.size);
  if (nnDimIs(y, 1))
    return x;
  return nnDimOfValue(arithDivUI(b, nnDimValue(b, x), nnDimValue(b, y), NULL));
}

NnDim nnDimCeilDiv(NnBuilder b, NnDim x, NnDim y) {
  if (nnDimIs(y, 1))
    return x;
  return nnDimDiv(b, nnDimAdd(b, x, nnDimSub(b, y, nnDim(1))), y);
}

NnDim nnDimMax(NnBuilder b, NnDim x, NnDim y) {
  if (bothStatic(x, y))
    return x.size > y.size ? x : y;
  return nnDimOfValue(arithMaxSI(b, nnDimValue(b, x), nnDimValue(b, y)));
}

NnDim nnDimMin(NnBuilder b, NnDim x, NnDim y) {
  if (bothStatic(x, y))
    return x.size < y.size ? x : y;
  return nnDimOfValue(arithMinSI(b, nnDimValue(b, x), nnDimValue(b, y)));
}

NnDim nnDimClamp(NnBuilder b, NnDim x, NnDim low, NnDim high) {
  return nnDimMin(b, nnDimMax(b, x, low), high);
}

static bool holds(int64_t predicate, int64_t x, int64_t y) {
  switch (predicate) {
  case ARITH_CMP_I_PREDICATE_EQ:
    return x == y;
  case ARITH_CMP_I_PREDICATE_SLT:
    return x < y;
  default:
    assert(predicate == ARITH_CMP_I_PREDICATE_SGE);
    return x >= y;
  }
}

NnDim nnDimSelect(NnBuilder b, int64_t predicate, NnDim x, NnDim y, NnDim then,
                  NnDim otherwise) {
  if (bothStatic(x, y))
    return holds(predicate, x.size, y.size) ? then : otherwise;
  if (nnDimEqual(then, otherwise))
    return then;
  MlirValue condition =
      arithCmpI(b, nnDimValue(b, x), nnDimValue(b, y), predicate);
  return nnDimOfValue(
      arithSelect(b, condition, nnDimValue(b, then), nnDimValue(b, otherwise)));
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

NnDims nnDimsAll(int64_t rank, int64_t size) {
  NnDims dims = {.rank = rank};
  for (int64_t i = 0; i < rank; ++i)
    dims.d[i] = nnDim(size);
  return dims;
}

MlirType nnDimsType(const NnDims *dims, MlirType element) {
  NnShape shape = {.rank = dims->rank};
  for (int64_t i = 0; i < dims->rank; ++i)
    shape.dims[i] = nnDimIsStatic(dims->d[i]) ? dims->d[i].size : NN_DYNAMIC;
  return nnTensorType(&shape, element);
}

void nnMix(const NnDims *dims, NnMixed *out) {
  intptr_t n = 0;
  for (int64_t i = 0; i < dims->rank; ++i) {
    bool isStatic = nnDimIsStatic(dims->d[i]);
    out->sizes[i] = isStatic ? dims->d[i].size : mlirShapedTypeGetDynamicSize();
    if (!isStatic)
      out->values[n++] = dims->d[i].value;
  }
  out->ints = (NnInts){dims->rank, out->sizes};
  out->dynamic = (NnValues){n, out->values};
}
