//===- Window.c - Windows that move over an image -------------------------===//
// Attributes that convolutions and pools share, the places of a window along a
// dimension, and the padding that they read.
//===----------------------------------------------------------------------===//
#include "Lower.h"

/// Reads `n` integers, each `absent` if the attribute is.
static void readInts(MlirOperation op, const char *name, int64_t n,
                     int64_t absent, int64_t *out) {
  for (int64_t i = 0; i < n; ++i)
    out[i] = absent;
  nnAttrInts(nnAttr(op, name), n, out);
}

/// What the dilated window covers.
static NnDim extentOf(NnBuilder b, const NnWindow *w, int axis) {
  NnDim steps = nnDimSub(b, w->kernel[axis], nnDim(1));
  return nnDimAdd(b, nnDimMul(b, steps, nnDim(w->dilation[axis])), nnDim(1));
}

/// Pads so that the windows are size / stride, rounded up.
static void padSame(NnBuilder b, NnDim size, NnWindow *w, int axis,
                    bool oddAtEnd) {
  NnDim stride = nnDim(w->stride[axis]), two = nnDim(2);
  NnDim last = nnDimSub(b, nnDimCeilDiv(b, size, stride), nnDim(1));
  NnDim need = nnDimAdd(b, nnDimMul(b, last, stride), extentOf(b, w, axis));
  NnDim total = nnDimMax(b, nnDimSub(b, need, size), nnDim(0));
  w->before[axis] =
      oddAtEnd ? nnDimDiv(b, total, two) : nnDimCeilDiv(b, total, two);
  w->after[axis] = nnDimSub(b, total, w->before[axis]);
}

void nnReadWindow(NnBuilder b, MlirOperation op, MlirValue input, NnWindow *w) {
  int64_t pads[2 * NN_MAX_SPACE];
  int64_t autoPad = nnAttrInt(nnAttr(op, "auto_pad"), NN_AUTO_PAD_NONE);
  int n = w->rank = (int)nnRank(input) - 2;
  readInts(op, "strides", n, 1, w->stride);
  readInts(op, "dilations", n, 1, w->dilation);
  readInts(op, "pads", 2 * n, 0, pads);
  w->groups = nnAttrInt(nnAttr(op, "groups"), 1);
  w->isNhwc = nnAttrInt(nnAttr(op, "layout"), NN_LAYOUT_NCHW) == NN_LAYOUT_NHWC;
  w->padsSame = autoPad != NN_AUTO_PAD_NONE;
  for (int axis = 0; axis < n; ++axis) {
    w->before[axis] = nnDim(pads[axis]);
    w->after[axis] = nnDim(pads[n + axis]);
    if (w->padsSame)
      padSame(b, nnDimOf(b, input, nnFirstSpatial(w) + axis), w, axis,
              autoPad == NN_AUTO_PAD_SAME_UPPER);
  }
}

NnDim nnPlacesAlong(NnBuilder b, NnDim size, const NnWindow *w, int axis) {
  NnDim stride = nnDim(w->stride[axis]);
  if (w->padsSame)
    return nnDimCeilDiv(b, size, stride);
  NnDim slack = nnDimSub(b, nnDimAdd(b, w->before[axis], w->after[axis]),
                         extentOf(b, w, axis));
  NnDim room = nnDimAdd(b, size, slack);
  // There are none where the window doesn't fit, which only a run can tell.
  bool fits = nnDimIsStatic(slack) && slack.size >= -stride.size;
  if (!nnDimIsStatic(room) && !fits)
    room = nnDimMax(b, room, nnDim(-stride.size));
  return nnDimDiv(b, nnDimAdd(b, room, stride), stride);
}

MlirValue nnPadSpatial(NnBuilder b, MlirValue input, const NnWindow *w,
                       MlirValue scalar) {
  NnDims low = nnDimsAll(w->rank + 2, 0), high = low;
  for (int axis = 0; axis < w->rank; ++axis) {
    low.d[nnFirstSpatial(w) + axis] = w->before[axis];
    high.d[nnFirstSpatial(w) + axis] = w->after[axis];
  }
  return nnPadded(b, input, &low, &high, scalar);
}
