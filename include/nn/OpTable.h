//===- OpTable.h - Looking ops up in NNOps.def -----------------*- C -*-===//
// NNOps.def has one row an op. Each layer expands the columns it owns into a
// table of its own, indexed by NnOpKind, so that no layer links against one
// above it: Dialect (infer, verify, fold, canonicalize), Reference (evaluate),
// Conversion (lower, scalar).
//===----------------------------------------------------------------------===//
#ifndef NN_OPTABLE_H
#define NN_OPTABLE_H

#include "mlir-c/IR.h"
#include "mlir-c/Rewrite.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum NnOpKind {
#define NN_OP(Name, ...) NN_OP_##Name,
#include "nn/NNOps.def"
  NN_OP_COUNT,
  NN_OP_NONE = -1 ///< Not an op of the nn dialect.
} NnOpKind;

/// The row of an op by its full name ("nn.add"), or NN_OP_NONE.
NnOpKind nnOpKindOfName(MlirStringRef name);
NnOpKind nnOpKind(MlirOperation op);
/// The full name, "nn.add". Static.
const char *nnOpName(NnOpKind kind);

//===----------------------------------------------------------------------===//
// Columns of the Dialect layer
//===----------------------------------------------------------------------===//

/// What a shape rule is given and gives back. Attributes hold the inherent
/// attributes; those with a default may be absent.
typedef struct NnInfer {
  NnOpKind kind;
  MlirContext context;
  MlirLocation location; ///< Null: fail silently.
  intptr_t numOperands;
  const MlirValue *operands;
  MlirAttribute attributes;
  void *results; ///< See nnInferResult.
} NnInfer;

/// Checks the op's constraints and gives its result types, by nnInferResult in
/// order. On failure it has emitted one diagnostic (nnInferError).
typedef MlirLogicalResult (*NnInferFn)(const NnInfer *in);

/// Appends a result type. Implemented by the glue.
void nnInferResult(const NnInfer *in, MlirType type);

/// Checks what no shape rule can.
typedef MlirLogicalResult (*NnVerifyFn)(MlirOperation op);

/// What an op folds to: a value that exists already, or an attribute.
typedef struct NnFold {
  MlirValue value;
  MlirAttribute attribute;
} NnFold;

/// `operands[i]` is operand i's constant value or null. Succeeds with exactly
/// one member of `out` set; must not change the IR.
typedef MlirLogicalResult (*NnFoldFn)(MlirOperation op,
                                      const MlirAttribute *operands,
                                      NnFold *out);

/// A canonicalization pattern rooted at the row's op.
typedef MlirLogicalResult (*NnCanonicalizeFn)(MlirOperation op,
                                              MlirRewriterBase rewriter);

typedef struct NnDialectRow {
  const char *name;
  NnInferFn infer;
  NnVerifyFn verify;
  NnFoldFn fold;
  NnCanonicalizeFn canonicalize;
} NnDialectRow;

const NnDialectRow *nnDialectRow(NnOpKind kind);

#ifdef __cplusplus
}
#endif
#endif // NN_OPTABLE_H
