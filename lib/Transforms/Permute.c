//===- Permute.c - Permutations of dimensions -----------------------------===//
// Reads, compares, applies and builds transpositions.
//===----------------------------------------------------------------------===//
#include "Permute.h"

#include "Rewrite.h"
#include "nn-c/NNOps.h"

#include <string.h>

NnPerm nnToNhwc(int64_t rank) {
  NnPerm perm = {rank, {0}};
  for (int64_t i = 1; i < rank; ++i)
    perm.dims[i] = i + 1 < rank ? i + 1 : 1;
  return perm;
}

NnPerm nnToNchw(int64_t rank) {
  NnPerm perm = {rank, {0}};
  for (int64_t i = 1; i < rank; ++i)
    perm.dims[i] = i > 1 ? i - 1 : rank - 1;
  return perm;
}

bool nnPermOf(MlirOperation op, NnPerm *perm) {
  if (!nnIsaTranspose(op))
    return false;
  perm->rank = nnAttrInts(nnTransposeGetPermAttr(op), NN_MAX_RANK, perm->dims);
  return perm->rank >= 0;
}

bool nnPermEqual(const NnPerm *a, const NnPerm *b) {
  return a->rank == b->rank &&
         !memcmp(a->dims, b->dims, (size_t)a->rank * sizeof *a->dims);
}

NnShape nnPermuteShape(const NnShape *shape, const NnPerm *perm) {
  NnShape out = {perm->rank, {0}};
  for (int64_t i = 0; i < perm->rank; ++i)
    out.dims[i] = shape->dims[perm->dims[i]];
  return out;
}

MlirType nnPermuteType(MlirType type, const NnPerm *perm) {
  NnShape shape = nnTypeShape(type);
  shape = nnPermuteShape(&shape, perm);
  return nnTensorType(&shape, mlirShapedTypeGetElementType(type));
}

bool nnPermIsReshape(const NnShape *shape, const NnPerm *perm) {
  int64_t last = -1;
  for (int64_t i = 0; i < perm->rank; ++i) {
    int64_t dim = perm->dims[i];
    if (shape->dims[dim] == 1)
      continue;
    if (dim < last)
      return false;
    last = dim;
  }
  return true;
}

MlirValue nnBuildTranspose(NnBuilder b, MlirValue value, const NnPerm *perm) {
  return nnTransposeTyped(b, nnPermuteType(mlirValueGetType(value), perm),
                          value, (NnInts){perm->rank, perm->dims});
}

MlirValue nnBuildReshape(NnBuilder b, MlirValue value, const NnShape *shape) {
  return nnReshapeTyped(b, nnTensorType(shape, nnElementType(value)), value,
                        nnConstantShape(b, shape), NULL);
}
