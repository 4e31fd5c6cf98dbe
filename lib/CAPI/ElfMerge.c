//===- ElfMerge.c - One object file of several ----------------------------===//
// Sections are taken over as they are, each on its own: only the numbers change
// by which headers, symbols and relocations refer to each other. What takes no
// part in loading, such as notes, comes from the first file alone.
//===----------------------------------------------------------------------===//
#include "Elf.h"

#include <stdlib.h>
#include <string.h>

enum { tableAlignment = 8 };

/// A growing array of bytes.
typedef struct Bytes {
  char *data;
  size_t size, capacity;
  bool failed;
} Bytes;

/// One of the files, and what its numbers become; 0 for what is left out.
typedef struct Input {
  ElfFile file;
  size_t symbolTable;
  const Elf64_Sym *symbols;
  size_t numSymbols;
  Elf64_Word *section, *symbol;
  Elf64_Word strings, sectionNames; ///< Where its tables begin in the merged.
} Input;

/// A symbol that other files may ask for.
typedef struct Definition {
  const char *name;
  Elf64_Word index;
} Definition;

typedef struct Merger {
  Input *inputs;
  size_t count;
  Bytes object, symbols, strings, headers;
  Definition *definitions, *undefined;
  size_t numDefinitions, numUndefined;
  Elf64_Word numSections, numLocals;
} Merger;

static void append(Bytes *b, const void *data, size_t size, size_t alignment) {
  size_t at = (b->size + alignment - 1) / alignment * alignment;
  if (at + size > b->capacity && !b->failed) {
    size_t capacity = 2 * (at + size) + 256;
    char *grown = realloc(b->data, capacity);
    b->failed = !grown;
    if (grown) {
      b->data = grown;
      b->capacity = capacity;
    }
  }
  if (b->failed)
    return;
  memset(b->data + b->size, 0, at - b->size);
  if (size)
    memcpy(b->data + at, data, size);
  b->size = at + size;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool hasContent(const Elf64_Shdr *section) {
  return section->sh_type != SHT_NOBITS && section->sh_type != SHT_NULL;
}

static bool isRelocation(const Elf64_Shdr *section) {
  return section->sh_type == SHT_RELA;
}

/// Whether all sections are of kinds that are understood here.
static bool checkSections(Input *in) {
  const ElfFile *f = &in->file;
  for (size_t i = 1; i < f->header->e_shnum; ++i) {
    const Elf64_Shdr *s = &f->sections[i];
    if (s->sh_type == SHT_SYMTAB)
      in->symbolTable = i;
    if (s->sh_type == SHT_GROUP || s->sh_type == SHT_REL ||
        s->sh_type == SHT_SYMTAB_SHNDX || s->sh_link >= f->header->e_shnum ||
        (isRelocation(s) && s->sh_info >= f->header->e_shnum) ||
        (hasContent(s) && !nnElfContains(f, s->sh_offset, s->sh_size)))
      return false;
  }
  return in->symbolTable;
}

static NnStatus readInput(Input *in, const ElfFile *file) {
  in->file = *file;
  if (!nnElfOpen(&in->file) || !checkSections(in))
    return nnStatusCreate(NN_INTERNAL, "LLVM wrote an object of unknown form");
  const Elf64_Shdr *table = &in->file.sections[in->symbolTable];
  in->symbols = (const void *)(in->file.data + table->sh_offset);
  in->numSymbols = table->sh_size / sizeof *in->symbols;
  in->section = calloc(in->file.header->e_shnum, sizeof *in->section);
  in->symbol = calloc(in->numSymbols + 1, sizeof *in->symbol);
  return in->section && in->symbol
             ? NULL
             : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

static const char *symbolName(const Input *in, const Elf64_Sym *symbol) {
  return nnElfString(&in->file, in->file.sections[in->symbolTable].sh_link,
                     symbol->st_name);
}

//===----------------------------------------------------------------------===//
// Numbering
//===----------------------------------------------------------------------===//

static bool isKept(const Merger *m, const Input *in, size_t section) {
  enum { addressSignificance = 0x6fff4c03 }; // SHT_LLVM_ADDRSIG
  const Elf64_Shdr *s = &in->file.sections[section];
  if (isRelocation(s))
    return isKept(m, in, s->sh_info);
  if (s->sh_type == SHT_NULL || s->sh_type == SHT_SYMTAB ||
      s->sh_type == SHT_STRTAB || s->sh_type == addressSignificance)
    return false;
  return in == m->inputs || (s->sh_flags & SHF_ALLOC);
}

static Elf64_Word appendStrings(Merger *m, const Input *in, size_t table) {
  const Elf64_Shdr *s = &in->file.sections[table];
  size_t at = m->strings.size;
  append(&m->strings, in->file.data + s->sh_offset, s->sh_size, 1);
  return (Elf64_Word)at;
}

static void number(Merger *m, Input *in) {
  for (size_t i = 1; i < in->file.header->e_shnum; ++i)
    if (isKept(m, in, i))
      in->section[i] = ++m->numSections;
  in->strings =
      appendStrings(m, in, in->file.sections[in->symbolTable].sh_link);
  in->sectionNames = appendStrings(m, in, in->file.header->e_shstrndx);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

static bool isInSection(const Elf64_Sym *symbol) {
  return symbol->st_shndx != SHN_UNDEF && symbol->st_shndx < SHN_LORESERVE;
}

/// Whether no other object needs to know the symbol.
static bool becomesLocal(const Elf64_Sym *symbol) {
  return ELF64_ST_BIND(symbol->st_info) == STB_LOCAL ||
         (symbol->st_shndx != SHN_UNDEF &&
          ELF64_ST_VISIBILITY(symbol->st_other) == STV_HIDDEN);
}

static void appendSymbol(Merger *m, Input *in, size_t i) {
  Elf64_Sym symbol = in->symbols[i];
  symbol.st_name += in->strings;
  if (isInSection(&symbol))
    symbol.st_shndx = (Elf64_Half)in->section[symbol.st_shndx];
  if (becomesLocal(&in->symbols[i])) {
    symbol.st_info = ELF64_ST_INFO(STB_LOCAL, ELF64_ST_TYPE(symbol.st_info));
    symbol.st_other = STV_DEFAULT;
  }
  in->symbol[i] = (Elf64_Word)(m->symbols.size / sizeof symbol);
  append(&m->symbols, &symbol, sizeof symbol, 1);
}

static void define(Merger *m, Input *in, size_t i) {
  const Elf64_Sym *symbol = &in->symbols[i];
  if (isInSection(symbol) && !in->section[symbol->st_shndx])
    return;
  appendSymbol(m, in, i);
  if (ELF64_ST_BIND(symbol->st_info) != STB_LOCAL)
    m->definitions[m->numDefinitions++] =
        (Definition){symbolName(in, symbol), in->symbol[i]};
}

/// Finds out, or adds, what an undefined symbol stands for.
static void resolve(Merger *m, Input *in, size_t i) {
  const char *name = symbolName(in, &in->symbols[i]);
  for (size_t k = 0; k < m->numDefinitions && !in->symbol[i]; ++k)
    if (!strcmp(m->definitions[k].name, name))
      in->symbol[i] = m->definitions[k].index;
  for (size_t k = 0; k < m->numUndefined && !in->symbol[i]; ++k)
    if (!strcmp(m->undefined[k].name, name))
      in->symbol[i] = m->undefined[k].index;
  if (in->symbol[i])
    return;
  appendSymbol(m, in, i);
  m->undefined[m->numUndefined++] = (Definition){name, in->symbol[i]};
}

/// Local symbols come first, as the format wants it.
static bool mergeSymbols(Merger *m) {
  size_t total = 0;
  for (size_t k = 0; k < m->count; ++k)
    total += m->inputs[k].numSymbols;
  m->definitions = malloc(sizeof *m->definitions * (total + 1));
  m->undefined = malloc(sizeof *m->undefined * (total + 1));
  if (!m->definitions || !m->undefined)
    return false;
  append(&m->symbols, &(Elf64_Sym){0}, sizeof(Elf64_Sym), 1);
  for (int local = 1; local >= 0; --local) {
    for (size_t k = 0; k < m->count; ++k)
      for (size_t i = 1; i < m->inputs[k].numSymbols; ++i) {
        const Elf64_Sym *symbol = &m->inputs[k].symbols[i];
        bool undefined = symbol->st_shndx == SHN_UNDEF;
        if (becomesLocal(symbol) == local && !undefined)
          define(m, &m->inputs[k], i);
      }
    if (local)
      m->numLocals = (Elf64_Word)(m->symbols.size / sizeof(Elf64_Sym));
  }
  for (size_t k = 0; k < m->count; ++k)
    for (size_t i = 1; i < m->inputs[k].numSymbols; ++i)
      if (m->inputs[k].symbols[i].st_shndx == SHN_UNDEF)
        resolve(m, &m->inputs[k], i);
  return true;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static void renumberRelocations(Merger *m, const Input *in, Elf64_Shdr *s) {
  Elf64_Rela *list = (Elf64_Rela *)(void *)(m->object.data + s->sh_offset);
  for (size_t i = 0; i < s->sh_size / sizeof *list; ++i) {
    Elf64_Word symbol = in->symbol[ELF64_R_SYM(list[i].r_info)];
    list[i].r_info =
        ELF64_R_INFO((Elf64_Xword)symbol, ELF64_R_TYPE(list[i].r_info));
  }
}

static void writeSection(Merger *m, const Input *in, size_t i) {
  Elf64_Shdr s = in->file.sections[i];
  const char *content = in->file.data + s.sh_offset;
  size_t size = hasContent(&s) ? s.sh_size : 0;
  append(&m->object, content, size, s.sh_addralign ? s.sh_addralign : 1);
  if (m->object.failed)
    return;
  s.sh_offset = m->object.size - size;
  s.sh_name += in->sectionNames;
  s.sh_link = isRelocation(&s) ? m->numSections + 1 : in->section[s.sh_link];
  if (isRelocation(&s)) {
    s.sh_info = in->section[s.sh_info];
    renumberRelocations(m, in, &s);
  }
  append(&m->headers, &s, sizeof s, 1);
}

static void writeTable(Merger *m, const Bytes *table, Elf64_Shdr s,
                       const char *name) {
  s.sh_name = (Elf64_Word)m->strings.size;
  append(&m->strings, name, strlen(name) + 1, 1);
  s.sh_size = table->size;
  append(&m->object, table->data, table->size, tableAlignment);
  s.sh_offset = m->object.size - table->size;
  append(&m->headers, &s, sizeof s, 1);
}

/// All that comes after the file's header, which is completed here.
static void write(Merger *m) {
  append(&m->object, m->inputs->file.header, sizeof(Elf64_Ehdr), 1);
  append(&m->headers, &(Elf64_Shdr){0}, sizeof(Elf64_Shdr), 1);
  for (size_t k = 0; k < m->count; ++k)
    for (size_t i = 1; i < m->inputs[k].file.header->e_shnum; ++i)
      if (m->inputs[k].section[i])
        writeSection(m, &m->inputs[k], i);
  writeTable(m, &m->symbols,
             (Elf64_Shdr){.sh_type = SHT_SYMTAB,
                          .sh_link = m->numSections + 2,
                          .sh_info = m->numLocals,
                          .sh_addralign = tableAlignment,
                          .sh_entsize = sizeof(Elf64_Sym)},
             ".symtab");
  writeTable(m, &m->strings,
             (Elf64_Shdr){.sh_type = SHT_STRTAB, .sh_addralign = 1}, ".strtab");
  append(&m->object, m->headers.data, m->headers.size, tableAlignment);
  if (m->object.failed)
    return;
  Elf64_Ehdr *header = (Elf64_Ehdr *)(void *)m->object.data;
  header->e_shoff = m->object.size - m->headers.size;
  header->e_shnum = (Elf64_Half)(m->numSections + 3);
  header->e_shstrndx = (Elf64_Half)(m->numSections + 2);
}

static NnStatus merge(Merger *m, ElfFile *files) {
  NnStatus status = NULL;
  for (size_t k = 0; k < m->count && !status; ++k) {
    status = readInput(&m->inputs[k], &files[k]);
    if (!status)
      number(m, &m->inputs[k]);
  }
  if (status)
    return status;
  bool ok = mergeSymbols(m);
  if (ok)
    write(m);
  ok &= !m->object.failed && !m->symbols.failed && !m->strings.failed &&
        !m->headers.failed;
  if (!ok)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (m->numSections + 3 >= SHN_LORESERVE)
    return nnStatusCreate(NN_INTERNAL, "the object has too many sections");
  return NULL;
}

NnStatus nnElfMerge(size_t count, ElfFile *files, char **object, size_t *size) {
  Merger m = {.inputs = calloc(count, sizeof *m.inputs), .count = count};
  NnStatus status = m.inputs
                        ? merge(&m, files)
                        : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (size_t k = 0; m.inputs && k < count; ++k) {
    free(m.inputs[k].section);
    free(m.inputs[k].symbol);
  }
  free(m.inputs);
  free(m.symbols.data);
  free(m.strings.data);
  free(m.headers.data);
  free(m.definitions);
  free(m.undefined);
  if (status)
    free(m.object.data);
  *object = status ? NULL : m.object.data;
  *size = m.object.size;
  return status;
}
