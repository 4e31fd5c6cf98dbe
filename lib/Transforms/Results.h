//===- Results.h - More results of a function -------------------*- C -*-===//
// For passes that let a caller see into a model.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_RESULTS_H
#define NN_TRANSFORMS_RESULTS_H

#include "Support/IR.h"

/// Returns values from the function after what it returns already, each with
/// its name as `nn.name`. The function must have one return.
MlirLogicalResult nnAppendResults(MlirOperation func, intptr_t n,
                                  const MlirValue *values,
                                  const char *const *names);

#endif // NN_TRANSFORMS_RESULTS_H
