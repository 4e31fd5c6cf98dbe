//===- affine.c - A model written by hand for tests ----------------------===//
// y[2,N] = 2*x[2,N] + bias[2] a row, n = number of elements. N is dynamic, as
// is what a compiled model does about outputs: fill, allocate, or refuse.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

#include <stdlib.h>

static nnrt_status_t place(nnrt_tensor_t *output, int64_t bytes) {
  if (output->data)
    return output->capacity < bytes ? NNRT_ERROR_CAPACITY : NNRT_OK;
  output->data = malloc(bytes ? (size_t)bytes : 1);
  return output->data ? NNRT_OK : NNRT_ERROR_MEMORY;
}

static nnrt_status_t run(const nnrt_tensor_t *inputs, nnrt_tensor_t *outputs,
                         void *arena, const nnrt_threads_t *threads) {
  (void)threads;
  int64_t columns = inputs[0].shape[1];
  const float *x = inputs[0].data, *bias = inputs[1].data;
  outputs[0].dtype = NNRT_F32;
  outputs[0].rank = 2;
  outputs[0].shape[0] = 2;
  outputs[0].shape[1] = columns;
  outputs[1].dtype = NNRT_I64;
  outputs[1].rank = 0;
  nnrt_status_t status = place(&outputs[0], 8 * columns);
  if (status == NNRT_OK)
    status = place(&outputs[1], 8);
  if (status != NNRT_OK)
    return status;
  // Touches the whole arena: a short or misaligned one shows up.
  for (int i = 0; i < 24; ++i)
    ((float *)arena)[i] = 2.0f;
  float *y = outputs[0].data;
  for (int64_t i = 0; i < 2 * columns; ++i)
    y[i] = ((float *)arena)[i % 24] * x[i] + bias[i / columns];
  *(int64_t *)outputs[1].data = 2 * columns;
  return NNRT_OK;
}

static const nnrt_port_t inputs[] = {
    {"x", NNRT_F32, 2, {2, -1}},
    {"bias", NNRT_F32, 1, {2}},
};
static const nnrt_port_t outputs[] = {
    {"y", NNRT_F32, 2, {2, -1}},
    {"n", NNRT_I64, 0, {0}},
};

const nnrt_model_t affine_model = {
    NNRT_ABI_VERSION, 2, 2, 0, "affine", inputs, outputs, 96, 0, run,
};
const nnrt_model_t nnrt_model = {
    NNRT_ABI_VERSION, 2, 2, 0, "affine", inputs, outputs, 96, 0, run,
};
const nnrt_model_t old_model = {
    NNRT_ABI_VERSION + 1, 2, 2, 0, "old", inputs, outputs, 96, 0, run,
};
