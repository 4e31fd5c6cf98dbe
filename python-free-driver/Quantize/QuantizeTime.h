//===- QuantizeTime.h - What time each layer takes --------------*- C -*-===//
// Kernels of a run, by the layers that they are named after.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZETIME_H
#define NNC_QUANTIZETIME_H

#include "Gate/Evaluate.h"
#include "Quantize/QuantizeTable.h"

/// Profiles runs of the first sample. `microseconds`, freed by the caller, has
/// a number for each row of the table and one for all other kernels.
NnStatus nncLayerTimes(const NncReference *reference, const NncModel *model,
                       const NncLayerTable *table,
                       double **microseconds) NN_MUST_USE;

#endif // NNC_QUANTIZETIME_H
