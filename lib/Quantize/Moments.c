//===- Moments.c - What is known of layers' inputs ------------------------===//
// Models have some hundred layers at most: lists do.
//===----------------------------------------------------------------------===//
#include "Moments.h"

#include "Support/List.h"

#include <stdlib.h>
#include <string.h>

typedef struct Entry {
  char *key;
  float *products; ///< [n][n]; NULL once forgotten.
  int64_t n;
} Entry;

typedef struct Rounded {
  char *name;
  NnWeights weights;
} Rounded;

struct NnMomentsImpl {
  Entry *entries;
  intptr_t numEntries, entryCapacity;
  Rounded **rounded; ///< By address, which callers hold on to.
  intptr_t numRounded, roundedCapacity;
};

NnMoments nnMomentsCreate(void) {
  return calloc(1, sizeof(struct NnMomentsImpl));
}

void nnMomentsForget(NnMoments moments) {
  for (intptr_t i = 0; i < moments->numEntries; ++i) {
    free(moments->entries[i].products);
    moments->entries[i].products = NULL;
  }
}

static void destroyRounded(Rounded *rounded) {
  free(rounded->name);
  nnWeightsDestroy(&rounded->weights);
  free(rounded);
}

void nnMomentsDestroy(NnMoments moments) {
  if (!moments)
    return;
  nnMomentsForget(moments);
  for (intptr_t i = 0; i < moments->numEntries; ++i)
    free(moments->entries[i].key);
  for (intptr_t i = 0; i < moments->numRounded; ++i)
    destroyRounded(moments->rounded[i]);
  free(moments->entries);
  free(moments->rounded);
  free(moments);
}

static Entry *find(NnMoments moments, const char *key) {
  for (intptr_t i = 0; i < moments->numEntries; ++i)
    if (!strcmp(moments->entries[i].key, key))
      return &moments->entries[i];
  return NULL;
}

static Entry *add(NnMoments moments, const char *key, int64_t n) {
  if (!nnReserve(&moments->entries, moments->numEntries + 1,
                 &moments->entryCapacity, sizeof *moments->entries))
    return NULL;
  Entry entry = {strdup(key), calloc((size_t)(n * n) + 1, sizeof(float)), n};
  if (entry.key && entry.products) {
    moments->entries[moments->numEntries] = entry;
    return &moments->entries[moments->numEntries++];
  }
  free(entry.key);
  free(entry.products);
  return NULL;
}

bool nnMomentsAdd(NnMoments moments, const char *key, const float *products,
                  int64_t n) {
  Entry *entry = find(moments, key);
  if (!entry)
    entry = add(moments, key, n);
  if (!entry || !entry->products || entry->n != n)
    return false;
  for (int64_t i = 0; i < n * n; ++i)
    entry->products[i] += products[i];
  return true;
}

bool nnMomentsKnow(NnMoments moments, const char *key) {
  return find(moments, key);
}

const float *nnMomentsFind(NnMoments moments, const char *key, int64_t n) {
  const Entry *entry = find(moments, key);
  return entry && entry->n == n ? entry->products : NULL;
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

const NnWeights *nnMomentsRounded(NnMoments moments, const char *name) {
  for (intptr_t i = 0; i < moments->numRounded; ++i)
    if (!strcmp(moments->rounded[i]->name, name))
      return &moments->rounded[i]->weights;
  return NULL;
}

const NnWeights *nnMomentsKeep(NnMoments moments, const char *name,
                               NnWeights *weights) {
  Rounded *rounded = malloc(sizeof *rounded);
  char *copy = strdup(name);
  if (!rounded || !copy ||
      !nnReserve(&moments->rounded, moments->numRounded + 1,
                 &moments->roundedCapacity, sizeof(Rounded *))) {
    free(rounded);
    free(copy);
    return NULL;
  }
  *rounded = (Rounded){copy, *weights};
  *weights = (NnWeights){0};
  moments->rounded[moments->numRounded++] = rounded;
  return &rounded->weights;
}
