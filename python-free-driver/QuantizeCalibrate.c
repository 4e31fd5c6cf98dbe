//===- QuantizeCalibrate.c - Ranges of a model's values ------------------===//
// Of a model that gives the values out, which is gone before the next one.
//===----------------------------------------------------------------------===//
#include "QuantizeRun.h"

#include "Tensor.h"

#include <stdlib.h>
#include <unistd.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

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
NnStatus nncQuantizeCalibrate(NncQuantizeRun *run) {
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
