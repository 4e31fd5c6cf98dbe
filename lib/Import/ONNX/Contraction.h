//===- Contraction.h - Products and convolutions as ONNX has them -*- C -*-===//
// For operators that do more around one. All pass null values through.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_CONTRACTION_H
#define NN_IMPORT_ONNX_CONTRACTION_H

#include "Node.h"

/// MatMul, vectors included.
MlirValue nnBuildMatMul(NnNode *node, MlirValue lhs, MlirValue rhs);

/// Conv of these operands, by the node's attributes. `bias` may be null.
/// `pads`, but not auto_pad, pad by `fill`, an element of the input, or by 0 if
/// that is null.
MlirValue nnBuildConv(NnNode *node, MlirValue input, MlirValue filter,
                      MlirValue bias, MlirValue fill);

#endif // NN_IMPORT_ONNX_CONTRACTION_H
