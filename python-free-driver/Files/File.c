//===- File.c - Whole files in memory ------------------------------------===//
// Reads until the end rather than trusting a size, so that pipes work too and a
// file that grows or shrinks does no harm.
//===----------------------------------------------------------------------===//
#include "Files/File.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static NnStatus failure(NnCode code, const char *verb, const char *path) {
  return nnStatusCreate(code, "can't %s '%s': %s", verb, path, strerror(errno));
}

static NnStatus openForReading(const char *path, FILE **file) {
  *file = fopen(path, "rb");
  if (!*file)
    return failure(NN_NOT_FOUND, "open", path);
  // fopen opens folders; only reading them would fail.
  struct stat info;
  if (!fstat(fileno(*file), &info) && S_ISDIR(info.st_mode)) {
    fclose(*file);
    errno = EISDIR;
    return failure(NN_NOT_FOUND, "open", path);
  }
  return NULL;
}

/// Makes room for at least one more byte and a NUL.
static bool grow(unsigned char **bytes, size_t *capacity) {
  if (*capacity > SIZE_MAX / 2)
    return false;
  size_t larger = *capacity ? 2 * *capacity : 65536;
  unsigned char *grown = realloc(*bytes, larger);
  if (!grown)
    return false;
  *bytes = grown;
  *capacity = larger;
  return true;
}

static NnStatus readAll(FILE *file, const char *path, unsigned char **bytes,
                        size_t *size) {
  size_t capacity = 0;
  do {
    if (*size + 1 >= capacity && !grow(bytes, &capacity))
      return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory reading '%s'",
                            path);
    *size += fread(*bytes + *size, 1, capacity - 1 - *size, file);
  } while (!feof(file) && !ferror(file));
  (*bytes)[*size] = 0;
  return ferror(file) ? failure(NN_IO_ERROR, "read", path) : NULL;
}

NnStatus nncFileRead(const char *path, unsigned char **bytes, size_t *size) {
  *bytes = NULL;
  *size = 0;
  FILE *file;
  NnStatus status = openForReading(path, &file);
  if (status)
    return status;
  status = readAll(file, path, bytes, size);
  fclose(file);
  if (status) {
    free(*bytes);
    *bytes = NULL;
  }
  return status;
}

NnStatus nncFileWrite(const char *path, const void *head, size_t headSize,
                      const void *body, size_t bodySize) {
  FILE *file = fopen(path, "wb");
  if (!file)
    return failure(NN_NOT_FOUND, "write", path);
  bool written = fwrite(head, 1, headSize, file) == headSize &&
                 fwrite(body, 1, bodySize, file) == bodySize;
  // Buffered bytes may fail as late as here.
  written &= fclose(file) == 0;
  if (written)
    return NULL;
  NnStatus status = failure(NN_IO_ERROR, "write", path);
  remove(path);
  return status;
}

NnStatus nncFileCheck(const char *path) {
  FILE *file;
  NnStatus status = openForReading(path, &file);
  if (!status)
    fclose(file);
  return status;
}

/// What is there already.
static NnStatus checkReplaceable(const char *path) {
  struct stat info;
  if (stat(path, &info))
    return NULL;
  errno = EISDIR;
  return S_ISDIR(info.st_mode) || access(path, W_OK)
             ? failure(NN_NOT_FOUND, "write", path)
             : NULL;
}

NnStatus nncFileCheckWritable(const char *path) {
  const char *slash = strrchr(path, '/');
  size_t length = slash ? (size_t)(slash - path) + 1 : 0;
  char *folder = slash ? strndup(path, length) : strdup(".");
  if (!folder)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status =
      access(folder, W_OK) ? failure(NN_NOT_FOUND, "write", path) : NULL;
  free(folder);
  return status ? status : checkReplaceable(path);
}

bool nncFileHasExtension(const char *path, const char *extension) {
  size_t length = strlen(path), wanted = strlen(extension);
  return length > wanted && !strcasecmp(path + length - wanted, extension);
}
