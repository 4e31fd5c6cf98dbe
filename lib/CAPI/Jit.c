//===- Jit.c - Models compiled into this process --------------------------===//
// Loads the same object that would be written to a file, through ORC. What runs
// in a test is what ships. Only constants are laid out once, beside the code.
//===----------------------------------------------------------------------===//
#include "Binary.h"

#include "llvm-c/Core.h"
#include "llvm-c/LLJIT.h"
#include "llvm-c/Orc.h"
#include "llvm-c/Target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct NnJitImpl {
  LLVMOrcLLJITRef orc;
  const nnrt_model_t *model;
  char *parameters; ///< If the object lacks them.
  Mapping mapping;  ///< Or they are there.
};

/// What goes wrong comes back as an error as well; nothing is printed.
static void dropReport(void *context, LLVMErrorRef error) {
  (void)context;
  LLVMConsumeError(error);
}

static NnStatus check(LLVMErrorRef error) {
  if (!error)
    return NULL;
  char *message = LLVMGetErrorMessage(error);
  NnStatus status = nnStatusCreate(NN_INTERNAL, "JIT: %s", message);
  LLVMDisposeErrorMessage(message);
  return status;
}

/// Lets the code call malloc, memcpy and their like of this process.
static NnStatus addProcessSymbols(LLVMOrcLLJITRef orc) {
  LLVMOrcDefinitionGeneratorRef generator;
  NnStatus status = check(LLVMOrcCreateDynamicLibrarySearchGeneratorForProcess(
      &generator, LLVMOrcLLJITGetGlobalPrefix(orc), NULL, NULL));
  if (!status)
    LLVMOrcJITDylibAddGenerator(LLVMOrcLLJITGetMainJITDylib(orc), generator);
  return status;
}

static NnStatus start(struct NnJitImpl *jit) {
  NnStatus status = check(LLVMOrcCreateLLJIT(&jit->orc, NULL));
  if (status)
    return status;
  LLVMOrcExecutionSessionSetErrorReporter(
      LLVMOrcLLJITGetExecutionSession(jit->orc), dropReport, NULL);
  return addProcessSymbols(jit->orc);
}

/// Loads an object whose bytes stay until this returns.
static NnStatus load(struct NnJitImpl *jit, const void *data, size_t size,
                     const char *name) {
  LLVMMemoryBufferRef view =
      LLVMCreateMemoryBufferWithMemoryRange(data, size, name, 0);
  NnStatus status = check(LLVMOrcLLJITAddObjectFile(
      jit->orc, LLVMOrcLLJITGetMainJITDylib(jit->orc), view));
  char symbol[256];
  snprintf(symbol, sizeof symbol, "%.240s_model", name);
  LLVMOrcExecutorAddress address = 0;
  if (!status)
    status = check(LLVMOrcLLJITLookup(jit->orc, &address, symbol));
  jit->model = (const nnrt_model_t *)(uintptr_t)address;
  return status;
}

/// Lays the code's constants out, unless they lie in a file already.
static NnStatus takeParameters(struct NnJitImpl *jit, NnBinary *binary) {
  jit->mapping = binary->mapping;
  binary->mapping = (Mapping){0};
  if (binary->parameters)
    return NULL;
  jit->parameters = nnrt_arena_create(binary->bytes.parameters);
  if (!jit->parameters)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  memset(jit->parameters, 0, (size_t)binary->bytes.parameters);
  return nnBinaryReadParameters(binary, jit->parameters);
}

/// Tells the linker where the code's constants are.
static NnStatus addParameters(struct NnJitImpl *jit, NnBinary *binary) {
  if (!*binary->parameterSymbol)
    return NULL;
  NnStatus status = takeParameters(jit, binary);
  if (status)
    return status;
  const char *place = binary->parameters ? binary->parameters : jit->parameters;
  LLVMOrcCSymbolMapPair pair = {
      LLVMOrcLLJITMangleAndIntern(jit->orc, binary->parameterSymbol),
      {(LLVMOrcExecutorAddress)(uintptr_t)place,
       {LLVMJITSymbolGenericFlagsExported, 0}}};
  LLVMOrcMaterializationUnitRef unit = LLVMOrcAbsoluteSymbols(&pair, 1);
  LLVMErrorRef error =
      LLVMOrcJITDylibDefine(LLVMOrcLLJITGetMainJITDylib(jit->orc), unit);
  if (error)
    LLVMOrcDisposeMaterializationUnit(unit);
  return check(error);
}

/// Fails with nothing to destroy.
static NnStatus create(NnJit *out) {
  LLVMInitializeNativeTarget();
  LLVMInitializeNativeAsmPrinter();
  *out = calloc(1, sizeof **out);
  if (!*out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return start(*out);
}

static NnStatus finish(NnStatus status, NnJit *jit) {
  if (status) {
    nnJitDestroy(*jit);
    *jit = NULL;
  }
  return status;
}

NnStatus nnJitLoad(const NnObject *object, NnJit *jit) {
  NnStatus status = create(jit);
  if (!status)
    status = load(*jit, object->data, object->size, object->model.name);
  return finish(status, jit);
}

NnStatus nnCompileToJit(MlirModule module, const NnCompileOptions *options,
                        NnJit *jit) {
  *jit = NULL;
  NnBinary binary;
  NnStatus status = nnBinaryCreate(module, options, &binary);
  if (!status)
    status = create(jit);
  if (!status)
    status = addParameters(*jit, &binary);
  if (!status)
    status = load(*jit, LLVMGetBufferStart(binary.object),
                  LLVMGetBufferSize(binary.object), binary.signature.name);
  nnBinaryDestroy(&binary);
  return finish(status, jit);
}

const nnrt_model_t *nnJitGetModel(NnJit jit) { return jit->model; }

void nnJitDestroy(NnJit jit) {
  if (!jit)
    return;
  if (jit->orc)
    LLVMConsumeError(LLVMOrcDisposeLLJIT(jit->orc));
  free(jit->parameters);
  nnMappingDestroy(&jit->mapping);
  free(jit);
}
