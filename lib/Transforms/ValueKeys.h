//===- ValueKeys.h - Names of a function's values ---------------*- C -*-===//
// Names by which ranges and options refer to values: of the node in the model
// that a value's op came from, where the location tells, else of the op, and of
// an argument its name. All are different, and depend on nothing but the ops
// that compute something: constants and what nn-quantize inserts have none.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_VALUEKEYS_H
#define NN_TRANSFORMS_VALUEKEYS_H

#include "Support/IR.h"

#include <stddef.h>

typedef struct NnValueKey {
  MlirValue value;
  char *key;
} NnValueKey;

/// Starts as {0}; freed with nnValueKeysDestroy.
typedef struct NnValueKeys {
  NnValueKey *entries; ///< Sorted by value.
  size_t count;
} NnValueKeys;

/// Names the arguments of a function and the results of the ops in its entry
/// block: NODE, NODE:1 for the second result, NODE#2 for the second one of a
/// name. False when memory is short.
bool nnValueKeysCreate(MlirOperation func, NnValueKeys *keys);
void nnValueKeysDestroy(NnValueKeys *keys);

/// NULL if the value has no key.
const char *nnValueKeysFind(const NnValueKeys *keys, MlirValue value);

#endif // NN_TRANSFORMS_VALUEKEYS_H
