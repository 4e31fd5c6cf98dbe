//===- QuantizeDynamic.c - Integers of what values there are --------------===//
// Of each row of a matrix, and each image, the range is found as the model
// runs:
//   nn.linear %x, %w, %b   ->   %s = (max(%x) - min(%x)) / 255, %z = -min / %s
//                               (nn.linear (%x / %s + %z), i8) - %z * sum(i8)
//                               times %s and the scales of %w, plus %b
// Convolutions pad with 0, so that their inputs have no zero points, and what
// can't be below 0 needs none.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeDynamic.h"

#include "Transforms/Layers.h"
#include "Transforms/OpClass.h"
#include "Transforms/Quantization/ExpandQuant.h"
#include "Transforms/Quantization/QdqWeights.h"
#include "Transforms/Rewrite.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

static MlirValue reshape(NnBuilder b, MlirValue x, NnShape shape) {
  return nnReshape(b, x, nnConstantShape(b, &shape), NULL);
}

/// The value with a row for each scale. Images become one of all their
/// elements, which is fast for any number of channels, unless their sizes are
/// open.
static MlirValue rowsOf(NnBuilder b, const NnDynamicValue *d) {
  NnShape image = nnValueShape(d->value);
  NnShape one = image;
  one.dims[0] = 1;
  int64_t elements = nnShapeNumElements(&one);
  if (!d->isImage || elements <= 0)
    return d->value;
  return reshape(b, d->value, (NnShape){2, {image.dims[0], elements}});
}

/// What a range is found over.
static NnInts axesOf(MlirValue rows, bool isImage, int64_t axes[NN_MAX_RANK]) {
  int64_t rank = nnRank(rows), first = isImage ? 1 : rank - 1;
  for (int64_t i = first; i < rank; ++i)
    axes[i - first] = i;
  return (NnInts){rank - first, axes};
}

static MlirValue castTo(NnBuilder b, MlirValue x, MlirType element) {
  NnShape shape = nnValueShape(x);
  return nnCast(b, nnTensorType(&shape, element), x, NULL);
}

/// Whether no element can be below 0: what an activation gives, moved or not.
static bool isNonNegative(MlirValue value, int depth) {
  MlirOperation op = nnDefiningOp(value);
  if (mlirOperationIsNull(op) || !depth)
    return false;
  if (nnIsaRelu(op) || nnIsaSigmoid(op) || nnIsaSoftmax(op))
    return true;
  bool keepsSign = nnOpClass(op) == NN_CLASS_MOVEMENT || nnIsaReshape(op) ||
                   nnIsaMaxPool(op) || nnIsaAvgPool(op);
  return keepsSign && isNonNegative(nnOperand(op, 0), depth - 1);
}

/// How far the elements are from 0, up and down.
static MlirValue highest(NnBuilder b, MlirValue rows, NnInts over) {
  NnReduceMaxOptions options = {.keepdims = nnUnitAttr(b)};
  return nnMax(b, nnReduceMax(b, rows, over, &options), nnQuantNumber(b, 0));
}

static MlirValue lowest(NnBuilder b, MlirValue rows, NnInts over) {
  NnReduceMinOptions options = {.keepdims = nnUnitAttr(b)};
  return nnNeg(
      b, nnMin(b, nnReduceMin(b, rows, over, &options), nnQuantNumber(b, 0)));
}

/// The integers of elements that are multiplied by a factor.
static MlirValue integersOf(NnBuilder b, MlirValue rows, MlirValue factor,
                            MlirValue zero, bool isUnsigned) {
  MlirContext context = nnBuilderGetContext(b);
  MlirValue x = nnRound(b, nnMul(b, rows, factor));
  if (!mlirValueIsNull(zero)) // Two halves may have been rounded up.
    x = nnClamp(b, nnAdd(b, x, zero), nnQuantNumber(b, 0),
                nnQuantNumber(b, UINT8_MAX));
  return castTo(b, x,
                isUnsigned ? mlirIntegerTypeUnsignedGet(context, 8)
                           : mlirIntegerTypeGet(context, 8));
}

/// What was computed of rows, for the images that they are.
static void restoreShape(NnBuilder b, NnDynamicValue *d) {
  NnShape image = nnValueShape(d->value), scale = image;
  for (int64_t i = 1; i < scale.rank; ++i)
    scale.dims[i] = 1;
  d->integers = reshape(b, d->integers, image);
  d->scale = reshape(b, d->scale, scale);
}

/// Fills in all but the value of `d`. `mayShift`: there may be zero points. A
/// scale is never 0, so that zeros stay zeros.
static void quantizeInput(NnBuilder b, NnDynamicValue *d, bool mayShift) {
  enum { LONGEST_CHAIN = 8 };
  static const double tiny = 1e-30;
  int64_t axes[NN_MAX_RANK];
  MlirValue rows = rowsOf(b, d);
  NnInts over = axesOf(rows, d->isImage, axes);
  bool isPositive = isNonNegative(d->value, LONGEST_CHAIN);
  bool isUnsigned = isPositive || mayShift;
  MlirValue high = highest(b, rows, over), low = {NULL}, width = high;
  if (!isPositive) {
    low = lowest(b, rows, over);
    width = mayShift ? nnAdd(b, high, low) : nnMax(b, high, low);
  }
  MlirValue part = nnQuantNumber(b, 1.0 / (isUnsigned ? UINT8_MAX : INT8_MAX));
  d->scale = nnMax(b, nnMul(b, width, part), nnQuantNumber(b, tiny));
  MlirValue factor = nnReciprocal(b, d->scale), zero = {NULL};
  if (isUnsigned && !isPositive) {
    zero = nnRound(b, nnMul(b, low, factor));
    d->zero = castTo(b, zero, mlirIntegerTypeGet(nnBuilderGetContext(b), 32));
  }
  d->integers = integersOf(b, rows, factor, zero, isUnsigned);
  if (nnRank(rows) != nnRank(d->value))
    restoreShape(b, d);
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
  nnBuilderAfterValue(b, input.value);
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
