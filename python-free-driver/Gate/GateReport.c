//===- GateReport.c - What a change cost and gained ----------------------===//
// A time of 0 is one that wasn't measured, for the gate failed before.
//===----------------------------------------------------------------------===//
#include "Gate/GateReport.h"

#include <inttypes.h>

/// The first point is the model as it is.
static bool wasTried(const NncGate *gate) { return gate->numPoints > 1; }

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static void printScores(const NncGate *gate, const NncGateWords *words) {
  printf("%-11s %.6f %s, %.6f %s: a drop of %.3g%%, of %.3g%% allowed, on "
         "%" PRId64 " samples\n",
         nncGateMetric(gate), gate->before.score, words->before,
         gate->after.score, words->after, 100 * nncGateDrop(gate),
         100 * gate->maxDrop, gate->reference.set->count);
  if (gate->before.calibrationError >= 0)
    printf("confidence  off by %.4f %s, %.4f %s (expected calibration error)\n",
           gate->before.calibrationError, words->before,
           gate->after.calibrationError, words->after);
}

static void printTimes(const NncGate *gate, const NncGateWords *words) {
  double before = gate->before.milliseconds, after = gate->after.milliseconds;
  printf("time        %.4f ms %s, %.4f %s: %.2fx\n", before, words->before,
         after, words->after, before / after);
  if (before < after)
    printf("This model is slower %s on this machine.\n", words->after);
}

void nncGatePrint(const NncGate *gate, const NncGateWords *words) {
  if (wasTried(gate))
    printScores(gate, words);
  if (gate->after.milliseconds <= 0)
    return;
  printTimes(gate, words);
  if (!nncGateIsEvaluated(gate))
    printf("Without samples, accuracy is not known.\n");
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static void addEvaluation(const NncGate *gate, const char *key,
                          const NncEvaluation *evaluation, NncJson *parent) {
  NncJson *json = nncJsonAddObject(parent, key);
  if (nncGateIsEvaluated(gate))
    nncJsonAddNumber(json, "score", evaluation->score);
  if (evaluation->calibrationError >= 0 && nncGateIsEvaluated(gate))
    nncJsonAddNumber(json, "calibration_error", evaluation->calibrationError);
  nncJsonAddNumber(json, "median_ms", evaluation->milliseconds);
}

void nncGateToJson(const NncGate *gate, const NncGateWords *words,
                   NncJson *json) {
  nncJsonAddString(json, "model", gate->options->model.path);
  if (wasTried(gate)) {
    nncJsonAddString(json, "metric", nncGateMetric(gate));
    nncJsonAddInteger(json, "samples", gate->reference.set->count);
    nncJsonAddNumber(json, "max_drop", gate->maxDrop);
    nncJsonAddNumber(json, "drop", nncGateDrop(gate));
  }
  addEvaluation(gate, words->beforeKey, &gate->before, json);
  addEvaluation(gate, words->after, &gate->after, json);
}

void nncGatePointsToJson(const NncGate *gate, NncJson *json) {
  NncJson *points = nncJsonAddArray(json, "points");
  for (size_t i = 0; i < gate->numPoints; ++i) {
    NncJson *point = nncJsonAddObject(points, NULL);
    nncJsonAddString(point, "label", gate->points[i].label);
    nncJsonAddNumber(point, "score", gate->points[i].score);
    nncJsonAddNumber(point, "median_ms", gate->points[i].milliseconds);
  }
}

NnStatus nncGateWriteReport(const NncGate *gate, NncJson *json) {
  const NncGateOptions *options = gate->options;
  NnStatus status = options->json ? nncJsonWrite(json, options->json) : NULL;
  if (!status && options->svg && gate->numPoints)
    status = nncChartWrite(options->svg, options->model.path, gate->points,
                           gate->numPoints, gate->before.score - gate->maxDrop);
  return status;
}

NnStatus nncGateRefuse(const NncGate *gate, const char *when) {
  return nnStatusCreate(
      NN_INVALID_MODEL, "%s falls by %.3g%% %s; at most %.3g%% was allowed",
      nncGateMetric(gate), 100 * nncGateDrop(gate), when, 100 * gate->maxDrop);
}
