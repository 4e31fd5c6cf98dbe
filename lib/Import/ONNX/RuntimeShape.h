//===- RuntimeShape.h - Axes and shapes known at run time -------*- C -*-===//
// ONNX gives shapes and axes as tensors. Where these are not constant, what
// they mean is computed by a few ops on small integer tensors.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_RUNTIMESHAPE_H
#define NN_IMPORT_ONNX_RUNTIMESHAPE_H

#include "Node.h"

/// False, with the node failed, if the list is there and is not 1-D.
bool nnNodeExpectList(NnNode *node, MlirValue list);

/// The size of a 1-D tensor, or the size that `rank`, which the graph declares
/// of a result, asks of it. Fails the node if neither is known.
int64_t nnNodeListSize(NnNode *node, MlirValue list, int64_t rank);

/// A 1-D tensor of integers as a tensor<size x i64>.
MlirValue nnBuildSized(NnNode *node, MlirValue list, int64_t size);

/// A tensor<rank x i64> with `values[i]` at place `axes[i]`, which may count
/// from the end, and `absent` elsewhere. Null axes are 0, 1, …; the lists may
/// have any size.
MlirValue nnBuildSpread(NnNode *node, MlirValue values, MlirValue axes,
                        int64_t rank, int64_t absent);

/// The shape of `value` with dimensions of 1 put in where `axes` say, counted
/// in the result, which has rank `rank`.
MlirValue nnBuildUnsqueezedShape(NnNode *node, MlirValue value, MlirValue axes,
                                 int64_t rank);

/// The shape of `value` without the dimensions that `axes` name, or without
/// those of size 1 if `axes` is null; `rank` dimensions are left.
MlirValue nnBuildSqueezedShape(NnNode *node, MlirValue value, MlirValue axes,
                               int64_t rank);

/// The shape of `value` with 1 for the dimensions that `axes` name, or for all
/// if it names none and `noneIsAll`.
MlirValue nnBuildReducedShape(NnNode *node, MlirValue value, MlirValue axes,
                              bool noneIsAll);

/// Sums of the first 0, 1, …, n elements of a tensor<n x i64>.
MlirValue nnBuildRunningSums(NnNode *node, MlirValue values);

#endif // NN_IMPORT_ONNX_RUNTIMESHAPE_H
