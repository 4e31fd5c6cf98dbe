//===- QuantizeTable.c - What quantizing does to each layer --------------===//
// Layers are told apart by the keys of their results.
//===----------------------------------------------------------------------===//
#include "QuantizeTable.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static char *copyName(MlirOperation op) {
  MlirStringRef name = mlirIdentifierStr(mlirOperationGetName(op));
  return strndup(name.data, name.length);
}

static void destroyRow(NncLayerRow *row) {
  free(row->key);
  free(row->op);
  free(row->reason);
  nncChannelsDestroy(&row->channels);
}

void nncLayerTableAdd(const NnLayer *layer, void *user) {
  NncLayerTable *table = user;
  NncLayerRow row = {
      .key = strdup(layer->key),
      .op = copyName(layer->op),
      .reason = layer->reason ? strdup(layer->reason) : NULL,
  };
  NncLayerRow *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
  if (rows)
    table->rows = rows;
  if (!rows || !row.key || !row.op || (layer->reason && !row.reason)) {
    destroyRow(&row);
    table->failed = true;
    return;
  }
  rows[table->count++] = row;
  table->numQuantizable += !row.reason;
}

void nncLayerTableDestroy(NncLayerTable *table) {
  for (size_t i = 0; i < table->count; ++i)
    destroyRow(&table->rows[i]);
  free(table->rows);
  *table = (NncLayerTable){0};
}

NncLayerRow *nncLayerTableQuantizable(NncLayerTable *table, size_t i) {
  NncLayerRow *row = table->rows;
  for (;; ++row)
    if (!row->reason && !i--)
      return row;
}

void nncLayerTableRank(NncLayerTable *table) {
  for (size_t i = 0; i < table->numQuantizable; ++i) {
    NncLayerRow *row = nncLayerTableQuantizable(table, i);
    double own = nncChannelsSqnr(&row->channels);
    row->rank = 0;
    for (size_t j = 0; j < table->numQuantizable; ++j) {
      NncLayerRow *other = nncLayerTableQuantizable(table, j);
      double theirs = nncChannelsSqnr(&other->channels);
      row->rank += theirs < own || (theirs == own && j < i);
    }
  }
}

NnStatus nncLayerTableMove(NncLayerTable *table, size_t n, const char *skipped,
                           char **skip) {
  size_t size = skipped ? strlen(skipped) + 1 : 1, at = 0;
  for (size_t i = 0; i < table->count; ++i)
    size += strlen(table->rows[i].key) + 1;
  *skip = malloc(size);
  if (!*skip)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  at += (size_t)snprintf(*skip, size, "%s", skipped ? skipped : "");
  for (size_t i = 0; i < table->count; ++i) {
    NncLayerRow *row = &table->rows[i];
    row->moved = !row->reason && row->rank < n;
    if (row->moved)
      at += (size_t)snprintf(*skip + at, size - at, "%s%s", at ? "," : "",
                             row->key);
  }
  return NULL;
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

static bool isQuantized(const NncLayerRow *row) {
  return !row->reason && !row->moved;
}

static const char *noteOf(const NncLayerRow *row) {
  return row->reason ? row->reason : row->moved ? "moved back" : "";
}

void nncLayerTablePrint(const NncLayerTable *table, const char *scheme,
                        FILE *out) {
  fprintf(out, "%-6s %9s %9s %5s  %s\n", "scheme", "SQNR dB", "cosine", "rank",
          "layer");
  for (size_t i = 0; i < table->count; ++i) {
    const NncLayerRow *row = &table->rows[i];
    fprintf(out, "%-6s ", isQuantized(row) ? scheme : "f32");
    if (row->reason)
      fprintf(out, "%9s %9s %5s", "", "", "");
    else
      fprintf(out, "%9.1f %9.6f %5zu", nncChannelsSqnr(&row->channels),
              nncSimilarityCosine(&row->similarity), row->rank + 1);
    fprintf(out, "  %s (%s)%s%s\n", row->key, row->op, *noteOf(row) ? ": " : "",
            noteOf(row));
  }
}

void nncLayerTableToJson(const NncLayerTable *table, const char *scheme,
                         NncJson *array) {
  for (size_t i = 0; i < table->count; ++i) {
    const NncLayerRow *row = &table->rows[i];
    NncJson *json = nncJsonAddObject(array, NULL);
    nncJsonAddString(json, "layer", row->key);
    nncJsonAddString(json, "op", row->op);
    nncJsonAddString(json, "scheme", isQuantized(row) ? scheme : "f32");
    if (*noteOf(row))
      nncJsonAddString(json, "reason", noteOf(row));
    if (row->reason)
      continue;
    nncJsonAddNumber(json, "sqnr_db", nncChannelsSqnr(&row->channels));
    nncJsonAddNumber(json, "cosine", nncSimilarityCosine(&row->similarity));
    nncJsonAddInteger(json, "rank", (int64_t)row->rank + 1);
  }
}
