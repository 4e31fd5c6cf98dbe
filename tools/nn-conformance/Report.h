//===- Report.h - What came of a run ---------------------------*- C -*-===//
// The results as text for people, as a page of the documentation, and as JSON
// of the form that lit writes.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_REPORT_H
#define NN_CONFORMANCE_REPORT_H

#include "Pool.h"

#include <stdio.h>

/// Tables by mode, by op and by reason, of what did not pass.
void reportPrint(const Job *jobs, size_t numJobs, FILE *out);

/// The same, whole, as Markdown tables.
NnStatus reportWriteMarkdown(const Job *jobs, size_t numJobs,
                             const char *path) NN_MUST_USE;

/// Lines of `MODE NAME` of jobs that passed, soon and for every op at least two
/// if there are: a list to run when there is little time.
NnStatus reportWriteList(const Job *jobs, size_t numJobs,
                         const char *path) NN_MUST_USE;

/// {"tests": [{"name": "conformance :: node/test_abs/static", "code": "PASS",
/// …}]}, in the order of the jobs.
NnStatus reportWriteJson(const Job *jobs, size_t numJobs,
                         const char *path) NN_MUST_USE;

#endif // NN_CONFORMANCE_REPORT_H
