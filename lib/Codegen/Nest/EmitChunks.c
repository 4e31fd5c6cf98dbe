//===- EmitChunks.c - Terms that share what they read ---------------------===//
// An input that is read through `k floordiv 32` is the same for 32 terms: they
// get a loop of their own, which later passes move the read out of. Chunks of
// several sizes nest where one divides the other.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

/// How many terms of the loop share a place of a dimension, 1 if none do.
static int64_t chunkOf(const Linear *l, int loop) {
  Linear plain = *l;
  plain.divisor = 0;
  return l->divisor && nnLinearIsLoop(&plain, loop) ? l->divisor : 1;
}

const Chunk *nnFindChunk(const Emitter *e, const Linear *l) {
  for (const Chunk *c = e->chunks; c < e->chunks + e->numChunks; ++c)
    if (chunkOf(l, c->loop) == c->size)
      return c;
  return NULL;
}

bool nnIsInWord(const Emitter *e, int loop, int64_t length) {
  enum { mostTerms = 8 };
  return e->numChunks && e->chunks[e->numChunks - 1].loop == loop &&
         length <= mostTerms;
}

/// The largest chunk of an input's that is smaller than `below`, or 1.
static int64_t largestChunk(const Stage *s, int loop, int64_t below) {
  int64_t largest = 1;
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d) {
      int64_t size = chunkOf(&s->inputs[i].access.dims[d], loop);
      if (size > largest && size < below)
        largest = size;
    }
  return largest;
}

/// The terms that are gone through at present: all, or one chunk's.
static Chunk outerChunk(const Emitter *e, int loop) {
  for (int i = e->numChunks; i-- > 0;)
    if (e->chunks[i].loop == loop)
      return e->chunks[i];
  return (Chunk){loop, e->stage->extent[loop], nnIndex(0)};
}

/// Writes `terms` terms of the chunk at `at`.
static void emitChunk(Emitter *e, Chunk chunk, Index at, int64_t terms,
                      MlirValue *acc,
                      void (*emit)(Emitter *e, int loop, MlirValue *acc)) {
  int loop = chunk.loop;
  Index begin = e->begin[loop], end = e->end[loop];
  chunk.at = at;
  e->chunks[e->numChunks++] = chunk;
  e->begin[loop] = nnIndexScale(e->b, at, chunk.size);
  e->end[loop] = nnIndexPlus(e->begin[loop], terms);
  emit(e, loop, acc);
  --e->numChunks;
  e->begin[loop] = begin;
  e->end[loop] = end;
}

bool nnEmitChunks(Emitter *e, int loop, int n, MlirValue *acc,
                  void (*emit)(Emitter *e, int loop, MlirValue *acc)) {
  Chunk outer = outerChunk(e, loop);
  Chunk chunk = {loop, largestChunk(e->stage, loop, outer.size), nnIndex(0)};
  Index length = nnIndexSub(e->b, e->end[loop], e->begin[loop]);
  bool isAligned = !e->numChunks ? nnIndexIsConstant(e->begin[loop])
                                 : outer.size % chunk.size == 0;
  if (chunk.size == 1 || e->numChunks == maxChunks || !isAligned ||
      !nnIndexIsConstant(length))
    return false;
  int64_t whole = length.constant / chunk.size;
  Index first = nnIndexScale(e->b, outer.at, outer.size / chunk.size);
  if (whole == 1)
    emitChunk(e, chunk, first, chunk.size, acc, emit);
  if (whole > 1) {
    Loop l = nnLoopBegin(e->b, nnIndex(0), nnIndex(whole), 1, n, acc);
    Index at = nnIndexAdd(e->b, first, nnIndexOf(l.iv));
    emitChunk(e, chunk, at, chunk.size, acc, emit);
    nnLoopEnd(e->b, l, n, acc);
  }
  int64_t rest = length.constant % chunk.size;
  if (rest)
    emitChunk(e, chunk, nnIndexPlus(first, whole), rest, acc, emit);
  return true;
}
