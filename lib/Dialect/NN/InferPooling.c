//===- InferPooling.c - Shape rules of windows and pooling ----------------===//
// NxCxD… -> NxCxD'…, where D' counts the positions of the dilated window in
// the padded input; global pooling leaves one. Convolutions count likewise.
//===----------------------------------------------------------------------===//
#include "Rules.h"

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

bool nnInferImage(const NnInfer *in, const char *label, intptr_t i,
                  NnWindow *window) {
  int64_t rank = nnInferShape(in, i).rank;
  *window = (NnWindow){.rank = (int)rank - 2};
  return (rank >= 3 && rank <= NN_MAX_SPACE + 2) ||
         nnInferReject(in, label,
                       "expected input of rank 3 to %d, got rank %" PRId64,
                       NN_MAX_SPACE + 2, rank);
}

bool nnInferSpatial(const NnInfer *in, const char *label, const char *name,
                    int64_t count, int64_t least, int64_t *out) {
  MlirAttribute attribute = nnDictAttr(in->attributes, name);
  return nnAttrInts(attribute, 0, out) == 0 ||
         nnInferInts(in, label, name, count, least, out);
}

static bool readAutoPad(const NnInfer *in, const char *label,
                        NnWindow *window) {
  MlirAttribute pads = nnDictAttr(in->attributes, "pads");
  window->padsSame = nnAttrInt(nnDictAttr(in->attributes, "auto_pad"), 0);
  return !window->padsSame || mlirAttributeIsNull(pads) ||
         nnAttrInts(pads, 0, NULL) == 0 ||
         nnInferReject(in, label, "expected no pads with auto_pad");
}

bool nnInferWindow(const NnInfer *in, const char *label, NnWindow *window) {
  int n = window->rank;
  for (int i = 0; i < n; ++i)
    window->strides[i] = window->dilations[i] = 1;
  for (int i = 0; i < 2 * n; ++i)
    window->pads[i] = 0;
  return nnInferSpatial(in, label, "strides", n, 1, window->strides) &&
         nnInferSpatial(in, label, "pads", 2 * n, 0, window->pads) &&
         nnInferSpatial(in, label, "dilations", n, 1, window->dilations) &&
         readAutoPad(in, label, window);
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

static bool windowSize(const NnInfer *in, const char *label, const NnWindow *w,
                       int i, int64_t *size) {
  int64_t kernel = w->kernel[i], dim = *size;
  if (kernel == 0)
    return nnInferReject(in, label, "expected a window of at least 1, got 0");
  *size = NN_DYNAMIC;
  if (dim == NN_DYNAMIC || (kernel == NN_DYNAMIC && !w->padsSame))
    return true;
  int64_t reach, padded;
  if (w->padsSame) {
    *size = dim / w->strides[i] + (dim % w->strides[i] != 0);
    return true;
  }
  if (__builtin_mul_overflow(kernel - 1, w->dilations[i], &reach) ||
      __builtin_add_overflow(dim, w->pads[i], &padded) ||
      __builtin_add_overflow(padded, w->pads[i + w->rank], &padded))
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

bool nnInferWindowSizes(const NnInfer *in, const char *label,
                        const NnWindow *window, NnShape *image) {
  int space = nnInferChannelsLast(in) ? 1 : 2;
  for (int i = 0; i < window->rank; ++i)
    if (!windowSize(in, label, window, i, &image->dims[space + i]))
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

/// A window that lies in the padding alone would have nothing to look at.
static bool checkPads(const NnInfer *in, const NnWindow *w) {
  for (int i = 0; i < 2 * w->rank; ++i) {
    int64_t kernel = w->kernel[i % w->rank], reach;
    if (!__builtin_mul_overflow(kernel - 1, w->dilations[i % w->rank],
                                &reach) &&
        w->pads[i] > reach)
      return nnInferReject(in, "C2",
                           "expected pads smaller than the dilated window "
                           "(%" PRIu64 "), got %" PRId64,
                           (uint64_t)reach + 1, w->pads[i]);
  }
  return true;
}

MlirLogicalResult nnInferPool(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  NnWindow window;
  if (!nnInferImage(in, "C1", 0, &window))
    return NN_FAILURE;
  window.ceilMode = nnInferUnit(in, "ceil_mode");
  if (!nnInferInts(in, "C2", "kernel", window.rank, 1, window.kernel) ||
      !nnInferWindow(in, "C2", &window) || !checkPads(in, &window) ||
      !nnInferWindowSizes(in, "C3", &window, &result))
    return NN_FAILURE;
  MlirType element = in->kind == NN_OP_ArgmaxPool
                         ? mlirIntegerTypeGet(in->context, 64)
                         : nnInferElement(in, 0);
  return nnInferTensor(in, &result, element);
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
