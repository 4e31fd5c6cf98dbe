//===- InferIndexing.c - Shape rules of ops that work by index ------------===//
// Gathers and scatters of elements and slices, sorts, and ops whose result's
// size is known at run time only.
//===----------------------------------------------------------------------===//
#include "Rules.h"

static MlirType i64Type(const NnInfer *in) {
  return mlirIntegerTypeGet(in->context, 64);
}

MlirLogicalResult nnInferNonZero(const NnInfer *in) {
  NnShape result = {2, {nnInferShape(in, 0).rank, NN_DYNAMIC}};
  return nnInferTensor(in, &result, i64Type(in));
}
