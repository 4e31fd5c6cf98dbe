//===- Suite.h - The cases of a conformance suite --------------*- C -*-===//
// A suite is a folder with MANIFEST.tsv, a row a case under a line of column
// names, and KIND/NAME/model.onnx with its test data for each.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_SUITE_H
#define NN_CONFORMANCE_SUITE_H

#include "nn-c/Status.h"

#include <stddef.h>

/// Strings live as long as the suite.
typedef struct SuiteCase {
  const char *name; ///< "node/test_abs", which is its folder as well.
  const char *ops;  ///< "Abs,Add"
  const char *inputTypes, *outputTypes; ///< "float,seq(int64)"
  const char *flags;                    ///< "lowp,random"
  double rtol, atol;
} SuiteCase;

typedef struct Suite {
  const char *folder; ///< Borrowed from the caller.
  SuiteCase *cases;   ///< In the order of the manifest.
  size_t numCases;
  char *text; ///< Of the manifest; what the cases' strings point into.
} Suite;

/// Reads the manifest of `folder`. The caller destroys the suite, also after a
/// failure.
NnStatus suiteRead(const char *folder, Suite *suite) NN_MUST_USE;
void suiteDestroy(Suite *suite);

/// Whether `word` is one of the comma-separated words of `list`.
bool listHas(const char *list, const char *word);

#endif // NN_CONFORMANCE_SUITE_H
