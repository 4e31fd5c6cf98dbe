//===- Compensate.c - Rounding that makes up for itself -------------------===//
// With the errors E of the weights' rows and their inputs' moments H, what is
// to be small is trace(E' H E). H = L D L' makes it the sum over k of D[k]
// times the square of E[k] + sum over j > k of L[j, k] E[j]. Rounded from the
// last row to the first, with that sum added before, this is the error of one
// rounding.
//===----------------------------------------------------------------------===//
#include "Compensate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// Rows are numbered by their rank: the one that is rounded last is 0.
typedef struct Factors {
  int64_t n;
  int64_t *rows; ///< The matrix row of each rank.
  double *upper; ///< [n][n]: row k has D[k] times L's column k.
} Factors;

typedef struct Rank {
  float moment;
  int64_t row;
} Rank;

static int byMoment(const void *a, const void *b) {
  const Rank *x = a, *y = b;
  if (x->moment != y->moment)
    return x->moment < y->moment ? -1 : 1;
  return (x->row < y->row) - (x->row > y->row);
}

/// Rows with the greatest inputs are rounded first, as most others can make up
/// for their errors.
static bool rankRows(Factors *f, const float *moments) {
  Rank *ranks = malloc((size_t)f->n * sizeof *ranks);
  f->rows = malloc((size_t)f->n * sizeof *f->rows);
  bool ok = ranks && f->rows;
  for (int64_t i = 0; ok && i < f->n; ++i)
    ranks[i] = (Rank){moments[i * f->n + i], i};
  if (ok)
    qsort(ranks, (size_t)f->n, sizeof *ranks, byMoment);
  for (int64_t i = 0; ok && i < f->n; ++i)
    f->rows[i] = ranks[i].row;
  free(ranks);
  return ok;
}

/// The moments in order. A part of their mean is added on the diagonal: inputs
/// are known from samples only, and may depend on each other.
static bool sortMoments(Factors *f, const float *moments) {
  const double damping = 0.01, least = 1e-30;
  double mean = 0;
  f->upper = malloc((size_t)(f->n * f->n) * sizeof *f->upper);
  for (int64_t i = 0; i < f->n; ++i)
    mean += moments[i * f->n + i] / (double)f->n;
  for (int64_t i = 0; f->upper && i < f->n; ++i)
    for (int64_t j = i; j < f->n; ++j)
      f->upper[i * f->n + j] = moments[f->rows[i] * f->n + f->rows[j]] +
                               (i == j ? fmax(damping * mean, least) : 0);
  return f->upper;
}

static void subtract(double *restrict to, const double *restrict from,
                     double factor, int64_t n) {
  for (int64_t i = 0; i < n; ++i)
    to[i] -= factor * from[i];
}

/// Row `i` without what row `p` before it explains.
static void eliminate(Factors *f, int64_t i, int64_t p) {
  double *to = &f->upper[i * f->n], *from = &f->upper[p * f->n];
  subtract(to + i, from + i, from[i] / from[p], f->n - i);
}

/// Rows of a block, and how many of them are taken away at once.
enum { BLOCK = 48, AT_ONCE = 4 };

/// Columns `from` to `to` of row `i` without what a whole block of rows before
/// it explains.
static void eliminateBlock(Factors *f, int64_t i, int64_t first, int64_t from,
                           int64_t to) {
  double *restrict row = &f->upper[i * f->n];
  for (int64_t p = first; p < first + BLOCK; p += AT_ONCE) {
    const double *r[AT_ONCE];
    double factors[AT_ONCE];
    for (int64_t k = 0; k < AT_ONCE; ++k) {
      r[k] = &f->upper[(p + k) * f->n];
      factors[k] = r[k][i] / r[k][p + k];
    }
    for (int64_t j = from; j < to; ++j)
      row[j] -= factors[0] * r[0][j] + factors[1] * r[1][j] +
                factors[2] * r[2][j] + factors[3] * r[3][j];
  }
}

/// The rows behind a block, by strips of columns, of which those of the block
/// stay in the cache.
static void eliminateBehind(Factors *f, int64_t first) {
  enum { COLUMNS = 512 };
  for (int64_t from = first + BLOCK; from < f->n; from += COLUMNS) {
    int64_t to = from + COLUMNS < f->n ? from + COLUMNS : f->n;
    for (int64_t i = first + BLOCK; i < to; ++i)
      eliminateBlock(f, i, first, i > from ? i : from, to);
  }
}

/// Cholesky's method by blocks of rows.
static void factorize(Factors *f) {
  for (int64_t first = 0; first < f->n; first += BLOCK) {
    for (int64_t i = first; i < first + BLOCK && i < f->n; ++i)
      for (int64_t p = first; p < i; ++p)
        eliminate(f, i, p);
    eliminateBehind(f, first);
  }
}

static bool createFactors(Factors *f, const float *moments) {
  if (!rankRows(f, moments) || !sortMoments(f, moments))
    return false;
  factorize(f);
  return true;
}

static void destroyFactors(Factors *f) {
  free(f->rows);
  free(f->upper);
}

//===----------------------------------------------------------------------===//
// Rounding
//===----------------------------------------------------------------------===//

/// Columns that are rounded together.
enum { STRIP = 64 };

typedef struct Strip {
  const double *values;
  const int32_t *blocks;
  int64_t columns, first, width;
  double *errors; ///< [ranks][STRIP]
} Strip;

static void roundRow(const Strip *strip, const Factors *f, int64_t rank,
                     NnWeights *weights) {
  double wanted[STRIP] = {0};
  const double *row = &f->upper[rank * f->n];
  int64_t at = f->rows[rank] * strip->columns + strip->first;
  for (int64_t j = rank + 1; j < f->n; ++j)
    subtract(wanted, &strip->errors[j * STRIP], -row[j] / row[rank], STRIP);
  for (int64_t c = 0; c < strip->width; ++c) {
    int32_t block = strip->blocks[at + c];
    double value = strip->values[at + c];
    double q = nnWeightRounded(weights, block, value + wanted[c]);
    weights->integers[at + c] = (int8_t)q;
    strip->errors[rank * STRIP + c] =
        value -
        (q - (double)weights->zeroPoints[block]) * weights->scales[block];
  }
}

static bool roundAll(const double *values, const int32_t *blocks,
                     int64_t columns, const Factors *f, NnWeights *weights) {
  Strip strip = {.values = values, .blocks = blocks, .columns = columns};
  strip.errors = calloc((size_t)f->n * STRIP, sizeof *strip.errors);
  for (; strip.errors && strip.first < columns; strip.first += STRIP) {
    int64_t left = columns - strip.first;
    strip.width = left < STRIP ? left : STRIP;
    for (int64_t rank = f->n; rank-- > 0;)
      roundRow(&strip, f, rank, weights);
  }
  bool ok = strip.errors;
  free(strip.errors);
  return ok;
}

bool nnWeightsCompensate(const NnQuant *quant, const NnShape *shape,
                         const double *values, const float *moments,
                         NnWeights *weights) {
  int64_t columns = shape->dims[shape->rank - 1];
  Factors factors = {.n = nnShapeNumElements(shape) / columns};
  int32_t *blocks = nnWeightBlocks(quant, shape);
  bool ok = blocks && createFactors(&factors, moments) &&
            roundAll(values, blocks, columns, &factors, weights);
  destroyFactors(&factors);
  free(blocks);
  return ok;
}
