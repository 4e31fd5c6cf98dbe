//===- Options.c - Tests of Options.h ------------------------------------===//
// Every kind of option in every spelling, and every way to get it wrong.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Options.h"

#include <stddef.h>

typedef struct Options {
  const char *model;
  bool flag;
  const char *string, *choice;
  NncList list;
  double number;
  long integer;
} Options;

static const NncOption table[] = {
    {"flag", 'f', NNC_FLAG, offsetof(Options, flag), NULL, ""},
    {"string", 's', NNC_STRING, offsetof(Options, string), "S", ""},
    {"choice", 0, NNC_CHOICE, offsetof(Options, choice), "one|two", ""},
    {"list", 'l', NNC_LIST, offsetof(Options, list), "L", ""},
    {"number", 0, NNC_NUMBER, offsetof(Options, number), "X", ""},
    {"integer", 0, NNC_INTEGER, offsetof(Options, integer), "N", ""},
    {0},
};

static const NncVerb verb = {
    .name = "verb", .options = table, .optionsSize = sizeof(Options)};

static NnStatus parse(Options *options, const char **words, bool *help) {
  int count = 0;
  while (words[count])
    ++count;
  *options = (Options){0};
  return nncOptionsParse(&verb, count, (char **)words, options, help);
}

#define WORDS(...) ((const char *[]){__VA_ARGS__, NULL})

static void testSpellings(void) {
  Options options;
  bool help;
  EXPECT(isOk(parse(&options,
                    WORDS("-f", "--string", "a", "m", "--choice=two", "-lx",
                          "--list", "y", "--number=1e-3", "--integer", "7"),
                    &help)));
  EXPECT(!help && options.flag);
  EXPECT_STR(options.model, "m");
  EXPECT_STR(options.string, "a");
  EXPECT_STR(options.choice, "two");
  EXPECT(options.list.count == 2);
  EXPECT_STR(options.list.items[1], "y");
  EXPECT(options.number == 1e-3 && options.integer == 7);
  nncOptionsDestroy(&verb, &options);
  // After "--" all words are MODEL, and values may begin with one dash.
  EXPECT(isOk(parse(&options, WORDS("-s", "-1", "--", "--flag"), &help)));
  EXPECT_STR(options.model, "--flag");
  EXPECT_STR(options.string, "-1");
  EXPECT(isOk(parse(&options, WORDS("--bogus", "-h"), &help)));
  EXPECT(help);
}

static void expectRefused(const char **words, const char *why) {
  Options options;
  bool help;
  EXPECT(failsWith(parse(&options, words, &help), why));
  nncOptionsDestroy(&verb, &options);
}

static void testRefused(void) {
  expectRefused(WORDS("-f"), "no MODEL given (see 'nnc verb --help')");
  expectRefused(WORDS("a", "b"), "expected one MODEL, got 'a' and 'b'");
  expectRefused(WORDS("--strng", "x"),
                "unknown option '--strng' (did you mean --string?)");
  expectRefused(WORDS("--integre=1"),
                "unknown option '--integre=1' (did you mean --integer?)");
  expectRefused(WORDS("--qqqq"), "unknown option '--qqqq' (see");
  expectRefused(WORDS("-q"), "unknown option '-q'");
  expectRefused(WORDS("--string"), "option --string needs a value: --string S");
  expectRefused(WORDS("--string="), "option --string needs a value");
  expectRefused(WORDS("--string", "--flag", "m"), "needs a value");
  expectRefused(WORDS("--flag=1", "m"), "option --flag takes no value");
  expectRefused(WORDS("--choice", "three"), "takes one|two, got 'three'");
  expectRefused(WORDS("--choice", "on"), "takes one|two, got 'on'");
  expectRefused(WORDS("--number", "x"), "takes a number of at least 0, got");
  expectRefused(WORDS("--number", "-1"), "got '-1'");
  expectRefused(WORDS("--number", "nan"), "got 'nan'");
  expectRefused(WORDS("--number", "1x"), "got '1x'");
  expectRefused(WORDS("--integer", "1.5"), "a whole number");
  expectRefused(WORDS("--integer", "99999999999999999999"), "a whole number");
}

static const char *word(const void *words, size_t i) {
  return ((const char *const *)words)[i];
}

static void testClosest(void) {
  static const char *const words[] = {"compile", "run", "bench"};
  EXPECT_STR(nncClosest("rnu", 3, word, words), "run");
  EXPECT_STR(nncClosest("comp", 3, word, words), "compile");
  EXPECT_STR(nncClosest("brench", 3, word, words), "bench");
  EXPECT(!nncClosest("zzz", 3, word, words));
  EXPECT(!nncClosest("", 3, word, words));
  EXPECT(
      !nncClosest("a-word-that-is-longer-than-any-option-is", 3, word, words));
}

void testOptions(void) {
  testSpellings();
  testRefused();
  testClosest();
}
