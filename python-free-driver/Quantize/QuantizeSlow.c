//===- QuantizeSlow.c - Layers that quantizing slows down ----------------===//
// The run that loses most is a contiguous part of the greatest sum.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeSlow.h"

/// Rows from `first` on, before `end`, which take `lost` microseconds more.
typedef struct Run {
  size_t first, end;
  double lost;
} Run;

static double plainTime(const NncLayerRow *row) {
  return row->forms[NN_SCHEME_F32].microseconds;
}

static double lostBy(const NncLayerRow *row) {
  return row->after - plainTime(row);
}

/// Of layers none of which is marked yet.
static Run slowestRun(const NncLayerTable *table) {
  Run best = {0}, run = {0};
  for (size_t i = 0; i < table->count; ++i) {
    const NncLayerRow *row = &table->rows[i];
    if (row->slow || run.lost <= 0)
      run = (Run){row->slow ? i + 1 : i, i + 1, 0};
    if (row->slow)
      continue;
    run.end = i + 1;
    run.lost += lostBy(row);
    if (run.lost > best.lost)
      best = run;
  }
  return best;
}

/// Whether the run's times differ by more than two measurements do.
static bool isClear(const NncLayerTable *table, Run run) {
  static const double ofRun = 0.05, ofAll = 0.002;
  double plain = 0, all = 0;
  for (size_t i = 0; i < table->count; ++i) {
    double time = plainTime(&table->rows[i]);
    all += time;
    plain += i >= run.first && i < run.end ? time : 0;
  }
  return run.lost > ofRun * plain && run.lost > ofAll * all;
}

/// Marks the quantized layers of a run; gives whether there are any.
static bool mark(NncLayerTable *table, Run run, int attempt) {
  bool any = false;
  for (size_t i = run.first; i < run.end; ++i) {
    any |= table->rows[i].scheme != NN_SCHEME_F32;
    table->rows[i].slow = attempt;
  }
  return any;
}

size_t nncLayerTableMarkSlow(NncLayerTable *table, size_t most, int attempt) {
  size_t n = 0;
  while (n < most) {
    Run run = slowestRun(table);
    if (!isClear(table, run))
      break;
    n += mark(table, run, attempt);
  }
  return n;
}

void nncLayerTableUnmarkSlow(NncLayerTable *table, int attempt) {
  for (size_t i = 0; i < table->count; ++i)
    if (table->rows[i].slow == attempt)
      table->rows[i].slow = 0;
}
