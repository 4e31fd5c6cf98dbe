//===- Broadcast.c - Elementwise generics over broadcast operands ---------===//
// A size-1 dimension is read at the constant 0 of its map. A dynamic one that
// may be 1 or the result's is read by tensor.extract at `size == 1 ? 0 : i`. A
// constant of one value becomes a scalar in the body.
//===----------------------------------------------------------------------===//
#include "Lower.h"

bool nnSplatOf(MlirValue tensor, MlirAttribute *scalar) {
  MlirAttribute value = nnConstantValue(tensor);
  if (mlirAttributeIsNull(value) || !mlirAttributeIsADenseElements(value) ||
      !mlirDenseElementsAttrIsSplat(value))
    return false;
  *scalar = mlirDenseElementsAttrGetSplatValue(value);
  return true;
}

NnDim nnBroadcastDim(NnBuilder b, NnDim x, NnDim y) {
  nnRequireBroadcast(b, x, y);
  if (nnDimIs(x, 1) || nnDimEqual(x, y))
    return y;
  if (nnDimIs(y, 1) || nnDimIsStatic(x))
    return x;
  if (nnDimIsStatic(y))
    return y;
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, x, nnDim(1), y, x);
}

NnDims nnBroadcastDims(NnBuilder b, int64_t n, const MlirValue *tensors) {
  NnDims dims = {0};
  for (int64_t k = 0; k < n; ++k)
    if (nnRank(tensors[k]) > dims.rank)
      dims.rank = nnRank(tensors[k]);
  for (int64_t i = 0; i < dims.rank; ++i)
    dims.d[i] = nnDim(1);
  for (int64_t k = 0; k < n; ++k) {
    int64_t lead = dims.rank - nnRank(tensors[k]);
    for (int64_t i = lead; i < dims.rank; ++i)
      dims.d[i] =
          nnBroadcastDim(b, dims.d[i], nnDimOf(b, tensors[k], i - lead));
  }
  return dims;
}

bool nnMapBroadcast(NnBuilder b, MlirValue tensor, const NnDims *dims,
                    int64_t *loops) {
  int64_t rank = nnRank(tensor), lead = dims->rank - rank;
  for (int64_t i = 0; i < rank; ++i) {
    NnDim size = nnDimOf(b, tensor, i), whole = dims->d[lead + i];
    bool isWhole = nnDimEqual(size, whole);
    if (!isWhole && !nnDimIs(size, 1))
      return false;
    loops[i] = isWhole ? lead + i : -1;
  }
  return true;
}

NnElementwise nnElementwiseOpen(NnBuilder b, const NnDims *dims,
                                MlirType element, int64_t n,
                                const MlirValue *inputs) {
  int64_t loops = dims->rank;
  NnElementwise e = {.g = nnGenericBegin(b, loops, 0), .dims = *dims, .n = n};
  for (int64_t i = 0; i < n; ++i) {
    MlirAttribute scalar;
    int64_t map[NN_MAX_RANK];
    e.inputs[i] = inputs[i];
    e.args[i] = -1;
    if (nnSplatOf(inputs[i], &scalar) ||
        !nnMapBroadcast(b, inputs[i], dims, map))
      continue;
    e.args[i] = e.g.numOperands;
    nnGenericInput(&e.g, inputs[i], nnMapOf(b, loops, nnRank(inputs[i]), map));
  }
  nnGenericOpen(&e.g, nnEmpty(b, dims, element), nnMapFirst(b, loops, loops));
  return e;
}

/// The size of a dimension before the generic, where the op itself stands.
static NnDim sizeOutside(const NnElementwise *e, MlirValue tensor, int64_t i) {
  NnBuilder b = e->g.b;
  NnInsertPoint inside = nnBuilderSave(b);
  nnBuilderBefore(b, e->g.op);
  NnDim size = nnDimOf(b, tensor, i);
  nnBuilderRestore(b, inside);
  return size;
}

static MlirValue extractElement(const NnElementwise *e, MlirValue tensor) {
  NnBuilder b = e->g.b;
  int64_t rank = nnRank(tensor), lead = e->dims.rank - rank;
  MlirValue indices[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i) {
    NnDim size = sizeOutside(e, tensor, i);
    NnDim index = {NN_DYNAMIC, linalgIndex(b, lead + i)};
    if (!nnDimEqual(size, e->dims.d[lead + i]))
      index = nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, size, nnDim(1), nnDim(0),
                          index);
    indices[i] = nnDimValue(b, index);
  }
  return tensorExtract(b, tensor, (NnValues){rank, indices});
}

MlirValue nnElementwiseReadRaw(NnElementwise *e, int64_t i) {
  MlirAttribute scalar;
  if (e->args[i] >= 0)
    return e->g.args[e->args[i]];
  if (nnSplatOf(e->inputs[i], &scalar))
    return arithConstant(e->g.b, scalar);
  return extractElement(e, e->inputs[i]);
}

MlirValue nnElementwiseRead(NnElementwise *e, int64_t i) {
  MlirAttribute scalar;
  MlirType type = nnElementType(e->inputs[i]), wide = nnComputeType(type);
  if (e->args[i] < 0 && mlirTypeIsAFloat(type) &&
      nnSplatOf(e->inputs[i], &scalar))
    return nnConstantFloat(e->g.b, wide, mlirFloatAttrGetValueDouble(scalar));
  return nnWiden(e->g.b, nnElementwiseReadRaw(e, i));
}

MlirValue nnElementwiseClose(NnElementwise *e, MlirValue value) {
  MlirType element = nnElementType(e->g.operands[e->g.numOperands - 1]);
  if (!mlirValueIsNull(value))
    value = nnNarrow(e->g.b, value, element);
  return nnGenericClose(&e->g, value);
}

MlirValue nnBroadcastTo(NnBuilder b, MlirValue tensor, const NnDims *dims) {
  bool isSame = nnRank(tensor) == dims->rank;
  for (int64_t i = 0; isSame && i < dims->rank; ++i)
    isSame = nnDimEqual(nnDimOf(b, tensor, i), dims->d[i]);
  if (isSame)
    return tensor;
  NnElementwise e =
      nnElementwiseOpen(b, dims, nnElementType(tensor), 1, &tensor);
  return nnElementwiseClose(&e, nnElementwiseReadRaw(&e, 0));
}
