//===- Quantization.h - Arithmetic of quantized values ---------*- C -*-===//
// Shared by the operators that quantize and those that compute on what is
// quantized. All pass null values through.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_QUANTIZATION_H
#define NN_IMPORT_ONNX_QUANTIZATION_H

#include "Node.h"

static inline MlirValue nnBuildI32(NnNode *node, MlirValue x) {
  return nnBuildCast(node, x, mlirIntegerTypeGet(node->importer->context, 32));
}
static inline MlirValue nnBuildF32(NnNode *node, MlirValue x) {
  return nnBuildCast(node, x, mlirF32TypeGet(node->importer->context));
}

bool nnHasOneElement(MlirValue value);
/// The one element without dimensions.
MlirValue nnBuildRank0(NnNode *node, MlirValue value);

/// Whether values are quantized to this type; else the node fails.
bool nnCheckQuantized(NnNode *node, MlirType element);
/// saturate(round(x) + zero) of x that has been divided by its scale. `zero`
/// broadcasts with it or is null.
MlirValue nnBuildQuantized(NnNode *node, MlirValue x, MlirValue zero,
                           MlirType to);

/// The range of u8 laid over x's values and 0.
MlirValue nnBuildDynamicallyQuantized(NnNode *node, MlirValue x,
                                      MlirValue *outScale, MlirValue *outZero);

#endif // NN_IMPORT_ONNX_QUANTIZATION_H
