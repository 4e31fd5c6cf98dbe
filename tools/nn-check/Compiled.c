//===- Compiled.c - Running a function as machine code --------------------===//
// Compiles for this machine into this process, and calls the code as any host
// program does. What it reads and writes lies right before memory that can't be
// touched, so that code which goes too far crashes.
//===----------------------------------------------------------------------===//
#include "Compiled.h"

#include "../Guarded.h"
#include "Reference/Tensor.h"

#include <stdlib.h>
#include <string.h>

/// Tensors in guarded memory.
typedef struct Guarded {
  intptr_t n;
  nnrt_tensor_t *tensors;
} Guarded;

static size_t bytesOf(const nnrt_tensor_t *tensor) {
  return (size_t)nnTensorBytes(tensor);
}

static void guardedDestroy(Guarded *g) {
  for (intptr_t i = 0; g->tensors && i < g->n; ++i)
    guardedFree(g->tensors[i].data, bytesOf(&g->tensors[i]));
  free(g->tensors);
}

/// Tensors like others, whose elements are copied if asked. False if there is
/// no memory. Destroyed in either case.
static bool guardedCreate(const nnrt_tensor_t *like, intptr_t n, bool copies,
                          Guarded *g) {
  *g = (Guarded){n, calloc((size_t)n + 1, sizeof *g->tensors)};
  for (intptr_t i = 0; g->tensors && i < n; ++i) {
    size_t bytes = bytesOf(&like[i]);
    g->tensors[i] = like[i];
    g->tensors[i].capacity = (int64_t)bytes;
    g->tensors[i].data = guardedAllocate(bytes);
    if (!g->tensors[i].data)
      return false;
    if (copies && bytes)
      memcpy(g->tensors[i].data, like[i].data, bytes);
  }
  return g->tensors;
}

static NnStatus callModel(const nnrt_model_t *model, const Guarded *inputs,
                          nnrt_tensor_t *outputs, intptr_t numOutputs) {
  nnrt_status_t status = nnrt_run(model, inputs->tensors, (int32_t)inputs->n,
                                  outputs, (int32_t)numOutputs);
  return status == NNRT_OK
             ? NULL
             : nnStatusCreate(NN_INTERNAL, "the compiled function says: %s",
                              nnrt_status_message(status));
}

/// Runs the model once more and replaces the outputs' elements.
static NnStatus callGuarded(const nnrt_model_t *model, const Guarded *inputs,
                            nnrt_tensor_t *outputs, intptr_t numOutputs) {
  Guarded again;
  NnStatus status =
      guardedCreate(outputs, numOutputs, false, &again)
          ? callModel(model, inputs, again.tensors, numOutputs)
          : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (intptr_t i = 0; nnStatusIsOk(status) && i < numOutputs; ++i)
    if (bytesOf(&outputs[i]))
      memcpy(outputs[i].data, again.tensors[i].data, bytesOf(&outputs[i]));
  guardedDestroy(&again);
  return status;
}

/// Runs the model on buffers that it makes, and again on ours.
static NnStatus runModel(const nnrt_model_t *model,
                         const nnrt_tensor_t *inputs, intptr_t numInputs,
                         nnrt_tensor_t *outputs, intptr_t numOutputs) {
  Guarded guarded;
  for (intptr_t i = 0; i < numOutputs; ++i)
    outputs[i] = (nnrt_tensor_t){0};
  NnStatus status = guardedCreate(inputs, numInputs, true, &guarded)
                        ? callModel(model, &guarded, outputs, numOutputs)
                        : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (nnStatusIsOk(status))
    status = callGuarded(model, &guarded, outputs, numOutputs);
  for (intptr_t i = 0; !nnStatusIsOk(status) && i < numOutputs; ++i)
    free(outputs[i].data);
  guardedDestroy(&guarded);
  return status;
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
        runModel(nnJitGetModel(jit), inputs, numInputs, outputs, numOutputs);
  nnJitDestroy(jit);
  return status;
}
