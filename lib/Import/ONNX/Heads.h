//===- Heads.h - Heads of attention -----------------------------*- C -*-===//
// Operators on sequences may be given the heads of an element packed into one
// dimension: [batch, sequence, heads * size].
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_HEADS_H
#define NN_IMPORT_ONNX_HEADS_H

#include "Node.h"

/// [batch, sequence, heads * size] as [batch, sequence, heads, size], where an
/// attribute says how many heads there are. Null, with the node failed, if
/// they don't divide the last dimension.
MlirValue nnBuildSplitHeads(NnNode *node, MlirValue x, const char *attribute);

/// The reverse.
MlirValue nnBuildPackedHeads(NnNode *node, MlirValue x);

#endif // NN_IMPORT_ONNX_HEADS_H
