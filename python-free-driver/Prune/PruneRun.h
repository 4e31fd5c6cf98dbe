//===- PruneRun.h - The steps of nnc prune ----------------------*- C -*-===//
// Prune, evaluate, and keep as few layers dense as it takes for the score to
// fall by no more than is allowed.
//===----------------------------------------------------------------------===//
#ifndef NNC_PRUNERUN_H
#define NNC_PRUNERUN_H

#include "Gate/Gate.h"
#include "Prune/PruneTable.h"

typedef struct NncPruneRun {
  const char *pass; ///< "nn-prune{sparsity=0.5": skip= and only= are added.
  bool goTogether;  ///< Layers can't be pruned each alone.

  NncGate gate;
  NncPruneTable table;
  size_t kept;       ///< Layers that stay dense for the sake of accuracy.
  MlirModule pruned; ///< As last tried.
} NncPruneRun;

/// Does all of it but writing. Ended with nncPruneEnd, also on failure. If the
/// score falls too far whatever is kept, that is a failure, but everything else
/// is known.
NnStatus nncPruneBegin(const NncGateOptions *options,
                       NncPruneRun *run) NN_MUST_USE;
NnStatus nncPruneGate(NncPruneRun *run) NN_MUST_USE;
void nncPruneEnd(NncPruneRun *run);

#endif // NNC_PRUNERUN_H
