//===- QuantizePlan.c - From fast to accurate, step by step --------------===//
// For each layer the steps of a mixed plan are the lower convex hull of its
// schemes in the plane of time and error, so that what a microsecond buys falls
// from one to the next, and no layer's steps change places when all are sorted:
// the greedy solution of the multiple-choice knapsack problem.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizePlan.h"

#include <math.h>
#include <stdlib.h>

static NnStatus createSteps(const NncLayerTable *table, NncPlan *plan) {
  *plan = (NncPlan){0};
  plan->steps = calloc(table->count * NNC_NUM_SCHEMES + 1, sizeof *plan->steps);
  return plan->steps ? NULL : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

void nncPlanDestroy(NncPlan *plan) {
  free(plan->steps);
  *plan = (NncPlan){0};
}

/// The most worth first, else as the layers are.
static int compareSteps(const void *left, const void *right) {
  const NncStep *a = left, *b = right;
  if (a->worth != b->worth)
    return a->worth < b->worth ? 1 : -1;
  return (a->row > b->row) - (a->row < b->row);
}

static void finish(NncPlan *plan, NncLayerTable *table) {
  qsort(plan->steps, plan->count, sizeof *plan->steps, compareSteps);
  nncLayerTableRank(table);
  nncPlanApply(plan, table, 0);
}

static bool canHave(const NncLayerRow *row, NnScheme scheme) {
  return row->forms[scheme].isKnown && !row->forms[scheme].reason;
}

NnStatus nncPlanUniform(NncLayerTable *table, NnScheme scheme, NncPlan *plan) {
  NnStatus status = createSteps(table, plan);
  for (size_t i = 0; i < table->count && !status; ++i) {
    NncLayerRow *row = &table->rows[i];
    row->start = canHave(row, scheme) ? scheme : NN_SCHEME_F32;
    if (row->start != NN_SCHEME_F32)
      plan->steps[plan->count++] =
          (NncStep){i, NN_SCHEME_F32, nncLayerError(row, scheme)};
  }
  if (!status)
    finish(plan, table);
  return status;
}

//===----------------------------------------------------------------------===//
// Mixed
//===----------------------------------------------------------------------===//

static double timeOf(const NncLayerRow *row, NnScheme scheme) {
  return row->forms[scheme].microseconds;
}

/// Of schemes that take the same time, the more accurate.
static NnScheme fastest(const NncLayerRow *row) {
  NnScheme best = NN_SCHEME_F32;
  for (int i = 0; i < NN_SCHEME_F32; ++i) {
    NnScheme scheme = (NnScheme)i;
    if (canHave(row, scheme) && timeOf(row, scheme) < timeOf(row, best))
      best = scheme;
  }
  return best;
}

/// The best step from a scheme; `to` is the same if there is none.
static NncStep nextStep(const NncLayerRow *row, NnScheme from) {
  static const double least = 1e-3; // Microseconds.
  NncStep best = {.to = from, .worth = 0};
  for (int i = 0; i < NNC_NUM_SCHEMES; ++i) {
    NnScheme to = (NnScheme)i;
    double saved = nncLayerError(row, from) - nncLayerError(row, to);
    if (!canHave(row, to) || saved <= 0)
      continue;
    double worth = saved / fmax(timeOf(row, to) - timeOf(row, from), least);
    if (worth > best.worth)
      best = (NncStep){.to = to, .worth = worth};
  }
  return best;
}

NnStatus nncPlanMixed(NncLayerTable *table, NncPlan *plan) {
  NnStatus status = createSteps(table, plan);
  for (size_t i = 0; i < table->count && !status; ++i) {
    NncLayerRow *row = &table->rows[i];
    row->start = fastest(row);
    NnScheme at = row->start;
    double last = INFINITY; // Equal steps of a layer stay in order.
    for (NncStep step = nextStep(row, at); step.to != at;
         step = nextStep(row, at)) {
      step.row = i;
      step.worth = fmin(step.worth, nextafter(last, 0));
      plan->steps[plan->count++] = step;
      at = step.to;
      last = step.worth;
    }
  }
  if (!status)
    finish(plan, table);
  return status;
}

void nncPlanApply(const NncPlan *plan, NncLayerTable *table, size_t n) {
  for (size_t i = 0; i < table->count; ++i)
    table->rows[i].scheme = table->rows[i].start;
  for (size_t i = 0; i < n; ++i)
    table->rows[plan->steps[i].row].scheme = plan->steps[i].to;
  for (size_t i = 0; i < table->count; ++i)
    if (table->rows[i].slow)
      table->rows[i].scheme = NN_SCHEME_F32;
}
