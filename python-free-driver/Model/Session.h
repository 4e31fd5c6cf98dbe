//===- Session.h - A model with all that a run needs ------------*- C -*-===//
// Inputs, outputs, the arena and the threads of one model, made once and used
// for any number of runs, so that a run allocates nothing if shapes are static.
//===----------------------------------------------------------------------===//
#ifndef NNC_SESSION_H
#define NNC_SESSION_H

#include "Files/Inputs.h"

typedef struct NncSession {
  const nnrt_model_t *model; ///< Borrowed.
  nnrt_tensor_t *inputs, *outputs;
  nnrt_pool_t *pool;
  const nnrt_threads_t *threads; ///< The pool's.
  int64_t arenaBytes;
  void *arena;
} NncSession;

/// Runs go over `threads` threads, 0 standing for one for each CPU. Destroyed
/// with nncSessionDestroy also on failure.
NnStatus nncSessionCreate(const nnrt_model_t *model,
                          const NncInputSource *source, long threads,
                          NncSession *session) NN_MUST_USE;
void nncSessionDestroy(NncSession *session);

/// Runs the model. The outputs stay until the next run.
NnStatus nncSessionRun(NncSession *session) NN_MUST_USE;

#endif // NNC_SESSION_H
