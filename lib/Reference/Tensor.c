//===- Tensor.c - Tensors of the reference interpreter
//---------------------===//
// Memory, and elements as wide numbers. Data is dense, row-major and aligned
// to NNRT_ALIGNMENT; a tensor without elements has data too.
//===----------------------------------------------------------------------===//
#include "Tensor.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

nnrt_dtype_t nnDTypeOfType(MlirType element) {
  if (mlirTypeIsAF32(element))
    return NNRT_F32;
  if (mlirTypeIsAF64(element))
    return NNRT_F64;
  if (mlirTypeIsAF16(element))
    return NNRT_F16;
  if (mlirTypeIsABF16(element))
    return NNRT_BF16;
  if (!mlirTypeIsAInteger(element))
    return NNRT_NONE;
  unsigned width = mlirIntegerTypeGetWidth(element);
  if (mlirIntegerTypeIsUnsigned(element))
    return width == 8 ? NNRT_U8 : NNRT_NONE;
  if (!mlirIntegerTypeIsSignless(element))
    return NNRT_NONE;
  switch (width) {
  case 1:
    return NNRT_BOOL;
  case 8:
    return NNRT_I8;
  case 16:
    return NNRT_I16;
  case 32:
    return NNRT_I32;
  case 64:
    return NNRT_I64;
  default:
    return NNRT_NONE;
  }
}

MlirType nnTypeOfDType(MlirContext context, int32_t dtype) {
  switch (dtype) {
  case NNRT_F32:
    return mlirF32TypeGet(context);
  case NNRT_F64:
    return mlirF64TypeGet(context);
  case NNRT_F16:
    return mlirF16TypeGet(context);
  case NNRT_BF16:
    return mlirBF16TypeGet(context);
  case NNRT_U8:
    return mlirIntegerTypeUnsignedGet(context, 8);
  case NNRT_BOOL:
    return mlirIntegerTypeGet(context, 1);
  case NNRT_I8:
  case NNRT_I16:
  case NNRT_I32:
  case NNRT_I64:
    return mlirIntegerTypeGet(context, (unsigned)nnDTypeBytes(dtype) * 8);
  default:
    return (MlirType){NULL};
  }
}

int64_t nnDTypeBytes(int32_t dtype) {
  switch (dtype) {
  case NNRT_F64:
  case NNRT_I64:
    return 8;
  case NNRT_F32:
  case NNRT_I32:
    return 4;
  case NNRT_F16:
  case NNRT_BF16:
  case NNRT_I16:
    return 2;
  case NNRT_I8:
  case NNRT_U8:
  case NNRT_BOOL:
    return 1;
  default:
    assert(false && "not an element type");
    return 0;
  }
}

NnNumber nnLowest(int32_t dtype) {
  if (nnDTypeIsFloat(dtype))
    return (NnNumber){.f = -INFINITY};
  bool isUnsigned = dtype == NNRT_U8 || dtype == NNRT_BOOL;
  int64_t bits = nnDTypeBytes(dtype) * 8;
  return (NnNumber){.i = isUnsigned ? 0 : INT64_MIN >> (64 - bits)};
}

NnNumber nnHighest(int32_t dtype) {
  if (nnDTypeIsFloat(dtype))
    return (NnNumber){.f = INFINITY};
  if (dtype == NNRT_U8)
    return (NnNumber){.i = UINT8_MAX};
  if (dtype == NNRT_BOOL)
    return (NnNumber){.i = 1};
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

NnNumber nnTensorLoad(const nnrt_tensor_t *tensor, int64_t position) {
  const void *data = tensor->data;
  switch (tensor->dtype) {
  case NNRT_F32:
    return (NnNumber){.f = (double)((const float *)data)[position]};
  case NNRT_F64:
    return (NnNumber){.f = ((const double *)data)[position]};
  case NNRT_F16:
    return (NnNumber){.f = nnHalfToDouble(((const uint16_t *)data)[position])};
  case NNRT_BF16:
    return (NnNumber){
        .f = nnBFloat16ToDouble(((const uint16_t *)data)[position])};
  case NNRT_I8:
    return (NnNumber){.i = ((const int8_t *)data)[position]};
  case NNRT_I16:
    return (NnNumber){.i = ((const int16_t *)data)[position]};
  case NNRT_I32:
    return (NnNumber){.i = ((const int32_t *)data)[position]};
  case NNRT_I64:
    return (NnNumber){.i = ((const int64_t *)data)[position]};
  default:
    return (NnNumber){.i = ((const uint8_t *)data)[position]};
  }
}

void nnTensorStore(const nnrt_tensor_t *tensor, int64_t position, NnNumber x) {
  void *data = tensor->data;
  switch (tensor->dtype) {
  case NNRT_F32:
    ((float *)data)[position] = (float)x.f;
    return;
  case NNRT_F64:
    ((double *)data)[position] = x.f;
    return;
  case NNRT_F16:
    ((uint16_t *)data)[position] = nnHalfFromDouble(x.f);
    return;
  case NNRT_BF16:
    ((uint16_t *)data)[position] = nnBFloat16FromDouble(x.f);
    return;
  case NNRT_I16:
    ((uint16_t *)data)[position] = (uint16_t)x.i;
    return;
  case NNRT_I32:
    ((uint32_t *)data)[position] = (uint32_t)x.i;
    return;
  case NNRT_I64:
    ((int64_t *)data)[position] = x.i;
    return;
  case NNRT_BOOL:
    ((uint8_t *)data)[position] = x.i & 1;
    return;
  default:
    ((uint8_t *)data)[position] = (uint8_t)x.i;
    return;
  }
}

NnNumber *nnTensorWiden(const nnrt_tensor_t *tensor) {
  int64_t count = nnTensorNumElements(tensor);
  NnNumber *numbers = malloc(((size_t)count + 1) * sizeof(*numbers));
  for (int64_t i = 0; numbers && i < count; ++i)
    numbers[i] = nnTensorLoad(tensor, i);
  return numbers;
}
