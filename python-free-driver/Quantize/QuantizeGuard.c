//===- QuantizeGuard.c - No slower than in f32 ---------------------------===//
// Layers are timed quantized and not. Where they lose time they go back to f32,
// if the whole model, timed by turns, is then faster: next to them others have
// to make bytes of numbers, which no layer's time foretells.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Quantize/QuantizeSlow.h"
#include "Quantize/QuantizeTime.h"

#include <limits.h>
#include <stdlib.h>

/// What two times of one model may differ by.
static const double noise = 0.01;

//===----------------------------------------------------------------------===//
// Times
//===----------------------------------------------------------------------===//

NnStatus nncQuantizeTimeBefore(NncQuantizeRun *run) {
  NncLayerTable *table = &run->table;
  double *times = NULL;
  NnStatus status =
      nncLayerTimes(&run->gate.reference, &run->gate.plain, table, &times);
  for (size_t i = 0; i < table->count && !status; ++i)
    table->rows[i].forms[NN_SCHEME_F32].microseconds = times[i];
  if (!status)
    table->elsewhere[0] = times[table->count];
  free(times);
  return status;
}

NnStatus nncQuantizeTimeAfter(NncQuantizeRun *run) {
  NncLayerTable *table = &run->table;
  double *times = NULL;
  NnStatus status =
      nncLayerTimes(&run->gate.reference, &run->gate.changed, table, &times);
  for (size_t i = 0; i < table->count && !status; ++i)
    table->rows[i].after = times[i];
  if (!status)
    table->elsewhere[1] = times[table->count];
  table->isTimed = !status;
  free(times);
  return status;
}

//===----------------------------------------------------------------------===//
// Attempts
//===----------------------------------------------------------------------===//

/// Moves what an attempt marked back to f32; not if that isn't faster.
static NnStatus moveSlow(NncQuantizeRun *run, int attempt, bool *isFaster) {
  NncGate *gate = &run->gate;
  NncModel last = gate->changed;
  NncEvaluation evaluation = gate->after;
  double before = 0, after = 0;
  gate->changed = (NncModel){0};
  NnStatus status = nncQuantizeAttempt(run, run->steps, "without slow layers");
  if (!status)
    status = nncCompareTimes(&gate->reference, &last, &gate->changed, &before,
                             &after);
  *isFaster = !status && nncGateHolds(gate) && after < before * (1 - noise);
  if (*isFaster) {
    nncModelClose(&last);
    return NULL;
  }
  nncModelClose(&gate->changed);
  gate->changed = last;
  gate->after = evaluation;
  nncLayerTableUnmarkSlow(&run->table, attempt);
  return status ? status : nncQuantizeChoose(run, run->steps);
}

/// All runs that lose time first; where that isn't faster, the slowest alone.
static NnStatus moveSlowRuns(NncQuantizeRun *run) {
  enum { MOST_ATTEMPTS = 4 };
  size_t most = SIZE_MAX;
  NnStatus status = NULL;
  for (int attempt = 1; attempt <= MOST_ATTEMPTS && most && !status;
       ++attempt) {
    bool isFaster = false;
    status = nncQuantizeTimeAfter(run);
    size_t n = status ? 0 : nncLayerTableMarkSlow(&run->table, most, attempt);
    if (!n)
      break;
    status = moveSlow(run, attempt, &isFaster);
    if (!isFaster)
      most = n > 1 ? 1 : 0;
  }
  return status;
}

/// Whatever is left of it: a model that is slower quantized is to be f32.
static NnStatus moveAll(NncQuantizeRun *run) {
  NncLayerTable *table = &run->table;
  NnStatus status = nncGateTime(&run->gate);
  if (status || run->gate.after.milliseconds <=
                    run->gate.before.milliseconds * (1 + noise))
    return status;
  for (size_t i = 0; i < table->count; ++i)
    table->rows[i].slow = INT_MAX;
  return nncQuantizeAttempt(run, run->steps, "without slow layers");
}

NnStatus nncQuantizeGuard(NncQuantizeRun *run) {
  NnStatus status = moveSlowRuns(run);
  return status ? status : moveAll(run);
}
