//===- VectorizeKernels.c - linalg to register-tiled vector loops ---------===//
// linalg.generic with its padding and epilogue becomes scf loops around vector
// tiles on tensors. What has no good vector form stays linalg. A kernel of one
// nest does a range of its work and says what can be asked for (Kernel.h).
// Expects: elementwise chains fused (linalg-fuse-elementwise-ops).
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/CollapseStage.h"
#include "Codegen/Passes.h"
#include "Codegen/Schedule/FollowSchedule.h"
#include "Codegen/Winograd/EmitWinograd.h"

#include "Support/List.h"
#include "mlir-c/Dialect/AMX.h"
#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Bufferization.h"
#include "mlir-c/Dialect/LLVM.h"
#include "mlir-c/Dialect/MemRef.h"
#include "mlir-c/Dialect/SCF.h"
#include "mlir-c/Dialect/Tensor.h"
#include "mlir-c/Dialect/Vector.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include <stdlib.h>

enum {
  optVectorBytes,
  optByteDot,
  optRegisters,
  optMinCost,
  optVariant,
  optNote,
  optFloatDot,
  optPermutesBytes
};
enum { statVectorized, statLeft };

static void drop(NnOps *list, MlirOperation op) {
  for (intptr_t i = 0; i < list->n; ++i)
    if (mlirOperationEqual(list->data[i], op))
      list->data[i] = (MlirOperation){NULL};
}

static void eraseIfDead(MlirRewriterBase rewriter, MlirOperation op) {
  if (!mlirOperationIsNull(op) && nnHasNoUse(nnResult(op, 0)))
    mlirRewriterBaseEraseOp(rewriter, op);
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

/// Whether the op is part of the stage: it goes once the nest is written.
static bool isPartOf(const Stage *s, MlirOperation op) {
  if (mlirOperationEqual(op, s->root) || mlirOperationEqual(op, s->epilogue) ||
      mlirOperationEqual(op, nnDefiningOp(s->result)))
    return true;
  if (!nnHasOneUse(nnResult(op, 0)))
    return false;
  if (linalgIsaFill(op))
    return !mlirAttributeIsNull(s->init) &&
           mlirValueEqual(s->initTensor, nnResult(op, 0));
  MlirOperation user =
      mlirOpOperandGetOwner(mlirValueGetFirstUse(nnResult(op, 0)));
  bool read = !tensorIsaPad(op) || !(mlirOperationEqual(user, s->root) ||
                                     mlirOperationEqual(user, s->list.read));
  for (int i = 0; i < s->numInputs; ++i)
    read |= mlirValueEqual(s->inputs[i].tensor, nnResult(op, 0));
  return !read;
}

MlirValue nnWrittenArgument(const Stage *s) {
  MlirOperation op = nnDefiningOp(s->destination);
  MlirValue value = tensorIsaExtractSlice(op) ? tensorExtractSliceGetSource(op)
                                              : s->destination;
  return mlirValueIsABlockArgument(value) ? value : (MlirValue){NULL};
}

/// Whether the op says that a slice of the argument has been written: it writes
/// nothing itself.
static bool isPutBack(const Stage *s, MlirOperation op) {
  return tensorIsaInsertSlice(op) &&
         mlirValueEqual(tensorInsertSliceGetSource(op), s->result) &&
         mlirValueEqual(tensorInsertSliceGetDest(op), nnWrittenArgument(s));
}

static bool isAmong(MlirOperation op, intptr_t n, const MlirOperation *ops) {
  for (intptr_t i = 0; i < n; ++i)
    if (mlirOperationEqual(op, ops[i]))
      return true;
  return false;
}

bool nnDoesOnlyStage(MlirOperation func, const Stage *s, intptr_t n,
                     const MlirOperation *more) {
  MlirBlock entry = mlirOperationGetBlock(s->root);
  if (mlirValueIsNull(nnWrittenArgument(s)) ||
      !mlirOperationEqual(func, mlirBlockGetParentOperation(entry)))
    return false;
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (!nnIsFree(op) && !isPartOf(s, op) && !isPutBack(s, op) &&
        !isAmong(op, n, more))
      return false;
  return true;
}

static bool isStatic(const Stage *s) {
  for (int i = 0; i < s->numLoops; ++i)
    if (s->extent[i] == NN_DYNAMIC)
      return false;
  return true;
}

/// The range that the nest is to do, null for everything, which one thread does
/// if it takes less than `minCost`.
static Units rangeOf(MlirOperation func, const Stage *s, int64_t cost,
                     int64_t minCost) {
  Units units = {{NULL}, {NULL}, 0, -1};
  if (!nnDoesOnlyStage(func, s, 0, NULL) ||
      !nnKernelRange(func, &units.lo, &units.hi) ||
      (isStatic(s) && cost < minCost))
    units.lo = units.hi = (MlirValue){NULL};
  return units;
}

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

/// A stage as it is in the IR and with dimensions merged, as it is written.
typedef struct Nested {
  Stage stage, flat;
  Merged merged;
  Tile tile;
} Nested;

/// Reads a part of a tensor as tile registers do, if they then multiply it.
static void readWhole(VectorUnit unit, Nested *n) {
  Nested whole = *n;
  if (!n->tile.dot.isThere || n->tile.dotUnit == DOT_TILES ||
      !nnByteDotReadWhole(&whole.flat, &n->tile.dot))
    return;
  whole.tile = nnScheduleStage(&whole.flat, unit);
  if (whole.tile.dotUnit == DOT_TILES)
    *n = whole;
}

/// Reads a stage and chooses its tile, of no kind if it stays linalg.
static void read(MlirRewriterBase rewriter, MlirOperation root, VectorUnit unit,
                 Nested *n) {
  n->tile = (Tile){0};
  if (!nnStageRead(root, &n->stage))
    return;
  NnBuilder b = nnBuilderForOp(rewriter, root);
  nnBuilderBefore(b, nnDefiningOp(n->stage.result));
  n->flat = n->stage;
  n->merged = nnStageCollapse(b, &n->flat);
  n->tile = nnScheduleStage(&n->flat, unit);
  Nested grouped = *n;
  if (!nnByteDotFlatten(b, &grouped.flat))
    return;
  grouped.tile = nnScheduleStage(&grouped.flat, unit);
  readWhole(unit, &grouped);
  if (grouped.tile.dotUnit == DOT_TILES &&
      nnByteDotJoinRows(&grouped.flat, &grouped.tile.dot))
    grouped.tile = nnScheduleStage(&grouped.flat, unit);
  if (grouped.tile.dot.isThere)
    *n = grouped;
}

/// Puts the nest where the stage's last op stands and removes its ops.
static MlirLogicalResult emit(MlirRewriterBase rewriter, MlirOperation func,
                              const Nested *n, VectorUnit unit, int64_t minCost,
                              NnOps *list) {
  const Stage *s = &n->stage;
  MlirOperation last = nnDefiningOp(s->result);
  Emitter e = {.b = nnBuilderForOp(rewriter, s->root),
               .stage = &n->flat,
               .tile = n->tile};
  e.leaf = n->tile.kind == TILE_TRANSPOSE ? nnEmitTranspose : NULL;
  nnBuilderBefore(e.b, last);
  int64_t cost = nnStageCost(s, n->tile.lanes,
                             nnByteDotOps(&n->tile.dot, n->tile.dotUnit));
  e.units = rangeOf(func, s, cost, minCost);
  nnEmitterInit(&e);
  if (n->tile.dotUnit == DOT_TILES)
    mlirOperationSetDiscardableAttributeByName(func, nnStr(NN_ATTR_TILES),
                                               nnUnitAttr(e.b));
  MlirValue value = nnExpandMerged(e.b, &n->merged, nnEmitNestOfRows(&e, unit));
  if (mlirValueIsNull(value))
    return nnOpError(s->root, "can't be written as vector loops");
  nnDescribeUnits(func, nnWrittenArgument(s), &e.units, cost);
  mlirRewriterBaseReplaceAllUsesWith(rewriter, s->result, value);
  drop(list, s->epilogue);
  drop(list, s->root);
  if (!mlirOperationEqual(last, s->root) &&
      !mlirOperationEqual(last, s->epilogue))
    eraseIfDead(rewriter, last);
  eraseIfDead(rewriter, s->epilogue);
  eraseIfDead(rewriter, s->root);
  return NN_SUCCESS;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  VectorUnit unit = {(int)nnPassInt(pass, optVectorBytes),
                     (int)nnPassInt(pass, optRegisters),
                     (ByteDotUnit)nnPassInt(pass, optByteDot),
                     (ByteDotUnit)nnPassInt(pass, optFloatDot),
                     nnPassBool(pass, optPermutesBytes)};
  if (unit.bytes < 8 || unit.registers < 8)
    return nnOpError(func,
                     "expected vectors of 8 bytes and 8 registers or "
                     "more, got %d and %d",
                     unit.bytes, unit.registers);
  int64_t minCost = 1000 * nnPassInt(pass, optMinCost);
  NnScheduling how = {(int)nnPassInt(pass, optVariant),
                      nnPassBool(pass, optNote)};
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  nnPassCount(pass, statVectorized,
              nnVectorizeWinograd(rewriter, func, unit, minCost));
  NnOps list = nnOpsFind(func, linalgIsaGeneric);
  MlirLogicalResult result =
      list.failed ? nnOpError(func, "out of memory") : NN_SUCCESS;
  for (intptr_t i = 0; i < list.n && mlirLogicalResultIsSuccess(result); ++i) {
    Nested nested;
    if (mlirOperationIsNull(list.data[i]))
      continue;
    read(rewriter, list.data[i], unit, &nested);
    bool found = nested.tile.kind != TILE_NONE;
    nnPassCount(pass, found ? statVectorized : statLeft, 1);
    if (found && nested.tile.kind != TILE_TRANSPOSE &&
        nested.tile.dotUnit != DOT_TILES)
      result = nnScheduleFollow(func, &nested.flat, unit, &how, &nested.tile);
    if (found && mlirLogicalResultIsSuccess(result))
      result = emit(rewriter, func, &nested, unit, minCost, &list);
  }
  mlirIRRewriterDestroy(rewriter);
  free(list.data);
  return result;
}

const NnPassInfo nnVectorizeKernelsPass = {
    .name = "nn-vectorize-kernels",
    .description = "Write linalg.generic as register-tiled vector loops",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"vector-bytes", "bytes of a vector register", NN_OPTION_INT, "64"},
            NN_BYTE_DOT_OPTION,
            {"registers", "number of vector registers", NN_OPTION_INT, "32"},
            {"min-cost", "nanoseconds a kernel takes that is split",
             NN_OPTION_INT, "1000"},
            {"variant", "another way to cut each nest, by its number",
             NN_OPTION_INT, "0"},
            {"note-schedules", "keep lines of a schedule file on functions",
             NN_OPTION_BOOL, NULL},
            NN_FLOAT_DOT_OPTION,
            {"permutes-bytes", "bytes are looked up in registers of 64",
             NN_OPTION_BOOL, NULL},
        },
    .numOptions = 8,
    .statistics =
        (const NnStatisticInfo[]){
            {"vectorized", "Number of loop nests written"},
            {"left", "Number of linalg.generic left as they are"},
        },
    .numStatistics = 2,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__amx__, mlirGetDialectHandle__arith__,
               mlirGetDialectHandle__bufferization__,
               mlirGetDialectHandle__llvm__, mlirGetDialectHandle__memref__,
               mlirGetDialectHandle__scf__, mlirGetDialectHandle__tensor__,
               mlirGetDialectHandle__vector__, NULL},
    .run = run,
};
