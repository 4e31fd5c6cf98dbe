//===- QuantizeRun.c - The steps of nnc quantize -------------------------===//
// What it takes to know of each layer which schemes it can have, and what they
// do to it.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include <stdlib.h>

/// What each layer can be, and what that does to it.
static NnStatus compareSchemes(NncQuantizeRun *run) {
  NnStatus status = NULL;
  for (int i = 0; i < NN_SCHEME_F32 && !status; ++i)
    if (run->isMixed || run->how.scheme == (NnScheme)i)
      status = nncQuantizeCompare(run, (NnScheme)i);
  return status;
}

NnStatus nncQuantizeBegin(const NncGateOptions *options, NncQuantizeRun *run) {
  NncGate *gate = &run->gate;
  NnStatus status = nncGateOpen(options, gate);
  run->how.gain = gate->graph.gain;
  if (!status && run->equalize)
    status = nncGraphEqualize(&gate->graph);
  if (!status && run->smooth > 0 && options->data)
    status = nncQuantizeSmooth(run);
  if (!status && (run->isMixed || run->how.scheme == NN_SCHEME_INT8))
    status = nncQuantizeCalibrate(run);
  if (!status && run->compensate && options->data)
    status = nncQuantizeRound(run);
  if (!status)
    status = compareSchemes(run);
  return status ? status : nncGateBegin(gate, "f32");
}

void nncQuantizeEnd(NncQuantizeRun *run) {
  nncLayerTableDestroy(&run->table);
  nncPlanDestroy(&run->plan);
  nnRangesDestroy(run->ranges);
  nnMomentsDestroy(run->how.moments);
  nncGateClose(&run->gate);
  free(run->schemes);
}
