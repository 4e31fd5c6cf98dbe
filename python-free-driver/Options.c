//===- Options.c - Parsing of command lines ------------------------------===//
// `--name value`, `--name=value`, `-o value` and flags, in any order around one
// MODEL; `--` ends the options. Every failure is one line that says what to do.
//===----------------------------------------------------------------------===//
#include "Options.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// The command line while it is being read.
typedef struct Parser {
  const NncVerb *verb;
  int argc;
  char **argv;
  int next;
  void *options;
} Parser;

//===----------------------------------------------------------------------===//
// Hints
//===----------------------------------------------------------------------===//

enum { MAX_WORD = 32 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/// Edits that turn `a` into `b`, a swap of neighbours counting as one (optimal
/// string alignment); SIZE_MAX if a word is long.
static size_t editDistance(const char *a, const char *b) {
  size_t n = strlen(a), m = strlen(b), table[MAX_WORD + 1][MAX_WORD + 1];
  if (n > MAX_WORD || m > MAX_WORD)
    return SIZE_MAX;
  for (size_t i = 0; i <= n; ++i)
    for (size_t j = 0; j <= m; ++j) {
      if (!i || !j) {
        table[i][j] = i + j;
        continue;
      }
      size_t best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      best = least(best, table[i - 1][j] + 1);
      best = least(best, table[i][j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = least(best, table[i - 2][j - 2] + 1);
      table[i][j] = best;
    }
  return table[n][m];
}

const char *nncClosest(const char *word, size_t count,
                       const char *(*words)(const void *table, size_t i),
                       const void *table) {
  const char *best = NULL;
  size_t bestDistance = 1 + (strlen(word) + 1) / 3;
  for (size_t i = 0; i < count; ++i) {
    const char *candidate = words(table, i);
    size_t distance = editDistance(word, candidate);
    // An abbreviation is a slip as well.
    if (*word && !strncmp(word, candidate, strlen(word)))
      distance = 1;
    if (distance >= bestDistance)
      continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/// The names of a table's options, and then "help".
static const char *optionName(const void *table, size_t i) {
  const char *name = ((const NncOption *)table)[i].name;
  return name ? name : "help";
}

static size_t countOptions(const NncVerb *verb) {
  size_t count = 0;
  while (verb->options[count].name)
    ++count;
  return count;
}

static NnStatus unknownOption(const Parser *parser, const char *word,
                              const char *name) {
  const NncVerb *verb = parser->verb;
  const char *near =
      nncClosest(name, countOptions(verb) + 1, optionName, verb->options);
  if (near)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "unknown option '%s' (did you mean --%s?)", word,
                          near);
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "unknown option '%s' (see 'nnc %s --help')", word,
                        verb->name);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static NnStatus badValue(const NncOption *option, const char *wanted,
                         const char *text) {
  return nnStatusCreate(NN_INVALID_ARGUMENT, "option --%s takes %s, got '%s'",
                        option->name, wanted, text);
}

static NnStatus storeNumber(const NncOption *option, const char *text,
                            double *place) {
  char *end;
  double value = strtod(text, &end);
  if (end == text || *end || !isfinite(value) || value < 0)
    return badValue(option, "a number of at least 0", text);
  *place = value;
  return NULL;
}

static NnStatus storeInteger(const NncOption *option, const char *text,
                             long *place) {
  char *end;
  errno = 0;
  long value = strtol(text, &end, 10);
  if (end == text || *end || errno || value < 0)
    return badValue(option, "a whole number of at least 0", text);
  *place = value;
  return NULL;
}

static NnStatus storeChoice(const NncOption *option, const char *text,
                            const char **place) {
  size_t length = strlen(text);
  for (const char *word = option->value; word;) {
    const char *bar = strchr(word, '|');
    size_t wordLength = bar ? (size_t)(bar - word) : strlen(word);
    if (length == wordLength && !memcmp(word, text, length)) {
      *place = text;
      return NULL;
    }
    word = bar ? bar + 1 : NULL;
  }
  return badValue(option, option->value, text);
}

static NnStatus storeItem(const char *text, NncList *list) {
  const char **items =
      realloc(list->items, (list->count + 1) * sizeof *list->items);
  if (!items)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  items[list->count++] = text;
  list->items = items;
  return NULL;
}

static NnStatus storeValue(const NncOption *option, const char *text,
                           void *options) {
  void *place = (char *)options + option->offset;
  switch (option->kind) {
  case NNC_FLAG:
    *(bool *)place = true;
    return NULL;
  case NNC_STRING:
    *(const char **)place = text;
    return NULL;
  case NNC_CHOICE:
    return storeChoice(option, text, place);
  case NNC_LIST:
  case NNC_TEXTS:
    return storeItem(text, place);
  case NNC_NUMBER:
    return storeNumber(option, text, place);
  case NNC_INTEGER:
    return storeInteger(option, text, place);
  }
  return nnStatusCreate(NN_INTERNAL, "option --%s has no kind", option->name);
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

/// The option that `name`, of `length` characters, names in full; or NULL.
static const NncOption *findOption(const NncVerb *verb, const char *name,
                                   size_t length) {
  for (const NncOption *option = verb->options; option->name; ++option)
    if (strlen(option->name) == length && !memcmp(option->name, name, length))
      return option;
  return NULL;
}

static const NncOption *findLetter(const NncVerb *verb, char letter) {
  for (const NncOption *option = verb->options; option->name; ++option)
    if (option->letter && option->letter == letter)
      return option;
  return NULL;
}

/// Stores the value after '=' (`inlined`), or else the next word.
static NnStatus takeValue(Parser *parser, const NncOption *option,
                          const char *inlined) {
  if (option->kind == NNC_FLAG) {
    if (inlined)
      return nnStatusCreate(NN_INVALID_ARGUMENT, "option --%s takes no value",
                            option->name);
    return storeValue(option, NULL, parser->options);
  }
  if (option->kind == NNC_TEXTS && !inlined)
    return storeValue(option, "", parser->options);
  if (inlined && *inlined)
    return storeValue(option, inlined, parser->options);
  bool missing = inlined || parser->next == parser->argc ||
                 !strncmp(parser->argv[parser->next], "--", 2);
  if (missing)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "option --%s needs a value: --%s %s", option->name,
                          option->name, option->value);
  return storeValue(option, parser->argv[parser->next++], parser->options);
}

static NnStatus parseLong(Parser *parser, const char *word) {
  const char *name = word + 2, *equals = strchr(name, '=');
  size_t length = equals ? (size_t)(equals - name) : strlen(name);
  const NncOption *option = findOption(parser->verb, name, length);
  if (option)
    return takeValue(parser, option, equals ? equals + 1 : NULL);
  char plain[MAX_WORD + 1];
  snprintf(plain, sizeof plain, "%.*s", (int)(length < 99 ? length : 99), name);
  return unknownOption(parser, word, plain);
}

static NnStatus parseShort(Parser *parser, const char *word) {
  const NncOption *option = findLetter(parser->verb, word[1]);
  if (!option)
    return unknownOption(parser, word, word + 1);
  return takeValue(parser, option, word[2] ? word + 2 : NULL);
}

static NnStatus parseModel(Parser *parser, const char *word) {
  const char **model = parser->options;
  if (*model)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "expected one MODEL, got '%s' and '%s'", *model,
                          word);
  *model = word;
  return NULL;
}

static bool isHelp(const char *word) {
  return !strcmp(word, "--help") || !strcmp(word, "-h");
}

NnStatus nncOptionsParse(const NncVerb *verb, int argc, char **argv,
                         void *options, bool *help) {
  Parser parser = {verb, argc, argv, 0, options};
  bool onlyWords = false;
  *help = false;
  for (int i = 0; i < argc && strcmp(argv[i], "--"); ++i)
    if (isHelp(argv[i]))
      return *help = true, NULL;
  while (parser.next < argc) {
    const char *word = argv[parser.next++];
    NnStatus status;
    if (!onlyWords && !strcmp(word, "--")) {
      onlyWords = true;
      continue;
    }
    if (onlyWords || word[0] != '-' || !word[1])
      status = parseModel(&parser, word);
    else
      status =
          word[1] == '-' ? parseLong(&parser, word) : parseShort(&parser, word);
    if (status)
      return status;
  }
  if (!*(const char **)options)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "no MODEL given (see 'nnc %s --help')", verb->name);
  return NULL;
}

void nncOptionsDestroy(const NncVerb *verb, void *options) {
  for (const NncOption *option = verb->options; option->name; ++option)
    if (option->kind == NNC_LIST || option->kind == NNC_TEXTS)
      free(((NncList *)((char *)options + option->offset))->items);
}
