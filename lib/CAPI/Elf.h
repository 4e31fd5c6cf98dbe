//===- Elf.h - Reading object files -----------------------------*- C -*-===//
// 64-bit little-endian ELF, as LLVM writes it, held in memory. The format is
// System V's, https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html.
//===----------------------------------------------------------------------===//
#ifndef NN_CAPI_ELF_H
#define NN_CAPI_ELF_H

#include "nn-c/Status.h"

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct ElfFile {
  char *data;
  size_t size;
  const Elf64_Ehdr *header;
  Elf64_Shdr *sections;
} ElfFile;

/// Finds the headers in `data`. False if they aren't there.
bool nnElfOpen(ElfFile *f);

bool nnElfContains(const ElfFile *f, uint64_t offset, uint64_t size);

/// A string of a string table section; "" if it is out of bounds.
const char *nnElfString(const ElfFile *f, size_t table, uint64_t at);

/// Makes one relocatable object of several, which the caller frees. Their
/// hidden symbols are resolved among each other and become local.
NnStatus nnElfMerge(size_t count, ElfFile *files, char **object,
                    size_t *size) NN_MUST_USE;

#endif // NN_CAPI_ELF_H
