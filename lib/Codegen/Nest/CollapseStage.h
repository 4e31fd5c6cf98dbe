//===- CollapseStage.h - Fewer, longer loops --------------------*- C -*-===//
// Rows of an image's lines that lie behind one another are rows of one matrix.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_COLLAPSESTAGE_H
#define NN_CODEGEN_COLLAPSESTAGE_H

#include "Codegen/Nest/Stage.h"
#include "nn-c/Builder.h"

/// What a stage's result was before dimensions were merged.
typedef struct Merged {
  MlirType type;
  int n;                       ///< Dimensions that are left,
  int64_t groups[NN_MAX_RANK]; ///< and how many each was.
} Merged;

/// Merges neighbouring dimensions of the result wherever all operands have them
/// side by side, or neither of them, and reads the operands in that form.
Merged nnStageCollapse(NnBuilder b, Stage *s);

/// Whether the tensor lies in memory without gaps, whatever becomes of it.
bool nnIsWhole(MlirValue tensor);

/// The result in the shape that it had.
MlirValue nnExpandMerged(NnBuilder b, const Merged *m, MlirValue value);

#endif // NN_CODEGEN_COLLAPSESTAGE_H
