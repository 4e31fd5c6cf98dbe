//===- Excess.c - Weights whose sums of two don't fit ---------------------===//
// Halves the pairs of neighbouring weights that vpmaddubsw could saturate with.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/Excess.h"

#include "Codegen/Nest/ByteDot.h"

#include <stdbool.h>
#include <string.h>

/// Moves halves of a column's group by one that begins `shift` terms earlier.
static bool splitGroup(signed char *group, signed char *excess, int64_t shift) {
  bool any = false;
  for (int k = 0; k < dotTerms; k += 2) {
    if (nnPairFits(group[k], group[k + 1]))
      continue;
    for (int i = k; i < k + 2; ++i) {
      int half = group[i] / 2;
      group[i] = (signed char)(group[i] - half);
      excess[i + shift] = (signed char)half;
    }
    any = true;
  }
  return any;
}

void nnExcessSplit(char *panel, int64_t terms, int64_t lanes, char *behind,
                   int64_t most) {
  int64_t row = lanes * dotBytes;
  char *excess = behind + (nnExcessRows(most, lanes) - most) * row;
  int32_t count = 0;
  for (int64_t k = 0; k < terms; k += dotTerms, panel += row) {
    // A group that isn't full has terms before it, not behind.
    int32_t from = (int32_t)(k + dotTerms > terms ? terms - dotTerms : k);
    bool any = false;
    for (int64_t at = 0; at < row; at += dotBytes)
      any |= splitGroup((signed char *)panel + at, (signed char *)excess + at,
                        k - from);
    if (!any)
      continue;
    memcpy(behind + ++count * dotBytes, &from, sizeof from);
    excess += row;
  }
  memcpy(behind, &count, sizeof count);
}
