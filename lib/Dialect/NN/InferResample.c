//===- InferResample.c - Shape rules of iota and resample -----------------===//
// A table of places to read decides how long the resampled axis becomes.
//===----------------------------------------------------------------------===//
#include "Rules.h"

MlirLogicalResult nnInferIota(const NnInfer *in) {
  NnShape size = nnInferShape(in, 0), result = {.rank = 1};
  if (!nnUnifyDim(&size.dims[0], 1))
    return nnInferError(
        in, "C1", "expected a size of one element, got %" PRId64, size.dims[0]);
  nnInferValues(in, 0, 1, result.dims);
  if (result.dims[0] != NN_DYNAMIC && result.dims[0] < 0)
    result.dims[0] = 0;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

//===----------------------------------------------------------------------===//
// Resample
//===----------------------------------------------------------------------===//

// Unifies the shapes of indices and weights, and both with input's batch.
static bool unifyTables(const NnInfer *in, int64_t batchDims, NnShape *input,
                        NnShape *table) {
  NnShape weights = nnInferShape(in, 2);
  bool fits = table->rank == batchDims + 2 && weights.rank == batchDims + 2;
  for (int64_t i = 0; fits && i < table->rank; ++i)
    fits = nnUnifyDim(&table->dims[i], weights.dims[i]);
  for (int64_t i = 0; fits && i < batchDims; ++i)
    fits = nnUnifyDim(&input->dims[i], table->dims[i]);
  if (fits)
    return true;
  char a[128], b[128];
  return nnInferReject(
      in, "C3",
      "expected indices and weights of one shape with %" PRId64
      " dimensions, of which the first %" PRId64 " are input's, got %s and %s",
      batchDims + 2, batchDims,
      nnTypeText(mlirValueGetType(in->operands[1]), a, sizeof a),
      nnTypeText(mlirValueGetType(in->operands[2]), b, sizeof b));
}

static bool checkWeightType(const NnInfer *in) {
  MlirType weight = nnInferElement(in, 2);
  bool isDouble = mlirTypeIsAF64(nnInferElement(in, 0));
  char text[64];
  return (isDouble ? mlirTypeIsAF64(weight) : mlirTypeIsAF32(weight)) ||
         nnInferReject(in, "C4", "expected weights of %s, got %s",
                       isDouble ? "f64" : "f32",
                       nnTypeText(weight, text, sizeof text));
}

MlirLogicalResult nnInferResample(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0), table = nnInferShape(in, 1);
  int64_t batchDims = nnAttrInt(nnDictAttr(in->attributes, "batch_dims"), 0);
  int64_t axis;
  if (!nnInferAxis(in, "C1", 0, &axis))
    return NN_FAILURE;
  if (batchDims < 0 || batchDims > axis)
    return nnInferError(in, "C2",
                        "expected batch_dims from 0 to axis, got %" PRId64,
                        batchDims);
  if (!unifyTables(in, batchDims, &result, &table) || !checkWeightType(in))
    return NN_FAILURE;
  result.dims[axis] = table.dims[batchDims];
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
