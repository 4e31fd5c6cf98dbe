//===- Pool.c - Cases in processes of their own --------------------------===//
// The parent sets MLIR and LLVM up once and forks. A child writes its result to
// a pipe as each step begins, so that the last one tells where it crashed; what
// it prints to stderr goes to a file, for a crash's last words.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Pool.h"

#include "Progress.h"
#include "nn-c/Dialect.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// A limit of CPU time doesn't end what waits; this many times it of any time
/// does, however busy the machine is.
enum { patience = 10 };

typedef struct Worker {
  pid_t pid; ///< 0: idle.
  Job *job;
  int pipe, errors;
  double start;
} Worker;

typedef struct Pool {
  MlirContext context;
  const char *suite;
  Job *jobs;
  size_t numJobs, numStarted, numDone;
  const PoolOptions *options;
  Worker *workers;
  struct pollfd *polls; ///< One a worker.
  NncProgress progress;
} Pool;

//===----------------------------------------------------------------------===//
// In the child
//===----------------------------------------------------------------------===//

/// Bytes of data that the process has already, which it shares with the parent.
static rlim_t dataInUse(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file) {
    if (fscanf(file, "%*d %*d %*d %*d %*d %ld", &pages) != 1)
      pages = 0;
    fclose(file);
  }
  return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void setLimits(const PoolOptions *options) {
  if (options->seconds) {
    rlim_t seconds = (rlim_t)options->seconds;
    setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 1});
  }
  if (options->mebibytes) {
    rlim_t bytes = dataInUse() + ((rlim_t)options->mebibytes << 20);
    setrlimit(RLIMIT_DATA, &(struct rlimit){bytes, bytes});
  }
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

static void sendResult(const Result *result, void *pipe) {
  // Shorter than PIPE_BUF: written whole, or the parent is gone.
  if (write(*(int *)pipe, result, sizeof *result) < 0)
    _exit(1);
}
_Static_assert(sizeof(Result) <= 512, "a result is written at once");

static _Noreturn void runChild(const Pool *pool, const Job *job, int pipe,
                               int errors) {
  setLimits(pool->options);
  dup2(errors, STDERR_FILENO);
  Result result;
  caseRun(pool->context, pool->suite, job->c, job->mode, sendResult, &pipe,
          &result);
  result.step = NULL; // It has come to its end.
  sendResult(&result, &pipe);
  _exit(0);
}

//===----------------------------------------------------------------------===//
// Starting
//===----------------------------------------------------------------------===//

static NnStatus start(Pool *pool, Worker *w) {
  int ends[2];
  w->errors = memfd_create("errors", MFD_CLOEXEC);
  if (w->errors < 0 || pipe(ends))
    return nnStatusCreate(NN_IO_ERROR, "cannot talk to a process: %s",
                          strerror(errno));
  w->job = &pool->jobs[pool->numStarted++];
  w->start = nncNow();
  w->pid = fork();
  if (!w->pid)
    runChild(pool, w->job, ends[1], w->errors);
  close(ends[1]);
  w->pipe = ends[0];
  if (w->pid < 0)
    return nnStatusCreate(NN_IO_ERROR, "cannot start a process: %s",
                          strerror(errno));
  return NULL;
}

//===----------------------------------------------------------------------===//
// Ending
//===----------------------------------------------------------------------===//

/// The first line that the child printed to stderr; "" if none.
static void readError(int errors, char *line, size_t size) {
  ssize_t length = pread(errors, line, size - 1, 0);
  line[length > 0 ? length : 0] = 0;
  line[strcspn(line, "\n")] = 0;
}

static void describeCrash(const Worker *w, int status, Result *result) {
  char error[200];
  const char *step = result->step ? result->step : "starting";
  readError(w->errors, error, sizeof error);
  result->outcome = OUTCOME_CRASHED;
  snprintf(result->message, sizeof result->message, "%s while %s%s%s",
           WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit", step,
           *error ? ": " : "", error);
}

static void describeTimeout(Result *result) {
  result->outcome = OUTCOME_TIMEOUT;
  snprintf(result->message, sizeof result->message, "while %s", result->step);
}

static void finish(Pool *pool, Worker *w) {
  int status;
  Result *result = &w->job->result;
  waitpid(w->pid, &status, 0);
  bool isEnded = WIFEXITED(status) && !WEXITSTATUS(status) && !result->step;
  bool isOutOfTime = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
                                             WTERMSIG(status) == SIGKILL);
  if (isOutOfTime)
    describeTimeout(result);
  else if (!isEnded)
    describeCrash(w, status, result);
  result->seconds = nncNow() - w->start;
  close(w->pipe);
  close(w->errors);
  w->pid = 0;
  ++pool->numDone;
  if (pool->options->isVerbose && result->outcome != OUTCOME_PASSED) {
    nncProgressFinish(&pool->progress);
    printf("%s %s %s: %s\n", outcomeNames[result->outcome], w->job->c->name,
           modeNames[w->job->mode], result->message);
    fflush(stdout);
  }
}

/// Takes what the child has written. False at the end.
static bool receive(Worker *w) {
  Result result;
  ssize_t size = read(w->pipe, &result, sizeof result);
  if (size == (ssize_t)sizeof result)
    w->job->result = result;
  return size > 0;
}

static void endOverdue(const Pool *pool, const Worker *w) {
  double limit = pool->options->seconds * patience;
  if (w->pid && limit > 0 && nncNow() - w->start > limit)
    kill(w->pid, SIGKILL);
}

//===----------------------------------------------------------------------===//
// The pool
//===----------------------------------------------------------------------===//

static NnStatus startIdle(Pool *pool) {
  NnStatus status = NULL;
  for (int i = 0; i < pool->options->processes; ++i) {
    Worker *w = &pool->workers[i];
    if (!status && !w->pid && pool->numStarted < pool->numJobs)
      status = start(pool, w);
    pool->polls[i] = (struct pollfd){w->pid ? w->pipe : -1, POLLIN, 0};
  }
  return status;
}

static void serveRunning(Pool *pool) {
  poll(pool->polls, (nfds_t)pool->options->processes, 1000);
  for (int i = 0; i < pool->options->processes; ++i) {
    Worker *w = &pool->workers[i];
    endOverdue(pool, w);
    if (pool->polls[i].revents && !receive(w))
      finish(pool, w);
  }
}

static NnStatus runAll(Pool *pool) {
  NnStatus status = NULL;
  while (!status && pool->numDone < pool->numJobs) {
    status = startIdle(pool);
    if (!status)
      serveRunning(pool);
    nncProgressUpdate(&pool->progress, "conformance", (int)pool->numDone,
                      (int)pool->numJobs);
  }
  nncProgressFinish(&pool->progress);
  return status;
}

NnStatus poolRun(const char *suite, Job *jobs, size_t numJobs,
                 const PoolOptions *options) {
  Pool pool = {.context = nnContextCreate(),
               .suite = suite,
               .jobs = jobs,
               .numJobs = numJobs,
               .options = options,
               .workers = calloc((size_t)options->processes, sizeof(Worker)),
               .polls =
                   calloc((size_t)options->processes, sizeof(struct pollfd))};
  // A child has one thread, and would wait for others of the context's.
  mlirContextEnableMultithreading(pool.context, false);
  caseWarmUp(pool.context);
  fflush(NULL); // Else each child has a copy of what is buffered.
  NnStatus status = pool.workers && pool.polls
                        ? runAll(&pool)
                        : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  free(pool.workers);
  free(pool.polls);
  mlirContextDestroy(pool.context);
  return status;
}
