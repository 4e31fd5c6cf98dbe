//===- QuantizeTable.c - What schemes do to each layer -------------------===//
// Layers are told apart by the keys of their results.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeTable.h"

#include <math.h>
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
  for (int i = 0; i < NNC_NUM_SCHEMES; ++i) {
    free(row->forms[i].reason);
    nncChannelsDestroy(&row->forms[i].channels);
  }
}

static bool addRow(NncLayerTable *table, const NnLayer *layer) {
  NncLayerRow row = {.key = strdup(layer->key),
                     .op = copyName(layer->op),
                     .start = NN_SCHEME_F32,
                     .scheme = NN_SCHEME_F32};
  row.forms[NN_SCHEME_F32].isKnown = true;
  NncLayerRow *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
  if (rows)
    table->rows = rows;
  if (!rows || !row.key || !row.op) {
    destroyRow(&row);
    return false;
  }
  rows[table->count++] = row;
  return true;
}

void nncLayerTableAdd(const NnLayer *layer, void *user) {
  NncLayerTable *table = user;
  size_t i = table->next++;
  if (table->failed || (i == table->count && !addRow(table, layer))) {
    table->failed = true;
    return;
  }
  NncLayerForm *form = &table->rows[i].forms[layer->scheme];
  form->isKnown = true;
  form->reason = layer->reason ? strdup(layer->reason) : NULL;
  table->failed = layer->reason && !form->reason;
}

void nncLayerTableDestroy(NncLayerTable *table) {
  for (size_t i = 0; i < table->count; ++i)
    destroyRow(&table->rows[i]);
  free(table->rows);
  *table = (NncLayerTable){0};
}

static bool canHave(const NncLayerRow *row, NnScheme scheme) {
  return row->forms[scheme].isKnown && !row->forms[scheme].reason;
}

size_t nncLayerTableCount(const NncLayerTable *table, NnScheme scheme) {
  size_t n = 0;
  for (size_t i = 0; i < table->count; ++i)
    n += canHave(&table->rows[i], scheme);
  return n;
}

size_t nncLayerTableQuantized(const NncLayerTable *table) {
  size_t n = 0;
  for (size_t i = 0; i < table->count; ++i)
    n += table->rows[i].scheme != NN_SCHEME_F32;
  return n;
}

NncLayerRow *nncLayerTableFind(NncLayerTable *table, NnScheme scheme,
                               size_t i) {
  for (NncLayerRow *row = table->rows;; ++row)
    if (canHave(row, scheme) && !i--)
      return row;
}

//===----------------------------------------------------------------------===//
// Sensitivity
//===----------------------------------------------------------------------===//

double nncLayerError(const NncLayerRow *row, NnScheme scheme) {
  return scheme == NN_SCHEME_F32
             ? 0
             : pow(10, nncChannelsSqnr(&row->forms[scheme].channels) / -10);
}

void nncLayerTableRank(NncLayerTable *table) {
  for (size_t i = 0; i < table->count; ++i) {
    NncLayerRow *row = &table->rows[i];
    double own = nncLayerError(row, row->start);
    row->rank = 0;
    for (size_t j = 0; j < table->count; ++j) {
      double theirs = nncLayerError(&table->rows[j], table->rows[j].start);
      row->rank += table->rows[j].start != NN_SCHEME_F32 &&
                   (theirs > own || (theirs == own && j < i));
    }
  }
}

char *nncLayerTableSchemes(const NncLayerTable *table) {
  enum { LONGEST_SCHEME = 16 };
  size_t size = 1, at = 0;
  for (size_t i = 0; i < table->count; ++i)
    size += strlen(table->rows[i].key) + LONGEST_SCHEME;
  char *text = malloc(size);
  if (!text)
    return NULL;
  *text = 0;
  for (size_t i = 0; i < table->count; ++i)
    at += (size_t)snprintf(text + at, size - at, "%s%s=%s", at ? "," : "",
                           table->rows[i].key,
                           nnSchemeGetName(table->rows[i].scheme));
  return text;
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

/// The form that numbers are shown of; one that was tried, if it is f32 now.
static NnScheme shownScheme(const NncLayerRow *row) {
  return row->scheme == NN_SCHEME_F32 ? row->start : row->scheme;
}

/// Why a layer is f32; "" if it isn't.
static const char *noteOf(const NncLayerRow *row) {
  if (row->scheme != NN_SCHEME_F32)
    return "";
  if (row->start != NN_SCHEME_F32)
    return row->slow ? "slower quantized" : "moved back";
  for (int i = 0; i < NN_SCHEME_F32; ++i)
    if (canHave(row, (NnScheme)i))
      return "nothing is faster";
  for (int i = 0; i < NN_SCHEME_F32; ++i)
    if (row->forms[i].reason)
      return row->forms[i].reason;
  return "";
}

static bool isMeasured(const NncLayerRow *row) {
  NnScheme scheme = shownScheme(row);
  return scheme != NN_SCHEME_F32 && row->forms[scheme].channels.count;
}

static void printRow(const NncLayerTable *table, const NncLayerRow *row,
                     FILE *out) {
  const NncLayerForm *form = &row->forms[shownScheme(row)];
  const char *note = noteOf(row);
  fprintf(out, "%-12s ", nnSchemeGetName(row->scheme));
  if (isMeasured(row))
    fprintf(out, "%9.1f %9.6f %5zu ", nncChannelsSqnr(&form->channels),
            nncSimilarityCosine(&form->similarity), row->rank + 1);
  else
    fprintf(out, "%9s %9s %5s ", "", "", "");
  if (table->isTimed)
    fprintf(out, "%9.1f %9.1f", row->forms[NN_SCHEME_F32].microseconds,
            row->forms[NN_SCHEME_F32].microseconds - row->after);
  else
    fprintf(out, "%9s %9s", "", "");
  fprintf(out, "  %s (%s)%s%s\n", row->key, row->op, *note ? ": " : "", note);
}

void nncLayerTablePrint(const NncLayerTable *table, FILE *out) {
  fprintf(out, "%-12s %9s %9s %5s %9s %9s  %s\n", "scheme", "SQNR dB", "cosine",
          "rank", "f32 us", "saved us", "layer");
  for (size_t i = 0; i < table->count; ++i)
    printRow(table, &table->rows[i], out);
  if (table->isTimed)
    fprintf(out, "%-38s %9.1f %9.1f  all that is no layer\n", "",
            table->elsewhere[0], table->elsewhere[0] - table->elsewhere[1]);
}

void nncLayerTableToJson(const NncLayerTable *table, NncJson *array) {
  for (size_t i = 0; i < table->count; ++i) {
    const NncLayerRow *row = &table->rows[i];
    const NncLayerForm *form = &row->forms[shownScheme(row)];
    NncJson *json = nncJsonAddObject(array, NULL);
    nncJsonAddString(json, "layer", row->key);
    nncJsonAddString(json, "op", row->op);
    nncJsonAddString(json, "scheme", nnSchemeGetName(row->scheme));
    if (*noteOf(row))
      nncJsonAddString(json, "reason", noteOf(row));
    if (isMeasured(row)) {
      nncJsonAddNumber(json, "sqnr_db", nncChannelsSqnr(&form->channels));
      nncJsonAddNumber(json, "cosine", nncSimilarityCosine(&form->similarity));
      nncJsonAddInteger(json, "rank", (int64_t)row->rank + 1);
    }
    if (!table->isTimed)
      continue;
    nncJsonAddNumber(json, "f32_us", row->forms[NN_SCHEME_F32].microseconds);
    nncJsonAddNumber(json, "us", row->after);
  }
}
