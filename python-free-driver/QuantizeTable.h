//===- QuantizeTable.h - What quantizing does to each layer -----*- C -*-===//
// A row for each contraction of a model: whether it can be quantized, and how
// near to f32 its result is then, on the same inputs.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZETABLE_H
#define NNC_QUANTIZETABLE_H

#include "Json.h"
#include "Metric.h"

#include "nn-c/Quantize.h"

typedef struct NncLayerRow {
  char *key, *op;
  char *reason; ///< Why it stays f32; NULL if it can be quantized.
  NncSimilarity similarity;
  NncChannels channels;
  size_t rank; ///< Among those that can be, 0 for the most sensitive.
  bool moved;  ///< Back to f32, for the sake of accuracy.
} NncLayerRow;

/// Starts as {0}; freed with nncLayerTableDestroy.
typedef struct NncLayerTable {
  NncLayerRow *rows;
  size_t count, numQuantizable;
  bool failed; ///< A row is missing for want of memory.
} NncLayerTable;

/// For NnQuantizeOptions: adds a row to the NncLayerTable `table`.
void nncLayerTableAdd(const NnLayer *layer, void *table);
void nncLayerTableDestroy(NncLayerTable *table);

/// The row of quantizable layer `i`, in their order.
NncLayerRow *nncLayerTableQuantizable(NncLayerTable *table, size_t i);

/// Ranks the layers by signal to error, the lowest first.
void nncLayerTableRank(NncLayerTable *table);

/// Moves the layers of rank below `n` back to f32, and those alone. `*skip` is
/// the list for NnQuantizeOptions of all that stay, those of `skipped` too,
/// which may be NULL; freed by the caller.
NnStatus nncLayerTableMove(NncLayerTable *table, size_t n, const char *skipped,
                           char **skip) NN_MUST_USE;

void nncLayerTablePrint(const NncLayerTable *table, const char *scheme,
                        FILE *out);
void nncLayerTableToJson(const NncLayerTable *table, const char *scheme,
                         NncJson *array);

#endif // NNC_QUANTIZETABLE_H
