//===- SplitRows.c - Units of kernels that stay linalg --------------------===//
// A kernel that is one linalg.generic, of which no vector loops were made, does
// a range of the rows of its result:
//   linalg.generic ins(%x) outs(%out)   ->   linalg.generic ins(%x[%lo to %hi])
//                                                           outs(%out[…])
// Expects: nn-fold-destinations, so that it writes the kernel's result itself.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Tensor.h"

/// Rows are indices of the first dimension of the result that has several,
/// which a loop counts.
typedef struct Rows {
  MlirOperation generic;
  MlirValue destination, argument; ///< Of which the first may be a part.
  int dim, loop;
  int64_t count;
  int inputDim[maxInputs]; ///< Which dimension the loop counts, or -1.
} Rows;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// The only op that makes elements, if it is a generic with one result.
static MlirOperation findGeneric(MlirOperation func) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation generic = {NULL}, none = {NULL};
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (nnIsFree(op) || nnPutsBack(op, generic))
      continue;
    if (!linalgIsaGeneric(op) || !mlirOperationIsNull(generic) ||
        mlirOperationGetNumResults(op) != 1)
      return none;
    generic = op;
  }
  return generic;
}

static bool accessOf(MlirOperation generic, intptr_t i, Access *out) {
  MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
  return nnAccessFromMap(
      mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(maps, i)), out);
}

static bool readResult(Rows *r) {
  MlirOperation generic = r->generic;
  r->destination = r->argument = linalgGenericGetOutputsAt(generic, 0);
  MlirOperation slice = nnDefiningOp(r->destination);
  if (tensorIsaExtractSlice(slice))
    r->argument = tensorExtractSliceGetSource(slice);
  Access access;
  NnShape shape = nnValueShape(r->destination);
  if (!mlirValueIsABlockArgument(r->argument) ||
      !accessOf(generic, linalgGenericGetNumInputs(generic), &access))
    return false;
  while (r->dim < shape.rank && shape.dims[r->dim] == 1)
    ++r->dim;
  if (r->dim == shape.rank || shape.dims[r->dim] < 2)
    return false;
  r->count = shape.dims[r->dim];
  while (r->loop < maxLoops && !nnLinearIsLoop(&access.dims[r->dim], r->loop))
    ++r->loop;
  return r->loop < maxLoops;
}

/// Each input must be cut along one dimension, or not at all.
static bool readInputs(Rows *r) {
  intptr_t inputs = linalgGenericGetNumInputs(r->generic);
  if (inputs > maxInputs)
    return false;
  for (intptr_t i = 0; i < inputs; ++i) {
    Access access;
    MlirType type = mlirValueGetType(nnOperand(r->generic, i));
    if (!mlirTypeIsARankedTensor(type) || !accessOf(r->generic, i, &access))
      return false;
    r->inputDim[i] = -1;
    for (int d = 0; d < access.rank; ++d) {
      if (!access.dims[d].coefficient[r->loop])
        continue;
      if (r->inputDim[i] >= 0 || !nnLinearIsLoop(&access.dims[d], r->loop))
        return false;
      r->inputDim[i] = d;
    }
  }
  return true;
}

static bool read(MlirOperation func, Rows *r) {
  *r = (Rows){.generic = findGeneric(func)};
  return !mlirOperationIsNull(r->generic) && readResult(r) && readInputs(r);
}

/// Picoseconds of a row: loops over single elements, as they will be.
static int64_t costOf(const Rows *r) {
  enum { element = 350 };
  NnShape shape = nnValueShape(r->destination);
  int64_t elements = 1;
  for (int d = 0; d < shape.rank; ++d)
    if (d != r->dim)
      elements *= shape.dims[d] < 0 ? nnUnknownExtent : shape.dims[d];
  return elements * element;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

/// Indices [lo, lo + n) of a dimension of a tensor.
typedef struct Part {
  NnDims offsets, sizes, strides;
} Part;

static Part partOf(NnBuilder b, MlirValue tensor, int dim, NnDim lo, NnDim n) {
  Part part = {.sizes = nnDimsOf(b, tensor)};
  part.offsets = nnDimsAll(part.sizes.rank, 0);
  part.strides = nnDimsAll(part.sizes.rank, 1);
  part.offsets.d[dim] = lo;
  part.sizes.d[dim] = n;
  return part;
}

static MlirValue extract(NnBuilder b, MlirValue tensor, const Part *part) {
  return nnExtractSlice(b, tensor, &part->offsets, &part->sizes,
                        &part->strides);
}

/// Makes linalg.index of the rows' loop count from the first row again.
static void shiftIndices(NnBuilder b, const Rows *r, MlirOperation generic,
                         NnDim lo) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!linalgIsaIndex(op) || (int)linalgIndexGetDim(op) != r->loop)
      continue;
    NnInsertPoint outer = nnBuilderSave(b);
    nnBuilderAfter(b, op);
    MlirValue here = nnResult(op, 0);
    MlirValue sum = arithAddI(b, here, nnDimValue(b, lo), NULL);
    mlirValueReplaceAllUsesOfWith(here, sum);
    mlirOperationSetOperand(nnDefiningOp(sum), 0, here);
    nnBuilderRestore(b, outer);
  }
}

static void split(NnBuilder b, const Rows *r, const Units *units) {
  Index end = nnIndexMin(b, nnIndexOf(units->hi), nnIndex(r->count));
  Index size = nnIndexSub(b, end, nnIndexOf(units->lo));
  NnDim lo = {NN_DYNAMIC, units->lo};
  NnDim n = {NN_DYNAMIC, nnIndexValue(b, size)};
  MlirOperation copy = mlirOperationClone(r->generic);
  intptr_t inputs = linalgGenericGetNumInputs(r->generic);
  for (intptr_t i = 0; i < inputs; ++i) {
    if (r->inputDim[i] < 0)
      continue;
    MlirValue input = nnOperand(r->generic, i);
    Part part = partOf(b, input, r->inputDim[i], lo, n);
    mlirOperationSetOperand(copy, i, extract(b, input, &part));
  }
  Part part = partOf(b, r->destination, r->dim, lo, n);
  MlirValue out = extract(b, r->destination, &part);
  mlirOperationSetOperand(copy, inputs, out);
  mlirValueSetType(nnResult(copy, 0), mlirValueGetType(out));
  mlirRewriterBaseInsert(b.rewriter, copy);
  shiftIndices(b, r, copy, lo);
  MlirValue all = nnInsertSlice(b, nnResult(copy, 0), r->destination,
                                &part.offsets, &part.strides);
  mlirRewriterBaseReplaceAllUsesWith(b.rewriter, nnResult(r->generic, 0), all);
  mlirRewriterBaseEraseOp(b.rewriter, r->generic);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  Rows rows;
  Units units = {.dim = -1};
  if (!nnKernelRange(func, &units.lo, &units.hi) ||
      !mlirAttributeIsNull(nnAttr(func, NN_ATTR_UNITS)) || !read(func, &rows))
    return NN_SUCCESS;
  units.count = rows.count;
  nnDescribeUnits(func, rows.argument, &units, rows.count * costOf(&rows));
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  split(nnBuilderForOp(rewriter, rows.generic), &rows, &units);
  mlirIRRewriterDestroy(rewriter);
  return NN_SUCCESS;
}

const NnPassInfo nnSplitRowsPass = {
    .name = "nn-split-rows",
    .description = "Let kernels that stay linalg do a range of their rows",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__tensor__,
               NULL},
    .run = run,
};
