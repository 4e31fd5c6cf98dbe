//===- QuantizeWeights.c - Constants as dequantized integers --------------===//
// Symmetric: zero points of weights would cost a sum over the activations.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeWeights.h"

#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"

#include "Quantize/Weights.h"
#include "nn-c/NNOps.h"

#include <stdlib.h>

static NnQuant gridFor(MlirOperation op, const NnShape *shape, unsigned bits,
                       int64_t group) {
  MlirContext context = mlirOperationGetContext(op);
  int64_t channel = nnWeightsChannel(op);
  NnQuant quant =
      nnQuantOfStorage(mlirIntegerTypeGet(context, bits), shape->rank);
  if (group < 0)
    return quant;
  quant.grid.dims[channel] = shape->dims[channel];
  quant.blocks[channel] = 1;
  if (group) {
    int64_t summed = channel - 1, size = shape->dims[summed];
    quant.grid.dims[summed] = (size + group - 1) / group;
    quant.blocks[summed] = group;
  }
  return quant;
}

/// The type of the parameters, all zero points 0.
static MlirType paramsType(const NnQuant *quant, const double *scales) {
  size_t n = (size_t)nnQuantNumParameters(quant);
  int64_t *zeroPoints = calloc(n + 1, sizeof *zeroPoints);
  MlirType type = {NULL};
  if (zeroPoints)
    type = nnQuantType(quant, scales, zeroPoints);
  free(zeroPoints);
  return type;
}

MlirValue nnQuantizeWeights(NnBuilder b, MlirOperation op, unsigned bits,
                            int64_t group) {
  MlirValue constant = nnOperand(op, 1), result = {NULL};
  NnShape shape = nnValueShape(constant);
  NnQuant quant = gridFor(op, &shape, bits, group);
  double *values = nnConstantDoubles(constant);
  NnWeights weights = {0};
  if (values && nnWeightsQuantize(&quant, &shape, values, &weights)) {
    MlirAttribute integers =
        nnElementsCreate(nnTensorType(&shape, quant.storage), weights.integers);
    MlirType params = paramsType(&quant, weights.scales);
    if (!mlirAttributeIsNull(integers) && !mlirTypeIsNull(params))
      result = nnDequantize(b, nnConstant(b, integers), params);
  }
  nnWeightsDestroy(&weights);
  free(values);
  return result;
}
