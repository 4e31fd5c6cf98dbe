//===- fuzz-npz.c - Fuzzing the reader of .npz files ---------------------===//
// libFuzzer entry point: any bytes are either arrays with names whose elements
// can all be read, or a status.
//===----------------------------------------------------------------------===//
#include "Files/Npz.h"
#include "Files/Tensor.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  NncArrays arrays;
  NnStatus status = nncNpzParse("fuzz.npz", data, size, &arrays);
  char text[256];
  FILE *out = fmemopen(text, sizeof text, "w");
  for (size_t i = 0; out && !status && i < arrays.count; ++i) {
    fputs(arrays.items[i].name, out);
    nncTensorPrint(&arrays.items[i].tensor, out);
  }
  if (out)
    fclose(out);
  nnStatusDestroy(status);
  nncArraysDestroy(&arrays);
  return 0;
}
