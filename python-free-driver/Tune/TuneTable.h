//===- TuneTable.h - The best schedules so far ------------------*- C -*-===//
// One entry for each kind of kernel, which is what schedules have a key for.
//===----------------------------------------------------------------------===//
#ifndef NNC_TUNETABLE_H
#define NNC_TUNETABLE_H

#include "Profile/Profile.h"

/// A kind of kernel. Times are of a run, in milliseconds, all its kernels
/// together.
typedef struct NncTuneEntry {
  char *key;
  char *first, *best; ///< What follows the key's colon: at first, and since.
  double firstTime, bestTime;
  char *now; ///< Of the variant that is being added.
  double nowTime;
} NncTuneEntry;

/// Starts as {0}; freed with nncTuneTableDestroy.
typedef struct NncTuneTable {
  NncTuneEntry *entries;
  size_t count;
} NncTuneTable;

/// Takes over what a variant's profile says of each kind of kernel. The first
/// one is the compiler's own choice. `*changed`: whether any schedule differs
/// from that.
NnStatus nncTuneTableAdd(NncTuneTable *table, const NncProfile *profile,
                         bool *changed) NN_MUST_USE;
void nncTuneTableDestroy(NncTuneTable *table);

/// Whether another schedule is better by more than chance.
bool nncTuneIsBetter(const NncTuneEntry *entry);

/// How many kinds of kernels have a better one.
size_t nncTuneTableCount(const NncTuneTable *table);

/// Prints what was gained, the kernels that take longest first.
void nncTuneTablePrint(const NncTuneTable *table, FILE *out);

/// Writes the better schedules as a file for --tuning, with a first line that
/// says what it is for.
NnStatus nncTuneTableWrite(const NncTuneTable *table, const char *model,
                           const char *path) NN_MUST_USE;

#endif // NNC_TUNETABLE_H
