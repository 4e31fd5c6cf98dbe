//===- Status.c - Error values --------------------------------------------===//
// A code with a message in one allocation; success needs none.
//===----------------------------------------------------------------------===//
#include "nn-c/Status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct NnStatusImpl {
  NnCode code;
  char message[];
};

static struct {
  NnCode code;
  char message[16];
} outOfMemory = {NN_OUT_OF_MEMORY, "out of memory"};

NnStatus nnStatusCreate(NnCode code, const char *format, ...) {
  va_list args, measure;
  va_start(args, format);
  va_copy(measure, args);
  int length = vsnprintf(NULL, 0, format, measure);
  va_end(measure);
  size_t size = length < 0 ? 1 : (size_t)length + 1;
  NnStatus status = malloc(sizeof *status + size);
  if (status) {
    status->code = code;
    status->message[0] = 0;
    vsnprintf(status->message, size, format, args);
  }
  va_end(args);
  return status ? status : (NnStatus)(void *)&outOfMemory;
}

NnCode nnStatusGetCode(NnStatus status) {
  return status ? status->code : NN_OK;
}

const char *nnStatusGetMessage(NnStatus status) {
  return status ? status->message : "";
}

void nnStatusDestroy(NnStatus status) {
  if ((void *)status != (void *)&outOfMemory)
    free(status);
}
