//===- Contraction.h - Products and convolutions as ONNX has them -*- C -*-===//
// For operators that do more around one. All pass null values through.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_CONTRACTION_H
#define NN_IMPORT_ONNX_CONTRACTION_H

#include "Node.h"

/// MatMul, vectors included.
MlirValue nnBuildMatMul(NnNode *node, MlirValue lhs, MlirValue rhs);

/// Conv of these operands, by the node's attributes. `bias` may be null.
MlirValue nnBuildConv(NnNode *node, MlirValue input, MlirValue filter,
                      MlirValue bias);

#endif // NN_IMPORT_ONNX_CONTRACTION_H
