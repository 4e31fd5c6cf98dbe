//===- List.c - Lists that grow -------------------------------------------===//
// Capacities double, so that adding one at a time takes linear time.
//===----------------------------------------------------------------------===//
#include "Support/List.h"

#include <stdlib.h>
#include <string.h>

enum { leastCapacity = 32 };

bool nnReserve(void *data, intptr_t needed, intptr_t *capacity, size_t size) {
  if (needed <= *capacity)
    return true;
  intptr_t larger = 2 * needed > leastCapacity ? 2 * needed : leastCapacity;
  // The pointer's own type is not known here.
  void *elements;
  memcpy(&elements, data, sizeof elements);
  elements = realloc(elements, (size_t)larger * size);
  if (!elements)
    return false;
  memcpy(data, &elements, sizeof elements);
  *capacity = larger;
  return true;
}

void nnOpsPush(NnOps *ops, MlirOperation op) {
  if (nnReserve(&ops->data, ops->n + 1, &ops->capacity, sizeof op))
    ops->data[ops->n++] = op;
  else
    ops->failed = true;
}

typedef struct Search {
  bool (*isWanted)(MlirOperation op);
  NnOps found;
} Search;

static MlirWalkResult visit(MlirOperation op, void *user) {
  Search *search = user;
  if (!search->isWanted || search->isWanted(op))
    nnOpsPush(&search->found, op);
  return MlirWalkResultAdvance;
}

NnOps nnOpsFind(MlirOperation root, bool (*isWanted)(MlirOperation op)) {
  Search search = {isWanted, {0}};
  mlirOperationWalk(root, visit, &search, MlirWalkPreOrder);
  return search.found;
}

void *nnZeros(int64_t elements, size_t size) {
  size_t bytes = ((size_t)elements * size + 63) / 64 * 64;
  void *data = aligned_alloc(64, bytes);
  return data ? memset(data, 0, bytes) : NULL;
}
