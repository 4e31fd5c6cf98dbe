//===- SparseRows.h - Rows of a panel that aren't zero ----------*- C -*-===//
// Packed weights are lists of rows: one a panel and, of a convolution, a tap.
// Each list keeps the rows that aren't zero, in order.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_SPARSEROWS_H
#define NN_SUPPORT_SPARSEROWS_H

#include <stdbool.h>
#include <stdint.h>

/// Weights of lists x rows x lanes.
typedef struct SparseRows {
  const float *data;
  int64_t lists, rows, lanes;
  int64_t kept; ///< Rows of all lists that aren't zero,
  int64_t most; ///< and of the longest one, at least 2.
} SparseRows;

/// Fills in `kept` and `most`.
void nnSparseRowsCount(SparseRows *s);

/// Writes each list's rows, `most` of them with zeros behind, where in the list
/// they were, and how many they are. All from aligned_alloc; false when memory
/// is short.
bool nnSparseRowsPack(const SparseRows *s, float **values, int32_t **places,
                      int32_t **counts);

/// How many rows of panels of so many lanes aren't zero, of weights that are
/// rows x columns: not yet packed.
int64_t nnSparseRowsKept(const float *data, int64_t rows, int64_t columns,
                         int64_t lanes);

/// Whether keeping `kept` of `all` rows saves time where they are multiplied by
/// so many rows of something else; -1: many. `turns` is how many lists there
/// are more than panels.
bool nnSparseRowsPay(int64_t kept, int64_t all, int64_t turns, int64_t rows);

#endif // NN_SUPPORT_SPARSEROWS_H
