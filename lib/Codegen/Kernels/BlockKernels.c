//===- BlockKernels.c - All ops of a kernel on one block of rows ----------===//
// Where several ops of a kernel go over the same rows, all of them do so for a
// block of rows before the next, so that what they hand on stays in the cache
// and memory is passed over once. The kernel can then do a range of the blocks.
//   %a = linalg.generic ins(%x)          scf.for %i … iter_args(%t = %out)
//   %b = linalg.generic ins(%x, %a)  ->    %a = linalg.generic ins(%x[%i])
//   materialize %b in %out                 %b = linalg.generic ins(%x[%i], %a)
//                                                 outs(%t[%i])
// Expects: elementwise chains fused (linalg-fuse-elementwise-ops).
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Group.h"
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Emitter.h"
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/SCF.h"
#include "mlir-c/Dialect/Tensor.h"

enum { optMinCost };
enum { statBlocked };

//===----------------------------------------------------------------------===//
// The size of a block
//===----------------------------------------------------------------------===//

/// Results of a block that are read again at once, and those that still fit the
/// first cache beside the inputs; with contractions, which read their other
/// operand again for each block, those that fit the second cache.
enum { nearBytes = 8 << 10, firstCache = 24 << 10, secondCache = 256 << 10 };

/// Rows that keep the units busy while one waits for its sum, the most that are
/// of use, and a multiple of the usual tiles of contractions.
enum { fewRows = 6, mostRows = 64, contractionRows = 24 };

/// Bytes of a tensor for one index of the spine, if its leading `spine`
/// dimensions are that; at least 1.
static int64_t rowBytes(MlirValue tensor, int spine) {
  NnShape shape = nnValueShape(tensor);
  int64_t bytes = nnElementBytes(nnElementType(tensor));
  for (int d = spine; d < shape.rank; ++d)
    if (shape.dims[d] != NN_DYNAMIC)
      bytes *= shape.dims[d] ? shape.dims[d] : 1;
  return bytes;
}

static bool isOutput(const Member *m, int loop) {
  for (int d = 0; d < m->rank; ++d)
    if (m->outputLoop[d] == loop)
      return true;
  return false;
}

/// Whether each row reads all of an input again, as contractions do.
static bool rereads(const Group *g, const Member *m) {
  int row = m->outputLoop[g->spine - 1];
  for (int i = 0; i < m->numInputs; ++i)
    for (int loop = 0; loop < m->numLoops; ++loop)
      if (nnAccessUses(&m->inputs[i], loop) && !isOutput(m, loop) &&
          !nnAccessUses(&m->inputs[i], row))
        return true;
  return false;
}

static int64_t min(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max(int64_t a, int64_t b) { return a > b ? a : b; }

static int64_t chooseRows(const Group *g) {
  int64_t row = 0, extent = nnValueShape(g->destination).dims[g->spine - 1];
  bool contraction = false;
  for (int i = 0; i < g->n; ++i) {
    const Member *m = &g->members[i];
    contraction |= rereads(g, m);
    row += rowBytes(nnResult(m->op, 0), g->spine);
  }
  int64_t most = contraction ? min(contractionRows, secondCache / row)
                             : max(min(mostRows, nearBytes / row),
                                   min(fewRows, firstCache / row));
  int64_t rows = max(most, 1);
  if (extent == NN_DYNAMIC)
    return rows;
  if (extent <= rows)
    return max(extent, 1);
  for (int64_t r = rows; 2 * r > rows; --r)
    if (extent % r == 0)
      return r;
  return rows;
}

//===----------------------------------------------------------------------===//
// A block
//===----------------------------------------------------------------------===//

typedef struct Block {
  const Group *group;
  NnDims at, sizes; ///< Along the spine.
  MlirValue results[maxMembers];
} Block;

static NnDim dimOfIndex(NnBuilder b, Index x) {
  if (nnIndexIsConstant(x))
    return nnDim(x.constant);
  return (NnDim){NN_DYNAMIC, nnIndexValue(b, x)};
}

static NnDims repeated(int64_t rank, int64_t value) {
  NnDims dims = {.rank = rank};
  for (int64_t d = 0; d < rank; ++d)
    dims.d[d] = nnDim(value);
  return dims;
}

/// The part of an input that the block reads.
static MlirValue inputOf(NnBuilder b, const Block *block, const Member *m,
                         int i) {
  if (m->producer[i] >= 0)
    return block->results[m->producer[i]];
  MlirValue tensor = linalgGenericGetInputsAt(m->op, i);
  NnDims sizes = nnDimsOf(b, tensor);
  NnDims offsets = repeated(sizes.rank, 0), strides = repeated(sizes.rank, 1);
  for (int64_t d = 0; d < sizes.rank; ++d) {
    int dim = nnInputSpineDim(block->group, m, i, (int)d);
    if (dim < 0)
      continue;
    offsets.d[d] = block->at.d[dim];
    sizes.d[d] = block->sizes.d[dim];
  }
  return nnExtractSlice(b, tensor, &offsets, &sizes, &strides);
}

/// Sizes of what a member computes for the block.
static NnDims sizesOf(NnBuilder b, const Block *block, MlirValue result) {
  NnDims sizes = nnDimsOf(b, result);
  for (int d = 0; d < block->group->spine; ++d)
    sizes.d[d] = block->sizes.d[d];
  return sizes;
}

static MlirValue fill(NnBuilder b, MlirValue scalar, MlirValue tensor) {
  MlirOperation op = linalgFillCreate(b, NN_TYPES(mlirValueGetType(tensor)),
                                      NN_VALUES(scalar), NN_VALUES(tensor));
  mlirLinalgFillBuiltinNamedOpRegion(op);
  return nnResult(op, 0);
}

/// Makes linalg.index count from the kernel's first row again.
static void shiftIndices(NnBuilder b, const Block *block, const Member *m,
                         MlirOperation copy) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(copy));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    int dim = linalgIsaIndex(op)
                  ? nnSpineDim(block->group, m, (int)linalgIndexGetDim(op))
                  : -1;
    if (dim < 0)
      continue;
    NnInsertPoint outer = nnBuilderSave(b);
    nnBuilderAfter(b, op);
    MlirValue here = nnResult(op, 0);
    MlirValue sum = arithAddI(b, here, nnDimValue(b, block->at.d[dim]), NULL);
    mlirValueReplaceAllUsesOfWith(here, sum);
    mlirOperationSetOperand(nnDefiningOp(sum), 0, here);
    nnBuilderRestore(b, outer);
  }
}

/// Repeats a member for the block, into `out`.
static MlirValue repeat(NnBuilder b, const Block *block, const Member *m,
                        MlirValue out) {
  MlirValue inputs[maxInputs];
  for (int i = 0; i < m->numInputs; ++i)
    inputs[i] = inputOf(b, block, m, i);
  if (!mlirValueIsNull(m->fill))
    out = fill(b, m->fill, out);
  MlirOperation copy = mlirOperationClone(m->op);
  for (int i = 0; i < m->numInputs; ++i)
    mlirOperationSetOperand(copy, i, inputs[i]);
  mlirOperationSetOperand(copy, m->numInputs, out);
  mlirValueSetType(nnResult(copy, 0), mlirValueGetType(out));
  mlirRewriterBaseInsert(b.rewriter, copy);
  shiftIndices(b, block, m, copy);
  return nnResult(copy, 0);
}

/// Everything that the kernel does, for one block.
static MlirValue emitBlock(Emitter *e, MlirValue out) {
  const Group *g = e->user;
  Block block = {.group = g, .at.rank = g->spine, .sizes.rank = g->spine};
  for (int d = 0; d < g->spine; ++d) {
    block.at.d[d] = dimOfIndex(e->b, e->at[d]);
    block.sizes.d[d] = nnDim(d == g->spine - 1 ? e->rows : 1);
  }
  for (int i = 0; i + 1 < g->n; ++i) {
    const Member *m = &g->members[i];
    MlirValue result = nnResult(m->op, 0);
    NnDims sizes = sizesOf(e->b, &block, result);
    MlirValue scratch = nnEmpty(e->b, &sizes, nnElementType(result));
    block.results[i] = repeat(e->b, &block, m, scratch);
  }
  NnDims sizes = sizesOf(e->b, &block, out);
  NnDims at = repeated(sizes.rank, 0), strides = repeated(sizes.rank, 1);
  for (int d = 0; d < g->spine; ++d)
    at.d[d] = block.at.d[d];
  MlirValue part = nnExtractSlice(e->b, out, &at, &sizes, &strides);
  part = repeat(e->b, &block, &g->members[g->n - 1], part);
  return nnInsertSlice(e->b, part, out, &at, &strides);
}

//===----------------------------------------------------------------------===//
// The loops
//===----------------------------------------------------------------------===//

/// The spine as a nest whose rows come in blocks; its column is the block.
static Stage spineStage(const Group *g) {
  Stage s = {.destination = g->destination,
             .numLoops = g->spine + 1,
             .outputRank = g->spine + 1};
  NnShape shape = nnValueShape(g->destination);
  for (int d = 0; d <= g->spine; ++d) {
    s.outputLoop[d] = s.extentDim[d] = d;
    s.extent[d] = d < g->spine ? shape.dims[d] : 1;
  }
  return s;
}

static int64_t costOf(const Group *g) {
  enum { lanes = 8 };
  int64_t cost = 0;
  for (int i = 0; i < g->n; ++i) {
    Stage s;
    if (!nnStageRead(g->members[i].op, &s))
      continue;
    s.epilogue = (MlirOperation){NULL};
    cost += nnStageCost(&s, lanes, 0);
  }
  return cost;
}

static void erase(MlirRewriterBase rewriter, const Group *g) {
  mlirRewriterBaseEraseOp(rewriter, g->materialize);
  for (int i = g->n - 1; i >= 0; --i) {
    MlirOperation init =
        nnDefiningOp(linalgGenericGetOutputsAt(g->members[i].op, 0));
    mlirRewriterBaseEraseOp(rewriter, g->members[i].op);
    if (linalgIsaFill(init) && nnHasNoUse(nnResult(init, 0)))
      mlirRewriterBaseEraseOp(rewriter, init);
  }
}

static void block(MlirRewriterBase rewriter, MlirOperation func, const Group *g,
                  int64_t minCost) {
  Stage s = spineStage(g);
  Emitter e = {.b = nnBuilderForOp(rewriter, g->materialize),
               .stage = &s,
               .tile = {.kind = TILE_REDUCE,
                        .lanes = 1,
                        .rows = (int)chooseRows(g),
                        .columns = 1,
                        .rowDim = g->spine - 1,
                        .vectorLoop = -1,
                        .placeLoop = -1},
               .leaf = emitBlock,
               .user = g};
  NnShape shape = nnValueShape(g->destination);
  int64_t cost = costOf(g);
  if (!nnShapeIsStatic(&shape) || cost >= minCost)
    nnKernelRange(func, &e.units.lo, &e.units.hi);
  nnEmitterInit(&e);
  MlirValue out = nnEmitNest(&e);
  nnDescribeUnits(func, g->destination, &e.units, cost);
  mlirRewriterBaseReplaceAllUsesWith(rewriter, nnResult(g->materialize, 0),
                                     out);
  erase(rewriter, g);
}

/// Whether the vectorizer makes one nest of it: it does so better.
static bool isOneStage(const Group *g) {
  Stage s;
  return g->n == 1 || (g->n == 2 && nnStageRead(g->members[0].op, &s) &&
                       mlirOperationEqual(s.epilogue, g->members[1].op));
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Group group;
  if (mlirAttributeIsNull(nnAttr(func, NN_ATTR_KERNEL)) ||
      !nnGroupRead(func, &group) || isOneStage(&group))
    return NN_SUCCESS;
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  block(rewriter, func, &group, 1000 * nnPassInt(pass, optMinCost));
  mlirIRRewriterDestroy(rewriter);
  nnPassCount(pass, statBlocked, 1);
  return NN_SUCCESS;
}

const NnPassInfo nnBlockKernelsPass = {
    .name = "nn-block-kernels",
    .description = "Do all ops of a kernel on one block of rows after another",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"min-cost", "nanoseconds a kernel takes that is split",
             NN_OPTION_INT, "1000"},
        },
    .numOptions = 1,
    .statistics =
        (const NnStatisticInfo[]){
            {"blocked", "Number of kernels done block by block"},
        },
    .numStatistics = 1,
    .dialects =
        (MlirDialectHandle(*const[])(void)){
            mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
            mlirGetDialectHandle__scf__, mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
