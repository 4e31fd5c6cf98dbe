//===- Passes.h - Passes that convert nn to upstream dialects --*- C -*-===//
// Descriptions for registration; see nn-c/Passes.h.
//===----------------------------------------------------------------------===//
#ifndef NN_CONVERSION_NNTOLINALG_PASSES_H
#define NN_CONVERSION_NNTOLINALG_PASSES_H

#include "nn-c/Passes.h"

/// nn-lower-to-linalg, on func.func: every nn op but kernel and yield becomes
/// linalg, tensor, arith and math on tensors; ui8 becomes i8 throughout.
extern const NnPassInfo nnLowerToLinalgPass;

#endif // NN_CONVERSION_NNTOLINALG_PASSES_H
