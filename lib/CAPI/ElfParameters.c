//===- ElfParameters.c - Constants appended to an object file -------------===//
// LLVM writes an object with an undefined symbol for the constants and a
// section that stands in for them. Constants appended to the file become that
// section, and the symbol its beginning. Only headers change, nothing moves.
// The format is System V's,
// https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html.
//===----------------------------------------------------------------------===//
#include "Binary.h"
#include "Elf.h"

#include <string.h>

static size_t findSection(const ElfFile *f, const char *name) {
  for (size_t i = 1; i < f->header->e_shnum; ++i)
    if (strcmp(nnElfString(f, f->header->e_shstrndx, f->sections[i].sh_name),
               name) == 0)
      return i;
  return 0;
}

/// The undefined symbol of this name; NULL if there is none.
static Elf64_Sym *findUndefined(const ElfFile *f, const char *name) {
  for (size_t i = 1; i < f->header->e_shnum; ++i) {
    const Elf64_Shdr *table = &f->sections[i];
    if (table->sh_type != SHT_SYMTAB || table->sh_link >= f->header->e_shnum ||
        !nnElfContains(f, table->sh_offset, table->sh_size))
      continue;
    Elf64_Sym *symbols = (Elf64_Sym *)(void *)(f->data + table->sh_offset);
    for (size_t k = 0; k < table->sh_size / sizeof *symbols; ++k)
      if (symbols[k].st_shndx == SHN_UNDEF &&
          strcmp(nnElfString(f, table->sh_link, symbols[k].st_name), name) == 0)
        return &symbols[k];
  }
  return NULL;
}

NnStatus nnElfPlaceParameters(char *object, size_t size, size_t offset,
                              size_t bytes, const char *symbol) {
  ElfFile f = {.data = object, .size = size};
  if (!nnElfOpen(&f))
    return nnStatusCreate(NN_INTERNAL, "the object is not 64-bit ELF");
  size_t section = findSection(&f, NN_PARAMETER_SECTION);
  if (!section)
    return nnStatusCreate(NN_INTERNAL,
                          "the object has no place for its constants");
  f.sections[section].sh_offset = offset;
  f.sections[section].sh_size = bytes;
  f.sections[section].sh_addralign = NNRT_ALIGNMENT;
  Elf64_Sym *wanted = findUndefined(&f, symbol);
  // Code that computes no elements reads no constants.
  if (!wanted)
    return NULL;
  wanted->st_info = ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT);
  wanted->st_other = STV_HIDDEN;
  wanted->st_shndx = (Elf64_Half)section;
  wanted->st_value = 0;
  wanted->st_size = bytes;
  return NULL;
}
