//===- Window.c - Kernel, strides and padding of a node -------------------===//
// auto_pad SAME needs the input's size: result = ceil(input / stride), and the
// odd element goes to the end (UPPER) or the start (LOWER).
//===----------------------------------------------------------------------===//
#include "Window.h"

#include <string.h>

/// Sizes beyond this are refused, so that products of them can't overflow.
static const int64_t largest = INT64_C(1) << 30;

static bool checkRange(NnNode *node, const char *name, int64_t n,
                       const int64_t *values, int64_t least) {
  for (int64_t i = 0; i < n; ++i)
    if (values[i] < least || values[i] > largest)
      nnNodeInvalid(node, "%s has the impossible element %lld", name,
                    (long long)values[i]);
  return !nnNodeFailed(node);
}

/// Reads one element a spatial dimension, `absent` by default.
static bool readPair(NnNode *node, const char *name, bool isLine,
                     int64_t absent, int64_t least, int64_t *pair) {
  NnIntList list;
  int64_t spatial = isLine ? 1 : 2;
  pair[0] = isLine ? least > 0 ? least : 0 : absent;
  pair[1] = absent;
  if (!nnNodeInts(node, name, &list))
    return !nnNodeFailed(node);
  if (list.n != spatial) {
    nnNodeInvalid(node, "%s has %lld elements, expected %lld", name,
                  (long long)list.n, (long long)spatial);
    return false;
  }
  memcpy(pair + 2 - spatial, list.data, (size_t)spatial * sizeof *pair);
  return checkRange(node, name, 2, pair, least);
}

static bool readPads(NnNode *node, NnWindow *w) {
  NnIntList list;
  int64_t spatial = w->isLine ? 1 : 2;
  memset(w->pads, 0, sizeof w->pads);
  if (!nnNodeInts(node, "pads", &list))
    return !nnNodeFailed(node);
  if (list.n != 2 * spatial) {
    nnNodeInvalid(node, "pads has %lld elements, expected %lld",
                  (long long)list.n, (long long)(2 * spatial));
    return false;
  }
  for (int64_t i = 0; i < spatial; ++i) {
    w->pads[2 - spatial + i] = list.data[i];
    w->pads[4 - spatial + i] = list.data[spatial + i];
  }
  for (int i = 0; i < 4; ++i)
    if (w->pads[i] < 0 && w->pads[i] >= -largest) {
      nnNodeUnsupported(node, "negative padding");
      return false;
    }
  return checkRange(node, "pads", 4, w->pads, 0);
}

static bool readKernel(NnNode *node, const int64_t *kernel, NnWindow *w) {
  if (!kernel && !nnNodeHas(node, "kernel_shape")) {
    nnNodeInvalid(node, "kernel_shape is missing");
    return false;
  }
  if (!readPair(node, "kernel_shape", w->isLine, 1, 1, w->kernel))
    return false;
  if (!kernel)
    return true;
  for (int i = 0; i < 2; ++i) {
    if (nnNodeHas(node, "kernel_shape") && kernel[i] != NN_DYNAMIC &&
        kernel[i] != w->kernel[i])
      nnNodeInvalid(node, "kernel_shape differs from the filter's shape");
    w->kernel[i] = nnNodeHas(node, "kernel_shape") ? w->kernel[i] : kernel[i];
  }
  return !nnNodeFailed(node);
}

/// Checks the rank and makes the input a plane.
static bool readInput(NnNode *node, MlirValue *input, NnWindow *w) {
  if (nnNodeFailed(node))
    return false;
  int64_t rank = nnRank(*input);
  if (rank != 3 && rank != 4) {
    if (rank > 4)
      nnNodeUnsupported(node, "%lld spatial dimensions", (long long)rank - 2);
    else
      nnNodeInvalid(node, "input has rank %lld, expected 3 or more",
                    (long long)rank);
    return false;
  }
  w->isLine = rank == 3;
  if (w->isLine)
    *input = nnBuildPlane(node, *input);
  return !mlirValueIsNull(*input);
}

static bool readWindow(NnNode *node, MlirValue *input, const int64_t *kernel,
                       NnWindow *w) {
  return readInput(node, input, w) && readKernel(node, kernel, w) &&
         readPair(node, "strides", w->isLine, 1, 1, w->strides) &&
         readPair(node, "dilations", w->isLine, 1, 1, w->dilations) &&
         readPair(node, "output_padding", w->isLine, 0, 0, w->outputPadding) &&
         readPads(node, w);
}

/// Spreads `total` padding over both ends of spatial dimension i.
static void spread(NnWindow *w, int i, int64_t total, bool oddAtEnd) {
  int64_t less = total / 2, more = total - less;
  w->pads[i] = oddAtEnd ? less : more;
  w->pads[2 + i] = oddAtEnd ? more : less;
}

/// The sizes of the input's plane; false if they or the kernel's are unknown.
static bool knownSizes(NnNode *node, MlirValue input, const NnWindow *w,
                       const char *why, int64_t *sizes) {
  for (int i = 0; i < 2; ++i) {
    sizes[i] = nnDim(input, 2 + i);
    if (sizes[i] == NN_DYNAMIC || w->kernel[i] == NN_DYNAMIC) {
      nnNodeUnsupported(node, "%s needs known sizes", why);
      return false;
    }
  }
  return checkRange(node, "input's shape", 2, sizes, 0) &&
         checkRange(node, "kernel", 2, w->kernel, 0);
}

static int64_t spanOf(const NnWindow *w, int i) {
  return (w->kernel[i] - 1) * w->dilations[i] + 1;
}

static bool padSame(NnNode *node, MlirValue input, NnWindow *w, bool isUpper) {
  int64_t sizes[2];
  if (!knownSizes(node, input, w, "auto_pad", sizes))
    return false;
  for (int i = 0; i < 2; ++i) {
    int64_t result = (sizes[i] + w->strides[i] - 1) / w->strides[i];
    int64_t total = (result - 1) * w->strides[i] + spanOf(w, i) - sizes[i];
    spread(w, i, total > 0 ? total : 0, isUpper);
  }
  return true;
}

/// What auto_pad asks for: -1 nothing, 0 VALID, 1 SAME_LOWER, 2 SAME_UPPER.
static int readAutoPad(NnNode *node) {
  static const char *const names[] = {"VALID", "SAME_LOWER", "SAME_UPPER"};
  const char *autoPad = nnNodeString(node, "auto_pad", "NOTSET");
  for (int i = 0; i < 3; ++i)
    if (strcmp(autoPad, names[i]) == 0)
      return i;
  if (*autoPad && strcmp(autoPad, "NOTSET") != 0)
    nnNodeInvalid(node, "unknown auto_pad '%s'", nnNameLabel(autoPad).text);
  return -1;
}

bool nnNodeWindow(NnNode *node, MlirValue *input, const int64_t *kernel,
                  NnWindow *w) {
  if (!readWindow(node, input, kernel, w))
    return false;
  int autoPad = readAutoPad(node);
  if (autoPad >= 0)
    memset(w->pads, 0, sizeof w->pads);
  if (autoPad > 0)
    return padSame(node, *input, w, autoPad == 2);
  return !nnNodeFailed(node);
}

/// Pads so that the result has these sizes.
static bool padToSizes(NnNode *node, const int64_t *input, NnWindow *w,
                       const int64_t *result, bool isUpper) {
  for (int i = 0; i < 2; ++i) {
    int64_t total = w->strides[i] * (input[i] - 1) + w->outputPadding[i] +
                    spanOf(w, i) - result[i];
    if (total < 0 && -total < largest) { // Too small: grow at the end.
      w->outputPadding[i] -= total;
      total = 0;
    }
    spread(w, i, total, isUpper);
  }
  return checkRange(node, "pads", 4, w->pads, 0);
}

bool nnNodeTransposedWindow(NnNode *node, MlirValue *input,
                            const int64_t *kernel, NnWindow *w) {
  int64_t sizes[2], result[2];
  if (!readWindow(node, input, kernel, w))
    return false;
  int autoPad = readAutoPad(node);
  bool hasShape = nnNodeHas(node, "output_shape");
  if (autoPad == 0)
    memset(w->pads, 0, sizeof w->pads);
  if (nnNodeFailed(node) || (!hasShape && autoPad <= 0))
    return !nnNodeFailed(node);
  if (!knownSizes(node, *input, w, "padding by result shape", sizes))
    return false;
  for (int i = 0; i < 2; ++i)
    result[i] = sizes[i] * w->strides[i];
  if (hasShape && !readPair(node, "output_shape", w->isLine, 1, 1, result))
    return false;
  return padToSizes(node, sizes, w, result, autoPad == 2);
}

MlirValue nnBuildPlane(NnNode *node, MlirValue value) {
  return nnUnsqueeze(node->b, value, NN_INTS(2));
}

MlirValue nnBuildLine(NnNode *node, MlirValue value, const NnWindow *window) {
  return window->isLine ? nnSqueeze(node->b, value, NN_INTS(2)) : value;
}
