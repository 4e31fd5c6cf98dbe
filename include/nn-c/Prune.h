//===- Prune.h - What pruning leaves of weights -----------------*- C -*-===//
// Pruning itself is done by the passes nn-prune and nn-prune-channels.
//===----------------------------------------------------------------------===//
#ifndef NN_C_PRUNE_H
#define NN_C_PRUNE_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The constant weights of a contraction. Strings are borrowed for the call.
typedef struct NnLayerWeights {
  MlirOperation op;
  const char *key; ///< Of its result, as passes call the layer.
  int64_t count, zeros;
  int64_t skipped; ///< Zeros that lie so that kernels can leave them out.
  double squares;  ///< Their sum.
} NnLayerWeights;

/// Calls `visit` for each contraction of a func.func whose weights are floats
/// that are known, in order. False when memory is short.
NN_CAPI_EXPORTED bool
nnVisitLayerWeights(MlirOperation func,
                    void (*visit)(const NnLayerWeights *weights, void *user),
                    void *user);

#ifdef __cplusplus
}
#endif
#endif // NN_C_PRUNE_H
