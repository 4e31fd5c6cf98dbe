//===- QuantizeGate.c - As fast as the score allows ----------------------===//
// Takes as many of a plan's steps as are needed.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Gate/Fewest.h"
#include "Gate/GateReport.h"

#include <stdlib.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// One attempt
//===----------------------------------------------------------------------===//

/// Notes for each layer what its channels lose on average with its scheme.
static NnStatus correctBiases(NncQuantizeRun *run) {
  /// Of fewer rows an average says nothing about others.
  enum { LEAST_ROWS = 64 };
  static const char none[] = "{\"values\": {}}";
  NnStatus status = NULL;
  if (!run->ranges)
    status = nnRangesParse("", none, strlen(none), &run->ranges);
  for (size_t i = 0; i < run->table.count && !status; ++i) {
    const NncLayerRow *row = &run->table.rows[i];
    const NncChannels *channels = &row->forms[row->scheme].channels;
    if (channels->rows >= LEAST_ROWS)
      status = nnRangesSetBias(run->ranges, row->key, channels->shift,
                               (size_t)channels->count);
  }
  run->how.ranges = run->ranges;
  return status;
}

NnStatus nncQuantizeChoose(NncQuantizeRun *run, size_t n) {
  nncPlanApply(&run->plan, &run->table, n);
  run->steps = n;
  free(run->schemes);
  run->how.schemes = run->schemes = nncLayerTableSchemes(&run->table);
  if (!run->schemes)
    return outOfMemory();
  return run->keepBiases ? NULL : correctBiases(run);
}

NnStatus nncQuantizeAttempt(NncQuantizeRun *run, size_t n, const char *label) {
  NncGate *gate = &run->gate;
  NnStatus status = nncQuantizeChoose(run, n);
  nncModelClose(&gate->changed);
  if (!status)
    status = nncGraphCompileQuantized(&gate->graph, &run->how, &gate->changed);
  return status ? status : nncGateTry(gate, label);
}

//===----------------------------------------------------------------------===//
// The fewest steps
//===----------------------------------------------------------------------===//

static NnStatus attempt(void *user, size_t n) {
  NncQuantizeRun *run = user;
  char label[32];
  snprintf(label, sizeof label, run->isMixed ? "auto, %zu steps" : "%zu layers",
           run->isMixed ? n : run->plan.count - n);
  return nncQuantizeAttempt(run, n, label);
}

static bool holds(const void *user) {
  const NncQuantizeRun *run = user;
  return nncGateHolds(&run->gate);
}

/// The most steps that may be taken: one layer stays quantized, if that was
/// asked for.
static size_t mostSteps(const NncQuantizeRun *run) {
  return run->plan.count - (run->isMixed || !run->plan.count ? 0 : 1);
}

//===----------------------------------------------------------------------===//
// The gate
//===----------------------------------------------------------------------===//

static NnStatus nothingToDo(const NncQuantizeRun *run) {
  return nnStatusCreate(NN_INVALID_MODEL,
                        run->table.count
                            ? "no layer can be quantized"
                            : "there are no convolutions or products of f32 "
                              "that could be quantized");
}

static NnStatus makePlan(NncQuantizeRun *run) {
  if (run->isMixed)
    return run->table.count ? nncQuantizeMix(run) : nothingToDo(run);
  NnStatus status = nncPlanUniform(&run->table, run->how.scheme, &run->plan);
  return status || run->plan.count ? status : nothingToDo(run);
}

static NnStatus finish(NncQuantizeRun *run) {
  NnStatus status = NULL;
  if (run->rangesPath && run->ranges)
    status = nnRangesWrite(run->ranges, run->rangesPath);
  if (!status)
    status = nncQuantizeTimeAfter(run);
  return status ? status : nncGateTime(&run->gate);
}

/// Weights alone are quantized for their size, too.
static bool isGuarded(const NncQuantizeRun *run) {
  return !run->keepsSlower && !run->isMixed && nncGateHolds(&run->gate) &&
         run->how.scheme != NN_SCHEME_W8 && run->how.scheme != NN_SCHEME_W4;
}

NnStatus nncQuantizeGate(NncQuantizeRun *run) {
  NnStatus status = makePlan(run);
  if (!status)
    status = nncFindFewest(&(NncAttempts){mostSteps(run), attempt, holds, run});
  if (!status && run->isMixed)
    status = nncQuantizeTakeFastest(run);
  if (!status)
    status = nncQuantizeTimeBefore(run);
  if (!status && isGuarded(run))
    status = nncQuantizeGuard(run);
  if (!status)
    status = finish(run);
  return status || nncGateHolds(&run->gate)
             ? status
             : nncGateRefuse(&run->gate, "even with one layer quantized");
}
