//===- Window.c - Windows that move over an image -------------------------===//
// Layouts are resolved into strides here, so that convolutions and pooling are
// written once.
//===----------------------------------------------------------------------===//
#include "Window.h"

#include <string.h>

bool nnEvalIsNhwc(const NnEval *e) { return nnEvalInt(e, "layout", 0) == 1; }

MlirLogicalResult nnEvalCheckImage(const NnEval *e, intptr_t input) {
  int64_t rank = e->inputs[input].rank;
  if (rank >= 3 && rank <= NN_MAX_SPACE + 2)
    return NN_SUCCESS;
  return nnOpError(e->op, "expected an operand of rank 3 to %d",
                   NN_MAX_SPACE + 2);
}

/// The padding that makes the result's size the input's divided by the stride.
static void padSame(NnWindow *w, int axis, int64_t size, bool oddAtEnd) {
  int64_t stride = w->stride[axis];
  int64_t places = size / stride + (size % stride != 0);
  int64_t extent = (w->kernel[axis] - 1) * w->dilation[axis] + 1;
  int64_t total = (places - 1) * stride + extent - size;
  total = total > 0 ? total : 0;
  w->before[axis] = oddAtEnd ? total / 2 : total - total / 2;
  w->after[axis] = total - w->before[axis];
}

MlirLogicalResult nnEvalWindow(const NnEval *e, const NnImage *image,
                               NnWindow *w) {
  int n = image->rank;
  int64_t pads[2 * NN_MAX_SPACE] = {0}, autoPad = nnEvalInt(e, "auto_pad", 0);
  for (int axis = 0; axis < n; ++axis)
    w->stride[axis] = w->dilation[axis] = 1;
  nnEvalInts(e, "strides", n, w->stride);
  nnEvalInts(e, "dilations", n, w->dilation);
  nnEvalInts(e, "pads", 2 * n, pads);
  for (int axis = 0; axis < n; ++axis) {
    w->before[axis] = pads[axis];
    w->after[axis] = pads[n + axis];
    if (w->stride[axis] < 1 || w->dilation[axis] < 1 || w->before[axis] < 0 ||
        w->after[axis] < 0)
      return nnOpError(e->op, "expected positive strides and dilations and "
                              "pads of at least 0");
    if (autoPad)
      padSame(w, axis, image->size[axis], autoPad == 1);
  }
  return NN_SUCCESS;
}

NnImage nnImageOf(const nnrt_tensor_t *tensor, bool isNhwc) {
  NnShape shape = nnTensorShape(tensor);
  int64_t s[NN_MAX_RANK], c = isNhwc ? shape.rank - 1 : 1;
  nnShapeStrides(&shape, s);
  NnImage image = {.rank = (int)shape.rank - 2,
                   .n = shape.dims[0],
                   .c = shape.dims[c],
                   .strideN = s[0],
                   .strideC = s[c]};
  int64_t first = isNhwc ? 1 : 2;
  for (int i = 0; i < image.rank; ++i) {
    image.size[i] = shape.dims[first + i];
    image.stride[i] = s[first + i];
  }
  return image;
}

NnShape nnImageShape(const NnImage *i, bool isNhwc) {
  NnShape shape = {.rank = i->rank + 2, .dims = {i->n}};
  shape.dims[isNhwc ? i->rank + 1 : 1] = i->c;
  memcpy(shape.dims + (isNhwc ? 1 : 2), i->size,
         (size_t)i->rank * sizeof *i->size);
  return shape;
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

bool nnNextPlace(int rank, const int64_t *size, int64_t *at) {
  for (int i = rank; i-- > 0; at[i] = 0)
    if (++at[i] < size[i])
      return true;
  return false;
}
