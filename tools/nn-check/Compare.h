//===- Compare.h - Whether results are as expected -------------*- C -*-===//
// Integers must be equal. A float may differ by the units in the last place
// that the ops of its function are allowed together.
//===----------------------------------------------------------------------===//
#ifndef NN_CHECK_COMPARE_H
#define NN_CHECK_COMPARE_H

#include "Reference/Tensor.h"

typedef struct Tolerance {
  double ulps; ///< Sum over the ops.
  int numOps;
  bool hasSums; ///< The error counts against the largest element.
  bool isGiven; ///< By `atol + rtol * |expected|`, instead of all above.
  double atol, rtol;
  bool signedZeros; ///< 0 and -0 differ.
} Tolerance;

/// No difference but that between NaNs.
Tolerance toleranceExact(const Tolerance *t);

/// Compares element types, shapes and elements; on a difference says in `text`
/// which is the first: "element [1,2]: expected 3, got 4".
bool tensorsMatch(const nnrt_tensor_t *expected, const nnrt_tensor_t *got,
                  const Tolerance *tolerance, char *text, size_t size);

#endif // NN_CHECK_COMPARE_H
