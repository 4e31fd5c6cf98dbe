//===- Places.h - Places named by indices ----------------------*- C -*-===//
// Indices that are data: counted from the end if negative, clamped for reading,
// skipped in writing if out of range.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_PLACES_H
#define NN_REFERENCE_PLACES_H

#include "Evaluate.h"

static inline int64_t nnWrapIndex(int64_t index, int64_t size) {
  return index < 0 ? index + size : index;
}

/// An index into a dimension that is not empty.
static inline int64_t nnClampIndex(int64_t index, int64_t size) {
  index = nnWrapIndex(index, size);
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}

/// The indices of the element at a row-major position.
static inline void nnPlaceOf(int64_t position, const NnShape *shape,
                             int64_t *at) {
  for (int64_t d = shape->rank; d-- > 0;) {
    at[d] = position % shape->dims[d];
    position /= shape->dims[d];
  }
}

/// Fails unless `inner` has the rank of `outer`, and its dimensions but `axis`
/// are not larger.
static inline MlirLogicalResult nnEvalWithin(const NnEval *e,
                                             const NnShape *inner,
                                             const NnShape *outer,
                                             int64_t axis) {
  bool fits = inner->rank == outer->rank;
  for (int64_t d = 0; fits && d < outer->rank; ++d)
    fits = d == axis || inner->dims[d] <= outer->dims[d];
  return fits ? NN_SUCCESS
              : nnOpError(e->op, "expected indices not larger than data");
}

#endif // NN_REFERENCE_PLACES_H
