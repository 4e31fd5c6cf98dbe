//===- Arena.h - Placing buffers by lifetime -------------------*- C -*-===//
// Buffers with a size and the span of time they are needed get offsets in one
// block of memory; those whose spans meet never overlap. Knows no IR.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_ARENA_H
#define NN_CODEGEN_ARENA_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ArenaBuffer {
  int64_t size;        ///< Bytes.
  int64_t first, last; ///< Steps, inclusive, at which it holds a value.
  int64_t offset;      ///< Result, a multiple of 64.
} ArenaBuffer;

/// Gives every buffer its offset and `*bytes` the size of the arena. Largest
/// first, each at the lowest offset that is free over its span. False if out
/// of memory or sizes overflow.
bool nnArenaPlace(ArenaBuffer *buffers, int n, int64_t *bytes);

#endif // NN_CODEGEN_ARENA_H
