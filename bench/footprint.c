//===- footprint.c - The memory of a process that runs a model ------------===//
// footprint MODEL.so FILE.npy...: loads a library with static shapes, runs it
// five times on its inputs in order, and prints the bytes that were resident at
// peak. nnc is no measure of that: it carries the compiler.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *why) {
  fprintf(stderr, "footprint: %s: %s\n", what, why);
  exit(1);
}

/// Reads the elements of a file whose header is that of format 1.0.
static void readNpy(const char *path, void *data, size_t bytes) {
  FILE *file = fopen(path, "rb");
  unsigned char head[10];
  if (!file || fread(head, 1, sizeof head, file) != sizeof head ||
      fseek(file, head[8] + 256 * head[9], SEEK_CUR) ||
      fread(data, 1, bytes, file) != bytes)
    fail(path, "can't be read");
  fclose(file);
}

static nnrt_tensor_t readInput(const nnrt_port_t *port, const char *path) {
  nnrt_tensor_t tensor = {.dtype = port->dtype, .rank = port->rank};
  memcpy(tensor.shape, port->shape, sizeof tensor.shape);
  int64_t count = nnrt_num_elements(port->rank, port->shape);
  if (count < 0)
    fail(port->name, "has an unknown shape");
  size_t bytes = (size_t)count * nnrt_dtype_size(port->dtype);
  tensor.data = malloc(bytes ? bytes : 1);
  if (!tensor.data)
    fail(port->name, "out of memory");
  readNpy(path, tensor.data, bytes);
  return tensor;
}

static void runModel(const nnrt_model_t *model, const nnrt_tensor_t *inputs) {
  nnrt_tensor_t *outputs = calloc((size_t)model->num_outputs, sizeof *outputs);
  if (!outputs)
    fail(model->name, "out of memory");
  nnrt_status_t status =
      nnrt_run(model, inputs, model->num_inputs, outputs, model->num_outputs);
  if (status)
    fail(model->name, nnrt_status_message(status));
  for (int32_t i = 0; i < model->num_outputs; ++i)
    free(outputs[i].data);
  free(outputs);
}

/// Of this program alone: getrusage would count what ran before exec as well.
static long peakKilobytes(void) {
  FILE *file = fopen("/proc/self/status", "r");
  char line[256];
  long kilobytes = 0;
  while (file && fgets(line, sizeof line, file))
    if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1)
      break;
  if (!kilobytes)
    fail("/proc/self/status", "has no VmHWM");
  fclose(file);
  return kilobytes;
}

int main(int argc, char **argv) {
  nnrt_library_t *library;
  if (argc < 2)
    fail("usage", "footprint MODEL.so FILE.npy...");
  nnrt_status_t status = nnrt_library_open(argv[1], NULL, &library);
  if (status)
    fail(argv[1], nnrt_status_message(status));
  const nnrt_model_t *model = nnrt_library_model(library);
  if (argc != 2 + model->num_inputs)
    fail(argv[1], "needs a file for each input");
  nnrt_tensor_t *inputs = calloc((size_t)argc, sizeof *inputs);
  for (int32_t i = 0; inputs && i < model->num_inputs; ++i)
    inputs[i] = readInput(&model->inputs[i], argv[2 + i]);
  for (int run = 0; inputs && run < 5; ++run)
    runModel(model, inputs);
  printf("%ld\n", 1024 * peakKilobytes());
}
