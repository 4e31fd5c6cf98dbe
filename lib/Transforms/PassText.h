//===- PassText.h - Options of passes that are text -------------*- C -*-===//
// As strings that end, and as numbers.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_PASSTEXT_H
#define NN_TRANSFORMS_PASSTEXT_H

#include "Support/IR.h"
#include "nn-c/Passes.h"

/// Option `i` as a string that ends in NUL, NULL if empty; freed by the caller.
char *nnPassCopyString(const NnPass *pass, int i);

/// Reads option `i`, which is called `name`, as a number of 0 to 1, or emits an
/// error.
MlirLogicalResult nnPassShare(MlirOperation op, const NnPass *pass, int i,
                              const char *name, double *share);

#endif // NN_TRANSFORMS_PASSTEXT_H
