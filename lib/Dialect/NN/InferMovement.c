//===- InferMovement.c - Shape rules of ops that move elements ------------===//
// concat, split, slice, pad, gather. Amounts given by operands are read as far
// as nnPartialShape knows them; no sum of dimensions may overflow.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "nn-c/NNOps.h"

//===----------------------------------------------------------------------===//
// Concat and split
//===----------------------------------------------------------------------===//

static bool checkConcatOperands(const NnInfer *in) {
  if (in->numOperands == 0)
    return nnInferReject(in, "C1", "expected at least one operand");
  if (!nnInferOneElement(in, "C1", 0))
    return false;
  int64_t rank = nnInferShape(in, 0).rank;
  for (intptr_t i = 1; i < in->numOperands; ++i)
    if (nnInferShape(in, i).rank != rank)
      return nnInferReject(in, "C1",
                           "expected operands of one rank, got ranks %" PRId64
                           " and %" PRId64,
                           rank, nnInferShape(in, i).rank);
  return true;
}

// Appends operand i's dimension `axis` to the result's, and unifies the others.
static bool appendOperand(const NnInfer *in, intptr_t i, int64_t axis,
                          NnShape *result) {
  NnShape operand = nnInferShape(in, i);
  for (int64_t k = 0; k < result->rank; ++k)
    if (k != axis && !nnUnifyDim(&result->dims[k], operand.dims[k]))
      return nnInferReject(in, "C3",
                           "expected operand %" PRIdPTR "'s dimension %" PRId64
                           " to be %" PRId64 ", got %" PRId64,
                           i, k, result->dims[k], operand.dims[k]);
  int64_t *sum = &result->dims[axis];
  if (*sum == NN_DYNAMIC || operand.dims[axis] == NN_DYNAMIC)
    *sum = NN_DYNAMIC;
  else if (__builtin_add_overflow(*sum, operand.dims[axis], sum))
    return nnInferReject(
        in, NULL, "the result's dimension %" PRId64 " exceeds 64 bits", axis);
  return true;
}

MlirLogicalResult nnInferConcat(const NnInfer *in) {
  int64_t axis;
  if (!checkConcatOperands(in) || !nnInferAxis(in, "C2", 0, &axis))
    return NN_FAILURE;
  NnShape result = nnInferShape(in, 0);
  for (intptr_t i = 1; i < in->numOperands; ++i)
    if (!appendOperand(in, i, axis, &result))
      return NN_FAILURE;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

// Any number of sizes, so they are read one by one.
static bool checkSplitSizes(const NnInfer *in, MlirAttribute sizes,
                            int64_t dim) {
  int64_t sum = 0;
  for (intptr_t i = 0; i < mlirDenseArrayGetNumElements(sizes); ++i) {
    int64_t size = mlirDenseI64ArrayGetElement(sizes, i);
    if (size < 0)
      return nnInferReject(
          in, "C2", "expected sizes that are not negative, got %" PRId64, size);
    if (__builtin_add_overflow(sum, size, &sum))
      return nnInferReject(in, "C2", "the sum of sizes exceeds 64 bits");
  }
  return dim == NN_DYNAMIC || dim == sum ||
         nnInferReject(in, "C2",
                       "expected sizes that sum to the dimension (%" PRId64
                       "), got %" PRId64,
                       dim, sum);
}

MlirLogicalResult nnInferSplit(const NnInfer *in) {
  int64_t axis;
  NnShape shape = nnInferShape(in, 0);
  MlirAttribute sizes = nnDictAttr(in->attributes, "sizes");
  if (mlirAttributeIsNull(sizes) || !mlirAttributeIsADenseI64Array(sizes))
    return nnInferError(in, "C2", "expected sizes");
  if (!nnInferAxis(in, "C1", 0, &axis) ||
      !checkSplitSizes(in, sizes, shape.dims[axis]))
    return NN_FAILURE;
  for (intptr_t i = 0; i < mlirDenseArrayGetNumElements(sizes); ++i) {
    shape.dims[axis] = mlirDenseI64ArrayGetElement(sizes, i);
    nnInferTensor(in, &shape, nnInferElement(in, 0));
  }
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Slice
//===----------------------------------------------------------------------===//

static int64_t clampTo(int64_t value, int64_t low, int64_t high) {
  return value < low ? low : value > high ? high : value;
}

NnRange nnSliceRange(int64_t dim, int64_t start, int64_t end, int64_t step) {
  if (start < 0)
    start += dim;
  if (end < 0)
    end += dim;
  bool forward = step > 0;
  start = clampTo(start, 0, forward ? dim : dim - 1);
  end = clampTo(end, forward ? 0 : -1, forward ? dim : dim - 1);
  int64_t span = forward ? end - start : start - end;
  int64_t magnitude = forward ? step : -step;
  int64_t count = span > 0 && dim > 0 ? 1 + (span - 1) / magnitude : 0;
  return (NnRange){start, step, count};
}

static bool checkSliceOperand(const NnInfer *in, intptr_t i, int64_t count) {
  NnShape shape = nnInferShape(in, i);
  return shape.rank != 1 || nnUnifyDim(&shape.dims[0], count) ||
         nnInferReject(in, "C2",
                       "expected operand %" PRIdPTR " of %" PRId64
                       " elements, one an axis, got %" PRId64,
                       i, count, shape.dims[0]);
}

static bool sliceDim(const NnInfer *in, int64_t *dim, int64_t start,
                     int64_t end, int64_t step) {
  if (step == 0)
    return nnInferReject(in, "C3", "expected steps that are not zero");
  bool known = *dim != NN_DYNAMIC && start != NN_DYNAMIC && end != NN_DYNAMIC &&
               step != NN_DYNAMIC;
  // Nothing is left of a dimension of size 0.
  if (*dim != 0)
    *dim = known ? nnSliceRange(*dim, start, end, step).count : NN_DYNAMIC;
  return true;
}

MlirLogicalResult nnInferSlice(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  int64_t starts[NN_MAX_RANK], ends[NN_MAX_RANK];
  int64_t steps[NN_MAX_RANK] = {1, 1, 1, 1, 1, 1, 1, 1};
  NnAxes axes;
  if (!nnInferAxes(in, "C1", result.rank, &axes))
    return NN_FAILURE;
  for (intptr_t i = 1; i < in->numOperands; ++i)
    if (!checkSliceOperand(in, i, axes.count))
      return NN_FAILURE;
  nnInferValues(in, 1, axes.count, starts);
  nnInferValues(in, 2, axes.count, ends);
  if (in->numOperands > 3)
    nnInferValues(in, 3, axes.count, steps);
  for (int64_t i = 0; i < axes.count; ++i)
    if (!sliceDim(in, &result.dims[axes.axes[i]], starts[i], ends[i], steps[i]))
      return NN_FAILURE;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

//===----------------------------------------------------------------------===//
// Pad and gather
//===----------------------------------------------------------------------===//

static bool checkPadOperands(const NnInfer *in, int64_t rank) {
  NnShape pads = nnInferShape(in, 1);
  if (pads.rank == 1 && !nnUnifyDim(&pads.dims[0], 2 * rank))
    return nnInferReject(in, "C1",
                         "expected pads of %" PRId64 " elements, got %" PRId64,
                         2 * rank, pads.dims[0]);
  if (in->numOperands < 3)
    return true;
  NnShape value = nnInferShape(in, 2);
  bool single = true;
  for (int64_t i = 0; i < value.rank; ++i)
    single &= nnUnifyDim(&value.dims[i], 1);
  char text[128], element[64];
  return (single &&
          mlirTypeEqual(nnInferElement(in, 0), nnInferElement(in, 2))) ||
         nnInferReject(
             in, "C2", "expected value to be one element of %s, got %s",
             nnTypeText(nnInferElement(in, 0), element, sizeof element),
             nnTypeText(mlirValueGetType(in->operands[2]), text, sizeof text));
}

static bool padDim(const NnInfer *in, int64_t i, int64_t low, int64_t high,
                   int64_t *dim) {
  if (*dim == NN_DYNAMIC || low == NN_DYNAMIC || high == NN_DYNAMIC) {
    *dim = NN_DYNAMIC;
    return true;
  }
  // dim >= 0 goes to the lesser amount first, so that only a true excess is
  // one.
  int64_t lesser = low < high ? low : high;
  int64_t greater = low < high ? high : low;
  if (__builtin_add_overflow(*dim, lesser, dim) ||
      __builtin_add_overflow(*dim, greater, dim))
    return nnInferReject(
        in, "C3", "the result's dimension %" PRId64 " exceeds 64 bits", i);
  return *dim >= 0 || nnInferReject(in, "C3",
                                    "expected the result's dimension %" PRId64
                                    " not to be negative, got %" PRId64,
                                    i, *dim);
}

/// There must be elements to take what is added from.
static bool checkPadSource(const NnInfer *in, int64_t i, int64_t low,
                           int64_t high, int64_t dim) {
  int64_t mode =
      nnAttrInt(nnDictAttr(in->attributes, "mode"), NN_PAD_MODE_CONSTANT);
  int64_t most = low > high ? low : high; // NN_DYNAMIC is less than all.
  if (mode == NN_PAD_MODE_CONSTANT || dim == NN_DYNAMIC || most <= 0)
    return true;
  if (mode != NN_PAD_MODE_REFLECT)
    return dim ||
           nnInferReject(in, "C4",
                         "dimension %" PRId64 " has nothing to repeat", i);
  return most < dim ||
         nnInferReject(in, "C4",
                       "expected to reflect less than dimension %" PRId64
                       " (%" PRId64 "), got %" PRId64,
                       i, dim, most);
}

MlirLogicalResult nnInferPad(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  int64_t pads[2 * NN_MAX_RANK];
  if (!checkPadOperands(in, result.rank))
    return NN_FAILURE;
  nnInferValues(in, 1, 2 * result.rank, pads);
  for (int64_t i = 0; i < result.rank; ++i)
    if (!checkPadSource(in, i, pads[i], pads[result.rank + i],
                        result.dims[i]) ||
        !padDim(in, i, pads[i], pads[result.rank + i], &result.dims[i]))
      return NN_FAILURE;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferGather(const NnInfer *in) {
  NnShape data = nnInferShape(in, 0);
  NnShape indices = nnInferShape(in, 1);
  NnShape result = {.rank = 0};
  int64_t axis;
  if (!nnInferAxis(in, "C1", 0, &axis))
    return NN_FAILURE;
  if (data.rank - 1 + indices.rank > NN_MAX_RANK)
    return nnInferError(in, NULL,
                        "expected a result of rank %d or less, got rank "
                        "%" PRId64,
                        NN_MAX_RANK, data.rank - 1 + indices.rank);
  for (int64_t i = 0; i < axis; ++i)
    result.dims[result.rank++] = data.dims[i];
  for (int64_t i = 0; i < indices.rank; ++i)
    result.dims[result.rank++] = indices.dims[i];
  for (int64_t i = axis + 1; i < data.rank; ++i)
    result.dims[result.rank++] = data.dims[i];
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
