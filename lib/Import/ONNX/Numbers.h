//===- Numbers.h - Arithmetic on sizes and places ---------------*- C -*-===//
// Operators that compute where to read do so in f64, in tensors of one element
// for what holds of an axis and of n for its places. What is known on import
// is folded at once. All pass null values through.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_NUMBERS_H
#define NN_IMPORT_ONNX_NUMBERS_H

#include "Node.h"

MlirType nnI64(NnNode *node);
MlirType nnF32(NnNode *node);
MlirType nnF64(NnNode *node);

/// A tensor<1xf64>.
MlirValue nnBuildNumber(NnNode *node, double value);
/// The same as f64, and as i64 rounded toward zero.
MlirValue nnBuildReal(NnNode *node, MlirValue value);
MlirValue nnBuildWhole(NnNode *node, MlirValue value);

/// `value`, or what it computes if that is small and known.
MlirValue nnFolded(NnNode *node, MlirValue value);
MlirValue nnPlus(NnNode *node, MlirValue x, MlirValue y);
MlirValue nnMinus(NnNode *node, MlirValue x, MlirValue y);
MlirValue nnTimes(NnNode *node, MlirValue x, MlirValue y);
MlirValue nnOver(NnNode *node, MlirValue x, MlirValue y);

/// `value` as a tensor of this shape, which is checked when the model runs.
MlirValue nnBuildShaped(NnNode *node, MlirValue value, const NnShape *shape);
/// Element `i` of a list that must have `n`, as a tensor of one element. Fails
/// the node, or the run, if the list has another size.
MlirValue nnBuildItem(NnNode *node, MlirValue list, int64_t i, int64_t n);
/// Dimension `i` as a tensor<1xi64>.
MlirValue nnBuildDim(NnNode *node, MlirValue value, int64_t i);
/// 0, 1, … count - 1 as f64.
MlirValue nnBuildCountUp(NnNode *node, MlirValue count);

#endif // NN_IMPORT_ONNX_NUMBERS_H
