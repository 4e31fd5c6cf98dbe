//===- fuzz-ranges.c - Fuzzing the reader of files of ranges --------------===//
// libFuzzer entry point: any bytes are either ranges in which a key can be
// looked up, or a status.
//===----------------------------------------------------------------------===//
#include "nn-c/Quantize.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  NnRanges ranges;
  NnStatus status =
      nnRangesParse("fuzz.json", (const char *)data, size, &ranges);
  if (!nnStatusIsOk(status)) {
    if (ranges)
      abort();
    nnStatusDestroy(status);
    return 0;
  }
  NnRange range;
  if (nnRangesFind(ranges, "x", &range) && !(range.min <= range.max))
    abort();
  nnRangesDestroy(ranges);
  return 0;
}
