//===- Symbol.c - Names of models as C symbols ---------------------------===//
// Letters, digits and '_' in ASCII only, whatever the locale.
//===----------------------------------------------------------------------===//
#include "Model/Symbol.h"

#include <stdlib.h>
#include <string.h>

static bool isWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

static bool isDigit(char c) { return c >= '0' && c <= '9'; }

static bool isIdentifier(const char *name) {
  if (!*name || isDigit(*name))
    return false;
  while (isWordCharacter(*name))
    ++name;
  return !*name;
}

/// The file name without folders and ending, other characters made '_'.
static char *symbolOfPath(const char *path) {
  const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
  const char *dot = strrchr(file, '.');
  size_t length = dot && dot != file ? (size_t)(dot - file) : strlen(file);
  char *symbol = malloc(length + 2);
  if (!symbol)
    return NULL;
  bool prefix = !length || isDigit(*file);
  symbol[0] = '_';
  for (size_t i = 0; i < length; ++i)
    symbol[i + prefix] = isWordCharacter(file[i]) ? file[i] : '_';
  symbol[length + prefix] = 0;
  return symbol;
}

NnStatus nncSymbolCreate(const char *name, const char *path, char **symbol) {
  *symbol = NULL;
  if (name && !isIdentifier(name))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--name takes a C identifier, got '%s'", name);
  *symbol = name ? strdup(name) : symbolOfPath(path);
  return *symbol ? NULL : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}
