//===- InferReduction.c - Shape rules of reductions and softmax -----------===//
// AxBxC over axis 1 -> AxC, or Ax1xC with keepdims; softmax keeps the shape.
//===----------------------------------------------------------------------===//
#include "Rules.h"

MlirLogicalResult nnInferReduce(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnShape result = {.rank = 0};
  NnAxes axes;
  if (!nnInferAxes(in, "C1", input.rank, &axes))
    return NN_FAILURE;
  bool keep = nnInferUnit(in, "keepdims");
  for (int64_t i = 0; i < input.rank; ++i) {
    bool reduced = axes.mask >> i & 1;
    if (!reduced || keep)
      result.dims[result.rank++] = reduced ? 1 : input.dims[i];
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferSoftmax(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  int64_t axis;
  if (!nnInferAxis(in, "C1", -1, &axis))
    return NN_FAILURE;
  return nnInferTensor(in, &input, nnInferElement(in, 0));
}
