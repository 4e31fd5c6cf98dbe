//===- Chart.h - A picture of scores against times --------------*- C -*-===//
// One SVG without scripts or fonts of its own: points with labels, an axis for
// milliseconds from 0 and one for the score.
//===----------------------------------------------------------------------===//
#ifndef NNC_CHART_H
#define NNC_CHART_H

#include "nn-c/Status.h"

#include <stddef.h>

typedef struct NncPoint {
  double milliseconds, score;
  char label[32];
} NncPoint;

/// Writes the picture. `least` is a score below which points are too bad, drawn
/// as a line; `title` may be any text.
NnStatus nncChartWrite(const char *path, const char *title,
                       const NncPoint *points, size_t count,
                       double least) NN_MUST_USE;

#endif // NNC_CHART_H
