//===- Gate.c - A model before and after a change ------------------------===//
// Models that are changed are compiled, run over samples, and gone before the
// next one.
//===----------------------------------------------------------------------===//
#include "Gate/Gate.h"

#include "Files/Element.h"
#include "Files/File.h"
#include "Gate/LayerNames.h"
#include "Model/Shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// The metric
//===----------------------------------------------------------------------===//

static const char *const metrics[] = {
    [NNC_METRIC_TOP1] = "top1",
    [NNC_METRIC_COSINE] = "cosine",
    [NNC_METRIC_MSE] = "mse",
};

const char *nncGateMetric(const NncGate *gate) {
  return gate->user.metric ? gate->user.metric->name
                           : metrics[gate->reference.metric];
}

static bool givesFloats(const nnrt_model_t *model) {
  for (int32_t i = 0; i < model->num_outputs; ++i)
    if (nncDtypeIsFloat(model->outputs[i].dtype))
      return true;
  return false;
}

static NnStatus checkMetric(const NncGate *gate) {
  if (gate->reference.metric == NNC_METRIC_TOP1)
    return gate->reference.set->labels
               ? NULL
               : nnStatusCreate(NN_INVALID_ARGUMENT, "--metric top1 needs an "
                                                     "array 'labels' in the "
                                                     "data");
  return givesFloats(gate->plain.runtime)
             ? NULL
             : nnStatusCreate(
                   NN_INVALID_ARGUMENT,
                   "the model gives no floats to compare; a --metric "
                   "of your own can");
}

static NnStatus chooseMetric(NncGate *gate) {
  NncReference *reference = &gate->reference;
  const char *name = gate->options->metric;
  if (name && nncFileHasExtension(name, ".so")) {
    reference->metric = NNC_METRIC_USER;
    NnStatus status = nncUserMetricOpen(name, &gate->user);
    reference->user = gate->user.metric;
    return status;
  }
  reference->metric =
      reference->set->labels ? NNC_METRIC_TOP1 : NNC_METRIC_COSINE;
  for (int i = NNC_METRIC_TOP1; name && i <= NNC_METRIC_MSE; ++i)
    if (!strcmp(name, metrics[i]))
      reference->metric = (NncMetricKind)i;
  return checkMetric(gate);
}

//===----------------------------------------------------------------------===//
// Opening
//===----------------------------------------------------------------------===//

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

static NnStatus readSamples(NncGate *gate) {
  const NncGateOptions *options = gate->options;
  const nnrt_model_t *model = gate->plain.runtime;
  NnStatus status = NULL;
  if (options->data)
    status = nncSamplesetRead(options->data, model, &gate->data);
  if (!status && options->eval)
    status = nncSamplesetRead(options->eval, model, &gate->eval);
  gate->reference.shapes = options->model.shapes;
  gate->reference.threads = options->threads;
  gate->reference.set = options->eval   ? &gate->eval
                        : options->data ? &gate->data
                                        : NULL;
  if (status)
    return status;
  return gate->reference.set ? chooseMetric(gate) : checkShapes(model);
}

NnStatus nncGateOpen(const NncGateOptions *options, NncGate *gate) {
  gate->options = options;
  NnStatus status = nncParseShare("max-drop", options->maxDrop, &gate->maxDrop);
  if (!status)
    status = nncGraphOpen(&options->model, &gate->graph);
  if (!status)
    status = nncCheckLayerNames(options, &gate->graph);
  if (!status)
    status = nncGraphCompile(&gate->graph, &gate->plain);
  return status ? status : readSamples(gate);
}

void nncGateClose(NncGate *gate) {
  nncReferenceDestroy(&gate->reference);
  nncSamplesetDestroy(&gate->data);
  nncSamplesetDestroy(&gate->eval);
  nncModelClose(&gate->plain);
  nncModelClose(&gate->changed);
  nncGraphClose(&gate->graph);
  nncUserMetricClose(&gate->user);
  free(gate->points);
}

//===----------------------------------------------------------------------===//
// Evaluating
//===----------------------------------------------------------------------===//

bool nncGateIsEvaluated(const NncGate *gate) { return gate->reference.set; }

static NnStatus addPoint(NncGate *gate, NncEvaluation evaluation,
                         const char *label) {
  NncPoint *points =
      realloc(gate->points, (gate->numPoints + 1) * sizeof *points);
  if (!points)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  gate->points = points;
  NncPoint point = {evaluation.milliseconds, evaluation.score, ""};
  snprintf(point.label, sizeof point.label, "%s", label);
  points[gate->numPoints++] = point;
  return NULL;
}

NnStatus nncGateBegin(NncGate *gate, const char *label) {
  if (!nncGateIsEvaluated(gate))
    return NULL;
  NnStatus status =
      nncReferenceCreate(&gate->plain, &gate->reference, &gate->before);
  return status ? status : addPoint(gate, gate->before, label);
}

NnStatus nncGateTry(NncGate *gate, const char *label) {
  if (!nncGateIsEvaluated(gate))
    return NULL;
  NnStatus status = nncEvaluate(&gate->reference, &gate->changed, &gate->after);
  return status || !label ? status : addPoint(gate, gate->after, label);
}

NnStatus nncGateTime(NncGate *gate) {
  return nncCompareTimes(&gate->reference, &gate->plain, &gate->changed,
                         &gate->before.milliseconds, &gate->after.milliseconds);
}

double nncGateDrop(const NncGate *gate) {
  return gate->before.score - gate->after.score;
}

bool nncGateHolds(const NncGate *gate) {
  return nncGateDrop(gate) <= gate->maxDrop;
}
