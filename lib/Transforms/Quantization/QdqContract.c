//===- QdqContract.c - Contractions of integers ---------------------------===//
// conv(dequantize(x), dequantize(w), bias) becomes cast(conv(x, w)) * (sx * sw)
// + (bias - sx * sw * zx * sum(w)), with a factor and a term for each channel;
// linear and matmul likewise. What isn't constant in the expanded product
// sum(x * w) - zx * sum(w) - zw * sum(x) + k * zx * zw is computed in i32.
//===----------------------------------------------------------------------===//
#include "Support/ByteProduct.h"
#include "Support/List.h"
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/PadConvs.h"
#include "Transforms/Quantization/ByteGain.h"
#include "Transforms/Quantization/ExpandQuant.h"
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QdqWeights.h"
#include "Transforms/Quantization/WeightedLayer.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

typedef struct Product {
  MlirOperation op;
  MlirOperation last; ///< `op`, or the addition of its bias.
  QdqFactor x, w;
  MlirValue bias;   ///< Constant f32, or null.
  int64_t channel;  ///< Dimension of w.
  int64_t channels; ///< Its size.
  int64_t terms;    ///< Products in each sum.
} Product;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool readBias(Product *p) {
  if (nnIsaMatmul(p->op)) {
    MlirOperation add = nnAddedBias(p->op, p->channels, &p->bias);
    p->last = mlirOperationIsNull(add) ? p->op : add;
    return true;
  }
  p->bias = nnOptionalOperand(p->op, 2);
  return mlirValueIsNull(p->bias) ||
         !mlirAttributeIsNull(nnConstantValue(p->bias));
}

static void readSizes(Product *p) {
  NnShape shape = nnValueShape(p->w.value);
  p->channel = nnHasChannelsLast(p->op) ? shape.rank - 1 : 0;
  p->channels = shape.dims[p->channel];
  if (nnIsaConv(p->op)) {
    shape.dims[p->channel] = 1;
    p->terms = nnShapeNumElements(&shape);
  } else {
    p->terms = shape.dims[shape.rank - 2];
  }
}

/// Whether i32 holds the sums.
static bool sumsFit(const Product *p) {
  MlirType x = nnElementType(p->x.value), w = nnElementType(p->w.value);
  return nnIsByte(x) && nnIsByte(w) && p->terms > 0 &&
         p->terms <= nnMostByteProducts(x, w);
}

static bool pads(MlirOperation op) {
  return nnConvPads(op) || nnConvGetAutoPad(op) != NN_AUTO_PAD_NONE;
}

/// A convolution has no sum over windows of x at hand, and amounts that follow
/// from sizes can't be padded before it.
static bool convIsSupported(const Product *p) {
  bool isPadded = pads(p->op) && !nnQuantIsSymmetric(&p->x.quant);
  return nnQuantIsSymmetric(&p->w.quant) &&
         !(isPadded && nnConvGetAutoPad(p->op) != NN_AUTO_PAD_NONE);
}

static bool scalesFit(const Product *p) {
  int64_t axis = nnQuantAxis(&p->w.quant);
  return nnQuantIsOne(&p->x.quant) &&
         (nnQuantIsOne(&p->w.quant) || axis == p->channel);
}

//===----------------------------------------------------------------------===//
// Sums of integers
//===----------------------------------------------------------------------===//

static MlirType i32(NnBuilder b) {
  return mlirIntegerTypeGet(nnBuilderGetContext(b), 32);
}

/// x padded by its zero point, as the convolution of numbers pads by 0.
static MlirValue padded(NnBuilder b, const Product *p) {
  NnShape none = {0};
  int64_t zero = nnQuantZeroPoint(&p->x.quant, 0);
  MlirType type = nnTensorType(&none, p->x.quant.storage);
  return nnPadAsConv(b, p->op, p->x.value,
                     nnConstant(b, nnElementsCreate(type, &zero)));
}

static MlirValue sumOfProducts(NnBuilder b, const Product *p) {
  NnShape shape = nnValueShape(nnResult(p->op, 0));
  MlirType type = nnTensorType(&shape, i32(b));
  if (nnIsaMatmul(p->op))
    return nnMatmulTyped(b, type, p->x.value, p->w.value);
  if (nnIsaLinear(p->op))
    return nnLinearTyped(b, type, p->x.value, p->w.value, (MlirValue){NULL});
  bool isPadded = pads(p->op) && !nnQuantIsSymmetric(&p->x.quant);
  NnConvOptions options = {.strides = nnConvGetStridesAttr(p->op),
                           .pads = nnConvGetPadsAttr(p->op),
                           .dilations = nnConvGetDilationsAttr(p->op),
                           .autoPad = nnConvGetAutoPadAttr(p->op),
                           .groups = nnConvGetGroupsAttr(p->op),
                           .layout = nnConvGetLayoutAttr(p->op)};
  if (isPadded)
    options.pads = mlirAttributeGetNull();
  return nnConvTyped(b, type, isPadded ? padded(b, p) : p->x.value, p->w.value,
                     (MlirValue){NULL}, &options);
}

/// The sum along a dimension, which stays with size 1, as i32.
static MlirValue sumAlong(NnBuilder b, MlirValue x, int64_t axis) {
  NnShape shape = nnValueShape(x);
  NnReduceSumOptions options = {.keepdims = nnUnitAttr(b)};
  MlirValue wide = nnCast(b, nnTensorType(&shape, i32(b)), x, NULL);
  return nnReduceSum(b, wide, NN_INTS(axis), &options);
}

typedef double (*ReadFn)(const Product *p, int64_t channel);

/// A constant for each channel, or one where all are the same, that broadcasts
/// with the result. Integers are i32.
static MlirValue perChannel(NnBuilder b, const Product *p, const double *values,
                            bool isFloat) {
  NnShape shape = {.rank = 1, .dims = {p->channels}};
  int64_t n = p->channels, same = 1;
  while (same < n && values[same] == values[0])
    ++same;
  if (same == n)
    shape.rank = 0;
  else if (!nnHasChannelsLast(p->op))
    for (int64_t d = nnRank(p->w.value) - 2; d > 0; --d)
      shape.dims[shape.rank++] = 1;
  if (isFloat) {
    MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
    return nnConstant(b,
                      nnElementsFromDoubles(nnTensorType(&shape, f32), values));
  }
  int32_t *whole = malloc((size_t)n * sizeof *whole);
  for (int64_t c = 0; whole && c < n; ++c)
    whole[c] = (int32_t)values[c];
  MlirAttribute attr =
      whole ? nnElementsCreate(nnTensorType(&shape, i32(b)), whole)
            : mlirAttributeGetNull();
  free(whole);
  return nnConstant(b, attr);
}

/// `values` has room for one a channel.
static MlirValue constantOf(NnBuilder b, const Product *p, ReadFn read,
                            bool isFloat, double *values) {
  for (int64_t c = 0; c < p->channels; ++c)
    values[c] = read(p, c);
  return perChannel(b, p, values, isFloat);
}

static double zeroOfWeight(const Product *p, int64_t channel) {
  bool isOne = nnQuantIsOne(&p->w.quant);
  return (double)nnQuantZeroPoint(&p->w.quant, isOne ? 0 : channel);
}

static double zeroOfInput(const Product *p, int64_t channel) {
  (void)channel;
  return (double)nnQuantZeroPoint(&p->x.quant, 0);
}

static double productOfZeros(const Product *p, int64_t channel) {
  return (double)p->terms * zeroOfInput(p, channel) * zeroOfWeight(p, channel);
}

/// Sums of (x - zx) * (w - zw); with known sums over w, of x * (w - zw).
static MlirValue sumOfCentered(NnBuilder b, const Product *p, bool isKnown,
                               double *values) {
  MlirValue sum = sumOfProducts(b, p);
  bool hasZx = !nnQuantIsSymmetric(&p->x.quant);
  bool hasZw = !nnQuantIsSymmetric(&p->w.quant);
  if (hasZw)
    sum = nnSub(b, sum,
                nnMul(b, sumAlong(b, p->x.value, nnRank(p->x.value) - 1),
                      constantOf(b, p, zeroOfWeight, false, values)));
  if (hasZx && !isKnown)
    sum = nnSub(b, sum,
                nnMul(b, sumAlong(b, p->w.value, nnRank(p->w.value) - 2),
                      constantOf(b, p, zeroOfInput, false, values)));
  if (hasZx && hasZw && !isKnown)
    sum = nnAdd(b, sum, constantOf(b, p, productOfZeros, false, values));
  return sum;
}

//===----------------------------------------------------------------------===//
// Sums as numbers
//===----------------------------------------------------------------------===//

static double scaleOf(const Product *p, int64_t channel) {
  bool isOne = nnQuantIsOne(&p->w.quant);
  return nnQuantScale(&p->x.quant, 0) *
         nnQuantScale(&p->w.quant, isOne ? 0 : channel);
}

/// What is added for each channel: the bias, and what x's zero point takes off
/// `sums` of constant weights. False if it is nothing.
static bool termsOf(const Product *p, const double *sums, double *values) {
  double *bias = mlirValueIsNull(p->bias) ? NULL : nnConstantDoubles(p->bias);
  bool isSome = false;
  for (int64_t c = 0; c < p->channels; ++c) {
    values[c] = bias ? bias[c] : 0;
    if (sums)
      values[c] -= scaleOf(p, c) * zeroOfInput(p, c) * sums[c];
    isSome |= values[c] != 0;
  }
  free(bias);
  return isSome;
}

static MlirValue buildProduct(NnBuilder b, const Product *p, const double *sums,
                              double *values) {
  MlirType type = mlirValueGetType(nnResult(p->last, 0));
  MlirValue sum = sumOfCentered(b, p, sums, values);
  NnShape shape = nnTypeShape(type);
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirValue x = nnCast(b, nnTensorType(&shape, f32), sum, NULL);
  MlirValue scales = constantOf(b, p, scaleOf, true, values);
  if (!termsOf(p, sums, values))
    return nnMulTyped(b, type, x, scales);
  return nnAddTyped(b, type, nnMul(b, x, scales),
                    perChannel(b, p, values, true));
}

/// Whether the sums over w are known, one a channel; a batch of matrices has
/// more of them.
static bool hasKnownSums(const Product *p) {
  return !mlirAttributeIsNull(nnConstantValue(p->w.value)) &&
         (nnIsaConv(p->op) || nnRank(p->w.value) == 2);
}

static bool read(MlirOperation op, Product *p) {
  *p = (Product){.op = op, .last = op};
  if (!nnQdqFactorOf(nnOperand(op, 0), &p->x) ||
      !nnQdqFactorOf(nnOperand(op, 1), &p->w))
    return false;
  readSizes(p);
  return p->channels > 0 && sumsFit(p) && scalesFit(p) && readBias(p) &&
         (!nnIsaConv(op) || (hasKnownSums(p) && convIsSupported(p)));
}

static MlirLogicalResult contract(const Product *p, MlirRewriterBase rewriter) {
  double *sums = hasKnownSums(p) ? nnQdqSums(&p->w, p->channel) : NULL;
  double *values = malloc((size_t)p->channels * sizeof *values);
  bool hasMemory = values && (sums || !hasKnownSums(p));
  NnBuilder b = nnBuilderForOp(rewriter, p->last);
  b.location = mlirOperationGetLocation(p->op); // By which profiles call it.
  MlirValue product = {NULL};
  if (hasMemory)
    product = buildProduct(b, p, sums, values);
  free(sums);
  free(values);
  if (mlirValueIsNull(product))
    return nnOpError(p->op, "out of memory");
  bool hasAddedBias = !mlirOperationEqual(p->op, p->last);
  nnReplaceOp(rewriter, p->last, product);
  if (hasAddedBias)
    mlirRewriterBaseEraseOp(rewriter, p->op);
  return NN_SUCCESS;
}

/// Whether a padded image is to be written for a convolution with groups: where
/// bytes gain little, that takes longer than they save.
static bool isCopied(const Product *p) {
  return nnIsaConv(p->op) && nnConvGetGroups(p->op) > 1 && pads(p->op) &&
         !nnQuantIsSymmetric(&p->x.quant);
}

/// Products of factors that are both computed stay integers: no weights become
/// f32 when the model is compiled.
static bool isFaster(const Product *p, int64_t byteProducts) {
  return mlirAttributeIsNull(nnConstantValue(p->w.value)) ||
         (nnBytesAreFaster(p->op, byteProducts, true) &&
          (byteProducts >= NN_BYTE_PRODUCTS || !isCopied(p)));
}

MlirLogicalResult nnQdqContract(MlirOperation op, int64_t byteProducts) {
  static const NnPattern weights[] = {{"nn.dequantize", nnQdqRecenter, 0}};
  if (mlirLogicalResultIsFailure(nnApplyPatterns(op, 1, weights, false)))
    return NN_FAILURE;
  NnOps layers = nnOpsFind(op, nnIsLayer);
  MlirLogicalResult result =
      layers.failed ? nnOpError(op, "out of memory") : NN_SUCCESS;
  MlirRewriterBase rewriter = mlirIRRewriterCreate(mlirOperationGetContext(op));
  Product p;
  for (intptr_t i = 0; i < layers.n && mlirLogicalResultIsSuccess(result); ++i)
    if (read(layers.data[i], &p) && isFaster(&p, byteProducts))
      result = contract(&p, rewriter);
  mlirIRRewriterDestroy(rewriter);
  free(layers.data);
  return result;
}
