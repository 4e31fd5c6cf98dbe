//===- OpResample.c - Interpolation ---------------------------------------===//
// ONNX's Resize finds taps and weights itself; those of the IR are given, so
// nn.resample becomes the weighted sum that it stands for.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"

const char *nnWhyNotResample(MlirOperation op) {
  if (nnResampleGetBatchDims(op) ||
      mlirAttributeIsNull(nnConstantValue(nnResampleGetIndices(op))))
    return "indices are no constants that all samples share";
  if (nnValueShape(nnOperand(op, 0)).dims[nnResampleGetAxis(op)] < 1)
    return "the axis has no known size";
  return mlirTypeIsAF32(nnElementType(nnOperand(op, 0)))
             ? NULL
             : "elements are not f32";
}

/// The indices, brought into the axis.
static char *tapsName(NnExporter *e, MlirOperation op) {
  MlirValue value = nnResampleGetIndices(op);
  NnShape shape = nnValueShape(value);
  int64_t n = nnShapeNumElements(&shape);
  int64_t last = nnValueShape(nnOperand(op, 0)).dims[nnResampleGetAxis(op)] - 1;
  MlirType i64 = mlirIntegerTypeGet(mlirOperationGetContext(op), 64);
  int64_t *taps = nnExporterTake(e, (size_t)n * sizeof *taps);
  if (!taps)
    return NULL;
  nnElementsInts(nnConstantValue(value), n, taps);
  for (int64_t i = 0; i < n; ++i)
    taps[i] = taps[i] < 0 ? 0 : taps[i] > last ? last : taps[i];
  return nnExporterTensor(e, "taps", i64, &shape, taps);
}

/// The weights, broadcast to the dimensions behind the axis.
static char *weightsName(NnExporter *e, MlirOperation op, int64_t behind) {
  MlirValue weights = nnResampleGetWeights(op);
  int64_t shape[NN_MAX_RANK + 2] = {0, 0};
  for (int64_t i = 0; i < behind; ++i)
    shape[2 + i] = 1;
  char *list =
      nnExporterInts(e, mlirOperationGetContext(op), 2 + behind, shape);
  return nnStep(e, op, "Reshape", NN_INPUTS(nnPlainName(e, weights), list));
}

/// The elements that the taps point at: the axis becomes two.
static char *pickedName(NnExporter *e, MlirOperation op, NnOrder order,
                        int64_t axis) {
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *taps = tapsName(e, op);
  char *picked = nnExporterUnique(e, nnBaseName(e, nnResult(op, 0)));
  nnNodeAddInt(e, nnExporterNode(e, "Gather", picked, NN_INPUTS(input, taps)),
               "axis", axis);
  return picked;
}

void nnExportResample(NnExporter *e, MlirOperation op, const char *type) {
  MlirValue input = nnOperand(op, 0);
  int64_t rank = nnRank(input);
  NnOrder order =
      nnIsChannelsFirst(e, input) ? NN_ORDER_CHANNELS_FIRST : NN_ORDER_PLAIN;
  int64_t axis = nnOrderAxis(order, rank, nnResampleGetAxis(op));
  int64_t summed = axis + 1;
  char *picked = pickedName(e, op, order, axis);
  char *weights = weightsName(e, op, rank - 1 - axis);
  char *terms = nnStep(e, op, "Mul", NN_INPUTS(picked, weights));
  char *axes = nnExporterInts(e, mlirOperationGetContext(op), 1, &summed);
  char *output = nnResultName(e, nnResult(op, 0), order);
  nnNodeAddInt(e, nnExporterNode(e, type, output, NN_INPUTS(terms, axes)),
               "keepdims", 0);
}
