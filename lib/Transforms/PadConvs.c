//===- PadConvs.c - Pad what tile registers read --------------------------===//
// nn.conv %x, %w {pads}   ->   nn.conv (nn.pad %x), %w
// of bytes or bf16. Tile registers take rows of an image as they lie in memory,
// padding included; most often what computes %x can write into the padded image
// (nn-place-concats). Expects known sizes, channels last.
//===----------------------------------------------------------------------===//
#include "Transforms/PadConvs.h"

#include "Support/ByteProduct.h"
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/Passes.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

bool nnConvPads(MlirOperation conv) {
  int64_t amounts[2 * NN_MAX_SPACE];
  int64_t n = nnAttrInts(nnConvGetPadsAttr(conv), 2 * NN_MAX_SPACE, amounts);
  for (int64_t i = 0; i < n; ++i)
    if (amounts[i])
      return true;
  return false;
}

MlirValue nnPadAsConv(NnBuilder b, MlirOperation conv, MlirValue x,
                      MlirValue scalar) {
  int64_t amounts[2 * NN_MAX_SPACE] = {0}, all[2 * NN_MAX_RANK] = {0};
  int64_t rank = nnRank(x), space = rank - 2;
  int64_t first = nnConvGetLayout(conv) == NN_LAYOUT_NCHW ? 2 : 1;
  nnAttrInts(nnConvGetPadsAttr(conv), 2 * NN_MAX_SPACE, amounts);
  for (int64_t d = 0; d < space; ++d) {
    all[first + d] = amounts[d];
    all[rank + first + d] = amounts[space + d];
  }
  return nnPad(b, x, nnConstantInts(b, (NnInts){2 * rank, all}), scalar, NULL);
}

/// Whether there is enough to sum up, and a row of the window is whole steps.
/// Channels that are no whole groups of 4 bytes are summed up together with the
/// row's taps, in one step, which takes vectors longest.
static bool fillsSteps(MlirOperation conv) {
  enum { most = 64, group = 4, fewTerms = 64 };
  NnShape w = nnValueShape(nnConvGetFilter(conv));
  int64_t each = nnElementBytes(nnElementType(nnConvGetFilter(conv)));
  int64_t bytes = w.dims[w.rank - 2] * each;
  if (bytes % group)
    return each == 1 && bytes * w.dims[w.rank - 3] <= most;
  return nnTileStep(bytes) > 0 && nnWeightsProducts(conv) >= fewTerms;
}

static MlirLogicalResult padConv(MlirOperation op, MlirRewriterBase rewriter) {
  MlirValue x = nnConvGetInput(op), w = nnConvGetFilter(op);
  MlirType element = nnElementType(x);
  NnShape image = nnValueShape(x), filter = nnValueShape(w);
  if (!nnIsByte(element) && !mlirTypeIsABF16(element))
    return nnNoMatch(op, "neither bytes nor bf16 are multiplied");
  if (nnConvGetLayout(op) != NN_LAYOUT_NHWC || nnConvGetGroups(op) != 1)
    return nnNoMatch(op, "has groups, or channels first");
  if (nnConvGetAutoPad(op) != NN_AUTO_PAD_NONE || !nnConvPads(op))
    return nnNoMatch(op, "has no amounts of padding");
  if (!nnShapeIsStatic(&image) || !nnShapeIsStatic(&filter) ||
      mlirAttributeIsNull(nnConstantValue(w)))
    return nnNoMatch(op, "sizes or weights are unknown");
  if (!fillsSteps(op))
    return nnNoMatch(op, "vectors multiply it");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  NnConvOptions options = {.strides = nnConvGetStridesAttr(op),
                           .dilations = nnConvGetDilationsAttr(op),
                           .layout = nnConvGetLayoutAttr(op)};
  NnShape none = {0};
  double zero = 0;
  MlirValue scalar =
      nnConstant(b, nnElementsFromDoubles(nnTensorType(&none, element), &zero));
  return nnReplaceOp(rewriter, op,
                     nnConvTyped(b, mlirValueGetType(nnResult(op, 0)),
                                 nnPadAsConv(b, op, x, scalar), w,
                                 nnOptionalOperand(op, 2), &options));
}

static const NnPattern patterns[] = {
    {"nn.conv", padConv, 0},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         false);
}

const NnPassInfo nnPadConvsPass = {
    .name = "nn-pad-convs",
    .description = "Pad images in memory that tile registers read",
    .run = run,
};
