//===- PrefetchPanels.c - Fetch weights before they are needed ------------===//
// A tile's rows all read one panel of packed weights, the first of them from
// far away. While a panel is used, the next one is asked for:
//   scf.for %k … { vector.transfer_read %w[%panel, %k, %c0] … }
//     ->  scf.for %k … { memref.prefetch %w[%panel + columns, %k, %c0] … }
// Beyond the last panel that asks for what nobody reads, which does no harm.
// Expects: bufferized kernels.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Memref.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Vector.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/MemRef.h"

enum {
  minBytes = 2 << 20,   ///< Less than this stays in the second-level cache.
  maxBytes = 512 << 10, ///< Of panels, so that twice as much fits in there.
  minAccumulators = 8,  ///< With fewer, memory is waited for whatever is done.
  maxColumns = 8,
};

typedef struct Prefetcher {
  MlirRewriterBase rewriter;
  int64_t prefetches;
} Prefetcher;

static int64_t bytesOf(MlirValue memref) {
  NnShape shape = nnValueShape(memref);
  int64_t n = nnShapeNumElements(&shape);
  return n < 0 ? -1 : n * nnElementBytes(nnElementType(memref));
}

/// Whether an op of a loop over `k` reads a row of a panel of large weights.
static bool readsPanel(MlirOperation op, MlirValue k) {
  if (!vectorIsaTransferRead(op))
    return false;
  MlirValue base = nnOperand(op, 0);
  if (!mlirTypeIsAMemRef(mlirValueGetType(base)) ||
      !mlirValueIsABlockArgument(base) || bytesOf(base) < minBytes)
    return false;
  int64_t rank = nnRank(base);
  NnShape shape = nnValueShape(base), vector = nnValueShape(nnResult(op, 0));
  return rank >= 3 && vector.rank == 1 &&
         shape.dims[rank - 1] == vector.dims[0] &&
         mlirValueEqual(nnOperand(op, rank - 1), k);
}

/// Whether the index runs with the sum: a tap of a convolution.
static bool isSummedOver(MlirValue index) {
  if (!mlirValueIsABlockArgument(index))
    return !mlirAttributeIsNull(nnConstantValue(index));
  MlirOperation loop =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(index));
  return scfIsaFor(loop) && mlirOperationGetNumResults(loop);
}

/// The dimension of the panels: before it are planes of a batch, if any.
static int64_t panelDim(MlirOperation read) {
  int64_t d = nnRank(nnOperand(read, 0)) - 3;
  while (d > 0 && isSummedOver(nnOperand(read, 1 + d)))
    --d;
  return d;
}

static int64_t panelBytes(MlirOperation read) {
  MlirValue base = nnOperand(read, 0);
  NnShape shape = nnValueShape(base);
  int64_t bytes = bytesOf(base);
  for (int64_t d = panelDim(read); d >= 0; --d)
    bytes /= shape.dims[d];
  return bytes;
}

/// Prefetches what the read at `op` will read `columns` panels later.
static void prefetch(Prefetcher *p, MlirOperation op, int64_t columns) {
  NnBuilder b = nnBuilderForOp(p->rewriter, op);
  MlirValue base = nnOperand(op, 0), indices[NN_MAX_RANK];
  int64_t rank = nnRank(base);
  for (int64_t d = 0; d < rank; ++d)
    indices[d] = nnOperand(op, 1 + d);
  MlirValue *panel = &indices[panelDim(op)];
  *panel =
      arithAddI(b, *panel, arithConstant(b, nnIndexAttr(b, columns)), NULL);
  memrefPrefetchCreate(b, base, (NnValues){rank, indices}, false, 2, true);
  ++p->prefetches;
}

static MlirWalkResult visit(MlirOperation loop, void *user) {
  if (!scfIsaFor(loop) || mlirOperationGetNumResults(loop) < minAccumulators)
    return MlirWalkResultAdvance;
  MlirBlock body = mlirRegionGetFirstBlock(scfForGetRegion(loop));
  MlirValue k = mlirBlockGetArgument(body, 0);
  MlirOperation reads[maxColumns];
  int64_t n = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op) && n < maxColumns;
       op = mlirOperationGetNextInBlock(op))
    if (readsPanel(op, k))
      reads[n++] = op;
  for (int64_t i = 0; i < n && n * panelBytes(reads[i]) <= maxBytes; ++i)
    prefetch(user, reads[i], n);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Prefetcher p = {mlirIRRewriterCreate(mlirOperationGetContext(func)), 0};
  mlirOperationWalk(func, visit, &p, MlirWalkPostOrder);
  nnPassCount(pass, 0, p.prefetches);
  mlirIRRewriterDestroy(p.rewriter);
  return NN_SUCCESS;
}

const NnPassInfo nnPrefetchPanelsPass = {
    .name = "nn-prefetch-panels",
    .description = "Fetch packed weights before they are needed",
    .anchor = "func.func",
    .statistics =
        (const NnStatisticInfo[]){
            {"prefetches", "Number of reads that are preceded by a prefetch"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__memref__,
               NULL},
    .run = run,
};
