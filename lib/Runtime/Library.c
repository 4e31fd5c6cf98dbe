//===- Library.c - Models in shared libraries ----------------------------===//
// A library made by `nnc compile -o x.so` exports each model as a symbol of
// type nnrt_model_t: `NAME_model`, and `nnrt_model` for the one meant by no
// name. The only file of the runtime that needs more than ISO C: dlopen.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct nnrt_library_t {
  void *handle;
  const nnrt_model_t *model;
};

/// `before` + `text` + `after` in new memory; NULL when out of memory.
static char *join(const char *before, const char *text, const char *after) {
  size_t sizes[3] = {strlen(before), strlen(text), strlen(after)};
  char *joined = malloc(sizes[0] + sizes[1] + sizes[2] + 1);
  if (!joined)
    return NULL;
  memcpy(joined, before, sizes[0]);
  memcpy(joined + sizes[0], text, sizes[1]);
  memcpy(joined + sizes[0] + sizes[1], after, sizes[2] + 1);
  return joined;
}

static nnrt_status_t load_file(nnrt_library_t *library, const char *path) {
  // dlopen would look for a name without a slash in the system's folders.
  char *file = join(strchr(path, '/') ? "" : "./", path, "");
  if (!file)
    return NNRT_ERROR_MEMORY;
  library->handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  free(file);
  return library->handle ? NNRT_OK : NNRT_ERROR_FILE;
}

static nnrt_status_t find_model(nnrt_library_t *library, const char *name) {
  char *symbol = name ? join("", name, "_model") : join("", "nnrt_model", "");
  if (!symbol)
    return NNRT_ERROR_MEMORY;
  library->model = dlsym(library->handle, symbol);
  free(symbol);
  if (!library->model)
    return NNRT_ERROR_SYMBOL;
  return library->model->abi_version == NNRT_ABI_VERSION ? NNRT_OK
                                                         : NNRT_ERROR_ABI;
}

nnrt_status_t nnrt_library_open(const char *path, const char *name,
                                nnrt_library_t **library) {
  *library = NULL;
  nnrt_library_t *opened = calloc(1, sizeof *opened);
  if (!opened)
    return NNRT_ERROR_MEMORY;
  nnrt_status_t status = load_file(opened, path);
  if (status == NNRT_OK)
    status = find_model(opened, name);
  if (status == NNRT_OK)
    *library = opened;
  else
    nnrt_library_close(opened);
  return status;
}

const nnrt_model_t *nnrt_library_model(const nnrt_library_t *library) {
  return library->model;
}

void nnrt_library_close(nnrt_library_t *library) {
  if (!library)
    return;
  if (library->handle)
    dlclose(library->handle);
  free(library);
}
