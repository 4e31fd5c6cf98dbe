//===- Sort.c - A stable sort of places -----------------------------------===//
// Runs of places are merged from one array into the other, and their roles
// exchanged, until there is one run.
//===----------------------------------------------------------------------===//
#include "Sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int64_t lesser(int64_t a, int64_t b) { return a < b ? a : b; }

/// Merges [begin, middle) and [middle, end).
static void merge(const int64_t *from, int64_t *to, int64_t begin,
                  int64_t middle, int64_t end, NnComparePlaces compare,
                  const void *user) {
  for (int64_t i = begin, j = middle, k = begin; k < end; ++k) {
    bool second =
        i == middle || (j < end && compare(from[j], from[i], user) < 0);
    to[k] = second ? from[j++] : from[i++];
  }
}

bool nnSortPlaces(int64_t *places, int64_t n, NnComparePlaces compare,
                  const void *user) {
  int64_t *scratch = malloc(((size_t)n + 1) * sizeof *scratch);
  if (!scratch)
    return false;
  int64_t *from = places, *to = scratch;
  for (int64_t width = 1; width < n; width *= 2) {
    for (int64_t i = 0; i < n; i += 2 * width)
      merge(from, to, i, lesser(i + width, n), lesser(i + 2 * width, n),
            compare, user);
    int64_t *merged = to;
    to = from;
    from = merged;
  }
  if (from != places)
    memcpy(places, from, (size_t)n * sizeof *places);
  free(scratch);
  return true;
}

int nnCompareNumbers(int32_t dtype, NnNumber x, NnNumber y) {
  if (!nnDTypeIsFloat(dtype))
    return nnIsLess(dtype, y.i, x.i) - nnIsLess(dtype, x.i, y.i);
  if (isnan(x.f) || isnan(y.f))
    return (isnan(x.f) != 0) - (isnan(y.f) != 0);
  return (x.f > y.f) - (x.f < y.f);
}
