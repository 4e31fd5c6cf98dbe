//===- Movement.c - nn.transpose, concat, split and expand ----------------===//
// Copies by one generic whose input map permutes or broadcasts, or by slices.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <stdlib.h>

static int64_t axisOf(int64_t axis, int64_t rank) {
  return axis < 0 ? axis + rank : axis;
}

MlirLogicalResult nnLowerTranspose(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  NnDims from = nnDimsOf(b, input), to = from;
  int64_t loops[NN_MAX_RANK];
  for (int64_t i = 0; i < to.rank; ++i) {
    int64_t source = nnTransposeGetPermAt(op, i);
    to.d[i] = from.d[source];
    loops[source] = i;
  }
  NnGeneric g = nnGenericBegin(b, to.rank, 0);
  nnGenericInput(&g, input, nnMapOf(b, to.rank, to.rank, loops));
  nnGenericOpen(&g, nnEmpty(b, &to, nnElementType(input)),
                nnMapFirst(b, to.rank, to.rank));
  return nnLowerReplace(b, op, nnGenericClose(&g, g.args[0]));
}

//===----------------------------------------------------------------------===//
// Slices along an axis
//===----------------------------------------------------------------------===//

MlirLogicalResult nnLowerConcat(NnBuilder b, MlirOperation op) {
  intptr_t n = mlirOperationGetNumOperands(op);
  MlirValue first = nnLowerOperand(b, op, 0);
  NnDims dims = nnDimsOf(b, first), offsets = nnDimsAll(dims.rank, 0);
  NnDims ones = nnDimsAll(dims.rank, 1);
  int64_t axis = axisOf(nnConcatGetAxis(op), dims.rank);
  for (intptr_t i = 1; i < n; ++i) {
    NnDims more = nnDimsOf(b, nnLowerOperand(b, op, i));
    for (int64_t d = 0; d < dims.rank; ++d)
      if (d == axis)
        dims.d[d] = nnDimAdd(b, dims.d[d], more.d[d]);
      else
        dims.d[d] = nnRequireEqual(b, dims.d[d], more.d[d]);
  }
  MlirValue whole = nnEmpty(b, &dims, nnElementType(first));
  for (intptr_t i = 0; i < n; ++i) {
    MlirValue part = nnLowerOperand(b, op, i);
    whole = nnInsertSlice(b, part, whole, &offsets, &ones);
    offsets.d[axis] = nnDimAdd(b, offsets.d[axis], nnDimOf(b, part, axis));
  }
  return nnLowerReplace(b, op, whole);
}

MlirLogicalResult nnLowerSplit(NnBuilder b, MlirOperation op) {
  intptr_t n = mlirOperationGetNumResults(op);
  MlirValue *parts = malloc((size_t)(n ? n : 1) * sizeof(MlirValue));
  if (!parts)
    return nnOpError(op, "memory is short");
  MlirValue input = nnLowerOperand(b, op, 0);
  NnDims sizes = nnDimsOf(b, input), offsets = nnDimsAll(sizes.rank, 0);
  NnDims ones = nnDimsAll(sizes.rank, 1);
  int64_t axis = axisOf(nnSplitGetAxis(op), sizes.rank);
  for (intptr_t i = 0; i < n; ++i) {
    sizes.d[axis] = nnDim(nnSplitGetSizesAt(op, i));
    parts[i] = nnExtractSlice(b, input, &offsets, &sizes, &ones);
    offsets.d[axis] = nnDimAdd(b, offsets.d[axis], sizes.d[axis]);
  }
  (void)nnRequireEqual(b, nnDimOf(b, input, axis), offsets.d[axis]);
  MlirLogicalResult result = nnLowerReplaceAll(b, op, n, parts);
  free(parts);
  return result;
}

//===----------------------------------------------------------------------===//
// Expand
//===----------------------------------------------------------------------===//

MlirLogicalResult nnLowerExpand(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirValue shape = nnLowerOperand(b, op, 1);
  NnDims from = nnDimsOf(b, input), to = {.rank = nnValueShape(shape).dims[0]};
  for (int64_t i = 0; i < to.rank; ++i) {
    to.d[i] = nnDimElement(b, shape, i);
    nnRequireAtLeast(b, to.d[i], 0);
  }
  NnDims dims = from.rank > to.rank ? from : to;
  const NnDims *shorter = from.rank > to.rank ? &to : &from;
  int64_t lead = dims.rank - shorter->rank;
  for (int64_t i = lead; i < dims.rank; ++i)
    dims.d[i] = nnBroadcastDim(b, shorter->d[i - lead], dims.d[i]);
  NnElementwise e =
      nnElementwiseOpen(b, &dims, nnElementType(input), 1, &input);
  return nnLowerReplace(b, op,
                        nnElementwiseClose(&e, nnElementwiseReadRaw(&e, 0)));
}
