//===- Prune.c - Which weights become zero --------------------------------===//
// Floats that aren't negative are in the order of their bits, so that a
// threshold is found digit by digit, by histograms over all layers, without
// sorting.
//===----------------------------------------------------------------------===//
#include "Prune.h"

#include <math.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// A block: its first element, and its size after clipping.
typedef struct Block {
  int64_t offset, rows, columns;
} Block;

static int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

int64_t nnPruneNumBlocks(const NnPruneGrid *grid) {
  return grid->matrices * ceilDiv(grid->rows, grid->blockRows) *
         ceilDiv(grid->columns, grid->blockColumns);
}

static Block blockAt(const NnPruneGrid *g, int64_t i) {
  int64_t across = ceilDiv(g->columns, g->blockColumns);
  int64_t down = ceilDiv(g->rows, g->blockRows);
  int64_t row = i / across % down * g->blockRows;
  int64_t column = i % across * g->blockColumns;
  return (Block){i / across / down * g->matrixStride + row * g->rowStride +
                     column * g->columnStride,
                 least(g->blockRows, g->rows - row),
                 least(g->blockColumns, g->columns - column)};
}

static int64_t sizeOf(Block b) { return b.rows * b.columns; }

static double weigh(const NnPruneGrid *g, Block b, const double *values) {
  double sum = 0;
  for (int64_t row = 0; row < b.rows; ++row)
    for (int64_t column = 0; column < b.columns; ++column) {
      double x =
          values[b.offset + row * g->rowStride + column * g->columnStride];
      sum += x * x;
    }
  return sum;
}

void nnPruneScore(NnPruneLayer *layer, const double *values) {
  const NnPruneGrid *g = &layer->grid;
  int64_t n = nnPruneNumBlocks(g);
  for (int64_t i = 0; i < n; ++i) {
    Block b = blockAt(g, i);
    layer->scores[i] = (float)sqrt(weigh(g, b, values) / (double)sizeOf(b));
  }
}

static bool isZero(const NnPruneGrid *g, Block b, const double *values) {
  for (int64_t row = 0; row < b.rows; ++row)
    for (int64_t column = 0; column < b.columns; ++column)
      if (values[b.offset + row * g->rowStride + column * g->columnStride] != 0)
        return false;
  return true;
}

int64_t nnPruneCountZeros(const NnPruneGrid *g, const double *values) {
  int64_t zeros = 0, n = nnPruneNumBlocks(g);
  for (int64_t i = 0; i < n; ++i) {
    Block b = blockAt(g, i);
    zeros += isZero(g, b, values) ? sizeOf(b) : 0;
  }
  return zeros;
}

static void clear(const NnPruneGrid *g, Block b, double *values) {
  for (int64_t row = 0; row < b.rows; ++row)
    for (int64_t column = 0; column < b.columns; ++column)
      values[b.offset + row * g->rowStride + column * g->columnStride] = 0;
}

//===----------------------------------------------------------------------===//
// The cut
//===----------------------------------------------------------------------===//

enum { digitBits = 8, digitValues = 1 << digitBits };

static uint32_t bitsOf(float score) {
  uint32_t bits;
  memcpy(&bits, &score, sizeof bits);
  return bits & INT32_MAX; // A NaN may have a sign.
}

/// Elements by a digit of their block's score, where the digits before it are
/// `prefix`.
static void count(const NnPruneLayer *layers, size_t n, int shift,
                  uint32_t prefix, int64_t counts[digitValues]) {
  memset(counts, 0, sizeof(int64_t) * digitValues);
  for (const NnPruneLayer *layer = layers; layer < layers + n; ++layer) {
    int64_t blocks = nnPruneNumBlocks(&layer->grid);
    for (int64_t i = 0; i < blocks; ++i) {
      uint32_t digits = bitsOf(layer->scores[i]) >> shift;
      if (digits >> digitBits == prefix)
        counts[digits % digitValues] += sizeOf(blockAt(&layer->grid, i));
    }
  }
}

/// The digit up to which the counts exceed the quota, which is reduced by what
/// lies below; the last if none does.
static uint32_t findDigit(const int64_t counts[digitValues], int64_t *quota) {
  uint32_t digit = 0;
  for (; digit < digitValues - 1 && counts[digit] <= *quota; ++digit)
    *quota -= counts[digit];
  return digit;
}

NnPruneCut nnPruneFindCut(const NnPruneLayer *layers, size_t n, int64_t quota) {
  int64_t counts[digitValues];
  uint32_t digits = 0;
  for (int shift = 32 - digitBits; shift >= 0; shift -= digitBits) {
    count(layers, n, shift, digits, counts);
    digits = digits << digitBits | findDigit(counts, &quota);
  }
  return (NnPruneCut){digits, quota};
}

static bool isBelow(NnPruneCut *cut, float score, int64_t size) {
  uint32_t bits = bitsOf(score);
  if (bits != cut->threshold)
    return bits < cut->threshold;
  if (size > cut->ties)
    return false;
  cut->ties -= size;
  return true;
}

void nnPruneBlocks(const NnPruneLayer *layer, NnPruneCut *cut, double *values) {
  int64_t n = nnPruneNumBlocks(&layer->grid);
  for (int64_t i = 0; i < n; ++i) {
    Block b = blockAt(&layer->grid, i);
    if (isBelow(cut, layer->scores[i], sizeOf(b)))
      clear(&layer->grid, b, values);
  }
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

/// Row `i` of a block.
static Block rowOf(const NnPruneGrid *g, Block b, int64_t i) {
  return (Block){b.offset + i * g->rowStride, 1, b.columns};
}

static void pruneRun(const NnPruneGrid *g, Block run, int64_t keep,
                     double *values) {
  uint64_t kept = 0;
  double weights[nnPruneMostRows];
  for (int64_t i = 0; i < run.rows; ++i)
    weights[i] = weigh(g, rowOf(g, run, i), values);
  for (; keep > 0; --keep) {
    int64_t best = -1;
    for (int64_t i = 0; i < run.rows; ++i)
      if (!(kept >> i & 1) && (best < 0 || weights[i] > weights[best]))
        best = i;
    if (best >= 0)
      kept |= UINT64_C(1) << best;
  }
  for (int64_t i = 0; i < run.rows; ++i)
    if (!(kept >> i & 1))
      clear(g, rowOf(g, run, i), values);
}

void nnPruneRuns(const NnPruneGrid *g, int64_t keep, double *values) {
  int64_t n = nnPruneNumBlocks(g);
  for (int64_t i = 0; i < n; ++i)
    pruneRun(g, blockAt(g, i), keep, values);
}
