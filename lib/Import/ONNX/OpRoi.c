//===- OpRoi.c - RoiAlign -------------------------------------------------===//
// Each region of interest is cut into bins, which are sampled at the points of
// a grid. The mean of linear interpolations is one weighted sum an axis; the
// maximum is over all products of an element and its weight.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include <math.h>

typedef struct Roi {
  NnNode *node;
  NnBuilder b;
  MlirType type;   ///< What places are computed in.
  MlirValue image; ///< [R, C, H, W], a region's own.
  MlirValue rois;  ///< [R, 4] in `type`: x1, y1, x2, y2.
  int64_t bins[2]; ///< Vertical, horizontal.
  int64_t samples; ///< A bin and axis; 0: as many as elements it spans.
  double scale;
  bool isHalfPixel;
} Roi;

/// What bins read along an axis.
typedef struct Samples {
  MlirValue indices, weights; ///< [R, bins, taps]
  MlirValue exists;           ///< [R, 1, taps]; null if all do.
} Samples;

static MlirValue number(const Roi *r, double value) {
  return nnBuildScalar(r->node, r->type, value);
}

/// Column `i` of the regions, scaled, [R, 1, 1].
static MlirValue corner(const Roi *r, int64_t i) {
  NnBuilder b = r->b;
  NnGatherOptions columns = {.axis = nnI64Attr(b, 1)};
  MlirValue x =
      nnGather(b, r->rois, nnBuildInts(r->node, NN_INTS(i)), &columns);
  x = nnMul(b, nnUnsqueeze(b, x, NN_INTS(2)), number(r, r->scale));
  return nnSub(b, x, number(r, r->isHalfPixel ? 0.5 : 0));
}

/// 0, 1, … count - 1 in `type`.
static MlirValue countUp(const Roi *r, MlirValue count) {
  return nnBuildCast(r->node, nnIota(r->b, count), r->type);
}

/// The greatest of the grids' sizes, [R, 1, 1], as a tensor<1xi64>: at least
/// 1, and no more than memory could hold.
static MlirValue mostOf(const Roi *r, MlirValue sizes) {
  NnBuilder b = r->b;
  MlirValue most = nnReduceMax(b, sizes, NN_INTS(0, 1, 2), NULL);
  most = nnClamp(b, most, number(r, 1), number(r, 0x1p31));
  return nnBuildWhole(r->node, nnUnsqueeze(b, most, NN_INTS(0)));
}

/// The two taps of each place, [R, bins, samples], along an axis with `size`
/// elements; beyond a margin of one there is nothing.
static Samples tapsOf(const Roi *r, MlirValue place, MlirValue size) {
  NnBuilder b = r->b;
  NnNode *node = r->node;
  MlirValue one = number(r, 1), zero = number(r, 0);
  MlirValue last = nnSub(b, size, one);
  MlirValue isInside =
      nnAnd(b, nnCompare(b, place, number(r, -1), NN_PREDICATE_GE),
            nnCompare(b, place, size, NN_PREDICATE_LE));
  place = nnClamp(b, nnSelect(b, isInside, place, zero), zero, last);
  MlirValue low = nnFloor(b, place), ratio = nnSub(b, place, low);
  MlirValue indices[] = {low, nnMin(b, nnAdd(b, low, one), last)};
  MlirValue weights[] = {nnSub(b, one, ratio), ratio};
  for (int i = 0; i < 2; ++i) {
    weights[i] = nnSelect(b, isInside, weights[i], zero);
    weights[i] = nnUnsqueeze(b, weights[i], NN_INTS(3));
    indices[i] = nnUnsqueeze(b, nnBuildWhole(node, indices[i]), NN_INTS(3));
  }
  return (Samples){.indices = nnConcat(b, (NnValues){2, indices}, 3),
                   .weights = nnConcat(b, (NnValues){2, weights}, 3)};
}

/// Makes one dimension of samples and their taps.
static MlirValue merged(const Roi *r, MlirValue taps) {
  return nnBuildMerged(r->node, taps, NN_INTS(1, 1, 2));
}

static Samples samplesAlong(const Roi *r, int axis, bool isMean) {
  NnBuilder b = r->b;
  NnNode *node = r->node;
  MlirValue start = corner(r, 1 - axis), one = number(r, 1);
  MlirValue span = nnSub(b, corner(r, 3 - axis), start);
  if (!r->isHalfPixel)
    span = nnMax(b, span, one);
  MlirValue bin = nnDiv(b, span, number(r, (double)r->bins[axis]));
  MlirValue grid = number(r, (double)r->samples), most, exists = {NULL};
  most = nnBuildInts(node, NN_INTS(r->samples));
  if (!r->samples) {
    grid = nnCeil(b, bin);
    most = mostOf(r, grid);
  }
  MlirValue counts = countUp(r, most);
  if (!r->samples)
    exists = nnCompare(b, counts, grid, NN_PREDICATE_LT);
  grid = nnMax(b, grid, one);
  MlirValue bins = countUp(r, nnBuildInts(node, NN_INTS(r->bins[axis])));
  MlirValue at =
      nnMul(b, nnAdd(b, counts, number(r, 0.5)), nnDiv(b, bin, grid));
  MlirValue first =
      nnAdd(b, start, nnMul(b, nnUnsqueeze(b, bins, NN_INTS(1)), bin));
  MlirValue size =
      nnBuildCast(node, nnBuildDim(node, r->image, 2 + axis), r->type);
  Samples s = tapsOf(r, nnAdd(b, first, at), size);
  if (isMean)
    s.weights = nnDiv(b, s.weights,
                      r->samples ? grid : nnUnsqueeze(b, grid, NN_INTS(3)));
  if (!mlirValueIsNull(exists)) {
    exists = nnUnsqueeze(b, exists, NN_INTS(3));
    s.weights = nnSelect(b, exists, s.weights, number(r, 0));
    MlirValue pair = nnConcat(b, NN_VALUES(exists, exists), 3);
    s.exists = merged(r, pair);
  }
  s.indices = merged(r, s.indices);
  s.weights = merged(r, s.weights);
  return s;
}

static MlirValue sampleWith(const Roi *r, MlirValue image, MlirValue indices,
                            MlirValue weights, int64_t axis) {
  NnResampleOptions batch = {.batchDims = nnI64Attr(r->b, 1)};
  return nnResample(r->b, image, indices, weights, axis, &batch);
}

static MlirValue meanOf(const Roi *r) {
  Samples y = samplesAlong(r, 0, true), x = samplesAlong(r, 1, true);
  MlirValue rows = sampleWith(r, r->image, y.indices, y.weights, 2);
  return sampleWith(r, rows, x.indices, x.weights, 3);
}

/// [R, bins, taps] as [R, bins, 1, taps, 1] or [R, 1, bins, 1, taps].
static MlirValue spread(const Roi *r, MlirValue value, int axis) {
  return nnUnsqueeze(r->b, value, axis ? NN_INTS(1, 3) : NN_INTS(2, 4));
}

/// Excludes samples that a region doesn't have; a bin without any gives 0.
static MlirValue existing(const Roi *r, MlirValue values, const Samples *y,
                          const Samples *x) {
  NnBuilder b = r->b;
  MlirValue all = nnAnd(b, spread(r, y->exists, 0), spread(r, x->exists, 1));
  all = nnUnsqueeze(b, all, NN_INTS(1));
  return nnSelect(b, all, values, number(r, -INFINITY));
}

static MlirValue maxOf(const Roi *r) {
  NnBuilder b = r->b;
  NnNode *node = r->node;
  Samples y = samplesAlong(r, 0, false), x = samplesAlong(r, 1, false);
  MlirValue width = nnBuildDim(node, r->image, 3);
  MlirValue indices = nnAdd(b, nnMul(b, spread(r, y.indices, 0), width),
                            spread(r, x.indices, 1));
  MlirValue weights =
      nnMul(b, spread(r, y.weights, 0), spread(r, x.weights, 1));
  NnInts single = NN_INTS(1, 4, 0);
  MlirValue flat = nnBuildMerged(node, r->image, NN_INTS(1, 1, 2));
  MlirValue values = sampleWith(r, flat, nnBuildMerged(node, indices, single),
                                nnBuildMerged(node, weights, single), 2);
  const MlirValue sizes[] = {
      nnBuildSize(node, r->image, 0), nnBuildSize(node, r->image, 1),
      nnBuildSize(node, indices, 1),  nnBuildSize(node, indices, 2),
      nnBuildSize(node, indices, 3),  nnBuildSize(node, indices, 4)};
  values = nnBuildReshaped(node, values, 6, sizes);
  if (!mlirValueIsNull(y.exists))
    values = existing(r, values, &y, &x);
  MlirValue most = nnReduceMax(b, values, NN_INTS(4, 5), NULL);
  if (mlirValueIsNull(y.exists))
    return most;
  MlirValue isEmpty = nnCompare(b, most, number(r, -INFINITY), NN_PREDICATE_EQ);
  return nnSelect(b, isEmpty, number(r, 0), most);
}

static bool readRoi(NnNode *node, Roi *r, bool *isMean) {
  static const char *const modes[] = {"avg", "max", NULL};
  static const char *const transforms[] = {"output_half_pixel", "half_pixel",
                                           NULL};
  MlirValue image = nnNodeInput(node, 0), rois = nnNodeInput(node, 1);
  MlirValue batch = nnNodeInput(node, 2);
  *r = (Roi){.node = node,
             .b = node->b,
             .bins = {nnNodeInt(node, "output_height", 1),
                      nnNodeInt(node, "output_width", 1)},
             .samples = nnNodeInt(node, "sampling_ratio", 0),
             .scale = nnNodeFloat(node, "spatial_scale", 1)};
  *isMean = nnNodeChoice(node, "mode", "avg", modes) == 0;
  r->isHalfPixel =
      node->opset >= 16 && nnNodeChoice(node, "coordinate_transformation_mode",
                                        "half_pixel", transforms) == 1;
  if (nnNodeFailed(node))
    return false;
  const int64_t limit = 1 << 20;
  if (nnRank(image) != 4 || nnRank(rois) != 2 || nnRank(batch) != 1)
    nnNodeInvalid(node, "expected operands of rank 4, 2 and 1");
  else if (r->bins[0] < 1 || r->bins[1] < 1 || r->samples < 0 ||
           r->bins[0] > limit || r->bins[1] > limit || r->samples > limit)
    nnNodeInvalid(node, "output_height, output_width or sampling_ratio is "
                        "impossible");
  if (nnNodeFailed(node))
    return false;
  MlirType element = nnElementType(image);
  r->type = mlirTypeIsAF64(element) ? element : nnF32(node);
  r->image = nnGather(node->b, nnBuildCast(node, image, r->type), batch, NULL);
  NnShape shape = {.rank = 2, .dims = {nnDim(rois, 0), 4}};
  r->rois = nnBuildCast(node, nnBuildShaped(node, rois, &shape), r->type);
  return true;
}

static MlirValue convertRoiAlign(NnNode *node) {
  Roi r;
  bool isMean;
  if (!readRoi(node, &r, &isMean))
    return (MlirValue){NULL};
  MlirValue result = isMean ? meanOf(&r) : maxOf(&r);
  return nnBuildCast(node, result, nnElementType(nnNodeInput(node, 0)));
}

const NnOpRow nnRoiRows[] = {
    {"RoiAlign", 10, NN_LATEST, .convert = convertRoiAlign}, {.name = NULL}};
