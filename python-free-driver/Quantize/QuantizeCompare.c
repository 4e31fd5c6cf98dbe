//===- QuantizeCompare.c - What a scheme does to each layer --------------===//
// One model computes each layer both ways, from what it reads in f32.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

#include <stdlib.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

typedef struct Comparison {
  NncQuantizeRun *run;
  NnScheme scheme;
  size_t count; ///< Layers that can have it.
} Comparison;

/// Outputs come in pairs, f32 and quantized, in the order of the layers.
static NnStatus compareSample(NncSession *session, int64_t i, void *user) {
  (void)i;
  const Comparison *c = user;
  NnStatus status = nncSessionRun(session);
  const nnrt_tensor_t *pairs =
      session->outputs + c->run->gate.plain.runtime->num_outputs;
  for (size_t j = 0; j < c->count && !status; ++j) {
    NncLayerRow *row = nncLayerTableFind(&c->run->table, c->scheme, j);
    NncLayerForm *form = &row->forms[c->scheme];
    nncSimilarityAdd(&form->similarity, &pairs[2 * j], &pairs[2 * j + 1]);
    if (!nncChannelsAdd(&form->channels, &pairs[2 * j], &pairs[2 * j + 1]))
      status = outOfMemory();
  }
  return status;
}

static NnStatus compareOn(NncQuantizeRun *run, const NncSampleset *set,
                          const NnQuantizeOptions *how) {
  enum { ENOUGH = 16 };
  NncModel model;
  NnStatus status = nncGraphCompileQuantized(&run->gate.graph, how, &model);
  Comparison c = {run, how->scheme,
                  nncLayerTableCount(&run->table, how->scheme)};
  if (!status && !run->table.failed)
    status = nncForEachSample("comparing layers", &model, set, ENOUGH,
                              run->gate.options->threads, compareSample, &c);
  nncModelClose(&model);
  return status;
}

NnStatus nncQuantizeCompare(NncQuantizeRun *run, NnScheme scheme) {
  NnQuantizeOptions how = run->how;
  how.scheme = scheme;
  how.schemes = NULL;
  how.compare = true;
  how.layer = nncLayerTableAdd;
  how.user = &run->table;
  run->table.next = 0;
  const NncSampleset *set = run->gate.options->data   ? &run->gate.data
                            : run->gate.options->eval ? &run->gate.eval
                                                      : NULL;
  NnStatus status = set ? compareOn(run, set, &how)
                        : nncGraphListLayers(&run->gate.graph, &how);
  return status || !run->table.failed ? status : outOfMemory();
}
