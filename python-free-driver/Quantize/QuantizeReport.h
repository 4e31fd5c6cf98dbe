//===- QuantizeReport.h - What quantizing came to ---------------*- C -*-===//
// For people, programs, and as a picture.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZEREPORT_H
#define NNC_QUANTIZEREPORT_H

#include "Quantize/QuantizeRun.h"

typedef struct NncQuantizeReport {
  const char *scheme;     ///< As the command line calls it.
  const char *json, *svg; ///< Files, or NULL.
} NncQuantizeReport;

/// Prints what is known, also if the gate failed, and writes the files. There
/// is no picture if nothing was evaluated.
NnStatus nncQuantizeReport(const NncQuantizeRun *run,
                           const NncQuantizeReport *report) NN_MUST_USE;

#endif // NNC_QUANTIZEREPORT_H
