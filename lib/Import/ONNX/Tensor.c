//===- Tensor.c - The data of a TensorProto -------------------------------===//
// ONNX's typed fields hold narrow types in wide ones: int32_data has int8 to
// int32, bool and the bits of 16-bit floats.
//===----------------------------------------------------------------------===//
#include "Tensor.h"

#include "Text.h"
#include "Weights.h"

#include <stdlib.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "ONNX stores tensors in little-endian order; swapping is not implemented"
#endif

static const NnElementType elementTypes[] = {
#define TYPE(onnx, name, bytes, dtype, spelling)                               \
  {onnx, #name, bytes, dtype, spelling},
#include "ElementType.def"
};

const NnElementType *nnElementTypeOf(int32_t onnx) {
  for (size_t i = 0; i < sizeof elementTypes / sizeof *elementTypes; ++i)
    if (elementTypes[i].onnx == onnx)
      return &elementTypes[i];
  return NULL;
}

const char *nnElementTypeName(int32_t onnx) {
  const NnElementType *type = nnElementTypeOf(onnx);
  return type ? type->name : "undefined";
}

static NnStatus countElements(const Onnx__TensorProto *proto,
                              NnOnnxTensor *tensor) {
  size_t count = 1;
  bool isEmpty = false;
  for (size_t i = 0; i < proto->n_dims; ++i) {
    int64_t dim = proto->dims[i];
    if (dim < 0)
      return nnStatusCreate(NN_INVALID_MODEL,
                            "dimension %zu is negative (%lld)", i,
                            (long long)dim);
    isEmpty |= dim == 0;
    // An empty tensor's other dimensions are held to the same bound.
    if (dim && __builtin_mul_overflow(count, (size_t)dim, &count))
      return nnStatusCreate(NN_INVALID_MODEL, "has too many elements");
  }
  if (count > (size_t)INT64_MAX / tensor->type->bytes)
    return nnStatusCreate(NN_INVALID_MODEL, "has too many elements");
  tensor->count = isEmpty ? 0 : count;
  tensor->bytes = tensor->count * tensor->type->bytes;
  tensor->rank = proto->n_dims;
  tensor->shape = proto->dims;
  return NULL;
}

static NnStatus failSize(const NnOnnxTensor *tensor, size_t got) {
  return nnStatusCreate(NN_INVALID_MODEL, "expected %zu bytes of data, got %zu",
                        tensor->bytes, got);
}

//===----------------------------------------------------------------------===//
// Bytes: used in place unless they are misaligned or not proper bools
//===----------------------------------------------------------------------===//

static NnStatus copyBytes(NnOnnxTensor *tensor, const uint8_t *bytes) {
  void *copy = malloc(tensor->bytes ? tensor->bytes : 1);
  if (!copy)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (tensor->bytes)
    memcpy(copy, bytes, tensor->bytes);
  tensor->data = tensor->owned = copy;
  return NULL;
}

static bool isBoolProper(const NnOnnxTensor *tensor, const uint8_t *bytes) {
  uint8_t seen = 0;
  if (tensor->type->dtype == NNRT_BOOL)
    for (size_t i = 0; i < tensor->count; ++i)
      seen |= bytes[i];
  return seen <= 1;
}

static NnStatus useBytes(NnOnnxTensor *tensor, const uint8_t *bytes) {
  bool isAligned = (uintptr_t)bytes % tensor->type->bytes == 0;
  bool isProper = isBoolProper(tensor, bytes);
  tensor->data = bytes;
  if (isAligned && isProper && tensor->count)
    return NULL;
  NnStatus status = copyBytes(tensor, bytes);
  if (!status && !isProper)
    for (size_t i = 0; i < tensor->count; ++i)
      ((uint8_t *)tensor->owned)[i] = bytes[i] != 0;
  return status;
}

//===----------------------------------------------------------------------===//
// Typed fields
//===----------------------------------------------------------------------===//

static NnStatus useArray(NnOnnxTensor *tensor, size_t count,
                         const void *array) {
  if (count != tensor->count)
    return failSize(tensor, count * tensor->type->bytes);
  return useBytes(tensor, array);
}

/// Whether `value` fits; the bits of 16-bit floats come signed or unsigned.
static bool fits(nnrt_dtype_t dtype, int32_t value) {
  switch (dtype) {
  case NNRT_I8:
    return value >= INT8_MIN && value <= INT8_MAX;
  case NNRT_U8:
    return value >= 0 && value <= UINT8_MAX;
  case NNRT_I16:
    return value >= INT16_MIN && value <= INT16_MAX;
  case NNRT_F16:
  case NNRT_BF16:
    return value >= INT16_MIN && value <= UINT16_MAX;
  default:
    return true;
  }
}

static NnStatus narrowInts(NnOnnxTensor *tensor, size_t count,
                           const int32_t *values) {
  if (count != tensor->count)
    return failSize(tensor, count * tensor->type->bytes);
  uint8_t *out = malloc(tensor->bytes ? tensor->bytes : 1);
  if (!out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  tensor->data = tensor->owned = out;
  size_t width = tensor->type->bytes;
  for (size_t i = 0; i < count; ++i) {
    int32_t value = values[i];
    if (!fits(tensor->type->dtype, value))
      return nnStatusCreate(NN_INVALID_MODEL,
                            "element %zu is %d, out of range for %s", i, value,
                            tensor->type->name);
    if (tensor->type->dtype == NNRT_BOOL)
      value = value != 0;
    memcpy(out + i * width, &value, width);
  }
  return NULL;
}

static NnStatus useTypedField(NnOnnxTensor *tensor,
                              const Onnx__TensorProto *proto) {
  switch (tensor->type->dtype) {
  case NNRT_F32:
    return useArray(tensor, proto->n_float_data, proto->float_data);
  case NNRT_F64:
    return useArray(tensor, proto->n_double_data, proto->double_data);
  case NNRT_I64:
    return useArray(tensor, proto->n_int64_data, proto->int64_data);
  case NNRT_I32:
    return useArray(tensor, proto->n_int32_data, proto->int32_data);
  default:
    return narrowInts(tensor, proto->n_int32_data, proto->int32_data);
  }
}

//===----------------------------------------------------------------------===//
// Decoding
//===----------------------------------------------------------------------===//

static bool isExternal(const Onnx__TensorProto *proto) {
  return proto->has_data_location &&
         proto->data_location == ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
}

static NnStatus findData(const Onnx__TensorProto *proto, NnModelFile *file,
                         NnOnnxTensor *tensor) {
  if (isExternal(proto)) {
    const uint8_t *data;
    NnStatus status = nnWeightsFind(proto, file, tensor->bytes, &data);
    return status ? status : useBytes(tensor, data);
  }
  if (!proto->has_raw_data)
    return useTypedField(tensor, proto);
  if (proto->raw_data.len != tensor->bytes)
    return failSize(tensor, proto->raw_data.len);
  return useBytes(tensor, proto->raw_data.data);
}

static NnStatus decode(const Onnx__TensorProto *proto, NnModelFile *file,
                       NnOnnxTensor *tensor) {
  *tensor = (NnOnnxTensor){.type = nnElementTypeOf(proto->data_type)};
  if (!tensor->type)
    return nnStatusCreate(NN_INVALID_MODEL, "has the unknown element type %d",
                          proto->data_type);
  if (tensor->type->dtype == NNRT_NONE)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "has element type %s, which nn doesn't have",
                          tensor->type->name);
  if (proto->segment)
    return nnStatusCreate(NN_UNSUPPORTED, "is stored in segments");
  NnStatus status = countElements(proto, tensor);
  return status ? status : findData(proto, file, tensor);
}

NnStatus nnOnnxTensorDecode(const Onnx__TensorProto *proto, NnModelFile *file,
                            NnOnnxTensor *tensor) {
  NnStatus status = decode(proto, file, tensor);
  if (!status)
    return NULL;
  nnOnnxTensorFree(tensor);
  NnStatus named = nnStatusCreate(nnStatusGetCode(status), "tensor '%s': %s",
                                  nnNameLabel(nnText(proto->name)).text,
                                  nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return named;
}

void nnOnnxTensorFree(NnOnnxTensor *tensor) {
  free(tensor->owned);
  tensor->owned = NULL;
  tensor->data = NULL;
}
