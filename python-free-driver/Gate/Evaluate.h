//===- Evaluate.h - Outputs and times of a model on samples -----*- C -*-===//
// Runs models of the same inputs over one set of samples, and compares what
// they give with what the first of them gave.
//===----------------------------------------------------------------------===//
#ifndef NNC_EVALUATE_H
#define NNC_EVALUATE_H

#include "Gate/Metric.h"
#include "Gate/Samples.h"
#include "Model/Model.h"

#include "nn-c/Metric.h"

/// Called after each run with the session's outputs.
typedef NnStatus (*NncSampleFn)(NncSession *session, int64_t i, void *user);

/// Runs the first `count` samples, all of them if there are fewer. `what` is
/// for the progress bar.
NnStatus nncForEachSample(const char *what, const NncModel *model,
                          const NncSampleset *set, int64_t count, long threads,
                          NncSampleFn body, void *user) NN_MUST_USE;

/// What a model's outputs are worth.
typedef struct NncEvaluation {
  double score, calibrationError; ///< As in Metric.h.
  double milliseconds;            ///< Of a run: the median.
} NncEvaluation;

/// What models are evaluated with, and the outputs of the one that others are
/// compared with. `set`, `metric`, `user` and `threads` are given.
typedef struct NncReference {
  const NncSampleset *set; ///< Borrowed. NULL: inputs are random.
  NncList shapes;          ///< For those, of the command line.
  NncMetricKind metric;
  const NnMetric *user; ///< Borrowed, for NNC_METRIC_USER.
  long threads;
  nnrt_tensor_t *outputs; ///< numOutputs for each sample.
  int32_t numOutputs;
} NncReference;

/// Keeps the outputs of `model`, and evaluates them. It is an error if that has
/// no score. Destroyed also on failure.
NnStatus nncReferenceCreate(const NncModel *model, NncReference *reference,
                            NncEvaluation *evaluation) NN_MUST_USE;
void nncReferenceDestroy(NncReference *reference);

/// Evaluates another model. One whose score is no number has 0.
NnStatus nncEvaluate(const NncReference *reference, const NncModel *model,
                     NncEvaluation *evaluation) NN_MUST_USE;

/// A session of a model that has the first sample. Destroyed also on failure.
NnStatus nncReferenceSession(const NncReference *reference,
                             const NncModel *model,
                             NncSession *session) NN_MUST_USE;

/// Runs two models on the first sample by turns for a while, and gives
/// their medians in milliseconds: what else the machine does slows both.
NnStatus nncCompareTimes(const NncReference *reference, const NncModel *a,
                         const NncModel *b, double *timeA,
                         double *timeB) NN_MUST_USE;

#endif // NNC_EVALUATE_H
