//===- SplitPools.c - Means over images, first of each row ----------------===//
// global_avg_pool(x) of an image with enough rows becomes the mean over rows of
// the means along each row. Threads share the rows as they did in the op that
// wrote them, so that each finds them in its own cache; a sum over all pixels
// they could only share by channels.
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

enum { rowAxis = 1, columnAxis = 2 };
/// Rows to share, and elements of an image that take a thread long enough.
enum { fewRows = 8, fewElements = 32 << 10 };

static MlirValue meanOver(NnBuilder b, MlirValue x, int64_t axis) {
  NnReduceMeanOptions options = {.keepdims = nnUnitAttr(b)};
  return nnReduceMean(b, x, NN_INTS(axis), &options);
}

static MlirLogicalResult splitPool(MlirOperation op,
                                   MlirRewriterBase rewriter) {
  MlirValue x = nnGlobalAvgPoolGetInput(op);
  NnShape shape = nnValueShape(x);
  if (shape.rank != 4 || nnGlobalAvgPoolGetLayout(op) != NN_LAYOUT_NHWC)
    return nnNoMatch(op, "input is no channels-last image");
  shape.dims[0] = 1;
  if (shape.dims[rowAxis] < fewRows || nnShapeNumElements(&shape) < fewElements)
    return nnNoMatch(op, "image is small, or of unknown size");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue rows = meanOver(b, x, columnAxis);
  return nnReplaceOp(rewriter, op, meanOver(b, rows, rowAxis));
}

static const NnPattern patterns[] = {
    {"nn.global_avg_pool", splitPool, 0},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         false);
}

const NnPassInfo nnSplitPoolsPass = {
    .name = "nn-split-pools",
    .description = "Take the mean over an image as that of its rows' means",
    .run = run,
};
