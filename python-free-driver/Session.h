//===- Session.h - A model with all that a run needs ------------*- C -*-===//
// Inputs, outputs and the arena of one model, made once and used for any number
// of runs, so that a run allocates nothing if shapes are static.
//===----------------------------------------------------------------------===//
#ifndef NNC_SESSION_H
#define NNC_SESSION_H

#include "Inputs.h"

typedef struct NncSession {
  const nnrt_model_t *model; ///< Borrowed.
  nnrt_tensor_t *inputs, *outputs;
  void *arena;
} NncSession;

/// Destroyed with nncSessionDestroy also on failure.
NnStatus nncSessionCreate(const nnrt_model_t *model,
                          const NncInputSource *source,
                          NncSession *session) NN_MUST_USE;
void nncSessionDestroy(NncSession *session);

/// Runs the model. The outputs stay until the next run.
NnStatus nncSessionRun(NncSession *session) NN_MUST_USE;

#endif // NNC_SESSION_H
