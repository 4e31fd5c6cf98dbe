//===- NameTable.h - From names to numbers ----------------------*- C -*-===//
// A hash table of borrowed strings, in an arena.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_NAMETABLE_H
#define NN_IMPORT_ONNX_NAMETABLE_H

#include "Arena.h"

#include <stdbool.h>

typedef struct NnNameEntry {
  const char *name; ///< NULL in free places.
  size_t value;
} NnNameEntry;

typedef struct NnNameTable {
  NnArena *arena;
  NnNameEntry *entries;
  size_t capacity; ///< A power of two.
  size_t count;
} NnNameTable;

/// Room for `count` names, so that adding that many can't fail. False when out
/// of memory.
bool nnNameTableInit(NnNameTable *table, NnArena *arena, size_t count);

/// The entry of a name, NULL if there is none.
NnNameEntry *nnNameTableFind(const NnNameTable *table, const char *name);

/// Adds a name that is not in the table, which has room.
void nnNameTableAdd(NnNameTable *table, const char *name, size_t value);

#endif // NN_IMPORT_ONNX_NAMETABLE_H
