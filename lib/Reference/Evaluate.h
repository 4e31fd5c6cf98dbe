//===- Evaluate.h - What evaluation functions are given --------*- C -*-===//
// One function for each name in the EVAL column of NNOps.def, one scalar
// function for each in the SCALAR column.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_EVALUATE_H
#define NN_REFERENCE_EVALUATE_H

#include "Tensor.h"
#include "nn/OpTable.h"
#include "nn/Reference.h"

/// What a scalar function knows beside its operands. Attributes that an op
/// lacks are zero.
typedef struct NnScalarInfo {
  int32_t from; ///< dtype of the last operand.
  int32_t to;   ///< dtype of the result.
  double alpha, beta, gamma;
  int64_t option;       ///< `predicate` of compare, `tanh` of gelu, cast's
                        ///< `rounding`.
  bool overflows;       ///< Cast's.
  const int64_t *table; ///< Lookup's.
} NnScalarInfo;

/// Computes an element of the result from the operands' elements x[0], x[1], …
typedef NnNumber (*NnScalarFn)(const NnNumber *x, const NnScalarInfo *info);

/// One evaluation.
typedef struct NnEval {
  MlirOperation op;
  NnOpKind kind;
  NnScalarFn scalar; ///< NULL if the row has none.
  intptr_t numInputs;
  const nnrt_tensor_t *inputs;
  intptr_t numOutputs;
  nnrt_tensor_t *outputs;    ///< Zeroed.
  struct NnEvalLimit *limit; ///< NULL if there is none.
} NnEval;

/// What the outputs may take.
typedef struct NnEvalLimit {
  int64_t bytesLeft;
  bool isExceeded;
} NnEvalLimit;

/// Allocates and fills the outputs. On failure it has emitted a diagnostic;
/// what it has allocated is freed by the caller.
typedef MlirLogicalResult (*NnEvalFn)(const NnEval *e);

#define NN_OP(Name, mnemonic, ...) __VA_ARGS__
#define EVAL(fn) MlirLogicalResult nnEval##fn(const NnEval *e);
#define SCALAR(fn) NnNumber nnRef##fn(const NnNumber *, const NnScalarInfo *);
#include "nn/NNOps.def"

/// Allocates output i, or says at the op why it can't.
MlirLogicalResult nnEvalAllocate(const NnEval *e, intptr_t i, int32_t dtype,
                                 const NnShape *shape);
/// "out of memory" at the op.
MlirLogicalResult nnEvalOutOfMemory(const NnEval *e);

/// Attribute by name: integer, and list of at most `capacity` integers that
/// keeps its default where absent.
int64_t nnEvalInt(const NnEval *e, const char *name, int64_t absent);
void nnEvalInts(const NnEval *e, const char *name, int64_t capacity,
                int64_t *values);

/// What a contraction's sums are stored as.
int32_t nnEvalProductDType(const NnEval *e);

/// Attribute `axis` counted from the front; fails unless it is in [0, rank).
MlirLogicalResult nnEvalAxis(const NnEval *e, int64_t absent, int64_t rank,
                             int64_t *axis);
/// Attribute `axes` as flags of the dimensions; fails if one is not in
/// [0, rank).
MlirLogicalResult nnEvalAxes(const NnEval *e, int64_t rank, bool *isAxis);

#endif // NN_REFERENCE_EVALUATE_H
