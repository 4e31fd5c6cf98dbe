//===- QdqScale.c - Layers whose weights alone are quantized --------------===//
// linear(x, dequantize(w), bias) with constant w becomes scaled_linear(x, w) +
// bias, which reads w as it is stored; matmul by one matrix likewise.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QdqWeights.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

/// Whether nn.scaled_linear takes the integers, and scales are few enough to be
/// read beside them.
static bool isSupported(const QdqFactor *w) {
  enum { leastGroup = 8 };
  NnShape shape = nnValueShape(w->value);
  unsigned bits = nnBitWidth(w->quant.storage);
  return !mlirAttributeIsNull(nnConstantValue(w->value)) && shape.rank == 2 &&
         shape.dims[0] > 0 && shape.dims[1] > 0 && (bits == 8 || bits == 4) &&
         (w->quant.grid.dims[0] == 1 || w->quant.blocks[0] >= leastGroup);
}

/// Scales, or zero points in the weights' type: one for each group of `group`
/// rows and column.
static MlirValue parameters(NnBuilder b, const QdqFactor *w, int64_t group,
                            bool areZeros) {
  const NnQuant *quant = &w->quant;
  NnShape shape = nnValueShape(w->value);
  shape.dims[0] = (shape.dims[0] - 1) / group + 1;
  int64_t n = nnShapeNumElements(&shape);
  float *scales = malloc((size_t)n * sizeof *scales);
  int8_t *zeros = (int8_t *)scales;
  if (!scales)
    return (MlirValue){NULL};
  for (int64_t i = 0; i < n; ++i) {
    int64_t row = i / shape.dims[1] * group, column = i % shape.dims[1];
    int64_t place = row / quant->blocks[0] * quant->grid.dims[1] +
                    column / quant->blocks[1];
    if (areZeros)
      zeros[i] = (int8_t)nnQuantZeroPoint(quant, place);
    else
      scales[i] = (float)nnQuantScale(quant, place);
  }
  MlirType element =
      areZeros ? quant->storage : mlirF32TypeGet(nnBuilderGetContext(b));
  MlirAttribute attr = nnElementsCreate(nnTensorType(&shape, element), scales);
  free(scales);
  return nnConstant(b, attr);
}

static MlirLogicalResult scale(MlirOperation op, MlirRewriterBase rewriter) {
  QdqFactor w;
  if (!nnQdqFactorOf(nnOperand(op, 1), &w) || !isSupported(&w))
    return nnNoMatch(op, "has no quantized matrix of weights");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  NnShape shape = nnValueShape(w.value);
  bool isOneGroup = w.quant.grid.dims[0] == 1;
  int64_t group = isOneGroup ? shape.dims[0] : w.quant.blocks[0];
  MlirValue scales = parameters(b, &w, group, false), zeros = {NULL};
  if (!nnQuantIsSymmetric(&w.quant))
    zeros = parameters(b, &w, group, true);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  MlirValue bias = nnOptionalOperand(op, 2);
  MlirValue sums = nnScaledLinearTyped(b, type, nnOperand(op, 0), w.value,
                                       scales, zeros, group);
  return nnReplaceOp(rewriter, op,
                     mlirValueIsNull(bias) ? sums
                                           : nnAddTyped(b, type, sums, bias));
}

MlirLogicalResult nnQdqScale(MlirOperation op) {
  static const NnPattern patterns[] = {
      {"nn.linear", scale, 0},
      {"nn.matmul", scale, 0},
  };
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         false);
}
