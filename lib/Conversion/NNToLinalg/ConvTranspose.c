//===- ConvTranspose.c - nn.conv_transpose2d ------------------------------===//
// The input's elements, `stride` apart in a tensor of zeros, convolved with the
// mirrored filter whose channels and features are swapped.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Transposed {
  NnWindow window;
  int64_t outputPadding[2];
  MlirValue input, filter;
} Transposed;

static Transposed transposedOf(NnBuilder b, MlirOperation op) {
  Transposed t = {.window.groups = nnConvTranspose2dGetGroups(op),
                  .input = nnLowerOperand(b, op, 0),
                  .filter = nnLowerOperand(b, op, 1)};
  for (int axis = 0; axis < 2; ++axis) {
    t.window.stride[axis] = nnConvTranspose2dGetStridesAt(op, axis);
    t.window.dilation[axis] = nnConvTranspose2dGetDilationsAt(op, axis);
    t.window.before[axis] = nnConvTranspose2dGetPadsAt(op, axis);
    t.window.after[axis] = nnConvTranspose2dGetPadsAt(op, 2 + axis);
    t.outputPadding[axis] = nnConvTranspose2dGetOutputPaddingAt(op, axis);
  }
  return t;
}

/// The input spread out, with the zeros around it that the windows reach, or
/// cropped where they don't reach its border.
static MlirValue spread(NnBuilder b, const Transposed *t) {
  NnDims in = nnDimsOf(b, t->input), k = nnDimsOf(b, t->filter);
  NnDims zeros = in, place = nnDimsAll(4, 0), steps = nnDimsAll(4, 1);
  NnDims crop = nnDimsAll(4, 0), cropped = in, ones = steps;
  for (int axis = 0; axis < 2; ++axis) {
    int64_t i = 2 + axis;
    NnDim stride = nnDim(t->window.stride[axis]), zero = nnDim(0);
    NnDim reach = nnDimMul(b, nnDimSub(b, k.d[i], nnDim(1)),
                           nnDim(t->window.dilation[axis]));
    NnDim low = nnDimSub(b, reach, nnDim(t->window.before[axis]));
    NnDim high = nnDimAdd(
        b, reach, nnDim(t->outputPadding[axis] - t->window.after[axis]));
    NnDim size = nnDimAdd(
        b, nnDimMul(b, nnDimSub(b, in.d[i], nnDim(1)), stride), nnDim(1));
    place.d[i] = nnDimMax(b, low, zero);
    steps.d[i] = stride;
    zeros.d[i] =
        nnDimAdd(b, nnDimAdd(b, size, place.d[i]), nnDimMax(b, high, zero));
    crop.d[i] = nnDimSub(b, place.d[i], low);
    cropped.d[i] = nnDimAdd(b, nnDimAdd(b, size, low), high);
  }
  MlirType element = nnElementType(t->input);
  MlirValue filled = nnFilled(b, &zeros, nnConstantNumber(b, element, 0));
  MlirValue inserted = nnInsertSlice(b, t->input, filled, &place, &steps);
  return nnExtractSlice(b, inserted, &crop, &cropped, &ones);
}

/// Channels and features change places.
static int swapped(int i) { return i == 1 ? 2 : i == 2 ? 1 : i; }

/// `size - 1 - d[loop]`.
static MlirAffineExpr mirrored(NnBuilder b, NnDim size, int64_t loop) {
  return mlirAffineAddExprGet(
      nnLoopExpr(b, loop, -1),
      mlirAffineConstantExprGet(nnBuilderGetContext(b), size.size - 1));
}

/// Reads [g, C/g, F/g, KH, KW] for [g, F/g, C/g, KH, KW], mirrored.
static MlirAffineMap mirrorMap(NnBuilder b, const NnDims *from) {
  MlirAffineExpr exprs[5];
  for (int i = 0; i < 5; ++i)
    exprs[i] =
        i > 2 ? mirrored(b, from->d[i], i) : nnLoopExpr(b, swapped(i), 1);
  return nnMapOfExprs(b, 5, 5, exprs);
}

/// The same read by index, where the window's size is known at run time only.
static MlirValue mirroredElement(NnBuilder b, MlirValue filter,
                                 const NnDims *dims) {
  MlirValue at[5];
  for (int i = 0; i < 5; ++i) {
    at[i] = linalgIndex(b, swapped(i));
    if (i > 2)
      at[i] = arithSubI(b, nnDimValue(b, nnDimSub(b, dims->d[i], nnDim(1))),
                        at[i], NULL);
  }
  return tensorExtract(b, filter, (NnValues){5, at});
}

/// [g, C/g, F/g, KH, KW] to [g, F/g, C/g, KH, KW], height and width mirrored.
static MlirValue mirror(NnBuilder b, MlirValue filter) {
  NnDims from = nnDimsOf(b, filter), to = from;
  to.d[1] = from.d[2];
  to.d[2] = from.d[1];
  bool isStatic = nnDimIsStatic(from.d[3]) && nnDimIsStatic(from.d[4]);
  NnGeneric g = nnGenericBegin(b, 5, 0);
  if (isStatic)
    nnGenericInput(&g, filter, mirrorMap(b, &from));
  nnGenericOpen(&g, nnEmpty(b, &to, nnElementType(filter)),
                nnMapFirst(b, 5, 5));
  return nnGenericClose(&g, isStatic ? g.args[0]
                                     : mirroredElement(b, filter, &from));
}

/// The filter as nn.conv2d has it, [F, C/g, KH, KW].
static MlirValue convolutionFilter(NnBuilder b, const Transposed *t) {
  static const int64_t firstTwo[] = {2, 1, 1, 1};
  NnDims k = nnDimsOf(b, t->filter), grouped = {.rank = 5};
  grouped.d[0] = nnDim(t->window.groups);
  grouped.d[1] = nnDimDiv(b, k.d[0], grouped.d[0]);
  for (int i = 1; i < 4; ++i)
    grouped.d[i + 1] = k.d[i];
  return nnCollapseDims(b, mirror(b, nnReshaped(b, t->filter, &grouped)),
                        firstTwo, 4);
}

MlirLogicalResult nnLowerConvTranspose2d(NnBuilder b, MlirOperation op) {
  Transposed t = transposedOf(b, op);
  NnWindow w = {.groups = t.window.groups, .stride = {1, 1}};
  w.dilation[0] = t.window.dilation[0];
  w.dilation[1] = t.window.dilation[1];
  MlirValue acc = nnConvolve(b, spread(b, &t), convolutionFilter(b, &t), &w);
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, acc, nnLowerOperand(b, op, 2), 1,
                                            nnElementType(t.input)));
}
