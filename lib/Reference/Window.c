//===- Window.c - Windows that move over an image
//--------------------------===//
// Layouts are resolved into strides here, so that convolutions and pooling are
// written once.
//===----------------------------------------------------------------------===//
#include "Window.h"

bool nnEvalIsNhwc(const NnEval *e) { return nnEvalInt(e, "layout", 0) == 1; }

MlirLogicalResult nnEvalWindow(const NnEval *e, NnWindow *w) {
  int64_t pads[4] = {0, 0, 0, 0};
  *w = (NnWindow){.stride = {1, 1}, .dilation = {1, 1}};
  nnEvalInts(e, "strides", 2, w->stride);
  nnEvalInts(e, "dilations", 2, w->dilation);
  nnEvalInts(e, "pads", 4, pads);
  for (int axis = 0; axis < 2; ++axis) {
    w->before[axis] = pads[axis];
    w->after[axis] = pads[2 + axis];
    if (w->stride[axis] < 1 || w->dilation[axis] < 1 || w->before[axis] < 0 ||
        w->after[axis] < 0)
      return nnOpError(e->op, "expected positive strides and dilations and "
                              "pads of at least 0");
  }
  return NN_SUCCESS;
}

NnImage nnImageOf(const nnrt_tensor_t *tensor, bool isNhwc) {
  NnShape shape = nnTensorShape(tensor);
  int64_t s[NN_MAX_RANK];
  nnShapeStrides(&shape, s);
  const int64_t *d = shape.dims;
  if (isNhwc)
    return (NnImage){d[0], d[3], {d[1], d[2]}, s[0], s[3], {s[1], s[2]}};
  return (NnImage){d[0], d[1], {d[2], d[3]}, s[0], s[1], {s[2], s[3]}};
}

NnShape nnImageShape(const NnImage *i, bool isNhwc) {
  if (isNhwc)
    return (NnShape){4, {i->n, i->size[0], i->size[1], i->c}};
  return (NnShape){4, {i->n, i->c, i->size[0], i->size[1]}};
}

int64_t nnWindowPlaces(const NnWindow *w, int axis, int64_t size, bool ceil) {
  int64_t stride = w->stride[axis];
  int64_t extent = (w->kernel[axis] - 1) * w->dilation[axis] + 1;
  int64_t room = size + w->before[axis] + w->after[axis] - extent;
  if (room < 0)
    return 0;
  int64_t places = room / stride + 1;
  // One more window for what is left over, if it starts inside the image or
  // the padding before it.
  if (ceil && room % stride && places * stride < size + w->before[axis])
    ++places;
  return places;
}

void nnWindowInside(const NnWindow *w, int axis, int64_t k, int64_t size,
                    int64_t places, int64_t *begin, int64_t *end) {
  for (*begin = 0; *begin < places; ++*begin)
    if (nnWindowTap(w, axis, *begin, k) >= 0)
      break;
  for (*end = places; *end > *begin; --*end)
    if (nnWindowTap(w, axis, *end - 1, k) < size)
      break;
}
