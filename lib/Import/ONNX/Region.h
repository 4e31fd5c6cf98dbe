//===- Region.h - Graphs as regions of scf operations -----------*- C -*-===//
// A region is built apart, since the operation that gets it has results whose
// types are known only when the region is there.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_REGION_H
#define NN_IMPORT_ONNX_REGION_H

#include "Node.h"

typedef struct NnRegion {
  MlirRegion region;
  MlirBlock block;
  NnInsertPoint outside; ///< Where the builder was.
} NnRegion;

/// Makes a region of one block and moves the builder to its end.
NnRegion nnRegionOpen(NnNode *node, NnTypes arguments);
/// Moves the builder back.
void nnRegionLeave(NnNode *node, const NnRegion *region);
/// Moves the region's block to the empty region of an operation, or drops it
/// if that is null.
void nnRegionClose(NnRegion *region, MlirRegion into);

/// Imports a graph at the end of the region. True if all its results are
/// tensors; fails the node otherwise. `results` has one place for each.
bool nnRegionImport(NnNode *node, const NnRegion *region,
                    const NnOnnxGraph *graph, size_t numInputs,
                    const NnItem *inputs, NnItem *results);

/// The type that both tensors can be cast to: dimensions that differ are
/// dynamic. Null if ranks or element types differ.
MlirType nnJoinTypes(MlirType a, MlirType b);
/// The tensor as one of a type whose dimensions are the same or dynamic.
MlirValue nnBuildWithType(NnNode *node, MlirValue value, MlirType type);
/// The first element as a tensor of rank 0; zero if there is none.
MlirValue nnBuildFirst(NnNode *node, MlirValue value);
/// The same as a scalar.
MlirValue nnBuildFirstScalar(NnNode *node, MlirValue value);

#endif // NN_IMPORT_ONNX_REGION_H
