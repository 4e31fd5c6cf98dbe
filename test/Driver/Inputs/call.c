//===- call.c - A program that embeds add-relu ---------------------------===//
// Calls the compiled object by its header alone, without the runtime library.
//===----------------------------------------------------------------------===//
#include "net.h"

#include <stdio.h>
#include <stdlib.h>

int main(void) {
  float x[6] = {1, 1, 1, -3, 3, -0.25f}, y[6] = {0};
  nnrt_tensor_t input = {x, 0, NNRT_F32, 2, {2, 3}};
  nnrt_tensor_t output = {.data = y, .capacity = sizeof y};
  size_t size = (size_t)(net_model.arena_bytes + 63) / 64 * 64 + 64;
  void *arena = aligned_alloc(NNRT_ALIGNMENT, size);
  nnrt_status_t status = net_model.run(&input, &output, arena, NULL);
  free(arena);
  printf("%s: status %d, rank %d:", net_model.name, status, output.rank);
  for (int i = 0; i < 6; ++i)
    printf(" %g", y[i]);
  printf("\n");
  return status;
}
