//===- PruneTable.h - What pruning leaves of each layer ---------*- C -*-===//
// A row for each contraction with known weights: how many there are, how many
// are left, of the sum of their squares what part, and what that does to the
// model.
//===----------------------------------------------------------------------===//
#ifndef NNC_PRUNETABLE_H
#define NNC_PRUNETABLE_H

#include "Files/Json.h"

#include "nn-c/Prune.h"

#include <stddef.h>

typedef struct NncPruneRow {
  char *key, *op;
  int64_t before, count, zeros, skipped; ///< Weights, before and then.
  double squaresBefore, squares;
  double drop;  ///< Of the score, when it alone is pruned.
  size_t rank;  ///< 0 for the most sensitive layer.
  bool isDense; ///< Kept as it was, for the sake of accuracy.
} NncPruneRow;

/// Starts as {0}; freed with nncPruneTableDestroy.
typedef struct NncPruneTable {
  NncPruneRow *rows;
  size_t count;
  size_t numPruned; ///< Layers that lose something, if nothing is kept dense.
  bool isMeasured;  ///< There are drops.
  bool failed;      ///< A row is missing for want of memory.
} NncPruneTable;

/// For nnVisitLayerWeights: adds rows for the weights of a model before, and
/// notes what is left of them.
void nncPruneTableAdd(const NnLayerWeights *weights, void *table);
void nncPruneTableUpdate(const NnLayerWeights *weights, void *table);
void nncPruneTableDestroy(NncPruneTable *table);

/// Whether pruning takes something from the layer.
bool nncPruneRowLoses(const NncPruneRow *row);

/// Layers that lose something.
size_t nncPruneTableCount(const NncPruneTable *table);

/// Ranks the layers by drops or, without, by the squares that they lose.
void nncPruneTableRank(NncPruneTable *table);

/// Keeps the layers of rank below `n` dense, and those alone. The list of them
/// and of `skipped`, which may be NULL, for passes; freed by the caller. NULL
/// when memory is short.
char *nncPruneTableKeep(NncPruneTable *table, size_t n, const char *skipped);

void nncPruneTablePrint(const NncPruneTable *table, FILE *out);
void nncPruneTableToJson(const NncPruneTable *table, NncJson *array);

#endif // NNC_PRUNETABLE_H
