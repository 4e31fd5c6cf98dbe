//===- Pooling.c - Pools of windows ---------------------------------------===//
// Padding with the neutral element as far as windows reach, fill, a generic
// (…output positions | taps) with a shape-only operand for the taps, then for
// means a division by how many elements counted.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Pool {
  MlirOperation op;
  MlirValue input;
  NnWindow window;
  bool isCeil;
  NnDim size[NN_MAX_SPACE], places[NN_MAX_SPACE]; ///< Of input and result.
} Pool;

static NnDims withSpace(NnBuilder b, const Pool *p) {
  NnDims dims = nnDimsOf(b, p->input);
  for (int axis = 0; axis < p->window.rank; ++axis)
    dims.d[nnFirstSpatial(&p->window) + axis] = p->places[axis];
  return dims;
}

//===----------------------------------------------------------------------===//
// Attributes, which both ops have, and sizes
//===----------------------------------------------------------------------===//

/// With ceil_mode one window more, if something is left over and the window
/// starts inside the input or the padding before it.
static NnDim placesAlong(NnBuilder b, const Pool *p, int axis) {
  const NnWindow *w = &p->window;
  NnDim size = p->size[axis], stride = nnDim(w->stride[axis]);
  if (!p->isCeil)
    return nnPlacesAlong(b, size, w, axis);
  NnWindow rounded = *w;
  rounded.after[axis] =
      nnDimAdd(b, w->after[axis], nnDimSub(b, stride, nnDim(1)));
  NnDim most = nnPlacesAlong(b, size, &rounded, axis);
  NnDim before = nnDimSub(b, most, nnDim(1));
  NnDim reach = nnDimAdd(b, size, w->before[axis]);
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SGE, nnDimMul(b, before, stride),
                     reach, before, most);
}

/// Padding behind the input up to the end of the last window.
static NnDim paddingAfter(NnBuilder b, const Pool *p, int axis) {
  const NnWindow *w = &p->window;
  NnDim one = nnDim(1), stride = nnDim(w->stride[axis]);
  NnDim last = nnDimMul(b, nnDimSub(b, p->places[axis], one), stride);
  NnDim taps =
      nnDimMul(b, nnDimSub(b, w->kernel[axis], one), nnDim(w->dilation[axis]));
  NnDim reach = nnDimAdd(b, last, nnDimAdd(b, taps, one));
  NnDim need = nnDimSub(b, nnDimSub(b, reach, w->before[axis]), p->size[axis]);
  return nnDimMax(b, need, w->after[axis]);
}

static Pool poolOf(NnBuilder b, MlirOperation op) {
  Pool p = {.op = op,
            .input = nnLowerOperand(b, op, 0),
            .isCeil = !mlirAttributeIsNull(nnAttr(op, "ceil_mode"))};
  NnWindow *w = &p.window;
  int64_t kernel[NN_MAX_SPACE];
  nnAttrInts(nnAttr(op, "kernel"), NN_MAX_SPACE, kernel);
  for (int64_t i = 0; i < nnRank(p.input) - 2; ++i)
    w->kernel[i] = nnDim(kernel[i]);
  nnReadWindow(b, op, p.input, w);
  for (int axis = 0; axis < w->rank; ++axis) {
    p.size[axis] = nnDimOf(b, p.input, nnFirstSpatial(w) + axis);
    p.places[axis] = placesAlong(b, &p, axis);
  }
  return p;
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// Input positions: output positions moved by the taps.
static MlirAffineMap windowMap(NnBuilder b, const NnWindow *w) {
  MlirAffineExpr exprs[NN_MAX_RANK];
  int64_t rank = w->rank + 2, first = nnFirstSpatial(w);
  for (int64_t i = 0; i < rank; ++i)
    exprs[i] = nnLoopExpr(b, i, 1);
  for (int axis = 0; axis < w->rank; ++axis)
    exprs[first + axis] =
        mlirAffineAddExprGet(nnLoopExpr(b, first + axis, w->stride[axis]),
                             nnLoopExpr(b, rank + axis, w->dilation[axis]));
  return nnMapOfExprs(b, rank + w->rank, rank, exprs);
}

/// What windows are read from, and what their results start as.
typedef struct Windows {
  NnDims dims; ///< Of the result.
  MlirValue padded, taps, init;
} Windows;

static Windows windowsOf(NnBuilder b, const Pool *p, MlirValue padding,
                         MlirValue neutral) {
  NnWindow w = p->window;
  Windows windows = {.dims = withSpace(b, p)};
  NnDims taps = {.rank = w.rank};
  for (int axis = 0; axis < w.rank; ++axis) {
    if (p->isCeil)
      w.after[axis] = paddingAfter(b, p, axis);
    taps.d[axis] = w.kernel[axis];
  }
  windows.padded = nnPadSpatial(b, p->input, &w, padding);
  windows.init = nnFilled(b, &windows.dims, neutral);
  windows.taps = nnEmpty(b, &taps, nnElementType(windows.init));
  return windows;
}

/// Adds an element of the input and the shape of the taps.
static void addWindows(NnGeneric *g, const Pool *p, const Windows *w) {
  int64_t rank = w->dims.rank, tapLoops[NN_MAX_SPACE];
  for (int axis = 0; axis < p->window.rank; ++axis)
    tapLoops[axis] = rank + axis;
  nnGenericInput(g, w->padded, windowMap(g->b, &p->window));
  nnGenericInput(
      g, w->taps,
      nnMapOf(g->b, rank + p->window.rank, p->window.rank, tapLoops));
}

/// Opens the generic: g.args[0] is an element, g.args[2] the accumulator.
static NnGeneric openWindows(NnBuilder b, const Pool *p, MlirValue padding,
                             MlirValue neutral) {
  Windows w = windowsOf(b, p, padding, neutral);
  int64_t rank = w.dims.rank;
  NnGeneric g = nnGenericBegin(b, rank, p->window.rank);
  addWindows(&g, p, &w);
  nnGenericOpen(&g, w.init, nnMapFirst(b, rank + p->window.rank, rank));
  return g;
}

//===----------------------------------------------------------------------===//
// Maximum
//===----------------------------------------------------------------------===//

static MlirValue greatest(NnBuilder b, const Pool *p) {
  bool isUnsigned = nnIsUnsigned(nnElementType(nnOperand(p->op, 0)));
  MlirType element = nnElementType(p->input), type = nnComputeType(element);
  NnGeneric g = openWindows(b, p, nnConstantLowest(b, element, isUnsigned),
                            nnConstantLowest(b, type, isUnsigned));
  MlirValue most = nnMaxTerm(b, nnWiden(b, g.args[0]), g.args[2], isUnsigned);
  MlirValue acc = nnGenericClose(&g, most);
  return nnFinishContraction(b, acc, (MlirValue){NULL}, 0, element);
}

MlirLogicalResult nnLowerMaxPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  return nnLowerReplace(b, op, greatest(b, &p));
}

//===----------------------------------------------------------------------===//
// Where the maximum is: the least position whose element equals it
//===----------------------------------------------------------------------===//

static MlirValue both(NnBuilder b, MlirValue x, MlirValue y) {
  return mlirValueIsNull(x) ? y : arithAndI(b, x, y);
}

static MlirValue compareIndex(NnBuilder b, MlirValue x, NnDim y,
                              int64_t predicate) {
  return arithCmpI(b, x, nnDimValue(b, y), predicate);
}

/// The tap's position in its image, and whether it lies inside.
static MlirValue positionOfTap(NnBuilder b, const Pool *p, MlirValue *inside) {
  const NnWindow *w = &p->window;
  NnDim position = nnDim(0);
  for (int axis = 0; axis < w->rank; ++axis) {
    NnDim place = {NN_DYNAMIC, linalgIndex(b, 2 + axis)};
    NnDim tap = {NN_DYNAMIC, linalgIndex(b, 2 + w->rank + axis)};
    NnDim at = nnDimAdd(b, nnDimMul(b, place, nnDim(w->stride[axis])),
                        nnDimMul(b, tap, nnDim(w->dilation[axis])));
    MlirValue x = nnDimValue(b, nnDimSub(b, at, w->before[axis]));
    *inside = both(
        b, *inside,
        both(b, compareIndex(b, x, nnDim(0), ARITH_CMP_I_PREDICATE_SGE),
             compareIndex(b, x, p->size[axis], ARITH_CMP_I_PREDICATE_SLT)));
    position = nnDimAdd(b, nnDimMul(b, position, p->size[axis]),
                        (NnDim){NN_DYNAMIC, x});
  }
  return position.value;
}

/// NaN is greater than all others.
static MlirValue equals(NnBuilder b, MlirValue x, MlirValue most) {
  if (!mlirTypeIsAFloat(mlirValueGetType(x)))
    return arithCmpI(b, x, most, ARITH_CMP_I_PREDICATE_EQ);
  return arithOrI(b, arithCmpF(b, x, most, ARITH_CMP_F_PREDICATE_OEQ, NULL),
                  arithCmpF(b, x, x, ARITH_CMP_F_PREDICATE_UNO, NULL));
}

/// Positions in the images.
static MlirValue positions(NnBuilder b, const Pool *p, MlirValue most) {
  bool isUnsigned = nnIsUnsigned(nnElementType(nnOperand(p->op, 0)));
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  MlirType element = nnElementType(p->input);
  MlirValue none = nnConstantHighest(b, i64, false), inside = {NULL};
  Windows w = windowsOf(b, p, nnConstantLowest(b, element, isUnsigned), none);
  NnGeneric g = nnGenericBegin(b, w.dims.rank, p->window.rank);
  int64_t loops = w.dims.rank + p->window.rank;
  addWindows(&g, p, &w);
  nnGenericInput(&g, most, nnMapFirst(b, loops, w.dims.rank));
  nnGenericOpen(&g, w.init, nnMapFirst(b, loops, w.dims.rank));
  MlirValue position = arithIndexCast(b, i64, positionOfTap(b, p, &inside));
  MlirValue isMost =
      both(b, inside, equals(b, nnWiden(b, g.args[0]), nnWiden(b, g.args[2])));
  position = arithSelect(b, isMost, position, none);
  return nnGenericClose(&g, arithMinSI(b, g.args[3], position));
}

/// From a position in an image, the last dimension fastest, to one with the
/// first fastest.
static NnDim columnMajor(NnBuilder b, const Pool *p, NnDim position) {
  NnDim index = nnDim(0);
  for (int axis = p->window.rank; axis-- > 0;) {
    NnDim rest = axis ? nnDimDiv(b, position, p->size[axis]) : nnDim(0);
    NnDim at = nnDimSub(b, position, nnDimMul(b, rest, p->size[axis]));
    NnDim stride = nnDim(1);
    for (int before = 0; before < axis; ++before)
      stride = nnDimMul(b, stride, p->size[before]);
    index = nnDimAdd(b, index, nnDimMul(b, at, stride));
    position = rest;
  }
  return index;
}

/// Adds where the images begin.
static MlirValue flatIndices(NnBuilder b, const Pool *p, MlirValue position) {
  MlirType i64 = nnElementType(position);
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(b));
  NnDims dims = nnDimsOf(b, position), in = nnDimsOf(b, p->input);
  NnDim pixels = nnDim(1), zero = nnDim(0);
  for (int axis = 0; axis < p->window.rank; ++axis)
    pixels = nnDimMul(b, pixels, p->size[axis]);
  NnDim last = nnDimSub(b, pixels, nnDim(1));
  NnElementwise e = nnElementwiseOpen(b, &dims, i64, 1, &position);
  // A window without elements has found none.
  MlirValue found = arithIndexCast(b, index, nnElementwiseRead(&e, 0));
  NnDim at = {
      NN_DYNAMIC,
      arithSelect(b, compareIndex(b, found, last, ARITH_CMP_I_PREDICATE_SGT),
                  nnDimValue(b, zero), found)};
  if (nnArgmaxPoolGetColumnMajor(p->op))
    at = columnMajor(b, p, at);
  NnDim image = nnDimMul(b, (NnDim){NN_DYNAMIC, linalgIndex(b, 0)}, in.d[1]);
  image = nnDimAdd(b, image, (NnDim){NN_DYNAMIC, linalgIndex(b, 1)});
  at = nnDimAdd(b, nnDimMul(b, image, pixels), at);
  return nnElementwiseClose(&e, arithIndexCast(b, i64, nnDimValue(b, at)));
}

MlirLogicalResult nnLowerArgmaxPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  MlirValue position = positions(b, &p, greatest(b, &p));
  return nnLowerReplace(b, op, flatIndices(b, &p, position));
}

//===----------------------------------------------------------------------===//
// Sum and mean
//===----------------------------------------------------------------------===//

/// Whether every window counts all of its taps.
static bool countsAll(const Pool *p) {
  const NnWindow *w = &p->window;
  bool includesPad = nnAvgPoolGetCountIncludePad(p->op), all = !p->isCeil;
  for (int axis = 0; axis < w->rank; ++axis)
    all &= includesPad ||
           (nnDimIs(w->before[axis], 0) && nnDimIs(w->after[axis], 0));
  return all;
}

/// Taps along an axis that count, for the window at loop index `place`.
static NnDim countAlong(NnBuilder b, const Pool *p, int axis, NnDim place) {
  const NnWindow *w = &p->window;
  bool includesPad = nnAvgPoolGetCountIncludePad(p->op);
  NnDim dilation = nnDim(w->dilation[axis]), zero = nnDim(0);
  NnDim start = nnDimMul(b, place, nnDim(w->stride[axis]));
  // Positions in the padded input: the input from `low` to below `high`.
  NnDim low = includesPad ? zero : w->before[axis];
  NnDim high = nnDimAdd(b, p->size[axis], w->before[axis]);
  if (includesPad)
    high = nnDimAdd(b, high, w->after[axis]);
  NnDim first =
      nnDimCeilDiv(b, nnDimMax(b, nnDimSub(b, low, start), zero), dilation);
  NnDim end =
      nnDimCeilDiv(b, nnDimMax(b, nnDimSub(b, high, start), zero), dilation);
  NnDim last = nnDimMin(b, end, w->kernel[axis]);
  return nnDimSub(b, last, first);
}

static MlirValue countIn(NnBuilder b, const Pool *p, MlirType type) {
  bool all = countsAll(p);
  NnDim count = nnDim(1);
  for (int axis = 0; axis < p->window.rank; ++axis) {
    NnDim taps = p->window.kernel[axis];
    if (!all)
      taps = countAlong(
          b, p, axis,
          (NnDim){NN_DYNAMIC,
                  linalgIndex(b, nnFirstSpatial(&p->window) + axis)});
    count = nnDimMul(b, count, taps);
  }
  return nnDimIsStatic(count) ? nnConstantFloat(b, type, (double)count.size)
                              : nnIndexToFloat(b, type, count.value);
}

static MlirValue divideByCount(NnBuilder b, const Pool *p, MlirValue sum) {
  MlirType element = nnElementType(p->input), type = nnElementType(sum);
  NnDims dims = withSpace(b, p);
  NnElementwise e = nnElementwiseOpen(b, &dims, element, 1, &sum);
  MlirValue value = nnElementwiseRead(&e, 0);
  return nnElementwiseClose(&e, arithDivF(b, value, countIn(b, p, type), NULL));
}

static MlirValue sum(NnBuilder b, const Pool *p) {
  MlirType element = nnElementType(p->input), type = nnComputeType(element);
  NnGeneric g = openWindows(b, p, nnConstantFloat(b, element, 0),
                            nnConstantFloat(b, type, 0));
  return nnGenericClose(&g,
                        arithAddF(b, g.args[2], nnWiden(b, g.args[0]), NULL));
}

MlirLogicalResult nnLowerAvgPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  return nnLowerReplace(b, op, divideByCount(b, &p, sum(b, &p)));
}

MlirLogicalResult nnLowerSumPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  MlirType element = nnElementType(p.input);
  return nnLowerReplace(
      b, op, nnFinishContraction(b, sum(b, &p), (MlirValue){NULL}, 0, element));
}
