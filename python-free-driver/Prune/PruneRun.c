//===- PruneRun.c - The steps of nnc prune --------------------------------===//
// Layers are kept dense in the order of what pruning each of them alone costs
// or, where they go together, of what they lose.
//===----------------------------------------------------------------------===//
#include "Prune/PruneRun.h"

#include "Gate/Fewest.h"
#include "Gate/GateReport.h"

#include <stdlib.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

typedef struct Visit {
  void (*row)(const NnLayerWeights *weights, void *table);
  NncPruneTable *table;
} Visit;

static bool visitLayers(MlirOperation func, const void *user) {
  const Visit *visit = user;
  return nnVisitLayerWeights(func, visit->row, visit->table);
}

/// Adds rows to the table or updates them.
static NnStatus visitWeights(MlirModule module, const Visit *visit) {
  return nncForEachFunction(module, visitLayers, visit) && !visit->table->failed
             ? NULL
             : outOfMemory();
}

//===----------------------------------------------------------------------===//
// Pruning
//===----------------------------------------------------------------------===//

/// The pass with its layers; freed by the caller.
static char *passText(const char *pass, const char *skip, const char *only) {
  static const char format[] = "func.func(%s skip=\"%s\" only=\"%s\"})";
  skip = skip ? skip : "";
  only = only ? only : "";
  size_t size = sizeof format + strlen(pass) + strlen(skip) + strlen(only);
  char *text = malloc(size);
  if (text)
    snprintf(text, size, format, pass, skip, only);
  return text;
}

static void forget(NncPruneRun *run) {
  if (!mlirModuleIsNull(run->pruned))
    mlirModuleDestroy(run->pruned);
  run->pruned = (MlirModule){NULL};
}

/// Prunes `only` those layers but for those to skip, into `pruned`.
static NnStatus prune(NncPruneRun *run, const char *skip, const char *only) {
  const NncGraph *graph = &run->gate.graph;
  char *pass = passText(run->pass, skip, only);
  if (!pass)
    return outOfMemory();
  forget(run);
  run->pruned = nncModuleCopy(graph->module.module);
  bool ok = nncRunPasses(run->pruned, pass);
  free(pass);
  if (ok)
    return NULL;
  forget(run);
  return nnStatusCreate(NN_INVALID_MODEL, "can't prune '%s'",
                        graph->options->path);
}

/// Prunes all but the `n` most sensitive layers, and says what is left.
static NnStatus pruneBut(NncPruneRun *run, size_t n) {
  const NncGateOptions *options = run->gate.options;
  char *skip = nncPruneTableKeep(&run->table, n, options->skip);
  NnStatus status = skip ? prune(run, skip, options->only) : outOfMemory();
  if (!status)
    status =
        visitWeights(run->pruned, &(Visit){nncPruneTableUpdate, &run->table});
  run->kept = n;
  free(skip);
  return status;
}

//===----------------------------------------------------------------------===//
// Evaluating
//===----------------------------------------------------------------------===//

/// Tries what is pruned; label is as for nncGateTry.
static NnStatus tryPruned(NncPruneRun *run, const char *label) {
  NncGate *gate = &run->gate;
  nncModelClose(&gate->changed);
  NnStatus status = nncGraphCompileCopy(
      &gate->graph, nncModuleCopy(run->pruned), true, &gate->changed);
  return status ? status : nncGateTry(gate, label);
}

static NnStatus attempt(void *user, size_t n) {
  NncPruneRun *run = user;
  char label[32];
  snprintf(label, sizeof label, "%zu layers", run->table.numPruned - n);
  NnStatus status = pruneBut(run, n);
  return status ? status : tryPruned(run, label);
}

/// What each layer costs when it alone is pruned.
static NnStatus measureLayers(NncPruneRun *run) {
  NnStatus status = NULL;
  for (size_t i = 0; i < run->table.count && !status; ++i) {
    NncPruneRow *row = &run->table.rows[i];
    if (!nncPruneRowLoses(row))
      continue;
    status = prune(run, run->gate.options->skip, row->key);
    if (!status)
      status = tryPruned(run, NULL);
    row->drop = nncGateDrop(&run->gate);
  }
  run->table.isMeasured = true;
  return status;
}

NnStatus nncPruneBegin(const NncGateOptions *options, NncPruneRun *run) {
  NncGate *gate = &run->gate;
  NnStatus status = nncGateOpen(options, gate);
  if (!status)
    status = nncGateBegin(gate, "dense");
  if (!status)
    status = visitWeights(gate->graph.module.module,
                          &(Visit){nncPruneTableAdd, &run->table});
  if (!status)
    status = pruneBut(run, 0);
  if (!status && nncGateIsEvaluated(gate) && !run->goTogether)
    status = measureLayers(run);
  nncPruneTableRank(&run->table);
  return status;
}

//===----------------------------------------------------------------------===//
// The gate
//===----------------------------------------------------------------------===//

static bool holds(const void *user) {
  const NncPruneRun *run = user;
  return nncGateHolds(&run->gate);
}

NnStatus nncPruneGate(NncPruneRun *run) {
  NncGate *gate = &run->gate;
  if (!run->table.numPruned)
    return nnStatusCreate(NN_INVALID_MODEL,
                          run->table.count
                              ? "no layer loses a weight so"
                              : "there are no convolutions or products with "
                                "constant weights of floats");
  NnStatus status = nncFindFewest(
      &(NncAttempts){run->table.numPruned - 1, attempt, holds, run});
  if (!status)
    status = nncGateTime(gate);
  bool isPruned = nncPruneTableCount(&run->table);
  if (status || (isPruned && nncGateHolds(gate)))
    return status;
  return isPruned
             ? nncGateRefuse(gate, "even with one layer pruned")
             : nnStatusCreate(NN_INVALID_MODEL,
                              "%s falls by more than %.3g%% unless no layer is "
                              "pruned",
                              nncGateMetric(gate), 100 * gate->maxDrop);
}

void nncPruneEnd(NncPruneRun *run) {
  forget(run);
  nncPruneTableDestroy(&run->table);
  nncGateClose(&run->gate);
}
