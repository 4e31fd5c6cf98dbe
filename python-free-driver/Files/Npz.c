//===- Npz.c - NumPy's archives of arrays --------------------------------===//
// An archive is not trusted: what an entry says of its size is checked against
// what compression can do before memory is allocated for it.
//===----------------------------------------------------------------------===//
#include "Files/Npz.h"

#include "Files/File.h"
#include "Files/Npy.h"
#include "Files/Tensor.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct Archive {
  const char *name;
  zip_t *zip;
  size_t size; ///< Bytes of the whole file.
} Archive;

static NnStatus malformed(const char *name, const char *why) {
  return nnStatusCreate(NN_INVALID_ARGUMENT, "'%s' is no .npz file: %s", name,
                        why);
}

/// The bytes of an entry, which free() frees.
static NnStatus readEntry(const Archive *archive, const zip_stat_t *entry,
                          unsigned char **bytes) {
  // No byte of a deflated stream stands for more than 1032.
  enum { MOST = 1032, SLACK = 1024 };
  if (entry->comp_size > archive->size ||
      entry->size / MOST > entry->comp_size + SLACK)
    return malformed(archive->name, "the size of an entry can't be");
  *bytes = malloc(entry->size + 1);
  if (!*bytes)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory for '%s'",
                          archive->name);
  zip_file_t *file = zip_fopen_index(archive->zip, entry->index, 0);
  zip_int64_t got = file ? zip_fread(file, *bytes, entry->size) : -1;
  if (file)
    zip_fclose(file);
  return got >= 0 && (zip_uint64_t)got == entry->size
             ? NULL
             : malformed(archive->name, zip_strerror(archive->zip));
}

/// "x" of "x.npy".
static char *nameOfEntry(const char *entry) {
  size_t length = strlen(entry), ending = strlen(".npy");
  bool ends = length > ending && !strcmp(entry + length - ending, ".npy");
  return strndup(entry, ends ? length - ending : length);
}

static NnStatus readArray(const Archive *archive, zip_uint64_t i,
                          NncArray *array) {
  zip_stat_t entry;
  zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(archive->zip, i, 0, &entry) ||
      (entry.valid & needed) != needed)
    return malformed(archive->name, zip_strerror(archive->zip));
  entry.index = i;
  array->name = nameOfEntry(entry.name);
  if (!array->name)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  unsigned char *bytes = NULL;
  NnStatus status = readEntry(archive, &entry, &bytes);
  if (!status)
    status = nncNpyParse(entry.name, bytes, entry.size, &array->tensor);
  free(bytes);
  return status;
}

static NnStatus readAll(const Archive *archive, NncArrays *arrays) {
  size_t count = (size_t)zip_get_num_entries(archive->zip, 0);
  arrays->items = calloc(count + 1, sizeof *arrays->items);
  if (!arrays->items)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = NULL;
  for (size_t i = 0; i < count && !status; ++i) {
    arrays->count = i + 1;
    status = readArray(archive, i, &arrays->items[i]);
  }
  return status;
}

NnStatus nncNpzParse(const char *name, const unsigned char *bytes, size_t size,
                     NncArrays *arrays) {
  *arrays = (NncArrays){0};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
  Archive archive = {name, NULL, size};
  if (source)
    archive.zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  NnStatus status = archive.zip ? readAll(&archive, arrays)
                                : malformed(name, zip_error_strerror(&error));
  if (archive.zip)
    zip_discard(archive.zip);
  else if (source)
    zip_source_free(source);
  zip_error_fini(&error);
  return status;
}

static NnStatus readNpy(const char *path, NncArrays *arrays) {
  arrays->items = calloc(1, sizeof *arrays->items);
  arrays->count = arrays->items ? 1 : 0;
  if (arrays->items)
    arrays->items->name = strdup("");
  if (!arrays->items || !arrays->items->name)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return nncNpyRead(path, &arrays->items->tensor);
}

NnStatus nncArraysRead(const char *path, NncArrays *arrays) {
  *arrays = (NncArrays){0};
  if (nncFileHasExtension(path, ".npy"))
    return readNpy(path, arrays);
  unsigned char *bytes;
  size_t size;
  NnStatus status = nncFileRead(path, &bytes, &size);
  if (status)
    return status;
  status = nncNpzParse(path, bytes, size, arrays);
  free(bytes);
  return status;
}

void nncArraysDestroy(NncArrays *arrays) {
  for (size_t i = 0; i < arrays->count; ++i) {
    free(arrays->items[i].name);
    nncTensorDestroy(&arrays->items[i].tensor);
  }
  free(arrays->items);
  *arrays = (NncArrays){0};
}

const NncArray *nncArraysFind(const NncArrays *arrays, const char *name) {
  for (size_t i = 0; i < arrays->count; ++i)
    if (!strcmp(arrays->items[i].name, name))
      return &arrays->items[i];
  return NULL;
}
