//===- PoolTest.c - Unit tests of the pool -------------------------------===//
// Every part of a loop runs once, whatever the threads do: with more parts than
// threads and fewer, from inside of a loop, from two threads at once, awake and
// asleep, and in a child process that has none of the threads.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Expect.h"

#include "nnrt/nnrt.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

EXPECT_MAIN_STATE;

enum { maxParts = 64 };

/// Not atomic: what a loop wrote must be seen after it.
typedef struct Counts {
  int64_t runs[maxParts];
  const nnrt_threads_t *threads;
} Counts;

static void loop(const nnrt_threads_t *threads, int32_t parts, nnrt_task_t task,
                 void *work) {
  threads->parallel_for(threads->context, parts, task, work);
}

static void count(void *work, int32_t part) { ++((Counts *)work)->runs[part]; }

static void countSlowly(void *work, int32_t part) {
  nanosleep(&(struct timespec){.tv_nsec = 100000 * (part % 3)}, NULL);
  count(work, part);
}

/// Whether the first `parts` parts ran `times` times, and no other.
static int ran(const Counts *counts, int32_t parts, int64_t times) {
  for (int32_t i = 0; i < maxParts; ++i)
    if (counts->runs[i] != (i < parts ? times : 0))
      return 0;
  return 1;
}

static void testCounts(const nnrt_threads_t *threads) {
  for (int32_t parts = 0; parts <= maxParts; parts = 2 * parts + 1) {
    Counts counts = {0};
    for (int i = 0; i < 1000; ++i)
      loop(threads, parts, count, &counts);
    EXPECT(ran(&counts, parts, 1000));
  }
}

static void testSlow(const nnrt_threads_t *threads) {
  Counts counts = {0};
  for (int i = 0; i < 20; ++i)
    loop(threads, 7, countSlowly, &counts);
  EXPECT(ran(&counts, 7, 20));
}

static void testAsleep(const nnrt_threads_t *threads) {
  Counts counts = {0};
  for (int i = 0; i < 20; ++i) {
    nanosleep(&(struct timespec){.tv_nsec = 500000}, NULL);
    loop(threads, 5, count, &counts);
  }
  EXPECT(ran(&counts, 5, 20));
}

static void nest(void *work, int32_t part) {
  Counts *all = work, counts = {0};
  loop(all->threads, 5, count, &counts);
  all->runs[part] += ran(&counts, 5, 1);
}

static void testNested(const nnrt_threads_t *threads) {
  Counts counts = {.threads = threads};
  for (int i = 0; i < 100; ++i)
    loop(threads, 6, nest, &counts);
  EXPECT(ran(&counts, 6, 100));
}

static void *useBeside(void *work) {
  Counts *counts = work;
  for (int i = 0; i < 1000; ++i)
    loop(counts->threads, 3, count, counts);
  return NULL;
}

static void testShared(const nnrt_threads_t *threads) {
  Counts one = {.threads = threads}, other = {.threads = threads};
  pthread_t thread;
  EXPECT(!pthread_create(&thread, NULL, useBeside, &other));
  useBeside(&one);
  pthread_join(thread, NULL);
  EXPECT(ran(&one, 3, 1000) && ran(&other, 3, 1000));
}

static void testForked(const nnrt_threads_t *threads) {
  pid_t child = fork();
  if (!child) {
    Counts counts = {0};
    loop(threads, 5, count, &counts);
    _exit(!ran(&counts, 5, 1));
  }
  int state = 1;
  EXPECT(waitpid(child, &state, 0) == child && !state);
}

static void testPool(int32_t count) {
  nnrt_pool_t *pool = nnrt_pool_create(count);
  EXPECT(pool != NULL);
  if (!pool)
    return;
  const nnrt_threads_t *threads = nnrt_pool_threads(pool);
  EXPECT(count ? threads->count == count : threads->count >= 1);
  testCounts(threads);
  testSlow(threads);
  testAsleep(threads);
  testNested(threads);
  testShared(threads);
  testForked(threads);
  nnrt_pool_destroy(pool);
}

int main(void) {
  for (int32_t count = 0; count < 6; ++count)
    testPool(count);
  for (int i = 0; i < 100; ++i)
    nnrt_pool_destroy(nnrt_pool_create(3));
  nnrt_pool_destroy(NULL);
  EXPECT(!nnrt_pool_create(-1));
  return expectDone("pool");
}
