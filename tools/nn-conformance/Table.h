//===- Table.h - Counts of results -----------------------------*- C -*-===//
// Counts the jobs that passed and that ran by a text: an op, or a reason.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_TABLE_H
#define NN_CONFORMANCE_TABLE_H

#include "Pool.h"

typedef struct Row {
  char *text;
  int passed[numModes], total[numModes];
} Row;

/// Rows, sorted by text once they are complete.
typedef struct Table {
  Row *rows;
  size_t numRows, capacity;
  bool isShort; ///< Memory was short: some are missing.
} Table;

/// Counts each job for each op of its case.
Table tableByOp(const Job *jobs, size_t numJobs);

/// Whether an op of the job's case has fewer than `enough` passed jobs in the
/// job's mode.
bool tableLacks(const Table *table, const Job *job, int enough);
/// Counts one job for each op of its case.
void tableAddByOp(Table *table, const Job *job);

/// Counts the jobs that didn't pass by outcome and message; most frequent
/// first.
Table tableByReason(const Job *jobs, size_t numJobs);

void tableDestroy(Table *table);

/// Over all modes.
int rowTotal(const Row *row);
int rowPassed(const Row *row);

#endif // NN_CONFORMANCE_TABLE_H
