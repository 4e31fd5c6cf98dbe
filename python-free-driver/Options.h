//===- Options.h - Verbs and their command lines ----------------*- C -*-===//
// A verb is a table: its words for the manual, its options with the place each
// value goes to, and the function that does it. Parsing, hints and --help are
// made from the table, so that they can't disagree.
//===----------------------------------------------------------------------===//
#ifndef NNC_OPTIONS_H
#define NNC_OPTIONS_H

#include "nn-c/Status.h"

#include <stddef.h>
#include <stdio.h>

/// What an option takes, and the C type at its offset.
typedef enum NncKind {
  NNC_FLAG,    ///< nothing; bool
  NNC_STRING,  ///< any text; const char *
  NNC_CHOICE,  ///< one of the words "a|b|c" in `value`; const char *
  NNC_LIST,    ///< any text, may be repeated; NncList
  NNC_TEXTS,   ///< the same, but nothing is allowed as well, which is ""; so a
               ///< value must follow `=`; NncList
  NNC_NUMBER,  ///< a number of at least 0; double
  NNC_INTEGER, ///< a whole number of at least 0; long
} NncKind;

/// Values of a repeated option, borrowed from argv.
typedef struct NncList {
  const char **items;
  size_t count;
} NncList;

typedef struct NncOption {
  const char *name; ///< Without the dashes. NULL ends a table.
  char letter;      ///< 'o' if `-o` means it too, else 0.
  NncKind kind;
  size_t offset;     ///< Of its value in the verb's struct of options.
  const char *value; ///< What the manual calls the value; NULL for a flag.
  const char *help;
} NncOption;

/// A verb of nnc. Its struct of options begins with `const char *model`.
typedef struct NncVerb {
  const char *name;
  const char *summary;     ///< One line, no full stop.
  const char *description; ///< Paragraphs, lines of at most 70 columns.
  const char *examples;    ///< One command a line.
  const char *status;      ///< What exit status 1 means.
  const NncOption *options;
  size_t optionsSize;
  const void *defaults; ///< A struct of options, or NULL for all zero.
  NnStatus (*run)(const void *options);
} NncVerb;

/// Parses the words after the verb into `options`, which must hold the defaults
/// and is freed with nncOptionsDestroy in any case. `*help` is set if --help or
/// -h is among them; the rest is not looked at then.
NnStatus nncOptionsParse(const NncVerb *verb, int argc, char **argv,
                         void *options, bool *help) NN_MUST_USE;
void nncOptionsDestroy(const NncVerb *verb, void *options);

/// Prints the verb's page of the manual.
void nncVerbHelp(const NncVerb *verb, FILE *out);

/// The one of `count` words that `word` is most likely a slip of; NULL if none
/// is near. `words` is called with 0 <= i < count.
const char *nncClosest(const char *word, size_t count,
                       const char *(*words)(const void *table, size_t i),
                       const void *table);

#endif // NNC_OPTIONS_H
