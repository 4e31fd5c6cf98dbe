//===- QuantizeChoice.c - Which layers are worth quantizing ---------------===//
// Checked in an order that makes the first reason the most telling one.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeChoice.h"

#include "Transforms/Layers.h"

#include "Support/ByteProduct.h"
#include "nn-c/NNOps.h"

#include <inttypes.h>
#include <stdio.h>

/// Below these, what quantizing and dequantizing cost is more than what
/// integers save.
enum { leastProducts = 4, leastMacs = 1 << 14, leastWeights = 1 << 10 };

MlirType nnActivationStorage(const NnQuantizeOptions *options,
                             MlirContext context) {
  return options->isSymmetric ? mlirIntegerTypeGet(context, 8)
                              : mlirIntegerTypeUnsignedGet(context, 8);
}

static bool isDepthwise(MlirOperation op) {
  return nnIsaConv(op) && nnConvGetGroups(op) > 1 &&
         nnConvGetGroups(op) ==
             nnValueShape(nnOperand(op, 1)).dims[nnWeightsChannel(op)];
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

static const char *whyNotIntegers(const NnQuantizeOptions *options,
                                  const NnValueKeys *keys, MlirOperation op,
                                  char *buffer, size_t size) {
  MlirContext context = mlirOperationGetContext(op);
  NnRange range;
  const char *input = nnValueKeysFind(keys, nnOperand(op, 0));
  int64_t products = nnWeightsProducts(op);
  int64_t most = nnMostByteProducts(nnActivationStorage(options, context),
                                    mlirIntegerTypeGet(context, 8));
  if (!input || !nnRangesFind(options->ranges, input, &range)) {
    snprintf(buffer, size, "the range of '%s' is not known",
             input ? input : "its input");
    return buffer;
  }
  if (products > most) {
    snprintf(buffer, size, "a sum of %" PRId64 " products may not fit 32 bits",
             products);
    return buffer;
  }
  if (nnIsaConv(op) && nnConvGetLayout(op) == NN_LAYOUT_NCHW)
    return "its channels are not last";
  if ((products < leastProducts && !isDepthwise(op)) || macs(op) < leastMacs)
    return "it is too small to be faster";
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

const char *nnWhyNotQuantize(const NnQuantizeOptions *options,
                             const NnValueKeys *keys, MlirOperation op,
                             char *buffer, size_t size) {
  const char *key = nnValueKeysFind(keys, nnResult(op, 0));
  const char *reason =
      nnWhyKeepLayer(&(NnLayerChoice){options->skip, options->only}, op, key);
  if (reason)
    return reason;
  if (nnIsaMatmul(op) && nnRank(nnOperand(op, 1)) != 2)
    return "its weights are no matrix";
  return options->scheme == NN_SCHEME_INT8
             ? whyNotIntegers(options, keys, op, buffer, size)
             : whyNotWeights(options, op);
}
