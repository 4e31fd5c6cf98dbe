//===- InferSearch.c - Shape rules of tile, sorts and searches ------------===//
// What is found decides the size of non_zero, unique and non_max_suppression:
// it is dynamic, whatever is known of the operands.
//===----------------------------------------------------------------------===//
#include "Rules.h"

static MlirType i64Type(const NnInfer *in) {
  return mlirIntegerTypeGet(in->context, 64);
}

static bool checkOneElement(const NnInfer *in, intptr_t i) {
  NnShape shape = nnInferShape(in, i);
  return (shape.rank == 1 && nnUnifyDim(&shape.dims[0], 1)) ||
         nnInferReject(in, "C2", "expected operand %" PRIdPTR " of one element",
                       i);
}

MlirLogicalResult nnInferTile(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0), list = nnInferShape(in, 1);
  int64_t repeats[NN_MAX_RANK];
  if (!nnUnifyDim(&list.dims[0], result.rank))
    return nnInferError(in, "C1", "expected %" PRId64 " repeats, got %" PRId64,
                        result.rank, list.dims[0]);
  nnInferValues(in, 1, result.rank, repeats);
  for (int64_t i = 0; i < result.rank; ++i) {
    if (repeats[i] != NN_DYNAMIC && repeats[i] < 0)
      return nnInferError(in, "C2",
                          "expected repeats that are not negative, got "
                          "%" PRId64,
                          repeats[i]);
    if (repeats[i] == NN_DYNAMIC || result.dims[i] == NN_DYNAMIC)
      result.dims[i] = NN_DYNAMIC;
    else if (__builtin_mul_overflow(result.dims[i], repeats[i],
                                    &result.dims[i]))
      return nnInferError(
          in, NULL, "the result's dimension %" PRId64 " exceeds 64 bits", i);
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferTopK(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  int64_t axis, k;
  if (!nnInferAxis(in, "C1", -1, &axis) || !checkOneElement(in, 1))
    return NN_FAILURE;
  nnInferValues(in, 1, 1, &k);
  int64_t size = result.dims[axis];
  if (k != NN_DYNAMIC && (k < 0 || (size != NN_DYNAMIC && k > size)))
    return nnInferError(in, "C2",
                        "expected k not to be negative or above the "
                        "dimension, got %" PRId64,
                        k);
  result.dims[axis] = k;
  nnInferTensor(in, &result, nnInferElement(in, 0));
  return nnInferTensor(in, &result, i64Type(in));
}

MlirLogicalResult nnInferNonZero(const NnInfer *in) {
  NnShape result = {2, {nnInferShape(in, 0).rank, NN_DYNAMIC}};
  return nnInferTensor(in, &result, i64Type(in));
}

MlirLogicalResult nnInferUnique(const NnInfer *in) {
  NnShape found = {1, {NN_DYNAMIC}}, all = {1, {0}};
  int64_t axis;
  if (!nnInferAxis(in, "C1", 0, &axis))
    return NN_FAILURE;
  all.dims[0] = nnInferShape(in, 0).dims[axis];
  nnInferTensor(in, &found, i64Type(in));
  nnInferTensor(in, &all, i64Type(in));
  return nnInferTensor(in, &found, i64Type(in));
}

MlirLogicalResult nnInferNonMaxSuppression(const NnInfer *in) {
  NnShape boxes = nnInferShape(in, 0), scores = nnInferShape(in, 1);
  NnShape result = {2, {NN_DYNAMIC, 3}};
  if (boxes.rank != 3 || scores.rank != 3 ||
      !nnUnifyDim(&boxes.dims[0], scores.dims[0]) ||
      !nnUnifyDim(&boxes.dims[1], scores.dims[2]) ||
      !nnUnifyDim(&boxes.dims[2], 4))
    return nnInferError(in, "C1",
                        "expected boxes of b x n x 4 and scores of b x c x n");
  for (intptr_t i = 2; i < in->numOperands; ++i)
    if (!checkOneElement(in, i))
      return NN_FAILURE;
  return nnInferTensor(in, &result, i64Type(in));
}
