//===- Pool.h - Cases in processes of their own ----------------*- C -*-===//
// Forks a process for each case, some at a time, so that a crash or an endless
// loop costs one case. What a case may take is limited.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_POOL_H
#define NN_CONFORMANCE_POOL_H

#include "Case.h"

/// A case to run in a mode, and what came of it.
typedef struct Job {
  const SuiteCase *c;
  Mode mode;
  Result result;
} Job;

typedef struct PoolOptions {
  int processes;
  int seconds;    ///< CPU time of a case; 0: no limit.
  long mebibytes; ///< Memory of a case beyond what all have; 0: no limit.
  bool isVerbose; ///< Prints each case that doesn't pass.
} PoolOptions;

/// Runs all jobs and fills in their results. Call it before any thread starts.
NnStatus poolRun(const char *suite, Job *jobs, size_t numJobs,
                 const PoolOptions *options) NN_MUST_USE;

#endif // NN_CONFORMANCE_POOL_H
