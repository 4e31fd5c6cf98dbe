//===- Fewest.h - How many steps it takes -----------------------*- C -*-===//
// For gates: the fewest steps from fast to accurate after which a score holds,
// found by doubling and halving, as if each step raised it.
//===----------------------------------------------------------------------===//
#ifndef NNC_FEWEST_H
#define NNC_FEWEST_H

#include "nn-c/Status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct NncAttempts {
  size_t most; ///< Steps that may be taken.
  NnStatus (*attempt)(void *user, size_t n);
  bool (*holds)(const void *user); ///< Of the last attempt.
  void *user;
} NncAttempts;

/// The last attempt is with as few steps as hold, or, if none do, with all.
NnStatus nncFindFewest(const NncAttempts *attempts) NN_MUST_USE;

#endif // NNC_FEWEST_H
