//===- OpSpatial.c - Operators on images that nn composes -----------------===//
// Local response normalization: a pool over channels.
//===----------------------------------------------------------------------===//
#include "Node.h"

/// The mean of `size` neighbouring channels, zeros beyond the border.
static MlirValue buildChannelMean(NnNode *node, MlirValue x, int64_t size) {
  NnBuilder b = node->b;
  int64_t before = (size - 1) / 2;
  NnAvgPoolOptions options = {
      .pads = nnDenseI64ArrayAttr(b, NN_INTS(before, 0, size - 1 - before, 0)),
      .countIncludePad = nnUnitAttr(b)};
  MlirValue plane = nnBuildMerged(node, x, NN_INTS(1, 0, 1, nnRank(x) - 2));
  MlirValue mean = nnAvgPool(b, plane, NN_INTS(size, 1), &options);
  NnReshapeOptions exact = {.allowZero = nnUnitAttr(b)};
  return nnReshape(b, mean, nnBuildShapeOf(node, x), &exact);
}

/// x / (bias + alpha * mean(x^2 over neighbouring channels))^beta
static MlirValue convertLrn(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  int64_t size = nnNodeInt(node, "size", 0);
  double alpha = nnNodeFloat(node, "alpha", 1e-4);
  double beta = nnNodeFloat(node, "beta", 0.75);
  double bias = nnNodeFloat(node, "bias", 1);
  if (nnNodeFailed(node))
    return x;
  if (size < 1 || size > 1 << 20)
    return nnNodeInvalid(node, "size %lld", (long long)size);
  if (nnRank(x) < 2)
    return nnNodeInvalid(node, "expected input of rank 2 or more");
  MlirType element = nnElementType(x);
  MlirValue mean = buildChannelMean(node, nnMul(b, x, x), size);
  MlirValue scaled = nnMul(b, mean, nnBuildScalar(node, element, alpha));
  MlirValue base = nnAdd(b, scaled, nnBuildScalar(node, element, bias));
  return nnDiv(b, x, nnPow(b, base, nnBuildScalar(node, element, beta)));
}

const NnOpRow nnSpatialRows[] = {{"LRN", 1, NN_LATEST, .convert = convertLrn},
                                 {.name = NULL}};
