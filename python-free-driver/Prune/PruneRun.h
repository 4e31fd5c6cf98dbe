//===- PruneRun.h - The steps of nnc prune ----------------------*- C -*-===//
// Prune, evaluate, and keep as few layers dense as it takes for the score to
// fall by no more than is allowed. Samples, metric and reference are those of
// nnc quantize.
//===----------------------------------------------------------------------===//
#ifndef NNC_PRUNERUN_H
#define NNC_PRUNERUN_H

#include "Prune/PruneTable.h"
#include "Quantize/QuantizeRun.h"

typedef struct NncPruneRun {
  /// Its `how.scheme` is NN_SCHEME_F32; the pruned model is `quantized`.
  NncQuantizeRun base;
  const char *pass; ///< "nn-prune{sparsity=0.5": skip= and only= are added.
  const char *skip, *only;
  bool goTogether; ///< Layers can't be pruned each alone.

  NncPruneTable table;
  size_t kept;       ///< Layers that stay dense for the sake of accuracy.
  MlirModule pruned; ///< As last tried.
} NncPruneRun;

/// Does all of it but writing. Ended with nncPruneEnd, also on failure. If the
/// score falls too far whatever is kept, that is a failure, but everything else
/// is known.
NnStatus nncPruneBegin(NncPruneRun *run) NN_MUST_USE;
NnStatus nncPruneGate(NncPruneRun *run) NN_MUST_USE;
void nncPruneEnd(NncPruneRun *run);

#endif // NNC_PRUNERUN_H
