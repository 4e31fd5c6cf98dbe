//===- InferIndexing.c - Shape rules of gathers and scatters --------------===//
// Gathers have the shape of what picks, scatters that of the data. Dimensions
// that an index tensor shares with the data must not be larger than the data's.
//===----------------------------------------------------------------------===//
#include "Rules.h"

static bool checkSameElement(const NnInfer *in, const char *label, intptr_t i,
                             intptr_t k) {
  MlirType a = nnInferElement(in, i), b = nnInferElement(in, k);
  char textA[64], textB[64];
  return mlirTypeEqual(a, b) ||
         nnInferReject(in, label, "expected updates of %s, got %s",
                       nnTypeText(a, textA, sizeof textA),
                       nnTypeText(b, textB, sizeof textB));
}

//===----------------------------------------------------------------------===//
// Elements along an axis
//===----------------------------------------------------------------------===//

// Indices' shape, which lies inside data's but along the axis.
static bool inferElements(const NnInfer *in, NnShape *indices) {
  NnShape data = nnInferShape(in, 0);
  int64_t axis;
  *indices = nnInferShape(in, 1);
  if (!nnInferAxis(in, "C1", 0, &axis))
    return false;
  if (indices->rank != data.rank)
    return nnInferReject(in, "C2",
                         "expected indices of rank %" PRId64 ", got %" PRId64,
                         data.rank, indices->rank);
  for (int64_t i = 0; i < data.rank; ++i)
    if (i != axis && data.dims[i] != NN_DYNAMIC &&
        indices->dims[i] > data.dims[i])
      return nnInferReject(in, "C3",
                           "expected indices' dimension %" PRId64
                           " to be %" PRId64 " at most, got %" PRId64,
                           i, data.dims[i], indices->dims[i]);
  return true;
}

MlirLogicalResult nnInferGatherElements(const NnInfer *in) {
  NnShape result;
  return inferElements(in, &result)
             ? nnInferTensor(in, &result, nnInferElement(in, 0))
             : NN_FAILURE;
}

// f8 and the like are bytes that nothing is computed with.
static bool checkReduction(const NnInfer *in, const char *label) {
  enum { none = 0 }; // of NN_ScatterReduction
  MlirType element = nnInferElement(in, 0);
  unsigned bits = nnBitWidth(element);
  bool isStored = nnIsFloat(element) ? bits < 16 : bits > 1 && bits < 8;
  MlirAttribute reduction = nnDictAttr(in->attributes, "reduction");
  char text[64];
  return !isStored || nnAttrInt(reduction, none) == none ||
         nnInferReject(in, label, "expected elements to reduce, got %s",
                       nnTypeText(element, text, sizeof text));
}

MlirLogicalResult nnInferScatterElements(const NnInfer *in) {
  NnShape data = nnInferShape(in, 0), updates = nnInferShape(in, 2), indices;
  if (!inferElements(in, &indices))
    return NN_FAILURE;
  if (!nnShapesCompatible(&indices, &updates))
    return nnInferError(in, "C2", "expected updates of indices' shape");
  if (!checkSameElement(in, "C4", 0, 2) || !checkReduction(in, "C5"))
    return NN_FAILURE;
  return nnInferTensor(in, &data, nnInferElement(in, 0));
}

//===----------------------------------------------------------------------===//
// Slices by tuples
//===----------------------------------------------------------------------===//

// Indices' shape without the tuples, then data's behind what they name.
static bool inferSlices(const NnInfer *in, int64_t batch, NnShape *result) {
  NnShape data = nnInferShape(in, 0), indices = nnInferShape(in, 1);
  int64_t size = indices.rank ? indices.dims[indices.rank - 1] : NN_DYNAMIC;
  if (size == NN_DYNAMIC || size < 1 || batch + size > data.rank)
    return nnInferReject(in, "C1",
                         "expected tuples of a known size from 1 to %" PRId64
                         " in the last dimension of indices",
                         data.rank - batch);
  int64_t lead = indices.rank - 1;
  result->rank = lead + data.rank - batch - size;
  if (result->rank > NN_MAX_RANK)
    return nnInferReject(in, NULL,
                         "expected slices of rank %d or less in all, got "
                         "rank %" PRId64,
                         NN_MAX_RANK, result->rank);
  for (int64_t i = 0; i < result->rank; ++i)
    result->dims[i] =
        i < lead ? indices.dims[i] : data.dims[i - lead + batch + size];
  return true;
}

MlirLogicalResult nnInferGatherND(const NnInfer *in) {
  NnShape data = nnInferShape(in, 0), indices = nnInferShape(in, 1), result;
  int64_t batch = nnAttrInt(nnDictAttr(in->attributes, "batch_dims"), 0);
  if (batch < 0 || batch >= indices.rank || batch > data.rank)
    return nnInferError(in, "C2",
                        "expected batch_dims to be from 0 to %" PRId64
                        ", got %" PRId64,
                        indices.rank - 1, batch);
  if (!inferSlices(in, batch, &result))
    return NN_FAILURE;
  for (int64_t i = 0; i < batch; ++i)
    if (!nnUnifyDim(&result.dims[i], data.dims[i]))
      return nnInferError(in, "C3",
                          "expected data and indices to agree in dimension "
                          "%" PRId64,
                          i);
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferScatterND(const NnInfer *in) {
  NnShape data = nnInferShape(in, 0), updates = nnInferShape(in, 2), slices;
  if (!inferSlices(in, 0, &slices))
    return NN_FAILURE;
  if (!nnShapesCompatible(&slices, &updates))
    return nnInferError(in, "C2",
                        "expected updates of the shape of indices without the "
                        "last dimension and of the slices");
  if (!checkSameElement(in, "C3", 0, 2) || !checkReduction(in, "C4"))
    return NN_FAILURE;
  return nnInferTensor(in, &data, nnInferElement(in, 0));
}
