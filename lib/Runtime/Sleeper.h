//===- Sleeper.h - A thread that sleeps until it is woken -------*- C -*-===//
// One thread sleeps; any may wake it. In this order no wake is lost: the
// sleeper prepares, looks once more at what it waits for, and sleeps or
// cancels; the waker changes what is waited for, and wakes.
//===----------------------------------------------------------------------===//
#ifndef NNRT_SLEEPER_H
#define NNRT_SLEEPER_H

#include <pthread.h>
#include <stdatomic.h>

#ifndef __linux__
#define NNRT_NO_FUTEX
#endif

typedef struct sleeper_t {
  atomic_uint asleep;
#ifdef NNRT_NO_FUTEX
  pthread_mutex_t mutex;
  pthread_cond_t woken;
#endif
} sleeper_t;

void nnrt_sleeper_init(sleeper_t *sleeper);
void nnrt_sleeper_destroy(sleeper_t *sleeper);

void nnrt_sleeper_prepare(sleeper_t *sleeper);
void nnrt_sleeper_cancel(sleeper_t *sleeper);

/// Returns when woken since the last nnrt_sleeper_prepare.
void nnrt_sleeper_sleep(sleeper_t *sleeper);

/// Costs one load if the thread is awake.
void nnrt_sleeper_wake(sleeper_t *sleeper);

#endif // NNRT_SLEEPER_H
