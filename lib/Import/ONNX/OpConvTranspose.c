//===- OpConvTranspose.c - ConvTranspose ----------------------------------===//
// auto_pad and output_shape name the size of the result. Where sizes are known,
// padding follows; else the result without padding is cropped when it runs:
//   conv_transpose(x, w) -> pad what is missing -> slice -> add bias
//===----------------------------------------------------------------------===//
#include "Window.h"

typedef struct Transposed {
  NnNode *node;
  MlirValue input, filter, bias;
  NnWindow window;
  bool isSized;                ///< The result's sizes are given:
  int64_t sizes[NN_MAX_SPACE]; ///< 0: the input's times the stride.
} Transposed;

static bool readTransposed(NnNode *node, Transposed *t) {
  int64_t kernel[NN_MAX_SPACE];
  *t = (Transposed){.node = node,
                    .input = nnNodeInput(node, 0),
                    .filter = nnNodeInput(node, 1),
                    .bias = nnNodeOptional(node, 2),
                    .isSized = nnNodeHas(node, "output_shape")};
  NnWindow *w = &t->window;
  if (!nnNodeFilterSizes(node, t->input, t->filter, kernel) ||
      !nnNodeWindow(node, t->input, kernel, w) ||
      !nnNodeSpatialInts(node, "output_padding", w->rank, 0,
                         w->outputPadding) ||
      (t->isSized &&
       !nnNodeSpatialInts(node, "output_shape", w->rank, 1, t->sizes)))
    return false;
  t->isSized |= w->autoPad != NN_AUTO_PAD_NONE;
  return true;
}

static MlirValue build(const Transposed *t, MlirValue bias) {
  NnNode *node = t->node;
  NnConvTransposeOptions options = {
      .strides = nnStridesAttr(node, &t->window),
      .pads = nnPadsAttr(node, &t->window),
      .dilations = nnDilationsAttr(node, &t->window),
      .outputPadding = nnOutputPaddingAttr(node, &t->window),
      .groups = nnI64Attr(node->b, nnNodeInt(node, "group", 1))};
  return nnConvTranspose(node->b, t->input, t->filter, bias, &options);
}

//===----------------------------------------------------------------------===//
// Sizes that are known
//===----------------------------------------------------------------------===//

/// What is too much along an axis; false if that is not known. Sizes beyond
/// the limit are left to the run.
static bool excessAlong(const Transposed *t, int i, int64_t *excess) {
  const NnWindow *w = &t->window;
  const int64_t limit = INT64_C(1) << 30;
  int64_t size = nnDim(t->input, 2 + i), kernel = w->kernel[i];
  if (size < 0 || kernel < 1 || size > limit || kernel > limit)
    return false;
  int64_t wanted = t->sizes[i] ? t->sizes[i] : size * w->strides[i];
  *excess = w->strides[i] * (size - 1) + w->outputPadding[i] +
            (kernel - 1) * w->dilations[i] + 1 - wanted;
  return true;
}

/// Pads what is too much away; what is too little is added at the end.
static bool padToSizes(Transposed *t) {
  NnWindow *w = &t->window;
  int64_t excess[NN_MAX_SPACE];
  for (int i = 0; i < w->rank; ++i)
    if (!excessAlong(t, i, &excess[i]))
      return false;
  for (int i = 0; i < w->rank; ++i) {
    int64_t total = excess[i] > 0 ? excess[i] : 0, less = total / 2;
    bool oddAtEnd = w->autoPad == NN_AUTO_PAD_SAME_UPPER;
    w->outputPadding[i] += total - excess[i];
    w->pads[i] = oddAtEnd ? less : total - less;
    w->pads[w->rank + i] = total - w->pads[i];
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Sizes known at run time only
//===----------------------------------------------------------------------===//

/// Where an axis of the whole result is cut, and what it lacks behind its end.
typedef struct Cut {
  MlirValue begin, end, lack; ///< tensor<1xi64>
} Cut;

static Cut cutAlong(const Transposed *t, MlirValue whole, int i) {
  NnNode *node = t->node;
  NnBuilder b = node->b;
  const NnWindow *w = &t->window;
  MlirValue wanted = t->sizes[i]
                         ? nnBuildInts(node, NN_INTS(t->sizes[i]))
                         : nnMul(b, nnBuildSize(node, t->input, 2 + i),
                                 nnBuildInts(node, NN_INTS(w->strides[i])));
  MlirValue excess = nnSub(b, nnBuildSize(node, whole, 2 + i), wanted);
  MlirValue total = nnMax(b, excess, nnBuildInts(node, NN_INTS(0)));
  MlirValue less = nnDiv(b, total, nnBuildInts(node, NN_INTS(2)));
  Cut cut = {.lack = nnSub(b, total, excess)};
  cut.begin =
      w->autoPad == NN_AUTO_PAD_SAME_UPPER ? less : nnSub(b, total, less);
  cut.end = nnAdd(b, cut.begin, wanted);
  return cut;
}

static MlirValue cropToSizes(const Transposed *t, MlirValue whole) {
  NnNode *node = t->node;
  NnBuilder b = node->b;
  int n = t->window.rank;
  MlirValue begins[NN_MAX_SPACE], ends[NN_MAX_SPACE], pads[NN_MAX_SPACE + 1];
  int64_t axes[NN_MAX_SPACE];
  const int64_t none[NN_MAX_RANK + 2] = {0};
  pads[0] = nnBuildInts(node, (NnInts){n + 4, none});
  for (int i = 0; i < n; ++i) {
    Cut cut = cutAlong(t, whole, i);
    begins[i] = cut.begin;
    ends[i] = cut.end;
    pads[i + 1] = cut.lack;
    axes[i] = 2 + i;
  }
  MlirValue padded = nnPad(b, whole, nnConcat(b, (NnValues){n + 1, pads}, 0),
                           (MlirValue){NULL}, NULL);
  return nnSlice(b, padded, nnConcat(b, (NnValues){n, begins}, 0),
                 nnConcat(b, (NnValues){n, ends}, 0), (MlirValue){NULL},
                 (NnInts){n, axes});
}

static MlirValue convertConvTranspose(NnNode *node) {
  Transposed t;
  if (!readTransposed(node, &t))
    return (MlirValue){NULL};
  if (!t.isSized || padToSizes(&t))
    return build(&t, t.bias);
  MlirValue result = cropToSizes(&t, build(&t, (MlirValue){NULL}));
  if (mlirValueIsNull(t.bias))
    return result;
  return nnAdd(node->b, result,
               nnBuildTrailingOnes(node, t.bias, t.window.rank));
}

const NnOpRow nnConvTransposeRows[] = {
    {"ConvTranspose", 1, NN_LATEST, .convert = convertConvTranspose},
    {.name = NULL}};
