//===- Gate.h - A model before and after a change ---------------*- C -*-===//
// Verbs that trade accuracy for time open a gate: the model as it is, samples,
// and a metric. Whatever they make of the model is evaluated by it, and holds
// if the score falls by no more than is allowed.
//===----------------------------------------------------------------------===//
#ifndef NNC_GATE_H
#define NNC_GATE_H

#include "Gate/Chart.h"
#include "Gate/Evaluate.h"
#include "Gate/GateOptions.h"
#include "Gate/UserMetric.h"
#include "Model/Graph.h"

/// Starts as {0}.
typedef struct NncGate {
  const NncGateOptions *options; ///< Borrowed.
  double maxDrop;
  NncGraph graph;          ///< Of the model; copies of it are changed.
  NncModel plain, changed; ///< As it is, and as last tried.
  NncSampleset data, eval;
  NncUserMetric user;
  NncReference reference;
  NncEvaluation before, after; ///< Of these models; 0 if nothing is evaluated.
  NncPoint *points;            ///< All that was noted.
  size_t numPoints;
} NncGate;

/// Reads the model and the samples, and compiles it as it is. Ended with
/// nncGateClose, also on failure.
NnStatus nncGateOpen(const NncGateOptions *options, NncGate *gate) NN_MUST_USE;
void nncGateClose(NncGate *gate);

/// Evaluates `plain` as `before`, if there are samples, and notes it under the
/// label.
NnStatus nncGateBegin(NncGate *gate, const char *label) NN_MUST_USE;

/// The same of `changed` as `after`; with label NULL it isn't noted.
NnStatus nncGateTry(NncGate *gate, const char *label) NN_MUST_USE;

/// Replaces the times of both by those of running them by turns.
NnStatus nncGateTime(NncGate *gate) NN_MUST_USE;

/// Whether there are samples to evaluate with.
bool nncGateIsEvaluated(const NncGate *gate);
/// What is compared: a word.
const char *nncGateMetric(const NncGate *gate);
/// How much the score fell; 0 if nothing is evaluated.
double nncGateDrop(const NncGate *gate);
/// Whether it fell by no more than is allowed.
bool nncGateHolds(const NncGate *gate);

#endif // NNC_GATE_H
