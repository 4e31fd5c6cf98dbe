//===- OpSignal.c - DFT and STFT ------------------------------------------===//
// A transform is a product with the matrix of e^(2 pi i j k / n), whose real
// and imaginary parts are picked from one turn of cosine and sine. Signals are
// brought into rows first: [outer, n, inner, 1 or 2] has outer * inner.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

/// A transform of rows of `terms` numbers. Sizes are i64, of one element.
typedef struct Transform {
  NnNode *node;
  NnBuilder b;
  MlirType type; ///< What is computed in.
  bool inverse, onesided;
  MlirValue terms;  ///< Numbers given; the rest are 0.
  MlirValue points; ///< Length of the transform.
  MlirValue count;  ///< Numbers that come out.
} Transform;

/// Rows of complex numbers; a null part is 0.
typedef struct Complex {
  MlirValue real, imaginary;
} Complex;

static MlirValue whole(NnNode *node, int64_t value) {
  return nnBuildInts(node, NN_INTS(value));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Spectra of real signals are given, or come out, up to half the length.
static bool givesReal(const Transform *t) { return t->inverse && t->onesided; }

static MlirValue halfOf(NnNode *node, MlirValue points) {
  return nnPlus(node, nnOver(node, points, whole(node, 2)), whole(node, 1));
}

static void chooseCount(Transform *t) {
  bool isHalf = t->onesided && !t->inverse;
  // The matrix takes remainders of the length.
  t->points = nnFolded(t->node, nnMax(t->b, t->points, whole(t->node, 1)));
  t->count = isHalf ? halfOf(t->node, t->points) : t->points;
}

/// What each term counts, [terms, 1]: those beyond the length nothing, those
/// that stand for two twice, and all of an inverse 1 / length.
static MlirValue weightsOf(const Transform *t) {
  NnNode *node = t->node;
  NnBuilder b = t->b;
  MlirValue term = nnIota(b, t->terms), one = nnBuildNumber(node, 1);
  MlirValue used = givesReal(t) ? halfOf(node, t->points) : t->points;
  MlirValue weight = nnSelect(b, nnCompare(b, term, used, NN_PREDICATE_LT), one,
                              nnBuildNumber(node, 0));
  if (givesReal(t)) {
    MlirValue last = nnTimes(node, whole(node, 2), term);
    MlirValue isSingle =
        nnOr(b, nnCompare(b, term, whole(node, 0), NN_PREDICATE_EQ),
             nnCompare(b, last, t->points, NN_PREDICATE_EQ));
    weight =
        nnMul(b, weight, nnSelect(b, isSingle, one, nnBuildNumber(node, 2)));
  }
  if (t->inverse)
    weight = nnDiv(b, weight, nnBuildReal(node, t->points));
  return nnUnsqueeze(b, nnBuildCast(node, weight, t->type), NN_INTS(1));
}

/// The matrices [terms, count] of e^(±2 pi i j k / length).
static Complex matrixOf(const Transform *t) {
  NnNode *node = t->node;
  NnBuilder b = t->b;
  const double turn =
      t->inverse ? 6.28318530717958647693 : -6.28318530717958647693;
  MlirValue angle = nnDiv(
      b, nnMul(b, nnBuildCountUp(node, t->points), nnBuildNumber(node, turn)),
      nnBuildReal(node, t->points));
  MlirValue term = nnUnsqueeze(b, nnIota(b, t->terms), NN_INTS(1));
  MlirValue step = nnRem(b, nnMul(b, term, nnIota(b, t->count)), t->points);
  MlirValue weights = weightsOf(t);
  MlirValue cosine = nnBuildCast(node, nnCos(b, angle), t->type);
  MlirValue sine = nnBuildCast(node, nnSin(b, angle), t->type);
  return (Complex){nnMul(b, nnGather(b, cosine, step, NULL), weights),
                   nnMul(b, nnGather(b, sine, step, NULL), weights)};
}

/// Transforms rows along their last dimension.
static Complex transformed(const Transform *t, const Complex *x) {
  NnBuilder b = t->b;
  Complex m = matrixOf(t);
  Complex y = {nnMatmul(b, x->real, m.real), {NULL}};
  bool isReal = mlirValueIsNull(x->imaginary);
  if (!isReal)
    y.real = nnSub(b, y.real, nnMatmul(b, x->imaginary, m.imaginary));
  if (givesReal(t))
    return y;
  y.imaginary = nnMatmul(b, x->real, m.imaginary);
  if (!isReal)
    y.imaginary = nnAdd(b, y.imaginary, nnMatmul(b, x->imaginary, m.real));
  return y;
}

//===----------------------------------------------------------------------===//
// Real and imaginary parts in the last dimension
//===----------------------------------------------------------------------===//

static MlirValue partOf(const Transform *t, MlirValue x, int64_t i) {
  int64_t last = nnRank(x) - 1;
  NnGatherOptions along = {.axis = nnI64Attr(t->b, last)};
  MlirValue part = nnGather(t->b, x, whole(t->node, i), &along);
  return nnSqueeze(t->b, part, NN_INTS(last));
}

/// Parts of [..., 1 or 2]. Which it is may be known at run time only: where
/// there is no second part, it is the first one times 0.
static Complex split(const Transform *t, MlirValue x) {
  int64_t parts = nnDim(x, nnRank(x) - 1);
  x = nnBuildCast(t->node, x, t->type);
  Complex y = {partOf(t, x, 0), {NULL}};
  if (parts == 1)
    return y;
  y.imaginary = partOf(t, x, 1);
  if (parts == NN_DYNAMIC) {
    MlirValue n = nnBuildDim(t->node, x, nnRank(x) - 1);
    MlirValue isTwo = nnCompare(t->b, n, whole(t->node, 2), NN_PREDICATE_EQ);
    y.imaginary =
        nnMul(t->b, y.imaginary, nnBuildCast(t->node, isTwo, t->type));
  }
  return y;
}

static MlirValue joined(const Transform *t, const Complex *x,
                        MlirType element) {
  int64_t rank = nnRank(x->real);
  MlirValue real = nnUnsqueeze(t->b, x->real, NN_INTS(rank));
  if (!mlirValueIsNull(x->imaginary))
    real = nnConcat(
        t->b, NN_VALUES(real, nnUnsqueeze(t->b, x->imaginary, NN_INTS(rank))),
        rank);
  return nnBuildCast(t->node, real, element);
}

/// Halves are computed with in f32.
static Transform transformOf(NnNode *node, MlirValue x) {
  bool isDouble = mlirTypeIsAF64(nnElementType(x));
  return (Transform){
      .node = node, .b = node->b, .type = isDouble ? nnF64(node) : nnF32(node)};
}

/// An input of one element as tensor<1xi64>; null if it is left out.
static MlirValue readSize(NnNode *node, size_t i) {
  MlirValue value = nnNodeOptional(node, i);
  if (mlirValueIsNull(value))
    return value;
  value = nnFolded(node, nnReshape(node->b, value, whole(node, 1), NULL));
  return nnBuildWhole(node, value);
}

//===----------------------------------------------------------------------===//
// DFT
//===----------------------------------------------------------------------===//

/// A signal of any rank seen along an axis that may be known at run time only.
typedef struct Signal {
  MlirValue sizes;  ///< All dimensions, i64.
  MlirValue places; ///< 0, 1, …, of each dimension.
  MlirValue axis;   ///< From the front, one element.
  MlirValue outer, terms, inner;
} Signal;

static bool holds(int64_t predicate, int64_t x, int64_t y) {
  return predicate == NN_PREDICATE_LT   ? x < y
         : predicate == NN_PREDICATE_EQ ? x == y
                                        : x > y;
}

/// The product of the dimensions that stand so to a known axis.
static MlirValue knownProduct(NnNode *node, MlirValue x, int64_t axis,
                              int64_t predicate) {
  MlirValue product = {NULL};
  for (int64_t i = 0; i < nnRank(x) - 1; ++i) {
    if (!holds(predicate, i, axis))
      continue;
    MlirValue size = nnBuildDim(node, x, i);
    product = mlirValueIsNull(product) ? size : nnTimes(node, product, size);
  }
  return mlirValueIsNull(product) ? whole(node, 1) : product;
}

/// The product of the dimensions, but the last, that stand so to the axis.
static MlirValue productWhere(NnNode *node, const Signal *s, MlirValue x,
                              int64_t predicate) {
  NnBuilder b = node->b;
  int64_t axis;
  if (nnElementsInts(nnConstantValue(s->axis), 1, &axis) == 1)
    return knownProduct(node, x, axis, predicate);
  MlirValue one = whole(node, 1), last = whole(node, nnRank(x) - 1);
  MlirValue isCounted = nnAnd(b, nnCompare(b, s->places, s->axis, predicate),
                              nnCompare(b, s->places, last, NN_PREDICATE_LT));
  NnReduceProdOptions keep = {.keepdims = nnUnitAttr(b)};
  return nnReduceProd(b, nnSelect(b, isCounted, s->sizes, one), NN_INTS(0),
                      &keep);
}

static Signal signalOf(NnNode *node, MlirValue x, MlirValue axis) {
  NnBuilder b = node->b;
  int64_t rank = nnRank(x);
  NnIntList places = {.n = rank};
  for (int64_t i = 0; i < rank; ++i)
    places.data[i] = i;
  Signal s = {.sizes = nnBuildShapeOf(node, x),
              .places = nnBuildInts(node, NN_LIST_INTS(places))};
  MlirValue isNegative =
      nnFolded(node, nnCompare(b, axis, whole(node, 0), NN_PREDICATE_LT));
  s.axis =
      nnFolded(node, nnSelect(b, isNegative,
                              nnPlus(node, axis, whole(node, rank)), axis));
  s.outer = productWhere(node, &s, x, NN_PREDICATE_LT);
  s.terms = productWhere(node, &s, x, NN_PREDICATE_EQ);
  s.inner = productWhere(node, &s, x, NN_PREDICATE_GT);
  return s;
}

static MlirValue reshapeExactly(NnNode *node, MlirValue x, MlirValue shape) {
  NnReshapeOptions exact = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, x, nnFolded(node, shape), &exact);
}

/// [outer, terms, inner, parts] as parts in rows, [outer, inner, terms].
static Complex rowsOf(const Transform *t, const Signal *s, MlirValue x) {
  MlirValue parts = nnBuildDim(t->node, x, nnRank(x) - 1);
  MlirValue shape =
      nnConcat(t->b, NN_VALUES(s->outer, s->terms, s->inner, parts), 0);
  MlirValue view = reshapeExactly(t->node, x, shape);
  NnInts perm = NN_INTS(0, 2, 1, 3);
  return split(t, nnTranspose(t->b, view, perm));
}

/// The result's parts from rows back to the signal's order.
static MlirValue signalFrom(const Transform *t, const Signal *s, MlirValue y) {
  NnNode *node = t->node;
  NnBuilder b = t->b;
  int64_t rank = nnDim(s->sizes, 0);
  MlirValue isAxis =
      nnFolded(node, nnCompare(b, s->places, s->axis, NN_PREDICATE_EQ));
  MlirValue sizes = nnFolded(node, nnSelect(b, isAxis, t->count, s->sizes));
  MlirValue isLast = nnFolded(
      node, nnCompare(b, s->places, whole(node, rank - 1), NN_PREDICATE_EQ));
  sizes = nnFolded(
      node, nnSelect(b, isLast, whole(node, givesReal(t) ? 1 : 2), sizes));
  return reshapeExactly(node, nnTranspose(b, y, NN_INTS(0, 2, 1, 3)), sizes);
}

/// `axis` was an attribute before opset 20.
static MlirValue readAxis(NnNode *node, int64_t rank) {
  if (node->opset < 20)
    return whole(node, nnNodeAxis(node, nnNodeInt(node, "axis", 1), rank - 1));
  MlirValue axis = readSize(node, 2);
  return mlirValueIsNull(axis) ? whole(node, -2) : axis;
}

static MlirValue convertDft(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  if (nnRank(x) < 2 || !nnIsFloat(nnElementType(x)))
    return nnNodeInvalid(node, "expected floats of rank 2 or more");
  Transform t = transformOf(node, x);
  t.inverse = nnNodeInt(node, "inverse", 0) != 0;
  t.onesided = nnNodeInt(node, "onesided", 0) != 0;
  MlirValue axis = readAxis(node, nnRank(x));
  if (nnNodeFailed(node))
    return x;
  Signal s = signalOf(node, x, axis);
  t.terms = s.terms;
  t.points = readSize(node, 1);
  if (mlirValueIsNull(t.points) && givesReal(&t))
    t.points =
        nnTimes(node, whole(node, 2), nnMinus(node, s.terms, whole(node, 1)));
  else if (mlirValueIsNull(t.points))
    t.points = s.terms;
  chooseCount(&t);
  Complex rows = rowsOf(&t, &s, x);
  Complex y = transformed(&t, &rows);
  return signalFrom(&t, &s, joined(&t, &y, nnElementType(x)));
}

//===----------------------------------------------------------------------===//
// STFT
//===----------------------------------------------------------------------===//

/// Where the elements of each frame lie, [frames, terms].
static MlirValue framePlaces(const Transform *t, MlirValue x, MlirValue step) {
  NnNode *node = t->node;
  NnBuilder b = t->b;
  step = nnFolded(node, nnMax(b, step, whole(node, 1)));
  MlirValue room = nnMinus(node, nnBuildDim(node, x, 1), t->terms);
  MlirValue frames = nnOver(node, nnPlus(node, room, step), step);
  MlirValue starts = nnMul(b, nnIota(b, frames), step);
  return nnAdd(b, nnUnsqueeze(b, starts, NN_INTS(1)), nnIota(b, t->terms));
}

static MlirValue convertStft(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0), step = readSize(node, 1);
  MlirValue window = nnNodeOptional(node, 2), length = readSize(node, 3);
  if (nnNodeFailed(node))
    return x;
  if (mlirValueIsNull(step) ||
      (mlirValueIsNull(window) && mlirValueIsNull(length)))
    return nnNodeInvalid(node, "frame_step, or window and frame_length, are "
                               "missing");
  if (nnRank(x) == 2)
    x = nnBuildTrailingOnes(node, x, 1);
  if (nnRank(x) != 3)
    return nnNodeInvalid(node, "expected a batch of signals");
  Transform t = transformOf(node, x);
  t.onesided = nnNodeInt(node, "onesided", 1) != 0;
  t.terms = t.points =
      mlirValueIsNull(length) ? nnBuildDim(node, window, 0) : length;
  chooseCount(&t);
  NnGatherOptions along = {.axis = nnI64Attr(b, 1)};
  MlirValue frames = nnGather(b, x, framePlaces(&t, x, step), &along);
  if (!mlirValueIsNull(window))
    frames = nnMul(b, frames, nnBuildTrailingOnes(node, window, 1));
  Complex rows = split(&t, frames);
  Complex y = transformed(&t, &rows);
  return joined(&t, &y, nnElementType(x));
}

const NnOpRow nnSignalRows[] = {{"DFT", 17, NN_LATEST, .convert = convertDft},
                                {"STFT", 17, NN_LATEST, .convert = convertStft},
                                {.name = NULL}};
