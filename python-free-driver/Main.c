//===- Main.c - nnc, the compiler's driver -------------------------------===//
// Finds the verb, parses its command line, runs it, and turns the status it
// returns into one line on stderr and an exit status.
//===----------------------------------------------------------------------===//
#include "Verbs.h"

#include "Version.h"

#include <stdlib.h>
#include <string.h>

static const NncVerb *const verbs[] = {
    &nncCompileVerb,  &nncRunVerb,   &nncBenchVerb,   &nncTuneVerb,
    &nncQuantizeVerb, &nncPruneVerb, &nncInspectVerb, &nncCheckVerb,
};
enum { NUM_VERBS = sizeof verbs / sizeof verbs[0] };

static void printHelp(FILE *out) {
  fprintf(out, "nnc - compile, run and examine neural networks\n\n"
               "SYNOPSIS\n"
               "    nnc VERB [OPTION]... MODEL\n\n"
               "DESCRIPTION\n"
               "    A MODEL is an ONNX file (.onnx), IR of the nn dialect "
               "(.mlir, .mlirbc),\n"
               "    or, to run or bench, a shared library made by 'nnc "
               "compile' (.so).\n\n"
               "VERBS\n");
  for (int i = 0; i < NUM_VERBS; ++i)
    fprintf(out, "    %-9s %s\n", verbs[i]->name, verbs[i]->summary);
  fprintf(out, "\n    'nnc VERB --help' prints a verb's manual.\n\n"
               "OPTIONS\n"
               "    -h, --help     Prints this page.\n"
               "    -V, --version  Prints the versions of nnc and MLIR.\n\n"
               "EXAMPLES\n"
               "    nnc run model.onnx --random\n"
               "    nnc compile model.onnx -o model.o\n"
               "    nnc bench model.onnx\n\n"
               "EXIT STATUS\n"
               "    0  Success.\n"
               "    1  The model can't be compiled or run, or its outputs are "
               "not as expected.\n"
               "    2  The command line, or a file that it names, is wrong.\n");
}

static const char *verbName(const void *table, size_t i) {
  return ((const NncVerb *const *)table)[i]->name;
}

static const char *word(const void *table, size_t i) {
  return ((const char *const *)table)[i];
}

static const NncVerb *findVerb(const char *name) {
  for (int i = 0; i < NUM_VERBS; ++i)
    if (!strcmp(verbs[i]->name, name))
      return verbs[i];
  return NULL;
}

static int unknownVerb(const char *name) {
  static const char *const options[] = {"--help", "--version"};
  bool option = name[0] == '-';
  const char *near =
      option
          ? nncClosest(name, sizeof options / sizeof options[0], word, options)
          : nncClosest(name, NUM_VERBS, verbName, verbs);
  fprintf(stderr, "nnc: error: unknown %s '%s' ", option ? "option" : "verb",
          name);
  if (near)
    fprintf(stderr, "(did you mean %s?)\n", near);
  else
    fprintf(stderr, "(see 'nnc --help')\n");
  return 2;
}

/// Reports and frees a status. Wrong arguments and files exit with 2.
static int finish(const NncVerb *verb, NnStatus status) {
  if (nnStatusIsOk(status))
    return 0;
  NnCode code = nnStatusGetCode(status);
  fflush(stdout);
  fprintf(stderr, "nnc %s: error: %s\n", verb->name,
          nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return code == NN_INVALID_ARGUMENT || code == NN_NOT_FOUND ? 2 : 1;
}

/// Output that does not arrive, on a full disk say, is a failure too.
static NnStatus flushOutput(void) {
  if (fflush(stdout) || ferror(stdout))
    return nnStatusCreate(NN_IO_ERROR, "can't write to standard output");
  return NULL;
}

static int runVerb(const NncVerb *verb, int argc, char **argv) {
  void *options = calloc(1, verb->optionsSize);
  if (!options)
    return finish(verb, nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory"));
  if (verb->defaults)
    memcpy(options, verb->defaults, verb->optionsSize);
  bool help;
  NnStatus status = nncOptionsParse(verb, argc, argv, options, &help);
  if (!status && help)
    nncVerbHelp(verb, stdout);
  else if (!status)
    status = verb->run(options);
  if (!status)
    status = flushOutput();
  nncOptionsDestroy(verb, options);
  free(options);
  return finish(verb, status);
}

static bool isOneOf(const char *word, const char *a, const char *b,
                    const char *c) {
  return !strcmp(word, a) || !strcmp(word, b) || !strcmp(word, c);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "nnc: error: no verb given (see 'nnc --help')\n");
    return 2;
  }
  if (isOneOf(argv[1], "--help", "-h", "help") && argc == 2)
    return printHelp(stdout), 0;
  if (isOneOf(argv[1], "--version", "-V", "version"))
    return printf("nnc %s (MLIR %s)\n", NNC_VERSION, NNC_MLIR_VERSION), 0;
  // `nnc help run` is `nnc run --help`.
  bool help = !strcmp(argv[1], "help");
  const NncVerb *verb = findVerb(argv[1 + help]);
  if (!verb)
    return unknownVerb(argv[1 + help]);
  if (help)
    return nncVerbHelp(verb, stdout), 0;
  return runVerb(verb, argc - 2, argv + 2);
}
