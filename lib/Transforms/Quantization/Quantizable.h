//===- Quantizable.h - What nn-quantize makes integers of -------*- C -*-===//
// Shared by nn-calibrate, which has to know the ranges of the operands of such
// ops, and nn-quantize.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTIZABLE_H
#define NN_TRANSFORMS_QUANTIZABLE_H

#include "Support/IR.h"

/// Contractions of f32: nn.conv, nn.linear and nn.matmul. Operand 0 and 1 are
/// what is multiplied, and operand 2, if any, the bias.
bool nnIsQuantizable(MlirOperation op);

#endif // NN_TRANSFORMS_QUANTIZABLE_H
