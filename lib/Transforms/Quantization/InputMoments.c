//===- InputMoments.c - Products of a layer's inputs ----------------------===//
// Windows of a convolution become rows by a slice for each place of the window,
// with steps, and a concatenation of these along the channels. So the model's
// own products of matrices compute the sums.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/InputMoments.h"

#include "Transforms/Layers.h"
#include "Transforms/PadConvs.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

/// What a convolution's windows look like, for each dimension of space.
typedef struct Windows {
  int64_t space;
  int64_t size[NN_MAX_SPACE], steps[NN_MAX_SPACE], dilations[NN_MAX_SPACE];
  int64_t taps;
  NnShape output;
} Windows;

static Windows windowsOf(MlirOperation op) {
  NnShape filter = nnValueShape(nnOperand(op, 1));
  Windows w = {.space = filter.rank - 2,
               .taps = 1,
               .output = nnValueShape(nnResult(op, 0))};
  for (int64_t d = 0; d < w.space; ++d) {
    w.size[d] = filter.dims[d];
    w.steps[d] = w.dilations[d] = 1;
    w.taps *= w.size[d];
  }
  nnAttrInts(nnConvGetStridesAttr(op), NN_MAX_SPACE, w.steps);
  nnAttrInts(nnConvGetDilationsAttr(op), NN_MAX_SPACE, w.dilations);
  return w;
}

static bool convHasRows(MlirOperation op) {
  NnShape output = nnValueShape(nnResult(op, 0));
  for (int64_t d = 1; d < output.rank; ++d)
    if (output.dims[d] == NN_DYNAMIC)
      return false;
  return nnConvGetLayout(op) == NN_LAYOUT_NHWC && nnConvGetGroups(op) == 1 &&
         nnConvGetAutoPad(op) == NN_AUTO_PAD_NONE;
}

bool nnHasInputMoments(MlirOperation op) {
  /// Time to factorize the sums grows with the third power.
  enum { MOST_TERMS = 4608 };
  return !mlirAttributeIsNull(nnConstantValue(nnOperand(op, 1))) &&
         nnWeightsProducts(op) > 0 && nnWeightsProducts(op) <= MOST_TERMS &&
         (!nnIsaMatmul(op) || nnRank(nnOperand(op, 1)) == 2) &&
         (!nnIsaConv(op) || convHasRows(op));
}

const char *nnInputMomentsKey(const NnValueKeys *keys, MlirOperation op) {
  const char *input = nnValueKeysFind(keys, nnOperand(op, 0));
  return nnIsaConv(op) || !input ? nnValueKeysFind(keys, nnResult(op, 0))
                                 : input;
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

/// What place `tap` of the windows reads, for all of them.
static MlirValue readTap(NnBuilder b, MlirValue x, const Windows *w,
                         int64_t tap) {
  int64_t starts[NN_MAX_SPACE], ends[NN_MAX_SPACE], axes[NN_MAX_SPACE];
  for (int64_t d = w->space; d-- > 0; tap /= w->size[d]) {
    starts[d] = tap % w->size[d] * w->dilations[d];
    ends[d] = starts[d] + (w->output.dims[1 + d] - 1) * w->steps[d] + 1;
    axes[d] = 1 + d;
  }
  return nnSlice(b, x, nnConstantInts(b, (NnInts){w->space, starts}),
                 nnConstantInts(b, (NnInts){w->space, ends}),
                 nnConstantInts(b, (NnInts){w->space, w->steps}),
                 (NnInts){w->space, axes});
}

static MlirValue windowRows(NnBuilder b, MlirOperation op) {
  Windows w = windowsOf(op);
  MlirValue x = nnOperand(op, 0);
  if (nnConvPads(op))
    x = nnPadAsConv(b, op, x, (MlirValue){NULL});
  MlirValue *taps = malloc((size_t)w.taps * sizeof *taps), rows = {NULL};
  for (int64_t tap = 0; taps && tap < w.taps; ++tap)
    taps[tap] = readTap(b, x, &w, tap);
  if (taps)
    rows = w.taps == 1 ? taps[0]
                       : nnConcat(b, (NnValues){w.taps, taps}, w.space + 1);
  free(taps);
  return rows;
}

MlirValue nnBuildInputMoments(NnBuilder b, MlirOperation op) {
  b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(b, op);
  MlirValue rows = nnIsaConv(op) ? windowRows(b, op) : nnOperand(op, 0);
  int64_t shape[] = {-1, nnWeightsProducts(op)};
  if (!mlirValueIsNull(rows) && nnRank(rows) != 2)
    rows = nnReshape(b, rows, nnConstantInts(b, (NnInts){2, shape}), NULL);
  return nnMatmul(b, nnTranspose(b, rows, NN_INTS(1, 0)), rows);
}
