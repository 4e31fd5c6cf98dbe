//===- Region.c - Graphs as regions of scf operations ---------------------===//
// Regions that are not in an operation yet, and what their users share: types
// that fit two values, and scalars out of tensors.
//===----------------------------------------------------------------------===//
#include "Region.h"

#include "nn/Builders/Tensor.h"

NnRegion nnRegionOpen(NnNode *node, NnTypes arguments) {
  NnRegion r = {.region = mlirRegionCreate(),
                .outside = nnBuilderSave(node->b)};
  r.block = nnBuilderAddBlock(node->b, r.region, arguments);
  return r;
}

void nnRegionLeave(NnNode *node, const NnRegion *region) {
  nnBuilderRestore(node->b, region->outside);
}

void nnRegionClose(NnRegion *region, MlirRegion into) {
  if (!mlirRegionIsNull(into))
    mlirRegionTakeBody(into, region->region);
  mlirRegionDestroy(region->region);
}

bool nnRegionImport(NnNode *node, const NnRegion *region,
                    const NnOnnxGraph *graph, size_t numInputs,
                    const NnItem *inputs, NnItem *results) {
  const NnBody body = {.graph = graph,
                       .numInputs = numInputs,
                       .inputs = inputs,
                       .results = results};
  if (!nnImportBody(node, &body, region->block))
    return false;
  for (size_t i = 0; i < graph->proto->n_output; ++i)
    if (results[i].kind != NN_ITEM_TENSOR)
      nnNodeUnsupported(
          node, "output '%s' of its graph is no tensor",
          nnNameLabel(nnText(graph->proto->output[i]->name)).text);
  return !nnNodeFailed(node);
}

MlirType nnJoinTypes(MlirType a, MlirType b) {
  NnShape x = nnTypeShape(a), y = nnTypeShape(b);
  MlirType element = mlirShapedTypeGetElementType(a);
  if (x.rank != y.rank ||
      !mlirTypeEqual(element, mlirShapedTypeGetElementType(b)))
    return (MlirType){NULL};
  for (int64_t i = 0; i < x.rank; ++i)
    if (x.dims[i] != y.dims[i])
      x.dims[i] = NN_DYNAMIC;
  return nnTensorType(&x, element);
}

MlirValue nnBuildWithType(NnNode *node, MlirValue value, MlirType type) {
  if (mlirValueIsNull(value) || mlirTypeEqual(mlirValueGetType(value), type))
    return value;
  return nnCast(node->b, type, value, NULL);
}

/// Whether there is an element for sure.
static bool hasElement(MlirValue flat) {
  int64_t n = nnDim(flat, 0);
  return n != NN_DYNAMIC && n > 0;
}

MlirValue nnBuildFirst(NnNode *node, MlirValue value) {
  NnBuilder b = node->b;
  if (mlirValueIsNull(value) || !nnRank(value))
    return value;
  if (nnRank(value) > 1)
    value = nnReshape(b, value, nnBuildInts(node, NN_INTS(-1)), NULL);
  if (mlirValueIsNull(value))
    return value;
  if (!hasElement(value)) {
    MlirValue zero = nnBuildScalar(node, nnElementType(value), 0);
    zero = nnUnsqueeze(b, zero, NN_INTS(0));
    value = nnConcat(b, NN_VALUES(value, zero), 0);
  }
  return nnGather(
      b, value,
      nnBuildScalar(node, mlirIntegerTypeGet(node->importer->context, 64), 0),
      0);
}

MlirValue nnBuildFirstScalar(NnNode *node, MlirValue value) {
  MlirValue first = nnBuildFirst(node, value);
  return mlirValueIsNull(first) ? first
                                : tensorExtract(node->b, first, NN_NO_VALUES);
}
