//===- Tensor.c - Tensors that own their data ----------------------------===//
// Creation with every size checked, and random contents that any other program
// can reproduce.
//===----------------------------------------------------------------------===//
#include "Files/Tensor.h"

#include "Files/Element.h"
#include "Model/Shape.h"

#include <stdlib.h>
#include <string.h>

NnStatus nncTensorCreate(nnrt_tensor_t *tensor, int32_t dtype, int32_t rank,
                         const int64_t *shape) {
  *tensor = (nnrt_tensor_t){.dtype = dtype, .rank = rank};
  if (rank < 0 || rank > NNRT_MAX_RANK)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "a tensor has %d dimensions, more than %d", rank,
                          NNRT_MAX_RANK);
  if (rank)
    memcpy(tensor->shape, shape, (size_t)rank * sizeof *shape);
  size_t size = nnrt_dtype_size(dtype);
  int64_t count = nnrt_num_elements(rank, tensor->shape);
  if (!size || count < 0 || (uint64_t)count > (uint64_t)INT64_MAX / size)
    return nnStatusCreate(NN_INVALID_ARGUMENT, "%s is no tensor's type",
                          nncTensorText(tensor).text);
  tensor->capacity = count * (int64_t)size;
  // As an arena, so that no vector lies across two lines of a cache.
  tensor->data = nnrt_arena_create(tensor->capacity);
  if (!tensor->data)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory for %s",
                          nncTensorText(tensor).text);
  memset(tensor->data, 0, (size_t)tensor->capacity);
  return NULL;
}

void nncTensorDestroy(nnrt_tensor_t *tensor) {
  free(tensor->data);
  tensor->data = NULL;
  tensor->capacity = 0;
}

void nncTensorsDestroy(nnrt_tensor_t *tensors, int32_t count) {
  for (int32_t i = 0; tensors && i < count; ++i)
    nncTensorDestroy(&tensors[i]);
  free(tensors);
}

size_t nncTensorBytes(const nnrt_tensor_t *tensor) {
  int64_t count = nnrt_num_elements(tensor->rank, tensor->shape);
  return count < 0 ? 0 : (size_t)count * nnrt_dtype_size(tensor->dtype);
}

/// The next number of the stream, in [0,1). Marsaglia, "Xorshift RNGs", 2003.
static double nextUniform(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state / 4294967296.0;
}

static double integerRange(int32_t dtype) {
  switch (dtype) {
  case NNRT_U8:
    return 256;
  case NNRT_U4:
    return 16;
  case NNRT_I4:
    return 8;
  case NNRT_U2:
    return 4;
  case NNRT_I2:
    return 2;
  default:
    return 100;
  }
}

static double nextElement(int32_t dtype, uint32_t *state) {
  if (dtype == NNRT_BOOL)
    return 1;
  double uniform = nextUniform(state);
  if (nncDtypeIsFloat(dtype))
    return uniform;
  // The product is at least 0, so the conversion is floor.
  return (double)(int)(uniform * integerRange(dtype));
}

void nncTensorFillRandom(nnrt_tensor_t *tensor, uint32_t *state) {
  int64_t count = nnrt_num_elements(tensor->rank, tensor->shape);
  for (int64_t i = 0; i < count; ++i)
    nncElementSet(tensor->dtype, tensor->data, i,
                  nextElement(tensor->dtype, state));
}
