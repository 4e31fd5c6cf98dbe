//===- Fewest.c - How many steps it takes ---------------------------------===//
// Each attempt compiles and evaluates a model, so there are few.
//===----------------------------------------------------------------------===//
#include "Gate/Fewest.h"

/// Doubles `*n` until the score holds. `*low` is the most that were too few.
static NnStatus findEnough(const NncAttempts *a, size_t *low, size_t *n) {
  NnStatus status = a->attempt(a->user, 0);
  *low = *n = 0;
  while (!status && !a->holds(a->user) && *n < a->most) {
    *low = *n;
    *n = *n ? 2 * *n : 1;
    *n = *n < a->most ? *n : a->most;
    status = a->attempt(a->user, *n);
  }
  return status;
}

NnStatus nncFindFewest(const NncAttempts *a) {
  size_t low, high, last;
  NnStatus status = findEnough(a, &low, &high);
  if (status || !a->holds(a->user))
    return status;
  for (last = high; !status && high > low + 1;) {
    last = low + (high - low) / 2;
    status = a->attempt(a->user, last);
    if (!status && a->holds(a->user))
      high = last;
    else
      low = last;
  }
  return status || last == high ? status : a->attempt(a->user, high);
}
