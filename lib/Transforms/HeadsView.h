//===- HeadsView.h - Where an attention's heads come from ------*- C -*-===//
// Exporters cut heads out of projections by reshapes, slices and transposes. A
// view says which tensor they end up reading, so that none of these copies.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_HEADSVIEW_H
#define NN_TRANSFORMS_HEADSVIEW_H

#include "Support/IR.h"
#include "nn-c/Builder.h"

/// scale times `base`, whose dimensions dims[i] are dimensions i of the value,
/// in base's order of them, at `index` of one more dimension `fixed`, if any.
typedef struct HeadsView {
  MlirValue value, base;
  double scale;
  int64_t rank, dims[NN_MAX_RANK];
  int64_t fixed, index; ///< fixed is -1 without such a dimension.
} HeadsView;

/// Traces a value through transposes, constant factors, repeated heads and what
/// picks one index of a dimension.
HeadsView nnHeadsViewOf(MlirValue value);

/// Exchanges the last two dimensions, as products with transposed keys have
/// them.
void nnHeadsViewTranspose(HeadsView *view);

/// Whether the view's dimensions, [heads, sequence, size] or that after a
/// batch, lie in memory as they are (`isBshd` false), or with the sequence
/// before the heads.
bool nnHeadsViewIs(const HeadsView *view, bool isBshd);

/// Builds the tensor of rank 4 that nnHeadsViewIs said is there; without the
/// scale.
MlirValue nnHeadsViewBuild(NnBuilder b, const HeadsView *view);

#endif // NN_TRANSFORMS_HEADSVIEW_H
