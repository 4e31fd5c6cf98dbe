//===- Analysis.h - What a module costs -------------------------*- C -*-===//
// Counts ops by kind, parameters, multiply-accumulates and the memory of
// activations, from the types in the IR alone. Changes nothing.
//===----------------------------------------------------------------------===//
#ifndef NNC_ANALYSIS_H
#define NNC_ANALYSIS_H

#include "nn-c/Status.h"

#include "mlir-c/IR.h"

#include <stdint.h>

typedef struct NncOpCount {
  MlirStringRef name; ///< Borrowed from the context.
  int64_t count;
  int64_t macs;
} NncOpCount;

/// Sums over a module. With `dynamic` set, shapes are not all known and those
/// that aren't count as nothing.
typedef struct NncAnalysis {
  NncOpCount *ops; ///< Most MACs first, then most frequent, then by name.
  size_t numOps;
  int64_t numOpsTotal;
  int64_t parameters;      ///< Elements of nn.parameter and nn.constant, but
  int64_t parameterBytes;  ///< for i64 ones, which hold shapes and indices.
  int64_t macs;            ///< Of contractions and convolutions.
  int64_t activationBytes; ///< All results of ops.
  int64_t peakBytes;       ///< Most bytes live at once in a function, in the
                           ///< order that the ops have.
  bool dynamic;
} NncAnalysis;

/// Freed with nncAnalysisDestroy, also on failure.
NnStatus nncAnalyze(MlirModule module, NncAnalysis *analysis) NN_MUST_USE;
void nncAnalysisDestroy(NncAnalysis *analysis);

#endif // NNC_ANALYSIS_H
