//===- QuantizePlan.h - From fast to accurate, step by step -----*- C -*-===//
// The schemes that layers start with, and an order of changes to more accurate
// ones, of which the gate finds out how many are needed.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZEPLAN_H
#define NNC_QUANTIZEPLAN_H

#include "Quantize/QuantizeTable.h"

/// A layer of the table gets another scheme.
typedef struct NncStep {
  size_t row;
  NnScheme to;
  double worth; ///< Error that is saved by a microsecond.
} NncStep;

typedef struct NncPlan {
  NncStep *steps;
  size_t count;
} NncPlan;

/// All layers that can have the scheme start with it, and go to f32, the most
/// sensitive first. Freed with nncPlanDestroy, also on failure.
NnStatus nncPlanUniform(NncLayerTable *table, NnScheme scheme,
                        NncPlan *plan) NN_MUST_USE;

/// Each layer starts with the scheme in which it takes the least time, and goes
/// on to those that save most of its error for the time they take. Steps of all
/// layers are ordered by that.
NnStatus nncPlanMixed(NncLayerTable *table, NncPlan *plan) NN_MUST_USE;
void nncPlanDestroy(NncPlan *plan);

/// Gives the layers their schemes after the first `n` steps: those that were
/// found slow are f32.
void nncPlanApply(const NncPlan *plan, NncLayerTable *table, size_t n);

#endif // NNC_QUANTIZEPLAN_H
