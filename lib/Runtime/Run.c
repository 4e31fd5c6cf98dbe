//===- Run.c - Checking inputs and calling a model -----------------------===//
// A model's `run` trusts its inputs; this is where they are checked, and where
// a caller who has no arena gets one for a single run.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

#include <stdbool.h>
#include <stdlib.h>

static nnrt_status_t check_input(const nnrt_port_t *port,
                                 const nnrt_tensor_t *tensor) {
  if (tensor->dtype != port->dtype)
    return NNRT_ERROR_DTYPE;
  if (tensor->rank != port->rank || tensor->rank > NNRT_MAX_RANK)
    return NNRT_ERROR_RANK;
  for (int32_t i = 0; i < port->rank; ++i)
    if (tensor->shape[i] < 0 ||
        (port->shape[i] >= 0 && tensor->shape[i] != port->shape[i]))
      return NNRT_ERROR_SHAPE;
  int64_t elements = nnrt_num_elements(tensor->rank, tensor->shape);
  if (elements < 0)
    return NNRT_ERROR_SHAPE;
  return elements && !tensor->data ? NNRT_ERROR_DATA : NNRT_OK;
}

nnrt_status_t nnrt_check_inputs(const nnrt_model_t *model,
                                const nnrt_tensor_t *inputs, int32_t num_inputs,
                                int32_t *bad_input) {
  // With a wrong count, the first input that is missing or too many.
  if (num_inputs != model->num_inputs) {
    if (bad_input)
      *bad_input =
          num_inputs < model->num_inputs ? num_inputs : model->num_inputs;
    return NNRT_ERROR_COUNT;
  }
  for (int32_t i = 0; i < num_inputs; ++i) {
    nnrt_status_t status = check_input(&model->inputs[i], &inputs[i]);
    if (status == NNRT_OK)
      continue;
    if (bad_input)
      *bad_input = i;
    return status;
  }
  return NNRT_OK;
}

int64_t nnrt_arena_bytes(const nnrt_model_t *model,
                         const nnrt_threads_t *threads) {
  int64_t more = threads ? threads->count - 1 : 0;
  return model->arena_bytes + more * model->thread_bytes;
}

static bool is_size(int64_t bytes) {
  return bytes >= 0 && bytes <= PTRDIFF_MAX - NNRT_ALIGNMENT;
}

void *nnrt_arena_create(int64_t bytes) {
  if (!is_size(bytes))
    return NULL;
  // aligned_alloc wants a multiple of the alignment.
  size_t size = bytes ? (size_t)bytes : 1;
  size = (size + NNRT_ALIGNMENT - 1) / NNRT_ALIGNMENT * NNRT_ALIGNMENT;
  return aligned_alloc(NNRT_ALIGNMENT, size);
}

/// Runs with an arena of its own, aligned here: glibc's aligned_alloc may leave
/// what was freed before unused, so that memory would grow with each run.
static nnrt_status_t run_once(const nnrt_model_t *model,
                              const nnrt_tensor_t *inputs,
                              nnrt_tensor_t *outputs) {
  if (!is_size(model->arena_bytes))
    return NNRT_ERROR_MEMORY;
  char *block = malloc((size_t)model->arena_bytes + NNRT_ALIGNMENT);
  if (!block)
    return NNRT_ERROR_MEMORY;
  char *arena = block + NNRT_ALIGNMENT - (uintptr_t)block % NNRT_ALIGNMENT;
  nnrt_status_t status = model->run(inputs, outputs, arena, NULL);
  free(block);
  return status;
}

nnrt_status_t nnrt_run(const nnrt_model_t *model, const nnrt_tensor_t *inputs,
                       int32_t num_inputs, nnrt_tensor_t *outputs,
                       int32_t num_outputs) {
  if (model->abi_version != NNRT_ABI_VERSION)
    return NNRT_ERROR_ABI;
  nnrt_status_t status = nnrt_check_inputs(model, inputs, num_inputs, NULL);
  if (status != NNRT_OK)
    return status;
  if (num_outputs != model->num_outputs)
    return NNRT_ERROR_COUNT;
  return run_once(model, inputs, outputs);
}
