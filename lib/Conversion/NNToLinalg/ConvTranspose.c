//===- ConvTranspose.c - nn.conv_transpose --------------------------------===//
// The input's elements, `stride` apart in a tensor of zeros, convolved with the
// mirrored filter whose channels and features are swapped.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Transposed {
  NnWindow window;
  int64_t outputPadding[NN_MAX_SPACE];
  MlirValue input, filter;
} Transposed;

static Transposed transposedOf(NnBuilder b, MlirOperation op) {
  Transposed t = {.input = nnLowerOperand(b, op, 0),
                  .filter = nnLowerOperand(b, op, 1)};
  for (int64_t i = 0; i < nnRank(t.input) - 2; ++i)
    t.window.kernel[i] = nnDimOf(b, t.filter, 2 + i);
  nnReadWindow(b, op, t.input, &t.window);
  nnAttrInts(nnConvTransposeGetOutputPaddingAttr(op), t.window.rank,
             t.outputPadding);
  return t;
}

/// The input spread out, with the zeros around it that the windows reach, or
/// cropped where they don't reach its border.
static MlirValue spread(NnBuilder b, const Transposed *t) {
  const NnWindow *w = &t->window;
  NnDims in = nnDimsOf(b, t->input), zeros = in, cropped = in;
  NnDims place = nnDimsAll(in.rank, 0), crop = place;
  NnDims ones = nnDimsAll(in.rank, 1), steps = ones;
  for (int axis = 0; axis < w->rank; ++axis) {
    int64_t i = 2 + axis;
    NnDim stride = nnDim(w->stride[axis]), zero = nnDim(0);
    NnDim reach = nnDimMul(b, nnDimSub(b, w->kernel[axis], nnDim(1)),
                           nnDim(w->dilation[axis]));
    NnDim low = nnDimSub(b, reach, w->before[axis]);
    NnDim high = nnDimAdd(
        b, reach, nnDimSub(b, nnDim(t->outputPadding[axis]), w->after[axis]));
    NnDim size = nnDimAdd(
        b, nnDimMul(b, nnDimSub(b, in.d[i], nnDim(1)), stride), nnDim(1));
    place.d[i] = nnDimMax(b, low, zero);
    steps.d[i] = stride;
    zeros.d[i] =
        nnDimAdd(b, nnDimAdd(b, size, place.d[i]), nnDimMax(b, high, zero));
    crop.d[i] = nnDimSub(b, place.d[i], low);
    cropped.d[i] = nnDimAdd(b, nnDimAdd(b, size, low), high);
    nnRequireAtLeast(b, cropped.d[i], 0);
  }
  MlirType element = nnElementType(t->input);
  MlirValue filled = nnFilled(b, &zeros, nnConstantNumber(b, element, 0));
  MlirValue inserted = nnInsertSlice(b, t->input, filled, &place, &steps);
  return nnExtractSlice(b, inserted, &crop, &cropped, &ones);
}

/// Channels and features change places.
static int64_t swapped(int64_t i) { return i == 1 ? 2 : i == 2 ? 1 : i; }

/// `size - 1 - d[loop]`.
static MlirAffineExpr mirrored(NnBuilder b, NnDim size, int64_t loop) {
  return mlirAffineAddExprGet(
      nnLoopExpr(b, loop, -1),
      mlirAffineConstantExprGet(nnBuilderGetContext(b), size.size - 1));
}

/// Reads [g, C/g, F/g, K…] for [g, F/g, C/g, K…], mirrored.
static MlirAffineMap mirrorMap(NnBuilder b, const NnDims *from) {
  MlirAffineExpr exprs[NN_MAX_RANK];
  for (int64_t i = 0; i < from->rank; ++i)
    exprs[i] =
        i > 2 ? mirrored(b, from->d[i], i) : nnLoopExpr(b, swapped(i), 1);
  return nnMapOfExprs(b, from->rank, from->rank, exprs);
}

/// The same read by index, where the window's size is known at run time only.
static MlirValue mirroredElement(NnBuilder b, MlirValue filter,
                                 const NnDims *dims) {
  MlirValue at[NN_MAX_RANK];
  for (int64_t i = 0; i < dims->rank; ++i) {
    at[i] = linalgIndex(b, swapped(i));
    if (i > 2)
      at[i] = arithSubI(b, nnDimValue(b, nnDimSub(b, dims->d[i], nnDim(1))),
                        at[i], NULL);
  }
  return tensorExtract(b, filter, (NnValues){dims->rank, at});
}

/// [g, C/g, F/g, K…] to [g, F/g, C/g, K…], the taps mirrored.
static MlirValue mirror(NnBuilder b, MlirValue filter) {
  NnDims from = nnDimsOf(b, filter), to = from;
  to.d[1] = from.d[2];
  to.d[2] = from.d[1];
  bool isStatic = true;
  for (int64_t i = 3; i < from.rank; ++i)
    isStatic &= nnDimIsStatic(from.d[i]);
  NnGeneric g = nnGenericBegin(b, from.rank, 0);
  if (isStatic)
    nnGenericInput(&g, filter, mirrorMap(b, &from));
  nnGenericOpen(&g, nnEmpty(b, &to, nnElementType(filter)),
                nnMapFirst(b, from.rank, from.rank));
  return nnGenericClose(&g, isStatic ? g.args[0]
                                     : mirroredElement(b, filter, &from));
}

/// The filter as nn.conv has it, [F, C/g, K…].
static MlirValue convolutionFilter(NnBuilder b, const Transposed *t) {
  static const int64_t firstTwo[NN_MAX_RANK] = {2, 1, 1, 1, 1, 1, 1, 1};
  NnDims k = nnDimsOf(b, t->filter), grouped = {.rank = k.rank + 1};
  grouped.d[0] = nnDim(t->window.groups);
  grouped.d[1] = nnDimDiv(b, k.d[0], grouped.d[0]);
  (void)nnRequireEqual(b, k.d[0], nnDimMul(b, grouped.d[1], grouped.d[0]));
  for (int64_t i = 1; i < k.rank; ++i)
    grouped.d[i + 1] = k.d[i];
  return nnCollapseDims(b, mirror(b, nnReshaped(b, t->filter, &grouped)),
                        firstTwo, k.rank);
}

MlirLogicalResult nnLowerConvTranspose(NnBuilder b, MlirOperation op) {
  Transposed t = transposedOf(b, op);
  NnWindow w = t.window;
  for (int axis = 0; axis < w.rank; ++axis) {
    w.stride[axis] = 1;
    w.before[axis] = w.after[axis] = nnDim(0);
  }
  MlirValue acc =
      nnConvolve(b, op, spread(b, &t), convolutionFilter(b, &t), &w);
  MlirValue bias = nnLowerOperand(b, op, 2);
  if (!mlirValueIsNull(bias))
    (void)nnRequireEqual(b, nnDimOf(b, acc, 1), nnDimOf(b, bias, 0));
  return nnLowerReplace(
      b, op, nnFinishContraction(b, acc, bias, 1, nnElementType(t.input)));
}
