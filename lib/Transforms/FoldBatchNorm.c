//===- FoldBatchNorm.c - Fold batch norms into the weights before them ----===//
// batch_norm(conv(x, w, b)) becomes conv(x, w', b'), as it does for linear
// and conv_transpose; what can't fold becomes x * s + t with a constant s
// and t a channel. Expects constant statistics.
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// A batch norm with constant statistics: x * scale[c] + shift[c]
//===----------------------------------------------------------------------===//

typedef struct Affine {
  int64_t n;
  double *scale, *shift; ///< Freed by affineFree; NULL if not constant.
} Affine;

static void affineFree(Affine *a) {
  free(a->scale);
  free(a->shift);
}

/// scale / sqrt(variance + epsilon), and what is added to x times that.
static Affine affineOf(MlirOperation op) {
  double *scale = nnConstantDoubles(nnBatchNormGetScale(op));
  double *bias = nnConstantDoubles(nnBatchNormGetBias(op));
  double *mean = nnConstantDoubles(nnBatchNormGetMean(op));
  double *variance = nnConstantDoubles(nnBatchNormGetVariance(op));
  Affine a = {0, scale, bias};
  if (scale && bias && mean && variance)
    a.n = nnValueShape(nnBatchNormGetScale(op)).dims[0];
  for (int64_t c = 0; c < a.n; ++c) {
    scale[c] /= sqrt(variance[c] + nnBatchNormGetEpsilon(op));
    bias[c] -= mean[c] * scale[c];
  }
  free(mean);
  free(variance);
  return a;
}

//===----------------------------------------------------------------------===//
// Folding into the producer
//===----------------------------------------------------------------------===//

/// How an op's filter is indexed by the channel of its result.
typedef struct Producer {
  MlirValue filter, bias;
  /// Element i belongs to channel i / outer * channels + i / inner % channels.
  /// `outer` elements are a group of a transposed convolution, or all.
  int64_t inner, channels, outer;
} Producer;

static int64_t product(const NnShape *shape, int64_t begin, int64_t end) {
  int64_t n = 1;
  for (int64_t i = begin; i < end; ++i)
    n *= shape->dims[i];
  return n;
}

static Producer producerOf(MlirOperation op) {
  Producer p = {.filter = nnOperand(op, 1), .bias = nnOptionalOperand(op, 2)};
  NnShape shape = nnValueShape(p.filter);
  int64_t channel = shape.rank - 1, groups = 1;
  if (nnIsaConv(op) && nnConvGetLayout(op) == NN_LAYOUT_NCHW)
    channel = 0;
  if (nnIsaConvTranspose(op)) {
    channel = 1;
    groups = nnConvTransposeGetGroups(op);
  }
  p.inner = product(&shape, channel + 1, shape.rank);
  p.channels = shape.dims[channel];
  p.outer = product(&shape, 0, shape.rank) / groups;
  return p;
}

static int64_t channelOf(const Producer *p, int64_t i) {
  return i / p->outer * p->channels + i / p->inner % p->channels;
}

/// Whether the producer's channels are the batch norm's.
static bool sameChannels(MlirOperation norm, MlirOperation op) {
  int64_t layout = nnBatchNormGetLayout(norm);
  if (nnIsaConv(op))
    return layout == nnConvGetLayout(op);
  if (nnIsaConvTranspose(op))
    return layout == NN_LAYOUT_NCHW;
  return layout == NN_LAYOUT_NHWC || nnRank(nnBatchNormGetInput(norm)) == 2;
}

static MlirOperation rebuild(NnBuilder b, MlirOperation op, MlirType type,
                             MlirValue filter, MlirValue bias) {
  MlirValue input = nnOperand(op, 0);
  if (nnIsaLinear(op))
    return nnLinearCreateTyped(b, type, input, filter, bias);
  if (nnIsaConvTranspose(op))
    return nnConvTransposeCreateTyped(
        b, type, input, filter, bias,
        &(NnConvTransposeOptions){
            .strides = nnConvTransposeGetStridesAttr(op),
            .pads = nnConvTransposeGetPadsAttr(op),
            .dilations = nnConvTransposeGetDilationsAttr(op),
            .outputPadding = nnConvTransposeGetOutputPaddingAttr(op),
            .groups = nnConvTransposeGetGroupsAttr(op)});
  return nnConvCreateTyped(
      b, type, input, filter, bias,
      &(NnConvOptions){.strides = nnConvGetStridesAttr(op),
                       .pads = nnConvGetPadsAttr(op),
                       .dilations = nnConvGetDilationsAttr(op),
                       .autoPad = nnConvGetAutoPadAttr(op),
                       .groups = nnConvGetGroupsAttr(op),
                       .layout = nnConvGetLayoutAttr(op)});
}

/// Scales the filter and the bias in place; the bias takes the shift.
static void scaleWeights(const Producer *p, const Affine *a, double *filter,
                         const double *bias) {
  NnShape shape = nnValueShape(p->filter);
  int64_t n = nnShapeNumElements(&shape);
  for (int64_t i = 0; i < n; ++i)
    filter[i] *= a->scale[channelOf(p, i)];
  for (int64_t c = 0; bias && c < a->n; ++c)
    a->shift[c] += bias[c] * a->scale[c];
}

/// Replaces the norm by a producer with these weights; null if memory is
/// short.
static MlirOperation foldedProducer(NnBuilder b, MlirOperation norm,
                                    MlirOperation op, const double *filter,
                                    const double *bias) {
  MlirType filterType = mlirValueGetType(nnOperand(op, 1));
  MlirType biasType = mlirValueGetType(nnBatchNormGetBias(norm));
  MlirAttribute filterAttr = nnElementsFromDoubles(filterType, filter);
  MlirAttribute biasAttr = nnElementsFromDoubles(biasType, bias);
  if (mlirAttributeIsNull(filterAttr) || mlirAttributeIsNull(biasAttr))
    return (MlirOperation){NULL};
  MlirLocation locations[] = {mlirOperationGetLocation(op),
                              mlirOperationGetLocation(norm)};
  b.location = mlirLocationFusedGet(nnBuilderGetContext(b), 2, locations,
                                    mlirAttributeGetNull());
  return rebuild(b, op, mlirValueGetType(nnBatchNormGetResult(norm)),
                 nnConstant(b, filterAttr), nnConstant(b, biasAttr));
}

static MlirLogicalResult foldInto(MlirOperation norm, MlirOperation op,
                                  MlirRewriterBase rw) {
  Producer p = producerOf(op);
  Affine a = affineOf(norm);
  double *filter = nnConstantDoubles(p.filter);
  double *bias = nnConstantDoubles(p.bias);
  MlirOperation folded = {NULL};
  if (filter && a.n && (bias || mlirValueIsNull(p.bias))) {
    scaleWeights(&p, &a, filter, bias);
    folded =
        foldedProducer(nnBuilderForOp(rw, norm), norm, op, filter, a.shift);
  }
  free(filter);
  free(bias);
  affineFree(&a);
  if (mlirOperationIsNull(folded))
    return nnNoMatch(norm, "out of memory");
  return nnReplaceOp(rw, norm, nnResult(folded, 0));
}

static bool isConstant(MlirValue value) {
  return !mlirAttributeIsNull(nnConstantValue(value));
}

static bool hasConstantStatistics(MlirOperation norm) {
  return isConstant(nnBatchNormGetScale(norm)) &&
         isConstant(nnBatchNormGetBias(norm)) &&
         isConstant(nnBatchNormGetMean(norm)) &&
         isConstant(nnBatchNormGetVariance(norm));
}

static MlirLogicalResult foldBatchNorm(MlirOperation norm,
                                       MlirRewriterBase rw) {
  MlirOperation op = nnDefiningOp(nnBatchNormGetInput(norm));
  if (!nnIsaConv(op) && !nnIsaLinear(op) && !nnIsaConvTranspose(op))
    return nnNoMatch(norm, "producer is no convolution and not nn.linear");
  if (!nnHasOneUse(nnBatchNormGetInput(norm)))
    return nnNoMatch(norm, "producer has other users");
  if (!hasConstantStatistics(norm))
    return nnNoMatch(norm, "statistics are not constant");
  if (!isConstant(nnOperand(op, 1)))
    return nnNoMatch(norm, "filter is not constant");
  MlirValue bias = nnOptionalOperand(op, 2);
  if (!mlirValueIsNull(bias) && !isConstant(bias))
    return nnNoMatch(norm, "bias is not constant");
  if (!sameChannels(norm, op))
    return nnNoMatch(norm, "producer has its channels elsewhere");
  return foldInto(norm, op, rw);
}

//===----------------------------------------------------------------------===//
// As a multiplication and an addition
//===----------------------------------------------------------------------===//

/// A type that broadcasts one element a channel to the norm's input.
static MlirType channelType(MlirOperation norm, int64_t n) {
  NnShape shape = {1, {n}};
  if (nnBatchNormGetLayout(norm) == NN_LAYOUT_NCHW)
    while (shape.rank < nnRank(nnBatchNormGetInput(norm)) - 1)
      shape.dims[shape.rank++] = 1;
  return nnTensorType(&shape, nnElementType(nnBatchNormGetInput(norm)));
}

static MlirLogicalResult expandBatchNorm(MlirOperation norm,
                                         MlirRewriterBase rw) {
  if (!hasConstantStatistics(norm))
    return nnNoMatch(norm, "statistics are not constant");
  Affine a = affineOf(norm);
  MlirType type = channelType(norm, a.n);
  MlirAttribute scale = mlirAttributeGetNull(), shift = scale;
  if (a.n) {
    scale = nnElementsFromDoubles(type, a.scale);
    shift = nnElementsFromDoubles(type, a.shift);
  }
  affineFree(&a);
  if (mlirAttributeIsNull(scale) || mlirAttributeIsNull(shift))
    return nnNoMatch(norm, "out of memory");
  NnBuilder b = nnBuilderForOp(rw, norm);
  MlirType result = mlirValueGetType(nnBatchNormGetResult(norm));
  MlirValue scaled =
      nnMulTyped(b, result, nnBatchNormGetInput(norm), nnConstant(b, scale));
  return nnReplaceOp(rw, norm,
                     nnAddTyped(b, result, scaled, nnConstant(b, shift)));
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static const NnPattern patterns[] = {
    {"nn.batch_norm", foldBatchNorm, 2},
    {"nn.batch_norm", expandBatchNorm, 1},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, 2, patterns, /*fold=*/false);
}

const NnPassInfo nnFoldBatchNormPass = {
    .name = "nn-fold-batch-norm",
    .description = "Fold batch norms into the weights before them",
    .run = run,
};
