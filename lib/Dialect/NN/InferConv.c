//===- InferConv.c - Shape rules of convolutions --------------------------===//
// (NxCxD…, FxC/gxK…) -> NxFxD'…, and likewise for nhwc and the transposed
// convolution. Sizes come from hostile models: no sum or product may overflow.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include <string.h>

/// Reads the operands' ranks and with them the window's.
static bool checkConvRanks(const NnInfer *in, NnWindow *window) {
  int64_t input = nnInferShape(in, 0).rank;
  int64_t filter = nnInferShape(in, 1).rank;
  if (!nnInferImage(in, "C2", 0, window))
    return false;
  if (filter != input)
    return nnInferReject(in, "C2",
                         "expected a filter of the input's rank %" PRId64
                         ", got rank %" PRId64,
                         input, filter);
  if (in->numOperands > 2 && nnInferShape(in, 2).rank != 1)
    return nnInferReject(in, "C2", "expected bias of rank 1, got rank %" PRId64,
                         nnInferShape(in, 2).rank);
  return true;
}

static void readKernel(NnWindow *window, const int64_t *sizes) {
  memcpy(window->kernel, sizes, (size_t)window->rank * sizeof *sizes);
}

static bool readGroups(const NnInfer *in, int64_t *groups) {
  *groups = nnAttrInt(nnDictAttr(in->attributes, "groups"), 1);
  return *groups > 0 ||
         nnInferReject(in, "C3", "expected groups to be positive, got %" PRId64,
                       *groups);
}

// Narrows the number of filters by the bias.
static bool unifyBias(const NnInfer *in, int64_t *filters) {
  if (in->numOperands < 3)
    return true;
  int64_t bias = nnInferShape(in, 2).dims[0];
  return nnUnifyDim(filters, bias) ||
         nnInferReject(in, "C5",
                       "expected bias of %" PRId64 " elements, got %" PRId64,
                       *filters, bias);
}

static bool isMultiple(int64_t dim, int64_t factor) {
  return dim == NN_DYNAMIC || dim % factor == 0;
}

//===----------------------------------------------------------------------===//
// Convolution
//===----------------------------------------------------------------------===//

static bool checkConvChannels(const NnInfer *in, int64_t channels,
                              int64_t filterChannels, int64_t filters,
                              int64_t groups) {
  int64_t expected = NN_DYNAMIC;
  if (filterChannels != NN_DYNAMIC &&
      __builtin_mul_overflow(filterChannels, groups, &expected))
    return nnInferReject(in, "C4",
                         "the filter's channels times groups exceed "
                         "64 bits");
  if (!nnUnifyDim(&expected, channels))
    return nnInferReject(in, "C4",
                         "expected input of %" PRId64
                         " channels (the filter's times groups), got %" PRId64,
                         expected, channels);
  return isMultiple(filters, groups) ||
         nnInferReject(in, "C4",
                       "expected the number of filters (%" PRId64
                       ") to be a multiple of groups (%" PRId64 ")",
                       filters, groups);
}

/// Products in the sum of one output; NN_DYNAMIC if not known.
static int64_t countTerms(const NnWindow *window, int64_t channels) {
  int64_t terms = channels;
  for (int i = 0; i < window->rank; ++i)
    if (terms == NN_DYNAMIC || window->kernel[i] == NN_DYNAMIC)
      terms = NN_DYNAMIC;
    else if (__builtin_mul_overflow(terms, window->kernel[i], &terms))
      terms = INT64_MAX;
  return terms;
}

MlirLogicalResult nnInferConv(const NnInfer *in) {
  NnWindow window;
  MlirType element;
  if (!nnInferProduct(in, "C1", &element) || !checkConvRanks(in, &window))
    return NN_FAILURE;
  bool last = nnInferChannelsLast(in);
  NnShape result = nnInferShape(in, 0), filter = nnInferShape(in, 1);
  int64_t *channels = &result.dims[last ? result.rank - 1 : 1];
  int64_t filters = filter.dims[last ? filter.rank - 1 : 0];
  int64_t filterChannels = filter.dims[last ? filter.rank - 2 : 1];
  int64_t groups;
  readKernel(&window, filter.dims + (last ? 0 : 2));
  if (!nnInferWindow(in, "C3", &window) || !readGroups(in, &groups) ||
      !checkConvChannels(in, *channels, filterChannels, filters, groups) ||
      !unifyBias(in, &filters) ||
      !nnInferWindowSizes(in, "C6", &window, &result) ||
      !nnInferSumFits(in, "C7", countTerms(&window, filterChannels)))
    return NN_FAILURE;
  *channels = filters;
  return nnInferTensor(in, &result, element);
}

//===----------------------------------------------------------------------===//
// Transposed convolution
//===----------------------------------------------------------------------===//

// (dim - 1) * stride - pads + dilation * (kernel - 1) + extra + 1
static bool transposedSize(const NnInfer *in, const NnWindow *w, int i,
                           int64_t extra, int64_t *dim) {
  if (w->kernel[i] == 0)
    return nnInferReject(in, "C6", "expected a window of at least 1, got 0");
  if (*dim == NN_DYNAMIC || w->kernel[i] == NN_DYNAMIC) {
    *dim = NN_DYNAMIC;
    return true;
  }
  int64_t spread, reach, pads;
  bool overflow =
      __builtin_mul_overflow(*dim - 1, w->strides[i], &spread) ||
      __builtin_mul_overflow(w->kernel[i] - 1, w->dilations[i], &reach) ||
      __builtin_add_overflow(w->pads[i], w->pads[i + w->rank], &pads) ||
      __builtin_add_overflow(spread, reach, &spread) ||
      __builtin_add_overflow(spread, extra, &spread) ||
      __builtin_sub_overflow(spread, pads, &spread) ||
      __builtin_add_overflow(spread, 1, &spread);
  if (overflow)
    return nnInferReject(in, "C6",
                         "size of the result's spatial dimension %d exceeds "
                         "64 bits",
                         i);
  *dim = spread;
  return spread > 0 ||
         nnInferReject(in, "C6",
                       "expected the result's spatial dimension %d to be "
                       "positive, got %" PRId64,
                       i, spread);
}

static bool transposedChannels(const NnInfer *in, int64_t channels,
                               const NnShape *filter, int64_t groups,
                               int64_t *filters) {
  if (!nnUnifyDim(&channels, filter->dims[0]))
    return nnInferReject(in, "C4",
                         "expected input of %" PRId64
                         " channels (the filter's first dimension), got "
                         "%" PRId64,
                         filter->dims[0], channels);
  if (!isMultiple(channels, groups))
    return nnInferReject(in, "C4",
                         "expected the number of channels (%" PRId64
                         ") to be a multiple of groups (%" PRId64 ")",
                         channels, groups);
  *filters = filter->dims[1];
  return *filters == NN_DYNAMIC ||
         !__builtin_mul_overflow(*filters, groups, filters) ||
         nnInferReject(in, "C4",
                       "the filter's second dimension times groups exceeds "
                       "64 bits");
}

MlirLogicalResult nnInferConvTranspose(const NnInfer *in) {
  NnWindow window;
  if (!nnInferOneElement(in, "C1", 0) || !checkConvRanks(in, &window))
    return NN_FAILURE;
  NnShape result = nnInferShape(in, 0), filter = nnInferShape(in, 1);
  int64_t extra[NN_MAX_SPACE] = {0}, groups, filters;
  readKernel(&window, filter.dims + 2);
  if (!nnInferWindow(in, "C3", &window) ||
      !nnInferSpatial(in, "C3", "output_padding", window.rank, 0, extra) ||
      !readGroups(in, &groups) ||
      !transposedChannels(in, result.dims[1], &filter, groups, &filters) ||
      !unifyBias(in, &filters))
    return NN_FAILURE;
  result.dims[1] = filters;
  for (int i = 0; i < window.rank; ++i)
    if (!transposedSize(in, &window, i, extra[i], &result.dims[2 + i]))
      return NN_FAILURE;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
