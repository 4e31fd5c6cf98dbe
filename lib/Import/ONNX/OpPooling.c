//===- OpPooling.c - Pooling ----------------------------------------------===//
// Windows over spatial dimensions, or over all of them.
//===----------------------------------------------------------------------===//
#include "Window.h"

static MlirAttribute flag(NnNode *node, const char *name) {
  return nnNodeInt(node, name, 0) ? nnUnitAttr(node->b)
                                  : mlirAttributeGetNull();
}

/// Where the maxima of nn.max_pool are.
static MlirValue buildIndices(NnNode *node, MlirValue input,
                              const NnWindow *w) {
  NnArgmaxPoolOptions options = {.strides = nnStridesAttr(node, w),
                                 .pads = nnPadsAttr(node, w),
                                 .dilations = nnDilationsAttr(node, w),
                                 .autoPad = nnAutoPadAttr(node, w),
                                 .ceilMode = flag(node, "ceil_mode"),
                                 .columnMajor = flag(node, "storage_order")};
  return nnArgmaxPool(node->b, input, (NnInts){w->rank, w->kernel}, &options);
}

static MlirValue convertMaxPool(NnNode *node) {
  NnWindow w;
  MlirValue input = nnNodeInput(node, 0);
  if (!nnNodeWindow(node, input, NULL, &w))
    return (MlirValue){NULL};
  NnMaxPoolOptions options = {.strides = nnStridesAttr(node, &w),
                              .pads = nnPadsAttr(node, &w),
                              .dilations = nnDilationsAttr(node, &w),
                              .autoPad = nnAutoPadAttr(node, &w),
                              .ceilMode = flag(node, "ceil_mode")};
  if (nnNodeWantsOutput(node, 1))
    nnNodeSetOutput(node, 1, buildIndices(node, input, &w));
  return nnMaxPool(node->b, input, (NnInts){w.rank, w.kernel}, &options);
}

MlirValue nnBuildAveragePool(NnNode *node, MlirValue input) {
  NnWindow w;
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

static MlirValue convertAveragePool(NnNode *node) {
  return nnBuildAveragePool(node, nnNodeInput(node, 0));
}

static MlirValue convertGlobalAveragePool(NnNode *node) {
  return nnGlobalAvgPool(node->b, nnNodeInput(node, 0), NULL);
}

static MlirValue convertGlobalMaxPool(NnNode *node) {
  return nnGlobalMaxPool(node->b, nnNodeInput(node, 0), NULL);
}

//===----------------------------------------------------------------------===//
// Norms of windows
//===----------------------------------------------------------------------===//

/// |x|^p
static MlirValue power(NnNode *node, MlirValue x, double p) {
  NnBuilder b = node->b;
  if (p == 2)
    return nnMul(b, x, x);
  MlirValue size = nnAbs(b, x);
  return p == 1 || mlirValueIsNull(size)
             ? size
             : nnPow(b, size, nnBuildScalar(node, nnElementType(x), p));
}

static MlirValue root(NnNode *node, MlirValue sum, double p) {
  if (p == 1 || mlirValueIsNull(sum))
    return sum;
  if (p == 2)
    return nnSqrt(node->b, sum);
  return nnPow(node->b, sum, nnBuildScalar(node, nnElementType(sum), 1 / p));
}

/// An integer from opset 2 on.
static double readP(NnNode *node) {
  double p = node->opset < 2 ? nnNodeFloat(node, "p", 2)
                             : (double)nnNodeInt(node, "p", 2);
  if (!(p > 0))
    nnNodeInvalid(node, "p is %g, expected a positive number", p);
  return p;
}

/// Norms are summed up in f32 or wider and rounded once.
static MlirType normType(NnNode *node, MlirValue x) {
  MlirType element = nnElementType(x);
  return mlirTypeIsAF64(element) ? element
                                 : mlirF32TypeGet(node->importer->context);
}

static MlirValue convertLpPool(NnNode *node) {
  NnWindow w;
  MlirValue input = nnNodeInput(node, 0);
  double p = readP(node);
  if (!nnNodeWindow(node, input, NULL, &w))
    return (MlirValue){NULL};
  NnSumPoolOptions options = {.strides = nnStridesAttr(node, &w),
                              .pads = nnPadsAttr(node, &w),
                              .dilations = nnDilationsAttr(node, &w),
                              .autoPad = nnAutoPadAttr(node, &w),
                              .ceilMode = flag(node, "ceil_mode")};
  MlirValue wide = nnBuildCast(node, input, normType(node, input));
  MlirValue sum = nnSumPool(node->b, power(node, wide, p),
                            (NnInts){w.rank, w.kernel}, &options);
  return nnBuildCast(node, root(node, sum, p), nnElementType(input));
}

static MlirValue convertGlobalLpPool(NnNode *node) {
  MlirValue input = nnNodeInput(node, 0);
  double p = readP(node);
  if (nnNodeFailed(node))
    return input;
  NnIntList axes = {.n = 0};
  for (int64_t i = 2; i < nnRank(input); ++i)
    axes.data[axes.n++] = i;
  NnReduceSumOptions options = {.keepdims = nnUnitAttr(node->b)};
  MlirValue wide = nnBuildCast(node, input, normType(node, input));
  MlirValue sum =
      nnReduceSum(node->b, power(node, wide, p), NN_LIST_INTS(axes), &options);
  return nnBuildCast(node, root(node, sum, p), nnElementType(input));
}

const NnOpRow nnPoolingRows[] = {
    {"MaxPool", 1, NN_LATEST, .convert = convertMaxPool},
    {"AveragePool", 1, NN_LATEST, .convert = convertAveragePool},
    {"GlobalAveragePool", 1, NN_LATEST, .convert = convertGlobalAveragePool},
    {"GlobalMaxPool", 1, NN_LATEST, .convert = convertGlobalMaxPool},
    {"LpPool", 1, NN_LATEST, .convert = convertLpPool},
    {"GlobalLpPool", 1, NN_LATEST, .convert = convertGlobalLpPool},
    {.name = NULL}};
