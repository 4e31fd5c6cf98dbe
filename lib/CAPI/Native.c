//===- Native.c - Machine code of one module ------------------------------===//
// Translates the llvm dialect to LLVM IR, optimizes and emits.
//===----------------------------------------------------------------------===//
#include "Native.h"

#include "Codegen/Target/LaneStores.h"
#include "Codegen/Target/SoftFloat.h"

#include "mlir-c/Target/LLVMIR.h"
#include "llvm-c/Analysis.h"
#include "llvm-c/Error.h"
#include "llvm-c/Transforms/PassBuilder.h"

#include <string.h>

NnStatus nnNativeTarget(const NnCompileOptions *options, Target *target) {
  LLVMCodeGenOptLevel level = options->optimization == NN_OPTIMIZE_FULL
                                  ? LLVMCodeGenLevelAggressive
                                  : LLVMCodeGenLevelNone;
  return nnTargetCreate(options->target, options->cpu, level, target);
}

static void addAttribute(Native *n, LLVMValueRef function, const char *name) {
  unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex,
                          LLVMCreateEnumAttribute(n->context, kind, 0));
}

/// Nothing but the model's description is visible from outside, or, if they are
/// hidden, to other parts of the model. Kernels stay functions of their own, so
/// that profiles and backtraces name them.
static void internalize(Native *n) {
  for (LLVMValueRef f = LLVMGetFirstFunction(n->llvm); f;
       f = LLVMGetNextFunction(f)) {
    if (LLVMIsDeclaration(f))
      continue;
    if (LLVMGetVisibility(f) == LLVMDefaultVisibility)
      LLVMSetLinkage(f, LLVMInternalLinkage);
    addAttribute(n, f, "noinline");
    addAttribute(n, f, "nounwind");
  }
  for (LLVMValueRef g = LLVMGetFirstGlobal(n->llvm); g;
       g = LLVMGetNextGlobal(g))
    if (!LLVMIsDeclaration(g))
      LLVMSetLinkage(g, LLVMInternalLinkage);
}

static void setTarget(Native *n) {
  LLVMSetTarget(n->llvm, n->target.triple);
  LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(n->target.machine);
  LLVMSetModuleDataLayout(n->llvm, layout);
  LLVMDisposeTargetData(layout);
}

static NnStatus fromLLVMError(LLVMErrorRef error, const char *what) {
  if (!error)
    return NULL;
  char *message = LLVMGetErrorMessage(error);
  NnStatus status = nnStatusCreate(NN_INTERNAL, "%s: %s", what, message);
  LLVMDisposeErrorMessage(message);
  return status;
}

static NnStatus verify(Native *n) {
  char *message = NULL;
  NnStatus status = NULL;
  if (LLVMVerifyModule(n->llvm, LLVMReturnStatusAction, &message))
    status = nnStatusCreate(NN_INTERNAL, "invalid LLVM IR: %s", message);
  LLVMDisposeMessage(message);
  return status;
}

/// What kernels need of LLVM. Their loops come vectorized, unrolled and blocked
/// from nn's own passes, so that most of O2 would look in vain, at several
/// times the cost: what is left is constants of callers, common address
/// arithmetic, invariants, loops of few rounds, and the scalar loops of moves.
static const char kernelPasses[] =
    "ipsccp,deadargelim,globaldce,function<eager-inv>("
    "sroa,instcombine<no-verify-fixpoint>,simplifycfg,early-cse<memssa>,"
    "loop-mssa(loop-rotate,licm),instcombine<no-verify-fixpoint>,simplifycfg,"
    "loop(loop-idiom,loop-deletion,loop-unroll-full),early-cse<memssa>,"
    "loop-vectorize,instcombine<no-verify-fixpoint>,loop-mssa(licm),"
    "simplifycfg)";

static NnStatus optimize(Native *n) {
  NnStatus status = verify(n);
  if (status)
    return status;
  bool full = n->options->optimization == NN_OPTIMIZE_FULL;
  LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
  LLVMErrorRef error = LLVMRunPasses(
      n->llvm, full ? kernelPasses : "default<O0>", n->target.machine, options);
  LLVMDisposePassBuilderOptions(options);
  status = fromLLVMError(error, "LLVM's optimizer");
  if (!status)
    nnStoreLanes(n->llvm);
  return status;
}

static NnStatus emit(Native *n, LLVMMemoryBufferRef *object) {
  char *message = NULL;
  if (!LLVMTargetMachineEmitToMemoryBuffer(n->target.machine, n->llvm,
                                           LLVMObjectFile, &message, object))
    return NULL;
  NnStatus status =
      nnStatusCreate(NN_INTERNAL, "emitting the object: %s", message);
  LLVMDisposeMessage(message);
  return status;
}

NnStatus nnNativeCreate(MlirModule module, const NnCompileOptions *options,
                        Native *native) {
  *native = (Native){.options = options};
  NnStatus status = nnNativeTarget(options, &native->target);
  if (status)
    return status;
  native->context = LLVMContextCreate();
  native->llvm = mlirTranslateModuleToLLVMIR(mlirModuleGetOperation(module),
                                             native->context);
  if (!native->llvm)
    return nnStatusCreate(NN_INTERNAL, "translation to LLVM IR failed");
  setTarget(native);
  internalize(native);
  nnSoftFloatAdd(native->llvm);
  return NULL;
}

NnStatus nnNativeEmit(Native *native, LLVMMemoryBufferRef *object) {
  NnStatus status = optimize(native);
  return status ? status : emit(native, object);
}

void nnNativeDestroy(Native *native) {
  if (native->llvm)
    LLVMDisposeModule(native->llvm);
  if (native->context)
    LLVMContextDispose(native->context);
  if (native->target.machine)
    nnTargetDestroy(&native->target);
  *native = (Native){0};
}
