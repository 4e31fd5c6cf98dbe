//===- ExpandCopies.c - Copies between strided buffers as loops -----------===//
// memref.copy of a non-contiguous buffer would call a runtime library; as a
// linalg.generic it becomes a loop like any other, over dimensions that are
// merged where they lie without gaps. Contiguous ones stay: they are memcpy.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Memref.h"

#include "mlir-c/AffineMap.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/MemRef.h"

static bool isContiguous(MlirValue memref) {
  MlirType type = mlirValueGetType(memref);
  return mlirTypeIsAMemRef(type) &&
         mlirAffineMapIsIdentity(mlirMemRefTypeGetAffineMap(type));
}

//===----------------------------------------------------------------------===//
// Merged dimensions
//===----------------------------------------------------------------------===//

/// Sizes and steps of a buffer, all known.
typedef struct Layout {
  NnShape shape;
  int64_t strides[NN_MAX_RANK], offset;
} Layout;

static bool readLayout(MlirValue memref, Layout *l) {
  MlirType type = mlirValueGetType(memref);
  l->shape = nnTypeShape(type);
  if (!mlirTypeIsAMemRef(type) || !nnShapeIsStatic(&l->shape) ||
      mlirLogicalResultIsFailure(
          mlirMemRefTypeGetStridesAndOffset(type, l->strides, &l->offset)))
    return false;
  for (int64_t d = 0; d < l->shape.rank; ++d)
    if (mlirShapedTypeIsDynamicStrideOrOffset(l->strides[d]))
      return false;
  return true;
}

/// Whether dimension d + 1 ends where d goes on.
static bool merges(const Layout *l, int64_t d) {
  return l->strides[d] == l->strides[d + 1] * l->shape.dims[d + 1];
}

/// The dimension that each dimension becomes part of; returns how many are
/// left.
static int64_t groupDims(const Layout *x, const Layout *y, int64_t *group) {
  int64_t n = 0;
  for (int64_t d = 0; d < x->shape.rank; ++d) {
    if (d && !(merges(x, d - 1) && merges(y, d - 1)))
      ++n;
    group[d] = n;
  }
  return n + 1;
}

static MlirAttribute reassociation(NnBuilder b, int64_t rank, int64_t n,
                                   const int64_t *group) {
  MlirAttribute groups[NN_MAX_RANK];
  for (int64_t g = 0, d = 0; g < n; ++g) {
    int64_t dims[NN_MAX_RANK], count = 0;
    for (; d < rank && group[d] == g; ++d)
      dims[count++] = d;
    groups[g] = nnI64ArrayAttr(b, (NnInts){count, dims});
  }
  return mlirArrayAttrGet(nnBuilderGetContext(b), n, groups);
}

static MlirValue mergeDims(NnBuilder b, MlirValue memref, const Layout *l,
                           int64_t n, const int64_t *group) {
  MlirType from = mlirValueGetType(memref);
  int64_t sizes[NN_MAX_RANK], strides[NN_MAX_RANK], rank = l->shape.rank;
  for (int64_t g = 0; g < n; ++g)
    sizes[g] = 1;
  for (int64_t d = 0; d < rank; ++d) {
    sizes[group[d]] *= l->shape.dims[d];
    strides[group[d]] = l->strides[d];
  }
  MlirAttribute layout = isContiguous(memref)
                             ? mlirAttributeGetNull()
                             : mlirStridedLayoutAttrGet(nnBuilderGetContext(b),
                                                        l->offset, n, strides);
  MlirType type =
      mlirMemRefTypeGet(mlirShapedTypeGetElementType(from), n, sizes, layout,
                        mlirMemRefTypeGetMemorySpace(from));
  return memrefCollapseShape(b, type, memref, reassociation(b, rank, n, group));
}

static void mergeBoth(NnBuilder b, MlirValue *x, MlirValue *y) {
  Layout from, to;
  int64_t group[NN_MAX_RANK];
  if (!readLayout(*x, &from) || !readLayout(*y, &to) || !from.shape.rank)
    return;
  int64_t n = groupDims(&from, &to, group);
  if (n == from.shape.rank)
    return;
  *x = mergeDims(b, *x, &from, n, group);
  *y = mergeDims(b, *y, &to, n, group);
}

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

static void expand(MlirRewriterBase rewriter, MlirOperation copy) {
  NnBuilder b = nnBuilderForOp(rewriter, copy);
  MlirContext context = nnBuilderGetContext(b);
  MlirValue source = memrefCopyGetSource(copy);
  MlirValue target = memrefCopyGetTarget(copy);
  mergeBoth(b, &source, &target);
  int64_t rank = nnRank(source);
  MlirAffineMap identity = mlirAffineMapMultiDimIdentityGet(context, rank);
  MlirAffineMap maps[] = {identity, identity};
  MlirAttribute iterators[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i)
    iterators[i] = nnParseAttr(b, "#linalg.iterator_type<parallel>");
  MlirOperation generic =
      linalgGenericCreate(b, NN_NO_TYPES, NN_VALUES(source), NN_VALUES(target),
                          nnAffineMapArrayAttr(b, 2, maps),
                          mlirArrayAttrGet(context, rank, iterators), NULL);
  MlirType element = nnElementType(source);
  MlirBlock body = nnBuilderAddBlock(b, linalgGenericGetRegion(generic),
                                     NN_TYPES(element, element));
  linalgYieldCreate(b, NN_VALUES(mlirBlockGetArgument(body, 0)));
  mlirRewriterBaseEraseOp(rewriter, copy);
}

static MlirWalkResult visit(MlirOperation op, void *rewriter) {
  if (memrefIsaCopy(op) && !(isContiguous(memrefCopyGetSource(op)) &&
                             isContiguous(memrefCopyGetTarget(op))))
    expand(*(MlirRewriterBase *)rewriter, op);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnRewriteEach(func, visit);
  return NN_SUCCESS;
}

const NnPassInfo nnExpandCopiesPass = {
    .name = "nn-expand-copies",
    .description = "Write copies of strided buffers as linalg.generic",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__linalg__, mlirGetDialectHandle__memref__,
               NULL},
    .run = run,
};
