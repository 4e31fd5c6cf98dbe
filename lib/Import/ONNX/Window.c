//===- Window.c - Kernel, strides and padding of a node -------------------===//
// Whatever a model may get wrong fails the node. auto_pad SAME stays what it
// says: sizes may be known at run time only.
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

/// Reads `n` integers, each `absent` by default.
static bool readInts(NnNode *node, const char *name, int64_t n, int64_t absent,
                     int64_t *out) {
  NnIntList list;
  for (int64_t i = 0; i < n; ++i)
    out[i] = absent;
  if (!nnNodeInts(node, name, &list))
    return !nnNodeFailed(node);
  if (list.n != n) {
    nnNodeInvalid(node, "%s has %lld elements, expected %lld", name,
                  (long long)list.n, (long long)n);
    return false;
  }
  memcpy(out, list.data, (size_t)n * sizeof *out);
  return true;
}

bool nnNodeSpatialInts(NnNode *node, const char *name, int64_t n, int64_t least,
                       int64_t *out) {
  return readInts(node, name, n, least, out) &&
         checkRange(node, name, n, out, least);
}

static bool readPads(NnNode *node, NnWindow *w) {
  int n = 2 * w->rank;
  if (!readInts(node, "pads", n, 0, w->pads))
    return false;
  for (int i = 0; i < n; ++i)
    if (w->pads[i] < 0 && w->pads[i] >= -largest) {
      nnNodeUnsupported(node, "negative padding");
      return false;
    }
  return checkRange(node, "pads", n, w->pads, 0);
}

static bool readKernel(NnNode *node, const int64_t *kernel, NnWindow *w) {
  bool isGiven = nnNodeHas(node, "kernel_shape");
  if (!kernel && !isGiven) {
    nnNodeInvalid(node, "kernel_shape is missing");
    return false;
  }
  if (!nnNodeSpatialInts(node, "kernel_shape", w->rank, 1, w->kernel))
    return false;
  for (int i = 0; kernel && i < w->rank; ++i) {
    if (isGiven && kernel[i] != NN_DYNAMIC && kernel[i] != w->kernel[i])
      nnNodeInvalid(node, "kernel_shape differs from the filter's shape");
    w->kernel[i] = isGiven ? w->kernel[i] : kernel[i];
  }
  return !nnNodeFailed(node);
}

static bool readRank(NnNode *node, MlirValue input, NnWindow *w) {
  if (nnNodeFailed(node))
    return false;
  int64_t rank = nnRank(input);
  w->rank = (int)rank - 2;
  if (rank > NN_MAX_SPACE + 2)
    nnNodeUnsupported(node, "%lld spatial dimensions", (long long)rank - 2);
  else if (rank < 3)
    nnNodeInvalid(node, "input has rank %lld, expected 3 or more",
                  (long long)rank);
  return !nnNodeFailed(node);
}

/// Reads auto_pad; `*isValid` if it is VALID, which means no padding.
static int64_t readAutoPad(NnNode *node, bool *isValid) {
  const char *autoPad = nnNodeString(node, "auto_pad", "NOTSET");
  *isValid = strcmp(autoPad, "VALID") == 0;
  if (strcmp(autoPad, "SAME_UPPER") == 0)
    return NN_AUTO_PAD_SAME_UPPER;
  if (strcmp(autoPad, "SAME_LOWER") == 0)
    return NN_AUTO_PAD_SAME_LOWER;
  if (*autoPad && !*isValid && strcmp(autoPad, "NOTSET") != 0)
    nnNodeInvalid(node, "unknown auto_pad '%s'", nnNameLabel(autoPad).text);
  return NN_AUTO_PAD_NONE;
}

bool nnNodeWindow(NnNode *node, MlirValue input, const int64_t *kernel,
                  NnWindow *w) {
  bool isValid;
  if (!readRank(node, input, w) || !readKernel(node, kernel, w) ||
      !nnNodeSpatialInts(node, "strides", w->rank, 1, w->strides) ||
      !nnNodeSpatialInts(node, "dilations", w->rank, 1, w->dilations) ||
      !readPads(node, w))
    return false;
  w->autoPad = readAutoPad(node, &isValid);
  if (isValid || w->autoPad != NN_AUTO_PAD_NONE)
    memset(w->pads, 0, sizeof w->pads);
  return !nnNodeFailed(node);
}

bool nnNodeFilterSizes(NnNode *node, MlirValue input, MlirValue filter,
                       int64_t sizes[static NN_MAX_SPACE]) {
  if (nnNodeFailed(node) || mlirValueIsNull(input) || mlirValueIsNull(filter))
    return false;
  NnShape shape = nnValueShape(filter);
  if (shape.rank != nnRank(input)) {
    nnNodeInvalid(node, "filter has rank %lld, input has rank %lld",
                  (long long)shape.rank, (long long)nnRank(input));
    return false;
  }
  for (int64_t i = 2; i < shape.rank && i < NN_MAX_SPACE + 2; ++i)
    sizes[i - 2] = shape.dims[i];
  return true;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static MlirAttribute intsUnless(NnNode *node, int64_t n, const int64_t *values,
                                int64_t absent) {
  bool isDefault = true;
  for (int64_t i = 0; i < n; ++i)
    isDefault &= values[i] == absent;
  return isDefault ? mlirAttributeGetNull()
                   : nnDenseI64ArrayAttr(node->b, (NnInts){n, values});
}

MlirAttribute nnStridesAttr(NnNode *node, const NnWindow *w) {
  return intsUnless(node, w->rank, w->strides, 1);
}

MlirAttribute nnDilationsAttr(NnNode *node, const NnWindow *w) {
  return intsUnless(node, w->rank, w->dilations, 1);
}

MlirAttribute nnPadsAttr(NnNode *node, const NnWindow *w) {
  return intsUnless(node, (int64_t)2 * w->rank, w->pads, 0);
}

MlirAttribute nnOutputPaddingAttr(NnNode *node, const NnWindow *w) {
  return intsUnless(node, w->rank, w->outputPadding, 0);
}

MlirAttribute nnAutoPadAttr(NnNode *node, const NnWindow *w) {
  return w->autoPad == NN_AUTO_PAD_NONE ? mlirAttributeGetNull()
                                        : nnI32Attr(node->b, w->autoPad);
}
