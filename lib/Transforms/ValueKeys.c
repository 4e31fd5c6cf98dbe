//===- ValueKeys.c - Names of a function's values -------------------------===//
// A set of the names that are taken (tsearch) tells when one needs a number.
//===----------------------------------------------------------------------===//
#ifndef _GNU_SOURCE
#define _GNU_SOURCE // tdestroy
#endif
#include "ValueKeys.h"

#include "Transforms/Layers.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A name that is taken, with the number that the next one of it gets.
typedef struct Taken {
  int next;
  char name[];
} Taken;

typedef struct Namer {
  NnValueKeys *keys;
  intptr_t capacity;
  void *taken; ///< The root of a tree of Taken.
} Namer;

static int compareTaken(const void *a, const void *b) {
  return strcmp(((const Taken *)a)->name, ((const Taken *)b)->name);
}

/// Finds or adds a name. `*isNew` says which; NULL when memory is short.
static Taken *take(Namer *namer, const char *name, bool *isNew) {
  size_t size = strlen(name) + 1;
  Taken *fresh = malloc(sizeof *fresh + size);
  if (!fresh)
    return NULL;
  fresh->next = 2;
  memcpy(fresh->name, name, size);
  Taken **found = tsearch(fresh, &namer->taken, compareTaken);
  *isNew = found && *found == fresh;
  if (!*isNew)
    free(fresh);
  return found ? *found : NULL;
}

/// A name that nothing else has; NULL when memory is short.
static Taken *takeUnique(Namer *namer, const char *name) {
  bool isNew;
  Taken *base = take(namer, name, &isNew), *numbered = base;
  size_t size = strlen(name) + 16;
  char *text = malloc(size);
  while (text && numbered && !isNew) {
    snprintf(text, size, "%s#%d", name, base->next++);
    numbered = take(namer, text, &isNew);
  }
  bool failed = !text;
  free(text);
  return failed ? NULL : numbered;
}

static bool append(Namer *namer, MlirValue value, const char *key) {
  NnValueKeys *keys = namer->keys;
  if (!nnReserve(&keys->entries, (intptr_t)keys->count + 1, &namer->capacity,
                 sizeof *keys->entries))
    return false;
  char *copy = strdup(key);
  if (copy)
    keys->entries[keys->count++] = (NnValueKey){value, copy};
  return copy != NULL;
}

//===----------------------------------------------------------------------===//
// What is named how
//===----------------------------------------------------------------------===//

static bool hasKey(MlirOperation op) {
  return !nnIsaConstant(op) && !nnOperationIs(op, "arith.constant") &&
         !nnOperationIs(op, "nn.quantize") &&
         !nnOperationIs(op, "nn.dequantize");
}

/// A copy that can be an item of a list in an option: without commas or quotes.
static char *copyText(MlirStringRef text) {
  char *copy = strndup(text.data, text.length);
  for (char *at = copy; at && (at = strpbrk(at, ",\"")); ++at)
    *at = ';';
  return copy;
}

/// The node's name, or "conv" of nn.conv.
static char *nameOfOp(MlirOperation op) {
  MlirStringRef name = nnLocationName(mlirOperationGetLocation(op));
  if (name.length)
    return copyText(name);
  name = nnOperationName(op);
  size_t prefix = strlen("nn.");
  bool isOurs = name.length > prefix && !memcmp(name.data, "nn.", prefix);
  return copyText(
      isOurs ? mlirStringRefCreate(name.data + prefix, name.length - prefix)
             : name);
}

static char *nameOfArgument(MlirOperation func, intptr_t i) {
  MlirAttribute all = nnAttr(func, "arg_attrs"), name = mlirAttributeGetNull();
  if (!mlirAttributeIsNull(all))
    name = nnDictAttr(mlirArrayAttrGetElement(all, i), "nn.name");
  if (!mlirAttributeIsNull(name) && mlirAttributeIsAString(name))
    return copyText(mlirStringAttrGetValue(name));
  char text[32];
  snprintf(text, sizeof text, "arg%d", (int)i);
  return strdup(text);
}

static bool nameArguments(Namer *namer, MlirOperation func, MlirBlock entry) {
  bool ok = true;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(entry) && ok; ++i) {
    char *name = nameOfArgument(func, i);
    Taken *taken = name ? takeUnique(namer, name) : NULL;
    ok = taken && append(namer, mlirBlockGetArgument(entry, i), taken->name);
    free(name);
  }
  return ok;
}

static bool nameResult(Namer *namer, MlirOperation op, intptr_t i,
                       const char *name) {
  if (!i)
    return append(namer, nnResult(op, 0), name);
  size_t size = strlen(name) + 16;
  char *text = malloc(size);
  if (text)
    snprintf(text, size, "%s:%d", name, (int)i);
  Taken *taken = text ? takeUnique(namer, text) : NULL;
  free(text);
  return taken && append(namer, nnResult(op, i), taken->name);
}

static bool nameResults(Namer *namer, MlirOperation op) {
  char *name = nameOfOp(op);
  Taken *taken = name ? takeUnique(namer, name) : NULL;
  bool ok = taken != NULL;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op) && ok; ++i)
    ok = nameResult(namer, op, i, taken->name);
  free(name);
  return ok;
}

static int compareValues(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const NnValueKey *)a)->value.ptr;
  uintptr_t y = (uintptr_t)((const NnValueKey *)b)->value.ptr;
  return (x > y) - (x < y);
}

/// Either layers or all others.
static bool nameOps(Namer *namer, MlirBlock entry, bool layers) {
  bool ok = true;
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op) && ok; op = mlirOperationGetNextInBlock(op))
    if (hasKey(op) && nnIsLayer(op) == layers)
      ok = nameResults(namer, op);
  return ok;
}

bool nnValueKeysCreate(MlirOperation func, NnValueKeys *keys) {
  Namer namer = {.keys = keys};
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  // Layers first, so that they have their nodes' names without a number, which
  // a transposition for the sake of a layer may have too.
  bool ok = nameArguments(&namer, func, entry) &&
            nameOps(&namer, entry, true) && nameOps(&namer, entry, false);
  tdestroy(namer.taken, free);
  qsort(keys->entries, keys->count, sizeof *keys->entries, compareValues);
  return ok;
}

void nnValueKeysDestroy(NnValueKeys *keys) {
  for (size_t i = 0; i < keys->count; ++i)
    free(keys->entries[i].key);
  free(keys->entries);
  *keys = (NnValueKeys){0};
}

const char *nnValueKeysFind(const NnValueKeys *keys, MlirValue value) {
  NnValueKey wanted = {value, NULL};
  const NnValueKey *found = keys->count
                                ? bsearch(&wanted, keys->entries, keys->count,
                                          sizeof *keys->entries, compareValues)
                                : NULL;
  return found ? found->key : NULL;
}
