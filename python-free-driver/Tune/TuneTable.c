//===- TuneTable.c - The best schedules so far ----------------------------===//
// Kernels are told apart by their schedule's key; functions that share one,
// because they differ in what doesn't matter to it, are summed.
//===----------------------------------------------------------------------===//
#include "Tune/TuneTable.h"

#include "Files/File.h"

#include <stdlib.h>
#include <string.h>

/// A variant must save as much to be taken for better: runs differ.
static const double leastGain = 0.03;

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

/// The entry of a key, made if there is none; NULL if out of memory.
static NncTuneEntry *findEntry(NncTuneTable *table, const char *key,
                               size_t length) {
  for (size_t i = 0; i < table->count; ++i)
    if (!strncmp(table->entries[i].key, key, length) &&
        !table->entries[i].key[length])
      return &table->entries[i];
  NncTuneEntry *grown =
      realloc(table->entries, (table->count + 1) * sizeof *grown);
  if (!grown)
    return NULL;
  table->entries = grown;
  NncTuneEntry *entry = &grown[table->count];
  *entry = (NncTuneEntry){.key = strndup(key, length)};
  table->count += entry->key != NULL;
  return entry->key ? entry : NULL;
}

static bool replace(char **text, const char *by) {
  char *copy = strdup(by);
  free(*text);
  *text = copy;
  return copy != NULL;
}

static NnStatus addRow(NncTuneTable *table, const NncProfileRow *row) {
  static const char separator[] = " : ";
  const char *line = row->kernel ? row->kernel->schedule : "";
  const char *colon = strstr(line, separator);
  if (!colon)
    return NULL;
  NncTuneEntry *entry = findEntry(table, line, (size_t)(colon - line));
  if (!entry || !replace(&entry->now, colon + strlen(separator)))
    return outOfMemory();
  entry->nowTime += row->milliseconds;
  return NULL;
}

static NnStatus settle(NncTuneEntry *entry) {
  bool isFirst = !entry->first;
  if (isFirst) {
    entry->firstTime = entry->nowTime;
    if (!replace(&entry->first, entry->now))
      return outOfMemory();
  }
  if (isFirst || entry->nowTime < entry->bestTime) {
    entry->bestTime = entry->nowTime;
    if (!replace(&entry->best, entry->now))
      return outOfMemory();
  }
  return NULL;
}

NnStatus nncTuneTableAdd(NncTuneTable *table, const NncProfile *profile,
                         bool *changed) {
  NnStatus status = NULL;
  for (size_t i = 0; i < table->count; ++i)
    table->entries[i].nowTime = 0;
  for (size_t i = 0; i < profile->numRows && !status; ++i)
    status = addRow(table, &profile->rows[i]);
  *changed = false;
  for (size_t i = 0; i < table->count && !status; ++i) {
    status = settle(&table->entries[i]);
    if (!status)
      *changed |= strcmp(table->entries[i].now, table->entries[i].first) != 0;
  }
  return status;
}

void nncTuneTableDestroy(NncTuneTable *table) {
  for (size_t i = 0; i < table->count; ++i) {
    free(table->entries[i].key);
    free(table->entries[i].first);
    free(table->entries[i].best);
    free(table->entries[i].now);
  }
  free(table->entries);
  *table = (NncTuneTable){0};
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

bool nncTuneIsBetter(const NncTuneEntry *entry) {
  return entry->bestTime < (1 - leastGain) * entry->firstTime;
}

size_t nncTuneTableCount(const NncTuneTable *table) {
  size_t count = 0;
  for (size_t i = 0; i < table->count; ++i)
    count += nncTuneIsBetter(&table->entries[i]);
  return count;
}

static int compareEntries(const void *left, const void *right) {
  const NncTuneEntry *a = left, *b = right;
  return (a->firstTime < b->firstTime) - (a->firstTime > b->firstTime);
}

void nncTuneTablePrint(const NncTuneTable *table, FILE *out) {
  if (!table->count)
    return;
  qsort(table->entries, table->count, sizeof *table->entries, compareEntries);
  fprintf(out, "%10s %10s %7s  kernel\n", "ms before", "ms after", "ratio");
  for (size_t i = 0; i < table->count; ++i) {
    const NncTuneEntry *e = &table->entries[i];
    double after = nncTuneIsBetter(e) ? e->bestTime : e->firstTime;
    fprintf(out, "%10.4f %10.4f %6.2fx  %s : %s\n", e->firstTime, after,
            after > 0 ? e->firstTime / after : 1, e->key,
            nncTuneIsBetter(e) ? e->best : e->first);
  }
}

NnStatus nncTuneTableWrite(const NncTuneTable *table, const char *model,
                           const char *path) {
  FILE *file = fopen(path, "w");
  if (!file)
    return nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
  fprintf(file, "# How to cut the kernels of %s, by nnc tune.\n", model);
  for (size_t i = 0; i < table->count; ++i)
    if (nncTuneIsBetter(&table->entries[i]))
      fprintf(file, "%s : %s\n", table->entries[i].key, table->entries[i].best);
  bool failed = ferror(file);
  if (fclose(file) || failed)
    return nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
  return NULL;
}
