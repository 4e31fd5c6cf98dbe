//===- Elf.c - Reading object files ---------------------------------------===//
// Finds the headers and strings of an object file, within its bounds.
//===----------------------------------------------------------------------===//
#include "Elf.h"

#include <string.h>

bool nnElfContains(const ElfFile *f, uint64_t offset, uint64_t size) {
  return offset <= f->size && size <= f->size - offset;
}

bool nnElfOpen(ElfFile *f) {
  static const unsigned char ident[] = {0x7f, 'E',        'L',
                                        'F',  ELFCLASS64, ELFDATA2LSB};
  f->header = (const Elf64_Ehdr *)(const void *)f->data;
  if (f->size < sizeof *f->header ||
      memcmp(f->header->e_ident, ident, sizeof ident) != 0 ||
      f->header->e_shstrndx >= f->header->e_shnum ||
      !nnElfContains(f, f->header->e_shoff,
                     f->header->e_shnum * sizeof(Elf64_Shdr)))
    return false;
  f->sections = (Elf64_Shdr *)(void *)(f->data + f->header->e_shoff);
  return true;
}

const char *nnElfString(const ElfFile *f, size_t table, uint64_t at) {
  const Elf64_Shdr *strings = &f->sections[table];
  if (!nnElfContains(f, strings->sh_offset, strings->sh_size) ||
      at >= strings->sh_size)
    return "";
  return f->data + strings->sh_offset + at;
}
