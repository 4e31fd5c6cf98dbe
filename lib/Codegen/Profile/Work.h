//===- Work.h - What a kernel computes and touches -------------*- C -*-===//
// Arithmetic and bytes, counted from linalg and the types alone, for profiles
// and rooflines. Says nothing of how fast code does it: see nnStageCost.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_WORK_H
#define NN_CODEGEN_WORK_H

#include "mlir-c/IR.h"

#include <stdint.h>

/// Of one call. Both are -1 where sizes are known only at run time.
typedef struct NnWork {
  /// Additions, multiplications and other arithmetic on elements, one each: two
  /// for a multiply-add, one for an exponential. Padding counts as elements.
  int64_t flops;
  /// Of operands and results, each element that is touched once.
  int64_t bytes;
} NnWork;

/// Counts a kernel's function: tensors, on linalg (nn-outline-kernels).
NnWork nnWorkOf(MlirOperation func);

#endif // NN_CODEGEN_WORK_H
