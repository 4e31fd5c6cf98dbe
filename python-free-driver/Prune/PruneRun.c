//===- PruneRun.c - The steps of nnc prune --------------------------------===//
// Layers are kept dense in the order of what pruning each of them alone costs
// or, where they go together, of what they lose.
//===----------------------------------------------------------------------===//
#include "Prune/PruneRun.h"

#include "Gate/Fewest.h"

#include <stdlib.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

typedef void (*Visit)(const NnLayerWeights *weights, void *user);

static NnStatus visitFunctions(MlirModule module, Visit visit,
                               NncPruneTable *table) {
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    MlirStringRef name = mlirIdentifierStr(mlirOperationGetName(op));
    if (mlirStringRefEqual(name, mlirStringRefCreateFromCString("func.func")) &&
        !nnVisitLayerWeights(op, visit, table))
      return outOfMemory();
  }
  return table->failed ? outOfMemory() : NULL;
}

/// The pass with its layers; freed by the caller.
static char *passText(const char *pass, const char *skip, const char *only) {
  static const char format[] = "%s skip=\"%s\" only=\"%s\"}";
  skip = skip ? skip : "";
  only = only ? only : "";
  size_t size = sizeof format + strlen(pass) + strlen(skip) + strlen(only);
  char *text = malloc(size);
  if (text)
    snprintf(text, size, format, pass, skip, only);
  return text;
}

/// Prunes `only` those layers but for those to skip, into `pruned`.
static NnStatus prune(NncPruneRun *run, const char *skip, const char *only) {
  char *pass = passText(run->pass, skip, only);
  if (!mlirModuleIsNull(run->pruned))
    mlirModuleDestroy(run->pruned);
  run->pruned = (MlirModule){NULL};
  NnStatus status = pass ? nncGraphChange(&run->base.graph, pass, &run->pruned)
                         : outOfMemory();
  free(pass);
  return status;
}

/// Prunes all but the `n` most sensitive layers, and says what is left.
static NnStatus pruneBut(NncPruneRun *run, size_t n) {
  char *skip = nncPruneTableKeep(&run->table, n, run->skip);
  NnStatus status = skip ? prune(run, skip, run->only) : outOfMemory();
  if (!status)
    status = visitFunctions(run->pruned, nncPruneTableUpdate, &run->table);
  run->kept = n;
  free(skip);
  return status;
}

static MlirModule copyOf(MlirModule module) {
  return mlirModuleFromOperation(
      mlirOperationClone(mlirModuleGetOperation(module)));
}

/// Compiles what is pruned, and evaluates it if there are samples.
static NnStatus evaluate(NncPruneRun *run) {
  NncQuantizeRun *base = &run->base;
  nncModelClose(&base->quantized);
  NnStatus status =
      nncGraphCompileCopy(&base->graph, copyOf(run->pruned), &base->quantized);
  return status || !nncQuantizeIsEvaluated(base)
             ? status
             : nncEvaluate(&base->reference, &base->quantized, &base->after);
}

static NnStatus attempt(void *user, size_t n) {
  NncPruneRun *run = user;
  NnStatus status = pruneBut(run, n);
  if (!status)
    status = evaluate(run);
  if (status || !nncQuantizeIsEvaluated(&run->base))
    return status;
  char label[32];
  snprintf(label, sizeof label, "%zu layers", run->table.numPruned - n);
  return nncQuantizeAddPoint(&run->base, run->base.after, label);
}

/// What each layer costs when it alone is pruned.
static NnStatus measureLayers(NncPruneRun *run) {
  NnStatus status = NULL;
  for (size_t i = 0; i < run->table.count && !status; ++i) {
    NncPruneRow *row = &run->table.rows[i];
    if (!nncPruneRowLoses(row))
      continue;
    status = prune(run, run->skip, row->key);
    if (!status)
      status = evaluate(run);
    row->drop = nncQuantizeDrop(&run->base);
  }
  run->table.isMeasured = true;
  return status;
}

NnStatus nncPruneBegin(NncPruneRun *run) {
  NnStatus status = nncQuantizeBegin(&run->base);
  if (!status)
    status = visitFunctions(run->base.graph.module.module, nncPruneTableAdd,
                            &run->table);
  if (!status)
    status = pruneBut(run, 0);
  if (!status && nncQuantizeIsEvaluated(&run->base) && !run->goTogether)
    status = measureLayers(run);
  nncPruneTableRank(&run->table);
  return status;
}

NnStatus nncPruneGate(NncPruneRun *run) {
  NncQuantizeRun *base = &run->base;
  if (!run->table.numPruned)
    return nnStatusCreate(NN_INVALID_MODEL, "no layer can be pruned so");
  NnStatus status = NULL;
  if (nncQuantizeIsEvaluated(base))
    status = nncQuantizeAddPoint(base, base->before, "dense");
  if (!status)
    status = nncFindFewest(&(NncAttempts){run->table.numPruned - 1, attempt,
                                          nncQuantizeHolds, run});
  if (!status)
    status =
        nncCompareTimes(&base->reference, &base->plain, &base->quantized,
                        &base->before.milliseconds, &base->after.milliseconds);
  bool isPruned = nncPruneTableCount(&run->table);
  if (status || (isPruned && nncQuantizeHolds(base)))
    return status;
  if (!isPruned)
    return nnStatusCreate(NN_INVALID_MODEL,
                          "%s falls by more than %.3g%% unless no layer is "
                          "pruned",
                          nncQuantizeMetric(base), 100 * base->maxDrop);
  return nnStatusCreate(
      NN_INVALID_MODEL,
      "%s falls by %.3g%% even with one layer pruned; at most %.3g%% was "
      "allowed",
      nncQuantizeMetric(base), 100 * nncQuantizeDrop(base),
      100 * base->maxDrop);
}

void nncPruneEnd(NncPruneRun *run) {
  if (!mlirModuleIsNull(run->pruned))
    mlirModuleDestroy(run->pruned);
  nncPruneTableDestroy(&run->table);
  nncQuantizeEnd(&run->base);
}
