//===- OpPooling.c - Pooling ----------------------------------------------===//
// Windows over spatial dimensions, or over all of them.
//===----------------------------------------------------------------------===//
#include "Window.h"

static MlirAttribute flag(NnNode *node, const char *name) {
  return nnNodeInt(node, name, 0) ? nnUnitAttr(node->b)
                                  : mlirAttributeGetNull();
}

static MlirValue convertMaxPool(NnNode *node) {
  NnWindow w;
  MlirValue input = nnNodeInput(node, 0);
  nnNodeExpectOneOutput(node);
  if (!nnNodeWindow(node, input, NULL, &w))
    return (MlirValue){NULL};
  NnMaxPoolOptions options = {.strides = nnStridesAttr(node, &w),
                              .pads = nnPadsAttr(node, &w),
                              .dilations = nnDilationsAttr(node, &w),
                              .autoPad = nnAutoPadAttr(node, &w),
                              .ceilMode = flag(node, "ceil_mode")};
  return nnMaxPool(node->b, input, (NnInts){w.rank, w.kernel}, &options);
}

static MlirValue convertAveragePool(NnNode *node) {
  NnWindow w;
  MlirValue input = nnNodeInput(node, 0);
  if (!nnNodeWindow(node, input, NULL, &w))
    return (MlirValue){NULL};
  NnAvgPoolOptions options = {.strides = nnStridesAttr(node, &w),
                              .pads = nnPadsAttr(node, &w),
                              .dilations = nnDilationsAttr(node, &w),
                              .autoPad = nnAutoPadAttr(node, &w),
                              .ceilMode = flag(node, "ceil_mode"),
                              .countIncludePad =
                                  flag(node, "count_include_pad")};
  return nnAvgPool(node->b, input, (NnInts){w.rank, w.kernel}, &options);
}

static MlirValue convertGlobalAveragePool(NnNode *node) {
  return nnGlobalAvgPool(node->b, nnNodeInput(node, 0), NULL);
}

static MlirValue convertGlobalMaxPool(NnNode *node) {
  return nnGlobalMaxPool(node->b, nnNodeInput(node, 0), NULL);
}

const NnOpRow nnPoolingRows[] = {
    {"MaxPool", 1, NN_LATEST, .convert = convertMaxPool},
    {"AveragePool", 1, NN_LATEST, .convert = convertAveragePool},
    {"GlobalAveragePool", 1, NN_LATEST, .convert = convertGlobalAveragePool},
    {"GlobalMaxPool", 1, NN_LATEST, .convert = convertGlobalMaxPool},
    {.name = NULL}};
