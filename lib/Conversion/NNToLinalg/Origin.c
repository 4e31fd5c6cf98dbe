//===- Origin.c - Where sizes come from -----------------------------------===//
// A size is traced through the ops that keep or state it, back to a number, an
// index value or a dimension of a tensor that says no more. Two sizes are equal
// if they come from the same place or are computed alike from equal ones.
//===----------------------------------------------------------------------===//
#include "Destination.h"
#include "Lower.h"

#include <string.h>

static NnOrigin found(NnDim dim) { return (NnOrigin){.dim = dim}; }

NnDim nnMixedAt(MlirAttribute ints, int64_t i, MlirOperation op,
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

//===----------------------------------------------------------------------===//
// One step back
//===----------------------------------------------------------------------===//

/// Through an op whose result has the size of an operand.
static bool stepThrough(NnOrigin *o, MlirOperation def) {
  MlirValue source = nnDestinationOf(o->tensor);
  if (tensorIsaCast(def))
    source = tensorCastGetSource(def);
  else if (tensorIsaBitcast(def))
    source = tensorBitcastGetSource(def);
  if (mlirValueIsNull(source))
    return false;
  o->tensor = source;
  return true;
}

/// To what an op that makes a tensor of given sizes was given.
static bool stepToSize(NnOrigin *o, MlirOperation def) {
  if (tensorIsaEmpty(def))
    *o = found(emptySize(def, o->i));
  else if (tensorIsaExpandShape(def))
    *o = found(nnMixedAt(tensorExpandShapeGetStaticOutputShapeAttr(def), o->i,
                         def, tensorExpandShapeGetOutputShapeAt));
  else if (tensorIsaExtractSlice(def) && // not one that drops dimensions
           nnRank(tensorExtractSliceGetSource(def)) == nnRank(o->tensor))
    *o = found(nnMixedAt(tensorExtractSliceGetStaticSizesAttr(def), o->i, def,
                         tensorExtractSliceGetSizesAt));
  else
    return false;
  return true;
}

/// From a collapsed dimension that stems from one alone.
static bool stepUncollapse(NnOrigin *o, MlirOperation def) {
  if (!tensorIsaCollapseShape(def))
    return false;
  MlirAttribute group = mlirArrayAttrGetElement(
      tensorCollapseShapeGetReassociationAttr(def), o->i);
  if (mlirArrayAttrGetNumElements(group) != 1)
    return false;
  o->i = mlirIntegerAttrGetValueInt(mlirArrayAttrGetElement(group, 0));
  o->tensor = tensorCollapseShapeGetSrc(def);
  return true;
}

/// Into an nn.kernel whose result it is, or out of one whose argument it is.
static bool stepAcross(NnOrigin *o, MlirOperation def) {
  if (nnIsaKernel(def)) {
    MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetFirstRegion(def));
    o->tensor = mlirOperationGetOperand(mlirBlockGetTerminator(body),
                                        mlirOpResultGetResultNumber(o->tensor));
    return true;
  }
  if (!mlirValueIsABlockArgument(o->tensor))
    return false;
  MlirOperation parent =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(o->tensor));
  if (!nnIsaKernel(parent))
    return false;
  o->tensor =
      mlirOperationGetOperand(parent, mlirBlockArgumentGetArgNumber(o->tensor));
  return true;
}

/// From a tensor.dim to the dimension it asks for.
static bool stepToDim(NnOrigin *o) {
  MlirOperation dim = nnDefiningOp(o->dim.value);
  if (nnDimIsStatic(o->dim) || !tensorIsaDim(dim))
    return false;
  NnDim index = nnDimOfValue(tensorDimGetIndex(dim));
  if (!nnDimIsStatic(index))
    return false;
  *o = (NnOrigin){.tensor = tensorDimGetSource(dim), .i = index.size};
  return true;
}

static NnOrigin trace(NnOrigin o, bool crossesKernels) {
  for (;;) {
    if (mlirValueIsNull(o.tensor)) {
      if (!stepToDim(&o))
        return o;
      continue;
    }
    int64_t size = nnValueShape(o.tensor).dims[o.i];
    if (size != NN_DYNAMIC)
      return found(nnDim(size));
    MlirOperation def = nnDefiningOp(o.tensor);
    if (!stepThrough(&o, def) && !stepToSize(&o, def) &&
        !stepUncollapse(&o, def) && !(crossesKernels && stepAcross(&o, def)))
      return o;
  }
}

NnOrigin nnOriginOf(MlirValue tensor, int64_t i, bool crossesKernels) {
  return trace((NnOrigin){.tensor = tensor, .i = i}, crossesKernels);
}

//===----------------------------------------------------------------------===//
// Equality
//===----------------------------------------------------------------------===//

/// Expressions deeper than this are taken for different.
enum { maxDepth = 16 };

static bool isAlike(NnDim x, NnDim y, int depth);

/// Whether an op's value depends on nothing but its operands.
static bool isArithmetic(MlirOperation op) {
  MlirStringRef name = nnOperationName(op);
  return tensorIsaExtract(op) ||
         (name.length > 6 && !strncmp(name.data, "arith.", 6));
}

static bool computedAlike(MlirOperation p, MlirOperation q, int depth) {
  intptr_t n = mlirOperationGetNumOperands(p);
  if (depth == maxDepth || !isArithmetic(p) ||
      !mlirStringRefEqual(nnOperationName(p), nnOperationName(q)) ||
      n != mlirOperationGetNumOperands(q))
    return false;
  if (arithIsaConstant(p))
    return mlirAttributeEqual(arithConstantGetValueAttr(p),
                              arithConstantGetValueAttr(q));
  if (arithIsaCmpI(p) && arithCmpIGetPredicate(p) != arithCmpIGetPredicate(q))
    return false;
  for (intptr_t i = 0; i < n; ++i)
    if (!isAlike((NnDim){NN_DYNAMIC, nnOperand(p, i)},
                 (NnDim){NN_DYNAMIC, nnOperand(q, i)}, depth + 1))
      return false;
  return true;
}

static bool isAlike(NnDim x, NnDim y, int depth) {
  NnOrigin p = trace(found(x), true), q = trace(found(y), true);
  if (!mlirValueIsNull(p.tensor) || !mlirValueIsNull(q.tensor))
    return mlirValueEqual(p.tensor, q.tensor) && p.i == q.i;
  if (nnDimIsStatic(p.dim) || nnDimIsStatic(q.dim))
    return nnDimIsStatic(p.dim) && nnDimIsStatic(q.dim) &&
           p.dim.size == q.dim.size;
  if (mlirValueEqual(p.dim.value, q.dim.value))
    return true;
  MlirOperation f = nnDefiningOp(p.dim.value), g = nnDefiningOp(q.dim.value);
  return !mlirOperationIsNull(f) && !mlirOperationIsNull(g) &&
         computedAlike(f, g, depth);
}

bool nnDimEqual(NnDim x, NnDim y) {
  if (nnDimIsStatic(x) != nnDimIsStatic(y))
    return false;
  return isAlike(x, y, 0);
}
