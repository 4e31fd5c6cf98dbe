//===- Window.h - Kernel, strides and padding of a node ---------*- C -*-===//
// Convolutions and pools share their attributes: kernel_shape, strides,
// dilations, pads and auto_pad. One spatial dimension is read as two.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_WINDOW_H
#define NN_IMPORT_ONNX_WINDOW_H

#include "Node.h"

/// In the order height, width; pads are top, left, bottom, right.
typedef struct NnWindow {
  int64_t kernel[2], strides[2], dilations[2], pads[4], outputPadding[2];
  bool isLine; ///< One spatial dimension, here as width; height is 1.
} NnWindow;

/// Reads a node's window over `input`, which gets a height of 1 if it has one
/// spatial dimension (then `isLine`). `kernel` has the filter's spatial sizes
/// if the operator has a filter, else it is NULL and kernel_shape is required.
/// False if the node failed.
bool nnNodeWindow(NnNode *node, MlirValue *input, const int64_t *kernel,
                  NnWindow *window);

/// The same for a transposed convolution, whose auto_pad and output_shape mean
/// the size of the result.
bool nnNodeTransposedWindow(NnNode *node, MlirValue *input,
                            const int64_t *kernel, NnWindow *window);

/// Gives a tensor of rank 3 a dimension of 1 before its last.
MlirValue nnBuildPlane(NnNode *node, MlirValue value);
/// Takes it away again if the window is a line.
MlirValue nnBuildLine(NnNode *node, MlirValue value, const NnWindow *window);

static inline MlirAttribute nnPairAttr(NnNode *node, const int64_t *pair) {
  return nnDenseI64ArrayAttr(node->b, (NnInts){2, pair});
}
static inline MlirAttribute nnPadsAttr(NnNode *node, const NnWindow *window) {
  return nnDenseI64ArrayAttr(node->b, (NnInts){4, window->pads});
}

#endif // NN_IMPORT_ONNX_WINDOW_H
