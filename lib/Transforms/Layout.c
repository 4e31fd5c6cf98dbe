//===- Layout.c - Run image ops on channels-last tensors ------------------===//
// op(x) {nchw} becomes transpose(op(transpose(x)) {nhwc}); then transposes move
// down through what doesn't care (LayoutSink.c) until they meet and cancel.
// Filters are transposed by nn.transpose, which nn-fold-constants folds.
//===----------------------------------------------------------------------===//
#include "LayoutSink.h"
#include "OpClass.h"
#include "Passes.h"
#include "Permute.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"
#include "nn/OpTable.h"

//===----------------------------------------------------------------------===//
// To nhwc
//===----------------------------------------------------------------------===//

typedef struct ImageOp {
  NnOpKind kind;
  int64_t (*layout)(MlirOperation op);
  void (*setLayout)(MlirOperation op, MlirAttribute layout);
} ImageOp;

static const ImageOp imageOps[] = {
    {NN_OP_Conv, nnConvGetLayout, nnConvSetLayoutAttr},
    {NN_OP_MaxPool, nnMaxPoolGetLayout, nnMaxPoolSetLayoutAttr},
    {NN_OP_AvgPool, nnAvgPoolGetLayout, nnAvgPoolSetLayoutAttr},
    {NN_OP_SumPool, nnSumPoolGetLayout, nnSumPoolSetLayoutAttr},
    {NN_OP_GlobalAvgPool, nnGlobalAvgPoolGetLayout,
     nnGlobalAvgPoolSetLayoutAttr},
    {NN_OP_GlobalMaxPool, nnGlobalMaxPoolGetLayout,
     nnGlobalMaxPoolSetLayoutAttr},
    {NN_OP_BatchNorm, nnBatchNormGetLayout, nnBatchNormSetLayoutAttr},
};
enum { numImageOps = sizeof imageOps / sizeof *imageOps };

static const ImageOp *imageOp(MlirOperation op) {
  for (const ImageOp *i = imageOps; i < imageOps + numImageOps; ++i)
    if (i->kind == nnOpKind(op))
      return i;
  return NULL;
}

/// [F, C, K…] to [K…, C, F].
static NnPerm filterToNhwc(int64_t rank) {
  NnPerm perm = {rank, {0}};
  for (int64_t i = 2; i < rank; ++i)
    perm.dims[i - 2] = i;
  perm.dims[rank - 2] = 1;
  return perm;
}

static MlirLogicalResult toNhwc(MlirOperation op, MlirRewriterBase rw) {
  const ImageOp *image = imageOp(op);
  if (image->layout(op) != NN_LAYOUT_NCHW)
    return nnNoMatch(op, "is nhwc already");
  int64_t rank = nnRank(nnOperand(op, 0));
  if (rank < 3)
    return nnNoMatch(op, "is no image");
  NnBuilder b = nnBuilderForOp(rw, op);
  const NnPerm toLast = nnToNhwc(rank), toFirst = nnToNchw(rank);
  MlirValue operands[5];
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    operands[i] = nnOperand(op, i);
  operands[0] = nnBuildTranspose(b, operands[0], &toLast);
  const NnPerm filterToLast = filterToNhwc(rank);
  if (image->kind == NN_OP_Conv)
    operands[1] = nnBuildTranspose(b, operands[1], &filterToLast);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  MlirType nhwc = nnPermuteType(type, &toLast);
  MlirOperation moved = nnCloneWith(b, op, operands, &nhwc);
  image->setLayout(moved, nnI32Attr(b, NN_LAYOUT_NHWC));
  return nnReplaceOp(rw, op, nnBuildTranspose(b, nnResult(moved, 0), &toFirst));
}

//===----------------------------------------------------------------------===//
// Transposes that move nothing
//===----------------------------------------------------------------------===//

static MlirLogicalResult transposeToReshape(MlirOperation op,
                                            MlirRewriterBase rw) {
  NnPerm perm;
  NnShape from = nnValueShape(nnTransposeGetInput(op));
  NnShape to = nnValueShape(nnTransposeGetResult(op));
  if (!nnPermOf(op, &perm) || !nnPermIsReshape(&from, &perm))
    return nnNoMatch(op, "moves elements");
  if (!nnShapeIsNamable(&to))
    return nnNoMatch(op, "nn.reshape can't name the shape");
  NnBuilder b = nnBuilderForOp(rw, op);
  return nnReplaceOp(rw, op, nnBuildReshape(b, nnTransposeGetInput(op), &to));
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

/// Transposes only move from operands to results and an op turns to nhwc once:
/// that ends.
static MlirLogicalResult sink(MlirOperation op) {
  NnPattern patterns[NN_OP_COUNT + numImageOps + 1];
  intptr_t n = 0;
  for (const ImageOp *i = imageOps; i < imageOps + numImageOps; ++i)
    patterns[n++] = (NnPattern){nnOpName(i->kind), toNhwc, 1};
  for (int kind = 0; kind < NN_OP_COUNT; ++kind)
    patterns[n++] =
        (NnPattern){nnOpName(kind), nnLayoutSinkFor((NnOpKind)kind), 1};
  patterns[n++] = (NnPattern){nnOpName(NN_OP_Reshape), nnLayoutSinkShuffle, 2};
  return nnApplyPatterns(op, n, patterns, /*fold=*/true);
}

static MlirLogicalResult cleanUp(MlirOperation op) {
  const NnPattern patterns[] = {
      {"nn.transpose", nnDialectRow(NN_OP_Transpose)->canonicalize, 2},
      {"nn.transpose", transposeToReshape, 1},
      {"nn.reshape", nnDialectRow(NN_OP_Reshape)->canonicalize, 1},
  };
  return nnApplyPatterns(op, 3, patterns, /*fold=*/true);
}

typedef struct Counts {
  int64_t nhwc, transposes;
} Counts;

static MlirWalkResult count(MlirOperation op, void *data) {
  Counts *counts = data;
  const ImageOp *image = imageOp(op);
  counts->nhwc += image && image->layout(op) == NN_LAYOUT_NHWC;
  counts->transposes += nnIsaTranspose(op);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  Counts before = {0, 0}, after = {0, 0};
  mlirOperationWalk(op, count, &before, MlirWalkPreOrder);
  if (mlirLogicalResultIsFailure(sink(op)) ||
      mlirLogicalResultIsFailure(cleanUp(op)))
    return NN_FAILURE;
  mlirOperationWalk(op, count, &after, MlirWalkPreOrder);
  nnPassCount(pass, 0, after.nhwc - before.nhwc);
  nnPassCount(pass, 1, after.transposes);
  return NN_SUCCESS;
}

static const NnStatisticInfo statistics[] = {
    {"to-nhwc", "ops that became channels-last"},
    {"transposes", "nn.transpose ops left, filters' among them"},
};

const NnPassInfo nnLayoutPass = {
    .name = "nn-layout",
    .description = "Run image ops on channels-last tensors",
    .statistics = statistics,
    .numStatistics = 2,
    .run = run,
};
