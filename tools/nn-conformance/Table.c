//===- Table.c - Counts of results ---------------------------------------===//
// Rows are found by a linear search: there are a few hundred.
//===----------------------------------------------------------------------===//
#include "Table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Row *addRow(Table *table, char *text) {
  if (table->numRows == table->capacity) {
    size_t capacity = table->capacity ? 2 * table->capacity : 64;
    Row *rows = realloc(table->rows, capacity * sizeof *rows);
    if (!rows)
      return NULL;
    table->rows = rows;
    table->capacity = capacity;
  }
  Row *row = &table->rows[table->numRows++];
  *row = (Row){.text = text};
  return row;
}

static Row *findRow(const Table *table, const char *text, size_t length) {
  for (size_t i = 0; i < table->numRows; ++i)
    if (!strncmp(table->rows[i].text, text, length) &&
        !table->rows[i].text[length])
      return &table->rows[i];
  return NULL;
}

static Row *needRow(Table *table, const char *text, size_t length) {
  Row *row = findRow(table, text, length);
  if (row)
    return row;
  char *copy = strndup(text, length);
  row = copy ? addRow(table, copy) : NULL;
  if (!row)
    free(copy);
  return row;
}

static void count(Table *table, const char *text, size_t length,
                  const Job *job) {
  Row *row = needRow(table, text, length);
  table->isShort |= !row;
  if (!row)
    return;
  ++row->total[job->mode];
  row->passed[job->mode] += job->result.outcome == OUTCOME_PASSED;
}

/// The length of the first word of a comma-separated list, and past it.
static size_t nextWord(const char **list) {
  size_t length = strcspn(*list, ",");
  *list += length + ((*list)[length] == ',');
  return length;
}

void tableAddByOp(Table *table, const Job *job) {
  for (const char *ops = job->c->ops; *ops;) {
    const char *op = ops;
    count(table, op, nextWord(&ops), job);
  }
}

bool tableLacks(const Table *table, const Job *job, int enough) {
  for (const char *ops = job->c->ops; *ops;) {
    const char *op = ops;
    const Row *row = findRow(table, op, nextWord(&ops));
    if (!row || row->passed[job->mode] < enough)
      return true;
  }
  return false;
}

int rowTotal(const Row *row) {
  int sum = 0;
  for (int m = 0; m < numModes; ++m)
    sum += row->total[m];
  return sum;
}

int rowPassed(const Row *row) {
  int sum = 0;
  for (int m = 0; m < numModes; ++m)
    sum += row->passed[m];
  return sum;
}

static int compareTexts(const void *a, const void *b) {
  return strcmp(((const Row *)a)->text, ((const Row *)b)->text);
}

static int compareTotals(const void *a, const void *b) {
  int difference = rowTotal(b) - rowTotal(a);
  return difference ? difference : compareTexts(a, b);
}

Table tableByOp(const Job *jobs, size_t numJobs) {
  Table table = {0};
  for (size_t i = 0; i < numJobs; ++i)
    tableAddByOp(&table, &jobs[i]);
  if (table.numRows)
    qsort(table.rows, table.numRows, sizeof *table.rows, compareTexts);
  return table;
}

Table tableByReason(const Job *jobs, size_t numJobs) {
  Table table = {0};
  for (size_t i = 0; i < numJobs; ++i) {
    const Result *result = &jobs[i].result;
    char text[sizeof result->message + 64];
    if (result->outcome == OUTCOME_PASSED)
      continue;
    int length = snprintf(text, sizeof text, "%s: %s",
                          outcomeNames[result->outcome], result->message);
    count(&table, text, (size_t)length, &jobs[i]);
  }
  if (table.numRows)
    qsort(table.rows, table.numRows, sizeof *table.rows, compareTotals);
  return table;
}

void tableDestroy(Table *table) {
  for (size_t i = 0; i < table->numRows; ++i)
    free(table->rows[i].text);
  free(table->rows);
}
