//===- NameTable.c - From names to numbers --------------------------------===//
// Open addressing, never more than half full. The hash is seeded with the
// table's address, which a file can't know.
//===----------------------------------------------------------------------===//
#include "NameTable.h"

#include <stdint.h>
#include <string.h>

static size_t hashName(const NnNameTable *table, const char *name) {
  uint64_t hash = 0xcbf29ce484222325u ^ (uintptr_t)table->entries;
  for (; *name; ++name)
    hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
  hash ^= hash >> 32;
  return (size_t)(hash * 0x9e3779b97f4a7c15u >> 20);
}

bool nnNameTableInit(NnNameTable *table, NnArena *arena, size_t count) {
  *table = (NnNameTable){.arena = arena, .capacity = 16};
  while (table->capacity / 2 < count)
    table->capacity *= 2;
  table->entries =
      nnArenaTakeArray(arena, table->capacity, sizeof *table->entries);
  return table->entries != NULL;
}

/// The name's place, or the free one where it would go.
static NnNameEntry *findPlace(const NnNameTable *table, const char *name) {
  size_t mask = table->capacity - 1, at = hashName(table, name) & mask;
  while (table->entries[at].name && strcmp(table->entries[at].name, name) != 0)
    at = (at + 1) & mask;
  return &table->entries[at];
}

NnNameEntry *nnNameTableFind(const NnNameTable *table, const char *name) {
  NnNameEntry *entry = findPlace(table, name);
  return entry->name ? entry : NULL;
}

void nnNameTableAdd(NnNameTable *table, const char *name, size_t value) {
  *findPlace(table, name) = (NnNameEntry){name, value};
  ++table->count;
}
