//===- Permute.h - Permutations of dimensions ------------------*- C -*-===//
// nn.transpose as a value: dimension i of the result is dimension perm[i] of
// the input.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_PERMUTE_H
#define NN_TRANSFORMS_PERMUTE_H

#include "Support/IR.h"
#include "nn-c/Builder.h"

typedef struct NnPerm {
  int64_t rank;
  int64_t dims[NN_MAX_RANK];
} NnPerm;

/// From [N, C, D…] to [N, D…, C], and back, for tensors of rank 2 or more.
NnPerm nnToNhwc(int64_t rank);
NnPerm nnToNchw(int64_t rank);

/// The permutation of an nn.transpose; false if `op` is none.
bool nnPermOf(MlirOperation op, NnPerm *perm);
bool nnPermEqual(const NnPerm *a, const NnPerm *b);
NnShape nnPermuteShape(const NnShape *shape, const NnPerm *perm);
MlirType nnPermuteType(MlirType type, const NnPerm *perm);

/// Whether transposing a tensor of this shape moves no element: all dimensions
/// that are not known to be 1 keep their order.
bool nnPermIsReshape(const NnShape *shape, const NnPerm *perm);

/// Builds an nn.transpose with a result type that follows from the value's.
MlirValue nnBuildTranspose(NnBuilder b, MlirValue value, const NnPerm *perm);
/// Builds an nn.reshape to a shape that is namable.
MlirValue nnBuildReshape(NnBuilder b, MlirValue value, const NnShape *shape);

#endif // NN_TRANSFORMS_PERMUTE_H
