//===- Tensor.c - Tensors of the reference interpreter --------------------===//
// Memory, and elements as wide numbers. Data is dense, row-major and aligned
// to NNRT_ALIGNMENT; a tensor without elements has data too. Integers are read
// and written by their low bytes: the host is little-endian.
//===----------------------------------------------------------------------===//
#include "Tensor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

NnNumber nnLowest(int32_t dtype) {
  if (nnDTypeIsFloat(dtype))
    return (NnNumber){.f = -INFINITY};
  if (nnDTypeIsUnsigned(dtype))
    return (NnNumber){.i = 0};
  return (NnNumber){.i = INT64_MIN >> (64 - nnDTypeBits(dtype))};
}

NnNumber nnHighest(int32_t dtype) {
  if (nnDTypeIsFloat(dtype))
    return (NnNumber){.f = INFINITY};
  if (nnDTypeIsUnsigned(dtype))
    return (NnNumber){.i = (int64_t)(UINT64_MAX >> (64 - nnDTypeBits(dtype)))};
  return (NnNumber){.i = ~nnLowest(dtype).i};
}

bool nnTensorAllocate(nnrt_tensor_t *tensor, int32_t dtype,
                      const NnShape *shape) {
  *tensor = (nnrt_tensor_t){.dtype = dtype, .rank = (int32_t)shape->rank};
  for (int64_t d = 0; d < shape->rank; ++d)
    tensor->shape[d] = shape->dims[d];
  int64_t count = nnShapeNumElements(shape), bytes;
  if (count < 0 || __builtin_mul_overflow(count, nnDTypeBytes(dtype), &bytes) ||
      bytes > INT64_MAX - NNRT_ALIGNMENT)
    return false;
  tensor->capacity = (bytes / NNRT_ALIGNMENT + 1) * NNRT_ALIGNMENT;
  tensor->data = aligned_alloc(NNRT_ALIGNMENT, (size_t)tensor->capacity);
  return tensor->data;
}

bool nnTensorCopy(const nnrt_tensor_t *from, nnrt_tensor_t *to) {
  NnShape shape = nnTensorShape(from);
  if (!nnTensorAllocate(to, from->dtype, &shape))
    return false;
  memcpy(to->data, from->data, (size_t)nnTensorBytes(to));
  return true;
}

void nnTensorFree(nnrt_tensor_t *tensor) {
  free(tensor->data);
  tensor->data = NULL;
}

NnShape nnTensorShape(const nnrt_tensor_t *tensor) {
  NnShape shape = {.rank = tensor->rank};
  for (int64_t d = 0; d < shape.rank; ++d)
    shape.dims[d] = tensor->shape[d];
  return shape;
}

int64_t nnTensorNumElements(const nnrt_tensor_t *tensor) {
  int64_t count = 1;
  for (int32_t d = 0; d < tensor->rank; ++d)
    count *= tensor->shape[d];
  return count;
}

int64_t nnTensorBytes(const nnrt_tensor_t *tensor) {
  return nnTensorNumElements(tensor) * nnDTypeBytes(tensor->dtype);
}

static int64_t wrapInteger(int32_t dtype, int64_t x) {
  return nnWrapInteger((uint64_t)x, nnDTypeBits(dtype),
                       nnDTypeIsUnsigned(dtype));
}

NnNumber nnTensorLoad(const nnrt_tensor_t *tensor, int64_t position) {
  if (nnDTypeIsFloat(tensor->dtype))
    return (NnNumber){.f = nnFloatLoad(tensor->dtype, tensor->data, position)};
  int64_t bytes = nnDTypeBytes(tensor->dtype), x = 0;
  memcpy(&x, (const char *)tensor->data + position * bytes, (size_t)bytes);
  return (NnNumber){.i = wrapInteger(tensor->dtype, x)};
}

void nnTensorStore(const nnrt_tensor_t *tensor, int64_t position, NnNumber x) {
  if (nnDTypeIsFloat(tensor->dtype)) {
    nnFloatStore(tensor->dtype, tensor->data, position, x.f);
    return;
  }
  int64_t bytes = nnDTypeBytes(tensor->dtype);
  int64_t wrapped = wrapInteger(tensor->dtype, x.i);
  memcpy((char *)tensor->data + position * bytes, &wrapped, (size_t)bytes);
}

NnNumber *nnTensorWiden(const nnrt_tensor_t *tensor) {
  int64_t count = nnTensorNumElements(tensor);
  NnNumber *numbers = malloc(((size_t)count + 1) * sizeof(*numbers));
  for (int64_t i = 0; numbers && i < count; ++i)
    numbers[i] = nnTensorLoad(tensor, i);
  return numbers;
}
