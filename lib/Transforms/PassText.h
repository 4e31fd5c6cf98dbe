//===- PassText.h - Options of passes that are text -------------*- C -*-===//
// As strings that end, as numbers, and as lists of layers, which are named by
// their keys (ValueKeys.h) or kinds.
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

/// Whether a comma-separated list has the op, by its key or the name of its
/// kind: "nn.conv" or "conv". NULL is an empty list.
bool nnListsOp(const char *list, MlirOperation op, const char *key);

#endif // NN_TRANSFORMS_PASSTEXT_H
