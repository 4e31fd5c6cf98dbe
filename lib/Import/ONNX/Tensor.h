//===- Tensor.h - The data of a TensorProto ---------------------*- C -*-===//
// Finds a tensor's elements (raw bytes, typed fields or a weight file), checks
// them against its shape, and converts only what can't be used in place.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_TENSOR_H
#define NN_IMPORT_ONNX_TENSOR_H

#include "ModelFile.h"
#include "nnrt/nnrt.h"

typedef struct NnElementType {
  int32_t onnx; ///< TensorProto.DataType
  const char *name;
  size_t bits;        ///< Of an element in a file.
  nnrt_dtype_t dtype; ///< NNRT_NONE if nn has no such type.
} NnElementType;

/// The type's row; NULL if ONNX has no such type.
const NnElementType *nnElementTypeOf(int32_t onnx);

/// The name for messages: never NULL.
const char *nnElementTypeName(int32_t onnx);

/// Elements in row-major order as nnrt.h lays them out, aligned for their type.
/// Bools are 0 or 1.
typedef struct NnOnnxTensor {
  const NnElementType *type;
  size_t rank;
  const int64_t *shape; ///< Borrowed from the TensorProto.
  size_t count;
  size_t bytes;
  const void *data;
  void *owned; ///< `data` if it was converted; else NULL, and `data` lives as
               ///< long as the file.
} NnOnnxTensor;

/// Decodes `proto`. `file` provides weight files; if NULL there are none. The
/// caller frees the result with nnOnnxTensorFree or takes over `owned`. Errors
/// name the tensor.
NN_MUST_USE NnStatus nnOnnxTensorDecode(const Onnx__TensorProto *proto,
                                        NnModelFile *file,
                                        NnOnnxTensor *tensor);

void nnOnnxTensorFree(NnOnnxTensor *tensor);

#endif // NN_IMPORT_ONNX_TENSOR_H
