//===- Pool.c - Threads for the loops of models --------------------------===//
// A loop's parts are dealt out, one share a thread, the same each time, so that
// caches keep what a thread works on. Whoever calls takes over shares that no
// thread has begun: it waits for nobody who is asleep or was preempted.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Sleeper.h"
#include "nnrt/nnrt.h"

#include <sched.h>
#include <signal.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/// A cache line, or two where the prefetcher takes them in pairs.
enum { line = 128 };
/// How long a thread waits awake: for most of what one thread does alone within
/// a run. Waking one up takes some ten microseconds.
static const int64_t spin_nanoseconds = 200000;

/// Names a loop: its number, and in the low bits how many threads share it.
/// They only grow, so that a late thread can't mistake a loop for another.
typedef uint64_t ticket_t;
enum { share_bits = 16 };

static int32_t shares_of(ticket_t ticket) {
  return (int32_t)(ticket & ((1 << share_bits) - 1));
}

typedef struct worker_t {
  alignas(line) _Atomic ticket_t taken; ///< The last loop with its share taken.
  sleeper_t sleeper;
  nnrt_pool_t *pool;
  int32_t index; ///< Its share's.
  pthread_t thread;
} worker_t;

struct nnrt_pool_t {
  nnrt_threads_t threads;
  atomic_flag busy; ///< While a loop runs.
  // The loop, for those who have taken a share of it.
  nnrt_task_t task;
  void *work;
  int32_t parts;
  alignas(line) _Atomic ticket_t ticket;    ///< Of the latest loop.
  alignas(line) _Atomic int32_t unfinished; ///< Shares of it.
  sleeper_t caller;
  worker_t workers[]; ///< The first is the thread that calls.
};

//===----------------------------------------------------------------------===//
// Waiting
//===----------------------------------------------------------------------===//

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void relax(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

/// Waits until `is_over` holds: first awake, then asleep.
static void wait(sleeper_t *sleeper, bool (*is_over)(void *), void *of) {
  int64_t start = 0, time;
  do {
    for (int i = 0; i < 16; ++i) {
      if (is_over(of))
        return;
      relax();
    }
    time = now();
    start = start ? start : time;
  } while (time - start < spin_nanoseconds);
  for (;;) {
    nnrt_sleeper_prepare(sleeper);
    if (is_over(of))
      break;
    nnrt_sleeper_sleep(sleeper);
  }
  nnrt_sleeper_cancel(sleeper);
}

//===----------------------------------------------------------------------===//
// Shares
//===----------------------------------------------------------------------===//

/// Whether the caller of this may run the worker's share of the loop.
static bool take(worker_t *worker, ticket_t ticket) {
  ticket_t taken = atomic_load(&worker->taken);
  return taken < ticket &&
         atomic_compare_exchange_strong(&worker->taken, &taken, ticket);
}

static void run_share(nnrt_pool_t *pool, int32_t share) {
  for (int32_t part = share; part < pool->parts; part += pool->threads.count)
    pool->task(pool->work, part);
  if (atomic_fetch_sub(&pool->unfinished, 1) == 1)
    nnrt_sleeper_wake(&pool->caller);
}

//===----------------------------------------------------------------------===//
// Workers
//===----------------------------------------------------------------------===//

/// What a worker waits for: a loop later than the one it has seen.
typedef struct next_t {
  nnrt_pool_t *pool;
  ticket_t seen;
} next_t;

static bool is_new(void *of) {
  next_t *next = of;
  return atomic_load(&next->pool->ticket) != next->seen;
}

/// Until a loop that nobody shares.
static void *work(void *of) {
  worker_t *worker = of;
  next_t next = {worker->pool, 0};
  for (;;) {
    wait(&worker->sleeper, is_new, &next);
    next.seen = atomic_load(&next.pool->ticket);
    if (!shares_of(next.seen))
      return NULL;
    if (worker->index < shares_of(next.seen) && take(worker, next.seen))
      run_share(next.pool, worker->index);
  }
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Begins a loop on the first `shares` threads.
static ticket_t post(nnrt_pool_t *pool, int32_t shares) {
  ticket_t last = atomic_load_explicit(&pool->ticket, memory_order_relaxed);
  ticket_t ticket =
      ((last >> share_bits) + 1) << share_bits | (ticket_t)(uint32_t)shares;
  atomic_store_explicit(&pool->unfinished, shares, memory_order_relaxed);
  atomic_store(&pool->ticket, ticket);
  return ticket;
}

static bool is_finished(void *of) {
  nnrt_pool_t *pool = of;
  return !atomic_load(&pool->unfinished);
}

static void share(nnrt_pool_t *pool, int32_t parts) {
  int32_t count = pool->threads.count;
  int32_t shares = parts < count ? parts : count;
  pool->parts = parts;
  ticket_t ticket = post(pool, shares);
  for (int32_t i = 1; i < shares; ++i)
    nnrt_sleeper_wake(&pool->workers[i].sleeper);
  run_share(pool, 0);
  for (int32_t i = 1; i < shares; ++i)
    if (take(&pool->workers[i], ticket))
      run_share(pool, i);
  wait(&pool->caller, is_finished, pool);
}

static void parallel_for(void *context, int32_t parts, nnrt_task_t task,
                         void *work) {
  nnrt_pool_t *pool = context;
  if (parts < 2 || pool->threads.count < 2 ||
      atomic_flag_test_and_set(&pool->busy)) {
    for (int32_t part = 0; part < parts; ++part)
      task(work, part);
    return;
  }
  pool->task = task;
  pool->work = work;
  share(pool, parts);
  atomic_flag_clear(&pool->busy);
}

//===----------------------------------------------------------------------===//
// The pool
//===----------------------------------------------------------------------===//

static int32_t number_of_cpus(void) {
#ifdef __linux__
  cpu_set_t cpus;
  if (!sched_getaffinity(0, sizeof cpus, &cpus))
    return CPU_COUNT(&cpus);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int32_t)count : 1;
}

static nnrt_pool_t *allocate(int32_t count) {
  size_t size = sizeof(nnrt_pool_t) + (size_t)count * sizeof(worker_t);
  nnrt_pool_t *pool = aligned_alloc(line, (size + line - 1) / line * line);
  if (!pool)
    return NULL;
  pool->threads = (nnrt_threads_t){count, parallel_for, pool};
  atomic_flag_clear(&pool->busy);
  atomic_init(&pool->ticket, 0);
  atomic_init(&pool->unfinished, 0);
  nnrt_sleeper_init(&pool->caller);
  for (int32_t i = 0; i < count; ++i) {
    worker_t *worker = &pool->workers[i];
    atomic_init(&worker->taken, 0);
    nnrt_sleeper_init(&worker->sleeper);
    worker->pool = pool;
    worker->index = i;
  }
  return pool;
}

/// Starts all workers; returns how many threads there are then. Signals are for
/// the threads of the program.
static int32_t start(nnrt_pool_t *pool) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int32_t started = 1;
  while (started < pool->threads.count) {
    worker_t *worker = &pool->workers[started];
    if (pthread_create(&worker->thread, NULL, work, worker))
      break;
    ++started;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

/// Ends the threads before `started`, and the pool.
static void stop(nnrt_pool_t *pool, int32_t started) {
  post(pool, 0);
  for (int32_t i = 1; i < started; ++i) {
    nnrt_sleeper_wake(&pool->workers[i].sleeper);
    pthread_join(pool->workers[i].thread, NULL);
  }
  for (int32_t i = 0; i < pool->threads.count; ++i)
    nnrt_sleeper_destroy(&pool->workers[i].sleeper);
  nnrt_sleeper_destroy(&pool->caller);
  free(pool);
}

nnrt_pool_t *nnrt_pool_create(int32_t count) {
  if (!count)
    count = number_of_cpus();
  if (count < 1)
    return NULL;
  nnrt_pool_t *pool =
      allocate(count < NNRT_MAX_THREADS ? count : NNRT_MAX_THREADS);
  int32_t started = pool ? start(pool) : 0;
  if (!pool || started == pool->threads.count)
    return pool;
  stop(pool, started);
  return NULL;
}

const nnrt_threads_t *nnrt_pool_threads(const nnrt_pool_t *pool) {
  return &pool->threads;
}

void nnrt_pool_destroy(nnrt_pool_t *pool) {
  if (pool)
    stop(pool, pool->threads.count);
}
