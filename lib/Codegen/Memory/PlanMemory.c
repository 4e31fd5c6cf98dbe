//===- PlanMemory.c - One arena and one block of parameters ---------------===//
// In public functions, buffers of known size become views of an arena argument
// and large constants views of a parameter argument; results become arguments
// that the caller passes, unless their size is known only at run time. Kernels
// get their scratch memory from their caller; those that do ranges of their
// work have that of the thread, at the arena's end. What remains is freed after
// its last use.
//   func @f(%in) -> memref<4xf32>  ->  func @f(%in, %out, %arena, %parameters)
// Expects: bufferized functions without copies of strided buffers.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Memory/Arena.h"
#include "Codegen/Memory/Ownership.h"
#include "Codegen/Passes.h"
#include "Codegen/Profile/ProfileKernels.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Func.h"
#include "nn/Builders/Memref.h"
#include "nn/Builders/Scf.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/MemRef.h"

#include <stdlib.h>
#include <string.h>

enum { statArena, statParameters };
enum { alignment = 64, inlineConstantBytes = 64 };

typedef struct Planner {
  MlirRewriterBase rewriter;
  MlirContext context;
  MlirOperation module;
  MlirSymbolTable symbols;
  int64_t threadBytes; ///< Scratch memory that one range of any kernel needs.
} Planner;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static int64_t bytesOf(MlirType memref) {
  NnShape shape = nnTypeShape(memref);
  int64_t n = nnShapeNumElements(&shape), bytes;
  MlirType element = mlirShapedTypeGetElementType(memref);
  int64_t size = mlirTypeIsAIndex(element) ? 8 : nnElementBytes(element);
  if (n < 0 || __builtin_mul_overflow(n, size, &bytes))
    return -1;
  return bytes;
}

static int64_t aligned(int64_t bytes) {
  return (bytes + alignment - 1) / alignment * alignment;
}

static bool isStaticBuffer(MlirType type) {
  return mlirTypeIsAMemRef(type) && bytesOf(type) >= 0;
}

/// memref<n x i8>; dynamic for -1.
static MlirType byteBuffer(Planner *p, int64_t n) {
  int64_t shape[] = {n < 0 ? mlirShapedTypeGetDynamicSize() : n};
  return mlirMemRefTypeContiguousGet(mlirIntegerTypeGet(p->context, 8), 1,
                                     shape, mlirAttributeGetNull());
}

/// Gives the function the type that its arguments and its return have.
static bool updateType(MlirOperation func) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  MlirOperation ret = mlirBlockGetTerminator(entry);
  intptr_t n = mlirBlockGetNumArguments(entry);
  intptr_t m = mlirOperationGetNumOperands(ret);
  MlirType *types = malloc(sizeof *types * (size_t)(n + m + 1));
  if (!types)
    return false;
  for (intptr_t i = 0; i < n; ++i)
    types[i] = mlirValueGetType(mlirBlockGetArgument(entry, i));
  for (intptr_t i = 0; i < m; ++i)
    types[n + i] = mlirValueGetType(nnOperand(ret, i));
  MlirType type = mlirFunctionTypeGet(mlirOperationGetContext(func), n, types,
                                      m, types + n);
  free(types);
  funcFuncSetFunctionTypeAttr(func, mlirTypeAttrGet(type));
  funcFuncSetArgAttrsAttr(func, mlirAttributeGetNull());
  funcFuncSetResAttrsAttr(func, mlirAttributeGetNull());
  return true;
}

static void setAttr(MlirOperation op, const char *name, MlirAttribute value) {
  mlirOperationSetDiscardableAttributeByName(op, nnStr(name), value);
}

static void setInt(MlirOperation op, const char *name, int64_t value) {
  MlirType i64 = mlirIntegerTypeGet(mlirOperationGetContext(op), 64);
  setAttr(op, name, mlirIntegerAttrGet(i64, value));
}

//===----------------------------------------------------------------------===//
// Lifetimes
//===----------------------------------------------------------------------===//

/// The op of `block` that contains `op`.
static MlirOperation ancestorIn(MlirBlock block, MlirOperation op) {
  while (!mlirBlockEqual(mlirOperationGetBlock(op), block))
    op = mlirOperationGetParentOperation(op);
  return op;
}

/// The op whose results may be the buffer that `user`, in `top`, uses.
static MlirOperation aliasOf(MlirOperation user, MlirOperation top) {
  // What a region yields, the op around it may return.
  bool yields = !mlirOperationEqual(user, top) &&
                mlirOperationEqual(
                    user, mlirBlockGetTerminator(mlirOperationGetBlock(user)));
  return yields ? mlirOperationGetParentOperation(user) : user;
}

static void pushNew(NnOps *ops, MlirOperation op) {
  for (intptr_t i = 0; i < ops->n; ++i)
    if (mlirOperationEqual(ops->data[i], op))
      return;
  nnOpsPush(ops, op);
}

/// The later one of `last` and the ops of `block` that use the value. NnOps
/// that may give it another name are added to `aliases`.
static MlirOperation laterUse(MlirBlock block, MlirValue value,
                              MlirOperation last, NnOps *aliases) {
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    MlirOperation top = ancestorIn(block, user);
    if (mlirOperationIsBeforeInBlock(last, top))
      last = top;
    pushNew(aliases, aliasOf(user, top));
  }
  return last;
}

/// The last op of `block` that uses the buffer, by any name. An alias is seen
/// once, however many ways lead to it.
static MlirOperation lastUse(MlirBlock block, MlirValue buffer) {
  NnOps aliases = {0};
  MlirOperation last = laterUse(
      block, buffer, ancestorIn(block, nnDefiningOp(buffer)), &aliases);
  for (intptr_t i = 0; i < aliases.n; ++i)
    for (intptr_t k = 0; k < mlirOperationGetNumResults(aliases.data[i]); ++k)
      if (mlirTypeIsAMemRef(mlirValueGetType(nnResult(aliases.data[i], k))))
        last = laterUse(block, nnResult(aliases.data[i], k), last, &aliases);
  free(aliases.data);
  return aliases.failed ? mlirBlockGetTerminator(block) : last;
}

static bool isIn(MlirBlock block, MlirOperation op) {
  return mlirBlockEqual(mlirOperationGetBlock(op), block);
}

/// Position of an op in its block.
static int64_t stepOf(MlirBlock block, MlirOperation op) {
  int64_t step = 0;
  for (MlirOperation o = mlirBlockGetFirstOperation(block);
       !mlirOperationEqual(o, op); o = mlirOperationGetNextInBlock(o))
    ++step;
  return step;
}

//===----------------------------------------------------------------------===//
// The arena
//===----------------------------------------------------------------------===//

static void replaceByView(Planner *p, MlirOperation op, MlirValue base,
                          int64_t offset) {
  NnBuilder b = nnBuilderForOp(p->rewriter, op);
  MlirValue shift = arithConstant(b, nnIndexAttr(b, offset));
  MlirValue view = memrefView(b, mlirValueGetType(nnResult(op, 0)), base, shift,
                              NN_NO_VALUES);
  mlirRewriterBaseReplaceOpWithValues(p->rewriter, op, 1, &view);
}

/// Whether a loop takes the buffer to carry it.
static bool isCarried(MlirValue buffer) {
  for (MlirOpOperand use = mlirValueGetFirstUse(buffer);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (scfIsaFor(user) || scfIsaWhile(user) ||
        (memrefIsaCast(user) && isCarried(nnResult(user, 0))))
      return true;
  }
  return false;
}

/// Frees a buffer of unknown size after its last use in its block, unless it
/// is handed on.
static void freeAfterUse(Planner *p, MlirValue buffer) {
  MlirOperation op = nnDefiningOp(buffer);
  MlirBlock block = mlirOperationGetBlock(op);
  if (isCarried(buffer))
    return;
  MlirOperation last = lastUse(block, buffer);
  if (mlirOperationEqual(last, mlirBlockGetTerminator(block)))
    return;
  NnBuilder b = nnBuilderForOp(p->rewriter, op);
  nnBuilderAfter(b, last);
  memrefDeallocCreate(b, buffer);
}

static bool makesBuffers(MlirOperation op) {
  return memrefIsaAlloc(op) || scfIsaIf(op) || scfIsaFor(op) || scfIsaWhile(op);
}

/// Frees what can't be placed. Steps are counted only afterwards, since this
/// adds ops to the block.
static bool freeUnplaced(Planner *p, MlirOperation func) {
  NnOps makers = nnOpsFind(func, makesBuffers);
  for (intptr_t i = 0; i < makers.n; ++i)
    for (intptr_t k = 0; k < mlirOperationGetNumResults(makers.data[i]); ++k)
      if (nnIsOwned(nnResult(makers.data[i], k)))
        freeAfterUse(p, nnResult(makers.data[i], k));
  free(makers.data);
  return !makers.failed;
}

/// Places the function's buffers in `arena`, whose size comes back in `bytes`.
static bool planArena(Planner *p, MlirOperation func, MlirValue arena,
                      int64_t *bytes) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  NnOps allocs = nnOpsFind(func, memrefIsaAlloc);
  ArenaBuffer *buffers = calloc((size_t)allocs.n + 1, sizeof *buffers);
  MlirOperation *placed = malloc(sizeof *placed * (size_t)(allocs.n + 1));
  bool ok = !allocs.failed && buffers && placed && freeUnplaced(p, func);
  int n = 0;
  for (intptr_t i = 0; ok && i < allocs.n; ++i) {
    MlirOperation alloc = allocs.data[i];
    if (!isStaticBuffer(mlirValueGetType(nnResult(alloc, 0))))
      continue;
    // All of a loop or branch counts as one step.
    MlirOperation first = ancestorIn(entry, alloc);
    MlirOperation last = lastUse(entry, nnResult(alloc, 0));
    placed[n] = alloc;
    buffers[n++] = (ArenaBuffer){
        .size = bytesOf(mlirValueGetType(nnResult(alloc, 0))),
        .first = stepOf(entry, first),
        .last = stepOf(entry, last),
    };
  }
  ok = ok && nnArenaPlace(buffers, n, bytes);
  if (ok)
    nnProfileAddArena(entry, buffers, n);
  for (int i = 0; ok && i < n; ++i)
    replaceByView(p, placed[i], arena, buffers[i].offset);
  free(allocs.data);
  free(buffers);
  free(placed);
  return ok;
}

//===----------------------------------------------------------------------===//
// Scratch memory of kernels
//===----------------------------------------------------------------------===//

static bool hasBody(MlirOperation func) {
  return !mlirBlockIsNull(mlirRegionGetFirstBlock(funcFuncGetBody(func)));
}

static bool usesStaticBuffers(MlirOperation func) {
  NnOps allocs = nnOpsFind(func, memrefIsaAlloc);
  bool found = false;
  for (intptr_t i = 0; i < allocs.n; ++i)
    found |= isStaticBuffer(mlirValueGetType(nnResult(allocs.data[i], 0)));
  free(allocs.data);
  return found;
}

static bool appendOperand(MlirOperation op, MlirValue value) {
  intptr_t n = mlirOperationGetNumOperands(op);
  MlirValue *operands = malloc(sizeof *operands * (size_t)(n + 1));
  if (!operands)
    return false;
  for (intptr_t k = 0; k < n; ++k)
    operands[k] = nnOperand(op, k);
  operands[n] = value;
  mlirOperationSetOperands(op, n + 1, operands);
  free(operands);
  return true;
}

/// Passes `bytes` of scratch memory at every call of a kernel.
static bool passScratch(Planner *p, MlirStringRef callee, int64_t bytes) {
  NnOps calls = nnOpsFind(p->module, funcIsaCall);
  bool ok = !calls.failed;
  for (intptr_t i = 0; ok && i < calls.n; ++i) {
    if (!mlirStringRefEqual(funcCallGetCallee(calls.data[i]), callee))
      continue;
    NnBuilder b = nnBuilderForOp(p->rewriter, calls.data[i]);
    ok = appendOperand(
        calls.data[i],
        memrefAlloc(b, byteBuffer(p, bytes), NN_NO_VALUES, NN_NO_VALUES, NULL));
  }
  free(calls.data);
  return ok;
}

/// Passes the memory of threads, at this offset of the arena, where ranges of a
/// kernel need scratch memory: it is that of the first.
static bool passThreadScratch(Planner *p, MlirOperation func, MlirValue arena,
                              int64_t offset) {
  NnOps calls = nnOpsFind(func, funcIsaCall);
  bool ok = !calls.failed;
  for (intptr_t i = 0; ok && i < calls.n; ++i) {
    MlirOperation kernel =
        mlirSymbolTableLookup(p->symbols, funcCallGetCallee(calls.data[i]));
    int64_t bytes = nnAttrInt(nnAttr(kernel, NN_ATTR_SCRATCH), 0);
    if (!bytes)
      continue;
    NnBuilder b = nnBuilderForOp(p->rewriter, calls.data[i]);
    MlirValue shift = arithConstant(b, nnIndexAttr(b, offset));
    ok = appendOperand(calls.data[i], memrefView(b, byteBuffer(p, bytes), arena,
                                                 shift, NN_NO_VALUES));
  }
  free(calls.data);
  return ok;
}

static bool planKernel(Planner *p, MlirOperation func) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  int64_t bytes = 0;
  MlirValue none = {NULL};
  if (!usesStaticBuffers(func))
    return planArena(p, func, none, &bytes);
  MlirValue scratch = mlirBlockAddArgument(entry, byteBuffer(p, 0),
                                           mlirOperationGetLocation(func));
  if (!planArena(p, func, scratch, &bytes))
    return false;
  mlirValueSetType(scratch, byteBuffer(p, bytes));
  if (!updateType(func))
    return false;
  if (mlirAttributeIsNull(nnAttr(func, NN_ATTR_UNITS)))
    return passScratch(p, mlirStringAttrGetValue(nnAttr(func, "sym_name")),
                       bytes);
  setInt(func, NN_ATTR_SCRATCH, bytes);
  if (aligned(bytes) > p->threadBytes)
    p->threadBytes = aligned(bytes);
  return true;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

static bool isReturnedOnce(MlirValue value, MlirOperation ret) {
  int returned = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(ret); ++i)
    returned += mlirValueEqual(nnOperand(ret, i), value);
  return returned == 1;
}

static bool isMadeBeside(MlirValue value, MlirOperation ret) {
  MlirOperation op = nnDefiningOp(value);
  return !mlirOperationIsNull(op) && isIn(mlirOperationGetBlock(ret), op);
}

static void writeResult(Planner *p, MlirValue value, MlirValue out,
                        MlirOperation ret) {
  // The value may be written straight into the caller's buffer.
  if (memrefIsaAlloc(nnDefiningOp(value)) && isMadeBeside(value, ret) &&
      isReturnedOnce(value, ret)) {
    mlirRewriterBaseReplaceOpWithValues(p->rewriter, nnDefiningOp(value), 1,
                                        &out);
    return;
  }
  memrefCopyCreate(nnBuilderForOp(p->rewriter, ret), value, out);
}

/// A buffer from malloc that the caller may keep.
static MlirValue ownResult(Planner *p, MlirValue value, MlirOperation ret) {
  if (nnIsOwned(value) && isMadeBeside(value, ret) &&
      isReturnedOnce(value, ret) && !isCarried(value))
    return value;
  return nnCopyBuffer(nnBuilderForOp(p->rewriter, ret), value);
}

static bool planResults(Planner *p, MlirOperation func) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  MlirOperation ret = mlirBlockGetTerminator(entry);
  intptr_t n = mlirOperationGetNumOperands(ret), kept = 0;
  MlirValue *values = malloc(sizeof *values * (size_t)(n + 1));
  if (!values)
    return false;
  MlirLocation location = mlirOperationGetLocation(func);
  for (intptr_t i = 0; i < n; ++i) {
    MlirValue value = nnOperand(ret, i);
    MlirType type = mlirValueGetType(value);
    if (isStaticBuffer(type))
      writeResult(p, value, mlirBlockAddArgument(entry, type, location), ret);
    else
      values[kept++] = ownResult(p, value, ret);
  }
  mlirOperationSetOperands(ret, kept, values);
  free(values);
  return true;
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

typedef struct Parameters {
  MlirAttribute *values, *offsets;
  intptr_t n, valueCapacity, offsetCapacity;
  int64_t bytes;
} Parameters;

static bool addParameter(Planner *p, Parameters *all, MlirAttribute value,
                         int64_t size, int64_t *offset) {
  for (intptr_t i = 0; i < all->n; ++i)
    if (mlirAttributeEqual(all->values[i], value)) {
      *offset = nnAttrInt(all->offsets[i], 0);
      return true;
    }
  if (!nnReserve(&all->values, all->n + 1, &all->valueCapacity,
                 sizeof *all->values) ||
      !nnReserve(&all->offsets, all->n + 1, &all->offsetCapacity,
                 sizeof *all->offsets))
    return false;
  *offset = all->bytes;
  all->values[all->n] = value;
  all->offsets[all->n++] =
      mlirIntegerAttrGet(mlirIntegerTypeGet(p->context, 64), *offset);
  all->bytes += aligned(size);
  return true;
}

/// Turns the function's constants into views of `base`.
static bool planParameters(Planner *p, MlirOperation func, MlirValue base,
                           Parameters *all) {
  NnOps gets = nnOpsFind(func, memrefIsaGetGlobal);
  bool ok = !gets.failed;
  for (intptr_t i = 0; ok && i < gets.n; ++i) {
    MlirOperation global = mlirSymbolTableLookup(
        p->symbols,
        mlirFlatSymbolRefAttrGetValue(nnAttr(gets.data[i], "name")));
    MlirAttribute value = nnAttr(global, "initial_value");
    int64_t size = bytesOf(mlirValueGetType(nnResult(gets.data[i], 0)));
    int64_t offset;
    if (mlirAttributeIsNull(value) || !mlirAttributeIsAElements(value) ||
        size <= inlineConstantBytes)
      continue;
    ok = addParameter(p, all, value, size, &offset);
    if (ok)
      replaceByView(p, gets.data[i], base, offset);
  }
  free(gets.data);
  return ok;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static MlirLogicalResult planEntry(Planner *p, MlirOperation func,
                                   Parameters *parameters, int64_t *arena) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  MlirLocation location = mlirOperationGetLocation(func);
  if (!planResults(p, func))
    return nnOpError(func, "out of memory");
  MlirValue base = mlirBlockAddArgument(entry, byteBuffer(p, -1), location);
  MlirValue constants =
      mlirBlockAddArgument(entry, byteBuffer(p, -1), location);
  int64_t bytes;
  if (!planArena(p, func, base, &bytes) ||
      !planParameters(p, func, constants, parameters))
    return nnOpError(func, "buffers take more memory than can be addressed");
  if (p->threadBytes) {
    bytes = aligned(bytes);
    if (!passThreadScratch(p, func, base, bytes))
      return nnOpError(func, "out of memory");
    bytes += p->threadBytes;
  }
  if (!updateType(func))
    return nnOpError(func, "out of memory");
  *arena = bytes > *arena ? bytes : *arena;
  return NN_SUCCESS;
}

static void record(Planner *p, const Parameters *all, int64_t arena) {
  setInt(p->module, "nn.arena_bytes", arena);
  if (p->threadBytes)
    setInt(p->module, "nn.thread_bytes", p->threadBytes);
  setInt(p->module, "nn.parameter_bytes", all->bytes);
  setAttr(p->module, "nn.parameters",
          mlirArrayAttrGet(p->context, all->n, all->values));
  setAttr(p->module, "nn.parameter_offsets",
          mlirArrayAttrGet(p->context, all->n, all->offsets));
}

/// Globals that nothing reads any more.
static void eraseDeadGlobals(Planner *p) {
  NnOps gets = nnOpsFind(p->module, memrefIsaGetGlobal);
  MlirBlock body =
      mlirRegionGetFirstBlock(mlirOperationGetRegion(p->module, 0));
  MlirOperation op = mlirBlockGetFirstOperation(body), next;
  for (; !gets.failed && !mlirOperationIsNull(op); op = next) {
    next = mlirOperationGetNextInBlock(op);
    bool used = !memrefIsaGlobal(op);
    for (intptr_t i = 0; i < gets.n && !used; ++i)
      used = mlirStringRefEqual(
          mlirFlatSymbolRefAttrGetValue(nnAttr(gets.data[i], "name")),
          mlirStringAttrGetValue(nnAttr(op, "sym_name")));
    if (!used)
      mlirRewriterBaseEraseOp(p->rewriter, op);
  }
  free(gets.data);
}

static MlirLogicalResult plan(Planner *p, Parameters *all, int64_t *arena) {
  MlirBlock body =
      mlirRegionGetFirstBlock(mlirOperationGetRegion(p->module, 0));
  MlirOperation first = mlirBlockGetFirstOperation(body);
  for (MlirOperation op = first; !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op))
    if (funcIsaFunc(op) && nnIsPrivate(op) && hasBody(op) && !planKernel(p, op))
      return nnOpError(op, "out of memory");
  for (MlirOperation op = first; !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op))
    if (funcIsaFunc(op) && !nnIsPrivate(op) && hasBody(op) &&
        mlirLogicalResultIsFailure(planEntry(p, op, all, arena)))
      return NN_FAILURE;
  return NN_SUCCESS;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  MlirContext context = mlirOperationGetContext(module);
  Planner p = {mlirIRRewriterCreate(context), context, module,
               mlirSymbolTableCreate(module), 0};
  Parameters all = {0};
  int64_t arena = 0;
  MlirLogicalResult result = plan(&p, &all, &arena);
  if (mlirLogicalResultIsSuccess(result)) {
    eraseDeadGlobals(&p);
    record(&p, &all, arena);
    nnPassCount(pass, statArena, arena);
    nnPassCount(pass, statParameters, all.bytes);
  }
  free(all.values);
  free(all.offsets);
  mlirSymbolTableDestroy(p.symbols);
  mlirIRRewriterDestroy(p.rewriter);
  return result;
}

const NnPassInfo nnPlanMemoryPass = {
    .name = "nn-plan-memory",
    .description = "Put buffers into one arena and constants into one block",
    .anchor = "builtin.module",
    .statistics =
        (const NnStatisticInfo[]){
            {"arena-bytes", "Size of the arena"},
            {"parameter-bytes", "Size of the block of constants"},
        },
    .numStatistics = 2,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__memref__,
               NULL},
    .run = run,
};
