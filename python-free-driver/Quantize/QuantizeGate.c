//===- QuantizeGate.c - As fast as the score allows ----------------------===//
// Takes as many of a plan's steps as are needed.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Gate/Fewest.h"
#include "Quantize/QuantizeTime.h"

#include <stdlib.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

double nncQuantizeDrop(const NncQuantizeRun *run) {
  return run->before.score - run->after.score;
}

bool nncQuantizeHolds(const void *user) {
  const NncQuantizeRun *run = user;
  return nncQuantizeDrop(run) <= run->maxDrop;
}

//===----------------------------------------------------------------------===//
// One attempt
//===----------------------------------------------------------------------===//

NnStatus nncQuantizeAddPoint(NncQuantizeRun *run, NncEvaluation evaluation,
                             const char *label) {
  NncPoint *points =
      realloc(run->points, (run->numPoints + 1) * sizeof *points);
  if (!points)
    return outOfMemory();
  run->points = points;
  NncPoint point = {evaluation.milliseconds, evaluation.score, ""};
  snprintf(point.label, sizeof point.label, "%s", label);
  points[run->numPoints++] = point;
  return NULL;
}

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
  NnStatus status = nncQuantizeChoose(run, n);
  nncModelClose(&run->quantized);
  if (!status)
    status = nncGraphCompileQuantized(&run->graph, &run->how, &run->quantized);
  if (status || !nncQuantizeIsEvaluated(run))
    return status;
  status = nncEvaluate(&run->reference, &run->quantized, &run->after);
  return status || !label ? status
                          : nncQuantizeAddPoint(run, run->after, label);
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

/// Times of both models, and of each layer in them.
static NnStatus timeLayers(NncQuantizeRun *run) {
  double *before = NULL, *after = NULL;
  NncLayerTable *table = &run->table;
  NnStatus status = nncLayerTimes(&run->reference, &run->plain, table, &before);
  if (!status)
    status = nncLayerTimes(&run->reference, &run->quantized, table, &after);
  for (size_t i = 0; i < table->count && !status; ++i) {
    table->rows[i].forms[NN_SCHEME_F32].microseconds = before[i];
    table->rows[i].after = after[i];
  }
  table->isTimed = !status;
  for (int i = 0; i < 2 && !status; ++i)
    table->elsewhere[i] = (i ? after : before)[table->count];
  free(before);
  free(after);
  return status ? status
                : nncCompareTimes(&run->reference, &run->plain, &run->quantized,
                                  &run->before.milliseconds,
                                  &run->after.milliseconds);
}

static NnStatus finish(NncQuantizeRun *run) {
  NnStatus status = NULL;
  if (run->rangesPath && run->ranges)
    status = nnRangesWrite(run->ranges, run->rangesPath);
  return status ? status : timeLayers(run);
}

NnStatus nncQuantizeGate(NncQuantizeRun *run) {
  NnStatus status = NULL;
  if (nncQuantizeIsEvaluated(run))
    status = nncQuantizeAddPoint(run, run->before, "f32");
  if (!status)
    status = makePlan(run);
  if (!status)
    status = nncFindFewest(
        &(NncAttempts){mostSteps(run), attempt, nncQuantizeHolds, run});
  if (!status && run->isMixed)
    status = nncQuantizeTakeFastest(run);
  if (!status)
    status = finish(run);
  if (status || nncQuantizeHolds(run))
    return status;
  return nnStatusCreate(
      NN_INVALID_MODEL,
      "%s falls by %.3g%% even with one layer quantized; at most %.3g%% was "
      "allowed",
      nncQuantizeMetric(run), 100 * nncQuantizeDrop(run), 100 * run->maxDrop);
}
