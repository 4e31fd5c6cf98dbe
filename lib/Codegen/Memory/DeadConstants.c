//===- DeadConstants.c - Constants that no step needs any more ------------===//
// Attributes of several types may share the bytes of one blob, so blobs are
// told apart by their bytes. A blob that came with the module may be used by a
// clone of it, unless the caller says that the module owns it.
//===----------------------------------------------------------------------===//
#include "Codegen/Memory/DeadConstants.h"

#include "Support/Bridge.h"
#include "Support/List.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct Resource {
  const void *bytes;
  MlirAttribute attr; ///< The first that had the bytes, and owns them.
} Resource;

static int compare(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const Resource *)a)->bytes;
  uintptr_t y = (uintptr_t)((const Resource *)b)->bytes;
  return (x > y) - (x < y);
}

/// The member of a sorted set that has the same bytes, or NULL.
static const Resource *find(const ResourceSet *set, const Resource *like) {
  return set->count
             ? bsearch(like, set->items, set->count, sizeof *like, compare)
             : NULL;
}

static bool add(ResourceSet *set, Resource resource) {
  if (!nnReserve(&set->items, (intptr_t)set->count + 1, &set->capacity,
                 sizeof resource))
    return false;
  set->items[set->count++] = resource;
  return true;
}

static void clear(ResourceSet *set) {
  free(set->items);
  *set = (ResourceSet){0};
}

typedef struct Search {
  ResourceSet found;
  bool failed; ///< Some are missing: out of memory.
} Search;

static void visit(MlirAttribute attr, void *user) {
  Search *search = user;
  size_t size;
  const void *bytes = nnBridgeResourceBytes(attr, &size);
  if (bytes && !add(&search->found, (Resource){bytes, attr}))
    search->failed = true;
}

/// All that the module refers to; false, and none, if that isn't known.
static bool findResources(MlirModule module, ResourceSet *found) {
  Search search = {0};
  nnBridgeWalkResources(mlirModuleGetOperation(module), visit, &search);
  if (search.failed)
    clear(&search.found);
  else if (search.found.count)
    qsort(search.found.items, search.found.count, sizeof(Resource), compare);
  *found = search.found;
  return !search.failed;
}

static void freeUnused(const ResourceSet *own, const ResourceSet *used) {
  for (size_t i = 0; i < own->count; ++i)
    if (!find(used, &own->items[i]))
      nnBridgeFreeResource(own->items[i].attr);
}

/// Those of `used` that are the module's own. One that is left out for want of
/// memory will not be freed.
static ResourceSet ownOf(const DeadConstants *c, const ResourceSet *used) {
  ResourceSet own = {0};
  for (size_t i = 0; i < used->count; ++i) {
    const Resource *r = &used->items[i], *known = find(&c->own, r);
    bool repeats = i && !compare(r - 1, r);
    if (!repeats && !find(&c->shared, r))
      (void)add(&own, known ? *known : *r);
  }
  return own;
}

void nnDeadConstantsBegin(DeadConstants *constants, MlirModule module,
                          bool owns) {
  *constants = (DeadConstants){0};
  constants->isKnown =
      findResources(module, owns ? &constants->own : &constants->shared);
}

void nnDeadConstantsFree(DeadConstants *constants, MlirModule module) {
  ResourceSet used;
  if (!constants->isKnown || !findResources(module, &used))
    return;
  freeUnused(&constants->own, &used);
  ResourceSet own = ownOf(constants, &used);
  clear(&constants->own);
  constants->own = own;
  clear(&used);
}

void nnDeadConstantsEnd(DeadConstants *constants) {
  clear(&constants->shared);
  clear(&constants->own);
}
