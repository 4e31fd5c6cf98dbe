//===- Window.h - Kernel, strides and padding of a node ---------*- C -*-===//
// Convolutions and pools share their attributes: kernel_shape, strides,
// dilations, pads and auto_pad, with an element a spatial dimension.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_WINDOW_H
#define NN_IMPORT_ONNX_WINDOW_H

#include "Node.h"

/// Pads are those before each spatial dimension, then those after each.
typedef struct NnWindow {
  int rank; ///< Spatial dimensions.
  int64_t kernel[NN_MAX_SPACE], strides[NN_MAX_SPACE], dilations[NN_MAX_SPACE];
  int64_t pads[2 * NN_MAX_SPACE], outputPadding[NN_MAX_SPACE];
  int64_t autoPad; ///< NN_AUTO_PAD_*
} NnWindow;

/// Reads the window of a node over `input`. `kernel` has the filter's spatial
/// sizes if the operator has a filter, else it is NULL and kernel_shape is
/// required. False if the node failed.
bool nnNodeWindow(NnNode *node, MlirValue input, const int64_t *kernel,
                  NnWindow *window);

/// The spatial sizes of a filter, which must have the input's rank. False if
/// the node failed.
bool nnNodeFilterSizes(NnNode *node, MlirValue input, MlirValue filter,
                       int64_t sizes[static NN_MAX_SPACE]);
/// Reads an attribute of `n` integers, each `least` or more, which is also the
/// default. False if the node failed.
bool nnNodeSpatialInts(NnNode *node, const char *name, int64_t n, int64_t least,
                       int64_t *out);

/// Attributes of nn's ops; null where all elements are the default.
MlirAttribute nnStridesAttr(NnNode *node, const NnWindow *window);
MlirAttribute nnDilationsAttr(NnNode *node, const NnWindow *window);
MlirAttribute nnPadsAttr(NnNode *node, const NnWindow *window);
MlirAttribute nnOutputPaddingAttr(NnNode *node, const NnWindow *window);
MlirAttribute nnAutoPadAttr(NnNode *node, const NnWindow *window);

/// The means of the windows of `input` that the node's attributes describe.
MlirValue nnBuildAveragePool(NnNode *node, MlirValue input);

#endif // NN_IMPORT_ONNX_WINDOW_H
