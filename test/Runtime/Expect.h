//===- Expect.h - Checks for unit tests in C --------------------*- C -*-===//
// EXPECT prints what does not hold and goes on; a suite ends with expectDone,
// which sums up and gives the exit status.
//===----------------------------------------------------------------------===//
#ifndef NN_TEST_EXPECT_H
#define NN_TEST_EXPECT_H

#include <stdio.h>
#include <string.h>

extern int expectChecks, expectFailures;

#define EXPECT(condition)                                                      \
  ((void)(++expectChecks,                                                      \
          (condition) ||                                                       \
              (++expectFailures, printf("%s:%d: not so: %s\n", __FILE__,       \
                                        __LINE__, #condition))))

#define EXPECT_STR(got, expected)                                              \
  expectStr(__FILE__, __LINE__, (got), (expected))

static inline void expectStr(const char *file, int line, const char *got,
                             const char *expected) {
  ++expectChecks;
  if (!strcmp(got, expected))
    return;
  ++expectFailures;
  printf("%s:%d: expected \"%s\"\n  got \"%s\"\n", file, line, expected, got);
}

/// Defines the counters; once a program.
#define EXPECT_MAIN_STATE int expectChecks, expectFailures

static inline int expectDone(const char *suite) {
  printf("%s: %d checks, %d failed\n", suite, expectChecks, expectFailures);
  return expectFailures != 0;
}

#endif // NN_TEST_EXPECT_H
