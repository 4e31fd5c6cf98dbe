//===- Compile.c - From a module to an object file ------------------------===//
// Runs the pipeline, translates to LLVM IR, adds the model's entry and its
// constants, optimizes and emits.
//===----------------------------------------------------------------------===//
#include "nn-c/Compiler.h"

#include "Codegen/Entry.h"
#include "Codegen/Pipeline.h"
#include "Codegen/SoftFloat.h"
#include "Codegen/Target.h"
#include "Support/IR.h"

#include "mlir-c/Target/LLVMIR.h"
#include "llvm-c/Analysis.h"
#include "llvm-c/Core.h"
#include "llvm-c/Error.h"
#include "llvm-c/Transforms/PassBuilder.h"

#include <stdlib.h>
#include <string.h>

/// Everything that a compilation holds until it is over.
typedef struct Compilation {
  MlirModule module;
  const NnCompileOptions *options;
  Target target;
  Signature signature;
  LLVMContextRef context;
  LLVMModuleRef llvm;
  char *parameters;
  int64_t parameterBytes, arenaBytes;
} Compilation;

struct NnObjectMemory {
  LLVMMemoryBufferRef buffer;
  Signature signature;
};

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

NnStatus nnCompileToStage(MlirModule module, NnStage stage,
                          const NnCompileOptions *options) {
  NnCompileOptions none = {0};
  options = options ? options : &none;
  Target target;
  NnStatus status = nnTargetCreate(options->target, options->cpu, &target);
  if (status)
    return status;
  status = nnPipelineRun(module, stage, target.vectors, options);
  nnTargetDestroy(&target);
  return status;
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static int64_t moduleInt(const Compilation *c, const char *name) {
  return nnAttrInt(nnAttr(mlirModuleGetOperation(c->module), name), 0);
}

/// Lays the constants out as nn-plan-memory decided.
static NnStatus readParameters(Compilation *c) {
  MlirOperation module = mlirModuleGetOperation(c->module);
  MlirAttribute values = nnAttr(module, "nn.parameters");
  MlirAttribute offsets = nnAttr(module, "nn.parameter_offsets");
  c->arenaBytes = moduleInt(c, "nn.arena_bytes");
  c->parameterBytes = moduleInt(c, "nn.parameter_bytes");
  c->parameters = calloc((size_t)c->parameterBytes + 1, 1);
  if (!c->parameters)
    return outOfMemory();
  for (intptr_t i = 0; i < mlirArrayAttrGetNumElements(values); ++i)
    if (!nnElementsRead(mlirArrayAttrGetElement(values, i),
                        c->parameters +
                            nnAttrInt(mlirArrayAttrGetElement(offsets, i), 0)))
      return nnStatusCreate(NN_INVALID_MODEL, "a constant has no data");
  return NULL;
}

static LLVMValueRef addParameters(Compilation *c) {
  LLVMValueRef bytes = LLVMConstStringInContext2(c->context, c->parameters,
                                                 (size_t)c->parameterBytes, 1);
  LLVMValueRef global =
      LLVMAddGlobal(c->llvm, LLVMTypeOf(bytes), "nn_parameters");
  LLVMSetInitializer(global, bytes);
  LLVMSetGlobalConstant(global, 1);
  LLVMSetLinkage(global, LLVMInternalLinkage);
  LLVMSetAlignment(global, NNRT_ALIGNMENT);
  return global;
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
  c->llvm = mlirTranslateModuleToLLVMIR(mlirModuleGetOperation(c->module),
                                        c->context);
  if (!c->llvm)
    return nnStatusCreate(NN_INTERNAL, "translation to LLVM IR failed");
  setTarget(c);
  internalize(c);
  nnSoftFloatAdd(c->llvm);
  return nnEntryAdd(c->llvm, &c->signature, addParameters(c), c->parameterBytes,
                    c->arenaBytes);
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

static NnStatus optimize(Compilation *c) {
  NnStatus status = verify(c);
  if (status)
    return status;
  LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
  // Tiles are unrolled by the schedule, to as much as registers hold.
  LLVMPassBuilderOptionsSetLoopUnrolling(options, 1);
  LLVMPassBuilderOptionsSetSLPVectorization(options, 0);
  LLVMErrorRef error =
      LLVMRunPasses(c->llvm, "default<O2>", c->target.machine, options);
  LLVMDisposePassBuilderOptions(options);
  return fromLLVMError(error, "LLVM's optimizer");
}

static NnStatus emit(Compilation *c, LLVMMemoryBufferRef *buffer) {
  char *message = NULL;
  if (!LLVMTargetMachineEmitToMemoryBuffer(c->target.machine, c->llvm,
                                           LLVMObjectFile, &message, buffer))
    return NULL;
  NnStatus status =
      nnStatusCreate(NN_INTERNAL, "emitting the object: %s", message);
  LLVMDisposeMessage(message);
  return status;
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

static NnStatus fillObject(Compilation *c, LLVMMemoryBufferRef buffer,
                           NnObject *object) {
  struct NnObjectMemory *memory = malloc(sizeof *memory);
  if (!memory) {
    LLVMDisposeMemoryBuffer(buffer);
    return outOfMemory();
  }
  memory->buffer = buffer;
  memory->signature = c->signature;
  c->signature = (Signature){0};
  const Signature *s = &memory->signature;
  *object = (NnObject){
      .data = (void *)(uintptr_t)LLVMGetBufferStart(buffer),
      .size = LLVMGetBufferSize(buffer),
      .parameterBytes = c->parameterBytes,
      .model = {.abi_version = NNRT_ABI_VERSION,
                .num_inputs = s->numInputs,
                .num_outputs = s->numOutputs,
                .name = s->name,
                .inputs = s->inputs,
                .outputs = s->outputs,
                .arena_bytes = c->arenaBytes},
      .memory = memory,
  };
  return NULL;
}

static NnStatus compile(Compilation *c, NnObject *object) {
  NnStatus status =
      nnTargetCreate(c->options->target, c->options->cpu, &c->target);
  if (!status)
    status =
        nnPipelineRun(c->module, NN_STAGE_NN, c->target.vectors, c->options);
  if (!status)
    status = nnSignatureRead(c->module, c->options->name, &c->signature);
  if (!status)
    status = nnPipelineContinue(c->module, NN_STAGE_NN, NN_STAGE_LLVM,
                                c->target.vectors, c->options);
  if (!status)
    status = readParameters(c);
  if (c->options->progress && !status)
    c->options->progress("generating code", nnPipelineSteps,
                         nnPipelineSteps + 1, c->options->user);
  if (!status)
    status = translate(c);
  if (!status)
    status = optimize(c);
  LLVMMemoryBufferRef buffer;
  if (!status)
    status = emit(c, &buffer);
  return status ? status : fillObject(c, buffer, object);
}

NnStatus nnCompileToObject(MlirModule module, const NnCompileOptions *options,
                           NnObject *object) {
  NnCompileOptions none = {0};
  Compilation c = {.module = module, .options = options ? options : &none};
  *object = (NnObject){0};
  NnStatus status = compile(&c, object);
  if (c.llvm)
    LLVMDisposeModule(c.llvm);
  if (c.context)
    LLVMContextDispose(c.context);
  if (c.target.machine)
    nnTargetDestroy(&c.target);
  nnSignatureDestroy(&c.signature);
  free(c.parameters);
  return status;
}

void nnObjectDestroy(NnObject *object) {
  if (object->memory) {
    LLVMDisposeMemoryBuffer(object->memory->buffer);
    nnSignatureDestroy(&object->memory->signature);
    free(object->memory);
  }
  *object = (NnObject){0};
}
