//===- QuantizeRun.h - The steps of nnc quantize ----------------*- C -*-===//
// Calibrate, compare layer by layer, and look for the most layers that can be
// quantized without the score falling by more than is allowed.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZERUN_H
#define NNC_QUANTIZERUN_H

#include "Chart.h"
#include "Evaluate.h"
#include "QuantizeModel.h"
#include "QuantizeTable.h"

/// What the command line says, and what came of it.
typedef struct NncQuantizeRun {
  const NncModelOptions *model; ///< Borrowed, as all strings.
  const char *data, *eval;      ///< Files of samples; `eval` may be NULL.
  const char *rangesPath;       ///< Where ranges are written; NULL: nowhere.
  const char *skip;
  NnQuantizeOptions how; ///< `ranges` and `skip` are filled in.
  NnRangeMethod observer;
  double percent;
  bool keepBiases;
  const char *metricName; ///< NULL: top1 with labels, else cosine.
  double maxDrop;
  long threads;

  NncGraph graph;
  NncModel plain, quantized; ///< In f32, and as last tried.
  NncSampleset dataSet, evalSet;
  NncMetricKind metric;
  NncReference reference;
  NncEvaluation before, after;
  NnRanges ranges;
  NncLayerTable table;
  size_t moved; ///< Layers.
  char *moves;  ///< The list of what stays f32.
  NncPoint *points;
  size_t numPoints;
} NncQuantizeRun;

/// Does all of it but writing. Ended with nncQuantizeEnd, also on failure. If
/// the score falls too far whatever is done, that is a failure, but everything
/// else is known.
NnStatus nncQuantizeBegin(NncQuantizeRun *run) NN_MUST_USE;
NnStatus nncQuantizeGate(NncQuantizeRun *run) NN_MUST_USE;
void nncQuantizeEnd(NncQuantizeRun *run);

/// How much the score fell.
double nncQuantizeDrop(const NncQuantizeRun *run);
const char *nncMetricName(NncMetricKind metric);

#endif // NNC_QUANTIZERUN_H
