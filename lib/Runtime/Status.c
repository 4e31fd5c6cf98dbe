//===- Status.c - What a status means ------------------------------------===//
// One line of text for each nnrt_status_t, without a newline or a full stop, to
// follow "error: ".
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

static const char *const messages[] = {
    [NNRT_OK] = "success",
    [NNRT_ERROR_DTYPE] = "a tensor has the wrong element type",
    [NNRT_ERROR_RANK] = "a tensor has the wrong number of dimensions",
    [NNRT_ERROR_SHAPE] = "a dimension of a tensor differs from the model's",
    [NNRT_ERROR_DATA] = "a tensor has no data",
    [NNRT_ERROR_COUNT] = "wrong number of inputs or outputs",
    [NNRT_ERROR_MEMORY] = "out of memory",
    [NNRT_ERROR_CAPACITY] = "an output does not fit its buffer",
    [NNRT_ERROR_FILE] = "the library can't be loaded",
    [NNRT_ERROR_SYMBOL] = "the library holds no such model",
    [NNRT_ERROR_ABI] = "the model was built for another version of the runtime",
    [NNRT_ERROR_CPU] =
        "the CPU or its system lacks what the model was built for",
};

const char *nnrt_status_message(nnrt_status_t status) {
  size_t code = (size_t)status;
  if (code >= sizeof messages / sizeof messages[0])
    return "unknown status";
  return messages[code];
}
