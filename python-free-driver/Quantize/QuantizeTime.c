//===- QuantizeTime.c - What time each layer takes -----------------------===//
// A kernel belongs to the layer whose location its first op has. So what is
// fused with a layer counts as the layer's, and so does what was made for it.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeTime.h"

#include "Profile/Profile.h"

#include <stdlib.h>
#include <string.h>

/// The row of the layer that a kernel belongs to, or that after the last one.
static size_t rowOf(const NncLayerTable *table, const char *source) {
  size_t i = 0;
  while (i < table->count && strcmp(table->rows[i].key, source) != 0)
    ++i;
  return i;
}

static void addSpans(const NncProfile *profile, const NncLayerTable *table,
                     double *microseconds) {
  for (size_t i = 0; i < profile->numSpans; ++i) {
    const NncSpan *span = &profile->spans[i];
    const char *source =
        span->kernel < 0 ? "" : profile->model->kernels[span->kernel].source;
    microseconds[rowOf(table, source)] += span->end - span->begin;
  }
}

NnStatus nncLayerTimes(const NncReference *reference, const NncModel *model,
                       const NncLayerTable *table, double **microseconds) {
  static const double seconds = 0.2;
  NncSession session;
  NncProfile profile = {0};
  *microseconds = calloc(table->count + 1, sizeof **microseconds);
  if (!*microseconds)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = nncReferenceSession(reference, model, &session);
  if (!status)
    status = nncProfileRun(&session, seconds, &profile);
  if (!status)
    addSpans(&profile, table, *microseconds);
  nncProfileDestroy(&profile);
  nncSessionDestroy(&session);
  return status;
}
