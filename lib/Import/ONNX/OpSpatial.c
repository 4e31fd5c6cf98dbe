//===- OpSpatial.c - Operators on images that nn composes -----------------===//
// Blocks of pixels to channels and back, and local response normalization. The
// sizes that reshapes multiply must be known; the batch need not be.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

/// Reads an image's channels, height and width; false if unknown.
static bool readImage(NnNode *node, MlirValue x, NnShape *shape) {
  if (nnNodeFailed(node))
    return false;
  *shape = nnValueShape(x);
  if (shape->rank != 4)
    nnNodeInvalid(node, "input has rank %lld, expected 4",
                  (long long)shape->rank);
  for (int i = 1; i < 4 && !nnNodeFailed(node); ++i)
    if (shape->dims[i] == NN_DYNAMIC)
      nnNodeUnsupported(node, "dimension %d must be known", i);
  return !nnNodeFailed(node);
}

static int64_t readBlock(NnNode *node) {
  int64_t block = nnNodeInt(node, "blocksize", 0);
  if (block < 1 || block > 1 << 15)
    nnNodeInvalid(node, "blocksize %lld", (long long)block);
  return nnNodeFailed(node) ? 1 : block;
}

/// Splits dimensions, permutes the parts and joins them; 0 keeps the batch.
static MlirValue rearrange(NnNode *node, MlirValue x, NnInts split, NnInts perm,
                           NnInts joined) {
  MlirValue parts = nnReshape(node->b, x, nnBuildInts(node, split), NULL);
  return nnReshape(node->b, nnTranspose(node->b, parts, perm),
                   nnBuildInts(node, joined), NULL);
}

static MlirValue convertDepthToSpace(NnNode *node) {
  NnShape s;
  MlirValue x = nnNodeInput(node, 0);
  int64_t b = readBlock(node);
  const char *mode = nnNodeString(node, "mode", "DCR");
  if (!readImage(node, x, &s))
    return x;
  if (s.dims[1] % (b * b))
    return nnNodeInvalid(node, "channels are no multiple of blocksize squared");
  int64_t c = s.dims[1] / (b * b), h = s.dims[2], w = s.dims[3];
  NnInts joined = NN_INTS(0, c, h * b, w * b);
  if (strcmp(mode, "CRD") == 0)
    return rearrange(node, x, NN_INTS(0, c, b, b, h, w),
                     NN_INTS(0, 1, 4, 2, 5, 3), joined);
  return rearrange(node, x, NN_INTS(0, b, b, c, h, w),
                   NN_INTS(0, 3, 4, 1, 5, 2), joined);
}

static MlirValue convertSpaceToDepth(NnNode *node) {
  NnShape s;
  MlirValue x = nnNodeInput(node, 0);
  int64_t b = readBlock(node);
  if (!readImage(node, x, &s))
    return x;
  int64_t c = s.dims[1], h = s.dims[2] / b, w = s.dims[3] / b;
  if (s.dims[2] % b || s.dims[3] % b)
    return nnNodeInvalid(node, "height or width is no multiple of blocksize");
  return rearrange(node, x, NN_INTS(0, c, h, b, w, b),
                   NN_INTS(0, 3, 5, 1, 2, 4), NN_INTS(0, c * b * b, h, w));
}

/// The mean of `size` neighbouring channels, zeros beyond the border.
static MlirValue buildChannelMean(NnNode *node, MlirValue x, int64_t channels,
                                  int64_t size) {
  NnBuilder b = node->b;
  int64_t before = (size - 1) / 2;
  NnAvgPool2dOptions options = {
      .pads = nnDenseI64ArrayAttr(b, NN_INTS(before, 0, size - 1 - before, 0)),
      .countIncludePad = nnUnitAttr(b)};
  MlirValue plane =
      nnReshape(b, x, nnBuildInts(node, NN_INTS(0, 1, channels, -1)), NULL);
  MlirValue mean = nnAvgPool2d(b, plane, NN_INTS(size, 1), &options);
  return nnReshape(b, mean, nnBuildShapeOf(node, x), NULL);
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
  if (nnRank(x) < 3 || nnDim(x, 1) == NN_DYNAMIC)
    return nnNodeUnsupported(node, "the number of channels must be known");
  MlirType element = nnElementType(x);
  MlirValue mean = buildChannelMean(node, nnMul(b, x, x), nnDim(x, 1), size);
  MlirValue scaled = nnMul(b, mean, nnBuildScalar(node, element, alpha));
  MlirValue base = nnAdd(b, scaled, nnBuildScalar(node, element, bias));
  return nnDiv(b, x, nnPow(b, base, nnBuildScalar(node, element, beta)));
}

const NnOpRow nnSpatialRows[] = {
    {"DepthToSpace", 1, NN_LATEST, .convert = convertDepthToSpace},
    {"SpaceToDepth", 1, NN_LATEST, .convert = convertSpaceToDepth},
    {"LRN", 1, NN_LATEST, .convert = convertLrn},
    {.name = NULL}};
