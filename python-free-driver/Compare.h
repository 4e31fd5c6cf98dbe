//===- Compare.h - Is a tensor what was expected? ---------------*- C -*-===//
// Floats may differ by atol + rtol * |expected|, NaN equals NaN, and infinities
// equal themselves; integers and bools must be equal.
//===----------------------------------------------------------------------===//
#ifndef NNC_COMPARE_H
#define NNC_COMPARE_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

typedef struct NncTolerance {
  double absolute, relative;
} NncTolerance;

typedef struct NncDifference {
  int64_t count;  ///< Elements beyond the tolerance.
  int64_t worst;  ///< Row-major index of the one furthest beyond; -1 if none.
  double largest; ///< Largest |got - expected| of any element; NaN aside.
} NncDifference;

/// Compares element by element. Both have the same dtype and shape.
NncDifference nncCompareElements(const nnrt_tensor_t *expected,
                                 const nnrt_tensor_t *got,
                                 NncTolerance tolerance);

/// A failed status if type, shape or an element differs. It names `what`, the
/// worst element's place, and both values.
NnStatus nncCompare(const char *what, const nnrt_tensor_t *expected,
                    const nnrt_tensor_t *got,
                    NncTolerance tolerance) NN_MUST_USE;

#endif // NNC_COMPARE_H
