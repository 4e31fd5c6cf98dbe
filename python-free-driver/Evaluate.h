//===- Evaluate.h - Outputs and times of a model on samples -----*- C -*-===//
// Runs models of the same inputs over one set of samples, and compares what
// they give with what the first of them gave.
//===----------------------------------------------------------------------===//
#ifndef NNC_EVALUATE_H
#define NNC_EVALUATE_H

#include "Metric.h"
#include "Model.h"
#include "Samples.h"

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

/// Outputs of the model that others are compared with.
typedef struct NncReference {
  const NncSampleset *set; ///< Borrowed.
  NncMetricKind metric;
  long threads;
  nnrt_tensor_t *outputs; ///< numOutputs for each sample.
  int32_t numOutputs;
} NncReference;

/// Keeps the outputs of `model`, and evaluates them. Destroyed also on failure.
NnStatus nncReferenceCreate(const NncModel *model, NncMetricKind metric,
                            const NncSampleset *set, long threads,
                            NncReference *reference,
                            NncEvaluation *evaluation) NN_MUST_USE;
void nncReferenceDestroy(NncReference *reference);

/// Evaluates another model.
NnStatus nncEvaluate(const NncReference *reference, const NncModel *model,
                     NncEvaluation *evaluation) NN_MUST_USE;

/// Runs two models on the first sample by turns, for half a second, and gives
/// their medians in milliseconds: what else the machine does slows both.
NnStatus nncCompareTimes(const NncReference *reference, const NncModel *a,
                         const NncModel *b, double *timeA,
                         double *timeB) NN_MUST_USE;

#endif // NNC_EVALUATE_H
