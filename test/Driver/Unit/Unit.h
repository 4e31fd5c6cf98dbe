//===- Unit.h - Suites of nnc-unit ------------------------------*- C -*-===//
// Each suite is in the file of its name; helpers for statuses are here.
//===----------------------------------------------------------------------===//
#ifndef NN_TEST_UNIT_H
#define NN_TEST_UNIT_H

#include "../../Runtime/Expect.h"

#include "nn-c/Status.h"

void testCompare(void);
void testElement(void);
void testHeader(void);
void testMetric(void);
void testNpy(void);
void testOptions(void);
void testPng(void);
void testPrint(void);
void testShape(void);
void testSlow(void);
void testStats(void);
void testSymbol(void);
void testTensor(void);
void testTuneTable(void);

/// Whether `status` is a success; frees it and prints its message otherwise.
static inline bool isOk(NnStatus status) {
  bool ok = nnStatusIsOk(status);
  if (!ok)
    printf("status: %s\n", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return ok;
}

/// Whether `status` failed with a message that holds `text`; frees it.
static inline bool failsWith(NnStatus status, const char *text) {
  bool fails = strstr(nnStatusGetMessage(status), text) != NULL;
  if (nnStatusIsOk(status) || !fails)
    printf("status: %s\n", nnStatusGetMessage(status));
  fails &= !nnStatusIsOk(status);
  nnStatusDestroy(status);
  return fails;
}

#endif // NN_TEST_UNIT_H
