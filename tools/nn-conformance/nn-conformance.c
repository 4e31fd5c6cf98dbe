//===- nn-conformance.c - Runs ONNX's backend tests ----------------------===//
// Compiles and runs every case of a suite, in a process of its own each, and
// prints what passed. Exits with 1 if a case did not pass.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Files/File.h"
#include "Pool.h"
#include "Report.h"

#include <getopt.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: nn-conformance [OPTION]... SUITE\n"
    "\n"
    "Runs the cases of SUITE, a folder with MANIFEST.tsv.\n"
    "\n"
    "  --mode=MODE[,MODE]...  static, dynamic, constant; all by default\n"
    "  --filter=REGEX         only cases whose name (node/test_abs) or ops "
    "match\n"
    "  --list=FILE            only what FILE lists: lines of `MODE NAME`\n"
    "  --jobs=N               cases at a time; one a CPU by default\n"
    "  --seconds=N            CPU time of a case, 30 by default; 0: no limit\n"
    "  --memory=MIB           memory of a case, 4096 by default; 0: no limit\n"
    "  --json=FILE            writes the results as lit writes its own\n"
    "  --markdown=FILE        writes the tables as a page\n"
    "  --write-list=FILE      writes a list of some that passed, of every op\n"
    "  -v, --verbose          prints each case that doesn't pass\n";

typedef struct Options {
  bool isChosen[numModes];
  const char *suite, *filter, *list, *json, *markdown, *newList;
  PoolOptions pool;
} Options;

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

static bool chooseModes(const char *list, bool isChosen[numModes]) {
  for (int m = 0; m < numModes; ++m)
    isChosen[m] = listHas(list, modeNames[m]) || listHas(list, "all");
  for (; *list; list += strcspn(list, ","), list += *list == ',') {
    size_t length = strcspn(list, ",");
    bool isKnown = length == 3 && !strncmp(list, "all", 3);
    for (int m = 0; m < numModes; ++m)
      isKnown |= strlen(modeNames[m]) == length &&
                 !strncmp(list, modeNames[m], length);
    if (!isKnown)
      return false;
  }
  return true;
}

/// A whole number of at least `least`.
static bool parseNumber(const char *text, long least, long *number) {
  char *end;
  *number = strtol(text, &end, 10);
  return *text && !*end && *number >= least && *number <= 1 << 30;
}

static bool setOption(int letter, const char *value, Options *options) {
  long number = 0;
  switch (letter) {
  case 'm':
    return chooseModes(value, options->isChosen);
  case 'f':
    options->filter = value;
    return true;
  case 'l':
    options->list = value;
    return true;
  case 'j':
    options->json = value;
    return true;
  case 'd':
    options->markdown = value;
    return true;
  case 'w':
    options->newList = value;
    return true;
  case 'v':
    options->pool.isVerbose = true;
    return true;
  case 'n':
    if (!parseNumber(value, 1, &number))
      return false;
    options->pool.processes = (int)number;
    return true;
  case 's':
    if (!parseNumber(value, 0, &number))
      return false;
    options->pool.seconds = (int)number;
    return true;
  case 'M':
    return parseNumber(value, 0, &options->pool.mebibytes);
  default:
    return false;
  }
}

static bool parseOptions(int argc, char **argv, Options *options) {
  static const struct option table[] = {
      {"mode", required_argument, NULL, 'm'},
      {"filter", required_argument, NULL, 'f'},
      {"list", required_argument, NULL, 'l'},
      {"jobs", required_argument, NULL, 'n'},
      {"seconds", required_argument, NULL, 's'},
      {"memory", required_argument, NULL, 'M'},
      {"json", required_argument, NULL, 'j'},
      {"markdown", required_argument, NULL, 'd'},
      {"write-list", required_argument, NULL, 'w'},
      {"verbose", no_argument, NULL, 'v'},
      {0},
  };
  *options = (Options){
      .isChosen = {true, true, true},
      .pool = {.processes = (int)sysconf(_SC_NPROCESSORS_ONLN),
               .seconds = 30,
               .mebibytes = 4096},
  };
  int letter;
  while ((letter = getopt_long(argc, argv, "v", table, NULL)) != -1)
    if (!setOption(letter, optarg, options))
      return false;
  options->suite = argv[optind];
  return optind + 1 == argc;
}

//===----------------------------------------------------------------------===//
// Which cases
//===----------------------------------------------------------------------===//

/// What --filter and --list leave.
typedef struct Selection {
  const Options *options;
  regex_t filter;
  char *list; ///< "\nMODE NAME\n…"
} Selection;

static NnStatus readList(const char *path, char **list) {
  unsigned char *bytes;
  size_t size;
  NnStatus status = nncFileRead(path, &bytes, &size);
  if (status)
    return status;
  if (asprintf(list, "\n%s\n", (char *)bytes) < 0)
    *list = NULL;
  free(bytes);
  return *list ? NULL : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

static NnStatus selectionCreate(const Options *options, Selection *s) {
  *s = (Selection){.options = options};
  const char *filter = options->filter ? options->filter : "";
  if (regcomp(&s->filter, filter, REG_EXTENDED | REG_NOSUB))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--filter=%s: not a regular expression", filter);
  return options->list ? readList(options->list, &s->list) : NULL;
}

static bool isListed(const Selection *s, const SuiteCase *c, Mode mode) {
  char line[512];
  snprintf(line, sizeof line, "\n%s %s\n", modeNames[mode], c->name);
  return !s->list || strstr(s->list, line);
}

static bool isSelected(const Selection *s, const SuiteCase *c, Mode mode) {
  return s->options->isChosen[mode] && isListed(s, c, mode) &&
         (!regexec(&s->filter, c->name, 0, NULL, 0) ||
          !regexec(&s->filter, c->ops, 0, NULL, 0));
}

static Job *createJobs(const Suite *suite, const Selection *s, size_t *count) {
  Job *jobs = calloc(suite->numCases * numModes + 1, sizeof *jobs);
  *count = 0;
  for (Mode mode = 0; jobs && mode < numModes; ++mode)
    for (size_t i = 0; i < suite->numCases; ++i)
      if (isSelected(s, &suite->cases[i], mode))
        jobs[(*count)++] = (Job){.c = &suite->cases[i], .mode = mode};
  return jobs;
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

static NnStatus report(const Options *options, const Job *jobs, size_t count,
                       int *failed) {
  reportPrint(jobs, count, stdout);
  NnStatus status = NULL;
  if (options->json)
    status = reportWriteJson(jobs, count, options->json);
  if (!status && options->markdown)
    status = reportWriteMarkdown(jobs, count, options->markdown);
  if (!status && options->newList)
    status = reportWriteList(jobs, count, options->newList);
  for (size_t i = 0; i < count; ++i)
    *failed += jobs[i].result.outcome != OUTCOME_PASSED;
  printf("%d passed, %d failed\n", (int)count - *failed, *failed);
  return status;
}

static NnStatus runSelected(const Options *options, const Suite *suite,
                            const Selection *selection, int *failed) {
  size_t count;
  Job *jobs = createJobs(suite, selection, &count);
  if (!jobs)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status =
      count ? poolRun(suite->folder, jobs, count, &options->pool)
            : nnStatusCreate(NN_INVALID_ARGUMENT, "no case is selected");
  if (!status)
    status = report(options, jobs, count, failed);
  free(jobs);
  return status;
}

static NnStatus run(const Options *options, int *failed) {
  Suite suite;
  NnStatus status = suiteRead(options->suite, &suite);
  if (!status) {
    Selection selection;
    status = selectionCreate(options, &selection);
    if (!status)
      status = runSelected(options, &suite, &selection, failed);
    regfree(&selection.filter);
    free(selection.list);
  }
  suiteDestroy(&suite);
  return status;
}

int main(int argc, char **argv) {
  Options options;
  if (!parseOptions(argc, argv, &options)) {
    fputs(usage, stderr);
    return 2;
  }
  int failed = 0;
  NnStatus status = run(&options, &failed);
  if (status)
    fprintf(stderr, "nn-conformance: error: %s\n", nnStatusGetMessage(status));
  int code = status ? 2 : failed != 0;
  nnStatusDestroy(status);
  return code;
}
