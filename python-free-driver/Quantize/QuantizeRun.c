//===- QuantizeRun.c - The steps of nnc quantize -------------------------===//
// Every model but the one in f32 is compiled, run over samples, and gone before
// the next one.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Files/Element.h"
#include "Files/File.h"
#include "Model/Shape.h"

#include <stdlib.h>
#include <string.h>

static const char *const metrics[] = {
    [NNC_METRIC_TOP1] = "top1",
    [NNC_METRIC_COSINE] = "cosine",
    [NNC_METRIC_MSE] = "mse",
};

const char *nncQuantizeMetric(const NncQuantizeRun *run) {
  return run->user.metric ? run->user.metric->name
                          : metrics[run->reference.metric];
}

static bool givesFloats(const nnrt_model_t *model) {
  for (int32_t i = 0; i < model->num_outputs; ++i)
    if (nncDtypeIsFloat(model->outputs[i].dtype))
      return true;
  return false;
}

static NnStatus checkMetric(const NncQuantizeRun *run) {
  if (run->reference.metric == NNC_METRIC_TOP1)
    return run->reference.set->labels
               ? NULL
               : nnStatusCreate(NN_INVALID_ARGUMENT, "--metric top1 needs an "
                                                     "array 'labels' in the "
                                                     "data");
  return givesFloats(run->plain.runtime)
             ? NULL
             : nnStatusCreate(
                   NN_INVALID_ARGUMENT,
                   "the model gives no floats to compare; a --metric "
                   "of your own can");
}

static NnStatus chooseMetric(NncQuantizeRun *run) {
  NncReference *reference = &run->reference;
  const char *name = run->metricName;
  if (name && nncFileHasExtension(name, ".so")) {
    reference->metric = NNC_METRIC_USER;
    NnStatus status = nncUserMetricOpen(name, &run->user);
    reference->user = run->user.metric;
    return status;
  }
  reference->metric =
      reference->set->labels ? NNC_METRIC_TOP1 : NNC_METRIC_COSINE;
  for (int i = NNC_METRIC_TOP1; name && i <= NNC_METRIC_MSE; ++i)
    if (!strcmp(name, metrics[i]))
      reference->metric = (NncMetricKind)i;
  return checkMetric(run);
}

/// Random inputs need sizes.
static NnStatus checkShapes(const nnrt_model_t *model) {
  for (int32_t i = 0; i < model->num_inputs; ++i) {
    const nnrt_port_t *port = &model->inputs[i];
    if (nnrt_num_elements(port->rank, port->shape) < 0)
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "input '%s' is %s: give --data or --shape",
                            port->name, nncPortText(port).text);
  }
  return NULL;
}

static NnStatus readSamples(NncQuantizeRun *run) {
  const nnrt_model_t *model = run->plain.runtime;
  NnStatus status = NULL;
  if (run->data)
    status = nncSamplesetRead(run->data, model, &run->dataSet);
  if (!status && run->eval)
    status = nncSamplesetRead(run->eval, model, &run->evalSet);
  run->reference.shapes = run->model->shapes;
  run->reference.threads = run->threads;
  run->reference.set = run->eval   ? &run->evalSet
                       : run->data ? &run->dataSet
                                   : NULL;
  if (status)
    return status;
  return run->reference.set ? chooseMetric(run) : checkShapes(model);
}

bool nncQuantizeIsEvaluated(const NncQuantizeRun *run) {
  return run->reference.set;
}

/// What each layer can be, and what that does to it.
static NnStatus compareSchemes(NncQuantizeRun *run) {
  NnStatus status = NULL;
  for (int i = 0; i < NN_SCHEME_F32 && !status; ++i)
    if (run->isMixed || run->how.scheme == (NnScheme)i)
      status = nncQuantizeCompare(run, (NnScheme)i);
  return status;
}

NnStatus nncQuantizeBegin(NncQuantizeRun *run) {
  NnStatus status = nncGraphOpen(run->model, &run->graph);
  run->how.gain = run->graph.gain;
  if (!status)
    status = nncGraphCompile(&run->graph, &run->plain);
  if (!status && run->equalize)
    status = nncGraphEqualize(&run->graph);
  if (!status)
    status = readSamples(run);
  if (!status && run->smooth > 0 && run->data)
    status = nncQuantizeSmooth(run);
  if (!status && (run->isMixed || run->how.scheme == NN_SCHEME_INT8))
    status = nncQuantizeCalibrate(run);
  if (!status && run->compensate && run->data)
    status = nncQuantizeRound(run);
  if (!status)
    status = compareSchemes(run);
  if (!status && nncQuantizeIsEvaluated(run))
    status = nncReferenceCreate(&run->plain, &run->reference, &run->before);
  return status;
}

void nncQuantizeEnd(NncQuantizeRun *run) {
  nncReferenceDestroy(&run->reference);
  nncSamplesetDestroy(&run->dataSet);
  nncSamplesetDestroy(&run->evalSet);
  nncLayerTableDestroy(&run->table);
  nncPlanDestroy(&run->plan);
  nnRangesDestroy(run->ranges);
  nnMomentsDestroy(run->how.moments);
  nncModelClose(&run->plain);
  nncModelClose(&run->quantized);
  nncGraphClose(&run->graph);
  nncUserMetricClose(&run->user);
  free(run->schemes);
  free(run->points);
}
