//===- Main.c - Unit tests of nnc's parts --------------------------------===//
// Usage: nnc-unit SUITE. Runs one suite and prints how many checks it made, so
// that a test can tell a suite that ran from one that did not.
//===----------------------------------------------------------------------===//
#include "Unit.h"

EXPECT_MAIN_STATE;

static const struct {
  const char *name;
  void (*run)(void);
} suites[] = {
    {"compare", testCompare}, {"element", testElement},
    {"header", testHeader},   {"metric", testMetric},
    {"npy", testNpy},         {"options", testOptions},
    {"png", testPng},         {"print", testPrint},
    {"shape", testShape},     {"slow", testSlow},
    {"stats", testStats},     {"symbol", testSymbol},
    {"tensor", testTensor},   {"tune", testTuneTable},
};

int main(int argc, char **argv) {
  for (size_t i = 0; argc == 2 && i < sizeof suites / sizeof suites[0]; ++i)
    if (!strcmp(suites[i].name, argv[1])) {
      suites[i].run();
      return expectDone(argv[1]);
    }
  fprintf(stderr, "usage: nnc-unit SUITE\n");
  return 2;
}
