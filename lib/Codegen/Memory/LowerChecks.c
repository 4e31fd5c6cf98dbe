//===- LowerChecks.c - Failed checks end the run --------------------------===//
// In the model's function, cf.assert becomes a branch to a block that notes the
// status, frees what is allocated, and returns:
//   cf.assert %ok, "…"   ->   cf.cond_br %ok, ^next, ^fail
// An allocation that fails, or whose size can't be, goes there too. Expects
// control flow in blocks, and gives the function one more argument, a
// memref<i32> for the status.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Codegen/Target/Entry.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Cf.h"
#include "nn/Builders/Func.h"
#include "nn/Builders/Memref.h"
#include "nnrt/nnrt.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/ControlFlow.h"
#include "mlir-c/Dialect/Func.h"
#include "mlir-c/Dialect/MemRef.h"

#include <stdlib.h>

enum { statChecks };

/// No process can have more.
static const int64_t mostBytes = INT64_C(1) << 47;

/// The function's allocations, each with a cell that holds its address while it
/// is allocated, and else 0.
typedef struct Checker {
  NnBuilder b;
  MlirOperation func;
  MlirValue status;
  MlirBlock fail[NNRT_ERROR_MEMORY + 1]; ///< By status; null until needed.
  NnOps allocs;
  MlirValue *cells;
  bool outOfMemory;
  int64_t checks;
} Checker;

static MlirRegion bodyOf(const Checker *c) { return funcFuncGetBody(c->func); }

static MlirValue constantIndex(NnBuilder b, int64_t value) {
  return arithConstant(b, nnIndexAttr(b, value));
}

static MlirType scalarBuffer(MlirType element) {
  return mlirMemRefTypeContiguousGet(element, 0, NULL, mlirAttributeGetNull());
}

static MlirType indexType(const Checker *c) {
  return mlirIndexTypeGet(nnBuilderGetContext(c->b));
}

//===----------------------------------------------------------------------===//
// What is allocated
//===----------------------------------------------------------------------===//

static MlirValue addressOf(NnBuilder b, MlirValue buffer) {
  return memrefExtractAlignedPointerAsIndex(b, buffer);
}

static void setCell(NnBuilder b, MlirValue cell, MlirValue address) {
  memrefStoreCreate(b, address, cell, NN_NO_VALUES, NULL);
}

/// Makes an empty cell for each allocation, at the function's start.
static bool makeCells(Checker *c) {
  NnBuilder b = c->b;
  c->allocs = nnOpsFind(c->func, memrefIsaAlloc);
  c->cells = malloc(sizeof *c->cells * (size_t)(c->allocs.n + 1));
  if (!c->cells || c->allocs.failed)
    return false;
  nnBuilderAtStart(b, mlirRegionGetFirstBlock(bodyOf(c)));
  for (intptr_t i = 0; i < c->allocs.n; ++i) {
    c->cells[i] = memrefAlloca(b, scalarBuffer(indexType(c)), NN_NO_VALUES,
                               NN_NO_VALUES, NULL);
    setCell(b, c->cells[i], constantIndex(b, 0));
  }
  return true;
}

static MlirValue *cellOf(Checker *c, MlirOperation alloc) {
  for (intptr_t i = 0; i < c->allocs.n; ++i)
    if (mlirOperationEqual(c->allocs.data[i], alloc))
      return &c->cells[i];
  return NULL;
}

/// Clears the cell that holds the address, whichever it is.
static void clearByAddress(Checker *c, MlirValue buffer) {
  NnBuilder b = c->b;
  MlirValue address = addressOf(b, buffer), zero = constantIndex(b, 0);
  for (intptr_t i = 0; i < c->allocs.n; ++i) {
    MlirValue held = memrefLoad(b, c->cells[i], NN_NO_VALUES, NULL);
    MlirValue isIt = arithCmpI(b, held, address, ARITH_CMP_I_PREDICATE_EQ);
    setCell(b, c->cells[i], arithSelect(b, isIt, zero, held));
  }
}

static MlirWalkResult trackDealloc(MlirOperation op, void *user) {
  Checker *c = user;
  if (!memrefIsaDealloc(op))
    return MlirWalkResultAdvance;
  MlirValue buffer = memrefDeallocGetMemref(op);
  nnBuilderBefore(c->b, op);
  MlirValue *cell = cellOf(c, nnDefiningOp(buffer));
  if (cell)
    setCell(c->b, *cell, constantIndex(c->b, 0));
  else
    clearByAddress(c, buffer);
  return MlirWalkResultAdvance;
}

//===----------------------------------------------------------------------===//
// Failing
//===----------------------------------------------------------------------===//

/// Results that nobody reads: buffers of no elements.
static void returnNothing(Checker *c) {
  MlirType type = funcFuncGetFunctionType(c->func);
  intptr_t n = mlirFunctionTypeGetNumResults(type);
  MlirValue *values = malloc(sizeof *values * (size_t)(n + 1));
  MlirValue zero = constantIndex(c->b, 0), sizes[NN_MAX_RANK];
  if (!values) {
    c->outOfMemory = true;
    return;
  }
  for (intptr_t i = 0; i < n; ++i) {
    MlirType result = mlirFunctionTypeGetResult(type, i);
    NnShape shape = nnTypeShape(result);
    intptr_t dynamic = 0;
    for (int64_t d = 0; d < shape.rank; ++d)
      if (shape.dims[d] == NN_DYNAMIC)
        sizes[dynamic++] = zero;
    values[i] = memrefAlloca(c->b, result, (NnValues){dynamic, sizes},
                             NN_NO_VALUES, NULL);
  }
  funcReturnCreate(c->b, (NnValues){n, values});
  free(values);
}

/// The block that ends the run with this status.
static MlirBlock failBlock(Checker *c, nnrt_status_t status) {
  if (!mlirBlockIsNull(c->fail[status]))
    return c->fail[status];
  NnInsertPoint point = nnBuilderSave(c->b);
  NnBuilder b = c->b;
  c->fail[status] = nnBuilderAddBlock(b, bodyOf(c), NN_NO_TYPES);
  memrefStoreCreate(b, arithConstant(b, nnI32Attr(b, status)), c->status,
                    NN_NO_VALUES, NULL);
  for (intptr_t i = 0; i < c->allocs.n; ++i)
    funcCallCreate(b, NN_NO_TYPES,
                   NN_VALUES(memrefLoad(b, c->cells[i], NN_NO_VALUES, NULL)),
                   nnStr(NN_RELEASE), NULL);
  returnNothing(c);
  nnBuilderRestore(c->b, point);
  return c->fail[status];
}

/// Moves what follows `op` in its block to a new block after it.
static MlirBlock splitAfter(MlirOperation op, MlirRegion region) {
  MlirBlock block = mlirOperationGetBlock(op);
  MlirBlock rest = mlirBlockCreate(0, NULL, NULL);
  mlirRegionInsertOwnedBlockAfter(region, block, rest);
  for (MlirOperation next = mlirOperationGetNextInBlock(op);
       !mlirOperationIsNull(next); next = mlirOperationGetNextInBlock(op)) {
    mlirOperationRemoveFromParent(next);
    mlirBlockAppendOwnedOperation(rest, next);
  }
  return rest;
}

/// Goes on behind `op` only if the condition, computed at `op`, holds.
static MlirBlock branchAfter(Checker *c, MlirOperation op, MlirValue condition,
                             nnrt_status_t status) {
  MlirBlock rest = splitAfter(op, bodyOf(c));
  MlirBlock fail = failBlock(c, status);
  nnBuilderAfter(c->b, op);
  cfCondBranchCreate(c->b, condition, NN_NO_VALUES, NN_NO_VALUES, rest, fail,
                     NULL);
  ++c->checks;
  return rest;
}

/// Both give the block with what follows the op.
static MlirBlock lowerAssert(Checker *c, MlirOperation op) {
  MlirBlock rest = branchAfter(c, op, cfAssertGetArg(op), NNRT_ERROR_SHAPE);
  mlirRewriterBaseEraseOp(c->b.rewriter, op);
  return rest;
}

/// How many of the buffer's elements without its dynamic dimensions fit memory.
static int64_t roomOf(MlirOperation alloc) {
  MlirType type = mlirValueGetType(nnResult(alloc, 0));
  MlirType element = mlirShapedTypeGetElementType(type);
  NnShape shape = nnTypeShape(type);
  int64_t room =
      mostBytes / (mlirTypeIsAIndex(element) ? 8 : nnElementBytes(element));
  for (int64_t i = 0; i < shape.rank; ++i)
    if (shape.dims[i] != NN_DYNAMIC && shape.dims[i] > 0)
      room /= shape.dims[i];
  return room;
}

/// Whether the sizes of a buffer are not negative and their product is no more
/// than there can be memory for; one that wrapped around would be too small.
static MlirValue isAddressable(NnBuilder b, MlirOperation alloc) {
  MlirValue room = constantIndex(b, roomOf(alloc));
  MlirValue previous = {NULL}, fits = {NULL};
  for (intptr_t i = 0; i < memrefAllocGetNumDynamicSizes(alloc); ++i) {
    MlirValue size = memrefAllocGetDynamicSizesAt(alloc, i);
    if (i > 0)
      room = arithDivUI(b, room, previous, NULL);
    MlirValue one = arithCmpI(b, size, room, ARITH_CMP_I_PREDICATE_ULE);
    fits = mlirValueIsNull(fits) ? one : arithAndI(b, fits, one);
    previous = arithMaxUI(b, size, constantIndex(b, 1));
  }
  return fits;
}

static MlirBlock lowerAlloc(Checker *c, MlirOperation op) {
  NnBuilder b = c->b;
  if (memrefAllocGetNumDynamicSizes(op)) {
    nnBuilderBefore(b, op);
    MlirValue fits = isAddressable(b, op);
    branchAfter(c, nnDefiningOp(fits), fits, NNRT_ERROR_MEMORY);
  }
  nnBuilderAfter(b, op);
  MlirValue address = addressOf(b, nnResult(op, 0));
  setCell(b, *cellOf(c, op), address);
  MlirValue isThere =
      arithCmpI(b, address, constantIndex(b, 0), ARITH_CMP_I_PREDICATE_NE);
  return branchAfter(c, nnDefiningOp(isThere), isThere, NNRT_ERROR_MEMORY);
}

/// Lowers the block's first check, and returns the block with the ops behind
/// it; null if there is none.
static MlirBlock lowerFirst(Checker *c, MlirBlock block) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    c->b.location = mlirOperationGetLocation(op);
    if (cfIsaAssert(op))
      return lowerAssert(c, op);
    if (memrefIsaAlloc(op))
      return lowerAlloc(c, op);
  }
  return (MlirBlock){NULL};
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static bool addStatus(Checker *c) {
  MlirType type = funcFuncGetFunctionType(c->func);
  MlirType cell =
      scalarBuffer(mlirIntegerTypeGet(nnBuilderGetContext(c->b), 32));
  intptr_t ins = mlirFunctionTypeGetNumInputs(type);
  intptr_t outs = mlirFunctionTypeGetNumResults(type);
  MlirType *types = malloc(sizeof *types * (size_t)(ins + outs + 1));
  if (!types)
    return false;
  for (intptr_t i = 0; i < ins; ++i)
    types[i] = mlirFunctionTypeGetInput(type, i);
  types[ins] = cell;
  for (intptr_t i = 0; i < outs; ++i)
    types[ins + 1 + i] = mlirFunctionTypeGetResult(type, i);
  funcFuncSetFunctionTypeAttr(
      c->func,
      nnTypeAttr(c->b, mlirFunctionTypeGet(mlirTypeGetContext(type), ins + 1,
                                           types, outs, types + ins + 1)));
  free(types);
  c->status = mlirBlockAddArgument(mlirRegionGetFirstBlock(bodyOf(c)), cell,
                                   c->b.location);
  return true;
}

static bool lowerFunction(Checker *c) {
  if (!addStatus(c) || !makeCells(c))
    return false;
  MlirBlock block = mlirRegionGetFirstBlock(bodyOf(c)), next;
  for (; !mlirBlockIsNull(block); block = next) {
    MlirBlock rest = lowerFirst(c, block);
    next = mlirBlockIsNull(rest) ? mlirBlockGetNextInRegion(block) : rest;
  }
  mlirOperationWalk(c->func, trackDealloc, c, MlirWalkPreOrder);
  return !c->outOfMemory;
}

/// Entry.c writes its body.
static void declareRelease(NnBuilder b, MlirBlock body) {
  MlirContext context = nnBuilderGetContext(b);
  MlirType index = mlirIndexTypeGet(context);
  MlirType type = mlirFunctionTypeGet(context, 1, &index, 0, NULL);
  FuncFuncOptions options = {.symVisibility =
                                 nnStringAttr(b, nnStr("private"))};
  nnBuilderAtStart(b, body);
  funcFuncCreate(b, nnStr(NN_RELEASE), type, &options);
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  NnBuilder b = nnBuilderCreate(mlirOperationGetContext(module));
  MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0));
  MlirLogicalResult result = NN_SUCCESS;
  bool releases = false;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op) && mlirLogicalResultIsSuccess(result);
       op = mlirOperationGetNextInBlock(op)) {
    if (!funcIsaFunc(op) || nnIsPrivate(op) ||
        mlirBlockIsNull(mlirRegionGetFirstBlock(funcFuncGetBody(op))))
      continue;
    Checker c = {.b = b, .func = op};
    c.b.location = mlirOperationGetLocation(op);
    if (!lowerFunction(&c))
      result = nnOpError(op, "out of memory");
    releases |= c.checks && c.allocs.n;
    nnPassCount(pass, statChecks, c.checks);
    free(c.allocs.data);
    free(c.cells);
  }
  if (releases)
    declareRelease(b, body);
  nnBuilderDestroy(b);
  return result;
}

const NnPassInfo nnLowerChecksPass = {
    .name = "nn-lower-checks",
    .description = "Make failed checks and allocations end the run",
    .anchor = "builtin.module",
    .statistics =
        (const NnStatisticInfo[]){{"checks", "Checks made at run time"}},
    .numStatistics = 1,
    .dialects =
        (MlirDialectHandle(*const[])(void)){
            mlirGetDialectHandle__arith__, mlirGetDialectHandle__cf__,
            mlirGetDialectHandle__func__, mlirGetDialectHandle__memref__, NULL},
    .run = run,
};
