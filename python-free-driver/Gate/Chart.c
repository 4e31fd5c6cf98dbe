//===- Chart.c - A picture of scores against times -----------------------===//
// The score's axis ends a little beyond the points, since drops are small.
//===----------------------------------------------------------------------===//
#include "Gate/Chart.h"

#include "Files/File.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
  WIDTH = 640,
  HEIGHT = 400,
  LEFT = 70,
  RIGHT = 40,
  TOP = 40,
  BOTTOM = 50
};

typedef struct Axes {
  double most;      ///< Milliseconds.
  double low, high; ///< Scores.
} Axes;

static double placeX(const Axes *axes, double milliseconds) {
  return LEFT + (WIDTH - LEFT - RIGHT) * milliseconds / axes->most;
}

static double placeY(const Axes *axes, double score) {
  double share = (score - axes->low) / (axes->high - axes->low);
  return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
}

static Axes axesFor(const NncPoint *points, size_t count, double least) {
  Axes axes = {0, least, least};
  for (size_t i = 0; i < count; ++i) {
    axes.most = fmax(axes.most, 1.25 * points[i].milliseconds);
    axes.low = fmin(axes.low, points[i].score);
    axes.high = fmax(axes.high, points[i].score);
  }
  double margin = fmax(0.1 * (axes.high - axes.low), 1e-6);
  return (Axes){fmax(axes.most, 1e-6), axes.low - margin, axes.high + margin};
}

static void writeEscaped(const char *text, FILE *out) {
  for (; *text; ++text) {
    const char *special = strchr("<>&", *text);
    if (special)
      fprintf(out, "&#%d;", *text);
    else
      fputc(*text, out);
  }
}

static void drawAxes(const Axes *axes, FILE *out) {
  enum { TICKS = 4 };
  fprintf(out, "<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#444\"/>\n",
          LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
  for (int i = 0; i <= TICKS; ++i) {
    double x = axes->most * i / TICKS;
    double y = axes->low + (axes->high - axes->low) * i / TICKS;
    fprintf(out,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.3g</text>\n"
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.4f</text>\n",
            placeX(axes, x), HEIGHT - BOTTOM + 18, x, LEFT - 6,
            placeY(axes, y) + 4, y);
  }
  fprintf(out,
          "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">milliseconds a "
          "run</text>\n",
          (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10);
}

static void drawPoint(const Axes *axes, const NncPoint *point, FILE *out) {
  double x = placeX(axes, point->milliseconds), y = placeY(axes, point->score);
  fprintf(out,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#2b6cb0\"/>\n"
          "<text x=\"%.1f\" y=\"%.1f\">",
          x, y, x + 7, y - 5);
  writeEscaped(point->label, out);
  fprintf(out, "</text>\n");
}

static void draw(const char *title, const NncPoint *points, size_t count,
                 double least, FILE *out) {
  Axes axes = axesFor(points, count, least);
  fprintf(out,
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
          "height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
          "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
          "<text x=\"%d\" y=\"20\" font-size=\"14\">",
          WIDTH, HEIGHT, LEFT);
  writeEscaped(title, out);
  fprintf(out, "</text>\n");
  drawAxes(&axes, out);
  fprintf(out,
          "<path d=\"M%d %.1f H%d\" stroke=\"#c53030\" "
          "stroke-dasharray=\"4 3\"/>\n",
          LEFT, placeY(&axes, least), WIDTH - RIGHT);
  for (size_t i = 0; i < count; ++i)
    drawPoint(&axes, &points[i], out);
  fprintf(out, "</svg>\n");
}

NnStatus nncChartWrite(const char *path, const char *title,
                       const NncPoint *points, size_t count, double least) {
  FILE *file = fopen(path, "w");
  if (!file)
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s': %s", path,
                          strerror(errno));
  draw(title, points, count, least, file);
  bool written = !ferror(file);
  written &= fclose(file) == 0;
  return written ? NULL : nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
}
