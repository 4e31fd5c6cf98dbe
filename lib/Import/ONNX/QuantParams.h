//===- QuantParams.h - Constant scales and zero points ---------*- C -*-===//
// ONNX has them as operands, nn as a type: possible where they are constants.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_QUANTPARAMS_H
#define NN_IMPORT_ONNX_QUANTPARAMS_H

#include "Node.h"

/// A scale, a zero point that may be null, and what they go along: all of a
/// tensor if they have one element, else dimension `axis`, in blocks of `block`
/// elements unless that is 0.
typedef struct NnQuantOperands {
  MlirValue scale, zero;
  int64_t axis, block;
} NnQuantOperands;

/// The parameters of `x`, stored as `storage`. Null unless the operands are
/// constants that f32 computes with and nn.quantize and nn.dequantize know.
MlirType nnQuantParams(const NnQuantOperands *operands, MlirValue x,
                       MlirType storage);

/// The parameters of the sums of products of x and y, which are those of a
/// bias: scales multiplied, for each place of dimension 0 if y has several.
/// Null likewise, or if x has several.
MlirType nnBiasParams(const NnQuantOperands *x, const NnQuantOperands *y,
                      MlirValue bias);

#endif // NN_IMPORT_ONNX_QUANTPARAMS_H
