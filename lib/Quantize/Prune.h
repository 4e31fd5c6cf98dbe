//===- Prune.h - Which weights become zero ----------------------*- C -*-===//
// Weights are matrices of summed terms (rows) by output channels (columns),
// which are cut into blocks. Blocks with the least root of the mean square go
// first; where several have the same, those that come first.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_PRUNE_H
#define NN_QUANTIZE_PRUNE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Where the weights of a layer lie, as several matrices of the same size, and
/// the blocks. Those at an edge may be smaller.
typedef struct NnPruneGrid {
  int64_t matrices, rows, columns;
  int64_t matrixStride, rowStride, columnStride; ///< In elements.
  int64_t blockRows, blockColumns;
} NnPruneGrid;

int64_t nnPruneNumBlocks(const NnPruneGrid *grid);

/// The blocks of a layer and how much each weighs.
typedef struct NnPruneLayer {
  NnPruneGrid grid;
  float *scores; ///< One a block.
} NnPruneLayer;

/// Fills `layer->scores` for these weights.
void nnPruneScore(NnPruneLayer *layer, const double *values);

/// The blocks with scores below a threshold, and of those that are at it as
/// many as `ties` elements allow.
typedef struct NnPruneCut {
  uint32_t threshold; ///< The bits of a float.
  int64_t ties;
} NnPruneCut;

/// The cut through the blocks of all layers that leaves at most `quota`
/// elements below it.
NnPruneCut nnPruneFindCut(const NnPruneLayer *layers, size_t n, int64_t quota);

/// Makes the weights of the blocks below the cut zero. Ties are used up.
void nnPruneBlocks(const NnPruneLayer *layer, NnPruneCut *cut, double *values);

/// Weights of the blocks that are all zero.
int64_t nnPruneCountZeros(const NnPruneGrid *grid, const double *values);

/// Rows of a block that runs are, at most.
enum { nnPruneMostRows = 64 };

/// Leaves `keep` rows of each block: those that weigh most.
void nnPruneRuns(const NnPruneGrid *grid, int64_t keep, double *values);

#endif // NN_QUANTIZE_PRUNE_H
