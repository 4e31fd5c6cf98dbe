//===- GateReport.h - What a change cost and gained -------------*- C -*-===//
// What holds for the whole model: scores and times, for people, programs, and
// as a picture.
//===----------------------------------------------------------------------===//
#ifndef NNC_GATEREPORT_H
#define NNC_GATEREPORT_H

#include "Files/Json.h"
#include "Gate/Gate.h"

/// What a verb calls the model before and after.
typedef struct NncGateWords {
  const char *before, *after; ///< "in f32", "quantized"
  const char *beforeKey;      ///< "f32", and `after`, are keys of JSON.
} NncGateWords;

/// Prints scores and times, as far as they are known.
void nncGatePrint(const NncGate *gate, const NncGateWords *words);

/// Adds the model, scores and times; and, to be called last, all points.
void nncGateToJson(const NncGate *gate, const NncGateWords *words,
                   NncJson *json);
void nncGatePointsToJson(const NncGate *gate, NncJson *json);

/// Writes the files that the options name. `json` is freed; it may be NULL if
/// they name no such file. There is no picture if nothing was evaluated.
NnStatus nncGateWriteReport(const NncGate *gate, NncJson *json) NN_MUST_USE;

/// That the score falls too far `when` ("even with one layer pruned").
NnStatus nncGateRefuse(const NncGate *gate, const char *when) NN_MUST_USE;

#endif // NNC_GATEREPORT_H
