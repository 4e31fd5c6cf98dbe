//===- QuantizeTable.h - What schemes do to each layer ----------*- C -*-===//
// A row for each contraction of a model: which schemes it can have, how near to
// f32 its result is with each, on the same inputs, and what time it takes.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZETABLE_H
#define NNC_QUANTIZETABLE_H

#include "Files/Json.h"
#include "Gate/Metric.h"

#include "nn-c/Quantize.h"

enum { NNC_NUM_SCHEMES = NN_SCHEME_F32 + 1 };

/// A layer with a scheme.
typedef struct NncLayerForm {
  bool isKnown; ///< Whether the scheme was looked at.
  char *reason; ///< Why the layer can't have it; NULL if it can.
  NncSimilarity similarity;
  NncChannels channels;
  double microseconds; ///< Of its kernels in a run, where all have the scheme.
} NncLayerForm;

typedef struct NncLayerRow {
  char *key, *op;
  NncLayerForm forms[NNC_NUM_SCHEMES];
  NnScheme start, scheme; ///< At first, and as it is now.
  size_t rank;  ///< Among those that start quantized, 0 for the most sensitive.
  double after; ///< Microseconds of its kernels in the end.
  int slow; ///< The attempt that found it slower than in f32; 0 if none did.
} NncLayerRow;

/// Starts as {0}; freed with nncLayerTableDestroy.
typedef struct NncLayerTable {
  NncLayerRow *rows;
  size_t count;
  size_t next; ///< The row of the layer that comes next.
  bool failed; ///< A row is missing for want of memory.
  bool isTimed;
  double elsewhere[2]; ///< What kernels of no layer take, before and after.
} NncLayerTable;

/// For NnQuantizeOptions: notes what is said of a layer in the NncLayerTable
/// `table`, whose `next` is 0 before the first layer of a scheme.
void nncLayerTableAdd(const NnLayer *layer, void *table);
void nncLayerTableDestroy(NncLayerTable *table);

/// Whether layers can have the scheme, and how many.
size_t nncLayerTableCount(const NncLayerTable *table, NnScheme scheme);
/// The same of those that have none but f32 now, left out.
size_t nncLayerTableQuantized(const NncLayerTable *table);
/// Layer `i` of those that can have the scheme, in their order.
NncLayerRow *nncLayerTableFind(NncLayerTable *table, NnScheme scheme, size_t i);

/// Ranks the layers by signal to error as they start, the lowest first.
void nncLayerTableRank(NncLayerTable *table);

/// Error to signal of a layer with a scheme: 0 for f32.
double nncLayerError(const NncLayerRow *row, NnScheme scheme);

/// KEY=SCHEME of all layers, for NnQuantizeOptions; freed by the caller. NULL
/// when memory is short.
char *nncLayerTableSchemes(const NncLayerTable *table);

void nncLayerTablePrint(const NncLayerTable *table, FILE *out);
void nncLayerTableToJson(const NncLayerTable *table, NncJson *array);

#endif // NNC_QUANTIZETABLE_H
