//===- MappedFile.c - Read-only files in memory ---------------------------===//
// Paths from a model are opened one component at a time with O_NOFOLLOW, so
// that there is no moment at which a link could be slipped in.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "MappedFile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static NnStatus failErrno(int error) {
  NnCode code =
      error == ENOENT || error == ENOTDIR ? NN_NOT_FOUND : NN_IO_ERROR;
  return nnStatusCreate(code, "%s", strerror(error));
}

static NnStatus mapDescriptor(int descriptor, NnMappedFile *file) {
  struct stat info;
  if (fstat(descriptor, &info))
    return failErrno(errno);
  if (!S_ISREG(info.st_mode))
    return nnStatusCreate(NN_IO_ERROR, "is not a regular file");
  *file = (NnMappedFile){.size = (size_t)info.st_size};
  if (!file->size)
    return NULL;
  void *data = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (data == MAP_FAILED)
    return failErrno(errno);
  file->data = data;
  return NULL;
}

static NnStatus mapAndClose(int descriptor, NnMappedFile *file) {
  if (descriptor < 0)
    return errno == ELOOP ? nnStatusCreate(NN_INVALID_MODEL,
                                           "is or goes through a symbolic link")
                          : failErrno(errno);
  NnStatus status = mapDescriptor(descriptor, file);
  close(descriptor);
  return status;
}

/// O_NONBLOCK: opening a named pipe must not wait for its writer.
enum { openFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK };

NnStatus nnMapFile(const char *path, NnMappedFile *file) {
  return mapAndClose(open(path, openFlags), file);
}

/// Opens `path`, which is taken apart; -1 with errno set on failure.
static int openBeneath(int folder, char *path) {
  for (int at = folder;;) {
    char *slash = strchr(path, '/');
    if (slash)
      *slash = 0;
    int next =
        openat(at, path, openFlags | O_NOFOLLOW | (slash ? O_DIRECTORY : 0));
    int error = errno;
    if (at != folder)
      close(at);
    errno = error;
    if (!slash || next < 0)
      return next;
    path = slash + 1;
    at = next;
  }
}

/// Whether every component is a name: not empty, not "..".
static bool staysBeneath(const char *path) {
  for (;; ++path) {
    size_t length = strcspn(path, "/");
    if (length == 0 || (length == 2 && strncmp(path, "..", 2) == 0))
      return false;
    path += length;
    if (!*path)
      return true;
  }
}

NnStatus nnMapFileBeneath(int folder, const char *path, NnMappedFile *file) {
  if (!staysBeneath(path))
    return nnStatusCreate(NN_INVALID_MODEL, "is outside the model's folder");
  char *copy = strdup(path);
  if (!copy)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  int descriptor = openBeneath(folder, copy);
  int error = errno;
  free(copy);
  errno = error;
  return mapAndClose(descriptor, file);
}

void nnForgetMapped(const NnMappedFile *file, const uint8_t *bytes,
                    size_t size) {
  uintptr_t start = (uintptr_t)file->data, at = (uintptr_t)bytes;
  if (!start || at < start || at - start > file->size ||
      size > file->size - (at - start))
    return;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = (at + page - 1) / page * page;
  uintptr_t end = (at + size) / page * page;
  if (first < end)
    madvise((void *)first, end - first, MADV_DONTNEED);
}

void nnUnmapFile(NnMappedFile *file) {
  if (file->data)
    munmap((void *)file->data, file->size);
  *file = (NnMappedFile){0};
}

int nnOpenFolderOf(const char *path) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  const char *slash = strrchr(path, '/');
  if (!slash)
    return open(".", flags);
  char *folder = strndup(path, slash == path ? 1 : (size_t)(slash - path));
  int descriptor = folder ? open(folder, flags) : -1;
  free(folder);
  return descriptor;
}
