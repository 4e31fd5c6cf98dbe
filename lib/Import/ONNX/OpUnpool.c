//===- OpUnpool.c - MaxUnpool and Col2Im ----------------------------------===//
// Both scatter into an image of zeros: MaxUnpool each element to the place that
// its index names, Col2Im the taps of all windows, which add up where windows
// overlap. Sizes are computed when the model runs.
//===----------------------------------------------------------------------===//
#include "RuntimeShape.h"
#include "Window.h"

static MlirValue number(NnNode *node, int64_t value) {
  return nnBuildInts(node, NN_INTS(value));
}

static MlirValue flat(NnNode *node, MlirValue value) {
  return nnReshape(node->b, value, number(node, -1), NULL);
}

static MlirValue joined(NnNode *node, int64_t n, const MlirValue *parts) {
  return nnConcat(node->b, (NnValues){n, parts}, 0);
}

static MlirValue productOf(NnNode *node, int64_t n, const MlirValue *sizes) {
  MlirValue product = number(node, 1);
  for (int64_t i = 0; i < n; ++i)
    product = nnMul(node->b, product, sizes[i]);
  return product;
}

/// A reshape to sizes that may be 0.
static MlirValue reshaped(NnNode *node, MlirValue value, MlirValue sizes) {
  NnReshapeOptions exact = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, value, sizes, &exact);
}

//===----------------------------------------------------------------------===//
// MaxUnpool
//===----------------------------------------------------------------------===//

/// (size - 1) * stride - pads + kernel for each spatial dimension.
static void unpooledSizes(NnNode *node, MlirValue x, const NnWindow *w,
                          MlirValue *sizes) {
  NnBuilder b = node->b;
  for (int i = 0; i < w->rank; ++i) {
    MlirValue gaps = nnSub(b, nnBuildSize(node, x, 2 + i), number(node, 1));
    int64_t rest = w->kernel[i] - w->pads[i] - w->pads[w->rank + i];
    sizes[2 + i] = nnAdd(b, nnMul(b, gaps, number(node, w->strides[i])),
                         number(node, rest));
  }
  sizes[0] = nnBuildSize(node, x, 0);
  sizes[1] = nnBuildSize(node, x, 1);
}

/// Adds zeros behind the ends up to `shape`.
static MlirValue grownTo(NnNode *node, MlirValue value, MlirValue shape) {
  NnBuilder b = node->b;
  const int64_t none[NN_MAX_RANK] = {0};
  MlirValue before = nnBuildInts(node, (NnInts){nnRank(value), none});
  MlirValue after = nnSub(b, shape, nnBuildShapeOf(node, value));
  return nnPad(b, value, nnConcat(b, NN_VALUES(before, after), 0),
               (MlirValue){NULL}, NULL);
}

static MlirValue convertMaxUnpool(NnNode *node) {
  NnBuilder b = node->b;
  NnWindow w;
  MlirValue x = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  MlirValue shape = nnNodeOptional(node, 2), sizes[NN_MAX_RANK];
  if (!nnNodeWindow(node, x, NULL, &w))
    return (MlirValue){NULL};
  int64_t rank = nnRank(x);
  unpooledSizes(node, x, &w, sizes);
  MlirValue zeros = nnExpand(b, nnBuildScalar(node, nnElementType(x), 0),
                             productOf(node, rank, sizes));
  MlirValue image =
      nnScatterElements(b, zeros, flat(node, indices), flat(node, x), NULL);
  image = reshaped(node, image, joined(node, rank, sizes));
  if (mlirValueIsNull(shape))
    return image;
  return grownTo(node, image, nnBuildSized(node, shape, rank));
}

//===----------------------------------------------------------------------===//
// Col2Im
//===----------------------------------------------------------------------===//

typedef struct Columns {
  NnNode *node;
  NnBuilder b;
  NnWindow window;
  MlirValue x;                    ///< [N, C * taps, places]
  MlirValue image[NN_MAX_SPACE];  ///< Sizes; all are tensor<1xi64>.
  MlirValue padded[NN_MAX_SPACE]; ///< With padding.
  MlirValue block[NN_MAX_SPACE];  ///< Taps.
  MlirValue places[NN_MAX_SPACE];
  MlirValue numTaps, numPlaces;
} Columns;

static MlirValue item(const Columns *c, MlirValue list, int64_t i) {
  return nnSlice(c->b, list, number(c->node, i), number(c->node, i + 1),
                 (MlirValue){NULL}, NN_INTS(0));
}

/// (padded - dilation * (block - 1) - 1) / stride + 1
static MlirValue placesAlong(const Columns *c, int i) {
  NnBuilder b = c->b;
  MlirValue one = number(c->node, 1);
  MlirValue reach = nnMul(b, nnSub(b, c->block[i], one),
                          number(c->node, c->window.dilations[i]));
  MlirValue room = nnSub(b, nnSub(b, c->padded[i], reach), one);
  MlirValue stride = number(c->node, c->window.strides[i]);
  return nnAdd(b, nnDiv(b, room, stride), one);
}

static bool readColumns(NnNode *node, Columns *c) {
  MlirValue x = nnNodeInput(node, 0), image = nnNodeInput(node, 1);
  MlirValue block = nnNodeInput(node, 2);
  if (nnNodeFailed(node))
    return false;
  *c = (Columns){.node = node, .b = node->b, .x = x};
  NnWindow *w = &c->window;
  int64_t rank = nnNodeDeclaredRank(node, 0);
  w->rank = (int)nnNodeListSize(node, image, rank < 2 ? rank : rank - 2);
  if (!nnNodeFailed(node) &&
      (nnRank(x) != 3 || w->rank < 1 || w->rank > NN_MAX_SPACE))
    nnNodeInvalid(node,
                  "expected input of rank 3 and an image of 1 to %d "
                  "spatial dimensions",
                  NN_MAX_SPACE);
  if (nnNodeFailed(node) ||
      !nnNodeSpatialInts(node, "strides", w->rank, 1, w->strides) ||
      !nnNodeSpatialInts(node, "dilations", w->rank, 1, w->dilations) ||
      !nnNodeSpatialInts(node, "pads", (int64_t)2 * w->rank, 0, w->pads))
    return false;
  image = nnBuildSized(node, image, w->rank);
  block = nnBuildSized(node, block, w->rank);
  for (int i = 0; i < w->rank; ++i) {
    c->image[i] = item(c, image, i);
    c->block[i] = item(c, block, i);
    c->padded[i] = nnAdd(c->b, c->image[i],
                         number(node, w->pads[i] + w->pads[w->rank + i]));
    c->places[i] = placesAlong(c, i);
  }
  c->numTaps = productOf(node, w->rank, c->block);
  c->numPlaces = productOf(node, w->rank, c->places);
  return true;
}

/// Positions in the padded image of the points of a grid with `counts` points
/// along each axis, `steps` apart; the last axis fastest.
static MlirValue gridPositions(const Columns *c, const MlirValue *counts,
                               const int64_t *steps) {
  NnBuilder b = c->b;
  MlirValue positions = number(c->node, 0);
  for (int i = 0; i < c->window.rank; ++i) {
    MlirValue along = nnMul(b, nnIota(b, counts[i]), number(c->node, steps[i]));
    MlirValue outer = nnMul(b, positions, c->padded[i]);
    positions =
        flat(c->node, nnAdd(b, nnUnsqueeze(b, outer, NN_INTS(1)), along));
  }
  return positions;
}

/// Where the elements of all taps, for each all places, go to.
static MlirValue positionsOf(const Columns *c) {
  NnBuilder b = c->b;
  MlirValue taps = gridPositions(c, c->block, c->window.dilations);
  MlirValue starts = gridPositions(c, c->places, c->window.strides);
  return flat(c->node, nnAdd(b, nnUnsqueeze(b, taps, NN_INTS(1)), starts));
}

/// The padded images, [N, C, D…].
static MlirValue scatterColumns(const Columns *c) {
  NnNode *node = c->node;
  NnBuilder b = c->b;
  int n = c->window.rank;
  MlirValue row = nnMul(b, c->numTaps, c->numPlaces);
  MlirValue columns = nnReshape(
      b, c->x, joined(node, 2, (MlirValue[]){number(node, -1), row}), NULL);
  MlirValue images = nnBuildSize(node, columns, 0);
  MlirValue pixels = productOf(node, n, c->padded);
  MlirValue zeros = nnExpand(b, nnBuildScalar(node, nnElementType(c->x), 0),
                             nnConcat(b, NN_VALUES(images, pixels), 0));
  MlirValue indices =
      nnExpand(b, positionsOf(c), nnConcat(b, NN_VALUES(images, row), 0));
  NnScatterElementsOptions add = {.axis = nnI64Attr(b, 1),
                                  .reduction =
                                      nnI32Attr(b, NN_SCATTER_REDUCTION_ADD)};
  MlirValue sums = nnScatterElements(b, zeros, indices, columns, &add);
  MlirValue sizes[NN_MAX_RANK] = {nnBuildSize(node, c->x, 0),
                                  nnDiv(b, nnBuildSize(node, c->x, 1),
                                        nnMax(b, c->numTaps, number(node, 1)))};
  for (int i = 0; i < n; ++i)
    sizes[2 + i] = c->padded[i];
  return reshaped(node, sums, joined(node, n + 2, sizes));
}

static MlirValue convertCol2Im(NnNode *node) {
  Columns c;
  if (!readColumns(node, &c))
    return (MlirValue){NULL};
  int n = c.window.rank;
  MlirValue padded = scatterColumns(&c), ends[NN_MAX_SPACE];
  MlirValue begins = nnBuildInts(node, (NnInts){n, c.window.pads});
  int64_t axes[NN_MAX_SPACE];
  for (int i = 0; i < n; ++i) {
    axes[i] = 2 + i;
    ends[i] = nnAdd(node->b, c.image[i], number(node, c.window.pads[i]));
  }
  return nnSlice(node->b, padded, begins, joined(node, n, ends),
                 (MlirValue){NULL}, (NnInts){n, axes});
}

const NnOpRow nnUnpoolRows[] = {
    {"MaxUnpool", 9, NN_LATEST, .convert = convertMaxUnpool},
    {"Col2Im", 18, NN_LATEST, .convert = convertCol2Im},
    {.name = NULL}};
