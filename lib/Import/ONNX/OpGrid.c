//===- OpGrid.c - GridSample and AffineGrid -------------------------------===//
// GridSample reads an image, its spatial dimensions made one, at places that a
// grid gives: each has taps in every dimension, whose products make the tables
// of one nn.resample. Places are computed in the grid's type, halves in f32.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

// The orders of the names below.
enum { LINEAR, NEAREST, CUBIC };
enum { ZEROS, BORDER, REFLECTION };

static const char *const modes[] = {"linear", "nearest", "cubic", NULL};
static const char *const oldModes[] = {"bilinear", "nearest", "bicubic", NULL};
static const char *const paddings[] = {"zeros", "border", "reflection", NULL};

typedef struct Grid {
  NnNode *node;
  NnBuilder b;
  MlirValue image;       ///< [N, C, D1, …, Dn]
  MlirValue grid;        ///< [N, …, n] in `type`, last dimension first.
  MlirType type;         ///< What places are computed in.
  int64_t n;             ///< Spatial dimensions.
  int64_t mode, padding; ///< See above.
  bool alignCorners;
} Grid;

/// A spatial dimension, in `type`; places lie between `low` and `high`.
typedef struct Extent {
  MlirValue size, last, low, high;
} Extent;

static MlirValue number(const Grid *g, double value) {
  return nnBuildScalar(g->node, g->type, value);
}

static MlirValue castFolded(NnNode *node, MlirValue value, MlirType type) {
  return nnFolded(node, nnBuildCast(node, value, type));
}

static Extent extentOf(const Grid *g, int64_t i) {
  NnNode *node = g->node;
  Extent e = {.size =
                  castFolded(node, nnBuildDim(node, g->image, i + 2), g->type)};
  double margin = g->alignCorners ? 0 : 0.5;
  e.last = nnMinus(node, e.size, number(g, 1));
  e.low = number(g, -margin);
  e.high = nnPlus(node, e.last, number(g, margin));
  return e;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// -1 and 1 are the centers of the outer elements, or their outer edges.
static MlirValue denormalized(const Grid *g, const Extent *e, MlirValue x) {
  NnBuilder b = g->b;
  MlirValue one = number(g, 1), half = number(g, 0.5);
  x = nnAdd(b, x, one);
  if (g->alignCorners)
    return nnMul(b, nnMul(b, x, half), e->last);
  return nnMul(b, nnSub(b, nnMul(b, x, e->size), one), half);
}

/// Forth and back between `low` and `high`.
static MlirValue reflected(const Grid *g, const Extent *e, MlirValue x) {
  NnBuilder b = g->b;
  NnNode *node = g->node;
  MlirValue span = nnMinus(node, e->high, e->low);
  MlirValue twice = nnPlus(node, span, span);
  // One element reflects to itself.
  MlirValue isPoint =
      nnFolded(node, nnCompare(b, twice, number(g, 0), NN_PREDICATE_EQ));
  MlirValue period = nnFolded(node, nnSelect(b, isPoint, number(g, 1), twice));
  MlirValue way = nnAbs(b, nnSub(b, x, e->low));
  MlirValue rounds = nnFloor(b, nnDiv(b, way, period));
  way = nnSub(b, way, nnMul(b, rounds, period));
  way = nnMin(b, way, nnSub(b, twice, way));
  return nnClamp(b, nnAdd(b, way, e->low), e->low, e->high);
}

/// Brings places beyond the image back into it.
static MlirValue padded(const Grid *g, const Extent *e, MlirValue x) {
  NnBuilder b = g->b;
  if (g->padding == REFLECTION)
    return reflected(g, e, x);
  if (g->padding == ZEROS)
    return x;
  MlirValue isOutside = nnOr(b, nnCompare(b, x, e->low, NN_PREDICATE_LT),
                             nnCompare(b, x, e->high, NN_PREDICATE_GT));
  return nnSelect(b, isOutside, nnClamp(b, x, number(g, 0), e->last), x);
}

/// Places in spatial dimension `i`, [N, places].
static MlirValue placesIn(const Grid *g, int64_t i, const Extent *e) {
  NnBuilder b = g->b;
  int64_t last = nnRank(g->grid) - 1;
  NnGatherOptions along = {.axis = nnI64Attr(b, last)};
  MlirValue x =
      nnGather(b, g->grid, nnBuildInts(g->node, NN_INTS(g->n - 1 - i)), &along);
  x = denormalized(g, e, nnBuildFlatten(g->node, x, 1));
  return padded(g, e, g->mode == NEAREST ? nnRound(g->b, x) : x);
}

//===----------------------------------------------------------------------===//
// Taps
//===----------------------------------------------------------------------===//

/// The taps of all places, [N, places, k].
typedef struct Taps {
  MlirValue indices, weights;
} Taps;

/// Offsets of the taps from the element before a place, and their number.
static int64_t offsetsOf(const Grid *g, int64_t *first) {
  *first = g->mode == CUBIC ? -1 : 0;
  return g->mode == NEAREST ? 1 : g->mode == LINEAR ? 2 : 4;
}

/// ((p x + q) x + s) x + t
static MlirValue polynomial(const Grid *g, MlirValue x, double p, double q,
                            double s, double t) {
  NnBuilder b = g->b;
  MlirValue y = nnAdd(b, nnMul(b, x, number(g, p)), number(g, q));
  y = nnAdd(b, nnMul(b, x, y), number(g, s));
  return nnAdd(b, nnMul(b, x, y), number(g, t));
}

/// The weight of the tap at `offset`, for places `ratio` behind offset 0.
static MlirValue weightAt(const Grid *g, MlirValue ratio, int64_t offset) {
  NnBuilder b = g->b;
  const double A = -0.75;
  MlirValue one = number(g, 1);
  if (g->mode == NEAREST)
    return nnExpand(b, one, nnBuildShapeOf(g->node, ratio));
  if (g->mode == LINEAR)
    return offset ? ratio : nnSub(b, one, ratio);
  MlirValue x = nnAbs(b, nnSub(b, ratio, number(g, (double)offset)));
  return offset == 0 || offset == 1
             ? polynomial(g, x, A + 2, -(A + 3), 0, 1)
             : polynomial(g, x, A, -5 * A, 8 * A, -4 * A);
}

/// The tap at `offset` from the elements before the places.
static Taps tapAt(const Grid *g, const Extent *e, MlirValue before,
                  MlirValue ratio, int64_t offset) {
  NnBuilder b = g->b;
  MlirValue zero = number(g, 0);
  MlirValue x = nnAdd(b, before, number(g, (double)offset));
  Taps t = {.weights = weightAt(g, ratio, offset)};
  if (g->padding == ZEROS)
    t.weights = nnSelect(b,
                         nnOr(b, nnCompare(b, x, zero, NN_PREDICATE_LT),
                              nnCompare(b, x, e->last, NN_PREDICATE_GT)),
                         zero, t.weights);
  if (g->padding == REFLECTION)
    x = reflected(g, e, x);
  t.indices = nnBuildWhole(g->node, nnClamp(b, x, zero, e->last));
  return t;
}

static MlirValue joined(const Grid *g, int64_t n, MlirValue *parts) {
  for (int64_t i = 0; i < n; ++i)
    parts[i] = nnUnsqueeze(g->b, parts[i], NN_INTS(2));
  return n == 1 ? parts[0] : nnConcat(g->b, (NnValues){n, parts}, 2);
}

static Taps tapsIn(const Grid *g, int64_t i) {
  NnBuilder b = g->b;
  MlirValue indices[4], weights[4];
  Extent e = extentOf(g, i);
  MlirValue x = placesIn(g, i, &e);
  // What is left of a nearest place after padding is cut off.
  MlirValue before =
      g->mode == NEAREST
          ? nnBuildCast(g->node, nnBuildWhole(g->node, x), g->type)
          : nnFloor(b, x);
  MlirValue ratio = nnSub(b, x, before);
  int64_t first, n = offsetsOf(g, &first);
  for (int64_t k = 0; k < n; ++k) {
    Taps t = tapAt(g, &e, before, ratio, first + k);
    indices[k] = t.indices;
    weights[k] = t.weights;
  }
  return (Taps){joined(g, n, indices), joined(g, n, weights)};
}

/// Every tap of `outer` with every tap of `inner`, whose dimension has `size`
/// elements.
static Taps crossed(const Grid *g, const Taps *outer, const Taps *inner,
                    MlirValue size) {
  NnBuilder b = g->b;
  NnInts column = NN_INTS(3), row = NN_INTS(2);
  int64_t k = nnDim(outer->weights, 2) * nnDim(inner->weights, 2);
  MlirValue shape = nnBuildInts(g->node, NN_INTS(0, 0, k));
  MlirValue rows = nnMul(b, outer->indices, size);
  MlirValue indices = nnAdd(b, nnUnsqueeze(b, rows, column),
                            nnUnsqueeze(b, inner->indices, row));
  MlirValue weights = nnMul(b, nnUnsqueeze(b, outer->weights, column),
                            nnUnsqueeze(b, inner->weights, row));
  return (Taps){nnReshape(b, indices, shape, NULL),
                nnReshape(b, weights, shape, NULL)};
}

//===----------------------------------------------------------------------===//
// GridSample
//===----------------------------------------------------------------------===//

/// Dimensions [begin, end) of a tensor.
static MlirValue someDims(const Grid *g, MlirValue value, int64_t begin,
                          int64_t end) {
  NnNode *node = g->node;
  return nnFolded(node, nnSlice(g->b, nnBuildShapeOf(node, value),
                                nnBuildInts(node, NN_INTS(begin)),
                                nnBuildInts(node, NN_INTS(end)),
                                (MlirValue){NULL}, NN_INTS(0)));
}

/// Gives dimensions 2, 3, … of [N, C, …] other sizes.
static MlirValue withSpatial(const Grid *g, MlirValue value, MlirValue sizes) {
  MlirValue dims =
      nnConcat(g->b, NN_VALUES(someDims(g, g->image, 0, 2), sizes), 0);
  NnReshapeOptions exact = {.allowZero = nnUnitAttr(g->b)};
  return nnReshape(g->b, value, nnFolded(g->node, dims), &exact);
}

/// Interpolates in floats that hold the image's elements.
static MlirValue sample(const Grid *g) {
  NnNode *node = g->node;
  MlirType element = nnElementType(g->image);
  bool isWide = mlirTypeIsAF64(element) ||
                (mlirTypeIsAInteger(element) && nnBitWidth(element) > 16);
  MlirType type = isWide ? nnF64(node) : nnF32(node);
  MlirValue value =
      nnIsFloat(element) ? g->image : nnBuildCast(node, g->image, type);
  Taps taps = tapsIn(g, 0);
  MlirValue length = nnBuildDim(node, g->image, 2);
  for (int64_t i = 1; i < g->n; ++i) {
    MlirValue size = nnBuildDim(node, g->image, 2 + i);
    Taps inner = tapsIn(g, i);
    taps = crossed(g, &taps, &inner, size);
    length = nnTimes(node, length, size);
  }
  NnResampleOptions batch = {.batchDims = nnI64Attr(g->b, 1)};
  value = nnResample(g->b, withSpatial(g, value, length), taps.indices,
                     nnBuildCast(node, taps.weights, type), 2, &batch);
  value = withSpatial(g, value, someDims(g, g->grid, 1, g->n + 1));
  return nnBuildCast(node, value, element);
}

static MlirValue convertGridSample(NnNode *node) {
  bool isOld = node->opset < 20;
  Grid g = {.node = node,
            .b = node->b,
            .image = nnNodeInput(node, 0),
            .grid = nnNodeInput(node, 1),
            .mode = nnNodeChoice(node, "mode", isOld ? "bilinear" : "linear",
                                 isOld ? oldModes : modes),
            .padding = nnNodeChoice(node, "padding_mode", "zeros", paddings),
            .alignCorners = nnNodeInt(node, "align_corners", 0) != 0};
  if (nnNodeFailed(node))
    return g.image;
  g.n = nnRank(g.image) - 2;
  if (g.n < 1 || nnRank(g.grid) != g.n + 2 ||
      (nnDim(g.grid, g.n + 1) != NN_DYNAMIC && nnDim(g.grid, g.n + 1) != g.n))
    return nnNodeInvalid(node, "the grid doesn't fit an image of rank %lld",
                         (long long)(g.n + 2));
  bool isDouble = mlirTypeIsAF64(nnElementType(g.grid));
  g.type = isDouble ? nnF64(node) : nnF32(node);
  NnShape shape = nnValueShape(g.grid);
  shape.dims[g.n + 1] = g.n;
  g.grid = nnBuildCast(node, nnBuildShaped(node, g.grid, &shape), g.type);
  return sample(&g);
}

//===----------------------------------------------------------------------===//
// AffineGrid
//===----------------------------------------------------------------------===//

/// The places of `count` elements between -1 and 1, f64: outer edges there, or
/// with `alignCorners` the centers of the outer elements.
static MlirValue normalPlaces(NnNode *node, MlirValue count,
                              bool alignCorners) {
  NnBuilder b = node->b;
  MlirValue one = nnBuildNumber(node, 1), size = nnBuildReal(node, count);
  MlirValue twice =
      nnMul(b, nnBuildCountUp(node, count), nnBuildNumber(node, 2));
  if (!alignCorners)
    return nnSub(b, nnDiv(b, nnAdd(b, twice, one), size), one);
  // A single element lies in the middle.
  MlirValue gaps = nnMinus(node, size, one);
  MlirValue isPoint = nnFolded(
      node, nnCompare(b, gaps, nnBuildNumber(node, 0), NN_PREDICATE_EQ));
  MlirValue low = nnFolded(node, nnSelect(b, isPoint, nnBuildNumber(node, 0),
                                          nnBuildNumber(node, -1)));
  gaps = nnFolded(node, nnSelect(b, isPoint, one, gaps));
  return nnAdd(b, nnDiv(b, twice, gaps), low);
}

/// theta[:, i, j] as [N, 1, …] of rank n + 1.
static MlirValue coefficient(NnNode *node, MlirValue theta, int64_t i,
                             int64_t j, int64_t n) {
  NnBuilder b = node->b;
  NnGatherOptions rows = {.axis = nnI64Attr(b, 1)};
  NnGatherOptions columns = {.axis = nnI64Attr(b, 2)};
  MlirValue row = nnGather(b, theta, nnBuildInts(node, NN_INTS(i)), &rows);
  MlirValue one = nnGather(b, row, nnBuildInts(node, NN_INTS(j)), &columns);
  return nnBuildTrailingOnes(node, one, n - 2);
}

/// Coordinate `i` of all places, [N, …, 1].
static MlirValue transformed(NnNode *node, MlirValue theta, int64_t i,
                             int64_t n, const MlirValue *places) {
  NnBuilder b = node->b;
  MlirValue sum = coefficient(node, theta, i, n, n);
  for (int64_t j = 0; j < n; ++j)
    sum = nnAdd(b, sum, nnMul(b, coefficient(node, theta, i, j, n), places[j]));
  return nnBuildTrailingOnes(node, sum, 1);
}

/// How many spatial dimensions there are, by what is known of the node.
static int64_t countSpatial(NnNode *node, MlirValue theta, MlirValue size) {
  if (nnRank(theta) != 3)
    return -1;
  if (nnRank(size) == 1 && nnDim(size, 0) != NN_DYNAMIC)
    return nnDim(size, 0) - 2;
  int64_t rank = nnNodeDeclaredRank(node, 0);
  return rank < 0 ? nnDim(theta, 1) : rank - 2;
}

static MlirValue affineGrid(NnNode *node, MlirValue theta, MlirValue size,
                            int64_t n) {
  MlirValue places[3], coordinates[3];
  bool alignCorners = nnNodeInt(node, "align_corners", 0) != 0;
  for (int64_t j = 0; j < n; ++j) { // x is the last dimension
    MlirValue count =
        nnBuildWhole(node, nnBuildItem(node, size, n + 1 - j, n + 2));
    MlirValue x = normalPlaces(node, count, alignCorners);
    places[j] = nnBuildTrailingOnes(
        node, nnBuildCast(node, x, nnElementType(theta)), j);
  }
  for (int64_t i = 0; i < n; ++i)
    coordinates[i] = transformed(node, theta, i, n, places);
  return nnNodeFailed(node)
             ? theta
             : nnConcat(node->b, (NnValues){n, coordinates}, n + 1);
}

static MlirValue convertAffineGrid(NnNode *node) {
  MlirValue theta = nnNodeInput(node, 0), size = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return theta;
  int64_t n = countSpatial(node, theta, size);
  if (n != 2 && n != 3)
    return nnNodeUnsupported(node, "planes and volumes only");
  MlirType element = nnElementType(theta);
  NnShape shape = {.rank = 3, .dims = {nnDim(theta, 0), n, n + 1}};
  theta = nnBuildCast(node, nnBuildShaped(node, theta, &shape),
                      mlirTypeIsAF64(element) ? element : nnF32(node));
  return nnBuildCast(node, affineGrid(node, theta, size, n), element);
}

const NnOpRow nnGridRows[] = {
    {"GridSample", 16, NN_LATEST, .convert = convertGridSample},
    {"AffineGrid", 20, NN_LATEST, .convert = convertAffineGrid},
    {.name = NULL}};
