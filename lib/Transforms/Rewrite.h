//===- Rewrite.h - What passes rewrite IR with -----------------*- C -*-===//
// Patterns as rows of a table, run greedily, and the few steps that most of
// them end in.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_REWRITE_H
#define NN_TRANSFORMS_REWRITE_H

#include "Support/IR.h"
#include "nn-c/Builder.h"

/// Rewrites an op, or fails and has changed nothing. The rewriter is borrowed.
typedef MlirLogicalResult (*NnRewriteFn)(MlirOperation op,
                                         MlirRewriterBase rewriter);

typedef struct NnPattern {
  const char *root; ///< Name of the ops it is tried on.
  NnRewriteFn rewrite;
  unsigned benefit; ///< The greatest goes first; 0 is 1.
} NnPattern;

/// Applies the patterns to everything nested in `op` until none of them
/// matches; the set must terminate, else this emits an error. With `fold`, ops
/// are folded and unused constants erased as well. Rows without a function are
/// left out.
MlirLogicalResult nnApplyPatterns(MlirOperation op, intptr_t n,
                                  const NnPattern *patterns, bool fold);

/// How a pattern declines: `reason` tells the reader of the pattern why.
static inline MlirLogicalResult nnNoMatch(MlirOperation op,
                                          const char *reason) {
  (void)op, (void)reason;
  return NN_FAILURE;
}

/// Replaces the only result of `op` by a value of the same type and erases
/// `op`. Succeeds.
MlirLogicalResult nnReplaceOp(MlirRewriterBase rewriter, MlirOperation op,
                              MlirValue value);

/// Copies an op with other operands and result types, as many as it has.
MlirOperation nnCloneWith(NnBuilder b, MlirOperation op,
                          const MlirValue *operands, const MlirType *results);

/// A constant tensor<n x i64>.
MlirValue nnConstantInts(NnBuilder b, NnInts values);

/// A constant that names `shape` to nn.reshape: the dynamic dimension, if any,
/// is -1. The shape has at most one (nnShapeIsNamable).
MlirValue nnConstantShape(NnBuilder b, const NnShape *shape);
bool nnShapeIsNamable(const NnShape *shape);

#endif // NN_TRANSFORMS_REWRITE_H
