//===- WeightedLayer.c - Contractions with constant weights ---------------===//
// Weights lie as [inputs][outputs] with the window before them or, of an NCHW
// convolution, as [outputs][inputs] with the window behind.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/WeightedLayer.h"

#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"

#include "nn-c/NNOps.h"

static bool isConstant(MlirValue value) {
  return !mlirAttributeIsNull(nnConstantValue(value));
}

MlirOperation nnAddedBias(MlirOperation product, int64_t columns,
                          MlirValue *bias) {
  MlirOperation none = {NULL};
  MlirValue result = nnResult(product, 0);
  if (!nnHasOneUse(result))
    return none;
  MlirOpOperand use = mlirValueGetFirstUse(result);
  MlirOperation add = mlirOpOperandGetOwner(use);
  if (!nnIsaAdd(add) || !mlirTypeEqual(mlirValueGetType(nnResult(add, 0)),
                                       mlirValueGetType(result)))
    return none;
  MlirValue other = nnOperand(add, 1 - mlirOpOperandGetOperandNumber(use));
  NnShape shape = nnValueShape(other);
  if (!isConstant(other) || shape.rank != 1 || shape.dims[0] != columns)
    return none;
  *bias = other;
  return add;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool readBias(NnWeightedLayer *layer) {
  MlirOperation add = {NULL};
  layer->bias = (MlirValue){NULL};
  layer->last = layer->op;
  if (nnIsaMatmul(layer->op)) {
    add = nnAddedBias(layer->op, layer->outputs, &layer->bias);
    layer->last = mlirOperationIsNull(add) ? layer->op : add;
    return true;
  }
  layer->bias = nnOptionalOperand(layer->op, 2);
  return mlirValueIsNull(layer->bias) || isConstant(layer->bias);
}

static int64_t stride(const NnShape *shape, int64_t dim) {
  int64_t n = 1;
  for (int64_t d = dim + 1; d < shape->rank; ++d)
    n *= shape->dims[d];
  return n;
}

bool nnWeightedLayerRead(MlirOperation op, NnWeightedLayer *layer) {
  if (!nnIsLayer(op) || !isConstant(nnOperand(op, 1)) ||
      (nnIsaMatmul(op) && nnRank(nnOperand(op, 1)) != 2))
    return false;
  NnShape shape = nnValueShape(nnOperand(op, 1));
  int64_t output = nnWeightsChannel(op), input = output ? output - 1 : 1;
  int64_t groups = nnIsaConv(op) ? nnConvGetGroups(op) : 1;
  *layer = (NnWeightedLayer){
      .op = op,
      .inputs = shape.dims[input] * groups,
      .outputs = shape.dims[output],
      .count = nnShapeNumElements(&shape),
      .inputStride = stride(&shape, input),
      .outputStride = stride(&shape, output),
      .groupInputs = shape.dims[input],
      .groupOutputs = shape.dims[output] / groups,
  };
  return layer->count > 0 && readBias(layer);
}

//===----------------------------------------------------------------------===//
// Changing
//===----------------------------------------------------------------------===//

/// A constant of f32 before `op`, at its location.
static MlirValue constantBefore(NnBuilder b, MlirOperation op,
                                const NnShape *shape, const double *values) {
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirAttribute attr = nnElementsFromDoubles(nnTensorType(shape, f32), values);
  if (mlirAttributeIsNull(attr))
    return (MlirValue){NULL};
  b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(b, op);
  return nnConstant(b, attr);
}

static bool replaceConstant(NnBuilder b, MlirOperation op, intptr_t i,
                            const double *values) {
  MlirValue old = nnOperand(op, i);
  NnShape shape = nnValueShape(old);
  MlirValue constant = constantBefore(b, op, &shape, values);
  if (mlirValueIsNull(constant))
    return false;
  mlirOperationSetOperand(op, i, constant);
  if (nnHasNoUse(old))
    mlirOperationDestroy(nnDefiningOp(old));
  return true;
}

bool nnWeightedLayerSetWeights(NnBuilder b, const NnWeightedLayer *layer,
                               const double *weights) {
  return replaceConstant(b, layer->op, 1, weights);
}

/// A product gets an addition that all who read it read instead.
static bool addBias(NnBuilder b, MlirOperation product, MlirValue bias) {
  MlirValue result = nnResult(product, 0);
  b.location = mlirOperationGetLocation(product);
  nnBuilderAfter(b, product);
  MlirValue sum = nnAddTyped(b, mlirValueGetType(result), result, bias);
  MlirOperation add = nnDefiningOp(sum);
  mlirValueReplaceAllUsesExcept(result, sum, 1, &add);
  return true;
}

bool nnWeightedLayerSetBias(NnBuilder b, const NnWeightedLayer *layer,
                            const double *bias) {
  MlirOperation op = layer->op;
  if (!mlirValueIsNull(layer->bias)) {
    intptr_t i = !nnIsaMatmul(op)                                         ? 2
                 : mlirValueEqual(nnOperand(layer->last, 0), layer->bias) ? 0
                                                                          : 1;
    return replaceConstant(b, layer->last, i, bias);
  }
  NnShape shape = {1, {layer->outputs}};
  MlirValue constant = constantBefore(b, op, &shape, bias);
  if (mlirValueIsNull(constant))
    return false;
  if (nnIsaMatmul(op))
    return addBias(b, op, constant);
  MlirValue operands[] = {nnOperand(op, 0), nnOperand(op, 1), constant};
  mlirOperationSetOperands(op, 3, operands);
  return true;
}
