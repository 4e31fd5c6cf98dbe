//===- mean.c - A model of one image -------------------------------------===//
// mean = sum(image) / 12, for an image 4 wide and 3 high: one input, one output
// of static shape.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

static nnrt_status_t run(const nnrt_tensor_t *inputs, nnrt_tensor_t *outputs,
                         void *arena, const nnrt_threads_t *threads) {
  (void)arena, (void)threads;
  const float *image = inputs[0].data;
  float sum = 0;
  for (int i = 0; i < 12; ++i)
    sum += image[i];
  if (!outputs[0].data || outputs[0].capacity < 4)
    return NNRT_ERROR_CAPACITY;
  outputs[0].dtype = NNRT_F32;
  outputs[0].rank = 1;
  outputs[0].shape[0] = 1;
  *(float *)outputs[0].data = sum / 12;
  return NNRT_OK;
}

static const nnrt_port_t inputs[] = {{"image", NNRT_F32, 4, {1, 1, 3, 4}}};
static const nnrt_port_t outputs[] = {{"mean", NNRT_F32, 1, {1}}};

const nnrt_model_t nnrt_model = {
    NNRT_ABI_VERSION, 1, 1, 0, "mean", inputs, outputs, 0, 0, run,
};
