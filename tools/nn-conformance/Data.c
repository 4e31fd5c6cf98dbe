//===- Data.c - Inputs and expected outputs of a case --------------------===//
// Reads tensors until the next one isn't there.
//===----------------------------------------------------------------------===//
#include "Data.h"

#include "../Guarded.h"
#include "nn-c/Import.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool dataSetExists(const char *folder, int index) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/test_data_set_%d", folder, index);
  return access(path, F_OK) == 0;
}

static NnStatus guard(nnrt_tensor_t *tensor) {
  void *data = guardedAllocate((size_t)tensor->capacity);
  if (!data)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  memcpy(data, tensor->data, (size_t)tensor->capacity);
  free(tensor->data);
  tensor->data = data;
  return NULL;
}

/// Reasons are counted, so that they must not hold paths.
static NnStatus nameTensor(const char *kind, int32_t i, const char *path,
                           NnStatus status) {
  if (!status)
    return NULL;
  const char *message = nnStatusGetMessage(status);
  size_t length = strlen(path);
  if (!strncmp(message, path, length) && !strncmp(message + length, ": ", 2))
    message += length + 2;
  NnStatus named = nnStatusCreate(nnStatusGetCode(status), "%s %d: %s", kind,
                                  (int)i, message);
  nnStatusDestroy(status);
  return named;
}

static NnStatus readTensors(const char *folder, int index, const char *kind,
                            nnrt_tensor_t *tensors, int32_t *count) {
  for (*count = 0;; ++*count) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/test_data_set_%d/%s_%d.pb", folder, index,
             kind, (int)*count);
    if (access(path, F_OK))
      return NULL;
    if (*count == maxPorts)
      return nnStatusCreate(NN_UNSUPPORTED, "more than %d %ss", (int)maxPorts,
                            kind);
    NnStatus status = nameTensor(kind, *count, path,
                                 nnReadOnnxTensor(path, &tensors[*count]));
    if (status)
      return status;
  }
}

NnStatus dataSetRead(const char *folder, int index, DataSet *set) {
  NnStatus status =
      readTensors(folder, index, "input", set->inputs, &set->numInputs);
  for (int32_t i = 0; !status && i < set->numInputs; ++i)
    status = guard(&set->inputs[i]);
  return status ? status
                : readTensors(folder, index, "output", set->outputs,
                              &set->numOutputs);
}
