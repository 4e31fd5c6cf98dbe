//===- Cache.h - Compiled models kept in a folder ---------------*- C -*-===//
// A model that was compiled before, by the same compiler with the same options,
// is taken from a file. The file's name is a hash of all of these, and what is
// in it a hash as well, so that nothing wrong or torn is ever used. Files
// appear whole or not at all: any number of processes may share a folder.
//===----------------------------------------------------------------------===//
#ifndef NN_CAPI_CACHE_H
#define NN_CAPI_CACHE_H

#include "Binary.h"

#include "Codegen/Target/Target.h"

#include "llvm-c/blake3.h"

/// Where a compilation's result is kept.
typedef struct CacheEntry {
  char path[4096]; ///< Empty without a cache.
} CacheEntry;

/// Finds the entry for a module with nn ops, and makes the folder if there is
/// none.
NnStatus nnCacheFind(MlirModule module, const NnCompileOptions *options,
                     const Target *target, CacheEntry *entry) NN_MUST_USE;

/// Fills `*binary` from the entry. False if it isn't there, or is damaged.
bool nnCacheRead(const CacheEntry *entry, NnBinary *binary);

/// Makes or replaces the entry. A folder that can't be written to stays as it
/// is: the model has been compiled all the same.
void nnCacheWrite(const CacheEntry *entry, const NnBinary *binary);

#endif // NN_CAPI_CACHE_H
