//===- Evaluate.c - Outputs and times of a model on samples --------------===//
// A reference's outputs are kept whole: metrics need them against every model.
//===----------------------------------------------------------------------===//
#include "Gate/Evaluate.h"

#include "Files/Tensor.h"
#include "Progress.h"
#include "Stats.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static NnStatus runSamples(const char *what, const NncSampleset *set,
                           int64_t count, NncSession *session, NncSampleFn body,
                           void *user) {
  NncProgress progress = {0};
  NnStatus status = NULL;
  for (int64_t i = 0; i < count && i < set->count && !status; ++i) {
    nncProgressUpdate(&progress, what, (int)i,
                      (int)(count < set->count ? count : set->count));
    status = nncSamplesetUse(set, i, session);
    if (!status)
      status = body(session, i, user);
  }
  nncProgressFinish(&progress);
  return status;
}

NnStatus nncForEachSample(const char *what, const NncModel *model,
                          const NncSampleset *set, int64_t count, long threads,
                          NncSampleFn body, void *user) {
  NncInputSource source = {.random = true};
  NncSession session;
  NnStatus status =
      nncSessionCreate(model->runtime, &source, threads, &session);
  if (!status)
    status = runSamples(what, set, count, &session, body, user);
  nncSessionDestroy(&session);
  return status;
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

typedef struct Evaluator {
  const NncReference *reference;
  NncMetric metric;
  void *state; ///< Of the user's metric.
  NncSamples times;
} Evaluator;

static NnStatus timeRun(NncSession *session, NncSamples *times) {
  double before = nncNow();
  NnStatus status = nncSessionRun(session);
  if (!status && !nncSamplesAdd(times, 1e3 * (nncNow() - before)))
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return status;
}

static NnStatus addToUser(Evaluator *evaluator, const NncSession *session,
                          int64_t i) {
  const NncReference *reference = evaluator->reference;
  NnMetricSample sample = {
      .index = i,
      .num_inputs = session->model->num_inputs,
      .num_outputs = reference->numOutputs,
      .inputs = session->inputs,
      .outputs = session->outputs,
      .expected = reference->outputs + i * reference->numOutputs,
      .labels = reference->set->labels,
  };
  return reference->user->add(evaluator->state, &sample)
             ? nnStatusCreate(NN_INVALID_ARGUMENT,
                              "the metric '%s' failed on sample %" PRId64,
                              reference->user->name, i)
             : NULL;
}

static NnStatus evaluateSample(NncSession *session, int64_t i, void *user) {
  Evaluator *evaluator = user;
  const NncReference *reference = evaluator->reference;
  // The first run finds caches cold.
  NnStatus status = i ? NULL : nncSessionRun(session);
  if (!status)
    status = timeRun(session, &evaluator->times);
  if (status)
    return status;
  nncMetricAdd(&evaluator->metric,
               reference->outputs + i * reference->numOutputs, session->outputs,
               reference->numOutputs, reference->set->labels);
  return evaluator->state ? addToUser(evaluator, session, i) : NULL;
}

static NnStatus evaluate(Evaluator *evaluator, const NncModel *model) {
  const NncReference *reference = evaluator->reference;
  if (reference->user)
    evaluator->state = reference->user->create();
  if (reference->user && !evaluator->state)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "the metric '%s' has no memory",
                          reference->user->name);
  return nncForEachSample("evaluating", model, reference->set, INT64_MAX,
                          reference->threads, evaluateSample, evaluator);
}

/// May be no number.
static NnStatus evaluateExactly(const NncReference *reference,
                                const NncModel *model, NncMetric *metric,
                                NncEvaluation *evaluation) {
  Evaluator evaluator = {.reference = reference,
                         .metric.kind = reference->metric};
  NnStatus status = evaluate(&evaluator, model);
  *metric = evaluator.metric;
  *evaluation = (NncEvaluation){
      .score = evaluator.state ? reference->user->score(evaluator.state)
                               : nncMetricScore(metric),
      .calibrationError = nncMetricCalibrationError(metric),
      .milliseconds = nncSamplesSummarize(&evaluator.times).median,
  };
  if (evaluator.state)
    reference->user->destroy(evaluator.state);
  nncSamplesDestroy(&evaluator.times);
  return status;
}

NnStatus nncEvaluate(const NncReference *reference, const NncModel *model,
                     NncEvaluation *evaluation) {
  NncMetric metric;
  NnStatus status = evaluateExactly(reference, model, &metric, evaluation);
  if (!isfinite(evaluation->score))
    evaluation->score = 0;
  return status;
}

//===----------------------------------------------------------------------===//
// Times by turns
//===----------------------------------------------------------------------===//

/// One of two models.
typedef struct Contender {
  NncSession session;
  NncSamples times;
} Contender;

NnStatus nncReferenceSession(const NncReference *reference,
                             const NncModel *model, NncSession *session) {
  NncInputSource source = {.shapes = reference->shapes, .random = true};
  NnStatus status =
      nncSessionCreate(model->runtime, &source, reference->threads, session);
  return status || !reference->set
             ? status
             : nncSamplesetUse(reference->set, 0, session);
}

static NnStatus beginContender(const NncReference *reference,
                               const NncModel *model, Contender *contender) {
  *contender = (Contender){0};
  NnStatus status = nncReferenceSession(reference, model, &contender->session);
  return status ? status : nncSessionRun(&contender->session);
}

/// Gives the median.
static double endContender(Contender *contender) {
  double median = nncSamplesSummarize(&contender->times).median;
  nncSamplesDestroy(&contender->times);
  nncSessionDestroy(&contender->session);
  return median;
}

static NnStatus runByTurns(Contender *a, Contender *b) {
  enum { LEAST_RUNS = 5 };
  static const double seconds = 0.3;
  NnStatus status = NULL;
  double start = nncNow();
  for (int i = 0; !status && (i < LEAST_RUNS || nncNow() - start < seconds);
       ++i) {
    status = timeRun(&a->session, &a->times);
    if (!status)
      status = timeRun(&b->session, &b->times);
  }
  return status;
}

NnStatus nncCompareTimes(const NncReference *reference, const NncModel *a,
                         const NncModel *b, double *timeA, double *timeB) {
  Contender first, second;
  NnStatus status = beginContender(reference, a, &first);
  NnStatus also = beginContender(reference, b, &second);
  if (!status && !also)
    status = runByTurns(&first, &second);
  *timeA = endContender(&first);
  *timeB = endContender(&second);
  if (status)
    nnStatusDestroy(also);
  return status ? status : also;
}

//===----------------------------------------------------------------------===//
// The reference
//===----------------------------------------------------------------------===//

static NnStatus copyTensor(const nnrt_tensor_t *from, nnrt_tensor_t *to) {
  NnStatus status = nncTensorCreate(to, from->dtype, from->rank, from->shape);
  if (!status)
    memcpy(to->data, from->data, nncTensorBytes(from));
  return status;
}

static NnStatus keepSample(NncSession *session, int64_t i, void *user) {
  NncReference *reference = user;
  NnStatus status = nncSessionRun(session);
  for (int32_t j = 0; j < reference->numOutputs && !status; ++j)
    status = copyTensor(&session->outputs[j],
                        &reference->outputs[i * reference->numOutputs + j]);
  return status;
}

/// What makes a score worthless.
static NnStatus checkScore(const NncReference *reference,
                           const NncMetric *metric, double score) {
  const nnrt_tensor_t *labels = reference->set->labels;
  int64_t known = labels ? nnrt_num_elements(labels->rank, labels->shape) : 0;
  if (!isfinite(score))
    return nnStatusCreate(NN_INVALID_MODEL,
                          "the score in f32 is no number: the model gives NaN "
                          "or infinity for these samples");
  if (reference->metric == NNC_METRIC_TOP1 && metric->answers != known)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "there are %" PRId64 " labels for %" PRId64
                          " rows of the first output",
                          known, metric->answers);
  return NULL;
}

NnStatus nncReferenceCreate(const NncModel *model, NncReference *reference,
                            NncEvaluation *evaluation) {
  const NncSampleset *set = reference->set;
  reference->numOutputs = model->runtime->num_outputs;
  size_t n = (size_t)set->count * (size_t)reference->numOutputs;
  reference->outputs = calloc(n + 1, sizeof *reference->outputs);
  if (!reference->outputs)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NncMetric metric;
  NnStatus status = nncForEachSample("running in f32", model, set, INT64_MAX,
                                     reference->threads, keepSample, reference);
  if (!status)
    status = evaluateExactly(reference, model, &metric, evaluation);
  return status ? status : checkScore(reference, &metric, evaluation->score);
}

void nncReferenceDestroy(NncReference *reference) {
  if (reference->outputs)
    nncTensorsDestroy(reference->outputs,
                      (int32_t)(reference->set->count * reference->numOutputs));
  *reference = (NncReference){0};
}
