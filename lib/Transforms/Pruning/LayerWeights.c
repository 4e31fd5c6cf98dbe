//===- LayerWeights.c - The weights of contractions -----------------------===//
// Reads constants, and counts what pruning has left of them.
//===----------------------------------------------------------------------===//
#include "Transforms/Pruning/LayerWeights.h"

#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/NNOps.h"
#include "nn-c/Prune.h"

#include <stdlib.h>

NnPruneGrid nnWeightsGrid(MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  int64_t channel = nnWeightsChannel(op), n = nnShapeNumElements(&shape);
  int64_t rows = channel ? channel - 1 : 1, inside = 1;
  for (int64_t d = rows + 1; d < shape.rank && !channel; ++d)
    inside *= shape.dims[d];
  NnPruneGrid grid = {
      .rows = shape.dims[rows],
      .columns = shape.dims[channel],
      .rowStride = channel ? shape.dims[channel] : inside,
      .columnStride = channel ? 1 : shape.dims[rows] * inside,
      .matrixStride = 1,
      .blockRows = 1,
      .blockColumns = 1,
  };
  if (channel)
    grid.matrixStride = grid.rows * grid.columns;
  grid.matrices = n ? n / (grid.rows * grid.columns) : 0;
  return grid;
}

bool nnMultipliesPanels(MlirOperation op) {
  return !nnIsaConv(op) || nnConvGetGroups(op) == 1;
}

int64_t nnCountSkipped(MlirOperation op, const double *values) {
  enum { lanes = 16 };
  NnPruneGrid grid = nnWeightsGrid(op);
  grid.blockRows = 1;
  grid.blockColumns = lanes;
  return nnMultipliesPanels(op) ? nnPruneCountZeros(&grid, values) : 0;
}

static bool measure(NnLayerWeights *weights) {
  MlirValue value = nnOperand(weights->op, 1);
  double *values = nnConstantDoubles(value);
  NnShape shape = nnValueShape(value);
  if (!values)
    return false;
  weights->count = nnShapeNumElements(&shape);
  weights->skipped = nnCountSkipped(weights->op, values);
  for (int64_t i = 0; i < weights->count; ++i) {
    weights->zeros += values[i] == 0;
    weights->squares += values[i] * values[i];
  }
  free(values);
  return true;
}

static bool hasKnownWeights(MlirOperation op) {
  return nnIsLayer(op) &&
         !mlirAttributeIsNull(nnConstantValue(nnOperand(op, 1))) &&
         mlirTypeIsAFloat(nnElementType(nnOperand(op, 1)));
}

bool nnVisitLayerWeights(MlirOperation func,
                         void (*visit)(const NnLayerWeights *weights,
                                       void *user),
                         void *user) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  NnValueKeys keys = {0};
  bool ok = nnValueKeysCreate(func, &keys);
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op) && ok; op = mlirOperationGetNextInBlock(op)) {
    if (!hasKnownWeights(op))
      continue;
    NnLayerWeights weights = {.op = op,
                              .key = nnValueKeysFind(&keys, nnResult(op, 0))};
    ok = measure(&weights);
    if (ok)
      visit(&weights, user);
  }
  nnValueKeysDestroy(&keys);
  return ok;
}
