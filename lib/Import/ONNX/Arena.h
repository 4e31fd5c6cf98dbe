//===- Arena.h - Memory freed all at once -----------------------*- C -*-===//
// A bump allocator with a limit. What a model file makes us allocate lives and
// dies with the file, and may not exceed what the file's size justifies.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_ARENA_H
#define NN_IMPORT_ONNX_ARENA_H

#include <stddef.h>

typedef struct NnArenaChunk NnArenaChunk;

typedef struct NnArena {
  NnArenaChunk *chunks;
  char *next;
  size_t left;  ///< Bytes left at `next`.
  size_t used;  ///< Bytes handed out.
  size_t limit; ///< Most bytes that may be handed out.
} NnArena;

void nnArenaInit(NnArena *arena, size_t limit);
void nnArenaFree(NnArena *arena);

/// Zeroed memory, aligned for any type; never NULL for size 0. NULL when the
/// limit or the system's memory is exhausted.
void *nnArenaTake(NnArena *arena, size_t size);

/// The same for `count` elements, safe against overflow.
void *nnArenaTakeArray(NnArena *arena, size_t count, size_t size);

/// True if a failed take was due to the limit.
int nnArenaIsAtLimit(const NnArena *arena, size_t size);

#endif // NN_IMPORT_ONNX_ARENA_H
