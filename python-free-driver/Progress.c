//===- Progress.c - A progress bar ---------------------------------------===//
// Redrawn in place with a carriage return. Output that isn't a terminal, and
// TERM=dumb, see nothing at all.
//===----------------------------------------------------------------------===//
#include "Progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 24 };

double nncNow(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

bool nncProgressIsVisible(void) {
  const char *terminal = getenv("TERM");
  return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static bool hasColor(void) {
  // https://no-color.org: any value that isn't empty turns colours off.
  const char *noColor = getenv("NO_COLOR");
  return !noColor || !*noColor;
}

static void drawBar(int done, int total) {
  int filled = (int)((long long)BAR_WIDTH * done / total);
  const char *green = hasColor() ? "\033[32m" : "";
  const char *plain = hasColor() ? "\033[0m" : "";
  fprintf(stderr, "%s[", green);
  for (int i = 0; i < BAR_WIDTH; ++i)
    fputc(i < filled ? '#' : '.', stderr);
  fprintf(stderr, "]%s %d/%d ", plain, done, total);
}

void nncProgressUpdate(NncProgress *progress, const char *stage, int done,
                       int total) {
  if (!nncProgressIsVisible())
    return;
  double now = nncNow();
  bool sameStage = progress->drawn && !strncmp(progress->lastStage, stage,
                                               sizeof progress->lastStage - 1);
  if (sameStage && done < total && now - progress->lastTime < 0.05)
    return;
  // Wipe the line, then draw.
  fprintf(stderr, "\r\033[K");
  if (total > 0)
    drawBar(done < 0 ? 0 : done > total ? total : done, total);
  fprintf(stderr, "%s", stage);
  fflush(stderr);
  *progress = (NncProgress){.drawn = true, .lastTime = now};
  snprintf(progress->lastStage, sizeof progress->lastStage, "%s", stage);
}

void nncProgressFinish(NncProgress *progress) {
  if (progress->drawn)
    fprintf(stderr, "\r\033[K");
  *progress = (NncProgress){0};
}
