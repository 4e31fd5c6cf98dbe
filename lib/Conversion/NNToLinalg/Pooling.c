//===- Pooling.c - nn.max_pool2d and nn.avg_pool2d ------------------------===//
// Padding with the neutral element as far as windows reach, fill, a generic
// (…output positions | kh, kw) with a shape-only operand for the taps, then for
// means a division by how many elements counted.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Pool {
  MlirOperation op;
  MlirValue input;
  NnWindow window;
  int64_t kernel[2];
  bool isCeil;
  NnDim size[2], places[2]; ///< Of the input and the result.
} Pool;

static NnDims withSpace(NnBuilder b, const Pool *p) {
  NnDims dims = nnDimsOf(b, p->input);
  int64_t first = p->window.isNhwc ? 1 : 2;
  dims.d[first] = p->places[0];
  dims.d[first + 1] = p->places[1];
  return dims;
}

//===----------------------------------------------------------------------===//
// Attributes, which both ops have, and sizes
//===----------------------------------------------------------------------===//

/// Reads `n` integers, each `absent` if the attribute is.
static void readInts(MlirOperation op, const char *name, int64_t n,
                     int64_t absent, int64_t *out) {
  for (int64_t i = 0; i < n; ++i)
    out[i] = absent;
  nnAttrInts(nnAttr(op, name), n, out);
}

static void readWindow(Pool *p) {
  NnWindow *w = &p->window;
  int64_t pads[4];
  readInts(p->op, "kernel", 2, 1, p->kernel);
  readInts(p->op, "strides", 2, 1, w->stride);
  readInts(p->op, "dilations", 2, 1, w->dilation);
  readInts(p->op, "pads", 4, 0, pads);
  for (int axis = 0; axis < 2; ++axis) {
    w->before[axis] = pads[axis];
    w->after[axis] = pads[2 + axis];
  }
  w->isNhwc =
      nnAttrInt(nnAttr(p->op, "layout"), NN_LAYOUT_NCHW) == NN_LAYOUT_NHWC;
  p->isCeil = !mlirAttributeIsNull(nnAttr(p->op, "ceil_mode"));
}

/// With ceil_mode one window more, if something is left over and the window
/// starts inside the input or the padding before it.
static NnDim placesAlong(NnBuilder b, const Pool *p, int axis) {
  const NnWindow *w = &p->window;
  NnDim size = p->size[axis], kernel = nnDim(p->kernel[axis]);
  NnDim stride = nnDim(w->stride[axis]);
  if (!p->isCeil)
    return nnPlacesAlong(b, size, kernel, w, axis);
  NnWindow rounded = *w;
  rounded.after[axis] += stride.size - 1;
  NnDim most = nnPlacesAlong(b, size, kernel, &rounded, axis);
  NnDim before = nnDimSub(b, most, nnDim(1));
  NnDim reach = nnDimAdd(b, size, nnDim(w->before[axis]));
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SGE, nnDimMul(b, before, stride),
                     reach, before, most);
}

/// Padding behind the input up to the end of the last window.
static NnDim paddingAfter(NnBuilder b, const Pool *p, int axis) {
  const NnWindow *w = &p->window;
  if (!p->isCeil)
    return nnDim(w->after[axis]);
  NnDim last = nnDimMul(b, nnDimSub(b, p->places[axis], nnDim(1)),
                        nnDim(w->stride[axis]));
  NnDim reach =
      nnDimAdd(b, last, nnDim((p->kernel[axis] - 1) * w->dilation[axis] + 1));
  NnDim need =
      nnDimSub(b, nnDimSub(b, reach, nnDim(w->before[axis])), p->size[axis]);
  return nnDimMax(b, need, nnDim(w->after[axis]));
}

static Pool poolOf(NnBuilder b, MlirOperation op) {
  Pool p = {.op = op, .input = nnLowerOperand(b, op, 0)};
  readWindow(&p);
  for (int axis = 0; axis < 2; ++axis) {
    p.size[axis] = nnDimOf(b, p.input, (p.window.isNhwc ? 1 : 2) + axis);
    p.places[axis] = placesAlong(b, &p, axis);
  }
  return p;
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// Opens the generic: g.args[0] is an element, g.args[2] the accumulator.
static NnGeneric openWindows(NnBuilder b, const Pool *p, MlirValue padding,
                             MlirValue neutral) {
  NnDim after[2];
  for (int axis = 0; axis < 2; ++axis)
    after[axis] = paddingAfter(b, p, axis);
  MlirValue padded = nnPadSpatial(b, p->input, &p->window, after, padding);
  NnDims dims = withSpace(b, p), taps = {.rank = 2};
  taps.d[0] = nnDim(p->kernel[0]);
  taps.d[1] = nnDim(p->kernel[1]);
  MlirValue init = nnFilled(b, &dims, neutral);
  MlirAffineExpr exprs[4];
  int64_t first = p->window.isNhwc ? 1 : 2;
  static const int64_t tapLoops[] = {4, 5};
  for (int64_t i = 0; i < 4; ++i)
    exprs[i] = nnLoopExpr(b, i, 1);
  for (int axis = 0; axis < 2; ++axis)
    exprs[first + axis] = mlirAffineAddExprGet(
        nnLoopExpr(b, first + axis, p->window.stride[axis]),
        nnLoopExpr(b, 4 + axis, p->window.dilation[axis]));
  NnGeneric g = nnGenericBegin(b, 4, 2);
  nnGenericInput(&g, padded, nnMapOfExprs(b, 6, 4, exprs));
  nnGenericInput(&g, nnEmpty(b, &taps, nnElementType(init)),
                 nnMapOf(b, 6, 2, tapLoops));
  nnGenericOpen(&g, init, nnMapFirst(b, 6, 4));
  return g;
}

//===----------------------------------------------------------------------===//
// Maximum
//===----------------------------------------------------------------------===//

MlirLogicalResult nnLowerMaxPool2d(NnBuilder b, MlirOperation op) {
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
  bool includesPad = nnAvgPool2dGetCountIncludePad(p->op), all = !p->isCeil;
  for (int axis = 0; axis < 2; ++axis)
    all &= includesPad || (!w->before[axis] && !w->after[axis]);
  return all;
}

/// Taps along an axis that count, for the window at loop index `place`.
static NnDim countAlong(NnBuilder b, const Pool *p, int axis, NnDim place) {
  const NnWindow *w = &p->window;
  bool includesPad = nnAvgPool2dGetCountIncludePad(p->op);
  NnDim dilation = nnDim(w->dilation[axis]), zero = nnDim(0);
  NnDim start = nnDimMul(b, place, nnDim(w->stride[axis]));
  // Positions in the padded input: the input from `low` to below `high`.
  NnDim low = nnDim(includesPad ? 0 : w->before[axis]);
  NnDim high =
      nnDimAdd(b, p->size[axis],
               nnDim(w->before[axis] + (includesPad ? w->after[axis] : 0)));
  NnDim first =
      nnDimCeilDiv(b, nnDimMax(b, nnDimSub(b, low, start), zero), dilation);
  NnDim end =
      nnDimCeilDiv(b, nnDimMax(b, nnDimSub(b, high, start), zero), dilation);
  NnDim last = nnDimMin(b, end, nnDim(p->kernel[axis]));
  return nnDimSub(b, last, first);
}

static MlirValue countIn(NnBuilder b, const Pool *p, MlirType type) {
  NnDim count = nnDim(1);
  if (countsAll(p))
    return nnConstantFloat(b, type, (double)(p->kernel[0] * p->kernel[1]));
  for (int axis = 0; axis < 2; ++axis) {
    NnDim place = {NN_DYNAMIC,
                   linalgIndex(b, (p->window.isNhwc ? 1 : 2) + axis)};
    count = nnDimMul(b, count, countAlong(b, p, axis, place));
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

MlirLogicalResult nnLowerAvgPool2d(NnBuilder b, MlirOperation op) {
  Pool p = poolOf(b, op);
  MlirType element = nnElementType(p.input), type = nnComputeType(element);
  NnGeneric g = openWindows(b, &p, nnConstantFloat(b, element, 0),
                            nnConstantFloat(b, type, 0));
  MlirValue sum = arithAddF(b, g.args[2], nnWiden(b, g.args[0]), NULL);
  return nnLowerReplace(b, op, divideByCount(b, &p, nnGenericClose(&g, sum)));
}
