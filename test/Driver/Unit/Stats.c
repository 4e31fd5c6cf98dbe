//===- Stats.c - Tests of Stats.h ----------------------------------------===//
// Order statistics of known samples in any order.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Stats.h"

/// Statistics of 1 … count, added from the middle outwards.
static NncStats statsOf(int count) {
  NncSamples samples = {0};
  for (int i = 0; i < count; ++i)
    EXPECT(nncSamplesAdd(&samples, 1 + (i * 7 + count / 2) % count));
  NncStats stats = nncSamplesSummarize(&samples);
  nncSamplesDestroy(&samples);
  EXPECT(!samples.values && !samples.count);
  return stats;
}

void testStats(void) {
  NncStats stats = statsOf(1000);
  EXPECT(stats.min == 1 && stats.median == 500.5);
  EXPECT(stats.p90 == 900 && stats.p99 == 990);
  stats = statsOf(5);
  EXPECT(stats.min == 1 && stats.median == 3);
  EXPECT(stats.p90 == 5 && stats.p99 == 5);
  stats = statsOf(1);
  EXPECT(stats.min == 1 && stats.median == 1 && stats.p99 == 1);
  stats = statsOf(0);
  EXPECT(stats.min == 0 && stats.median == 0 && stats.p99 == 0);
}
