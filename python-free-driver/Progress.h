//===- Progress.h - A progress bar ------------------------------*- C -*-===//
// One line on stderr that is drawn over and over, only if stderr is a terminal;
// in a pipe nothing is ever printed. NO_COLOR turns colours off.
//===----------------------------------------------------------------------===//
#ifndef NNC_PROGRESS_H
#define NNC_PROGRESS_H

#include <stdbool.h>

/// Starts as {0}.
typedef struct NncProgress {
  bool drawn;
  double lastTime;
  char lastStage[64];
} NncProgress;

/// Whether `stderr` is a terminal that a line can be redrawn on.
bool nncProgressIsVisible(void);

/// Draws the bar: `done` of `total` of `stage`. A `total` of 0 draws no bar,
/// only the stage. Drawn at most every 50 ms, but always for a new stage.
/// `stage` must outlive the next call.
void nncProgressUpdate(NncProgress *progress, const char *stage, int done,
                       int total);

/// Wipes the bar off, so that what follows starts on an empty line.
void nncProgressFinish(NncProgress *progress);

/// Seconds of a clock that only runs forward.
double nncNow(void);

#endif // NNC_PROGRESS_H
