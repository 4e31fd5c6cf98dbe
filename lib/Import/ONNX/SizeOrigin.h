//===- SizeOrigin.h - Sizes that are a tensor's own -------------*- C -*-===//
// Exporters ask for a new height and width by a list that repeats the other
// dimensions, taken from the tensor's shape.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_SIZEORIGIN_H
#define NN_IMPORT_ONNX_SIZEORIGIN_H

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stdint.h>

/// Whether element `i` of the list is computed as dimension `dim` of `tensor`.
/// Looks through a few ops that pick, join and cast elements.
bool nnIsDimOf(MlirValue list, int64_t i, MlirValue tensor, int64_t dim);

#endif // NN_IMPORT_ONNX_SIZEORIGIN_H
