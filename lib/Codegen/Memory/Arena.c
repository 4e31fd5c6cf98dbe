//===- Arena.c - Placing buffers by lifetime ------------------------------===//
// Greedy by size. For chains of layers, as models are, this comes within a few
// percent of the largest sum of buffers that are alive at once.
//===----------------------------------------------------------------------===//
#include "Codegen/Memory/Arena.h"

#include <stdlib.h>

enum { alignment = 64 };

static int bySize(const void *a, const void *b) {
  const ArenaBuffer *x = *(ArenaBuffer *const *)a,
                    *y = *(ArenaBuffer *const *)b;
  if (x->size != y->size)
    return x->size < y->size ? 1 : -1;
  return x < y ? -1 : 1;
}

static int byOffset(const void *a, const void *b) {
  const ArenaBuffer *x = *(ArenaBuffer *const *)a,
                    *y = *(ArenaBuffer *const *)b;
  return (x->offset > y->offset) - (x->offset < y->offset);
}

static bool meet(const ArenaBuffer *a, const ArenaBuffer *b) {
  return a->first <= b->last && b->first <= a->last;
}

/// The lowest gap between the placed buffers, sorted by offset, that the
/// buffer's span has free.
static bool findGap(ArenaBuffer *buffer, ArenaBuffer *const *placed, int n,
                    int64_t *end) {
  int64_t offset = 0;
  for (int i = 0; i < n; ++i) {
    if (!meet(placed[i], buffer))
      continue;
    if (placed[i]->offset - offset >= buffer->size)
      break;
    int64_t after = placed[i]->offset + placed[i]->size;
    after = (after + alignment - 1) / alignment * alignment;
    offset = after > offset ? after : offset;
  }
  buffer->offset = offset;
  return !__builtin_add_overflow(offset, buffer->size, end);
}

bool nnArenaPlace(ArenaBuffer *buffers, int n, int64_t *bytes) {
  *bytes = 0;
  if (!n)
    return true;
  ArenaBuffer **order = malloc(sizeof *order * (size_t)n * 2);
  if (!order)
    return false;
  ArenaBuffer **placed = order + n;
  for (int i = 0; i < n; ++i)
    order[i] = &buffers[i];
  qsort(order, (size_t)n, sizeof *order, bySize);
  bool ok = true;
  for (int i = 0; i < n && ok; ++i) {
    int64_t end;
    ok = findGap(order[i], placed, i, &end);
    placed[i] = order[i];
    qsort(placed, (size_t)i + 1, sizeof *placed, byOffset);
    *bytes = end > *bytes ? end : *bytes;
  }
  free(order);
  return ok;
}
