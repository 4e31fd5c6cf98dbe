//===- LoadSchedule.c - Read schedules from a file ------------------------===//
// Lines of a file become the module's attribute nn.schedules (ScheduleText.h),
// which nn-vectorize-kernels follows. Empty lines and those that start with #
// are left out.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"

#include "Codegen/Schedule/ScheduleText.h"
#include "Support/List.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { optFile };
enum { statLines };

typedef struct Loader {
  MlirContext context;
  const char *path;
  unsigned line; ///< From 1.
  MlirNamedAttribute *entries;
  intptr_t n, capacity;
} Loader;

static MlirLogicalResult errorAt(const Loader *l, const char *what) {
  MlirLocation location =
      mlirLocationFileLineColGet(l->context, nnStr(l->path), l->line, 1);
  return nnErrorAt(location, "nn-load-schedule: %s", what);
}

static MlirLogicalResult addEntry(Loader *l, MlirStringRef key,
                                  MlirStringRef words) {
  Tile tile = {0};
  const char *why;
  if (!nnScheduleParse(words, &tile, &why))
    return errorAt(l, why);
  if (!nnReserve(&l->entries, l->n + 1, &l->capacity, sizeof *l->entries))
    return errorAt(l, "out of memory");
  l->entries[l->n++] = mlirNamedAttributeGet(
      mlirIdentifierGet(l->context, key), mlirStringAttrGet(l->context, words));
  return NN_SUCCESS;
}

static MlirStringRef trim(const char *begin, const char *end) {
  while (begin < end && *begin == ' ')
    ++begin;
  while (begin < end && (end[-1] == ' ' || end[-1] == '\n' || end[-1] == '\r'))
    --end;
  return mlirStringRefCreate(begin, (size_t)(end - begin));
}

static MlirLogicalResult readLine(Loader *l, const char *line) {
  const char *end = line + strlen(line);
  MlirStringRef all = trim(line, end);
  if (!all.length || *all.data == '#')
    return NN_SUCCESS;
  const char *colon = strstr(line, " : ");
  if (!colon)
    return errorAt(l, "expected KEY : NAME=VALUE...");
  return addEntry(l, trim(line, colon), trim(colon + 3, end));
}

static MlirLogicalResult readLines(Loader *l, FILE *file) {
  char line[nnScheduleMaxLine];
  for (l->line = 1; fgets(line, sizeof line, file); ++l->line) {
    if (!strchr(line, '\n') && !feof(file))
      return errorAt(l, "the line is too long");
    if (mlirLogicalResultIsFailure(readLine(l, line)))
      return NN_FAILURE;
  }
  return ferror(file) ? errorAt(l, "can't be read") : NN_SUCCESS;
}

static MlirLogicalResult load(Loader *l, MlirOperation module) {
  FILE *file = fopen(l->path, "r");
  if (!file)
    return nnErrorAt(mlirOperationGetLocation(module),
                     "nn-load-schedule: can't open '%s': %s", l->path,
                     strerror(errno));
  MlirLogicalResult result = readLines(l, file);
  fclose(file);
  if (mlirLogicalResultIsSuccess(result))
    mlirOperationSetDiscardableAttributeByName(
        module, nnStr(NN_ATTR_SCHEDULES),
        mlirDictionaryAttrGet(l->context, l->n, l->entries));
  return result;
}

MlirLogicalResult nnScheduleLoad(MlirOperation module, const char *path,
                                 intptr_t *lines) {
  Loader l = {.context = mlirOperationGetContext(module), .path = path};
  MlirLogicalResult result = load(&l, module);
  *lines = l.n;
  free(l.entries);
  return result;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  char path[FILENAME_MAX];
  MlirStringRef file = nnPassString(pass, optFile);
  snprintf(path, sizeof path, "%.*s", (int)file.length, file.data);
  intptr_t lines;
  MlirLogicalResult result = nnScheduleLoad(module, path, &lines);
  nnPassCount(pass, statLines, lines);
  return result;
}

const NnPassInfo nnLoadSchedulePass = {
    .name = "nn-load-schedule",
    .description = "Read how kernels are to be cut from a file",
    .anchor = "builtin.module",
    .options =
        (const NnOptionInfo[]){
            {"file", "of lines KEY : rows=N columns=N", NN_OPTION_STRING, NULL},
        },
    .numOptions = 1,
    .statistics = (const NnStatisticInfo[]){{"lines", "schedules read"}},
    .numStatistics = 1,
    .run = run,
};
