//===- OpMap.c - Which converter reads which operator ---------------------===//
// Each family of operators has a table in its own file; versions are data.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

static const NnOpRow *const families[] = {
    nnElementwiseRows, nnActivationRows, nnContractionRows,   nnEinsumRows,
    nnPoolingRows,     nnSpatialRows,    nnNormalizationRows, nnReductionRows,
    nnShapeRows,       nnMovementRows,   nnIndexingRows,      nnConstantRows,
    nnResizeRows,      nnControlRows};

const NnOpRow *nnFindOpRow(const char *name, int64_t opset, bool *isKnown) {
  *isKnown = false;
  for (size_t i = 0; i < sizeof families / sizeof *families; ++i)
    for (const NnOpRow *row = families[i]; row->name; ++row) {
      if (strcmp(row->name, name) != 0)
        continue;
      *isKnown = true;
      if (opset >= row->since && opset <= row->until)
        return row;
    }
  return NULL;
}
