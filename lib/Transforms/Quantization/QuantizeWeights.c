//===- QuantizeWeights.c - Constants as dequantized integers --------------===//
// Weights that were rounded by moments are kept with these: that takes time,
// and a model is quantized in several ways before it is written.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeWeights.h"

#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"

#include "Quantize/Compensate.h"
#include "Quantize/Moments.h"
#include "nn-c/NNOps.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static NnQuant gridFor(MlirOperation op, const NnShape *shape,
                       const NnWeightForm *form) {
  MlirContext context = mlirOperationGetContext(op);
  int64_t channel = nnWeightsChannel(op);
  NnQuant quant =
      nnQuantOfStorage(mlirIntegerTypeGet(context, form->bits), shape->rank);
  if (form->group < 0)
    return quant;
  quant.grid.dims[channel] = shape->dims[channel];
  quant.blocks[channel] = 1;
  if (form->group) {
    int64_t summed = channel - 1, size = shape->dims[summed];
    quant.grid.dims[summed] = (size + form->group - 1) / form->group;
    quant.blocks[summed] = form->group;
  }
  return quant;
}

//===----------------------------------------------------------------------===//
// Rounding
//===----------------------------------------------------------------------===//

/// What weights of a layer are kept as: bits and groups tell forms apart. Freed
/// by the caller; NULL when memory is short.
static char *nameOf(const NnWeightForm *form) {
  size_t size = strlen(form->layer) + 64;
  char *name = malloc(size);
  if (name)
    snprintf(name, size, "%s %u %" PRId64 " %d", form->layer, form->bits,
             form->group, form->hasZeroPoints);
  return name;
}

/// By the moments of what the layer reads, if there are any. False when memory
/// is short.
static bool roundWeights(const NnQuant *quant, const NnShape *shape,
                         MlirOperation op, const NnWeightForm *form,
                         NnWeights *weights) {
  const float *moments = NULL;
  double *values = nnConstantDoubles(nnOperand(op, 1));
  if (form->moments)
    moments = nnMomentsFind(form->moments, form->input, nnWeightsProducts(op));
  bool ok = values && nnWeightsQuantize(quant, shape, values,
                                        form->hasZeroPoints, weights);
  if (ok && moments)
    ok = nnWeightsCompensate(quant, shape, values, moments, weights);
  free(values);
  return ok;
}

static MlirValue build(NnBuilder b, const NnQuant *quant, const NnShape *shape,
                       const NnWeights *weights) {
  MlirAttribute integers =
      nnElementsCreate(nnTensorType(shape, quant->storage), weights->integers);
  MlirType params = nnQuantType(quant, weights->scales, weights->zeroPoints);
  return mlirAttributeIsNull(integers) || mlirTypeIsNull(params)
             ? (MlirValue){NULL}
             : nnDequantize(b, nnConstant(b, integers), params);
}

/// Weights from the moments, or such that are kept there from now on.
static const NnWeights *keepWeights(const NnQuant *quant, const NnShape *shape,
                                    MlirOperation op, const NnWeightForm *form,
                                    NnWeights *weights) {
  char *name = nameOf(form);
  const NnWeights *kept = name ? nnMomentsRounded(form->moments, name) : NULL;
  if (name && !kept && roundWeights(quant, shape, op, form, weights))
    kept = nnMomentsFind(form->moments, form->input, nnWeightsProducts(op))
               ? nnMomentsKeep(form->moments, name, weights)
               : weights;
  free(name);
  return kept;
}

MlirValue nnQuantizeWeights(NnBuilder b, MlirOperation op,
                            const NnWeightForm *form) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  NnQuant quant = gridFor(op, &shape, form);
  NnWeights own = {0};
  const NnWeights *weights =
      form->moments ? keepWeights(&quant, &shape, op, form, &own)
      : roundWeights(&quant, &shape, op, form, &own) ? &own
                                                     : NULL;
  MlirValue result = {NULL};
  if (weights)
    result = build(b, &quant, &shape, weights);
  nnWeightsDestroy(&own);
  return result;
}
