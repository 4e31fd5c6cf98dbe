//===- BlockNest.c - What of a nest stays in the caches -------------------===//
// Chooses the order of the loops around a tile by the bytes that they read.
// Rows that all panels of columns meet have to stay in the far cache: where
// they don't fit, part of their terms are taken at a time, or part of the rows.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Nest.h"

/// What a core has for itself, less what is lost to addresses that collide.
enum { farCacheBytes = 3 << 19 };

/// More than fit anywhere.
enum { manyBytes = 1 << 30 };

/// Bytes of a tensor; of unknown sizes, many.
static int64_t bytesOf(MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  int64_t n = nnShapeNumElements(&shape);
  return n < 0 ? manyBytes : n * nnElementBytes(nnElementType(tensor));
}

/// Bytes that the nest reads and writes, of those `panels` that it reads by
/// columns.
static int64_t streamedBytes(const Emitter *e, int64_t *panels) {
  const Stage *s = e->stage;
  int64_t bytes = bytesOf(s->destination);
  *panels = 0;
  for (int i = 0; i < s->numInputs; ++i) {
    int64_t n = bytesOf(s->inputs[i].tensor);
    bytes += n;
    if (nnAccessUses(&s->inputs[i].access, e->columnLoop))
      *panels += n;
  }
  return bytes;
}

/// Whether tiles of tile registers, which are done soon, read less if all
/// columns follow each other for one tile of rows: the panels once for each.
static bool readsLessByRows(const Emitter *e, int64_t panels, int64_t others) {
  const Stage *s = e->stage;
  if (e->tile.dotUnit != DOT_TILES || nnRowsOf(s) == NN_DYNAMIC)
    return false;
  int64_t rows = s->extent[e->rowLoop], width = s->extent[e->columnLoop];
  int64_t each = (int64_t)e->tile.columns * e->tile.lanes;
  int64_t rowTiles =
      nnRowsOf(s) / rows * ((rows + e->tile.rows - 1) / e->tile.rows);
  for (int i = 0; i < s->numExtra; ++i)
    others += bytesOf(s->extra[i]);
  return rowTiles > 1 && panels * rowTiles + others <
                             panels + others * ((width + each - 1) / each);
}

/// A panel of columns is reused by all rows of a reduction: it goes outermost
/// while the far cache holds the whole, or doesn't even hold all panels. In
/// between, they stay there, and rows are read and written in memory's order. A
/// window's panel is small, but its rows then stay in the nearest cache. What
/// is widened is so once a panel.
bool nnHasPanels(const Emitter *e) {
  enum { manyPanels = 1 << 19 };
  if (e->tile.kind != TILE_OUTPUT || !nnStageHasReductions(e->stage))
    return false;
  if (nnWidensPanels(e))
    return true;
  int64_t panels, all = streamedBytes(e, &panels);
  if (panels <= manyPanels && readsLessByRows(e, panels, all - panels))
    return false;
  return all <= farCacheBytes || (!e->tile.window && panels > manyPanels);
}

bool nnWidensPanels(const Emitter *e) {
  int64_t rows = nnRowsOf(e->stage);
  return !e->leaf && !mlirValueIsNull(e->tile.widened) &&
         (rows == NN_DYNAMIC || rows > e->tile.rows || e->tile.dot.isSplit);
}

int64_t nnRowsOf(const Stage *s) {
  int64_t rows = 1;
  for (int d = 0; d + 1 < s->outputRank; ++d) {
    if (s->extent[s->outputLoop[d]] == NN_DYNAMIC)
      return NN_DYNAMIC;
    rows *= s->extent[s->outputLoop[d]];
  }
  return rows;
}

/// Bytes that all panels of columns read of the other inputs, 0 if nobody knows
/// how many rows there are.
static int64_t rowBytes(const Emitter *e) {
  const Stage *s = e->stage;
  int64_t bytes = 0;
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i) &&
        !nnAccessUses(&s->inputs[i].access, e->columnLoop))
      bytes += bytesOf(s->inputs[i].tensor);
  return bytes < manyBytes ? bytes : 0;
}

bool nnRowsStay(const Emitter *e) {
  int64_t bytes = rowBytes(e);
  return bytes && bytes <= farCacheBytes;
}

//===----------------------------------------------------------------------===//
// Blocks of terms
//===----------------------------------------------------------------------===//

/// The only loop that is reduced, of known size, all terms of which are read in
/// the same way, or -1.
static int onlyReduction(const Stage *s) {
  int found = -1;
  for (int loop = 0; loop < s->numLoops; ++loop) {
    if (!s->reduction[loop] || s->extent[loop] == 1)
      continue;
    if (found >= 0 || s->extent[loop] == NN_DYNAMIC)
      return -1;
    found = loop;
  }
  return found >= 0 && (nnStageReadsPaddingAlong(s, found) ||
                        nnStageDivides(s, found))
             ? -1
             : found;
}

/// Whether the result can hold sums until they are complete.
static bool holdsAccumulators(const Stage *s) {
  return mlirTypeEqual(
      nnElementType(s->destination),
      mlirShapedTypeGetElementType(mlirValueGetType(nnResult(s->root, 0))));
}

/// Rows, a panel that is used and one that is fetched ahead fit. Fewer terms
/// would not make up for sums that are written and read again.
TermBlocks nnTermBlocks(const Emitter *e) {
  enum { leastTerms = 1024, cacheBytes = 1 << 20 };
  const Stage *s = e->stage;
  TermBlocks none = {-1, 0};
  int loop = onlyReduction(s);
  int64_t rows = rowBytes(e);
  if (e->leaf || e->tile.kind != TILE_OUTPUT || e->tile.dot.isThere ||
      e->tile.isList || loop < 0 || !rows || nnRowsOf(s) <= e->tile.rows ||
      !holdsAccumulators(s))
    return none;
  int64_t terms = s->extent[loop];
  int64_t each = nnElementBytes(nnElementType(s->destination));
  int64_t panels = 2 * terms * e->tile.columns * e->tile.lanes * each;
  int64_t blocks = (rows + panels + cacheBytes - 1) / cacheBytes;
  if (blocks > terms / leastTerms)
    blocks = terms / leastTerms;
  if (blocks < 2)
    return none;
  return (TermBlocks){loop, (terms + blocks - 1) / blocks};
}

//===----------------------------------------------------------------------===//
// Blocks of rows
//===----------------------------------------------------------------------===//

bool nnNestHasPanels(const Nest *n) {
  return n->n > n->outputs + 1 &&
         n->levels[n->outputs].loop == n->e->columnLoop;
}

bool nnSplitsPanels(const Nest *n) {
  return nnNestHasPanels(n) && n->split.first == n->outputs + 1 &&
         n->e->units.count && n->e->units.dim < 0;
}

int64_t nnUnitsOfBlock(const Nest *n) {
  enum { cacheBytes = 3 << 18 };
  const Emitter *e = n->e;
  const Stage *s = e->stage;
  if (e->leaf || !nnSplitsPanels(n))
    return 0;
  int64_t bytes = rowBytes(e);
  if (n->outputs) {
    const Level *level = &n->levels[0];
    bytes = bytes / s->extent[level->loop] * level->segments[0].step;
  }
  if (bytes <= farCacheBytes)
    return 0;
  int64_t blocks = (bytes + cacheBytes - 1) / cacheBytes;
  return (e->units.count + blocks - 1) / blocks;
}
