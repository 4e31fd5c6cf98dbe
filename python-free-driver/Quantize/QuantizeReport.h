//===- QuantizeReport.h - What quantizing came to ---------------*- C -*-===//
// Of each layer, and what Gate/GateReport.h has of the whole model.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZEREPORT_H
#define NNC_QUANTIZEREPORT_H

#include "Quantize/QuantizeRun.h"

/// Prints what is known, also if the gate failed, and writes the files. The
/// scheme is as the command line calls it.
NnStatus nncQuantizeReport(const NncQuantizeRun *run,
                           const char *scheme) NN_MUST_USE;

#endif // NNC_QUANTIZEREPORT_H
