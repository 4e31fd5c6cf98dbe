//===- Session.c - A model with all that a run needs ---------------------===//
// Outputs of static shape are allocated here; the model allocates the others,
// anew in each run.
//===----------------------------------------------------------------------===//
#include "Model/Session.h"

#include "Files/Tensor.h"

#include <stdlib.h>

static NnStatus runFailed(const nnrt_model_t *model, nnrt_status_t status) {
  return nnStatusCreate(NN_INVALID_MODEL, "model '%s' failed: %s", model->name,
                        nnrt_status_message(status));
}

static NnStatus createOutputs(NncSession *session) {
  const nnrt_model_t *model = session->model;
  session->outputs =
      calloc((size_t)model->num_outputs + 1, sizeof *session->outputs);
  if (!session->outputs)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (int32_t i = 0; i < model->num_outputs; ++i) {
    const nnrt_port_t *port = &model->outputs[i];
    if (nnrt_num_elements(port->rank, port->shape) < 0)
      continue;
    NnStatus status = nncTensorCreate(&session->outputs[i], port->dtype,
                                      port->rank, port->shape);
    if (status)
      return status;
  }
  return NULL;
}

static NnStatus createThreads(NncSession *session, long threads) {
  if (threads > NNRT_MAX_THREADS)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--threads %ld: expected at most %d", threads,
                          NNRT_MAX_THREADS);
  session->pool = nnrt_pool_create((int32_t)threads);
  if (!session->pool)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "can't start %ld threads", threads);
  session->threads = nnrt_pool_threads(session->pool);
  return NULL;
}

static NnStatus createArena(NncSession *session) {
  session->arenaBytes = nnrt_arena_bytes(session->model, session->threads);
  session->arena = nnrt_arena_create(session->arenaBytes);
  return session->arena
             ? NULL
             : nnStatusCreate(NN_OUT_OF_MEMORY,
                              "out of memory for an arena of %lld bytes",
                              (long long)session->arenaBytes);
}

NnStatus nncSessionCreate(const nnrt_model_t *model,
                          const NncInputSource *source, long threads,
                          NncSession *session) {
  *session = (NncSession){.model = model};
  NnStatus status = nncInputsCreate(model, source, &session->inputs);
  if (!status)
    status = createOutputs(session);
  if (status)
    return status;
  int32_t bad = 0;
  nnrt_status_t checked =
      nnrt_check_inputs(model, session->inputs, model->num_inputs, &bad);
  if (checked != NNRT_OK)
    return nnStatusCreate(NN_INVALID_ARGUMENT, "input '%s': %s",
                          model->inputs[bad].name,
                          nnrt_status_message(checked));
  status = createThreads(session, threads);
  return status ? status : createArena(session);
}

void nncSessionDestroy(NncSession *session) {
  if (!session->model)
    return;
  nncTensorsDestroy(session->inputs, session->model->num_inputs);
  nncTensorsDestroy(session->outputs, session->model->num_outputs);
  free(session->arena);
  nnrt_pool_destroy(session->pool);
  *session = (NncSession){0};
}

/// Forgets the outputs that the model allocated in the last run.
static void dropDynamicOutputs(NncSession *session) {
  for (int32_t i = 0; i < session->model->num_outputs; ++i) {
    const nnrt_port_t *port = &session->model->outputs[i];
    if (nnrt_num_elements(port->rank, port->shape) < 0)
      nncTensorDestroy(&session->outputs[i]);
  }
}

NnStatus nncSessionRun(NncSession *session) {
  dropDynamicOutputs(session);
  nnrt_status_t status = session->model->run(session->inputs, session->outputs,
                                             session->arena, session->threads);
  return status == NNRT_OK ? NULL : runFailed(session->model, status);
}
