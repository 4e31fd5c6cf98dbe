//===- Tensor.c - The data of a TensorProto -------------------------------===//
// ONNX's typed fields hold narrow types in wide ones: int32_data has int8 to
// int32, bool and the bits of narrow floats. Types of less than a byte are
// packed, the lowest bits first, in every field.
//===----------------------------------------------------------------------===//
#include "Tensor.h"

#include "Support/DType.h"
#include "Text.h"
#include "Weights.h"

#include <stdlib.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "ONNX stores tensors in little-endian order; swapping is not implemented"
#endif

static const NnElementType elementTypes[] = {
#define TYPE(onnx, name, bits, dtype) {onnx, #name, bits, dtype},
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
  size_t width = nnrt_dtype_size(tensor->type->dtype);
  if (count > (size_t)INT64_MAX / width)
    return nnStatusCreate(NN_INVALID_MODEL, "has too many elements");
  tensor->count = isEmpty ? 0 : count;
  tensor->bytes = tensor->count * width;
  tensor->rank = proto->n_dims;
  tensor->shape = proto->dims;
  return NULL;
}

static bool isPacked(const NnOnnxTensor *tensor) {
  return tensor->type->bits < 8;
}

/// Bytes of the elements as a file has them.
static size_t storedBytes(const NnOnnxTensor *tensor) {
  size_t inByte = 8 / tensor->type->bits;
  return isPacked(tensor)
             ? tensor->count / inByte + (tensor->count % inByte != 0)
             : tensor->bytes;
}

static NnStatus failSize(const NnOnnxTensor *tensor, size_t got) {
  return nnStatusCreate(NN_INVALID_MODEL, "expected %zu bytes of data, got %zu",
                        storedBytes(tensor), got);
}

//===----------------------------------------------------------------------===//
// Bytes: used in place unless they are misaligned, packed or not proper bools
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

static NnStatus unpackBytes(NnOnnxTensor *tensor, const uint8_t *bytes) {
  size_t bits = tensor->type->bits, inByte = 8 / bits;
  nnrt_dtype_t dtype = tensor->type->dtype;
  bool isSigned = !nnDTypeIsFloat(dtype) && !nnDTypeIsUnsigned(dtype);
  uint8_t *out = malloc(tensor->count ? tensor->count : 1);
  if (!out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  tensor->data = tensor->owned = out;
  for (size_t i = 0; i < tensor->count; ++i)
    out[i] = (uint8_t)nnWrapInteger(bytes[i / inByte] >> i % inByte * bits,
                                    (int64_t)bits, !isSigned);
  return NULL;
}

static NnStatus useBytes(NnOnnxTensor *tensor, const uint8_t *bytes) {
  if (isPacked(tensor))
    return unpackBytes(tensor, bytes);
  bool isAligned = (uintptr_t)bytes % nnrt_dtype_size(tensor->type->dtype) == 0;
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
    return failSize(tensor, count * nnrt_dtype_size(tensor->type->dtype));
  return useBytes(tensor, array);
}

/// Whether `value` fits; the bits of floats come signed or unsigned.
static bool fits(nnrt_dtype_t dtype, int64_t value) {
  int64_t bits = 8 * nnDTypeBytes(dtype);
  bool isSigned = nnDTypeIsFloat(dtype) || !nnDTypeIsUnsigned(dtype);
  bool isPacked = nnDTypeBits(dtype) < 8;
  int64_t low = isSigned && !isPacked ? -((int64_t)1 << (bits - 1)) : 0;
  int64_t high = !isSigned || isPacked || nnDTypeIsFloat(dtype)
                     ? ((int64_t)1 << bits) - 1
                     : ((int64_t)1 << (bits - 1)) - 1;
  return dtype == NNRT_BOOL || (value >= low && value <= high);
}

/// Writes `count` elements, or packed bytes, of `width` bytes.
static NnStatus narrow(const NnElementType *type, size_t count,
                       const int32_t *values, size_t width, uint8_t *out) {
  for (size_t i = 0; i < count; ++i) {
    int32_t value = values[i];
    if (!fits(type->dtype, value))
      return nnStatusCreate(NN_INVALID_MODEL,
                            "element %zu is %d, out of range for %s", i, value,
                            type->name);
    if (type->dtype == NNRT_BOOL)
      value = value != 0;
    memcpy(out + i * width, &value, width);
  }
  return NULL;
}

static NnStatus narrowInts(NnOnnxTensor *tensor, size_t count,
                           const int32_t *values) {
  size_t width = nnrt_dtype_size(tensor->type->dtype);
  if (count * width != storedBytes(tensor))
    return failSize(tensor, count * width);
  uint8_t *out = malloc(count ? count * width : 1);
  if (!out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = narrow(tensor->type, count, values, width, out);
  if (!status && isPacked(tensor))
    status = unpackBytes(tensor, out);
  else
    tensor->data = tensor->owned = out;
  if (tensor->owned != out)
    free(out);
  return status;
}

/// The low bytes of what is stored as uint64.
static NnStatus useUnsigned(NnOnnxTensor *tensor, size_t count,
                            const uint64_t *values) {
  if (tensor->type->dtype == NNRT_U64)
    return useArray(tensor, count, values);
  if (count != tensor->count)
    return failSize(tensor, count * sizeof(uint32_t));
  uint32_t *out = malloc(count ? count * sizeof *out : 1);
  if (!out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  tensor->data = tensor->owned = out;
  for (size_t i = 0; i < count; ++i) {
    if (values[i] > UINT32_MAX)
      return nnStatusCreate(NN_INVALID_MODEL,
                            "element %zu is %llu, out of range for %s", i,
                            (unsigned long long)values[i], tensor->type->name);
    out[i] = (uint32_t)values[i];
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
  case NNRT_U32:
  case NNRT_U64:
    return useUnsigned(tensor, proto->n_uint64_data, proto->uint64_data);
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
    NnStatus status = nnWeightsFind(proto, file, storedBytes(tensor), &data);
    return status ? status : useBytes(tensor, data);
  }
  if (!proto->has_raw_data)
    return useTypedField(tensor, proto);
  if (proto->raw_data.len != storedBytes(tensor))
    return failSize(tensor, proto->raw_data.len);
  NnStatus status = useBytes(tensor, proto->raw_data.data);
  if (!status && file && tensor->owned)
    nnModelFileForget(file, proto->raw_data.data, proto->raw_data.len);
  return status;
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
