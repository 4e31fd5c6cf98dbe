//===- EmitNest.c - The loops around a register tile ----------------------===//
// Outer loops over the result: panels of columns outermost where a reduction
// reuses them, then the other dimensions, then rows. Loops carry the result
// tensor. Sizes that tiles do not divide get loops of smaller tiles. Of a
// kernel that may be split, some levels run over a range of their iterations.
// BlockNest.c says which of this is done in blocks that fit in a cache.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Nest.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Vector.h"

Loop nnLoopBegin(NnBuilder b, Index lb, Index ub, int64_t step, int n,
                 MlirValue *carried) {
  MlirType types[maxTile + 2] = {mlirIndexTypeGet(nnBuilderGetContext(b))};
  for (int i = 0; i < n; ++i)
    types[i + 1] = mlirValueGetType(carried[i]);
  Loop loop;
  loop.op = scfForCreate(b, (NnTypes){n, types + 1}, nnIndexValue(b, lb),
                         nnIndexValue(b, ub), nnIndexValue(b, nnIndex(step)),
                         (NnValues){n, carried}, NULL);
  MlirBlock body =
      nnBuilderAddBlock(b, scfForGetRegion(loop.op), (NnTypes){n + 1, types});
  loop.iv = mlirBlockGetArgument(body, 0);
  for (int i = 0; i < n; ++i)
    carried[i] = mlirBlockGetArgument(body, i + 1);
  return loop;
}

void nnLoopEnd(NnBuilder b, Loop loop, int n, MlirValue *carried) {
  scfYieldCreate(b, (NnValues){n, carried});
  nnBuilderAfter(b, loop.op);
  for (int i = 0; i < n; ++i)
    carried[i] = nnResult(loop.op, i);
}

static void addSegment(Emitter *e, Level *level, Segment s) {
  Index length = nnIndexSub(e->b, s.ub, s.lb);
  if (!nnIndexIsConstant(length) || length.constant > 0)
    level->segments[level->numSegments++] = s;
}

/// The greatest multiple of `step` from `lb` that is not above `ub`.
static Index wholeSteps(Emitter *e, Index lb, Index ub, int64_t step) {
  Index length = nnIndexSub(e->b, ub, lb);
  Index whole = nnIndexScale(e->b, nnIndexFloorDiv(e->b, length, step), step);
  return nnIndexAdd(e->b, lb, whole);
}

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

/// A known rest takes as many vectors as it needs, the last one masked; an
/// unknown one is done one vector at a time, under a mask.
static void cutColumns(Emitter *e, Level *level) {
  int each = e->tile.kind == TILE_REDUCE ? 1 : e->tile.lanes;
  int64_t step = (int64_t)e->tile.columns * each;
  Index lb = e->begin[level->loop], ub = e->end[level->loop];
  Index whole = wholeSteps(e, lb, ub, step);
  addSegment(e, level, (Segment){lb, whole, step, e->tile.columns});
  Index rest = nnIndexSub(e->b, ub, whole);
  if (nnIndexIsConstant(rest))
    addSegment(e, level,
               (Segment){whole, ub, rest.constant,
                         (int)((rest.constant + each - 1) / each),
                         (int)(rest.constant % each)});
  else
    addSegment(e, level,
               (Segment){whole, ub, each, 1, each > 1 ? anyLanes : 0});
}

static MlirValue maskOf(Emitter *e, const Segment *s) {
  MlirType type = nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(e->b), 1),
                              e->tile.lanes);
  if (!s->present)
    return (MlirValue){NULL};
  if (s->present != anyLanes)
    return vectorConstantMask(e->b, type, NN_INTS(s->present));
  Index left = nnIndexSub(e->b, s->ub, e->at[e->columnLoop]);
  return vectorCreateMask(e->b, type, NN_VALUES(nnIndexValue(e->b, left)));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Cuts rows [lo, hi) to those whose every read is inside its tensor; false if
/// all are, whatever the row. A read is at stride * row + dilation * k - low.
static bool findInterior(Emitter *e, Index *lo, Index *hi) {
  const Stage *s = e->stage;
  bool padded = false;
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d) {
      const StageInput *in = &s->inputs[i];
      const Linear *l = &in->access.dims[d];
      int64_t stride = l->coefficient[e->rowLoop];
      if (!in->padded[d] || !stride)
        continue;
      padded = true;
      Index last = nnIndexPlus(nnIndexDim(e->b, in->tensor, d), in->low[d] - 1);
      for (int k = 0; k < s->numLoops; ++k)
        if (s->reduction[k] && l->coefficient[k])
          last = nnIndexSub(e->b, last,
                            nnIndexScale(e->b, nnIndexPlus(e->extent[k], -1),
                                         l->coefficient[k]));
      *lo = nnIndexMax(e->b, *lo,
                       nnIndexCeilDiv(e->b, nnIndex(in->low[d]), stride));
      *hi = nnIndexMin(e->b, *hi,
                       nnIndexPlus(nnIndexFloorDiv(e->b, last, stride), 1));
    }
  return padded;
}

/// Tiles of rows that differ by one at most: `large` of them, which come first,
/// have one more than `small`.
typedef struct Cut {
  int64_t begin, tiles, large, small;
} Cut;

static Cut cutEvenly(int64_t begin, int64_t end, int64_t rows) {
  Cut cut = {.begin = begin, .tiles = (end - begin + rows - 1) / rows};
  if (cut.tiles) {
    cut.small = (end - begin) / cut.tiles;
    cut.large = (end - begin) % cut.tiles;
  }
  return cut;
}

static int64_t startOf(const Cut *cut, int64_t tile) {
  return cut->begin + tile * cut->small +
         (tile < cut->large ? tile : cut->large);
}

/// Puts a tile into the segment before if that has the same kind of tile.
static bool addTile(Level *level, int64_t begin, int64_t end, bool fixed) {
  Segment *last =
      level->numSegments ? &level->segments[level->numSegments - 1] : NULL;
  if (last && !fixed && !last->fixed && last->tile == end - begin) {
    last->ub = nnIndex(end);
    return true;
  }
  if (level->numSegments == maxSegments)
    return false;
  level->segments[level->numSegments++] =
      (Segment){nnIndex(begin), nnIndex(end), end - begin, (int)(end - begin),
                .fixed = fixed};
  return true;
}

/// Cuts a known number of rows, of which [lo, hi) read no padding. The tiles at
/// the border have code of their own. False if they are many.
static bool cutKnownRows(Emitter *e, Level *level, Index begin, Index lo,
                         Index hi, Index end) {
  if (!nnIndexIsConstant(begin) || !nnIndexIsConstant(lo) ||
      !nnIndexIsConstant(hi) || !nnIndexIsConstant(end))
    return false;
  bool padded = lo.constant > begin.constant || hi.constant < end.constant;
  if (padded && e->tile.tapLoop < 0)
    return false;
  Cut cut = cutEvenly(begin.constant, end.constant, e->tile.rows);
  for (int64_t i = 0; i < cut.tiles; ++i) {
    int64_t from = startOf(&cut, i), to = startOf(&cut, i + 1);
    if (!addTile(level, from, to, from < lo.constant || to > hi.constant)) {
      level->numSegments = 0;
      return false;
    }
  }
  return true;
}

/// Tiles in tile registers gain nothing by more rows than a part has, but that
/// weights are fetched less often.
static int smallerTile(const Emitter *e, int rows) {
  bool hasParts = e->tile.dotUnit == DOT_TILES && rows > e->tile.partRows;
  return hasParts ? e->tile.partRows : rows / 2;
}

/// Cuts an unknown number of rows into whole tiles and ever smaller ones.
static void cutUnknownRows(Emitter *e, Level *level, Index lb, Index ub) {
  for (int rows = e->tile.rows; rows; rows = smallerTile(e, rows)) {
    Index whole = wholeSteps(e, lb, ub, rows);
    addSegment(e, level, (Segment){lb, whole, rows, rows});
    lb = whole;
  }
}

void nnCutRows(Emitter *e, Level *level) {
  Index begin = e->begin[e->rowLoop], end = e->end[e->rowLoop];
  Index lo = begin, hi = end;
  if (findInterior(e, &lo, &hi)) {
    lo = nnIndexMax(e->b, nnIndexMin(e->b, lo, end), begin);
    hi = nnIndexMax(e->b, nnIndexMin(e->b, hi, end), lo);
  }
  if (cutKnownRows(e, level, begin, lo, hi, end))
    return;
  addSegment(e, level, (Segment){begin, lo, 1, 1, .border = true});
  cutUnknownRows(e, level, lo, hi);
  addSegment(e, level, (Segment){hi, end, 1, 1, .border = true});
}

//===----------------------------------------------------------------------===//
// Levels
//===----------------------------------------------------------------------===//

static void addLevel(Nest *n, int dim) {
  Emitter *e = n->e;
  int loop = e->stage->outputLoop[dim];
  Level *level = &n->levels[n->n++];
  *level = (Level){.loop = loop};
  if (loop == e->columnLoop)
    cutColumns(e, level);
  else if (loop == e->rowLoop)
    nnCutRows(e, level);
  else
    addSegment(e, level, (Segment){e->begin[loop], e->end[loop], 1, 1});
}

/// Parts of a reduction that the whole result is gone through for. The first
/// and the last have code of their own.
static void addBlocks(Nest *n, TermBlocks blocks) {
  Emitter *e = n->e;
  Level *level = &n->levels[n->n++];
  *level = (Level){.loop = blocks.loop};
  Index end = e->extent[blocks.loop];
  Index last = nnIndex((end.constant - 1) / blocks.terms * blocks.terms);
  Index first = nnIndex(blocks.terms);
  addSegment(e, level, (Segment){nnIndex(0), first, blocks.terms, 1});
  addSegment(e, level, (Segment){first, last, blocks.terms, 1});
  addSegment(e, level, (Segment){last, end, end.constant - last.constant, 1});
}

static void addLevels(Nest *n) {
  const Emitter *e = n->e;
  const Stage *s = e->stage;
  int last = s->outputRank - 1;
  bool panels = nnHasPanels(e);
  TermBlocks blocks = nnTermBlocks(e);
  if (panels && blocks.terms)
    addBlocks(n, blocks);
  n->outputs = n->n;
  if (panels)
    addLevel(n, last);
  for (int d = 0; d < last; ++d)
    if (d != e->tile.rowDim)
      addLevel(n, d);
  if (e->rowLoop >= 0)
    addLevel(n, e->tile.rowDim);
  if (!panels)
    addLevel(n, last);
}

static MlirValue emitLevel(Nest *n, int level, MlirValue out);

static MlirValue emitWithPanel(Nest *n, int level, MlirValue out) {
  n->e->panel = nnEmitPanel(n->e);
  out = emitLevel(n, level, out);
  n->e->panel = (MlirValue){NULL};
  return out;
}

/// The levels inside a panel's, whose weights are widened first unless one tile
/// has all rows.
static MlirValue emitInPanel(Nest *n, int level, MlirValue out) {
  Emitter *e = n->e;
  const Stage *s = e->stage;
  Index rows = nnIndex(1);
  for (int d = 0; d + 1 < s->outputRank; ++d)
    rows = nnIndexMul(e->b, rows, e->extent[s->outputLoop[d]]);
  if (nnIndexIsConstant(rows))
    return emitWithPanel(n, level, out);
  MlirValue are = arithCmpI(e->b, nnIndexValue(e->b, rows),
                            nnIndexValue(e->b, nnIndex(e->tile.rows)),
                            ARITH_CMP_I_PREDICATE_UGT);
  NnIf many = nnIfOpen(e->b, are, NN_TYPES(mlirValueGetType(out)));
  nnIfElse(&many, NN_VALUES(emitWithPanel(n, level, out)));
  nnIfClose(&many, NN_VALUES(emitLevel(n, level, out)));
  return nnResult(many.op, 0);
}

/// What a level's loop does at `at`.
static MlirValue emitAt(Nest *n, int level, const Segment *s, Index at,
                        MlirValue out) {
  Emitter *e = n->e;
  MlirValue mask = e->mask;
  bool interior = e->interior, fixed = e->fixed;
  int loop = n->levels[level].loop;
  e->at[loop] = at;
  if (loop == e->columnLoop) {
    e->columns = s->tile;
    e->mask = maskOf(e, s);
  } else if (loop == e->rowLoop) {
    e->rows = s->tile;
    e->interior = !s->border;
    e->fixed = s->fixed;
  } else if (e->stage->reduction[loop]) {
    e->begin[loop] = at;
    e->end[loop] = nnIndexPlus(at, s->step);
  }
  out = loop == e->columnLoop && nnWidensPanels(e)
            ? emitInPanel(n, level + 1, out)
            : emitLevel(n, level + 1, out);
  e->mask = mask;
  e->interior = interior;
  e->fixed = fixed;
  return out;
}

static MlirValue emitSegment(Nest *n, int level, const Segment *s,
                             MlirValue out) {
  NnBuilder b = n->e->b;
  Index length = nnIndexSub(b, s->ub, s->lb);
  if (nnIndexIsConstant(length) && length.constant <= s->step)
    return emitAt(n, level, s, s->lb, out);
  Loop l = nnLoopBegin(b, s->lb, s->ub, s->step, 1, &out);
  out = emitAt(n, level, s, nnIndexOf(l.iv), out);
  nnLoopEnd(b, l, 1, &out);
  return out;
}

/// Runs the iterations of a segment that have units in the range.
static MlirValue emitPart(Nest *n, int level, const Segment *s, MlirValue out) {
  NnBuilder b = n->e->b;
  const Split all = n->split;
  int64_t inside = n->levels[level].inside;
  Index count = nnSegmentIterations(b, s);
  bool once = nnIndexIsConstant(count) && count.constant == 1;
  if (once && level + 1 < all.last) {
    out = emitAt(n, level, s, s->lb, out);
  } else {
    Index from = nnIndexFloorDiv(b, all.lo, inside);
    Index to = nnIndexCeilDiv(b, all.hi, inside);
    Loop l = nnLoopBegin(b, nnIndexMax(b, from, nnIndex(0)),
                         nnIndexMin(b, to, count), 1, 1, &out);
    Index i = nnIndexOf(l.iv), skipped = nnIndexScale(b, i, inside);
    n->split.lo = nnIndexSub(b, all.lo, skipped);
    n->split.hi = nnIndexSub(b, all.hi, skipped);
    Index at = nnIndexAdd(b, s->lb, nnIndexScale(b, i, s->step));
    out = emitAt(n, level, s, once ? s->lb : at, out);
    nnLoopEnd(b, l, 1, &out);
  }
  Index units = nnIndexScale(b, count, inside);
  n->split.lo = nnIndexSub(b, all.lo, units);
  n->split.hi = nnIndexSub(b, all.hi, units);
  return out;
}

static MlirValue emitLevel(Nest *n, int level, MlirValue out) {
  if (level == n->n)
    return n->e->leaf ? n->e->leaf(n->e, out) : nnEmitTile(n->e, out);
  const Level *l = &n->levels[level];
  const Split split = n->split;
  bool isSplit = level >= split.first && level < split.last;
  for (int i = 0; i < l->numSegments && !mlirValueIsNull(out); ++i)
    out = isSplit ? emitPart(n, level, &l->segments[i], out)
                  : emitSegment(n, level, &l->segments[i], out);
  n->split = split;
  return out;
}

void nnEmitterInit(Emitter *e) {
  const Stage *s = e->stage;
  e->columnLoop = s->outputLoop[s->outputRank - 1];
  e->rowLoop = e->tile.rowDim < 0 ? -1 : s->outputLoop[e->tile.rowDim];
  e->rows = 1;
  e->interior = true;
  for (int i = 0; i < s->numLoops; ++i) {
    e->extent[i] = nnIndex(s->extent[i]);
    if (s->extent[i] == NN_DYNAMIC) {
      MlirValue tensor = s->extentInput[i] < s->numInputs
                             ? s->inputs[s->extentInput[i]].tensor
                             : s->destination;
      e->extent[i] = nnIndexDim(e->b, tensor, s->extentDim[i]);
    }
    e->begin[i] = nnIndex(0);
    e->end[i] = e->extent[i];
  }
}

/// Runs the nest over one block of its range after another.
static MlirValue emitRowBlocks(Nest *n, int64_t units, MlirValue out) {
  NnBuilder b = n->e->b;
  const Split all = n->split;
  Index count = nnIndexMax(b, nnIndexSub(b, all.hi, all.lo), nnIndex(0));
  Index blocks = nnIndexCeilDiv(b, count, units);
  MlirValue some = nnIndexValue(b, nnIndexMax(b, blocks, nnIndex(1)));
  Index step = nnIndexOf(arithCeilDivUI(b, nnIndexValue(b, count), some));
  Loop l = nnLoopBegin(b, nnIndex(0), blocks, 1, 1, &out);
  Index skipped = nnIndexMul(b, nnIndexOf(l.iv), step);
  n->split.lo = nnIndexAdd(b, all.lo, skipped);
  n->split.hi = nnIndexMin(b, nnIndexAdd(b, n->split.lo, step), all.hi);
  nnSpreadPrefetch(n);
  out = emitLevel(n, 0, out);
  nnLoopEnd(b, l, 1, &out);
  return out;
}

MlirValue nnEmitNest(Emitter *e) {
  Nest n = {.e = e};
  if (e->tile.dot.isSplit)
    e->parts = nnEmitParts(e);
  addLevels(&n);
  if (!mlirValueIsNull(e->units.lo))
    nnSplitNest(&n);
  int64_t units = nnUnitsOfBlock(&n);
  if (units)
    return emitRowBlocks(&n, units, e->stage->destination);
  nnSpreadPrefetch(&n);
  return emitLevel(&n, 0, e->stage->destination);
}
