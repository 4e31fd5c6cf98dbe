//===- Tensors.c - Making, padding and slicing tensors --------------------===//
// Thin over the typed builders: sizes static or dynamic alike, and nothing is
// built that would change nothing.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "mlir-c/Dialect/Linalg.h"

MlirValue nnEmpty(NnBuilder b, const NnDims *dims, MlirType element) {
  NnMixed sizes;
  nnMix(dims, &sizes);
  return tensorEmpty(b, nnDimsType(dims, element), sizes.dynamic);
}

MlirValue nnFilled(NnBuilder b, const NnDims *dims, MlirValue scalar) {
  MlirType type = nnDimsType(dims, mlirValueGetType(scalar));
  MlirValue empty = nnEmpty(b, dims, mlirValueGetType(scalar));
  MlirOperation fill =
      linalgFillCreate(b, NN_TYPES(type), NN_VALUES(scalar), NN_VALUES(empty));
  if (mlirOperationIsNull(fill))
    return (MlirValue){NULL};
  mlirLinalgFillBuiltinNamedOpRegion(fill);
  return nnResult(fill, 0);
}

MlirValue nnCastTensor(NnBuilder b, MlirValue tensor, MlirType type) {
  if (mlirValueIsNull(tensor) || mlirTypeEqual(mlirValueGetType(tensor), type))
    return tensor;
  return tensorCast(b, type, tensor);
}

static bool allAre(const NnDims *dims, int64_t size) {
  for (int64_t i = 0; i < dims->rank; ++i)
    if (!nnDimIs(dims->d[i], size))
      return false;
  return true;
}

static bool hasZero(const NnDims *dims) {
  for (int64_t i = 0; i < dims->rank; ++i)
    if (nnDimIs(dims->d[i], 0))
      return true;
  return false;
}

MlirValue nnPadded(NnBuilder b, MlirValue tensor, const NnDims *low,
                   const NnDims *high, MlirValue scalar) {
  if (allAre(low, 0) && allAre(high, 0))
    return tensor;
  NnDims from = nnDimsOf(b, tensor), dims = from;
  for (int64_t i = 0; i < dims.rank; ++i)
    dims.d[i] = nnDimAdd(b, nnDimAdd(b, from.d[i], low->d[i]), high->d[i]);
  // Bufferization can't place an empty tensor into one that isn't.
  if (hasZero(&from))
    return nnFilled(b, &dims, scalar);
  NnMixed lows, highs;
  nnMix(low, &lows);
  nnMix(high, &highs);
  MlirOperation pad =
      tensorPadCreate(b, nnDimsType(&dims, nnElementType(tensor)), tensor,
                      lows.dynamic, highs.dynamic, lows.ints, highs.ints, NULL);
  if (mlirOperationIsNull(pad))
    return (MlirValue){NULL};
  MlirType index[NN_MAX_RANK];
  for (int64_t i = 0; i < dims.rank; ++i)
    index[i] = mlirIndexTypeGet(nnBuilderGetContext(b));
  NnInsertPoint outer = nnBuilderSave(b);
  nnBuilderAddBlock(b, tensorPadGetRegion(pad), (NnTypes){dims.rank, index});
  tensorYieldCreate(b, scalar);
  nnBuilderRestore(b, outer);
  return nnResult(pad, 0);
}

/// Whether the slice is the whole tensor.
static bool isWhole(NnBuilder b, MlirValue tensor, const NnDims *offsets,
                    const NnDims *sizes, const NnDims *strides) {
  if (!allAre(offsets, 0) || !allAre(strides, 1))
    return false;
  for (int64_t i = 0; i < sizes->rank; ++i)
    if (!nnDimEqual(sizes->d[i], nnDimOf(b, tensor, i)))
      return false;
  return true;
}

MlirValue nnExtractSlice(NnBuilder b, MlirValue tensor, const NnDims *offsets,
                         const NnDims *sizes, const NnDims *strides) {
  if (isWhole(b, tensor, offsets, sizes, strides))
    return tensor;
  MlirType element = nnElementType(tensor);
  // An offset at the end of a dimension counts as out of bounds.
  if (hasZero(sizes))
    return nnEmpty(b, sizes, element);
  NnMixed o, n, s;
  nnMix(offsets, &o);
  nnMix(sizes, &n);
  nnMix(strides, &s);
  return tensorExtractSlice(b, nnDimsType(sizes, element), tensor, o.dynamic,
                            n.dynamic, s.dynamic, o.ints, n.ints, s.ints);
}

MlirValue nnInsertSlice(NnBuilder b, MlirValue tensor, MlirValue dest,
                        const NnDims *offsets, const NnDims *strides) {
  NnDims sizes = nnDimsOf(b, tensor);
  if (hasZero(&sizes))
    return dest;
  NnMixed o, n, s;
  nnMix(offsets, &o);
  nnMix(&sizes, &n);
  nnMix(strides, &s);
  return tensorInsertSlice(b, tensor, dest, o.dynamic, n.dynamic, s.dynamic,
                           o.ints, n.ints, s.ints);
}
