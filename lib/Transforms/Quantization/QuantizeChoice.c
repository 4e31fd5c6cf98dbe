//===- QuantizeChoice.c - Which layers are worth quantizing ---------------===//
// Checked in an order that makes the first reason the most telling one.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeChoice.h"

#include "Transforms/Layers.h"
#include "Transforms/Quantization/ByteGain.h"

#include "Support/ByteProduct.h"
#include "nn-c/NNOps.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/// Below these, what quantizing and dequantizing cost is more than what
/// integers save.
enum { leastMacs = 1 << 14, leastWeights = 1 << 10 };

MlirType nnActivationStorage(const NnQuantizeOptions *options,
                             MlirContext context) {
  return options->isSymmetric ? mlirIntegerTypeGet(context, 8)
                              : mlirIntegerTypeUnsignedGet(context, 8);
}

NnScheme nnSchemeOfLayer(const NnQuantizeOptions *options, const char *key) {
  size_t length = strlen(key);
  for (const char *at = options->schemes; at && *at;) {
    const char *comma = strchr(at, ',');
    const char *end = comma ? comma : at + strlen(at);
    NnScheme scheme;
    if (!strncmp(at, key, length) && at[length] == '=' &&
        nnSchemeParse(at + length + 1, (size_t)(end - at) - length - 1,
                      &scheme))
      return scheme;
    at = comma ? comma + 1 : NULL;
  }
  return options->scheme;
}

/// Multiplications of the whole op; the most there can be if that is only known
/// at run time.
static int64_t macs(MlirOperation op) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  int64_t results = nnShapeNumElements(&shape), n;
  return results < 0 ||
                 __builtin_mul_overflow(results, nnWeightsProducts(op), &n)
             ? INT64_MAX
             : n;
}

/// Ranges that a file should have.
static const char *whyNotRange(const NnQuantizeOptions *options,
                               const NnValueKeys *keys, MlirOperation op,
                               char *buffer, size_t size) {
  NnRange range;
  const char *input = nnValueKeysFind(keys, nnOperand(op, 0));
  if (input && options->ranges && nnRangesFind(options->ranges, input, &range))
    return NULL;
  snprintf(buffer, size, "the range of '%s' is not known",
           input ? input : "its input");
  return buffer;
}

static int64_t byteProductsOf(const NnQuantizeOptions *options) {
  int64_t products = options->gain.byteProducts;
  return products ? products : NN_BYTE_PRODUCTS;
}

static const char *whyNotIntegers(const NnQuantizeOptions *options,
                                  MlirOperation op, char *buffer, size_t size) {
  MlirContext context = mlirOperationGetContext(op);
  int64_t products = nnWeightsProducts(op);
  int64_t most = nnMostByteProducts(nnActivationStorage(options, context),
                                    mlirIntegerTypeGet(context, 8));
  if (products > most) {
    snprintf(buffer, size, "a sum of %" PRId64 " products may not fit 32 bits",
             products);
    return buffer;
  }
  if (!nnHasChannelsLast(op))
    return "its channels are not last";
  if (macs(op) < leastMacs)
    return "it is too small to be faster";
  return nnBytesAreFaster(op, byteProductsOf(options), false)
             ? NULL
             : "the target computes it faster so";
}

/// Finding the range of an input and storing it as bytes takes as long as some
/// fifty multiplications with each of its elements save.
static const char *whyNotDynamic(MlirOperation op) {
  enum { leastReuse = 50, leastSum = 32 };
  NnShape x = nnValueShape(nnOperand(op, 0));
  int64_t inputs = nnShapeNumElements(&x);
  if (nnWeightsProducts(op) < leastSum ||
      (inputs > 0 && macs(op) / inputs < leastReuse))
    return "finding its range takes longer than that saves";
  return NULL;
}

static const char *whyNotWeights(const NnQuantizeOptions *options,
                                 MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  if (nnIsaConv(op) && options->group > 0)
    return "groups of weights are for products of matrices only";
  if (nnShapeNumElements(&shape) < leastWeights)
    return "it has too few weights";
  return NULL;
}

/// Weights of f32.
static bool areFinite(MlirValue weights) {
  bool isSplat;
  NnShape shape = nnValueShape(weights);
  const char *bytes = nnElementsBytes(nnConstantValue(weights), &isSplat);
  int64_t n = isSplat ? 1 : nnShapeNumElements(&shape);
  for (int64_t i = 0; bytes && i < n; ++i) {
    float x;
    memcpy(&x, bytes + i * (int64_t)sizeof x, sizeof x);
    if (!isfinite(x))
      return false;
  }
  return true;
}

const char *nnWhyNotQuantize(const NnQuantizeOptions *options,
                             const NnValueKeys *keys,
                             const NnNarrower *narrower, const NnLayer *layer,
                             char *buffer, size_t size) {
  MlirOperation op = layer->op;
  const char *reason = nnWhyKeepLayer(
      &(NnLayerChoice){options->skip, options->only}, op, layer->key);
  if (reason)
    return reason;
  if (nnIsaMatmul(op) && nnRank(nnOperand(op, 1)) != 2)
    return "its weights are no matrix";
  if (layer->scheme < NN_SCHEME_BF16 && !areFinite(nnOperand(op, 1)))
    return "some of its weights are infinite or no number";
  switch (layer->scheme) {
  case NN_SCHEME_INT8:
    reason = whyNotRange(options, keys, op, buffer, size);
    return reason ? reason : whyNotIntegers(options, op, buffer, size);
  case NN_SCHEME_INT8_DYNAMIC:
    reason = whyNotIntegers(options, op, buffer, size);
    return reason ? reason : whyNotDynamic(op);
  case NN_SCHEME_BF16:
    return nnWhyNotNarrow(narrower, op);
  case NN_SCHEME_F32:
    return "it is to stay f32";
  case NN_SCHEME_W8:
  case NN_SCHEME_W4:
    break;
  }
  return whyNotWeights(options, op);
}
