//===- OpRearrange.c - Repeating, reversing and regrouping ----------------===//
// Operators that put elements into another order, or cut and pad around the
// middle: written as reshapes, transposes, slices and gathers.
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "RuntimeShape.h"

//===----------------------------------------------------------------------===//
// Tile
//===----------------------------------------------------------------------===//

static MlirValue convertTile(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), repeats = nnNodeInput(node, 1);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, repeats))
    return x;
  return nnTile(node->b, x, nnBuildSized(node, repeats, nnRank(x)));
}

/// In opset 1: how often, and along which axis.
static MlirValue convertTileAlong(NnNode *node) {
  NnIntList axis;
  MlirValue x = nnNodeInput(node, 0), tiles = nnNodeInput(node, 1);
  if (!nnNodeConstantInts(node, 2, "axis", &axis) || nnNodeFailed(node))
    return nnNodeInvalid(node, "axis is missing");
  MlirValue list = nnReshape(node->b, nnBuildShapeOperand(node, tiles),
                             nnBuildInts(node, NN_INTS(-1)), NULL);
  return nnTile(node->b, x,
                nnBuildSpread(node, list, nnBuildInts(node, NN_LIST_INTS(axis)),
                              nnRank(x), 1));
}

//===----------------------------------------------------------------------===//
// DepthToSpace and SpaceToDepth
//===----------------------------------------------------------------------===//

/// The four sizes of an image and its block size; false if the node failed.
static bool readImage(NnNode *node, MlirValue x, MlirValue *sizes,
                      MlirValue *block) {
  int64_t size = nnNodeInt(node, "blocksize", 0);
  if (!nnNodeFailed(node) && nnRank(x) != 4)
    nnNodeInvalid(node, "expected rank 4, got %lld", (long long)nnRank(x));
  if (!nnNodeFailed(node) && (size < 1 || size > 1 << 15))
    nnNodeInvalid(node, "blocksize is %lld", (long long)size);
  for (int64_t i = 0; !nnNodeFailed(node) && i < 4; ++i)
    sizes[i] = nnBuildDim(node, x, i);
  *block = nnBuildInts(node, NN_INTS(size));
  return !nnNodeFailed(node);
}

static MlirValue convertDepthToSpace(NnNode *node) {
  static const char *const modes[] = {"DCR", "CRD", NULL};
  MlirValue x = nnNodeInput(node, 0), s[4], block;
  bool isColumnFirst = nnNodeChoice(node, "mode", "DCR", modes) == 0;
  if (!readImage(node, x, s, &block))
    return x;
  MlirValue depth = nnOver(node, s[1], nnTimes(node, block, block));
  const MlirValue byBlock[] = {s[0], block, block, depth, s[2], s[3]};
  const MlirValue byDepth[] = {s[0], depth, block, block, s[2], s[3]};
  const MlirValue to[] = {s[0], depth, nnTimes(node, s[2], block),
                          nnTimes(node, s[3], block)};
  x = nnBuildReshaped(node, x, 6, isColumnFirst ? byBlock : byDepth);
  x = nnTranspose(node->b, x,
                  isColumnFirst ? NN_INTS(0, 3, 4, 1, 5, 2)
                                : NN_INTS(0, 1, 4, 2, 5, 3));
  return nnBuildReshaped(node, x, 4, to);
}

static MlirValue convertSpaceToDepth(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), s[4], block;
  if (!readImage(node, x, s, &block))
    return x;
  MlirValue height = nnOver(node, s[2], block);
  MlirValue width = nnOver(node, s[3], block);
  const MlirValue split[] = {s[0], s[1], height, block, width, block};
  const MlirValue to[] = {
      s[0], nnTimes(node, s[1], nnTimes(node, block, block)), height, width};
  x = nnBuildReshaped(node, x, 6, split);
  x = nnTranspose(node->b, x, NN_INTS(0, 3, 5, 1, 2, 4));
  return nnBuildReshaped(node, x, 4, to);
}

//===----------------------------------------------------------------------===//
// ReverseSequence
//===----------------------------------------------------------------------===//

/// [b, t, 1]: the place that place t of sequence b comes from.
static MlirValue buildReversed(NnNode *node, MlirValue x, MlirValue lengths) {
  NnBuilder b = node->b;
  MlirValue one = nnBuildInts(node, NN_INTS(1));
  MlirValue places = nnIota(b, nnBuildDim(node, x, 1));
  MlirValue ends =
      nnUnsqueeze(b, nnBuildShapeOperand(node, lengths), NN_INTS(1));
  MlirValue mirrored = nnSub(b, nnSub(b, ends, one), places);
  MlirValue isInside = nnCompare(b, places, ends, NN_PREDICATE_LT);
  return nnUnsqueeze(b, nnSelect(b, isInside, mirrored, places), NN_INTS(2));
}

/// Exchanges the first two dimensions, one of which is the batch's.
static MlirValue buildExchanged(NnNode *node, MlirValue x) {
  NnIntList perm = {.n = nnRank(x), .data = {1, 0, 2, 3, 4, 5, 6, 7}};
  return nnTranspose(node->b, x, NN_LIST_INTS(perm));
}

static MlirValue convertReverseSequence(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), lengths = nnNodeInput(node, 1);
  int64_t batch = nnNodeInt(node, "batch_axis", 1);
  int64_t time = nnNodeInt(node, "time_axis", 0);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, lengths))
    return x;
  if (nnRank(x) < 2 || batch < 0 || batch > 1 || time != 1 - batch)
    return nnNodeInvalid(node, "batch_axis and time_axis must be 0 and 1");
  if (batch)
    x = buildExchanged(node, x);
  NnGatherNDOptions options = {.batchDims = nnI64Attr(node->b, 1)};
  x = nnGatherND(node->b, x, buildReversed(node, x, lengths), &options);
  return batch && !mlirValueIsNull(x) ? buildExchanged(node, x) : x;
}

//===----------------------------------------------------------------------===//
// CenterCropPad
//===----------------------------------------------------------------------===//

/// The axes that the shape is for; by default all. False if the node failed.
static bool readCenterAxes(NnNode *node, MlirValue x, NnIntList *axes) {
  int64_t rank = nnRank(x);
  if (!nnNodeInts(node, "axes", axes))
    for (axes->n = 0; axes->n < rank; ++axes->n)
      axes->data[axes->n] = axes->n;
  for (int64_t i = 0; i < axes->n && !nnNodeFailed(node); ++i)
    axes->data[i] = nnNodeAxis(node, axes->data[i], rank);
  return !nnNodeFailed(node);
}

/// The greater of a list's elements and 0, and half of it rounded down.
static MlirValue buildExcess(NnNode *node, MlirValue x, MlirValue y) {
  MlirValue zero = nnBuildScalar(node, nnI64(node), 0);
  return nnFolded(node, nnMax(node->b, nnMinus(node, x, y), zero));
}

static MlirValue buildHalf(NnNode *node, MlirValue x) {
  return nnOver(node, x, nnBuildScalar(node, nnI64(node), 2));
}

/// Pads of all dimensions: what is picked from those of the axes and a 0.
static MlirValue buildCenterPads(NnNode *node, int64_t rank,
                                 const NnIntList *axes, MlirValue before,
                                 MlirValue after) {
  NnIntList picks = {.n = 2 * rank};
  for (int64_t i = 0; i < picks.n; ++i)
    picks.data[i] = 2 * axes->n;
  for (int64_t i = 0; i < axes->n; ++i) {
    picks.data[axes->data[i]] = i;
    picks.data[rank + axes->data[i]] = axes->n + i;
  }
  MlirValue amounts = nnConcat(
      node->b, NN_VALUES(before, after, nnBuildInts(node, NN_INTS(0))), 0);
  return nnFolded(node, nnGather(node->b, nnFolded(node, amounts),
                                 nnBuildInts(node, NN_LIST_INTS(picks)), NULL));
}

/// Along the axes, cuts what is too much and pads what is missing, less before
/// the middle than behind if it doesn't come out even.
static MlirValue convertCenterCropPad(NnNode *node) {
  NnBuilder b = node->b;
  NnIntList axes;
  MlirValue x = nnNodeInput(node, 0), shape = nnNodeInput(node, 1);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, shape) ||
      !readCenterAxes(node, x, &axes))
    return x;
  MlirValue list = nnBuildInts(node, NN_LIST_INTS(axes));
  shape = nnBuildSized(node, shape, axes.n);
  MlirValue sizes =
      nnFolded(node, nnGather(b, nnBuildShapeOf(node, x), list, NULL));
  MlirValue start = buildHalf(node, buildExcess(node, sizes, shape));
  MlirValue kept = nnFolded(node, nnMin(b, sizes, shape));
  MlirValue missing = buildExcess(node, shape, sizes);
  MlirValue before = buildHalf(node, missing);
  x = nnSlice(b, x, start, nnPlus(node, start, kept), (MlirValue){NULL},
              NN_LIST_INTS(axes));
  if (mlirValueIsNull(x))
    return x;
  return nnPad(b, x,
               buildCenterPads(node, nnRank(x), &axes, before,
                               nnMinus(node, missing, before)),
               (MlirValue){NULL}, NULL);
}

const NnOpRow nnRearrangeRows[] = {
    {"Tile", 1, 5, .convert = convertTileAlong},
    {"Tile", 6, NN_LATEST, .convert = convertTile},
    {"DepthToSpace", 1, NN_LATEST, .convert = convertDepthToSpace},
    {"SpaceToDepth", 1, NN_LATEST, .convert = convertSpaceToDepth},
    {"ReverseSequence", 10, NN_LATEST, .convert = convertReverseSequence},
    {"CenterCropPad", 18, NN_LATEST, .convert = convertCenterCropPad},
    {.name = NULL}};
