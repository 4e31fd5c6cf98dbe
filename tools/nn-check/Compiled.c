//===- Compiled.c - Running a function as machine code --------------------===//
// Compiles for this machine into this process, and calls the code as any host
// program does.
//===----------------------------------------------------------------------===//
#include "Compiled.h"

#include <stdlib.h>

static NnStatus callModel(const nnrt_model_t *model,
                          const nnrt_tensor_t *inputs, intptr_t numInputs,
                          nnrt_tensor_t *outputs, intptr_t numOutputs) {
  for (intptr_t i = 0; i < numOutputs; ++i)
    outputs[i] = (nnrt_tensor_t){0};
  nnrt_status_t status =
      nnrt_run(model, inputs, (int32_t)numInputs, outputs, (int32_t)numOutputs);
  if (status == NNRT_OK)
    return NULL;
  for (intptr_t i = 0; i < numOutputs; ++i)
    free(outputs[i].data);
  return nnStatusCreate(NN_INTERNAL, "the compiled function says: %s",
                        nnrt_status_message(status));
}

NnStatus runCompiled(MlirModule module, NnOptimization optimization,
                     const char *cpu, const nnrt_tensor_t *inputs,
                     intptr_t numInputs, nnrt_tensor_t *outputs,
                     intptr_t numOutputs) {
  NnCompileOptions options = {.optimization = optimization, .cpu = cpu};
  NnJit jit = NULL;
  NnStatus status = nnCompileToJit(module, &options, &jit);
  mlirModuleDestroy(module);
  if (nnStatusIsOk(status))
    status =
        callModel(nnJitGetModel(jit), inputs, numInputs, outputs, numOutputs);
  nnJitDestroy(jit);
  return status;
}
