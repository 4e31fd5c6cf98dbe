//===- Dims.c - Sizes that may be dynamic ---------------------------------===//
// A size is a number or an index value. Arithmetic folds what is known, so that
// equal sizes are computed alike and can be recognized as equal.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <assert.h>
#include <string.h>

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
// Where a size comes from
//===----------------------------------------------------------------------===//

typedef struct Origin {
  NnDim dim; ///< Found, if `tensor` is null.
  MlirValue tensor;
  int64_t i;
} Origin;

static Origin found(NnDim dim) { return (Origin){.dim = dim}; }

/// Element `i` of a mixed list: a number, or the next of `values`.
static NnDim mixedAt(MlirAttribute ints, int64_t i, MlirOperation op,
                     MlirValue (*valueAt)(MlirOperation, intptr_t)) {
  intptr_t next = 0;
  int64_t dynamic = mlirShapedTypeGetDynamicSize();
  for (int64_t k = 0; k < i; ++k)
    next += mlirDenseI64ArrayGetElement(ints, k) == dynamic;
  int64_t size = mlirDenseI64ArrayGetElement(ints, i);
  return size == dynamic ? nnDimOfValue(valueAt(op, next)) : nnDim(size);
}

static NnDim emptySize(MlirOperation empty, int64_t i) {
  NnShape shape = nnValueShape(nnResult(empty, 0));
  intptr_t next = 0;
  for (int64_t k = 0; k < i; ++k)
    next += shape.dims[k] == NN_DYNAMIC;
  return nnDimOfValue(tensorEmptyGetDynamicSizesAt(empty, next));
}

/// The dimension of a collapse's source that dimension `i` alone stems from;
/// -1 if it stems from several.
static int64_t collapsedFrom(MlirOperation collapse, int64_t i) {
  MlirAttribute groups = tensorCollapseShapeGetReassociationAttr(collapse);
  MlirAttribute group = mlirArrayAttrGetElement(groups, i);
  if (mlirArrayAttrGetNumElements(group) != 1)
    return -1;
  return mlirIntegerAttrGetValueInt(mlirArrayAttrGetElement(group, 0));
}

/// One step back; false at the start of the way.
static bool stepBack(Origin *o) {
  MlirOperation def = nnDefiningOp(o->tensor);
  if (linalgIsaGeneric(def))
    o->tensor = linalgGenericGetOutputsAt(def, 0);
  else if (linalgIsaFill(def))
    o->tensor = linalgFillGetOutputsAt(def, 0);
  else if (tensorIsaCast(def))
    o->tensor = tensorCastGetSource(def);
  else if (tensorIsaBitcast(def))
    o->tensor = tensorBitcastGetSource(def);
  else if (tensorIsaInsertSlice(def))
    o->tensor = tensorInsertSliceGetDest(def);
  else if (tensorIsaEmpty(def))
    *o = found(emptySize(def, o->i));
  else if (tensorIsaExpandShape(def))
    *o = found(mixedAt(tensorExpandShapeGetStaticOutputShapeAttr(def), o->i,
                       def, tensorExpandShapeGetOutputShapeAt));
  else if (tensorIsaExtractSlice(def))
    *o = found(mixedAt(tensorExtractSliceGetStaticSizesAttr(def), o->i, def,
                       tensorExtractSliceGetSizesAt));
  else if (tensorIsaCollapseShape(def) && collapsedFrom(def, o->i) >= 0) {
    o->i = collapsedFrom(def, o->i);
    o->tensor = tensorCollapseShapeGetSrc(def);
  } else
    return false;
  return true;
}

/// Rank-reducing slices, which are not built here, keep no dimension's place.
static bool isTraceable(MlirOperation def) {
  return !tensorIsaExtractSlice(def) ||
         nnRank(tensorExtractSliceGetSource(def)) == nnRank(nnResult(def, 0));
}

NnDim nnDimOf(NnBuilder b, MlirValue tensor, int64_t i) {
  Origin o = {.tensor = tensor, .i = i};
  for (;;) {
    int64_t size = nnValueShape(o.tensor).dims[o.i];
    if (size != NN_DYNAMIC)
      return nnDim(size);
    if (!isTraceable(nnDefiningOp(o.tensor)) || !stepBack(&o))
      break;
    if (!mlirValueIsNull(o.tensor))
      continue;
    MlirOperation dim = nnDefiningOp(o.dim.value);
    if (nnDimIsStatic(o.dim) || !tensorIsaDim(dim))
      return o.dim;
    NnDim index = nnDimOfValue(tensorDimGetIndex(dim));
    if (!nnDimIsStatic(index))
      return o.dim;
    o = (Origin){.tensor = tensorDimGetSource(dim), .i = index.size};
  }
  return (NnDim){NN_DYNAMIC,
                 tensorDim(b, o.tensor, nnDimValue(b, nnDim(o.i)))};
}

NnDims nnDimsOf(NnBuilder b, MlirValue tensor) {
  NnDims dims = {.rank = nnRank(tensor)};
  for (int64_t i = 0; i < dims.rank; ++i)
    dims.d[i] = nnDimOf(b, tensor, i);
  return dims;
}

/// Expressions deeper than this are taken for different.
enum { maxDepth = 16 };

static bool computedAlike(MlirValue x, MlirValue y, int depth) {
  if (mlirValueEqual(x, y))
    return true;
  MlirOperation p = nnDefiningOp(x), q = nnDefiningOp(y);
  if (mlirOperationIsNull(p) || mlirOperationIsNull(q) || depth == maxDepth ||
      !mlirStringRefEqual(nnOperationName(p), nnOperationName(q)))
    return false;
  if (arithIsaConstant(p))
    return mlirAttributeEqual(arithConstantGetValueAttr(p),
                              arithConstantGetValueAttr(q));
  MlirStringRef name = nnOperationName(p);
  bool isPure = tensorIsaDim(p) || tensorIsaExtract(p) ||
                (name.length > 6 && !strncmp(name.data, "arith.", 6));
  intptr_t n = mlirOperationGetNumOperands(p);
  if (!isPure || n != mlirOperationGetNumOperands(q))
    return false;
  if (arithIsaCmpI(p) && arithCmpIGetPredicate(p) != arithCmpIGetPredicate(q))
    return false;
  for (intptr_t i = 0; i < n; ++i)
    if (!computedAlike(nnOperand(p, i), nnOperand(q, i), depth + 1))
      return false;
  return true;
}

bool nnDimEqual(NnDim x, NnDim y) {
  if (nnDimIsStatic(x) || nnDimIsStatic(y))
    return nnDimIsStatic(x) && nnDimIsStatic(y) && x.size == y.size;
  return computedAlike(x.value, y.value, 0);
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
  return nnDimOfValue(
      arithDivUI(b, nnDimValue(b, x), nnDimValue(b, y), NULL));
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
  return nnDimOfValue(arithSelect(b, condition, nnDimValue(b, then),
                                  nnDimValue(b, otherwise)));
}

NnDim nnDimsProduct(NnBuilder b, const NnDims *dims, int64_t begin,
                    int64_t end) {
  NnDim product = nnDim(1);
  for (int64_t i = begin; i < end; ++i)
    product = nnDimMul(b, product, dims->d[i]);
  return product;
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
    out->sizes[i] =
        isStatic ? dims->d[i].size : mlirShapedTypeGetDynamicSize();
    if (!isStatic)
      out->values[n++] = dims->d[i].value;
  }
  out->ints = (NnInts){dims->rank, out->sizes};
  out->dynamic = (NnValues){n, out->values};
}
