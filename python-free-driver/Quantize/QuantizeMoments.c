//===- QuantizeMoments.c - Rounding weights by what layers read ----------===//
// In turns, so that memory is bounded: the moments of some layers are added up
// over the samples, their weights are rounded, and the moments are forgotten.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeRun.h"

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

/// Outputs after the model's own are squares.
static NnStatus addSample(NncSession *session, int64_t i, void *user) {
  (void)i;
  NncQuantizeRun *run = user;
  const nnrt_model_t *model = session->model;
  NnStatus status = nncSessionRun(session);
  for (int32_t j = run->gate.plain.runtime->num_outputs;
       j < model->num_outputs && !status; ++j)
    if (!nnMomentsAdd(run->how.moments, model->outputs[j].name,
                      session->outputs[j].data, session->outputs[j].shape[0]))
      status = outOfMemory();
  return status;
}

/// Rounds in each scheme that layers may get.
static NnStatus roundWeights(NncQuantizeRun *run) {
  NnQuantizeOptions how = run->how;
  NnStatus status = NULL;
  for (int i = 0; i < NN_SCHEME_INT8_DYNAMIC && !status; ++i)
    if (run->isMixed || run->how.scheme == (NnScheme)i) {
      how.scheme = (NnScheme)i;
      status = nncGraphListLayers(&run->gate.graph, &how);
    }
  nnMomentsForget(run->how.moments);
  return status;
}

/// `*more` becomes false when all layers were looked at.
static NnStatus roundSome(NncQuantizeRun *run, bool *more) {
  NncModel model;
  NnQuantizeOptions how = run->how;
  if (run->isMixed)
    how.scheme = NN_SCHEME_W8;
  NnStatus status = nncGraphCompileMoments(&run->gate.graph, &how, &model);
  *more = !status &&
          model.runtime->num_outputs > run->gate.plain.runtime->num_outputs;
  if (*more)
    status =
        nncForEachSample("weighing inputs", &model, &run->gate.data, INT64_MAX,
                         run->gate.options->threads, addSample, run);
  nncModelClose(&model);
  return status || !*more ? status : roundWeights(run);
}

NnStatus nncQuantizeRound(NncQuantizeRun *run) {
  run->how.moments = nnMomentsCreate();
  NnStatus status = run->how.moments ? NULL : outOfMemory();
  for (bool more = true; more && !status;)
    status = roundSome(run, &more);
  return status;
}
