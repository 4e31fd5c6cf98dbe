//===- Report.c - What came of a run -------------------------------------===//
// Text and Markdown have the same tables, which differ in how a row is drawn.
//===----------------------------------------------------------------------===//
#include "Report.h"

#include "Files/Json.h"
#include "Table.h"

#include <errno.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

/// How a table is drawn: `head` once, then `row` for each row, with the three
/// cells and then the text.
typedef struct Style {
  const char *opHead, *reasonHead, *row;
} Style;

static const Style textStyle = {
    "\n    static   dynamic  constant  op\n",
    "\n    static   dynamic  constant  reason\n",
    "%10s%10s%10s  %s\n",
};
static const Style markdownStyle = {
    "\n## By op\n\n| static | dynamic | constant | op |\n|--:|--:|--:|---|\n",
    "\n## By reason\n\n| static | dynamic | constant | reason |\n"
    "|--:|--:|--:|---|\n",
    "| %s | %s | %s | %s |\n",
};

typedef struct Cells {
  char text[numModes][24];
} Cells;

/// "3/4", or "" if there is none in that mode.
static Cells passedCells(const Row *row) {
  Cells cells = {0};
  for (int m = 0; m < numModes; ++m)
    if (row->total[m])
      snprintf(cells.text[m], sizeof cells.text[m], "%d/%d", row->passed[m],
               row->total[m]);
  return cells;
}

static Cells totalCells(const Row *row) {
  Cells cells = {0};
  for (int m = 0; m < numModes; ++m)
    if (row->total[m])
      snprintf(cells.text[m], sizeof cells.text[m], "%d", row->total[m]);
  return cells;
}

static void drawRow(const Style *style, Cells cells, const char *text,
                    FILE *out) {
  fprintf(out, style->row, cells.text[MODE_STATIC], cells.text[MODE_DYNAMIC],
          cells.text[MODE_CONSTANT], text);
}

static void drawByOp(const Style *style, const Job *jobs, size_t numJobs,
                     bool isWhole, FILE *out) {
  Table table = tableByOp(jobs, numJobs);
  fputs(style->opHead, out);
  for (size_t i = 0; i < table.numRows; ++i)
    if (isWhole || rowPassed(&table.rows[i]) < rowTotal(&table.rows[i]))
      drawRow(style, passedCells(&table.rows[i]), table.rows[i].text, out);
  tableDestroy(&table);
}

static void drawByReason(const Style *style, const Job *jobs, size_t numJobs,
                         FILE *out) {
  Table table = tableByReason(jobs, numJobs);
  fputs(style->reasonHead, out);
  for (size_t i = 0; i < table.numRows; ++i)
    drawRow(style, totalCells(&table.rows[i]), table.rows[i].text, out);
  tableDestroy(&table);
}

//===----------------------------------------------------------------------===//
// Modes
//===----------------------------------------------------------------------===//

typedef struct Counts {
  int of[numOutcomes], total;
} Counts;

static Counts countMode(const Job *jobs, size_t numJobs, Mode mode) {
  Counts counts = {0};
  for (size_t i = 0; i < numJobs; ++i) {
    if (jobs[i].mode != mode)
      continue;
    ++counts.of[jobs[i].result.outcome];
    ++counts.total;
  }
  return counts;
}

static void drawModes(const Job *jobs, size_t numJobs, const char *cell,
                      const char *end, FILE *out) {
  for (Mode m = 0; m < numModes; ++m) {
    Counts counts = countMode(jobs, numJobs, m);
    if (!counts.total)
      continue;
    fprintf(out, cell, modeNames[m]);
    char text[24];
    snprintf(text, sizeof text, "%.1f %%",
             100.0 * counts.of[OUTCOME_PASSED] / counts.total);
    fprintf(out, cell, text);
    for (Outcome o = 0; o < numOutcomes; ++o) {
      snprintf(text, sizeof text, "%d", counts.of[o]);
      fprintf(out, cell, text);
    }
    fputs(end, out);
  }
}

static void drawModeHead(const char *cell, const char *end, FILE *out) {
  fprintf(out, cell, "mode");
  fprintf(out, cell, "");
  for (Outcome o = 0; o < numOutcomes; ++o)
    fprintf(out, cell, outcomeNames[o]);
  fputs(end, out);
}

void reportPrint(const Job *jobs, size_t numJobs, FILE *out) {
  drawByOp(&textStyle, jobs, numJobs, false, out);
  drawByReason(&textStyle, jobs, numJobs, out);
  fputc('\n', out);
  drawModeHead("%15s", "\n", out);
  drawModes(jobs, numJobs, "%15s", "\n", out);
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static NnStatus openFile(const char *path, FILE **file) {
  *file = fopen(path, "w");
  return *file ? NULL
               : nnStatusCreate(NN_IO_ERROR, "%s: cannot be written: %s", path,
                                strerror(errno));
}

static NnStatus closeFile(const char *path, FILE *file) {
  bool failed = ferror(file);
  failed |= fclose(file) != 0;
  return failed ? nnStatusCreate(NN_IO_ERROR, "%s: cannot be written", path)
                : NULL;
}

static const char markdownHead[] =
    "<!-- Written by scripts/conformance --write-docs. -->\n"
    "# Conformance to ONNX\n"
    "\n"
    "ONNX's backend tests, each compiled and run by nn in three ways: "
    "*static*,\n"
    "as the model is; *dynamic*, with every dimension of its inputs unknown "
    "when\n"
    "it is compiled; *constant*, with its inputs made constants, which are\n"
    "folded. A case passes if all outputs have the expected type, shape and\n"
    "elements, floats within `atol + rtol·|expected|` of the suite. What is "
    "left\n"
    "out for good, and why, is in [ops.md](ops.md).\n"
    "\n";

NnStatus reportWriteMarkdown(const Job *jobs, size_t numJobs,
                             const char *path) {
  FILE *file;
  NnStatus status = openFile(path, &file);
  if (status)
    return status;
  fputs(markdownHead, file);
  drawModeHead("| %s ", "|\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n", file);
  drawModes(jobs, numJobs, "| %s ", "|\n", file);
  drawByOp(&markdownStyle, jobs, numJobs, true, file);
  drawByReason(&markdownStyle, jobs, numJobs, file);
  return closeFile(path, file);
}

NnStatus reportWriteList(const Job *jobs, size_t numJobs, const char *path) {
  enum { enough = 2 };
  static const double soon = 1; // Seconds.
  FILE *file;
  NnStatus status = openFile(path, &file);
  if (status)
    return status;
  Table listed = {0};
  for (size_t i = 0; i < numJobs; ++i) {
    const Result *result = &jobs[i].result;
    if (result->outcome != OUTCOME_PASSED || result->seconds > soon ||
        !tableLacks(&listed, &jobs[i], enough))
      continue;
    fprintf(file, "%s %s\n", modeNames[jobs[i].mode], jobs[i].c->name);
    tableAddByOp(&listed, &jobs[i]);
  }
  tableDestroy(&listed);
  return closeFile(path, file);
}

static void addJob(NncJson *tests, const Job *job) {
  char name[512];
  snprintf(name, sizeof name, "conformance :: %s/%s", job->c->name,
           modeNames[job->mode]);
  NncJson *test = nncJsonAddObject(tests, NULL);
  const Result *result = &job->result;
  bool passed = result->outcome == OUTCOME_PASSED;
  nncJsonAddString(test, "name", name);
  nncJsonAddString(test, "code", passed ? "PASS" : "FAIL");
  nncJsonAddString(test, "outcome", outcomeNames[result->outcome]);
  nncJsonAddString(test, "output", result->message);
  nncJsonAddNumber(test, "elapsed", result->seconds);
}

NnStatus reportWriteJson(const Job *jobs, size_t numJobs, const char *path) {
  FILE *file;
  NnStatus status = openFile(path, &file);
  if (status)
    return status;
  NncJson *root = nncJsonObject();
  NncJson *tests = nncJsonAddArray(root, "tests");
  for (size_t i = 0; i < numJobs; ++i)
    addJob(tests, &jobs[i]);
  status = nncJsonPrint(root, file);
  NnStatus closed = closeFile(path, file);
  if (!status)
    return closed;
  nnStatusDestroy(closed);
  return status;
}
