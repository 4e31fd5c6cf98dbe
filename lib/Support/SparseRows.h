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
  int64_t most; ///< and of the longest one, 1 if all are empty.
} SparseRows;

/// Fills in `kept` and `most`.
void nnSparseRowsCount(SparseRows *s);

/// Writes each list's rows, `most` of them with zeros behind, where in the list
/// they were, and how many they are. All from aligned_alloc; false when memory
/// is short.
bool nnSparseRowsPack(const SparseRows *s, float **values, int32_t **places,
                      int32_t **counts);

/// Whether all of a row's numbers are zero, of either sign.
bool nnIsZeroRow(const float *row, int64_t lanes);

/// Whether keeping `kept` of `all` rows saves time where they are multiplied by
/// so many rows of something else; -1: many. `turns` is how many lists there
/// are more than panels.
bool nnSparseRowsPay(int64_t kept, int64_t all, int64_t turns, int64_t rows);

#endif // NN_SUPPORT_SPARSEROWS_H
