//===- DispatchKernels.c - Kernels' work on several threads ---------------===//
// A call of a kernel that does a range of its work (Kernel.h), and for long
// enough, becomes a loop over parts of the range. Its operands go to memory,
// from where a task function, which any thread may call, has them again:
//   llvm.call @k(%x, %y, 0, %n)   ->   llvm.store … ; the operands and %n
//                                      llvm.call @nn_loop(%threads, @k_task, …)
// Expects: the llvm dialect. Functions that are not private get one more
// argument, the nnrt_threads_t of the run, and only their calls are looked at.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Llvm.h"

#include "mlir-c/Dialect/LLVM.h"

#include <stdio.h>
#include <stdlib.h>

enum { optGrain };
enum { statLoops };

/// In place of an index of llvm.getelementptr that is a value.
enum { dynamicIndex = INT32_MIN };

/// Where things stand in the memory that a loop's tasks read, in words of 8
/// bytes: the number of units and of parts, then operands.
enum { wordUnits, wordParts, wordOperands };

/// A memref of rank 1 as a function's arguments: allocated and aligned pointer,
/// offset, size, stride.
enum { scratchArguments = 5, scratchPointers = 2 };

/// Cuts `units` into parts of at least `grain`, no more than there are threads,
/// and runs the task on each.
static const char loopText[] =
    "llvm.func internal @nn_loop(%threads: !llvm.ptr, %task: !llvm.ptr,"
    "    %work: !llvm.ptr, %units: i64, %grain: i64)"
    "    attributes {sym_visibility = \"private\"} {\n"
    "  %zero = llvm.mlir.constant(0 : i32) : i32\n"
    "  %one = llvm.mlir.constant(1 : i64) : i64\n"
    "  %null = llvm.mlir.zero : !llvm.ptr\n"
    "  %place = llvm.getelementptr %work[1] : (!llvm.ptr) -> !llvm.ptr, i64\n"
    "  llvm.store %units, %work : i64, !llvm.ptr\n"
    "  llvm.store %one, %place : i64, !llvm.ptr\n"
    "  %alone = llvm.icmp \"eq\" %threads, %null : !llvm.ptr\n"
    "  llvm.cond_br %alone, ^one, ^count\n"
    "^count:\n"
    "  %count = llvm.load %threads : !llvm.ptr -> i32\n"
    "  %most = llvm.sext %count : i32 to i64\n"
    "  %worth = llvm.sdiv %units, %grain : i64\n"
    "  %parts = llvm.intr.smin(%most, %worth) : (i64, i64) -> i64\n"
    "  %several = llvm.icmp \"sgt\" %parts, %one : i64\n"
    "  llvm.cond_br %several, ^share, ^one\n"
    "^one:\n"
    "  llvm.call %task(%work, %zero) : !llvm.ptr, (!llvm.ptr, i32) -> ()\n"
    "  llvm.return\n"
    "^share:\n"
    "  llvm.store %parts, %place : i64, !llvm.ptr\n"
    "  %n = llvm.trunc %parts : i64 to i32\n"
    "  %for_at = llvm.getelementptr %threads[0, 1] : (!llvm.ptr) -> !llvm.ptr,"
    "    !llvm.struct<(i32, ptr, ptr)>\n"
    "  %context_at = llvm.getelementptr %threads[0, 2]"
    "    : (!llvm.ptr) -> !llvm.ptr, !llvm.struct<(i32, ptr, ptr)>\n"
    "  %for = llvm.load %for_at : !llvm.ptr -> !llvm.ptr\n"
    "  %context = llvm.load %context_at : !llvm.ptr -> !llvm.ptr\n"
    "  llvm.call %for(%context, %n, %task, %work)"
    "    : !llvm.ptr, (!llvm.ptr, i32, !llvm.ptr, !llvm.ptr) -> ()\n"
    "  llvm.return\n"
    "}\n";

typedef struct Dispatcher {
  MlirRewriterBase rewriter;
  MlirSymbolTable symbols;
  MlirBlock moduleBody;
  MlirType i32, i64, pointer;
  int64_t grain;       ///< Picoseconds that a part takes at least.
  int64_t threadBytes; ///< Of scratch memory, from one part to the next.
  MlirValue threads;   ///< The function's argument.
  MlirOperation work;  ///< The function's memory for operands; null until used.
  int64_t words;       ///< Its size.
  int64_t loops;
} Dispatcher;

//===----------------------------------------------------------------------===//
// Arguments of a kernel
//===----------------------------------------------------------------------===//

static MlirBlock bodyOf(MlirOperation func) {
  return mlirRegionGetFirstBlock(llvmFuncGetBody(func));
}

/// Where lo is; hi is the next one, and scratch memory follows.
static intptr_t rangeOf(MlirOperation kernel) {
  intptr_t n = mlirBlockGetNumArguments(bodyOf(kernel)) - rangeArguments;
  bool scratch = !mlirAttributeIsNull(nnAttr(kernel, NN_ATTR_SCRATCH));
  return scratch ? n - scratchArguments : n;
}

/// Whether an argument is the same for all parts, and read.
static bool isShared(MlirOperation kernel, intptr_t i) {
  intptr_t lo = rangeOf(kernel);
  return (i < lo || i >= lo + rangeArguments) &&
         !nnHasNoUse(mlirBlockGetArgument(bodyOf(kernel), i));
}

static bool isScratchPointer(MlirOperation kernel, intptr_t i) {
  intptr_t scratch = rangeOf(kernel) + rangeArguments;
  return i >= scratch && i < scratch + scratchPointers;
}

//===----------------------------------------------------------------------===//
// Words of memory
//===----------------------------------------------------------------------===//

static MlirValue constantOf(Dispatcher *d, NnBuilder b, int64_t value) {
  return llvmConstant(b, d->i64, nnI64Attr(b, value));
}

static MlirValue wordAt(Dispatcher *d, NnBuilder b, MlirValue work,
                        int64_t word) {
  return llvmGEP(b, d->pointer, work, NN_NO_VALUES, NN_INTS(word), d->i64);
}

static MlirValue loadWord(Dispatcher *d, NnBuilder b, MlirValue work,
                          int64_t word, MlirType type) {
  return llvmLoad(b, type, wordAt(d, b, work, word), NULL);
}

//===----------------------------------------------------------------------===//
// Tasks
//===----------------------------------------------------------------------===//

/// What a task is given, and the part of the range that it is to do.
typedef struct Part {
  MlirValue work, index, lo, hi;
} Part;

/// Parts differ by one unit at most.
static Part makePart(Dispatcher *d, NnBuilder b, MlirBlock block) {
  MlirValue work = mlirBlockGetArgument(block, 0);
  MlirValue index = llvmSExt(b, d->i64, mlirBlockGetArgument(block, 1));
  MlirValue next = llvmAdd(b, index, constantOf(d, b, 1));
  MlirValue units = loadWord(d, b, work, wordUnits, d->i64);
  MlirValue parts = loadWord(d, b, work, wordParts, d->i64);
  return (Part){work, index, llvmSDiv(b, llvmMul(b, units, index), parts, NULL),
                llvmSDiv(b, llvmMul(b, units, next), parts, NULL)};
}

/// The kernel's argument i in a task. `*word` is where the next shared one is.
static MlirValue loadArgument(Dispatcher *d, NnBuilder b, MlirOperation kernel,
                              intptr_t i, const Part *part, int64_t *word) {
  MlirType type = mlirValueGetType(mlirBlockGetArgument(bodyOf(kernel), i));
  if (i == rangeOf(kernel))
    return part->lo;
  if (i == rangeOf(kernel) + 1)
    return part->hi;
  if (!isShared(kernel, i))
    return llvmPoison(b, type);
  MlirValue value = loadWord(d, b, part->work, (*word)++, type);
  if (!isScratchPointer(kernel, i))
    return value;
  MlirValue offset = llvmMul(b, part->index, constantOf(d, b, d->threadBytes));
  MlirType byte = mlirIntegerTypeGet(nnBuilderGetContext(b), 8);
  return llvmGEP(b, d->pointer, value, NN_VALUES(offset), NN_INTS(dynamicIndex),
                 byte);
}

static void call(NnBuilder b, MlirOperation func, NnValues arguments) {
  LlvmCallOptions options = {.callee =
                                 nnSymbolAttr(b, llvmFuncGetSymName(func))};
  llvmCallCreate(b, (MlirType){NULL}, arguments, NN_NO_VALUES, NN_NO_INTS,
                 &options);
}

static bool callKernel(Dispatcher *d, NnBuilder b, MlirOperation kernel,
                       const Part *part) {
  intptr_t n = mlirBlockGetNumArguments(bodyOf(kernel));
  MlirValue *arguments = malloc(sizeof *arguments * (size_t)n);
  if (!arguments)
    return false;
  int64_t word = wordOperands;
  for (intptr_t i = 0; i < n; ++i)
    arguments[i] = loadArgument(d, b, kernel, i, part, &word);
  call(b, kernel, (NnValues){n, arguments});
  free(arguments);
  return true;
}

/// The function that runs a part of a kernel: void(ptr, i32), as nnrt_task_t.
static MlirOperation makeTask(Dispatcher *d, MlirOperation kernel,
                              MlirStringRef name) {
  NnBuilder b = nnBuilderForOp(d->rewriter, kernel);
  MlirContext context = nnBuilderGetContext(b);
  MlirType types[] = {d->pointer, d->i32};
  MlirType type =
      mlirLLVMFunctionTypeGet(mlirLLVMVoidTypeGet(context), 2, types, false);
  LlvmFuncOptions options = {.symVisibility =
                                 nnStringAttr(b, nnStr("private"))};
  MlirOperation task = llvmFuncCreate(b, name, type, &options);
  MlirBlock block =
      nnBuilderAddBlock(b, llvmFuncGetBody(task), (NnTypes){2, types});
  Part part = makePart(d, b, block);
  bool ok = callKernel(d, b, kernel, &part);
  llvmReturnCreate(b, (MlirValue){NULL});
  mlirSymbolTableInsert(d->symbols, task);
  return ok ? task : (MlirOperation){NULL};
}

static MlirOperation taskOf(Dispatcher *d, MlirOperation kernel) {
  char name[128];
  MlirStringRef of = llvmFuncGetSymName(kernel);
  snprintf(name, sizeof name, "%.*s_task",
           (int)(of.length < 100 ? of.length : 100), of.data);
  MlirOperation task = mlirSymbolTableLookup(d->symbols, nnStr(name));
  return mlirOperationIsNull(task) ? makeTask(d, kernel, nnStr(name)) : task;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static MlirOperation loopFunction(Dispatcher *d) {
  MlirOperation loop = mlirSymbolTableLookup(d->symbols, nnStr("nn_loop"));
  if (!mlirOperationIsNull(loop))
    return loop;
  loop = mlirOperationCreateParse(mlirTypeGetContext(d->i64), nnStr(loopText),
                                  nnStr("nn_loop"));
  if (!mlirOperationIsNull(loop)) {
    mlirBlockAppendOwnedOperation(d->moduleBody, loop);
    mlirSymbolTableInsert(d->symbols, loop);
  }
  return loop;
}

/// The function's memory for operands, which all of its loops share.
static MlirValue workOf(Dispatcher *d, NnBuilder b, MlirOperation func) {
  if (mlirOperationIsNull(d->work)) {
    NnInsertPoint point = nnBuilderSave(b);
    nnBuilderAtStart(b, bodyOf(func));
    d->work =
        llvmAllocaCreate(b, d->pointer, constantOf(d, b, 1), d->i64, NULL);
    nnBuilderRestore(b, point);
  }
  return nnResult(d->work, 0);
}

/// Picoseconds that a unit takes.
static int64_t costOf(MlirOperation kernel) {
  int64_t cost = nnAttrInt(nnAttr(kernel, NN_ATTR_COST), 1);
  return cost > 0 ? cost : 1;
}

/// Whether the number of units is a constant.
static bool readCount(MlirValue units, int64_t *out) {
  MlirOperation op = nnDefiningOp(units);
  if (mlirOperationIsNull(op) || !llvmIsaConstant(op))
    return false;
  *out = nnAttrInt(llvmConstantGetValueAttr(op), 0);
  return true;
}

/// How many units make a part that is worth a thread. Where the number of all
/// was known, it is chosen that at least two threads share them.
static int64_t grainOf(const Dispatcher *d, MlirOperation kernel,
                       MlirValue units) {
  int64_t grain = 1 + (d->grain - 1) / costOf(kernel), n;
  return readCount(units, &n) && n / 2 < grain ? n / 2 : grain;
}

static void storeOperands(Dispatcher *d, NnBuilder b, MlirOperation call,
                          MlirOperation kernel, MlirValue work) {
  int64_t word = wordOperands;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(call); ++i)
    if (isShared(kernel, i))
      llvmStoreCreate(b, nnOperand(call, i), wordAt(d, b, work, word++), NULL);
  d->words = word > d->words ? word : d->words;
}

/// Whether several threads may do the call's range. Where units were not
/// counted, they don't.
static bool isWorthLoop(MlirValue units) {
  int64_t n;
  return !readCount(units, &n) || (n != INT64_MAX && n >= 2);
}

static bool dispatch(Dispatcher *d, MlirOperation func, MlirOperation op,
                     MlirOperation kernel) {
  MlirOperation loop = loopFunction(d), task = taskOf(d, kernel);
  if (mlirOperationIsNull(loop) || mlirOperationIsNull(task))
    return false;
  NnBuilder b = nnBuilderForOp(d->rewriter, op);
  MlirValue work = workOf(d, b, func);
  MlirValue units = nnOperand(op, rangeOf(kernel) + 1);
  storeOperands(d, b, op, kernel, work);
  call(b, loop,
       NN_VALUES(d->threads,
                 llvmAddressOf(b, d->pointer, llvmFuncGetSymName(task)), work,
                 units, constantOf(d, b, grainOf(d, kernel, units))));
  mlirRewriterBaseEraseOp(d->rewriter, op);
  ++d->loops;
  return true;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static bool addThreads(Dispatcher *d, MlirOperation func) {
  MlirType type = llvmFuncGetFunctionType(func);
  intptr_t n = mlirLLVMFunctionTypeGetNumInputs(type);
  MlirType *types = malloc(sizeof *types * (size_t)(n + 1));
  if (!types)
    return false;
  for (intptr_t i = 0; i < n; ++i)
    types[i] = mlirLLVMFunctionTypeGetInput(type, i);
  types[n] = d->pointer;
  llvmFuncSetFunctionTypeAttr(
      func, mlirTypeAttrGet(mlirLLVMFunctionTypeGet(
                mlirLLVMFunctionTypeGetReturnType(type), n + 1, types, false)));
  free(types);
  d->threads = mlirBlockAddArgument(bodyOf(func), d->pointer,
                                    mlirOperationGetLocation(func));
  return true;
}

typedef struct Function {
  Dispatcher *d;
  MlirOperation op;
  bool failed;
} Function;

static MlirWalkResult visit(MlirOperation op, void *user) {
  Function *f = user;
  if (!llvmIsaCall(op) || mlirAttributeIsNull(llvmCallGetCalleeAttr(op)))
    return MlirWalkResultAdvance;
  MlirOperation kernel =
      mlirSymbolTableLookup(f->d->symbols, llvmCallGetCallee(op));
  if (mlirOperationIsNull(kernel) ||
      mlirAttributeIsNull(nnAttr(kernel, NN_ATTR_UNITS)) ||
      !isWorthLoop(nnOperand(op, rangeOf(kernel) + 1)))
    return MlirWalkResultAdvance;
  f->failed = !dispatch(f->d, f->op, op, kernel);
  return f->failed ? MlirWalkResultInterrupt : MlirWalkResultAdvance;
}

static bool dispatchAll(Dispatcher *d, MlirOperation func) {
  Function f = {d, func, false};
  d->work = (MlirOperation){NULL};
  d->words = 0;
  if (!addThreads(d, func))
    return false;
  mlirOperationWalk(func, visit, &f, MlirWalkPostOrder);
  if (!mlirOperationIsNull(d->work))
    llvmAllocaSetElemTypeAttr(d->work, mlirTypeAttrGet(mlirLLVMArrayTypeGet(
                                           d->i64, (unsigned)d->words)));
  return !f.failed;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  MlirContext context = mlirOperationGetContext(module);
  Dispatcher d = {
      .rewriter = mlirIRRewriterCreate(context),
      .symbols = mlirSymbolTableCreate(module),
      .moduleBody = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0)),
      .i32 = mlirIntegerTypeGet(context, 32),
      .i64 = mlirIntegerTypeGet(context, 64),
      .pointer = mlirLLVMPointerTypeGet(context, 0),
      .grain = 1000 * nnPassInt(pass, optGrain),
      .threadBytes = nnAttrInt(nnAttr(module, "nn.thread_bytes"), 0),
  };
  MlirLogicalResult result = NN_SUCCESS;
  for (MlirOperation op = mlirBlockGetFirstOperation(d.moduleBody);
       !mlirOperationIsNull(op) && mlirLogicalResultIsSuccess(result);
       op = mlirOperationGetNextInBlock(op))
    if (llvmIsaFunc(op) && !nnIsPrivate(op) && !mlirBlockIsNull(bodyOf(op)) &&
        !dispatchAll(&d, op))
      result = nnOpError(op, "out of memory");
  nnPassCount(pass, statLoops, d.loops);
  mlirSymbolTableDestroy(d.symbols);
  mlirIRRewriterDestroy(d.rewriter);
  return result;
}

const NnPassInfo nnDispatchKernelsPass = {
    .name = "nn-dispatch-kernels",
    .description = "Run kernels that take long on several threads",
    .anchor = "builtin.module",
    .options =
        (const NnOptionInfo[]){
            {"grain", "nanoseconds that a part takes at least", NN_OPTION_INT,
             "1000"},
        },
    .numOptions = 1,
    .statistics =
        (const NnStatisticInfo[]){
            {"loops", "Number of calls that may use threads"},
        },
    .numStatistics = 1,
    .dialects =
        (MlirDialectHandle(*const[])(void)){mlirGetDialectHandle__llvm__, NULL},
    .run = run,
};
