//===- Help.c - The manual ------------------------------------------------===//
// Prints a verb's table as a page with the sections that manual pages have. The
// texts are already broken into lines; here they are only indented.
//===----------------------------------------------------------------------===//
#include "Options.h"

#include <string.h>

static void printIndented(FILE *out, const char *indent, const char *text) {
  while (*text) {
    const char *end = strchr(text, '\n');
    int length = end ? (int)(end - text) : (int)strlen(text);
    fprintf(out, "%s%.*s\n", length ? indent : "", length, text);
    text += length + (end != NULL);
  }
}

static void printOption(FILE *out, const NncOption *option) {
  fprintf(out, "    ");
  if (option->letter)
    fprintf(out, "-%c, ", option->letter);
  fprintf(out, "--%s", option->name);
  if (option->value)
    fprintf(out, option->kind == NNC_TEXTS ? "[=%s]" : " %s", option->value);
  fprintf(out, "\n");
  printIndented(out, "        ", option->help);
}

void nncVerbHelp(const NncVerb *verb, FILE *out) {
  fprintf(out, "nnc %s - %s\n\nSYNOPSIS\n    nnc %s [OPTION]... MODEL\n",
          verb->name, verb->summary, verb->name);
  fprintf(out, "\nDESCRIPTION\n");
  printIndented(out, "    ", verb->description);
  fprintf(out, "\nOPTIONS\n");
  for (const NncOption *option = verb->options; option->name; ++option)
    printOption(out, option);
  fprintf(out, "    -h, --help\n        Prints this page.\n");
  fprintf(out, "\nEXAMPLES\n");
  printIndented(out, "    ", verb->examples);
  fprintf(out,
          "\nEXIT STATUS\n"
          "    0  Success.\n"
          "    1  %s\n"
          "    2  The command line, or a file that it names, is wrong.\n",
          verb->status);
}
