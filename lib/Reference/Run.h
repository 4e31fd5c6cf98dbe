//===- Run.h - Running blocks of a function --------------------*- C -*-===//
// How blocks and the ops that aren't nn's are run: nested ones by scf ops,
// scalars and the few tensor ops that control flow is written with.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_RUN_H
#define NN_REFERENCE_RUN_H

#include "Environment.h"

/// Runs a block, which sees the values of `outer`, if that isn't NULL, and
/// gives the operands of its terminator to `outputs`, which are zeroed. On
/// failure a diagnostic has been emitted.
MlirLogicalResult nnRunBlock(NnEnvironment *outer, MlirBlock block,
                             const nnrt_tensor_t *inputs,
                             nnrt_tensor_t *outputs);

/// Runs scf.if, scf.for or scf.while. Scalars are tensors of rank 0, indices
/// i64.
MlirLogicalResult nnRunControl(NnEnvironment *env, MlirOperation op,
                               const nnrt_tensor_t *inputs,
                               nnrt_tensor_t *outputs);

/// Runs an op of another dialect that has no regions.
MlirLogicalResult nnRunForeign(MlirOperation op, const nnrt_tensor_t *inputs,
                               nnrt_tensor_t *outputs);

#endif // NN_REFERENCE_RUN_H
