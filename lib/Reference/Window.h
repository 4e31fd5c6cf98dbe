//===- Window.h - Windows that move over an image --------------*- C -*-===//
// Layouts, and the attributes that convolutions and pooling share. Index i is
// spatial dimension i.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_WINDOW_H
#define NN_REFERENCE_WINDOW_H

#include "Evaluate.h"

/// Sizes and strides of an image tensor, whichever its layout.
typedef struct NnImage {
  int rank; ///< Spatial dimensions.
  int64_t n, c, size[NN_MAX_SPACE];
  int64_t strideN, strideC, stride[NN_MAX_SPACE];
} NnImage;

typedef struct NnWindow {
  int64_t kernel[NN_MAX_SPACE], stride[NN_MAX_SPACE], dilation[NN_MAX_SPACE];
  int64_t before[NN_MAX_SPACE], after[NN_MAX_SPACE]; ///< Padding.
} NnWindow;

/// Whether attribute `layout` is `nhwc`.
bool nnEvalIsNhwc(const NnEval *e);

/// Reads strides, dilations and pads, or computes those of auto_pad: `image`
/// and the window's kernel must be known. Fails unless the input has a spatial
/// dimension, strides and dilations are positive and pads not negative.
MlirLogicalResult nnEvalWindow(const NnEval *e, const NnImage *image,
                               NnWindow *w);

/// The image in a tensor of rank 3 or more, whose channels come last or not.
NnImage nnImageOf(const nnrt_tensor_t *tensor, bool isNhwc);
/// The shape of a tensor that holds such an image.
NnShape nnImageShape(const NnImage *image, bool isNhwc);
/// Fails at the op unless the tensor's rank is an image's.
MlirLogicalResult nnEvalCheckImage(const NnEval *e, intptr_t input);

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

/// Steps through [0, size) in `rank` dimensions, the last fastest, from all
/// zeros: false once it is back there.
bool nnNextPlace(int rank, const int64_t *size, int64_t *at);

#endif // NN_REFERENCE_WINDOW_H
