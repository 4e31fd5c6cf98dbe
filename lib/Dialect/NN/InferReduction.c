//===- InferReduction.c - Shape rules of reductions and softmax -----------===//
// AxBxC over axis 1 -> AxC, or Ax1xC with keepdims; softmax and running sums
// keep the shape.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "nn-c/NNOps.h"

/// `input` without the dimensions of `mask`, or with 1 in their place.
static NnShape reduced(const NnShape *input, unsigned mask, bool keep) {
  NnShape result = {.rank = 0};
  for (int64_t i = 0; i < input->rank; ++i) {
    bool isReduced = mask >> i & 1;
    if (!isReduced || keep)
      result.dims[result.rank++] = isReduced ? 1 : input->dims[i];
  }
  return result;
}

MlirLogicalResult nnInferReduce(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnAxes axes;
  if (!nnInferAxes(in, "C1", input.rank, &axes))
    return NN_FAILURE;
  NnShape result = reduced(&input, axes.mask, nnInferUnit(in, "keepdims"));
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferReduceTo(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0), shape = nnInferShape(in, 1);
  int64_t wanted[NN_MAX_RANK];
  int64_t reducer = nnAttrInt(nnDictAttr(in->attributes, "reducer"), 0);
  if (shape.dims[0] != result.rank)
    return nnInferError(
        in, "C1", "expected a shape of %" PRId64 " elements, got %s",
        result.rank,
        nnTypeText(mlirValueGetType(in->operands[1]), (char[64]){0}, 64));
  if (nnBitWidth(nnInferElement(in, 0)) == 1 &&
      (reducer == NN_REDUCER_SUM || reducer == NN_REDUCER_PROD))
    return nnInferError(in, "C2", "expected numbers, got i1");
  nnInferValues(in, 1, result.rank, wanted);
  for (int64_t i = 0; i < result.rank; ++i) {
    int64_t *dim = &result.dims[i];
    if (*dim == NN_DYNAMIC || wanted[i] == NN_DYNAMIC)
      *dim = wanted[i] == 1 || *dim == 1 ? 1 : NN_DYNAMIC;
    else
      *dim = wanted[i] == *dim ? *dim : 1;
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferArgReduce(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  int64_t axis;
  if (!nnInferAxis(in, "C1", 0, &axis))
    return NN_FAILURE;
  NnShape result = reduced(&input, 1u << axis, nnInferUnit(in, "keepdims"));
  return nnInferTensor(in, &result, mlirIntegerTypeGet(in->context, 64));
}

MlirLogicalResult nnInferCumulative(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  int64_t axis;
  if (!nnInferAxis(in, "C1", 0, &axis))
    return NN_FAILURE;
  return nnInferTensor(in, &input, nnInferElement(in, 0));
}

MlirLogicalResult nnInferSoftmax(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  int64_t axis;
  if (!nnInferAxis(in, "C1", -1, &axis))
    return NN_FAILURE;
  return nnInferTensor(in, &input, nnInferElement(in, 0));
}
