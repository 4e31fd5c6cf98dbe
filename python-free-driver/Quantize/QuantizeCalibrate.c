//===- QuantizeCalibrate.c - Ranges of a model's values ------------------===//
// Of a model that gives the values out, which is gone before the next one.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Files/Tensor.h"

#include <stdlib.h>
#include <unistd.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

typedef struct Calibrator {
  NnCalibration calibration;
  NnObserver **observers; ///< One for each output after `own`.
  int32_t own;            ///< Outputs of the model itself.
  bool hasChannels;       ///< Theirs are looked at, too.
} Calibrator;

static NnStatus observeValue(const Calibrator *calibrator, NnObserver *observer,
                             const char *key, const nnrt_tensor_t *value) {
  int64_t n = nnrt_num_elements(value->rank, value->shape);
  int64_t channels = value->rank ? value->shape[value->rank - 1] : 1;
  nnObserverAdd(observer, value->data, n);
  return !calibrator->hasChannels ||
                 nnCalibrationAddChannels(calibrator->calibration, key,
                                          value->data, n, channels)
             ? NULL
             : nnStatusCreate(NN_INVALID_MODEL,
                              "'%s' has other channels in other samples", key);
}

static NnStatus observeSample(NncSession *session, int64_t i, void *user) {
  (void)i;
  Calibrator *calibrator = user;
  const nnrt_model_t *model = session->model;
  NnStatus status = nncSessionRun(session);
  for (int32_t j = 0; j < model->num_inputs && !status; ++j)
    nnCalibrationHash(calibrator->calibration, session->inputs[j].data,
                      nncTensorBytes(&session->inputs[j]));
  for (int32_t j = calibrator->own; j < model->num_outputs && !status; ++j)
    status =
        observeValue(calibrator, calibrator->observers[j - calibrator->own],
                     model->outputs[j].name, &session->outputs[j]);
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

static NnStatus observe(const NncQuantizeRun *run, bool hasChannels,
                        const char *path) {
  NncModel model;
  Calibrator calibrator = {.own = run->gate.plain.runtime->num_outputs,
                           .hasChannels = hasChannels};
  NnStatus status = nncGraphCompileObserved(&run->gate.graph, &model);
  if (!status)
    status = createObservers(model.runtime, &calibrator);
  if (!status)
    status = nncForEachSample("calibrating", &model, &run->gate.data, INT64_MAX,
                              run->gate.options->threads, observeSample,
                              &calibrator);
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
static NnStatus findRanges(const NncQuantizeRun *run, bool hasChannels,
                           NnRanges *ranges) {
  char temporary[] = "/tmp/nnc-ranges-XXXXXX";
  const char *path = run->rangesPath;
  if (!path) {
    int file = mkstemp(temporary);
    if (file < 0)
      return nnStatusCreate(NN_IO_ERROR, "can't make a file in /tmp");
    close(file);
    path = temporary;
  }
  NnStatus status = observe(run, hasChannels, path);
  if (!status)
    status = nnRangesRead(path, ranges);
  if (!run->rangesPath)
    remove(temporary);
  return status;
}

NnStatus nncQuantizeCalibrate(NncQuantizeRun *run) {
  NnStatus status = findRanges(run, false, &run->ranges);
  run->how.ranges = run->ranges;
  return status;
}

NnStatus nncQuantizeSmooth(NncQuantizeRun *run) {
  NnRanges ranges = NULL;
  NnStatus status = findRanges(run, true, &ranges);
  if (!status)
    status = nncGraphSmooth(&run->gate.graph, ranges, run->smooth);
  nnRangesDestroy(ranges);
  return status;
}
