//===- Run.c - Checking inputs and calling a model -----------------------===//
// A model's `run` trusts its inputs; this is where they are checked, and where
// a caller who has no arena gets one for a single run.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

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

void *nnrt_arena_create(int64_t bytes) {
  if (bytes < 0 || bytes > PTRDIFF_MAX - NNRT_ALIGNMENT)
    return NULL;
  // aligned_alloc wants a multiple of the alignment.
  size_t size = bytes ? (size_t)bytes : 1;
  size = (size + NNRT_ALIGNMENT - 1) / NNRT_ALIGNMENT * NNRT_ALIGNMENT;
  return aligned_alloc(NNRT_ALIGNMENT, size);
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
  void *arena = nnrt_arena_create(model->arena_bytes);
  if (!arena)
    return NNRT_ERROR_MEMORY;
  status = model->run(inputs, outputs, arena, NULL);
  free(arena);
  return status;
}
