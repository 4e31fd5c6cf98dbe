//===- Arena.c - Memory freed all at once ---------------------------------===//
// Chunks in a list; a request larger than a chunk gets one of its own.
//===----------------------------------------------------------------------===//
#include "Arena.h"

#include <stdint.h>
#include <stdlib.h>

struct NnArenaChunk {
  NnArenaChunk *previous;
  max_align_t data[];
};

enum { chunkSize = 64 * 1024 };

void nnArenaInit(NnArena *arena, size_t limit) {
  *arena = (NnArena){.limit = limit};
}

void nnArenaFree(NnArena *arena) {
  while (arena->chunks) {
    NnArenaChunk *previous = arena->chunks->previous;
    free(arena->chunks);
    arena->chunks = previous;
  }
  *arena = (NnArena){0};
}

int nnArenaIsAtLimit(const NnArena *arena, size_t size) {
  return size > arena->limit - arena->used;
}

static char *addChunk(NnArena *arena, size_t size) {
  NnArenaChunk *chunk = calloc(1, sizeof *chunk + size);
  if (!chunk)
    return NULL;
  chunk->previous = arena->chunks;
  arena->chunks = chunk;
  return (char *)chunk->data;
}

void *nnArenaTake(NnArena *arena, size_t size) {
  const size_t align = _Alignof(max_align_t);
  if (size > SIZE_MAX / 2)
    return NULL;
  size = size ? (size + align - 1) / align * align : align;
  if (nnArenaIsAtLimit(arena, size))
    return NULL;
  char *memory = arena->next;
  if (size > chunkSize / 4) {
    memory = addChunk(arena, size);
  } else {
    if (size > arena->left) {
      memory = addChunk(arena, chunkSize);
      arena->left = memory ? chunkSize : 0;
    }
    arena->next = memory ? memory + size : NULL;
    arena->left -= memory ? size : 0;
  }
  arena->used += memory ? size : 0;
  return memory;
}

void *nnArenaTakeArray(NnArena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size)
    return NULL;
  return nnArenaTake(arena, count * size);
}
