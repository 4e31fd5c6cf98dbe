//===- Weights.h - Tensors stored outside the model -------------*- C -*-===//
// Reads TensorProto.external_data: which bytes of which weight file.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_WEIGHTS_H
#define NN_IMPORT_ONNX_WEIGHTS_H

#include "ModelFile.h"

/// Finds the bytes of an external tensor that should have `bytes` of them. The
/// result points into the mapped weight file. Errors don't name the tensor.
NN_MUST_USE NnStatus nnWeightsFind(const Onnx__TensorProto *proto,
                                   NnModelFile *file, size_t bytes,
                                   const uint8_t **data);

#endif // NN_IMPORT_ONNX_WEIGHTS_H
