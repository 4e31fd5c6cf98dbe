//===- QuantizeMix.c - Each layer its own scheme -------------------------===//
// Every scheme is tried on all layers at once, for the times that they take in
// it. Times are not quite the layers' own: bytes that go from one to the next
// save more than each alone does. So what comes of the plan is measured against
// the best single scheme.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include "Quantize/QuantizeTime.h"

#include <stdlib.h>

/// Notes what layers take with a scheme, or in f32.
static NnStatus noteTimes(NncQuantizeRun *run, const NncModel *model,
                          NnScheme scheme) {
  double *times = NULL;
  NnStatus status =
      nncLayerTimes(&run->gate.reference, model, &run->table, &times);
  for (size_t i = 0; i < run->table.count && !status; ++i)
    run->table.rows[i].forms[scheme].microseconds = times[i];
  free(times);
  return status;
}

/// Makes `quantized` the model with one scheme wherever it can be.
static NnStatus tryScheme(NncQuantizeRun *run, NnScheme scheme,
                          const char *label) {
  nncPlanDestroy(&run->plan);
  NnStatus status = nncPlanUniform(&run->table, scheme, &run->plan);
  return status ? status : nncQuantizeAttempt(run, 0, label);
}

NnStatus nncQuantizeMix(NncQuantizeRun *run) {
  NnStatus status = noteTimes(run, &run->gate.plain, NN_SCHEME_F32);
  for (int i = 0; i < NN_SCHEME_F32 && !status; ++i) {
    NnScheme scheme = (NnScheme)i;
    if (!nncLayerTableCount(&run->table, scheme))
      continue;
    status = tryScheme(run, scheme, nnSchemeGetName(scheme));
    run->uniform[scheme] = run->gate.after;
    if (!status)
      status = noteTimes(run, &run->gate.changed, scheme);
  }
  nncPlanDestroy(&run->plan);
  return status ? status : nncPlanMixed(&run->table, &run->plan);
}

//===----------------------------------------------------------------------===//
// Against one scheme for all
//===----------------------------------------------------------------------===//

/// The fastest scheme whose score is allowed; f32's always is.
static NnScheme bestScheme(const NncQuantizeRun *run) {
  NnScheme best = NN_SCHEME_F32;
  double least = run->gate.before.milliseconds;
  for (int i = 0; i < NN_SCHEME_F32; ++i) {
    const NncEvaluation *tried = &run->uniform[i];
    if (nncLayerTableCount(&run->table, (NnScheme)i) &&
        run->gate.before.score - tried->score <= run->gate.maxDrop &&
        tried->milliseconds < least) {
      best = (NnScheme)i;
      least = tried->milliseconds;
    }
  }
  return best;
}

/// What was tried before one scheme for all.
static NnStatus restore(NncQuantizeRun *run, NncModel model,
                        NncEvaluation after, size_t steps) {
  nncModelClose(&run->gate.changed);
  run->gate.changed = model;
  run->gate.after = after;
  nncPlanDestroy(&run->plan);
  NnStatus status = nncPlanMixed(&run->table, &run->plan);
  return status ? status : nncQuantizeChoose(run, steps);
}

NnStatus nncQuantizeTakeFastest(NncQuantizeRun *run) {
  NncModel mixed = run->gate.changed;
  NncEvaluation after = run->gate.after;
  size_t steps = run->steps;
  double ours = 0, theirs = 0;
  run->gate.changed = (NncModel){0};
  NnStatus status = tryScheme(run, bestScheme(run), NULL);
  if (!status)
    status = nncCompareTimes(&run->gate.reference, &mixed, &run->gate.changed,
                             &ours, &theirs);
  if (!status && ours <= theirs)
    return restore(run, mixed, after, steps);
  nncModelClose(&mixed);
  return status;
}
