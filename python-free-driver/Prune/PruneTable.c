//===- PruneTable.c - What pruning leaves of each layer -------------------===//
// Layers are told apart by the keys of their results.
//===----------------------------------------------------------------------===//
#include "Prune/PruneTable.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

void nncPruneTableAdd(const NnLayerWeights *weights, void *user) {
  NncPruneTable *table = user;
  MlirStringRef op = mlirIdentifierStr(mlirOperationGetName(weights->op));
  NncPruneRow row = {.key = strdup(weights->key),
                     .op = strndup(op.data, op.length),
                     .before = weights->count,
                     .squaresBefore = weights->squares};
  NncPruneRow *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
  if (rows)
    table->rows = rows;
  if (!rows || !row.key || !row.op) {
    free(row.key);
    free(row.op);
    table->failed = true;
    return;
  }
  rows[table->count++] = row;
}

void nncPruneTableUpdate(const NnLayerWeights *weights, void *user) {
  NncPruneTable *table = user;
  for (size_t i = 0; i < table->count; ++i) {
    NncPruneRow *row = &table->rows[i];
    if (strcmp(row->key, weights->key))
      continue;
    row->count = weights->count;
    row->zeros = weights->zeros;
    row->skipped = weights->skipped;
    row->squares = weights->squares;
  }
}

void nncPruneTableDestroy(NncPruneTable *table) {
  for (size_t i = 0; i < table->count; ++i) {
    free(table->rows[i].key);
    free(table->rows[i].op);
  }
  free(table->rows);
  *table = (NncPruneTable){0};
}

/// The part of the sum of squares that is left.
static double partLeft(const NncPruneRow *row) {
  return row->squaresBefore > 0 ? row->squares / row->squaresBefore : 1;
}

bool nncPruneRowLoses(const NncPruneRow *row) {
  return row->squares < row->squaresBefore || row->count < row->before;
}

size_t nncPruneTableCount(const NncPruneTable *table) {
  size_t n = 0;
  for (size_t i = 0; i < table->count; ++i)
    n += nncPruneRowLoses(&table->rows[i]);
  return n;
}

/// Lower for what is more sensitive; layers that lose nothing come last.
static double robustness(const NncPruneTable *table, const NncPruneRow *row) {
  if (!nncPruneRowLoses(row))
    return INFINITY;
  return table->isMeasured ? -row->drop : partLeft(row);
}

void nncPruneTableRank(NncPruneTable *table) {
  table->numPruned = nncPruneTableCount(table);
  for (size_t i = 0; i < table->count; ++i) {
    NncPruneRow *row = &table->rows[i];
    double own = robustness(table, row);
    row->rank = 0;
    for (size_t j = 0; j < table->count; ++j) {
      double other = robustness(table, &table->rows[j]);
      row->rank += other < own || (other == own && j < i);
    }
  }
}

char *nncPruneTableKeep(NncPruneTable *table, size_t n, const char *skipped) {
  size_t size = skipped ? strlen(skipped) + 1 : 1, at = 0;
  for (size_t i = 0; i < table->count; ++i)
    size += strlen(table->rows[i].key) + 1;
  char *list = malloc(size);
  if (!list)
    return NULL;
  at += (size_t)snprintf(list, size, "%s", skipped ? skipped : "");
  for (size_t i = 0; i < table->count; ++i) {
    NncPruneRow *row = &table->rows[i];
    row->isDense = row->rank < n;
    if (row->isDense)
      at += (size_t)snprintf(list + at, size - at, "%s%s", at ? "," : "",
                             row->key);
  }
  return list;
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

static double percent(int64_t part, int64_t all) {
  return all ? 100 * (double)part / (double)all : 0;
}

void nncPruneTablePrint(const NncPruneTable *table, FILE *out) {
  fprintf(out, "%9s %9s %6s %6s %7s%s %5s  %s\n", "weights", "then", "zeros",
          "blocks", "squares", table->isMeasured ? "    drop" : "", "rank",
          "layer");
  for (size_t i = 0; i < table->count; ++i) {
    const NncPruneRow *row = &table->rows[i];
    fprintf(out, "%9" PRId64 " %9" PRId64 " %5.1f%% %5.1f%% %6.1f%%",
            row->before, row->count, percent(row->zeros, row->count),
            percent(row->skipped, row->count), 100 * partLeft(row));
    if (table->isMeasured)
      fprintf(out, " %6.2f%%", 100 * row->drop);
    fprintf(out, " %5zu  %s (%s)%s\n", row->rank + 1, row->key, row->op,
            row->isDense ? ": kept dense" : "");
  }
}

void nncPruneTableToJson(const NncPruneTable *table, NncJson *array) {
  for (size_t i = 0; i < table->count; ++i) {
    const NncPruneRow *row = &table->rows[i];
    NncJson *json = nncJsonAddObject(array, NULL);
    nncJsonAddString(json, "layer", row->key);
    nncJsonAddString(json, "op", row->op);
    nncJsonAddInteger(json, "weights_before", row->before);
    nncJsonAddInteger(json, "weights", row->count);
    nncJsonAddInteger(json, "zeros", row->zeros);
    nncJsonAddInteger(json, "zeros_in_blocks", row->skipped);
    nncJsonAddNumber(json, "squares_left", partLeft(row));
    if (table->isMeasured)
      nncJsonAddNumber(json, "drop_alone", row->drop);
    nncJsonAddInteger(json, "rank", (int64_t)row->rank + 1);
    nncJsonAddBool(json, "dense", row->isDense);
  }
}
