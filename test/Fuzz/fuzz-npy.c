//===- fuzz-npy.c - Fuzzing the reader of .npy files ---------------------===//
// libFuzzer entry point: any bytes are either a tensor whose elements can all
// be read and that survives being printed, or a status.
//===----------------------------------------------------------------------===//
#include "Files/Npy.h"
#include "Files/Tensor.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  nnrt_tensor_t tensor;
  NnStatus status = nncNpyParse("fuzz.npy", data, size, &tensor);
  if (!nnStatusIsOk(status)) {
    if (tensor.data)
      abort();
    nnStatusDestroy(status);
    return 0;
  }
  char text[256];
  FILE *out = fmemopen(text, sizeof text, "w");
  if (out) {
    nncTensorPrint(&tensor, out);
    fclose(out);
  }
  nncTensorDestroy(&tensor);
  return 0;
}
