//===- Calibrate.c - Give out the values whose ranges quantizing needs ----===//
// Operands and results of contractions become additional results of the
// function, each named by its key (ValueKeys.h):
//   return %y                ->   return %y, %x, %w, %c
// The caller observes them (nn-c/Quantize.h). Expects the graph as nn-quantize
// will see it. Nothing inside of regions is looked at.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Passes.h"
#include "Transforms/Results.h"
#include "Transforms/Shapes.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/Quantize.h"

#include <stdlib.h>

typedef struct Observed {
  MlirValue *values;
  intptr_t count;
} Observed;

static bool isWanted(const Observed *observed, MlirValue value) {
  if (mlirValueIsNull(value) || !mlirAttributeIsNull(nnConstantValue(value)))
    return false;
  for (intptr_t i = 0; i < observed->count; ++i)
    if (mlirValueEqual(observed->values[i], value))
      return false;
  return true;
}

static void add(Observed *observed, MlirValue value) {
  if (isWanted(observed, value))
    observed->values[observed->count++] = value;
}

/// In the order of the ops. `observed->values` is NULL when memory is short.
static Observed findObserved(MlirOperation func) {
  Observed observed = {NULL, 0};
  size_t n;
  MlirOperation *layers = nnFindLayers(func, &n);
  if (layers)
    observed.values = malloc((3 * n + 1) * sizeof(MlirValue));
  for (size_t i = 0; i < n && observed.values; ++i) {
    add(&observed, nnOperand(layers[i], 0));
    add(&observed, nnOperand(layers[i], 1));
    add(&observed, nnResult(layers[i], 0));
  }
  free(layers);
  return observed;
}

static MlirLogicalResult giveOut(MlirOperation func, const Observed *observed,
                                 const NnValueKeys *keys) {
  size_t n = (size_t)observed->count;
  const char **names = malloc((n + 1) * sizeof *names);
  for (size_t i = 0; i < n && names; ++i)
    names[i] = nnValueKeysFind(keys, observed->values[i]);
  MlirLogicalResult result =
      names ? nnAppendResults(func, observed->count, observed->values, names)
            : nnOpError(func, "out of memory");
  free(names);
  return result;
}

static MlirLogicalResult calibrate(MlirOperation func, intptr_t *count) {
  *count = 0;
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  Observed observed = findObserved(func);
  NnValueKeys keys = {0};
  MlirLogicalResult result = observed.values && nnValueKeysCreate(func, &keys)
                                 ? giveOut(func, &observed, &keys)
                                 : nnOpError(func, "out of memory");
  *count = observed.count;
  nnValueKeysDestroy(&keys);
  free(observed.values);
  return result;
}

MlirLogicalResult nnCalibrateFunction(MlirOperation func) {
  intptr_t count;
  return calibrate(func, &count);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  static const NnQuantizeOptions all = {.scheme = NN_SCHEME_W8};
  intptr_t count;
  if (nnPassBool(pass, 0))
    return nnCalibrateMoments(func, &all, INT64_MAX);
  MlirLogicalResult result = calibrate(func, &count);
  nnPassCount(pass, 0, count);
  return result;
}

static const NnOptionInfo options[] = {
    {"moments",
     "give out sums of products of what layers multiply by their weights "
     "instead",
     NN_OPTION_BOOL, NULL},
};

static const NnStatisticInfo statistics[] = {
    {"observed", "values that became results"},
};

const NnPassInfo nnCalibratePass = {
    .name = "nn-calibrate",
    .description = "Give out the values whose ranges quantizing needs",
    .anchor = "func.func",
    .options = options,
    .numOptions = 1,
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
