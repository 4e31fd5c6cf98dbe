//===- FoldBias.c - Fold additions into the biases before them ------------===//
// add(conv(x, w, b), c), with a constant c for each channel, becomes
// conv(x, w, b + c), as it does for linear and conv_transpose. Then nothing
// stands between the op and a batch norm that follows.
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

/// The dimension of the result that has the op's channels, or -1.
static int64_t channelDim(MlirOperation op) {
  bool isNchw = nnIsaConvTranspose(op) ||
                (nnIsaConv(op) && nnConvGetLayout(op) == NN_LAYOUT_NCHW);
  if (isNchw)
    return 1;
  return nnIsaConv(op) || nnIsaLinear(op) ? nnRank(nnResult(op, 0)) - 1 : -1;
}

/// Whether a constant broadcasts one element to each channel.
static bool isPerChannel(MlirValue value, const NnShape *result, int64_t dim) {
  NnShape shape = nnValueShape(value);
  if (mlirAttributeIsNull(nnConstantValue(value)) || shape.rank > result->rank)
    return false;
  for (int64_t i = 0; i < shape.rank; ++i) {
    int64_t d = result->rank - shape.rank + i;
    if (shape.dims[i] != 1 && (d != dim || shape.dims[i] != result->dims[d]))
      return false;
  }
  return true;
}

/// b + c, null if b isn't constant or memory is short.
static MlirAttribute sumOf(MlirValue bias, MlirValue added, MlirType type) {
  int64_t n = nnTypeShape(type).dims[0];
  NnShape shape = nnValueShape(added);
  bool isSplat = nnShapeNumElements(&shape) == 1;
  double *sum = malloc(((size_t)n + 1) * sizeof *sum);
  double *more = nnConstantDoubles(added), *from = nnConstantDoubles(bias);
  bool known = sum && more && (from || mlirValueIsNull(bias));
  for (int64_t c = 0; known && c < n; ++c)
    sum[c] = (from ? from[c] : 0) + more[isSplat ? 0 : c];
  MlirAttribute attr =
      known ? nnElementsFromDoubles(type, sum) : mlirAttributeGetNull();
  free(sum);
  free(more);
  free(from);
  return attr;
}

static MlirLogicalResult foldInto(MlirOperation add, MlirOperation op,
                                  MlirValue added, MlirRewriterBase rw) {
  MlirValue result = nnResult(add, 0);
  NnShape shape = nnValueShape(result);
  int64_t dim = channelDim(op);
  if (dim < 0 || shape.rank <= dim || !nnHasOneUse(nnResult(op, 0)))
    return nnNoMatch(add, "no op with a bias, or it has other users");
  if (!mlirTypeEqual(mlirValueGetType(result),
                     mlirValueGetType(nnResult(op, 0))) ||
      shape.dims[dim] == NN_DYNAMIC || !nnIsFloat(nnElementType(result)) ||
      !isPerChannel(added, &shape, dim))
    return nnNoMatch(add, "no constant for each channel is added");
  NnShape channels = {1, {shape.dims[dim]}};
  MlirAttribute sum = sumOf(nnOptionalOperand(op, 2), added,
                            nnTensorType(&channels, nnElementType(result)));
  if (mlirAttributeIsNull(sum))
    return nnNoMatch(add, "bias is not constant");
  NnBuilder b = nnBuilderForOp(rw, add);
  MlirOperation folded = mlirRewriterBaseClone(rw, op);
  MlirValue operands[] = {nnOperand(op, 0), nnOperand(op, 1),
                          nnConstant(b, sum)};
  nnBuilderBefore(b, folded);
  mlirOperationMoveBefore(nnDefiningOp(operands[2]), folded);
  mlirOperationSetOperands(folded, 3, operands);
  return nnReplaceOp(rw, add, nnResult(folded, 0));
}

static MlirLogicalResult foldBias(MlirOperation add, MlirRewriterBase rw) {
  for (intptr_t i = 0; i < 2; ++i) {
    MlirOperation op = nnDefiningOp(nnOperand(add, i));
    if (!mlirOperationIsNull(op) && mlirLogicalResultIsSuccess(foldInto(
                                        add, op, nnOperand(add, 1 - i), rw)))
      return NN_SUCCESS;
  }
  return nnNoMatch(add, "adds no bias");
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  const NnPattern patterns[] = {{"nn.add", foldBias, 1}};
  return nnApplyPatterns(op, 1, patterns, /*fold=*/false);
}

const NnPassInfo nnFoldBiasPass = {
    .name = "nn-fold-bias",
    .description = "Fold additions into the biases before them",
    .run = run,
};
