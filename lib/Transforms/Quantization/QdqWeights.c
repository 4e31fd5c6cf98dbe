//===- QdqWeights.c - Constant factors of integer contractions ------------===//
// Reads constants of bytes and narrower integers, each with the zero point of
// its channel.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QdqWeights.h"

#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

bool nnQdqFactorOf(MlirValue value, QdqFactor *factor) {
  MlirOperation op = nnDefiningOp(value);
  if (!nnIsaDequantize(op))
    return false;
  *factor = (QdqFactor){nnDequantizeGetInput(op), nnQuantOf(op)};
  return true;
}

/// A constant in memory: int8_t if signed, uint8_t if not.
typedef struct Bytes {
  int64_t n, channels, inner; ///< Elements after the channel's dimension.
  bool isUnsigned;
  uint8_t *data;
  int64_t *zeroPoints; ///< One, or one a channel.
  int64_t numZeroPoints;
} Bytes;

static void freeBytes(Bytes *bytes) {
  free(bytes->data);
  free(bytes->zeroPoints);
}

static bool readZeroPoints(const NnQuant *quant, Bytes *out) {
  out->numZeroPoints = nnQuantNumParameters(quant);
  out->zeroPoints = malloc((size_t)out->numZeroPoints * sizeof(int64_t));
  for (int64_t i = 0; out->zeroPoints && i < out->numZeroPoints; ++i)
    out->zeroPoints[i] = nnQuantZeroPoint(quant, i);
  return out->zeroPoints;
}

/// False if the factor is no constant of bytes or less. Freed in either case.
static bool readBytes(const QdqFactor *factor, int64_t channel, Bytes *out) {
  MlirAttribute value = nnConstantValue(factor->value);
  NnShape shape = nnValueShape(factor->value);
  *out = (Bytes){.n = nnShapeNumElements(&shape),
                 .channels = shape.dims[channel],
                 .inner = 1,
                 .isUnsigned = nnIsUnsigned(factor->quant.storage)};
  if (mlirAttributeIsNull(value) || nnBitWidth(factor->quant.storage) > 8)
    return false;
  for (int64_t d = channel + 1; d < shape.rank; ++d)
    out->inner *= shape.dims[d];
  out->data = malloc((size_t)out->n + 1);
  return out->data && nnElementsRead(value, out->data) &&
         readZeroPoints(&factor->quant, out);
}

static int64_t channelOf(const Bytes *bytes, int64_t i) {
  return i / bytes->inner % bytes->channels;
}

/// Element `i` minus its zero point.
static int64_t centered(const Bytes *bytes, int64_t i) {
  int64_t x = bytes->isUnsigned ? bytes->data[i] : (int8_t)bytes->data[i];
  return x -
         bytes->zeroPoints[bytes->numZeroPoints == 1 ? 0 : channelOf(bytes, i)];
}

double *nnQdqSums(const QdqFactor *weights, int64_t channel) {
  Bytes bytes;
  double *sums = NULL;
  if (readBytes(weights, channel, &bytes))
    sums = calloc((size_t)bytes.channels + 1, sizeof *sums);
  for (int64_t i = 0; sums && i < bytes.n; ++i)
    sums[channelOf(&bytes, i)] += (double)centered(&bytes, i);
  freeBytes(&bytes);
  return sums;
}

//===----------------------------------------------------------------------===//
// Weights without zero points
//===----------------------------------------------------------------------===//

/// Writes all elements minus their zero points, if they are in [low, high].
static bool center(const Bytes *bytes, int64_t low, int64_t high,
                   uint8_t *out) {
  for (int64_t i = 0; i < bytes->n; ++i) {
    int64_t x = centered(bytes, i);
    if (x < low || x > high)
      return false;
    out[i] = (uint8_t)x;
  }
  return true;
}

/// The same parameters, of storage type `storage` and without zero points.
static MlirType symmetricType(const NnQuant *quant, NnQuant *to) {
  int64_t n = nnQuantNumParameters(quant);
  double *scales = malloc((size_t)n * sizeof *scales);
  int64_t *zeros = calloc((size_t)n, sizeof *zeros);
  MlirType type = {NULL};
  to->grid = quant->grid;
  for (int64_t d = 0; d < to->grid.rank; ++d)
    to->blocks[d] = quant->blocks[d];
  for (int64_t i = 0; scales && i < n; ++i)
    scales[i] = nnQuantScale(quant, i);
  if (scales && zeros)
    type = nnQuantType(to, scales, zeros);
  free(scales);
  free(zeros);
  return type;
}

/// nn.dequantize of these bytes; null if memory is short.
static MlirValue dequantized(NnBuilder b, MlirOperation op,
                             const NnQuant *quant, MlirType storage,
                             const uint8_t *data) {
  NnShape shape = nnValueShape(nnOperand(op, 0));
  NnQuant to = nnQuantOfStorage(storage, shape.rank);
  MlirValue value =
      nnConstant(b, nnElementsCreate(nnTensorType(&shape, storage), data));
  return nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)), value,
                           symmetricType(quant, &to));
}

/// The bytes have zero points of one for all or one a channel.
static MlirLogicalResult recenter(MlirOperation op, MlirRewriterBase rewriter,
                                  const NnQuant *quant, const Bytes *bytes) {
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirContext context = nnBuilderGetContext(b);
  uint8_t *data = malloc((size_t)bytes->n + 1);
  MlirValue value = {NULL};
  if (data && center(bytes, INT8_MIN, INT8_MAX, data))
    value = dequantized(b, op, quant, mlirIntegerTypeGet(context, 8), data);
  else if (data && center(bytes, 0, UINT8_MAX, data))
    value =
        dequantized(b, op, quant, mlirIntegerTypeUnsignedGet(context, 8), data);
  free(data);
  return mlirValueIsNull(value)
             ? nnNoMatch(op, "bytes do not hold weights without zero points")
             : nnReplaceOp(rewriter, op, value);
}

/// Whether an op that computes with it has both factors dequantized.
static bool isFactor(MlirOperation op) {
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(op, 0));
  if (mlirOpOperandIsNull(use))
    return false;
  MlirOperation user = mlirOpOperandGetOwner(use);
  return (nnIsaConv(user) || nnIsaLinear(user) || nnIsaMatmul(user)) &&
         nnIsaDequantize(nnDefiningOp(nnOperand(user, 0))) &&
         nnIsaDequantize(nnDefiningOp(nnOperand(user, 1)));
}

MlirLogicalResult nnQdqRecenter(MlirOperation op, MlirRewriterBase rewriter) {
  QdqFactor weights = {nnDequantizeGetInput(op), nnQuantOf(op)};
  const NnQuant *quant = &weights.quant;
  int64_t axis = nnQuantAxis(quant);
  if (!isFactor(op) || (axis < 0 && !nnQuantIsOne(quant)))
    return nnNoMatch(op, "is no factor, or blocks share a scale");
  if (nnBitWidth(quant->storage) == 8 && nnQuantIsSymmetric(quant))
    return nnNoMatch(op, "has no zero point");
  if (nnRank(weights.value) == 0)
    return nnNoMatch(op, "is no tensor of weights");
  Bytes bytes;
  MlirLogicalResult result = nnNoMatch(op, "is no constant");
  if (readBytes(&weights, axis < 0 ? 0 : axis, &bytes))
    result = recenter(op, rewriter, quant, &bytes);
  freeBytes(&bytes);
  return result;
}
