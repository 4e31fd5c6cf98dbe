//===- CarryBuffers.c - Buffers that cross the borders of regions ---------===//
// Loops and branches that give buffers to what follows:
// - a loop carries buffers of known size in one place, to which each iteration
//   copies what it carries on;
// - buffers of unknown size are given away, so that their new owner frees them
//   (Ownership.h): what can't be given is copied, and what a loop was given and
//   doesn't carry on is freed.
// Expects: bufferized functions.
//===----------------------------------------------------------------------===//
#include "Codegen/Memory/Ownership.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn/Builders/Memref.h"
#include "nn/Builders/Scf.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/MemRef.h"

#include <stdlib.h>

static bool isBuffer(MlirValue value) {
  return mlirTypeIsAMemRef(mlirValueGetType(value));
}

static MlirBlock blockOf(MlirValue value) {
  return mlirValueIsABlockArgument(value)
             ? mlirBlockArgumentGetOwner(value)
             : mlirOperationGetBlock(nnDefiningOp(value));
}

//===----------------------------------------------------------------------===//
// Buffers of unknown size
//===----------------------------------------------------------------------===//

/// Whether the terminator may give operand `i` away: its block owns it, and it
/// is not given already.
static bool canGive(MlirOperation terminator, intptr_t i) {
  MlirValue root = nnCastRoot(nnOperand(terminator, i));
  if (!mlirBlockEqual(blockOf(root), mlirOperationGetBlock(terminator)) ||
      !nnIsUnplaced(mlirValueGetType(root)) ||
      (!mlirValueIsABlockArgument(root) && !nnIsOwned(root)))
    return false;
  for (intptr_t k = 0; k < i; ++k)
    if (mlirValueEqual(nnCastRoot(nnOperand(terminator, k)), root))
      return false;
  return true;
}

static void giveUnplaced(MlirRewriterBase rewriter, MlirOperation terminator) {
  NnBuilder b = nnBuilderForOp(rewriter, terminator);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(terminator); ++i) {
    MlirValue value = nnOperand(terminator, i);
    if (nnIsUnplaced(mlirValueGetType(value)) && !canGive(terminator, i))
      mlirOperationSetOperand(terminator, i, nnCopyBuffer(b, value));
  }
}

static bool isGiven(MlirOperation terminator, MlirValue buffer) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(terminator); ++i)
    if (mlirValueEqual(nnCastRoot(nnOperand(terminator, i)), buffer))
      return true;
  return false;
}

/// Frees what the block was given and doesn't give on.
static void freeArguments(MlirRewriterBase rewriter, MlirBlock block) {
  MlirOperation terminator = mlirBlockGetTerminator(block);
  NnBuilder b = nnBuilderForOp(rewriter, terminator);
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i) {
    MlirValue argument = mlirBlockGetArgument(block, i);
    if (nnIsUnplaced(mlirValueGetType(argument)) &&
        !isGiven(terminator, argument))
      memrefDeallocCreate(b, argument);
  }
}

/// A loop owns what it carries from the start.
static void giveInitial(MlirRewriterBase rewriter, MlirOperation loop) {
  NnBuilder b = nnBuilderForOp(rewriter, loop);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(loop); ++i)
    if (nnIsUnplaced(mlirValueGetType(nnOperand(loop, i))))
      mlirOperationSetOperand(loop, i, nnCopyBuffer(b, nnOperand(loop, i)));
}

//===----------------------------------------------------------------------===//
// Buffers of known size
//===----------------------------------------------------------------------===//

/// The buffer that a value is a view of.
static MlirValue rootOf(MlirValue value) {
  for (;;) {
    MlirOperation op = nnDefiningOp(value);
    if (mlirOperationIsNull(op) || memrefIsaAlloc(op) || scfIsaIf(op) ||
        scfIsaFor(op) || scfIsaWhile(op) || !mlirOperationGetNumOperands(op) ||
        !isBuffer(nnOperand(op, 0)))
      return value;
    value = nnOperand(op, 0);
  }
}

static bool isInside(MlirRegion region, MlirBlock block) {
  for (;;) {
    MlirRegion parent = mlirBlockGetParentRegion(block);
    if (mlirRegionEqual(parent, region))
      return true;
    MlirOperation op = mlirBlockGetParentOperation(block);
    if (mlirOperationIsNull(op) || nnOperationIs(op, "func.func"))
      return false;
    block = mlirOperationGetBlock(op);
  }
}

/// Copies what a region gives of known size, but has in a buffer that it would
/// free.
static void keepPlaced(MlirRewriterBase rewriter, MlirOperation terminator) {
  NnBuilder b = nnBuilderForOp(rewriter, terminator);
  MlirRegion region =
      mlirBlockGetParentRegion(mlirOperationGetBlock(terminator));
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(terminator); ++i) {
    MlirValue value = nnOperand(terminator, i);
    if (!isBuffer(value) || nnIsUnplaced(mlirValueGetType(value)))
      continue;
    MlirValue root = rootOf(value);
    if (nnIsUnplaced(mlirValueGetType(root)) && isInside(region, blockOf(root)))
      mlirOperationSetOperand(terminator, i, nnCopyBuffer(b, value));
  }
}

/// Whether no argument of the loop can be in this buffer.
static bool isFresh(MlirValue value, MlirBlock body) {
  MlirValue root = rootOf(value);
  return memrefIsaAlloc(nnDefiningOp(root)) &&
         isInside(mlirBlockGetParentRegion(body), blockOf(root));
}

/// A loop's carried value: operand `initial` of the loop, argument `argument`
/// of the block that each iteration starts with, operand `next` of the
/// terminator that ends it.
typedef struct Carried {
  intptr_t initial, argument, next;
} Carried;

/// The loop's place for the value, with what it has at first.
static MlirValue makePlace(MlirRewriterBase rewriter, MlirOperation loop,
                           intptr_t initial) {
  return nnCopyBuffer(nnBuilderForOp(rewriter, loop), nnOperand(loop, initial));
}

/// Carries `n` values from `first` on in fixed places. `start` is the block
/// that iterations start with, `end` what they end with.
static void carryPlaced(MlirRewriterBase rewriter, MlirOperation loop,
                        MlirBlock start, MlirOperation end,
                        const Carried *first, intptr_t n) {
  MlirBlock body = mlirOperationGetBlock(end);
  NnBuilder b = nnBuilderForOp(rewriter, end);
  // One value's place may be another value's source: read all, then write.
  for (intptr_t i = 0; i < n; ++i) {
    MlirValue next = nnOperand(end, first->next + i);
    if (isBuffer(next) && !nnIsUnplaced(mlirValueGetType(next)) &&
        !isFresh(next, body))
      mlirOperationSetOperand(end, first->next + i, nnCopyBuffer(b, next));
  }
  for (intptr_t i = 0; i < n; ++i) {
    MlirValue next = nnOperand(end, first->next + i);
    if (!isBuffer(next) || nnIsUnplaced(mlirValueGetType(next)))
      continue;
    MlirValue place = makePlace(rewriter, loop, first->initial + i);
    memrefCopyCreate(nnBuilderForOp(rewriter, end), next, place);
    mlirOperationSetOperand(loop, first->initial + i, place);
    mlirOperationSetOperand(end, first->next + i, place);
    mlirValueReplaceAllUsesOfWith(
        mlirBlockGetArgument(start, first->argument + i), place);
  }
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static void settleIf(MlirRewriterBase rewriter, MlirOperation op) {
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(op); ++r) {
    MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, r));
    if (mlirBlockIsNull(block))
      continue;
    giveUnplaced(rewriter, mlirBlockGetTerminator(block));
    keepPlaced(rewriter, mlirBlockGetTerminator(block));
  }
}

static void settleFor(MlirRewriterBase rewriter, MlirOperation op) {
  MlirBlock body = mlirRegionGetFirstBlock(scfForGetRegion(op));
  MlirOperation yield = mlirBlockGetTerminator(body);
  const Carried carried = {3, 1, 0};
  carryPlaced(rewriter, op, body, yield, &carried,
              mlirOperationGetNumResults(op));
  giveInitial(rewriter, op);
  giveUnplaced(rewriter, yield);
  freeArguments(rewriter, body);
}

static void settleWhile(MlirRewriterBase rewriter, MlirOperation op) {
  MlirBlock before = mlirRegionGetFirstBlock(scfWhileGetBefore(op));
  MlirBlock after = mlirRegionGetFirstBlock(scfWhileGetAfter(op));
  MlirOperation condition = mlirBlockGetTerminator(before);
  MlirOperation yield = mlirBlockGetTerminator(after);
  const Carried carried = {0, 0, 0};
  carryPlaced(rewriter, op, before, yield, &carried,
              mlirOperationGetNumOperands(yield));
  giveInitial(rewriter, op);
  keepPlaced(rewriter, condition);
  giveUnplaced(rewriter, condition);
  giveUnplaced(rewriter, yield);
  freeArguments(rewriter, before);
  freeArguments(rewriter, after);
}

static MlirWalkResult visit(MlirOperation op, void *data) {
  MlirRewriterBase rewriter = *(MlirRewriterBase *)data;
  if (scfIsaIf(op) && mlirOperationGetNumResults(op))
    settleIf(rewriter, op);
  else if (scfIsaFor(op) && mlirOperationGetNumResults(op))
    settleFor(rewriter, op);
  else if (scfIsaWhile(op))
    settleWhile(rewriter, op);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnRewriteEach(func, visit);
  return NN_SUCCESS;
}

const NnPassInfo nnCarryBuffersPass = {
    .name = "nn-carry-buffers",
    .description = "Settle who owns the buffers that loops and branches give",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__memref__,
               NULL},
    .run = run,
};
