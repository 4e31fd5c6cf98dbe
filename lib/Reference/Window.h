//===- Window.h - Windows that move over an image --------------*- C -*-===//
// Layouts, and the attributes that convolutions and pooling share. Index 0 is
// vertical, 1 horizontal.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_WINDOW_H
#define NN_REFERENCE_WINDOW_H

#include "Evaluate.h"

/// Sizes and strides of an image tensor, whichever its layout.
typedef struct NnImage {
  int64_t n, c, size[2];
  int64_t strideN, strideC, stride[2];
} NnImage;

typedef struct NnWindow {
  int64_t kernel[2], stride[2], dilation[2];
  int64_t before[2], after[2]; ///< Padding.
} NnWindow;

/// Whether attribute `layout` is `nhwc`.
bool nnEvalIsNhwc(const NnEval *e);

/// Reads strides, dilations and pads. Fails unless they are positive,
/// respectively not negative.
MlirLogicalResult nnEvalWindow(const NnEval *e, NnWindow *w);

/// The image in a tensor of rank 4.
NnImage nnImageOf(const nnrt_tensor_t *tensor, bool isNhwc);
/// The shape of a tensor that holds such an image.
NnShape nnImageShape(const NnImage *image, bool isNhwc);

/// Number of places a window can take; 0 or less if it does not fit.
int64_t nnWindowPlaces(const NnWindow *w, int axis, int64_t size, bool ceil);

/// The places p in [*begin, *end), of `places`, at which tap `k` of the window
/// lies inside the image.
void nnWindowInside(const NnWindow *w, int axis, int64_t k, int64_t size,
                    int64_t places, int64_t *begin, int64_t *end);

/// Where tap `k` lies when the window is at place `p`.
static inline int64_t nnWindowTap(const NnWindow *w, int axis, int64_t p,
                                  int64_t k) {
  return p * w->stride[axis] - w->before[axis] + k * w->dilation[axis];
}

#endif // NN_REFERENCE_WINDOW_H
