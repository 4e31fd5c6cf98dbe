//===- CacheKey.c - What a compiled model depends on ----------------------===//
// Hashes the compiler, the options, the machine, and the module with its
// weights, each with its length, so that no two sequences read the same.
//===----------------------------------------------------------------------===//
#ifndef _GNU_SOURCE
#define _GNU_SOURCE // dladdr1
#endif
#include "Cache.h"

#include "Support/IR.h"

#include "llvm/Config/llvm-config.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static void addBytes(llvm_blake3_hasher *h, const void *data, size_t size) {
  uint64_t length = size;
  llvm_blake3_hasher_update(h, &length, sizeof length);
  llvm_blake3_hasher_update(h, data, size);
}

/// NULL is not the same as the empty string.
static void addText(llvm_blake3_hasher *h, const char *text) {
  addBytes(h, text ? text : "\1", text ? strlen(text) : 1);
}

static void addFile(llvm_blake3_hasher *h, const char *path) {
  char block[1 << 16];
  FILE *file = path ? fopen(path, "rb") : NULL;
  for (size_t n; file && (n = fread(block, 1, sizeof block, file)) > 0;)
    addBytes(h, block, n);
  if (file)
    fclose(file);
  addBytes(h, NULL, 0);
}

/// The file that this code is in: a program, or a library.
static void addCompiler(llvm_blake3_hasher *h) {
  Dl_info info;
  struct link_map *map = NULL;
  const void *here = (const void *)(uintptr_t)&nnCacheFind;
  bool found = dladdr1(here, &info, (void **)&map, RTLD_DL_LINKMAP) && map;
  addFile(h, found && *map->l_name ? map->l_name : "/proc/self/exe");
  addText(h, LLVM_VERSION_STRING);
}

static void addOptions(llvm_blake3_hasher *h, const NnCompileOptions *options,
                       const Target *target) {
  addText(h, target->triple);
  addText(h, target->cpu);
  addText(h, target->features);
  addText(h, options->name);
  addText(h, options->shapes);
  addText(h, options->precision);
  addFile(h, options->schedule);
  int flags[] = {options->optimization, options->exact, options->profile,
                 options->variant};
  addBytes(h, flags, sizeof flags);
}

static void addPart(MlirStringRef part, void *hasher) {
  llvm_blake3_hasher_update(hasher, part.data, part.length);
}

static NnStatus makeFolder(const char *path) {
  struct stat info;
  if (!mkdir(path, 0700) || (!stat(path, &info) && S_ISDIR(info.st_mode)))
    return NULL;
  return nnStatusCreate(NN_IO_ERROR, "can't make the cache folder '%s': %s",
                        path, strerror(errno));
}

NnStatus nnCacheFind(MlirModule module, const NnCompileOptions *options,
                     const Target *target, CacheEntry *entry) {
  *entry->path = 0;
  if (!options->cache)
    return NULL;
  NnStatus status = makeFolder(options->cache);
  if (status)
    return status;
  llvm_blake3_hasher h;
  llvm_blake3_hasher_init(&h);
  addCompiler(&h);
  addOptions(&h, options, target);
  mlirOperationWriteBytecode(mlirModuleGetOperation(module), addPart, &h);
  uint8_t key[LLVM_BLAKE3_OUT_LEN];
  llvm_blake3_hasher_finalize(&h, key, sizeof key);
  char name[2 * sizeof key + 1];
  for (size_t i = 0; i < sizeof key; ++i)
    snprintf(name + 2 * i, 3, "%02x", key[i]);
  int n = snprintf(entry->path, sizeof entry->path, "%s/%s.nn", options->cache,
                   name);
  if (n < (int)sizeof entry->path)
    return NULL;
  return nnStatusCreate(NN_INVALID_ARGUMENT, "the path '%s' is too long",
                        options->cache);
}
