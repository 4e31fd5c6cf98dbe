//===- SparseRows.c - Rows of a panel that aren't zero --------------------===//
// Counts and copies rows.
//===----------------------------------------------------------------------===//
#include "Support/SparseRows.h"

#include "Support/List.h"

#include <stdlib.h>
#include <string.h>

static const float *rowAt(const SparseRows *s, int64_t list, int64_t row) {
  return s->data + (list * s->rows + row) * s->lanes;
}

/// Whether all of a row's numbers are zero, of either sign.
static bool isZeroRow(const float *row, int64_t lanes) {
  for (int64_t i = 0; i < lanes; ++i)
    if (row[i] != 0)
      return false;
  return true;
}

/// Of one, where it is would be a constant, which no loop goes through.
enum { leastRows = 2 };

void nnSparseRowsCount(SparseRows *s) {
  s->kept = 0;
  s->most = leastRows;
  for (int64_t list = 0; list < s->lists; ++list) {
    int64_t n = 0;
    for (int64_t row = 0; row < s->rows; ++row)
      n += !isZeroRow(rowAt(s, list, row), s->lanes);
    s->kept += n;
    s->most = n > s->most ? n : s->most;
  }
}

int64_t nnSparseRowsKept(const float *data, int64_t rows, int64_t columns,
                         int64_t lanes) {
  int64_t kept = 0;
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t i = 0; i < columns; i += lanes)
      kept += !isZeroRow(data + row * columns + i,
                         columns - i < lanes ? columns - i : lanes);
  return kept;
}

static void packList(const SparseRows *s, int64_t list, float *values,
                     int32_t *places, int32_t *count) {
  for (int64_t row = 0; row < s->rows; ++row) {
    const float *from = rowAt(s, list, row);
    if (isZeroRow(from, s->lanes))
      continue;
    memcpy(values + *count * s->lanes, from, (size_t)s->lanes * sizeof *from);
    places[(*count)++] = (int32_t)row;
  }
}

bool nnSparseRowsPack(const SparseRows *s, float **values, int32_t **places,
                      int32_t **counts) {
  *values = nnZeros(s->lists * s->most * s->lanes, sizeof **values);
  *places = nnZeros(s->lists * s->most, sizeof **places);
  *counts = nnZeros(s->lists, sizeof **counts);
  if (!*values || !*places || !*counts) {
    free(*values);
    free(*places);
    free(*counts);
    return false;
  }
  for (int64_t i = 0; i < s->lists; ++i)
    packList(s, i, *values + i * s->most * s->lanes, *places + i * s->most,
             *counts + i);
  return true;
}

/// Few rows wait for memory; many compute, and a tile of a list has only one
/// vector of columns, so that it reads more for each product.
static const struct {
  int64_t rows, percent;
} limits[] = {{4, 85}, {INT64_MAX, 65}};

bool nnSparseRowsPay(int64_t kept, int64_t all, int64_t turns, int64_t rows) {
  int i = 0;
  rows = rows < 0 ? INT64_MAX : rows;
  while (rows > limits[i].rows)
    ++i;
  // To go on to another list takes half a row's time.
  return (2 * kept + turns) * 100 <= 2 * all * limits[i].percent;
}
