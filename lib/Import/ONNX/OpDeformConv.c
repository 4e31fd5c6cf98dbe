//===- OpDeformConv.c - Convolution with taps that move -------------------===//
// The taps of DeformConv lie at offsets of their own, between elements. They
// are read by one nn.resample, 2 taps an axis, and contracted by nn.matmul:
//   [N, C, D…] -> columns [N, G, C/G * taps, places]; weight * columns + bias
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "Window.h"

typedef struct Deform {
  NnNode *node;
  NnBuilder b;
  NnWindow window; ///< Its kernel may not be known.
  MlirType type;   ///< What places are computed in.
  MlirValue image, filter, offset, bias, mask;
  int64_t groups, offsetGroups;
  MlirValue taps[NN_MAX_SPACE];   ///< Sizes of the kernel; tensor<1xi64>.
  MlirValue places[NN_MAX_SPACE]; ///< Sizes of the result.
} Deform;

/// Where taps read in the image made flat, [N * offset groups, points, k].
typedef struct Points {
  MlirValue indices, weights;
} Points;

static MlirValue number(const Deform *d, double value) {
  return nnBuildScalar(d->node, d->type, value);
}

static MlirValue whole(const Deform *d, int64_t value) {
  return nnBuildInts(d->node, NN_INTS(value));
}

static MlirValue scaledIota(const Deform *d, MlirValue count, int64_t step) {
  MlirValue i = nnBuildCast(d->node, nnIota(d->b, count), d->type);
  return nnMul(d->b, i, number(d, (double)step));
}

/// The offsets as [N * offset groups, taps…, axes, places…].
static MlirValue splitOffsets(const Deform *d) {
  int n = d->window.rank;
  MlirValue sizes[2 * NN_MAX_SPACE + 2] = {nnTimes(
      d->node, nnBuildSize(d->node, d->image, 0), whole(d, d->offsetGroups))};
  for (int i = 0; i < n; ++i) {
    sizes[1 + i] = d->taps[i];
    sizes[2 + n + i] = d->places[i];
  }
  sizes[1 + n] = whole(d, n);
  return nnBuildReshaped(d->node, d->offset, 2 * n + 2, sizes);
}

/// Where all taps of all places lie along an axis, [N * offset groups, points].
static MlirValue positionsAlong(const Deform *d, MlirValue offsets, int axis) {
  NnBuilder b = d->b;
  int n = d->window.rank;
  NnGatherOptions along = {.axis = nnI64Attr(b, 1 + n)};
  MlirValue moved = nnGather(b, offsets, whole(d, axis), &along);
  moved = nnSqueeze(b, moved, NN_INTS(1 + n));
  MlirValue tap = scaledIota(d, d->taps[axis], d->window.dilations[axis]);
  MlirValue place = scaledIota(d, d->places[axis], d->window.strides[axis]);
  place = nnSub(b, place, number(d, (double)d->window.pads[axis]));
  moved = nnAdd(b, moved, nnBuildTrailingOnes(d->node, tap, 2 * n - 1 - axis));
  moved = nnAdd(b, moved, nnBuildTrailingOnes(d->node, place, n - 1 - axis));
  return nnBuildFlatten(d->node, moved, 1);
}

/// The elements on both sides; those beyond the image weigh nothing.
static Points pointsAlong(const Deform *d, MlirValue position, int axis) {
  NnBuilder b = d->b;
  NnNode *node = d->node;
  MlirValue zero = number(d, 0), one = number(d, 1);
  MlirValue size =
      nnBuildCast(node, nnBuildDim(node, d->image, 2 + axis), d->type);
  MlirValue last = nnSub(b, size, one);
  // Far offsets must stay integers.
  position = nnClamp(b, position, number(d, -2), nnAdd(b, size, one));
  MlirValue low = nnFloor(b, position), ratio = nnSub(b, position, low);
  MlirValue at[] = {low, nnAdd(b, low, one)};
  MlirValue weights[] = {nnSub(b, one, ratio), ratio};
  for (int i = 0; i < 2; ++i) {
    MlirValue isInside = nnAnd(b, nnCompare(b, at[i], zero, NN_PREDICATE_GE),
                               nnCompare(b, at[i], last, NN_PREDICATE_LE));
    weights[i] = nnSelect(b, isInside, weights[i], zero);
    weights[i] = nnUnsqueeze(b, weights[i], NN_INTS(2));
    at[i] = nnBuildWhole(node, nnClamp(b, at[i], zero, last));
    at[i] = nnUnsqueeze(b, at[i], NN_INTS(2));
  }
  return (Points){nnConcat(b, (NnValues){2, at}, 2),
                  nnConcat(b, (NnValues){2, weights}, 2)};
}

/// Every tap of `outer` with both of `inner`, whose axis has `size` elements.
static Points crossed(const Deform *d, const Points *outer, const Points *inner,
                      MlirValue size) {
  NnBuilder b = d->b;
  NnInts column = NN_INTS(3), row = NN_INTS(2), groups = NN_INTS(1, 1, 2);
  MlirValue indices =
      nnAdd(b, nnUnsqueeze(b, nnMul(b, outer->indices, size), column),
            nnUnsqueeze(b, inner->indices, row));
  MlirValue weights = nnMul(b, nnUnsqueeze(b, outer->weights, column),
                            nnUnsqueeze(b, inner->weights, row));
  return (Points){nnBuildMerged(d->node, indices, groups),
                  nnBuildMerged(d->node, weights, groups)};
}

static Points pointsOf(const Deform *d) {
  MlirValue offsets = splitOffsets(d);
  Points points = pointsAlong(d, positionsAlong(d, offsets, 0), 0);
  for (int i = 1; i < d->window.rank; ++i) {
    Points inner = pointsAlong(d, positionsAlong(d, offsets, i), i);
    points = crossed(d, &points, &inner, nnBuildDim(d->node, d->image, 2 + i));
  }
  if (mlirValueIsNull(d->mask))
    return points;
  MlirValue sizes[] = {nnBuildSize(d->node, points.weights, 0), whole(d, -1),
                       whole(d, 1)};
  MlirValue mask = nnBuildReshaped(d->node, d->mask, 3, sizes);
  points.weights = nnMul(d->b, points.weights, mask);
  return points;
}

/// [N, C, taps * places]
static MlirValue columnsOf(const Deform *d) {
  NnBuilder b = d->b;
  Points points = pointsOf(d);
  MlirValue groups = whole(d, d->offsetGroups);
  MlirValue channels = nnBuildSize(d->node, d->image, 1);
  MlirValue pixels = whole(d, 1);
  for (int i = 0; i < d->window.rank; ++i)
    pixels = nnMul(b, pixels, nnBuildSize(d->node, d->image, 2 + i));
  const MlirValue sizes[] = {nnBuildSize(d->node, points.indices, 0),
                             nnDiv(b, channels, groups), pixels};
  NnResampleOptions batch = {.batchDims = nnI64Attr(b, 1)};
  return nnResample(b, nnBuildReshaped(d->node, d->image, 3, sizes),
                    points.indices, points.weights, 2, &batch);
}

/// [N, F, D…] of the columns and the filter.
static MlirValue contract(const Deform *d, MlirValue columns) {
  NnNode *node = d->node;
  NnBuilder b = d->b;
  int n = d->window.rank;
  MlirValue places = whole(d, 1), groups = whole(d, d->groups);
  MlirValue filters = nnBuildSize(node, d->filter, 0);
  MlirValue sizes[NN_MAX_RANK] = {nnBuildSize(node, d->image, 0), filters};
  for (int i = 0; i < n; ++i) {
    places = nnMul(b, places, d->places[i]);
    sizes[2 + i] = d->places[i];
  }
  MlirValue depth = nnBuildSize(node, d->filter, 1);
  for (int i = 0; i < n; ++i)
    depth = nnMul(b, depth, d->taps[i]);
  const MlirValue rows[] = {groups, nnDiv(b, filters, groups), depth};
  const MlirValue grouped[] = {sizes[0], groups, depth, places};
  MlirValue product = nnMatmul(b, nnBuildReshaped(node, d->filter, 3, rows),
                               nnBuildReshaped(node, columns, 4, grouped));
  return nnBuildReshaped(node, product, 2 + n, sizes);
}

static bool checkRanks(NnNode *node, const Deform *d) {
  int64_t rank = nnRank(d->image);
  if (nnRank(d->filter) != rank || nnRank(d->offset) != rank ||
      (!mlirValueIsNull(d->mask) && nnRank(d->mask) != rank))
    nnNodeInvalid(node, "expected input, weight, offset and mask of one rank");
  else if (2 * (rank - 2) + 2 > NN_MAX_RANK)
    nnNodeUnsupported(node, "%lld spatial dimensions", (long long)rank - 2);
  else if (d->groups < 1 || d->offsetGroups < 1)
    nnNodeInvalid(node, "group and offset_group must be positive");
  return !nnNodeFailed(node);
}

static bool readDeform(NnNode *node, Deform *d) {
  int64_t kernel[NN_MAX_SPACE];
  *d = (Deform){.node = node,
                .b = node->b,
                .image = nnNodeInput(node, 0),
                .filter = nnNodeInput(node, 1),
                .offset = nnNodeInput(node, 2),
                .bias = nnNodeOptional(node, 3),
                .mask = nnNodeOptional(node, 4),
                .groups = nnNodeInt(node, "group", 1),
                .offsetGroups = nnNodeInt(node, "offset_group", 1)};
  if (nnNodeFailed(node) || !checkRanks(node, d) ||
      !nnNodeFilterSizes(node, d->image, d->filter, kernel) ||
      !nnNodeWindow(node, d->image, kernel, &d->window))
    return false;
  MlirType element = nnElementType(d->image);
  d->type = mlirTypeIsAF64(element) ? element : nnF32(node);
  d->image = nnBuildCast(node, d->image, d->type);
  d->filter = nnBuildCast(node, d->filter, d->type);
  d->offset = nnBuildCast(node, d->offset, d->type);
  d->mask = nnBuildCast(node, d->mask, d->type);
  for (int i = 0; i < d->window.rank; ++i) {
    d->taps[i] = nnBuildSize(node, d->filter, 2 + i);
    d->places[i] = nnBuildSize(node, d->offset, 2 + i);
  }
  return true;
}

static MlirValue convertDeformConv(NnNode *node) {
  Deform d;
  if (!readDeform(node, &d))
    return (MlirValue){NULL};
  MlirValue result = contract(&d, columnsOf(&d));
  if (!mlirValueIsNull(d.bias)) {
    MlirValue bias = nnBuildCast(node, d.bias, d.type);
    result =
        nnAdd(node->b, result, nnBuildTrailingOnes(node, bias, d.window.rank));
  }
  return nnBuildCast(node, result, nnElementType(nnNodeInput(node, 0)));
}

const NnOpRow nnDeformConvRows[] = {
    {"DeformConv", 19, NN_LATEST, .convert = convertDeformConv},
    {.name = NULL}};
