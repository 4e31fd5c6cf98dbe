//===- CallerSizes.c - A kernel's sizes, outside of it --------------------===//
// Follows a tensor to where its sizes come from, through the ops that the
// lowering writes, and repeats only index arithmetic in the caller.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/CallerSizes.h"

#include "Codegen/Nest/Index.h"
#include "Conversion/NNToLinalg/Destination.h"
#include "Support/IR.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Cf.h"
#include "nn/Builders/Tensor.h"

enum { maxValues = 64 };

/// Values inside a kernel and what they are in its caller.
typedef struct Mapping {
  NnBuilder b;
  MlirOperation kernel;
  bool failed;
  int n;
  MlirValue from[maxValues], to[maxValues];
} Mapping;

static MlirValue callerValue(Mapping *m, MlirValue value);
static Index callerSize(Mapping *m, MlirValue tensor, int64_t dim);

static MlirValue fail(Mapping *m) {
  m->failed = true;
  return (MlirValue){NULL};
}

/// Clones the op that computes a value into the caller, operands first.
static MlirValue cloneToCaller(Mapping *m, MlirValue value) {
  MlirOperation op = mlirOpResultGetOwner(value);
  if (mlirOperationGetNumRegions(op))
    return fail(m);
  MlirOperation copy = mlirOperationClone(op);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirValue operand = callerValue(m, nnOperand(op, i));
    if (m->failed) {
      mlirOperationDestroy(copy);
      return operand;
    }
    mlirOperationSetOperand(copy, i, operand);
  }
  mlirRewriterBaseInsert(m->b.rewriter, copy);
  return nnResult(copy, mlirOpResultGetResultNumber(value));
}

/// The size that a tensor.dim asks for, if it asks for a known dimension.
static bool isDimOfConstant(MlirOperation op, int64_t *dim) {
  if (!tensorIsaDim(op))
    return false;
  *dim = nnAttrInt(nnConstantValue(tensorDimGetIndex(op)), -1);
  return *dim >= 0;
}

static MlirValue callerValue(Mapping *m, MlirValue value) {
  if (mlirValueIsABlockArgument(value))
    return nnOperand(m->kernel, mlirBlockArgumentGetArgNumber(value));
  for (int i = 0; i < m->n; ++i)
    if (mlirValueEqual(m->from[i], value))
      return m->to[i];
  int64_t dim;
  MlirOperation op = mlirOpResultGetOwner(value);
  MlirValue copy =
      isDimOfConstant(op, &dim)
          ? nnIndexValue(m->b, callerSize(m, tensorDimGetSource(op), dim))
          : cloneToCaller(m, value);
  if (m->n < maxValues && !m->failed) {
    m->from[m->n] = value;
    m->to[m->n++] = copy;
  }
  return copy;
}

/// Entry `i` of a list of sizes, some static and the others operands that begin
/// at `first`.
static Index mixedSize(Mapping *m, MlirOperation op, MlirAttribute sizes,
                       int64_t i, intptr_t first) {
  int64_t dynamic = mlirShapedTypeGetDynamicSize();
  if (mlirDenseI64ArrayGetElement(sizes, i) != dynamic)
    return nnIndex(mlirDenseI64ArrayGetElement(sizes, i));
  for (int64_t k = 0; k < i; ++k)
    first += mlirDenseI64ArrayGetElement(sizes, k) == dynamic;
  return nnIndexOf(callerValue(m, nnOperand(op, first)));
}

static Index paddedSize(Mapping *m, MlirOperation pad, int64_t dim) {
  Index low = mixedSize(m, pad, tensorPadGetStaticLowAttr(pad), dim, 1);
  Index high = mixedSize(m, pad, tensorPadGetStaticHighAttr(pad), dim,
                         1 + tensorPadGetNumLow(pad));
  if (m->failed)
    return low;
  Index size = callerSize(m, tensorPadGetSource(pad), dim);
  return m->failed ? size : nnIndexAdd(m->b, nnIndexAdd(m->b, size, low), high);
}

static Index multiply(Mapping *m, Index x, Index y) {
  if (nnIndexIsConstant(x))
    return nnIndexScale(m->b, y, x.constant);
  if (nnIndexIsConstant(y))
    return nnIndexScale(m->b, x, y.constant);
  return nnIndexOf(
      arithMulI(m->b, nnIndexValue(m->b, x), nnIndexValue(m->b, y), NULL));
}

/// The product of the dimensions that a collapsed one is made of.
static Index collapsedSize(Mapping *m, MlirOperation collapse, int64_t dim) {
  MlirAttribute group = mlirArrayAttrGetElement(
      tensorCollapseShapeGetReassociationAttr(collapse), dim);
  Index size = nnIndex(1);
  for (intptr_t i = 0; i < mlirArrayAttrGetNumElements(group) && !m->failed;
       ++i) {
    int64_t d = nnAttrInt(mlirArrayAttrGetElement(group, i), 0);
    Index next = callerSize(m, tensorCollapseShapeGetSrc(collapse), d);
    size = m->failed ? next : multiply(m, size, next);
  }
  return size;
}

static Index reshapedSize(Mapping *m, MlirOperation reshape, int64_t dim) {
  MlirValue shape = callerValue(m, tensorReshapeGetShape(reshape));
  if (m->failed)
    return nnIndexOf(shape);
  MlirValue at = arithConstant(m->b, nnIndexAttr(m->b, dim));
  MlirValue size = tensorExtract(m->b, shape, NN_VALUES(at));
  if (mlirTypeIsAIndex(mlirValueGetType(size)))
    return nnIndexOf(size);
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(m->b));
  return nnIndexOf(arithIndexCast(m->b, index, size));
}

/// The size of a dimension that is not static, by the op that made it.
static Index producedSize(Mapping *m, MlirOperation op, MlirValue tensor,
                          int64_t dim) {
  MlirValue destination = nnDestinationOf(tensor);
  if (!mlirValueIsNull(destination))
    return callerSize(m, destination, dim);
  if (tensorIsaCast(op) || tensorIsaBitcast(op))
    return callerSize(m, nnOperand(op, 0), dim);
  if (tensorIsaPad(op))
    return paddedSize(m, op, dim);
  if (tensorIsaCollapseShape(op))
    return collapsedSize(m, op, dim);
  if (tensorIsaReshape(op))
    return reshapedSize(m, op, dim);
  if (tensorIsaExpandShape(op))
    return mixedSize(m, op, tensorExpandShapeGetStaticOutputShapeAttr(op), dim,
                     1);
  if (tensorIsaExtractSlice(op) &&
      nnRank(tensor) == nnRank(tensorExtractSliceGetSource(op)))
    return mixedSize(m, op, tensorExtractSliceGetStaticSizesAttr(op), dim,
                     1 + tensorExtractSliceGetNumOffsets(op));
  if (tensorIsaEmpty(op)) {
    NnShape shape = nnValueShape(tensor);
    intptr_t dynamic = 0;
    for (int64_t i = 0; i < dim; ++i)
      dynamic += shape.dims[i] == NN_DYNAMIC;
    return nnIndexOf(callerValue(m, tensorEmptyGetDynamicSizesAt(op, dynamic)));
  }
  return nnIndexOf(fail(m));
}

static Index callerSize(Mapping *m, MlirValue tensor, int64_t dim) {
  NnShape shape = nnValueShape(tensor);
  if (shape.dims[dim] != NN_DYNAMIC)
    return nnIndex(shape.dims[dim]);
  if (mlirValueIsABlockArgument(tensor))
    return nnIndexDim(m->b, callerValue(m, tensor), dim);
  return producedSize(m, nnDefiningOp(tensor), tensor, dim);
}

bool nnMoveChecksToCaller(NnBuilder b, MlirOperation kernel) {
  Mapping m = {.b = b, .kernel = kernel};
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  for (MlirOperation op = mlirBlockGetFirstOperation(body), next;
       !mlirOperationIsNull(op); op = next) {
    next = mlirOperationGetNextInBlock(op);
    if (!cfIsaAssert(op))
      continue;
    MlirValue condition = callerValue(&m, cfAssertGetArg(op));
    if (m.failed)
      return false;
    cfAssertCreate(b, condition, cfAssertGetMsg(op));
    mlirRewriterBaseEraseOp(b.rewriter, op);
  }
  return true;
}

MlirValue nnMakeDestination(NnBuilder b, MlirOperation kernel,
                            MlirValue yielded) {
  Mapping m = {.b = b, .kernel = kernel};
  NnShape shape = nnValueShape(yielded);
  MlirValue sizes[NN_MAX_RANK];
  intptr_t n = 0;
  for (int64_t d = 0; d < shape.rank; ++d)
    if (shape.dims[d] == NN_DYNAMIC) {
      Index size = callerSize(&m, yielded, d);
      if (m.failed)
        return (MlirValue){NULL};
      sizes[n++] = nnIndexValue(b, size);
    }
  return tensorEmpty(b, mlirValueGetType(yielded), (NnValues){n, sizes});
}
