//===- Pooling.c - nn.max_pool and nn.avg_pool ----------------------------===//
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

/// Opens the generic: g.args[0] is an element, g.args[2] the accumulator.
static NnGeneric openWindows(NnBuilder b, const Pool *p, MlirValue padding,
                             MlirValue neutral) {
  NnWindow w = p->window;
  NnDims dims = withSpace(b, p), taps = {.rank = w.rank};
  int64_t loops = dims.rank + w.rank, tapLoops[NN_MAX_SPACE];
  for (int axis = 0; axis < w.rank; ++axis) {
    if (p->isCeil)
      w.after[axis] = paddingAfter(b, p, axis);
    taps.d[axis] = w.kernel[axis];
    tapLoops[axis] = dims.rank + axis;
  }
  MlirValue padded = nnPadSpatial(b, p->input, &w, padding);
  MlirValue init = nnFilled(b, &dims, neutral);
  NnGeneric g = nnGenericBegin(b, dims.rank, w.rank);
  nnGenericInput(&g, padded, windowMap(b, &w));
  nnGenericInput(&g, nnEmpty(b, &taps, nnElementType(init)),
                 nnMapOf(b, loops, w.rank, tapLoops));
  nnGenericOpen(&g, init, nnMapFirst(b, loops, dims.rank));
  return g;
}

//===----------------------------------------------------------------------===//
// Maximum
//===----------------------------------------------------------------------===//

MlirLogicalResult nnLowerMaxPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  bool isUnsigned = nnIsUnsigned(nnElementType(nnOperand(op, 0)));
  MlirType element = nnElementType(p.input), type = nnComputeType(element);
  NnGeneric g = openWindows(b, &p, nnConstantLowest(b, element, isUnsigned),
                            nnConstantLowest(b, type, isUnsigned));
  MlirValue most = nnMaxScalar(b, nnWiden(b, g.args[0]), g.args[2], isUnsigned);
  MlirValue acc = nnGenericClose(&g, most);
  return nnLowerReplace(
      b, op, nnFinishContraction(b, acc, (MlirValue){NULL}, 0, element));
}

//===----------------------------------------------------------------------===//
// Mean
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

MlirLogicalResult nnLowerAvgPool(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  MlirType element = nnElementType(p.input), type = nnComputeType(element);
  NnGeneric g = openWindows(b, &p, nnConstantFloat(b, element, 0),
                            nnConstantFloat(b, type, 0));
  MlirValue sum = arithAddF(b, g.args[2], nnWiden(b, g.args[0]), NULL);
  return nnLowerReplace(b, op, divideByCount(b, &p, nnGenericClose(&g, sum)));
}
