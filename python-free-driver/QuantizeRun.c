//===- QuantizeRun.c - The steps of nnc quantize -------------------------===//
// Every model but the one in f32 is compiled, run over samples, and gone before
// the next one.
//===----------------------------------------------------------------------===//
#include "QuantizeRun.h"

#include "Tensor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Calibration
//===----------------------------------------------------------------------===//

typedef struct Calibrator {
  NnCalibration calibration;
  NnObserver **observers; ///< One for each output after `own`.
  int32_t own;            ///< Outputs of the model itself.
} Calibrator;

static NnStatus observeSample(NncSession *session, int64_t i, void *user) {
  (void)i;
  Calibrator *calibrator = user;
  const nnrt_model_t *model = session->model;
  NnStatus status = nncSessionRun(session);
  for (int32_t j = 0; j < model->num_inputs && !status; ++j)
    nnCalibrationHash(calibrator->calibration, session->inputs[j].data,
                      nncTensorBytes(&session->inputs[j]));
  for (int32_t j = calibrator->own; j < model->num_outputs && !status; ++j) {
    const nnrt_tensor_t *value = &session->outputs[j];
    nnObserverAdd(calibrator->observers[j - calibrator->own], value->data,
                  nnrt_num_elements(value->rank, value->shape));
  }
  return status;
}

static NnStatus createObservers(const nnrt_model_t *model,
                                Calibrator *calibrator) {
  size_t n = (size_t)(model->num_outputs - calibrator->own);
  calibrator->calibration = nnCalibrationCreate();
  calibrator->observers = calloc(n + 1, sizeof *calibrator->observers);
  if (!calibrator->calibration || !calibrator->observers)
    return outOfMemory();
  for (size_t i = 0; i < n; ++i) {
    calibrator->observers[i] = nnCalibrationGetObserver(
        calibrator->calibration,
        model->outputs[(size_t)calibrator->own + i].name);
    if (!calibrator->observers[i])
      return outOfMemory();
  }
  return NULL;
}

/// A value that is no number makes ranges, and the model, worthless.
static NnStatus checkFinite(const Calibrator *calibrator,
                            const nnrt_model_t *model) {
  for (int32_t i = calibrator->own; i < model->num_outputs; ++i) {
    const NnObserver *observer = calibrator->observers[i - calibrator->own];
    int64_t bad = nnObserverGetNonFinite(observer);
    if (bad)
      return nnStatusCreate(NN_INVALID_MODEL,
                            "'%s' has %lld values that are NaN or infinite",
                            model->outputs[i].name, (long long)bad);
  }
  return NULL;
}

static NnStatus observe(const NncQuantizeRun *run, const char *path) {
  NncModel model;
  Calibrator calibrator = {.own = run->plain.runtime->num_outputs};
  NnStatus status = nncGraphCompileObserved(&run->graph, &model);
  if (!status)
    status = createObservers(model.runtime, &calibrator);
  if (!status)
    status = nncForEachSample("calibrating", &model, &run->dataSet, INT64_MAX,
                              run->threads, observeSample, &calibrator);
  if (!status)
    status = checkFinite(&calibrator, model.runtime);
  if (!status)
    status = nnCalibrationWrite(calibrator.calibration, run->observer,
                                run->percent, path);
  free(calibrator.observers);
  nnCalibrationDestroy(calibrator.calibration);
  nncModelClose(&model);
  return status;
}

/// Ranges go by a file, which stays if it was asked for.
static NnStatus calibrate(NncQuantizeRun *run) {
  char temporary[] = "/tmp/nnc-ranges-XXXXXX";
  const char *path = run->rangesPath;
  if (!path) {
    int file = mkstemp(temporary);
    if (file < 0)
      return nnStatusCreate(NN_IO_ERROR, "can't make a file in /tmp");
    close(file);
    path = temporary;
  }
  NnStatus status = observe(run, path);
  if (!status)
    status = nnRangesRead(path, &run->ranges);
  if (!run->rangesPath)
    remove(temporary);
  run->how.ranges = run->ranges;
  return status;
}

//===----------------------------------------------------------------------===//
// Layer by layer
//===----------------------------------------------------------------------===//

/// Outputs come in pairs, f32 and quantized, in the order of the layers.
static NnStatus compareSample(NncSession *session, int64_t i, void *user) {
  (void)i;
  NncQuantizeRun *run = user;
  NnStatus status = nncSessionRun(session);
  const nnrt_tensor_t *pairs =
      session->outputs + run->plain.runtime->num_outputs;
  for (size_t j = 0; j < run->table.numQuantizable && !status; ++j) {
    NncLayerRow *row = nncLayerTableQuantizable(&run->table, j);
    nncSimilarityAdd(&row->similarity, &pairs[2 * j], &pairs[2 * j + 1]);
    if (!nncChannelsAdd(&row->channels, &pairs[2 * j], &pairs[2 * j + 1]))
      status = outOfMemory();
  }
  return status;
}

static NnStatus compareLayers(NncQuantizeRun *run) {
  enum { ENOUGH = 16 };
  NnQuantizeOptions how = run->how;
  how.skip = run->skip;
  how.compare = true;
  how.layer = nncLayerTableAdd;
  how.user = &run->table;
  NncModel model;
  NnStatus status = nncGraphCompileQuantized(&run->graph, &how, &model);
  if (!status && run->table.failed)
    status = outOfMemory();
  if (!status)
    status = nncForEachSample("comparing layers", &model, &run->dataSet, ENOUGH,
                              run->threads, compareSample, run);
  nncModelClose(&model);
  nncLayerTableRank(&run->table);
  return status;
}

/// Notes for each layer what its channels lose on average.
static NnStatus correctBiases(NncQuantizeRun *run) {
  /// Of fewer rows an average says nothing about others.
  enum { LEAST_ROWS = 64 };
  static const char none[] = "{\"values\": {}}";
  NnStatus status = NULL;
  if (!run->ranges)
    status = nnRangesParse("", none, strlen(none), &run->ranges);
  for (size_t i = 0; i < run->table.numQuantizable && !status; ++i) {
    const NncLayerRow *row = nncLayerTableQuantizable(&run->table, i);
    if (row->channels.rows >= LEAST_ROWS)
      status = nnRangesSetBias(run->ranges, row->key, row->channels.shift,
                               (size_t)row->channels.count);
  }
  run->how.ranges = run->ranges;
  return !status && run->rangesPath
             ? nnRangesWrite(run->ranges, run->rangesPath)
             : status;
}

//===----------------------------------------------------------------------===//
// The beginning
//===----------------------------------------------------------------------===//

const char *nncMetricName(NncMetricKind metric) {
  static const char *const names[] = {
      [NNC_METRIC_TOP1] = "top1",
      [NNC_METRIC_COSINE] = "cosine",
      [NNC_METRIC_MSE] = "mse",
  };
  return names[metric];
}

static NnStatus chooseMetric(NncQuantizeRun *run) {
  bool hasLabels = run->reference.set->labels;
  run->metric = hasLabels ? NNC_METRIC_TOP1 : NNC_METRIC_COSINE;
  for (int i = NNC_METRIC_TOP1; run->metricName && i <= NNC_METRIC_MSE; ++i)
    if (!strcmp(run->metricName, nncMetricName((NncMetricKind)i)))
      run->metric = (NncMetricKind)i;
  if (run->metric != NNC_METRIC_TOP1 || hasLabels)
    return NULL;
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "--metric top1 needs an array 'labels' in the data");
}

static NnStatus readSamples(NncQuantizeRun *run) {
  const nnrt_model_t *model = run->plain.runtime;
  NnStatus status = nncSamplesetRead(run->data, model, &run->dataSet);
  if (!status && run->eval)
    status = nncSamplesetRead(run->eval, model, &run->evalSet);
  run->reference.set = run->eval ? &run->evalSet : &run->dataSet;
  return status ? status : chooseMetric(run);
}

NnStatus nncQuantizeBegin(NncQuantizeRun *run) {
  NnStatus status = nncGraphOpen(run->model, &run->graph);
  if (!status)
    status = nncGraphCompile(&run->graph, &run->plain);
  if (!status)
    status = readSamples(run);
  const NncSampleset *set = run->reference.set;
  run->reference.set = NULL;
  if (!status && run->how.scheme == NN_SCHEME_INT8)
    status = calibrate(run);
  if (!status)
    status = compareLayers(run);
  if (!status && !run->keepBiases)
    status = correctBiases(run);
  if (!status)
    status = nncReferenceCreate(&run->plain, run->metric, set, run->threads,
                                &run->reference, &run->before);
  return status;
}

void nncQuantizeEnd(NncQuantizeRun *run) {
  nncReferenceDestroy(&run->reference);
  nncSamplesetDestroy(&run->dataSet);
  nncSamplesetDestroy(&run->evalSet);
  nncLayerTableDestroy(&run->table);
  nnRangesDestroy(run->ranges);
  nncModelClose(&run->plain);
  nncModelClose(&run->quantized);
  nncGraphClose(&run->graph);
  free(run->moves);
  free(run->points);
}

//===----------------------------------------------------------------------===//
// The gate
//===----------------------------------------------------------------------===//

double nncQuantizeDrop(const NncQuantizeRun *run) {
  return run->before.score - run->after.score;
}

static bool holds(const NncQuantizeRun *run) {
  return nncQuantizeDrop(run) <= run->maxDrop;
}

static NnStatus addPoint(NncQuantizeRun *run, NncEvaluation evaluation,
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

/// Quantizes all but the `n` most sensitive layers.
static NnStatus attempt(NncQuantizeRun *run, size_t n) {
  free(run->moves);
  run->moved = n;
  NnStatus status = nncLayerTableMove(&run->table, n, run->skip, &run->moves);
  if (status)
    return status;
  run->how.skip = run->moves;
  nncModelClose(&run->quantized);
  status = nncGraphCompileQuantized(&run->graph, &run->how, &run->quantized);
  if (!status)
    status = nncEvaluate(&run->reference, &run->quantized, &run->after);
  char label[32];
  snprintf(label, sizeof label, "%zu layers", run->table.numQuantizable - n);
  return status ? status : addPoint(run, run->after, label);
}

/// Doubles the number of layers that are moved back until the score holds.
/// `*low` is the most that were too few.
static NnStatus findEnough(NncQuantizeRun *run, size_t *low) {
  size_t most = run->table.numQuantizable - 1, n = 0;
  NnStatus status = attempt(run, 0);
  *low = 0;
  while (!status && !holds(run) && n < most) {
    *low = n;
    n = n ? 2 * n : 1;
    n = n < most ? n : most;
    status = attempt(run, n);
  }
  return status;
}

/// From between `low`, which are too few, and those that hold.
static NnStatus findFewest(NncQuantizeRun *run, size_t low) {
  size_t high = run->moved;
  NnStatus status = NULL;
  while (!status && high > low + 1) {
    size_t middle = low + (high - low) / 2;
    status = attempt(run, middle);
    if (!status && holds(run))
      high = middle;
    else
      low = middle;
  }
  return status || run->moved == high ? status : attempt(run, high);
}

NnStatus nncQuantizeGate(NncQuantizeRun *run) {
  if (!run->table.numQuantizable)
    return nnStatusCreate(NN_INVALID_MODEL, "no layer can be quantized");
  NnStatus status = addPoint(run, run->before, "f32");
  size_t low;
  if (!status)
    status = findEnough(run, &low);
  if (!status && holds(run))
    status = findFewest(run, low);
  if (!status)
    status =
        nncCompareTimes(&run->reference, &run->plain, &run->quantized,
                        &run->before.milliseconds, &run->after.milliseconds);
  if (status || holds(run))
    return status;
  return nnStatusCreate(
      NN_INVALID_MODEL,
      "%s falls by %.3g%% even with one layer quantized; at most %.3g%% was "
      "allowed",
      nncMetricName(run->metric), 100 * nncQuantizeDrop(run),
      100 * run->maxDrop);
}
