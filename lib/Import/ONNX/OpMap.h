//===- OpMap.h - The ONNX operators that are read and left out --*- C -*-===//
// For what lists them: messages and the reference pages.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_OPMAP_H
#define NN_IMPORT_ONNX_OPMAP_H

#include <stddef.h>

enum { NN_LATEST = 1 << 20 };

/// Visits the rows of the op map: an operator is read in operator sets
/// [since, until]; NN_LATEST: in all from `since` on.
typedef void (*NnVisitOperatorFn)(const char *name, int since, int until,
                                  void *user);
void nnVisitOperators(NnVisitOperatorFn visit, void *user);

/// An operator that nn knows of and leaves out.
typedef struct NnLeftOut {
  const char *name, *reason;
} NnLeftOut;

/// All of them, ended by a row without a name.
extern const NnLeftOut nnLeftOutOperators[];
/// Why an operator is left out; NULL if it isn't, or is not known.
const char *nnLeftOutReason(const char *name);

#endif // NN_IMPORT_ONNX_OPMAP_H
