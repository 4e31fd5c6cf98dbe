//===- Jit.c - Models compiled into this process --------------------------===//
// Loads the same object that would be written to a file, through ORC. What runs
// in a test is what ships.
//===----------------------------------------------------------------------===//
#include "nn-c/Compiler.h"

#include "llvm-c/Core.h"
#include "llvm-c/LLJIT.h"
#include "llvm-c/Orc.h"
#include "llvm-c/Target.h"

#include <stdio.h>
#include <stdlib.h>

struct NnJitImpl {
  LLVMOrcLLJITRef orc;
  const nnrt_model_t *model;
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

static NnStatus load(struct NnJitImpl *jit, const NnObject *object) {
  NnStatus status = check(LLVMOrcCreateLLJIT(&jit->orc, NULL));
  if (status)
    return status;
  LLVMOrcExecutionSessionSetErrorReporter(
      LLVMOrcLLJITGetExecutionSession(jit->orc), dropReport, NULL);
  status = addProcessSymbols(jit->orc);
  if (status)
    return status;
  LLVMMemoryBufferRef copy = LLVMCreateMemoryBufferWithMemoryRangeCopy(
      object->data, object->size, object->model.name);
  status = check(LLVMOrcLLJITAddObjectFile(
      jit->orc, LLVMOrcLLJITGetMainJITDylib(jit->orc), copy));
  char symbol[256];
  snprintf(symbol, sizeof symbol, "%.240s_model", object->model.name);
  LLVMOrcExecutorAddress address = 0;
  if (!status)
    status = check(LLVMOrcLLJITLookup(jit->orc, &address, symbol));
  jit->model = (const nnrt_model_t *)(uintptr_t)address;
  return status;
}

NnStatus nnJitLoad(const NnObject *object, NnJit *out) {
  LLVMInitializeNativeTarget();
  LLVMInitializeNativeAsmPrinter();
  *out = calloc(1, sizeof **out);
  if (!*out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = load(*out, object);
  if (status) {
    nnJitDestroy(*out);
    *out = NULL;
  }
  return status;
}

NnStatus nnCompileToJit(MlirModule module, const NnCompileOptions *options,
                        NnJit *jit) {
  *jit = NULL;
  NnObject object;
  NnStatus status = nnCompileToObject(module, options, &object);
  if (!status)
    status = nnJitLoad(&object, jit);
  nnObjectDestroy(&object);
  return status;
}

const nnrt_model_t *nnJitGetModel(NnJit jit) { return jit->model; }

void nnJitDestroy(NnJit jit) {
  if (!jit)
    return;
  if (jit->orc)
    LLVMConsumeError(LLVMOrcDisposeLLJIT(jit->orc));
  free(jit);
}
