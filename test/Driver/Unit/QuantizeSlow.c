//===- QuantizeSlow.c - Tests of QuantizeSlow.h ---------------------------===//
// Made-up times of seven layers.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Quantize/QuantizeSlow.h"

enum { numRows = 7 };

static void fill(NncLayerRow rows[numRows], const double before[numRows],
                 const double after[numRows]) {
  for (int i = 0; i < numRows; ++i) {
    rows[i] = (NncLayerRow){.scheme = NN_SCHEME_INT8, .after = after[i]};
    rows[i].forms[NN_SCHEME_F32].microseconds = before[i];
  }
}

static bool are(const NncLayerRow rows[numRows], const int slow[numRows]) {
  for (int i = 0; i < numRows; ++i)
    if (rows[i].slow != slow[i])
      return false;
  return true;
}

/// A layer that gains what the one before it loses stays with that.
static void testRuns(void) {
  NncLayerRow rows[numRows];
  NncLayerTable table = {.rows = rows, .count = numRows};
  fill(rows, (double[]){10, 10, 10, 10, 10, 10, 10},
       (double[]){12, 5, 14, 9, 15, 4, 12});
  EXPECT(nncLayerTableMarkSlow(&table, 1, 1) == 1);
  EXPECT(are(rows, (int[]){0, 0, 1, 1, 1, 0, 0}));
  EXPECT(nncLayerTableMarkSlow(&table, 9, 2) == 2);
  EXPECT(are(rows, (int[]){2, 0, 1, 1, 1, 0, 2}));
  nncLayerTableUnmarkSlow(&table, 2);
  EXPECT(are(rows, (int[]){0, 0, 1, 1, 1, 0, 0}));
}

/// What two measurements differ by, and layers that are f32, are not marked.
static void testNoise(void) {
  NncLayerRow rows[numRows];
  NncLayerTable table = {.rows = rows, .count = numRows};
  fill(rows, (double[]){100, 100, 0.1, 100, 100, 100, 100},
       (double[]){104, 50, 0.2, 50, 120, 50, 103});
  rows[4].scheme = NN_SCHEME_F32;
  EXPECT(nncLayerTableMarkSlow(&table, 9, 1) == 0);
  for (int i = 0; i < numRows; ++i)
    EXPECT(!rows[i].slow || i == 4);
}

void testSlow(void) {
  testRuns();
  testNoise();
}
