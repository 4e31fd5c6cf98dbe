//===- TermGroups.h - Groups of terms that are partly zero ------*- C -*-===//
// Packed weights are lists of rows. Where no lane has more than `keep` weights
// that aren't zero in any group of `of` rows, as N:M pruning leaves them, each
// lane stores so many a group, in order, and where in the group they were.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_TERMGROUPS_H
#define NN_SUPPORT_TERMGROUPS_H

#include <stdbool.h>
#include <stdint.h>

/// Places are four bits: eight terms of a lane are a word, the first lowest.
enum { nnPlaceBits = 4, nnWordPlaces = 8 };

/// Weights of lists x rows x lanes.
typedef struct TermGroups {
  const float *data;
  int64_t lists, rows, lanes;
  int64_t keep, of; ///< Both powers of two; `of` divides the rows.
} TermGroups;

/// Fills in `keep` and `of`, at most `lanes` and 16, so that the least is
/// stored. False if that is more than half.
bool nnTermGroupsChoose(TermGroups *g);

/// Terms that a list stores, and the words of a lane of it.
static inline int64_t nnTermGroupsTerms(const TermGroups *g) {
  return g->rows / g->of * g->keep;
}
static inline int64_t nnTermGroupsWords(const TermGroups *g) {
  return (nnTermGroupsTerms(g) + nnWordPlaces - 1) / nnWordPlaces;
}

/// Writes the weights, lists x terms x lanes, and their places, lists x words x
/// lanes. A group with fewer has zeros behind, in places where it is zero. Both
/// from aligned_alloc; false when memory is short.
bool nnTermGroupsPack(const TermGroups *g, float **values, uint32_t **places);

/// How long it takes to multiply them by so many rows of something else, in
/// percent of what all weights take; -1: many.
int64_t nnTermGroupsPercent(const TermGroups *g, int64_t rows);

#endif // NN_SUPPORT_TERMGROUPS_H
