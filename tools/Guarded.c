//===- Guarded.c - Memory that ends where no more is ----------------------===//
// Whole pages, and one behind them that can't be touched.
//===----------------------------------------------------------------------===//
#include "Guarded.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/// Bytes of the pages that hold so many and one.
static size_t roomFor(size_t bytes, size_t page) {
  return bytes / page * page + page;
}

void *guardedAllocate(size_t bytes) {
  enum { poison = 0x7F };
  size_t page = (size_t)sysconf(_SC_PAGESIZE), room = roomFor(bytes, page);
  char *start = mmap(NULL, room + page, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED)
    return NULL;
  memset(start, poison, room);
  if (!mprotect(start + room, page, PROT_NONE))
    return start + room - bytes;
  munmap(start, room + page);
  return NULL;
}

void guardedFree(void *data, size_t bytes) {
  if (!data)
    return;
  size_t page = (size_t)sysconf(_SC_PAGESIZE), room = roomFor(bytes, page);
  munmap((char *)data + bytes - room, room + page);
}
