//===- QuantizeDynamic.c - Integers of what values there are --------------===//
// Of each row of a matrix, and each image, the range is found as the model
// runs:
//   nn.linear %x, %w, %b   ->   %s = (max(%x) - min(%x)) / 255, %z = -min / %s
//                               (nn.linear (%x / %s + %z), i8) - %z * sum(i8)
//                               times %s and the scales of %w, plus %b
// Convolutions pad with 0, so that their inputs have no zero points.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeDynamic.h"

#include "Transforms/Layers.h"
#include "Transforms/Quantization/ExpandQuant.h"
#include "Transforms/Quantization/QdqWeights.h"
#include "Transforms/Rewrite.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

/// What a range is found over.
static NnInts axesOf(const NnDynamicValue *d, int64_t axes[NN_MAX_RANK]) {
  int64_t rank = nnRank(d->value), first = d->isImage ? 1 : rank - 1;
  for (int64_t i = first; i < rank; ++i)
    axes[i - first] = i;
  return (NnInts){rank - first, axes};
}

static MlirValue castTo(NnBuilder b, MlirValue x, MlirType element) {
  NnShape shape = nnValueShape(x);
  return nnCast(b, nnTensorType(&shape, element), x, NULL);
}

/// Fills in all but the value of `d`, which is to have a zero point or not. A
/// scale is never 0, so that zeros stay zeros.
static void quantizeInput(NnBuilder b, NnDynamicValue *d, bool hasZero) {
  enum { highest = 127, levels = 255 };
  static const double tiny = 1e-30;
  int64_t axes[NN_MAX_RANK];
  NnInts over = axesOf(d, axes);
  MlirContext context = nnBuilderGetContext(b);
  MlirValue none = nnQuantNumber(b, 0);
  MlirValue low = nnReduceMin(b, d->value, over,
                              &(NnReduceMinOptions){.keepdims = nnUnitAttr(b)});
  MlirValue high = nnReduceMax(
      b, d->value, over, &(NnReduceMaxOptions){.keepdims = nnUnitAttr(b)});
  low = nnNeg(b, nnMin(b, low, none));
  high = nnMax(b, high, none);
  MlirValue width = hasZero ? nnAdd(b, high, low) : nnMax(b, high, low);
  MlirValue part = nnQuantNumber(b, 1.0 / (hasZero ? levels : highest));
  d->scale = nnMax(b, nnMul(b, width, part), nnQuantNumber(b, tiny));
  MlirValue factor = nnReciprocal(b, d->scale);
  MlirValue x = nnRound(b, nnMul(b, d->value, factor));
  if (!hasZero) {
    d->integers = castTo(b, x, mlirIntegerTypeGet(context, 8));
    return;
  }
  MlirValue zero = nnRound(b, nnMul(b, low, factor));
  d->integers =
      castTo(b, nnAdd(b, x, zero), mlirIntegerTypeUnsignedGet(context, 8));
  d->zero = castTo(b, zero, mlirIntegerTypeGet(context, 32));
}

static void insertAfter(NnBuilder b, MlirValue value) {
  if (mlirValueIsABlockArgument(value))
    nnBuilderAtStart(b, mlirBlockArgumentGetOwner(value));
  else
    nnBuilderAfter(b, nnDefiningOp(value));
}

/// The input of an op, made right after its value when it is first asked for.
/// NULL when memory is short.
static const NnDynamicValue *inputOf(NnDynamicValues *values,
                                     MlirOperation op) {
  NnDynamicValue input = {.value = nnOperand(op, 0), .isImage = nnIsaConv(op)};
  for (size_t i = 0; i < values->count; ++i)
    if (mlirValueEqual(values->items[i].value, input.value) &&
        values->items[i].isImage == input.isImage)
      return &values->items[i];
  if (!nnReserve(&values->items, (intptr_t)values->count + 1, &values->capacity,
                 sizeof *values->items))
    return NULL;
  NnBuilder b = {values->rewriter, mlirOperationGetLocation(op)};
  insertAfter(b, input.value);
  quantizeInput(b, &input, !values->isSymmetric && !input.isImage);
  NnDynamicValue *kept = &values->items[values->count++];
  *kept = input;
  return kept;
}

void nnDynamicValuesDestroy(NnDynamicValues *values) {
  free(values->items);
  values->items = NULL;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// The sum over the weights of each channel, as i32.
static MlirValue sumsOf(NnBuilder b, const QdqFactor *w, int64_t channel) {
  NnShape shape = {1, {nnValueShape(w->value).dims[channel]}};
  size_t n = (size_t)shape.dims[0];
  double *sums = nnQdqSums(w, channel);
  int32_t *whole = malloc((n + 1) * sizeof *whole);
  MlirAttribute attr = mlirAttributeGetNull();
  for (size_t i = 0; sums && whole && i < n; ++i)
    whole[i] = (int32_t)sums[i];
  if (sums && whole)
    attr = nnElementsCreate(
        nnTensorType(&shape, mlirIntegerTypeGet(nnBuilderGetContext(b), 32)),
        whole);
  free(sums);
  free(whole);
  return nnConstant(b, attr);
}

/// Sums of products of integers, without what x's zero points add to them.
static MlirValue sumOfProducts(NnBuilder b, MlirOperation op,
                               const NnDynamicValue *x, const QdqFactor *w) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  MlirType type =
      nnTensorType(&shape, mlirIntegerTypeGet(nnBuilderGetContext(b), 32));
  MlirValue operands[] = {x->integers, w->value};
  mlirOperationSetOperands(op, 2, operands); // A bias would be copied, too.
  MlirValue sum = nnResult(nnCloneWith(b, op, operands, &type), 0);
  if (mlirValueIsNull(x->zero))
    return sum;
  return nnSub(b, sum, nnMul(b, x->zero, sumsOf(b, w, nnWeightsChannel(op))));
}

MlirValue nnQuantizeDynamic(NnDynamicValues *values, MlirOperation op) {
  QdqFactor w;
  MlirOperation dequantize = nnDefiningOp(nnOperand(op, 1));
  MlirValue bias = nnOptionalOperand(op, 2);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  const NnDynamicValue *x = inputOf(values, op);
  if (!x || !nnQdqFactorOf(nnOperand(op, 1), &w))
    return (MlirValue){NULL};
  NnShape shape = nnValueShape(w.value);
  NnBuilder b = nnBuilderForOp(values->rewriter, op);
  MlirValue sum = sumOfProducts(b, op, x, &w);
  MlirValue y = nnMul(b, nnCast(b, type, sum, NULL), x->scale);
  y = nnMulTyped(b, type, y, nnQuantScales(b, &w.quant, &shape));
  if (!mlirValueIsNull(bias))
    y = nnAddTyped(b, type, y, bias);
  if (mlirValueIsNull(y))
    return y;
  mlirRewriterBaseReplaceOpWithValues(b.rewriter, op, 1, &y);
  mlirOperationDestroy(dequantize);
  return y;
}
