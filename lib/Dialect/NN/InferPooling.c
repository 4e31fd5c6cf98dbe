//===- InferPooling.c - Shape rules of windows and pooling ----------------===//
// NxCxHxW -> NxCxH'xW', where H' counts the positions of the dilated window in
// the padded input; global pooling leaves one. Convolutions count likewise.
//===----------------------------------------------------------------------===//
#include "Rules.h"

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

bool nnInferWindow(const NnInfer *in, const char *label, NnWindow *window) {
  for (int i = 0; i < 2; ++i)
    window->strides[i] = window->dilations[i] = 1;
  for (int i = 0; i < 4; ++i)
    window->pads[i] = 0;
  return nnInferInts(in, label, "strides", 2, 1, window->strides) &&
         nnInferInts(in, label, "pads", 4, 0, window->pads) &&
         nnInferInts(in, label, "dilations", 2, 1, window->dilations);
}

// Steps that the window can take in a padded dimension with `slack` to spare.
static int64_t countSteps(const NnWindow *w, int i, int64_t dim,
                          int64_t slack) {
  int64_t stride = w->strides[i];
  int64_t steps = slack / stride;
  if (!w->ceilMode || slack % stride == 0)
    return steps;
  // One more, which hangs over the end, unless it would start in the end
  // padding. The caller has checked that dim + pads does not overflow.
  int64_t left = dim + w->pads[i] - 1;
  return left / stride > steps ? steps + 1 : steps;
}

bool nnInferWindowSize(const NnInfer *in, const char *label, const NnWindow *w,
                       int i, int64_t dim, int64_t *size) {
  int64_t kernel = w->kernel[i];
  if (kernel == 0)
    return nnInferReject(in, label, "expected a window of at least 1, got 0");
  *size = NN_DYNAMIC;
  if (dim == NN_DYNAMIC || kernel == NN_DYNAMIC)
    return true;
  int64_t reach, padded;
  if (__builtin_mul_overflow(kernel - 1, w->dilations[i], &reach) ||
      __builtin_add_overflow(dim, w->pads[i], &padded) ||
      __builtin_add_overflow(padded, w->pads[i + 2], &padded))
    return nnInferReject(in, label,
                         "size of spatial dimension %d exceeds 64 bits", i);
  if (reach >= padded)
    return nnInferReject(in, label,
                         "expected the dilated window (%" PRIu64
                         ") to fit the padded input (%" PRId64
                         ") in spatial dimension %d",
                         (uint64_t)reach + 1, padded, i);
  *size = countSteps(w, i, dim, padded - reach - 1) + 1;
  return true;
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

static bool checkPads(const NnInfer *in, const NnWindow *window) {
  for (int i = 0; i < 4; ++i)
    if (window->pads[i] >= window->kernel[i % 2])
      return nnInferReject(in, "C2",
                           "expected pads smaller than the kernel (%" PRId64
                           "), got %" PRId64,
                           window->kernel[i % 2], window->pads[i]);
  return true;
}

MlirLogicalResult nnInferPool2d(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  if (result.rank != 4)
    return nnInferError(in, "C1", "expected input of rank 4, got rank %" PRId64,
                        result.rank);
  NnWindow window = {.ceilMode = nnInferUnit(in, "ceil_mode")};
  if (!nnInferInts(in, "C2", "kernel", 2, 1, window.kernel) ||
      !nnInferWindow(in, "C2", &window) || !checkPads(in, &window))
    return NN_FAILURE;
  int space = nnInferChannelsLast(in) ? 1 : 2;
  for (int i = 0; i < 2; ++i) {
    int64_t *dim = &result.dims[space + i];
    if (!nnInferWindowSize(in, "C3", &window, i, *dim, dim))
      return NN_FAILURE;
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferGlobalPool(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  if (result.rank < 3)
    return nnInferError(in, "C1",
                        "expected input of rank 3 or more, got rank %" PRId64,
                        result.rank);
  int64_t first = nnInferChannelsLast(in) ? 1 : 2;
  for (int64_t i = 0; i < result.rank - 2; ++i)
    result.dims[first + i] = 1;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
