// Runs a model on bytes that are always the same and prints a hash of each
// output, on whatever machine it was compiled for.
#include "nnrt/nnrt.h"

#include <stdio.h>
#include <stdlib.h>

extern const nnrt_model_t model_model;

enum { most = 64 };

static size_t count_bytes(const nnrt_tensor_t *t) {
  size_t n = nnrt_dtype_size(t->dtype);
  for (int32_t d = 0; d < t->rank; ++d)
    n *= (size_t)t->shape[d];
  return n;
}

static void fill(nnrt_tensor_t *t, const nnrt_port_t *port) {
  static uint32_t state = 1;
  t->dtype = port->dtype;
  t->rank = port->rank;
  for (int32_t d = 0; d < t->rank; ++d)
    t->shape[d] = port->shape[d];
  size_t n = count_bytes(t);
  unsigned char *bytes = malloc(n);
  for (size_t i = 0; i < n && bytes; ++i) {
    state = state * 1103515245u + 12345u;
    bytes[i] = (unsigned char)(state >> 16);
  }
  t->data = bytes;
}

int main(void) {
  const nnrt_model_t *model = &model_model;
  nnrt_tensor_t inputs[most] = {0}, outputs[most] = {0};
  if (model->num_inputs > most || model->num_outputs > most)
    return 1;
  for (int32_t i = 0; i < model->num_inputs; ++i)
    fill(&inputs[i], &model->inputs[i]);
  int64_t bytes = nnrt_arena_bytes(model, NULL);
  void *arena = nnrt_arena_create(bytes);
  nnrt_status_t status = model->run(inputs, outputs, arena, NULL);
  for (int32_t i = 0; i < model->num_outputs && !status; ++i) {
    const unsigned char *y = outputs[i].data;
    uint32_t hash = 0;
    for (size_t b = 0; b < count_bytes(&outputs[i]); ++b)
      hash = hash * 31 + y[b];
    printf("%s %08x\n", model->outputs[i].name, hash);
    free(outputs[i].data);
  }
  for (int32_t i = 0; i < model->num_inputs; ++i)
    free(inputs[i].data);
  free(arena);
  return (int)status;
}
