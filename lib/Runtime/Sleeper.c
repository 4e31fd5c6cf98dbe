//===- Sleeper.c - A thread that sleeps until it is woken ----------------===//
// By futex on Linux, by a condition variable elsewhere (NNRT_NO_FUTEX). The
// word `asleep` is ordered with what is waited for by sequential consistency on
// both sides.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Sleeper.h"

#include <stddef.h>

void nnrt_sleeper_prepare(sleeper_t *sleeper) {
  atomic_store(&sleeper->asleep, 1);
}

void nnrt_sleeper_cancel(sleeper_t *sleeper) {
  atomic_store(&sleeper->asleep, 0);
}

#ifndef NNRT_NO_FUTEX

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

void nnrt_sleeper_init(sleeper_t *sleeper) { atomic_init(&sleeper->asleep, 0); }

void nnrt_sleeper_destroy(sleeper_t *sleeper) { (void)sleeper; }

void nnrt_sleeper_sleep(sleeper_t *sleeper) {
  while (atomic_load(&sleeper->asleep))
    syscall(SYS_futex, &sleeper->asleep, FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0);
}

void nnrt_sleeper_wake(sleeper_t *sleeper) {
  if (atomic_load(&sleeper->asleep) && atomic_exchange(&sleeper->asleep, 0))
    syscall(SYS_futex, &sleeper->asleep, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

#else

void nnrt_sleeper_init(sleeper_t *sleeper) {
  atomic_init(&sleeper->asleep, 0);
  pthread_mutex_init(&sleeper->mutex, NULL);
  pthread_cond_init(&sleeper->woken, NULL);
}

void nnrt_sleeper_destroy(sleeper_t *sleeper) {
  pthread_mutex_destroy(&sleeper->mutex);
  pthread_cond_destroy(&sleeper->woken);
}

void nnrt_sleeper_sleep(sleeper_t *sleeper) {
  pthread_mutex_lock(&sleeper->mutex);
  while (atomic_load(&sleeper->asleep))
    pthread_cond_wait(&sleeper->woken, &sleeper->mutex);
  pthread_mutex_unlock(&sleeper->mutex);
}

void nnrt_sleeper_wake(sleeper_t *sleeper) {
  if (!atomic_load(&sleeper->asleep))
    return;
  pthread_mutex_lock(&sleeper->mutex);
  atomic_store(&sleeper->asleep, 0);
  pthread_cond_signal(&sleeper->woken);
  pthread_mutex_unlock(&sleeper->mutex);
}

#endif
