//===- OpResize.c - Resize and Upsample -----------------------------------===//
// One axis after the other: where its places lie in the input, then a gather
// of the nearest elements or a resample of those around. Where a place lies is
// computed in f64.
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "SizeOrigin.h"

// The orders of the names below.
enum { NEAREST, LINEAR, CUBIC };
enum {
  HALF_PIXEL,
  HALF_PIXEL_SYMMETRIC,
  PYTORCH_HALF_PIXEL,
  ALIGN_CORNERS,
  ASYMMETRIC,
  TF_CROP_AND_RESIZE,
  TF_HALF_PIXEL_FOR_NN
};
enum { ROUND_PREFER_FLOOR, ROUND_PREFER_CEIL, FLOOR, CEIL, BY_DIRECTION };
enum { STRETCH, NOT_LARGER, NOT_SMALLER };

static const char *const modes[] = {"nearest", "linear", "cubic", NULL};
static const char *const transforms[] = {
    "half_pixel",           "half_pixel_symmetric",
    "pytorch_half_pixel",   "align_corners",
    "asymmetric",           "tf_crop_and_resize",
    "tf_half_pixel_for_nn", NULL};
static const char *const roundings[] = {
    "round_prefer_floor", "round_prefer_ceil", "floor", "ceil", NULL};
static const char *const policies[] = {"stretch", "not_larger", "not_smaller",
                                       NULL};

/// An axis that is resized; all have one element.
typedef struct Axis {
  int64_t axis;
  int64_t place;        ///< In the lists.
  MlirValue size;       ///< Of the input, f64.
  MlirValue count;      ///< Of the result, i64.
  MlirValue scale;      ///< f64.
  MlirValue length;     ///< What `count` was rounded from, f64.
  MlirValue start, end; ///< The region of interest; null if there is none.
} Axis;

typedef struct Resize {
  NnNode *node;
  NnBuilder b;
  MlirValue input;
  NnIntList axes;
  MlirValue roi, scales, sizes; ///< Lists over `axes`, null if not given.
  int64_t mode, transform, rounding, policy;
  double cubicA;
  bool antialias, excludeOutside;
} Resize;

static MlirValue number(const Resize *r, double value) {
  return nnBuildNumber(r->node, value);
}

//===----------------------------------------------------------------------===//
// Sizes and scales
//===----------------------------------------------------------------------===//

static MlirValue itemOf(const Resize *r, MlirValue list, int64_t i) {
  return nnBuildReal(r->node, nnBuildItem(r->node, list, i, r->axes.n));
}

/// Result sizes follow from scales in f32, as the standard's shape inference
/// has them, so that 10 * 0.7 is 7.
static MlirValue scaledCount(const Resize *r, const Axis *a) {
  NnNode *node = r->node;
  MlirType f32 = nnF32(node);
  MlirValue length = nnTimes(node, a->size, a->scale);
  if (!mlirValueIsNull(a->start))
    length = nnTimes(node, length, nnMinus(node, a->end, a->start));
  length = nnFolded(node, nnBuildCast(node, length, f32));
  return nnBuildWhole(node, nnFolded(node, nnFloor(r->b, length)));
}

/// The scale common to all axes that `policy` asks for.
static MlirValue commonScale(const Resize *r) {
  MlirValue common = {NULL};
  for (int64_t i = 0; i < r->axes.n; ++i) {
    MlirValue size =
        nnBuildReal(r->node, nnBuildDim(r->node, r->input, r->axes.data[i]));
    MlirValue scale = nnOver(r->node, itemOf(r, r->sizes, i), size);
    if (i == 0)
      common = scale;
    else
      common = nnFolded(r->node, r->policy == NOT_LARGER
                                     ? nnMin(r->b, common, scale)
                                     : nnMax(r->b, common, scale));
  }
  return common;
}

static void readScale(const Resize *r, int64_t i, Axis *a) {
  NnNode *node = r->node;
  if (mlirValueIsNull(r->sizes)) {
    a->scale = itemOf(r, r->scales, i);
    a->length = nnTimes(node, a->size, a->scale);
    a->count = scaledCount(r, a);
  } else if (r->policy == STRETCH) {
    a->length = itemOf(r, r->sizes, i);
    a->count = nnBuildWhole(node, a->length);
    a->scale = nnOver(node, a->length, a->size);
  } else {
    a->scale = commonScale(r);
    a->length = nnTimes(node, a->size, a->scale);
    MlirValue rounded = nnPlus(node, a->length, number(r, 0.5));
    a->count = nnBuildWhole(node, nnFolded(node, nnFloor(r->b, rounded)));
  }
}

static Axis axisOf(const Resize *r, int64_t i) {
  Axis a = {.axis = r->axes.data[i], .place = i};
  a.size = nnBuildReal(r->node, nnBuildDim(r->node, r->input, a.axis));
  if (r->transform == TF_CROP_AND_RESIZE) {
    int64_t n = r->axes.n;
    a.start = nnBuildReal(r->node, nnBuildItem(r->node, r->roi, i, 2 * n));
    a.end = nnBuildReal(r->node, nnBuildItem(r->node, r->roi, n + i, 2 * n));
  }
  readScale(r, i, &a);
  return a;
}

/// Whether the axis is known to stay as it is.
static bool isUnchanged(const Resize *r, const Axis *a) {
  double scale;
  if (r->transform >= TF_CROP_AND_RESIZE)
    return false;
  if (!mlirValueIsNull(r->sizes) && r->policy == STRETCH &&
      nnIsDimOf(r->sizes, a->place, r->input, a->axis))
    return true;
  return nnElementsSplat(nnConstantValue(a->scale), &scale) && scale == 1;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// (i + 0.5) / scale - 0.5
static MlirValue halfPixel(const Resize *r, const Axis *a, MlirValue i) {
  MlirValue half = number(r, 0.5);
  return nnSub(r->b, nnDiv(r->b, nnAdd(r->b, i, half), a->scale), half);
}

/// The center of the input lies at the center of the unrounded result.
static MlirValue symmetric(const Resize *r, const Axis *a, MlirValue i) {
  MlirValue rounding =
      nnOver(r->node, nnBuildReal(r->node, a->count), a->length);
  MlirValue offset = nnTimes(r->node, nnTimes(r->node, a->size, number(r, 0.5)),
                             nnMinus(r->node, number(r, 1), rounding));
  return nnAdd(r->b, halfPixel(r, a, i), offset);
}

/// i * span / (length - 1), or `single` where the length is 1.
static MlirValue spread(const Resize *r, const Axis *a, MlirValue i,
                        MlirValue span, MlirValue single) {
  NnNode *node = r->node;
  MlirValue one = number(r, 1);
  MlirValue isOne =
      nnFolded(node, nnCompare(r->b, a->length, one, NN_PREDICATE_EQ));
  MlirValue gaps =
      nnFolded(node, nnSelect(r->b, isOne, one, nnMinus(node, a->length, one)));
  return nnSelect(r->b, isOne, single, nnDiv(r->b, nnMul(r->b, i, span), gaps));
}

static MlirValue cropped(const Resize *r, const Axis *a, MlirValue i) {
  NnNode *node = r->node;
  MlirValue last = nnMinus(node, a->size, number(r, 1));
  MlirValue span = nnTimes(node, nnMinus(node, a->end, a->start), last);
  MlirValue middle = nnTimes(node, span, number(r, 0.5));
  return nnAdd(r->b, spread(r, a, i, span, middle),
               nnTimes(node, a->start, last));
}

/// Where the result's places lie in the input, f64.
static MlirValue placesOf(const Resize *r, const Axis *a) {
  MlirValue i = nnBuildCountUp(r->node, a->count), zero = number(r, 0);
  switch (r->transform) {
  case HALF_PIXEL_SYMMETRIC:
    return symmetric(r, a, i);
  case PYTORCH_HALF_PIXEL:
    return nnSelect(r->b,
                    nnCompare(r->b, nnBuildReal(r->node, a->count),
                              number(r, 1), NN_PREDICATE_GT),
                    halfPixel(r, a, i), zero);
  case ALIGN_CORNERS:
    return spread(r, a, i, nnMinus(r->node, a->size, number(r, 1)), zero);
  case ASYMMETRIC:
    return nnDiv(r->b, i, a->scale);
  case TF_CROP_AND_RESIZE:
    return cropped(r, a, i);
  case TF_HALF_PIXEL_FOR_NN:
    return nnDiv(r->b, nnAdd(r->b, i, number(r, 0.5)), a->scale);
  default:
    return halfPixel(r, a, i);
  }
}

/// The place outside the input, as flags that broadcast to the result.
static MlirValue outsideOf(const Resize *r, const Axis *a, MlirValue places) {
  MlirValue last = nnMinus(r->node, a->size, number(r, 1));
  MlirValue outside =
      nnOr(r->b, nnCompare(r->b, places, number(r, 0), NN_PREDICATE_LT),
           nnCompare(r->b, places, last, NN_PREDICATE_GT));
  return nnBuildTrailingOnes(r->node, outside, nnRank(r->input) - 1 - a->axis);
}

//===----------------------------------------------------------------------===//
// Nearest
//===----------------------------------------------------------------------===//

static MlirValue rounded(const Resize *r, const Axis *a, MlirValue places) {
  NnBuilder b = r->b;
  MlirValue half = number(r, 0.5);
  switch (r->rounding) {
  case ROUND_PREFER_FLOOR:
    return nnCeil(b, nnSub(b, places, half));
  case ROUND_PREFER_CEIL:
    return nnFloor(b, nnAdd(b, places, half));
  case FLOOR:
    return nnFloor(b, places);
  case CEIL:
    return nnCeil(b, places);
  default: // down where the result is larger
    return nnSelect(b, nnCompare(b, a->scale, number(r, 1), NN_PREDICATE_LT),
                    nnCeil(b, places), nnFloor(b, places));
  }
}

static MlirValue pickNearest(const Resize *r, const Axis *a, MlirValue value,
                             MlirValue places) {
  // nn.gather would count a negative index from the end.
  MlirValue index = nnMax(r->b, rounded(r, a, places), number(r, 0));
  NnGatherOptions options = {.axis = nnI64Attr(r->b, a->axis)};
  return nnGather(r->b, value, nnBuildWhole(r->node, index), &options);
}

//===----------------------------------------------------------------------===//
// Weighted taps
//===----------------------------------------------------------------------===//

/// Offsets of the taps from the element before a place, and the factor by which
/// an antialiasing filter is wider.
typedef struct Taps {
  MlirValue offsets; ///< [1, k]
  MlirValue shrink;  ///< At most 1.
} Taps;

static Taps tapsOf(const Resize *r, const Axis *a) {
  NnNode *node = r->node;
  Taps t = {.shrink = number(r, 1)};
  double reach = r->mode == LINEAR ? 1 : 2;
  if (r->antialias)
    t.shrink = nnFolded(node, nnMin(r->b, a->scale, t.shrink));
  MlirValue start =
      nnFolded(node, nnFloor(r->b, nnOver(node, number(r, -reach), t.shrink)));
  start = nnPlus(node, start, number(r, 1));
  MlirValue count = nnMinus(node, number(r, 2), nnPlus(node, start, start));
  MlirValue offsets =
      nnAdd(r->b, nnBuildCountUp(node, nnBuildWhole(node, count)), start);
  t.offsets = nnUnsqueeze(r->b, offsets, NN_INTS(0));
  return t;
}

/// ((p x + q) x + s) x + t
static MlirValue polynomial(const Resize *r, MlirValue x, double p, double q,
                            double s, double t) {
  NnBuilder b = r->b;
  MlirValue y = nnAdd(b, nnMul(b, x, number(r, p)), number(r, q));
  y = nnAdd(b, nnMul(b, x, y), number(r, s));
  return nnAdd(b, nnMul(b, x, y), number(r, t));
}

/// The filter at distances from a place.
static MlirValue filterAt(const Resize *r, MlirValue distance) {
  NnBuilder b = r->b;
  double A = r->cubicA;
  MlirValue x = nnAbs(b, distance), zero = number(r, 0);
  if (r->mode == LINEAR)
    return nnMax(b, nnSub(b, number(r, 1), x), zero);
  MlirValue isNear = nnCompare(b, x, number(r, 1), NN_PREDICATE_LE);
  MlirValue isFar = nnCompare(b, x, number(r, 2), NN_PREDICATE_LT);
  MlirValue far = polynomial(r, x, A, -5 * A, 8 * A, -4 * A);
  return nnSelect(b, isNear, polynomial(r, x, A + 2, -(A + 3), 0, 1),
                  nnSelect(b, isFar, far, zero));
}

static MlirValue withoutOutside(const Resize *r, const Axis *a,
                                MlirValue weights, MlirValue elements) {
  NnBuilder b = r->b;
  MlirValue zero = number(r, 0);
  MlirValue isOutside = nnOr(b, nnCompare(b, elements, zero, NN_PREDICATE_LT),
                             nnCompare(b, elements, a->size, NN_PREDICATE_GE));
  return nnSelect(b, isOutside, zero, weights);
}

static MlirValue interpolate(const Resize *r, const Axis *a, MlirValue value,
                             MlirValue places) {
  NnBuilder b = r->b;
  Taps taps = tapsOf(r, a);
  MlirValue before = nnFloor(b, places);
  MlirValue ratio = nnUnsqueeze(b, nnSub(b, places, before), NN_INTS(1));
  MlirValue elements =
      nnAdd(b, nnUnsqueeze(b, before, NN_INTS(1)), taps.offsets);
  MlirValue weights =
      filterAt(r, nnMul(b, nnSub(b, taps.offsets, ratio), taps.shrink));
  if (r->excludeOutside)
    weights = withoutOutside(r, a, weights, elements);
  if (r->excludeOutside || r->antialias) {
    NnReduceSumOptions keep = {.keepdims = nnUnitAttr(b)};
    weights = nnDiv(b, weights, nnReduceSum(b, weights, NN_INTS(1), &keep));
  }
  return nnResample(b, value, nnBuildWhole(r->node, elements),
                    nnBuildCast(r->node, weights, nnElementType(value)),
                    a->axis, NULL);
}

//===----------------------------------------------------------------------===//
// All axes
//===----------------------------------------------------------------------===//

static MlirValue extrapolated(const Resize *r, MlirValue value, int64_t n,
                              const MlirValue *outside) {
  MlirValue absent =
      nnBuildScalar(r->node, nnElementType(value),
                    nnNodeFloat(r->node, "extrapolation_value", 0));
  for (int64_t i = 0; i < n; ++i)
    value = nnSelect(r->b, outside[i], absent, value);
  return value;
}

static MlirValue resizeAxes(const Resize *r) {
  MlirType element = nnElementType(r->input);
  MlirValue value = r->input, outside[NN_MAX_RANK];
  int64_t n = 0;
  // Halves and integers are rounded once, after the last axis.
  if (r->mode != NEAREST && !mlirTypeIsAF64(element))
    value = nnBuildCast(r->node, value, nnF32(r->node));
  for (int64_t i = 0; i < r->axes.n && !nnNodeFailed(r->node); ++i) {
    Axis a = axisOf(r, i);
    if (mlirValueIsNull(a.count) || isUnchanged(r, &a))
      continue;
    MlirValue places = placesOf(r, &a);
    if (r->transform == TF_CROP_AND_RESIZE)
      outside[n++] = outsideOf(r, &a, places);
    value = r->mode == NEAREST ? pickNearest(r, &a, value, places)
                               : interpolate(r, &a, value, places);
  }
  if (nnNodeFailed(r->node))
    return (MlirValue){NULL};
  if (n)
    value = extrapolated(r, value, n, outside);
  return nnBuildCast(r->node, value, element);
}

//===----------------------------------------------------------------------===//
// Resize
//===----------------------------------------------------------------------===//

/// Input `i`, or null where it is left out or is a list of nothing.
static MlirValue listInput(NnNode *node, size_t i) {
  MlirValue list = nnNodeOptional(node, i);
  bool isEmpty =
      !mlirValueIsNull(list) && nnRank(list) == 1 && nnDim(list, 0) == 0;
  return isEmpty ? (MlirValue){NULL} : list;
}

static void readResizeAxes(NnNode *node, Resize *r) {
  int64_t rank = nnRank(r->input);
  bool isGiven = nnNodeInts(node, "axes", &r->axes);
  if (!isGiven)
    for (; r->axes.n < rank; ++r->axes.n)
      r->axes.data[r->axes.n] = r->axes.n;
  if (r->axes.n > rank)
    nnNodeInvalid(node, "has more axes than dimensions");
  for (int64_t i = 0; i < r->axes.n && !nnNodeFailed(node); ++i)
    r->axes.data[i] = nnNodeAxis(node, r->axes.data[i], rank);
}

static MlirValue convertResize(NnNode *node) {
  Resize r = {.node = node,
              .b = node->b,
              .input = nnNodeInput(node, 0),
              .roi = listInput(node, 1),
              .scales = listInput(node, 2),
              .sizes = listInput(node, 3),
              .mode = nnNodeChoice(node, "mode", "nearest", modes),
              .transform = nnNodeChoice(node, "coordinate_transformation_mode",
                                        "half_pixel", transforms),
              .rounding = nnNodeChoice(node, "nearest_mode",
                                       "round_prefer_floor", roundings),
              .policy = nnNodeChoice(node, "keep_aspect_ratio_policy",
                                     "stretch", policies),
              .cubicA = nnNodeFloat(node, "cubic_coeff_a", -0.75),
              .antialias = nnNodeInt(node, "antialias", 0) != 0,
              .excludeOutside = nnNodeInt(node, "exclude_outside", 0) != 0};
  if (nnNodeFailed(node))
    return r.input;
  readResizeAxes(node, &r);
  if (mlirValueIsNull(r.scales) && mlirValueIsNull(r.sizes))
    nnNodeInvalid(node, "neither scales nor sizes are given");
  if (r.transform == TF_CROP_AND_RESIZE && mlirValueIsNull(r.roi))
    nnNodeInvalid(node, "tf_crop_and_resize needs a region of interest");
  return nnNodeFailed(node) ? r.input : resizeAxes(&r);
}

//===----------------------------------------------------------------------===//
// Upsample, and Resize as it was in opset 10
//===----------------------------------------------------------------------===//

static MlirValue resizeByScales(NnNode *node, MlirValue scales) {
  static const char *const names[] = {"nearest", "linear", NULL};
  static const char *const oldNames[] = {"nearest", "bilinear", NULL};
  Resize r = {.node = node,
              .b = node->b,
              .input = nnNodeInput(node, 0),
              .scales = scales,
              .mode = nnNodeChoice(node, "mode", "nearest",
                                   node->opset < 7 ? oldNames : names),
              .transform = ASYMMETRIC,
              .rounding = BY_DIRECTION};
  if (nnNodeFailed(node))
    return r.input;
  readResizeAxes(node, &r);
  return nnNodeFailed(node) ? r.input : resizeAxes(&r);
}

static MlirValue convertByInput(NnNode *node) {
  return resizeByScales(node, nnNodeInput(node, 1));
}

static MlirValue buildScales(NnNode *node, int64_t n, const float *scales) {
  NnShape shape = {.rank = 1, .dims = {n}};
  MlirType type = nnTensorType(&shape, nnF32(node));
  return nnConstant(node->b, mlirDenseElementsAttrFloatGet(type, n, scales));
}

static MlirValue convertByAttribute(NnNode *node) {
  const Onnx__AttributeProto *scales = nnNodeAttribute(
      node, "scales", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS);
  if (!scales || nnNodeFailed(node))
    return nnNodeInvalid(node, "scales are missing");
  return resizeByScales(
      node, buildScales(node, (int64_t)scales->n_floats, scales->floats));
}

/// Images only.
static MlirValue convertByFactors(NnNode *node) {
  const float scales[] = {1, 1, (float)nnNodeFloat(node, "height_scale", 1),
                          (float)nnNodeFloat(node, "width_scale", 1)};
  return resizeByScales(node, buildScales(node, 4, scales));
}

const NnOpRow nnResizeRows[] = {
    {"Resize", 10, 10, .convert = convertByInput},
    {"Resize", 11, NN_LATEST, .convert = convertResize},
    {"Upsample", 1, 6, .convert = convertByFactors},
    {"Upsample", 7, 8, .convert = convertByAttribute},
    {"Upsample", 9, 9, .convert = convertByInput},
    {.name = NULL}};
