//===- Suite.c - The cases of a conformance suite ------------------------===//
// Columns are found by their names, so that a manifest may have more of them.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Suite.h"

#include "Files/File.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum Column { KIND, NAME, OPS, INPUTS, OUTPUTS, FLAGS, RTOL, ATOL, numColumns };
static const char *const columnNames[numColumns] = {
    "kind",         "name",  "ops",  "input_types",
    "output_types", "flags", "rtol", "atol",
};
enum { maxFields = 32 };

bool listHas(const char *list, const char *word) {
  size_t length = strlen(word);
  for (; *list; list += strcspn(list, ","), list += *list == ',')
    if (strcspn(list, ",") == length && !strncmp(list, word, length))
      return true;
  return false;
}

/// Splits a line in place; fields that are missing are "".
static void splitLine(char *line, char *fields[maxFields]) {
  static char empty[1];
  for (int i = 0; i < maxFields; ++i)
    fields[i] = line ? strsep(&line, "\t") : empty;
}

static NnStatus findColumns(char *header, int columns[numColumns]) {
  char *fields[maxFields];
  splitLine(header, fields);
  for (int c = 0; c < numColumns; ++c) {
    int i = 0;
    while (i < maxFields && strcmp(fields[i], columnNames[c]))
      ++i;
    if (i == maxFields)
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "the manifest has no column '%s'", columnNames[c]);
    columns[c] = i;
  }
  return NULL;
}

/// Joins the kind and the name, which are neighbours or far from each other.
static char *caseName(const char *kind, const char *name) {
  char *joined = NULL;
  return asprintf(&joined, "%s/%s", kind, name) < 0 ? NULL : joined;
}

static NnStatus addCase(Suite *suite, char *line,
                        const int columns[numColumns]) {
  char *fields[maxFields];
  splitLine(line, fields);
  char *name = caseName(fields[columns[KIND]], fields[columns[NAME]]);
  if (!name)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  suite->cases[suite->numCases++] = (SuiteCase){
      .name = name,
      .ops = fields[columns[OPS]],
      .inputTypes = fields[columns[INPUTS]],
      .outputTypes = fields[columns[OUTPUTS]],
      .flags = fields[columns[FLAGS]],
      .rtol = strtod(fields[columns[RTOL]], NULL),
      .atol = strtod(fields[columns[ATOL]], NULL),
  };
  return NULL;
}

static size_t countLines(const char *text) {
  size_t count = 1;
  for (; *text; ++text)
    count += *text == '\n';
  return count;
}

static NnStatus parse(Suite *suite) {
  char *rest = suite->text;
  int columns[numColumns];
  NnStatus status = findColumns(strsep(&rest, "\n"), columns);
  if (status || !rest)
    return status;
  suite->cases = calloc(countLines(rest), sizeof *suite->cases);
  if (!suite->cases)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (char *line; !status && (line = strsep(&rest, "\n"));)
    if (*line)
      status = addCase(suite, line, columns);
  return status;
}

NnStatus suiteRead(const char *folder, Suite *suite) {
  *suite = (Suite){.folder = folder};
  char *path;
  if (asprintf(&path, "%s/MANIFEST.tsv", folder) < 0)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  size_t size;
  unsigned char *bytes = NULL;
  NnStatus status = nncFileRead(path, &bytes, &size);
  free(path);
  suite->text = (char *)bytes;
  return status ? status : parse(suite);
}

void suiteDestroy(Suite *suite) {
  for (size_t i = 0; i < suite->numCases; ++i)
    free((char *)(uintptr_t)suite->cases[i].name);
  free(suite->cases);
  free(suite->text);
}
