//===- PassText.h - Options of passes that are text -------------*- C -*-===//
// As strings that end, and as numbers.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_PASSTEXT_H
#define NN_TRANSFORMS_PASSTEXT_H

#include "Support/IR.h"
#include "nn-c/Passes.h"

/// Option `i` as a string that ends in NUL, NULL if empty; freed by the caller.
char *nnPassCopyString(const NnPass *pass, int i);

/// Reads option `i`, sparsity=, as a part of all, 0 to 1, or emits an error.
MlirLogicalResult nnPassSparsity(MlirOperation op, const NnPass *pass, int i,
                                 double *sparsity);

#endif // NN_TRANSFORMS_PASSTEXT_H
