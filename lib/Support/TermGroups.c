//===- TermGroups.c - Groups of terms that are partly zero ----------------===//
// Counts and copies by lane.
//===----------------------------------------------------------------------===//
#include "Support/TermGroups.h"

#include "Support/List.h"

#include <stdlib.h>

enum { mostOf = 16, mostKept = 8 };
/// What unknown numbers of rows are taken for.
enum { manyRows = 1024 };

/// The first row of a group of all lists', at a lane of it.
static const float *laneAt(const TermGroups *g, int64_t group, int64_t lane) {
  return g->data + group * g->of * g->lanes + lane;
}

static int64_t countLane(const TermGroups *g, const float *lane) {
  int64_t n = 0;
  for (int64_t i = 0; i < g->of; ++i)
    n += lane[i * g->lanes] != 0;
  return n;
}

/// The most that a lane has in a group, which may be more than `limit` then.
static int64_t mostOfGroups(const TermGroups *g, int64_t limit) {
  int64_t most = 1, groups = g->lists * g->rows / g->of;
  for (int64_t i = 0; i < groups * g->lanes && most <= limit; ++i) {
    int64_t n = countLane(g, laneAt(g, i / g->lanes, i % g->lanes));
    most = n > most ? n : most;
  }
  return most;
}

bool nnTermGroupsChoose(TermGroups *g) {
  TermGroups best = *g, next = *g;
  best.keep = best.of = 1;
  for (next.of = 2; next.of <= mostOf && next.of <= g->lanes; next.of *= 2) {
    if (g->rows % next.of)
      break;
    int64_t most = mostOfGroups(&next, next.of / 2);
    for (next.keep = 1; next.keep < most;)
      next.keep *= 2;
    if (nnTermGroupsTerms(&next) > 1 && next.keep <= mostKept &&
        next.keep * best.of < best.keep * next.of)
      best = next;
  }
  *g = best;
  return g->of > 1;
}

/// A lane of a group; `term` is the first of its terms.
static void packLane(const TermGroups *g, const float *lane, int64_t term,
                     float *values, uint32_t *places) {
  int64_t zeros = g->keep - countLane(g, lane), end = term + g->keep;
  int64_t behind = end - zeros;
  for (int64_t i = 0; i < g->of; ++i) {
    float value = lane[i * g->lanes];
    if (value == 0 && behind == end)
      continue;
    int64_t at = value == 0 ? behind++ : term++;
    values[at * g->lanes] = value;
    places[at / nnWordPlaces * g->lanes] |= (uint32_t)i
                                            << at % nnWordPlaces * nnPlaceBits;
  }
}

static void packList(const TermGroups *g, int64_t list, float *values,
                     uint32_t *places) {
  int64_t groups = g->rows / g->of;
  for (int64_t i = 0; i < groups; ++i)
    for (int64_t lane = 0; lane < g->lanes; ++lane)
      packLane(g, laneAt(g, list * groups + i, lane), i * g->keep,
               values + lane, places + lane);
}

bool nnTermGroupsPack(const TermGroups *g, float **values, uint32_t **places) {
  int64_t terms = nnTermGroupsTerms(g), words = nnTermGroupsWords(g);
  *values = nnZeros(g->lists * terms * g->lanes, sizeof **values);
  *places = nnZeros(g->lists * words * g->lanes, sizeof **places);
  if (!*values || !*places) {
    free(*values);
    free(*places);
    return false;
  }
  for (int64_t list = 0; list < g->lists; ++list)
    packList(g, list, *values + list * terms * g->lanes,
             *places + list * words * g->lanes);
  return true;
}

int64_t nnTermGroupsPercent(const TermGroups *g, int64_t rows) {
  enum { nearBytes = 1 << 20, fewRows = 8 };
  int64_t bytes = g->lists * g->rows * g->lanes * (int64_t)sizeof(float);
  rows = rows <= 0 ? manyRows : rows;
  // Few rows wait for weights and places.
  if (rows == 1 || (rows <= fewRows && bytes >= nearBytes))
    return g->keep * (32 + nnPlaceBits) * 100 / (g->of * 32);
  // Each product needs a permutation, and each term a shift beside.
  return g->keep * (2 * rows + 1) * 100 / (g->of * rows);
}
