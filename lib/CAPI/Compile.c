//===- Compile.c - From a module to machine code --------------------------===//
// Runs the pipeline, translates to LLVM IR, adds the model's entry, optimizes
// and emits.
//===----------------------------------------------------------------------===//
#include "Binary.h"

#include "Codegen/Entry.h"
#include "Codegen/Pipeline.h"
#include "Codegen/Profile.h"
#include "Codegen/SoftFloat.h"
#include "Codegen/Target.h"
#include "Support/IR.h"

#include "mlir-c/Target/LLVMIR.h"
#include "llvm-c/Analysis.h"
#include "llvm-c/Core.h"
#include "llvm-c/Error.h"
#include "llvm-c/Transforms/PassBuilder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Everything that a compilation holds until it is over.
typedef struct Compilation {
  const NnCompileOptions *options;
  Target target;
  LLVMContextRef context;
  LLVMModuleRef llvm;
  NnBinary *binary;
} Compilation;

static NnStatus createTarget(const NnCompileOptions *options, Target *target) {
  LLVMCodeGenOptLevel level = options->optimization == NN_OPTIMIZE_FULL
                                  ? LLVMCodeGenLevelAggressive
                                  : LLVMCodeGenLevelNone;
  return nnTargetCreate(options->target, options->cpu, level, target);
}

NnStatus nnCompileToStage(MlirModule module, NnStage stage,
                          const NnCompileOptions *options) {
  NnCompileOptions none = {0};
  options = options ? options : &none;
  Target target;
  NnStatus status = createTarget(options, &target);
  if (status)
    return status;
  status = nnPipelineRun(module, stage, target.vectors, options);
  nnTargetDestroy(&target);
  return status;
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static MlirAttribute moduleAttr(MlirModule module, const char *name) {
  return nnAttr(mlirModuleGetOperation(module), name);
}

NnStatus nnBinaryReadParameters(const NnBinary *binary, char *out) {
  MlirAttribute values = moduleAttr(binary->module, "nn.parameters");
  MlirAttribute offsets = moduleAttr(binary->module, "nn.parameter_offsets");
  for (intptr_t i = 0; i < mlirArrayAttrGetNumElements(values); ++i)
    if (!nnElementsRead(mlirArrayAttrGetElement(values, i),
                        out +
                            nnAttrInt(mlirArrayAttrGetElement(offsets, i), 0)))
      return nnStatusCreate(NN_INVALID_MODEL, "a constant has no data");
  return NULL;
}

/// The constants, in the module itself.
static NnStatus addConstants(Compilation *c, LLVMValueRef *global) {
  size_t size = (size_t)c->binary->bytes.parameters;
  char *data = calloc(size + 1, 1);
  if (!data)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = nnBinaryReadParameters(c->binary, data);
  LLVMValueRef bytes = LLVMConstStringInContext2(c->context, data, size, 1);
  free(data);
  *global = LLVMAddGlobal(c->llvm, LLVMTypeOf(bytes), "nn_parameters");
  LLVMSetInitializer(*global, bytes);
  LLVMSetLinkage(*global, LLVMInternalLinkage);
  return status;
}

/// Keeps the linker and LLVM from dropping a global that nothing reads.
static void keep(Compilation *c, LLVMValueRef global) {
  LLVMTypeRef type = LLVMPointerTypeInContext(c->context, 0);
  LLVMValueRef used =
      LLVMAddGlobal(c->llvm, LLVMArrayType2(type, 1), "llvm.compiler.used");
  LLVMSetInitializer(used, LLVMConstArray2(type, &global, 1));
  LLVMSetLinkage(used, LLVMAppendingLinkage);
  LLVMSetSection(used, "llvm.metadata");
}

/// A symbol for the constants, and the section that they will be; see
/// nnElfPlaceParameters.
static LLVMValueRef addPlace(Compilation *c) {
  LLVMTypeRef byte = LLVMInt8TypeInContext(c->context);
  LLVMValueRef place = LLVMAddGlobal(c->llvm, byte, "nn_parameters_place");
  LLVMSetInitializer(place, LLVMConstNull(byte));
  LLVMSetGlobalConstant(place, 1);
  LLVMSetLinkage(place, LLVMInternalLinkage);
  LLVMSetSection(place, NN_PARAMETER_SECTION);
  keep(c, place);
  snprintf(c->binary->parameterSymbol, sizeof c->binary->parameterSymbol,
           "%.240s_parameters", c->binary->signature.name);
  return LLVMAddGlobal(
      c->llvm, LLVMArrayType2(byte, (uint64_t)c->binary->bytes.parameters),
      c->binary->parameterSymbol);
}

static NnStatus addParameters(Compilation *c, LLVMValueRef *global) {
  NnStatus status = NULL;
  if (c->binary->bytes.parameters && nnTargetIsElf64(&c->target))
    *global = addPlace(c);
  else
    status = addConstants(c, global);
  LLVMSetGlobalConstant(*global, 1);
  LLVMSetAlignment(*global, NNRT_ALIGNMENT);
  return status;
}

//===----------------------------------------------------------------------===//
// LLVM
//===----------------------------------------------------------------------===//

static void addAttribute(Compilation *c, LLVMValueRef function,
                         const char *name) {
  unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex,
                          LLVMCreateEnumAttribute(c->context, kind, 0));
}

/// Nothing but the model's description is visible from outside. Kernels stay
/// functions of their own, so that profiles and backtraces name them.
static void internalize(Compilation *c) {
  for (LLVMValueRef f = LLVMGetFirstFunction(c->llvm); f;
       f = LLVMGetNextFunction(f)) {
    if (LLVMIsDeclaration(f))
      continue;
    LLVMSetLinkage(f, LLVMInternalLinkage);
    addAttribute(c, f, "noinline");
    addAttribute(c, f, "nounwind");
  }
  for (LLVMValueRef g = LLVMGetFirstGlobal(c->llvm); g;
       g = LLVMGetNextGlobal(g))
    if (!LLVMIsDeclaration(g))
      LLVMSetLinkage(g, LLVMInternalLinkage);
}

static void setTarget(Compilation *c) {
  LLVMSetTarget(c->llvm, c->target.triple);
  LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(c->target.machine);
  LLVMSetModuleDataLayout(c->llvm, layout);
  LLVMDisposeTargetData(layout);
}

static NnStatus translate(Compilation *c) {
  c->context = LLVMContextCreate();
  c->llvm = mlirTranslateModuleToLLVMIR(
      mlirModuleGetOperation(c->binary->module), c->context);
  if (!c->llvm)
    return nnStatusCreate(NN_INTERNAL, "translation to LLVM IR failed");
  setTarget(c);
  internalize(c);
  nnSoftFloatAdd(c->llvm);
  LLVMValueRef parameters, profile;
  NnStatus status = addParameters(c, &parameters);
  if (!status)
    status = nnProfileAdd(c->llvm, c->binary->module, &profile);
  if (status)
    return status;
  return nnEntryAdd(c->llvm, &c->binary->signature, parameters, profile,
                    c->binary->bytes);
}

static NnStatus fromLLVMError(LLVMErrorRef error, const char *what) {
  if (!error)
    return NULL;
  char *message = LLVMGetErrorMessage(error);
  NnStatus status = nnStatusCreate(NN_INTERNAL, "%s: %s", what, message);
  LLVMDisposeErrorMessage(message);
  return status;
}

static NnStatus verify(Compilation *c) {
  char *message = NULL;
  NnStatus status = NULL;
  if (LLVMVerifyModule(c->llvm, LLVMReturnStatusAction, &message))
    status = nnStatusCreate(NN_INTERNAL, "invalid LLVM IR: %s", message);
  LLVMDisposeMessage(message);
  return status;
}

/// What kernels need of LLVM. Their loops come vectorized, unrolled and blocked
/// from nn's own passes, so that most of O2 would look in vain, at several times
/// the cost: what is left is constants of callers, common address arithmetic,
/// invariants, loops of few rounds, and the scalar loops of moves.
static const char kernelPasses[] =
    "ipsccp,deadargelim,globaldce,function<eager-inv>("
    "sroa,instcombine<no-verify-fixpoint>,simplifycfg,early-cse<memssa>,"
    "loop-mssa(loop-rotate,licm),instcombine<no-verify-fixpoint>,simplifycfg,"
    "loop(loop-idiom,loop-deletion,loop-unroll-full),early-cse<memssa>,"
    "loop-vectorize,instcombine<no-verify-fixpoint>,loop-mssa(licm),"
    "simplifycfg)";

static NnStatus optimize(Compilation *c) {
  NnStatus status = verify(c);
  if (status)
    return status;
  bool full = c->options->optimization == NN_OPTIMIZE_FULL;
  LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
  LLVMErrorRef error =
      LLVMRunPasses(c->llvm, full ? kernelPasses : "default<O0>",
                    c->target.machine, options);
  LLVMDisposePassBuilderOptions(options);
  return fromLLVMError(error, "LLVM's optimizer");
}

static NnStatus emit(Compilation *c) {
  char *message = NULL;
  if (!LLVMTargetMachineEmitToMemoryBuffer(c->target.machine, c->llvm,
                                           LLVMObjectFile, &message,
                                           &c->binary->object))
    return NULL;
  NnStatus status =
      nnStatusCreate(NN_INTERNAL, "emitting the object: %s", message);
  LLVMDisposeMessage(message);
  return status;
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

static int64_t moduleInt(MlirModule module, const char *name) {
  return nnAttrInt(moduleAttr(module, name), 0);
}

static NnStatus runPasses(Compilation *c) {
  NnBinary *binary = c->binary;
  NnStatus status =
      nnPipelineRun(binary->module, NN_STAGE_NN, c->target.vectors, c->options);
  if (!status)
    status =
        nnSignatureRead(binary->module, c->options->name, &binary->signature);
  if (!status)
    status = nnPipelineContinue(binary->module, NN_STAGE_NN, NN_STAGE_LLVM,
                                c->target.vectors, c->options);
  binary->bytes = (ModelBytes){
      .parameters = moduleInt(binary->module, "nn.parameter_bytes"),
      .arena = moduleInt(binary->module, "nn.arena_bytes"),
      .thread = moduleInt(binary->module, "nn.thread_bytes"),
  };
  return status;
}

static NnStatus compile(Compilation *c) {
  NnStatus status = createTarget(c->options, &c->target);
  if (!status)
    status = runPasses(c);
  if (c->options->progress && !status)
    c->options->progress("generating code", nnPipelineSteps,
                         nnPipelineSteps + 1, c->options->user);
  if (!status)
    status = translate(c);
  if (!status)
    status = optimize(c);
  return status ? status : emit(c);
}

NnStatus nnBinaryCreate(MlirModule module, const NnCompileOptions *options,
                        NnBinary *binary) {
  NnCompileOptions none = {0};
  Compilation c = {.options = options ? options : &none, .binary = binary};
  *binary = (NnBinary){.module = module};
  NnStatus status = compile(&c);
  if (c.llvm)
    LLVMDisposeModule(c.llvm);
  if (c.context)
    LLVMContextDispose(c.context);
  if (c.target.machine)
    nnTargetDestroy(&c.target);
  return status;
}

void nnBinaryDestroy(NnBinary *binary) {
  if (binary->object)
    LLVMDisposeMemoryBuffer(binary->object);
  nnSignatureDestroy(&binary->signature);
  *binary = (NnBinary){0};
}
