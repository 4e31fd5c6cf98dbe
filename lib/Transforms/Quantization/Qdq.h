//===- Qdq.h - The steps of nn-fuse-qdq ------------------------*- C -*-===//
// Each is a table of patterns in a file of its own; nn-fuse-qdq runs them one
// after another.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QDQ_H
#define NN_TRANSFORMS_QDQ_H

#include "Support/IR.h"

/// Moves nn.dequantize down and nn.quantize up through what only moves
/// elements, so that integers are moved.
MlirLogicalResult nnQdqMove(MlirOperation op);

/// Makes tables of what is computed from one byte and quantized again: of all
/// that, if looking bytes up takes few instructions.
MlirLogicalResult nnQdqTable(MlirOperation op, bool areCheap);

/// Makes means of dequantized values sums of integers.
MlirLogicalResult nnQdqMean(MlirOperation op);

/// Makes contractions of dequantized operands contractions of integers where
/// those are faster (ByteGain.h). Weights are constants by then.
MlirLogicalResult nnQdqContract(MlirOperation op, int64_t byteProducts);

/// Makes products of numbers and dequantized weights nn.scaled_linear.
MlirLogicalResult nnQdqScale(MlirOperation op);

/// Divides by the scale of an nn.quantize where that costs nothing: in the
/// factors and terms that its input is computed with.
MlirLogicalResult nnQdqRequantize(MlirOperation op);

/// Says of each op that still reads dequantized values why it does.
void nnQdqExplain(MlirOperation op);

#endif // NN_TRANSFORMS_QDQ_H
