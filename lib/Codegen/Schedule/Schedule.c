//===- Schedule.c - How a stage is cut for registers ----------------------===//
// Vectorizes along memory, fills the register file with accumulators, and
// prefers tiles that divide the loops.
//===----------------------------------------------------------------------===//
#include "Codegen/Schedule/Schedule.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

/// A tile's code has as many terms a row.
enum { maxUnrolledTaps = 16 };
/// More rows than a cache line's set has ways, or more columns, gain nothing.
enum { maxRows = 14, maxColumns = 8 };
/// Columns of lists that go on until the longest ends.
enum { maxListColumns = 4 };
/// What unknown numbers of rows are taken for.
enum { manyRows = 420 };

static int ceilDiv(int64_t a, int b) { return (int)((a + b - 1) / b); }

/// The reduction over the places in a group of what is read by permutation, -1
/// if there is none.
static int findPlaces(const Stage *s, const Access *a, int loop, int lanes) {
  if (!nnAccessPermutes(a, loop, lanes))
    return -1;
  const Linear *last = &a->dims[a->rank - 1];
  int found = -1;
  for (int i = 0; i < s->numLoops; ++i) {
    if (!last->coefficient[i])
      continue;
    if (found >= 0 || !s->reduction[i] || last->coefficient[i] != 1 ||
        s->extent[i] != last->groups.size)
      return -1;
    found = i;
  }
  return last->constant ? -1 : found;
}

/// Every input that the body reads is contiguous along the loop, doesn't depend
/// on it, or does so by groups of lanes; at least one must be contiguous if
/// `needsOne`.
static bool vectorizesAlong(const Stage *s, int loop, int lanes,
                            bool needsOne) {
  bool any = false;
  for (int i = 0; i < s->numInputs; ++i) {
    if (!nnStageReads(s, i))
      continue;
    const Access *a = &s->inputs[i].access;
    bool contiguous = nnAccessIsContiguous(a, loop, lanes);
    if (!contiguous && nnAccessUses(a, loop) &&
        !nnAccessIsUniform(a, loop, lanes) &&
        (needsOne || findPlaces(s, a, loop, lanes) < 0))
      return false;
    any |= contiguous;
  }
  return any || !needsOne;
}

/// Whether an index follows from where reductions stand: one number for all
/// lanes.
static bool isShared(MlirOperation generic, MlirOperation op) {
  if (linalgIsaIndex(op)) {
    Access out;
    MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
    intptr_t last = mlirArrayAttrGetNumElements(maps) - 1;
    MlirAttribute map = mlirArrayAttrGetElement(maps, last);
    return nnAccessFromMap(mlirAffineMapAttrGetValue(map), &out) &&
           !nnAccessUses(&out, (int)linalgIndexGetDim(op));
  }
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirOperation operand = nnDefiningOp(nnOperand(op, i));
    if (mlirOperationIsNull(operand) || !isShared(generic, operand))
      return false;
  }
  return true;
}

/// Whether an index is a byte, to look it up: there are no vectors of it.
static bool indexesTable(MlirOperation op) {
  return arithIsaIndexCastUI(op) &&
         nnBitWidth(mlirValueGetType(nnOperand(op, 0))) == 8;
}

static int widestBytes(int widest, MlirOperation generic, bool isList) {
  if (mlirOperationIsNull(generic))
    return widest;
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i) {
    int bytes =
        (int)nnElementBytes(mlirValueGetType(mlirBlockGetArgument(body, i)));
    widest = bytes > widest ? bytes : widest;
  }
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!mlirOperationGetNumResults(op))
      continue;
    MlirType type = mlirValueGetType(nnResult(op, 0));
    bool isNoVector = isList || isShared(generic, op) || indexesTable(op);
    int bytes = !mlirTypeIsAIndex(type) ? (int)nnElementBytes(type)
                : isNoVector            ? 1
                                        : 8;
    widest = bytes > widest ? bytes : widest;
  }
  return widest;
}

//===----------------------------------------------------------------------===//
// Rows and columns
//===----------------------------------------------------------------------===//

/// Columns that leave the fewest of `vectors` over, wide ones first.
static int chooseColumns(int64_t vectors, int most) {
  if (vectors <= most)
    return (int)vectors;
  int best = most;
  int64_t waste = vectors % most ? most - vectors % most : 0;
  for (int c = most - 1; c >= 2; --c) {
    int64_t w = vectors % c ? c - vectors % c : 0;
    if (w < waste)
      best = c, waste = w;
  }
  return best;
}

/// Vector ops of one step of a reduction: for each product of the tile, row and
/// column, which is read by so many loads. What is made of a row or a column
/// takes `parts` registers.
typedef struct StepOps {
  int product, row, column, parts, loads;
} StepOps;

static StepOps stepOps(const Tile *t) {
  static const StepOps ofDots[] = {
      [DOT_WIDEN] = {8, 7, 7, 4, 1}, [DOT_PAIRS] = {4, 3, 3, 2, 1},
      [DOT_QUADS] = {1, 0, 0, 1, 1}, [DOT_HALVES] = {1, 0, 0, 1, 1},
      [DOT_TILES] = {1, 0, 0, 1, 1}, [DOT_ALIKE] = {1, 0, 0, 1, 1},
      [DOT_ANY] = {1, 0, 0, 1, 1},   [DOT_SHORTS] = {3, 0, 0, 1, 1}};
  if (t->chooses)
    return (StepOps){2, 0, 1, 1, 1};
  if (!t->dot.isThere)
    return (StepOps){1, 0, 0, 1, 1};
  if (t->dot.isFloat && t->dotUnit == DOT_WIDEN)
    return (StepOps){2, 2, 2, 2, 1};
  if (t->dot.isWide)
    return (StepOps){4, 2, 0, 2, 2};
  StepOps ops = ofDots[t->dotUnit];
  ops.row += t->dotUnit != DOT_TILES && t->dot.compensates;
  ops.column += t->dot.isPacked ? 0 : 10;
  return ops;
}

/// Time of one term of a tile's reduction, in sixths of a cycle of a core with
/// two multiply-adds and two loads a cycle, as is usual: the most of what
/// multiply-adds, loads, decoding, a multiply-add's latency, and columns that
/// come from the second cache take. Of bytes, a row or a column may need some
/// more ops.
static int64_t tileCost(const Tile *t, int64_t rows, int64_t columns) {
  StepOps each = stepOps(t);
  // Each column of a list reads rows of its own, and where they are.
  int64_t loads =
      t->isList ? (rows + 2) * columns : rows + each.loads * columns;
  int64_t ops =
      each.product * rows * columns + each.row * rows + each.column * columns;
  int64_t bounds[] = {3 * ops, 3 * loads, ops + loads + 2, 24,
                      8 * each.loads * columns};
  int64_t most = 0;
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; ++i)
    most = bounds[i] > most ? bounds[i] : most;
  // A list's columns go on until the longest of them ends.
  return t->isList ? most + most * (columns - 1) / 16 : most;
}

/// Time of `vectors` columns that are cut into tiles and a rest.
static int64_t columnsCost(const Tile *t, int64_t rows, int64_t vectors,
                           int columns) {
  int64_t rest = vectors % columns;
  return vectors / columns * tileCost(t, rows, columns) +
         (rest ? tileCost(t, rows, rest) : 0);
}

/// The same of rows, which are cut into tiles that differ by one at most.
static int64_t cutCost(const Tile *t, int64_t extent, int rows, int64_t vectors,
                       int columns) {
  int64_t tiles = ceilDiv(extent, rows), small = extent / tiles;
  int64_t large = extent % tiles;
  int64_t cost = (tiles - large) * columnsCost(t, small, vectors, columns);
  return large ? cost + large * columnsCost(t, small + 1, vectors, columns)
               : cost;
}

/// The tile of at most `budget` registers that takes the least time. Of equals,
/// that with the most rows, which reads the fewest columns.
static void chooseTile(int64_t extent, int64_t vectors, int budget,
                       int mostColumns, Tile *t) {
  int64_t best = INT64_MAX;
  int parts = stepOps(t).parts;
  int first = vectors < mostColumns ? (int)vectors : mostColumns;
  for (int columns = first; columns >= 1; --columns) {
    int64_t rows = (budget - parts * (columns + 1) + 1) / columns;
    rows = rows > maxRows ? maxRows : rows < 1 ? 1 : rows;
    rows = rows > extent ? extent : rows;
    int64_t cost = cutCost(t, extent, (int)rows, vectors, columns);
    if (cost > best || (cost == best && rows <= t->rows))
      continue;
    best = cost;
    t->rows = (int)rows;
    t->columns = columns;
  }
}

/// Whether all rows along a loop multiply by the same columns.
static bool sharesColumns(const Stage *s, int loop) {
  int column = s->outputLoop[s->outputRank - 1];
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i) && !nnAccessUses(&s->inputs[i].access, loop) &&
        nnAccessUses(&s->inputs[i].access, column))
      return true;
  return false;
}

/// The last output dimension but one that has more than one element; of a
/// reduction, preferably one whose rows share columns. All rows of a tile share
/// the columns of bytes.
static int findRowDim(const Stage *s, const ByteDot *dot) {
  int last = -1;
  for (int d = s->outputRank - 2; d >= 0; --d) {
    int loop = s->outputLoop[d];
    bool moves =
        dot->isThere && nnAccessUses(&s->inputs[dot->columns].access, loop);
    if (s->extent[loop] == 1 || moves)
      continue;
    if (!nnStageHasReductions(s) || sharesColumns(s, loop))
      return d;
    last = last < 0 ? d : last;
  }
  return last;
}

/// The innermost reduction whose terms are neighbours in memory, or -1.
static int findVectorReduction(const Stage *s, int lanes) {
  char kind[64];
  if (!nnStageHasReductions(s) || !nnCombinerKind(s, kind, sizeof kind))
    return -1;
  for (int loop = s->numLoops - 1; loop >= 0; --loop)
    if (s->reduction[loop] && vectorizesAlong(s, loop, lanes, true) &&
        !nnStageReadsPaddingAlong(s, loop))
      return loop;
  return -1;
}

/// Finds the reduction loop along which windows slide from row to row over an
/// input.
static void findTaps(const Stage *s, int rowLoop, Tile *t) {
  int column = s->outputLoop[s->outputRank - 1];
  for (int i = 0; i < s->numInputs; ++i) {
    const Access *a = &s->inputs[i].access;
    for (int d = 0; nnStageReads(s, i) && d < a->rank; ++d)
      for (int loop = 0; loop < s->numLoops; ++loop)
        if (a->dims[d].coefficient[rowLoop] && s->reduction[loop] &&
            a->dims[d].coefficient[loop] && s->extent[loop] != NN_DYNAMIC &&
            s->extent[loop] <= maxUnrolledTaps) {
          t->tapLoop = loop;
          t->window |= nnAccessIsContiguous(a, column, t->lanes) ||
                       nnAccessPermutes(a, column, t->lanes);
        }
  }
}

/// Vectors of columns, as many as are usual where it isn't known.
static int64_t vectorsOf(const Stage *s, const Tile *t) {
  int64_t width = s->extent[s->outputLoop[s->outputRank - 1]];
  int64_t vectors = width == NN_DYNAMIC      ? 4
                    : t->kind == TILE_OUTPUT ? ceilDiv(width, t->lanes)
                                             : width;
  return vectors ? vectors : 1;
}

/// Of a window, neighbouring columns as well as rows: they share pages and
/// lines come in order, which is worth more than the reads that rows save, but
/// not more than permutations, or than words of bytes that rows share.
static void chooseWindowTile(int64_t extent, int64_t vectors, int accumulators,
                             Tile *t) {
  bool narrow = t->placeLoop >= 0 || t->dot.isThere;
  t->columns = chooseColumns(vectors, narrow ? 1 : 4);
  int64_t most = accumulators / t->columns;
  t->rows = (int)ceilDiv(extent, ceilDiv(extent, most));
}

/// Columns of a tile that share a row's elements, where groups of a loop do.
static int groupColumns(const Stage *s, const Tile *t) {
  int column = s->outputLoop[s->outputRank - 1], most = maxColumns;
  if (t->isList)
    return maxListColumns;
  for (int i = 0; i < s->numInputs; ++i)
    while (most > 1 && nnStageReads(s, i) &&
           nnAccessIsUniform(&s->inputs[i].access, column, t->lanes) &&
           !nnAccessIsUniform(&s->inputs[i].access, column, most * t->lanes))
      --most;
  return most;
}

static void fillRegisters(const Stage *s, VectorUnit unit, Tile *t) {
  int64_t vectors = vectorsOf(s, t), rows = 1;
  for (int i = 0; i < s->numInputs && t->kind == TILE_OUTPUT; ++i) {
    int places = findPlaces(s, &s->inputs[i].access,
                            s->outputLoop[s->outputRank - 1], t->lanes);
    if (places >= 0)
      t->placeLoop = places;
  }
  int registers = unit.registers < maxTile ? unit.registers : maxTile;
  t->rows = 1;
  t->rowDim = findRowDim(s, &t->dot);
  if (!nnStageHasReductions(s)) { // Bodies need the other registers.
    t->columns = chooseColumns(vectors, t->dot.isThere ? 2 : 4);
    return;
  }
  if (t->rowDim >= 0) {
    int rowLoop = s->outputLoop[t->rowDim];
    rows = s->extent[rowLoop] == NN_DYNAMIC ? manyRows : s->extent[rowLoop];
    if (t->kind == TILE_OUTPUT)
      findTaps(s, rowLoop, t);
  }
  if (t->window)
    // Vectors that are permuted for all taps of a row need more of them.
    chooseWindowTile(rows ? rows : 1, vectors,
                     t->placeLoop >= 0 ? 3 * registers / 8 : registers / 2, t);
  else
    chooseTile(rows ? rows : 1, vectors, registers - 1, groupColumns(s, t), t);
}

//===----------------------------------------------------------------------===//
// Transposes
//===----------------------------------------------------------------------===//

/// Smaller extents leave too much of a square tile empty.
static bool fillsTile(int64_t extent) {
  return extent == NN_DYNAMIC || extent >= maxTransposed / 2;
}

/// The only input that the body reads, or -1.
static int findOnlyInput(const Stage *s) {
  int found = -1;
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i)) {
      if (found >= 0)
        return -1;
      found = i;
    }
  return found;
}

/// A stage whose only input is contiguous along another output dimension than
/// the last.
static Tile scheduleTranspose(const Stage *s, Tile t) {
  int input = findOnlyInput(s), last = s->outputRank - 1;
  if (input < 0 || nnStageHasReductions(s) || nnStageReads(s, s->numInputs) ||
      !fillsTile(s->extent[s->outputLoop[last]]))
    return t;
  for (int d = 0; d < last; ++d) {
    int loop = s->outputLoop[d];
    if (!nnAccessIsContiguous(&s->inputs[input].access, loop, t.lanes) ||
        nnAccessIsPanel(&s->inputs[input].access) ||
        !fillsTile(s->extent[loop]))
      continue;
    t.kind = TILE_TRANSPOSE;
    t.lanes = t.lanes < maxTransposed ? t.lanes : maxTransposed;
    t.rows = t.lanes;
    t.columns = 1;
    t.rowDim = d;
    t.transposed = input;
    break;
  }
  return t;
}

static void chooseDotUnits(const Stage *s, VectorUnit unit, Tile *t) {
  const ByteDot *dot = &t->dot;
  ByteDotUnit best = dot->isFloat ? unit.floatDot : unit.byteDot;
  ByteDotUnit vectors = best != DOT_TILES ? best
                        : dot->isFloat    ? DOT_WIDEN
                                          : DOT_QUADS;
  t->fewRowsUnit = dot->isFloat ? vectors : nnByteDotUnitFor(dot, vectors);
  t->dotUnit = best == DOT_TILES && nnByteDotFillsTiles(s, dot)
                   ? DOT_TILES
                   : t->fewRowsUnit;
}

/// Twice as many registers of rows as of columns would read more, but one alone
/// has to wait for its last product. A tile has so many parts that what comes
/// after the last one, which nothing is done beside, counts little.
static void fillTileRegisters(const Stage *s, Tile *t) {
  enum { each = 2, parts = 8 };
  int64_t vectors = vectorsOf(s, t);
  t->rowDim = s->outputRank - 2;
  int64_t extent = s->extent[s->outputLoop[t->rowDim]];
  int64_t rows = extent == NN_DYNAMIC ? parts * each * amxRows : extent;
  int most = rows <= amxRows ? amxSums : each;
  t->columns = vectors < most ? (int)vectors : most;
  int part = amxSums / t->columns * amxRows;
  t->rows = ceilDiv(rows, ceilDiv(rows, parts * part));
  t->partRows = ceilDiv(t->rows, ceilDiv(t->rows, part));
  t->blockRows = ceilDiv(t->partRows, ceilDiv(t->partRows, amxRows));
}

/// Whether sums of products of bytes are computed in groups of terms.
static bool scheduleDot(const Stage *s, VectorUnit unit, Tile *t) {
  int lanes = unit.bytes / (int)sizeof(int32_t);
  ByteDot dot = nnByteDotRead(s, unit.byteDot, lanes);
  if (!dot.isThere || !nnStageExtrasVectorize(s, lanes))
    return false;
  t->kind = TILE_OUTPUT;
  t->lanes = lanes;
  t->dot = dot;
  chooseDotUnits(s, unit, t);
  return true;
}

/// Whether rows of f32 times weights of few bits are computed in tile
/// registers.
static bool scheduleSplit(const Stage *s, Tile *t) {
  Unscaled scales = nnUnscaledRead(s, t->widened);
  bool isGrouped = !mlirValueIsNull(scales.value);
  MlirValue widened = isGrouped ? scales.value : t->widened;
  if (!nnByteDotSplit(s, widened, &scales, &t->dot))
    return false;
  t->widened = widened;
  t->unscaled = scales;
  t->dotUnit = DOT_TILES;
  fillTileRegisters(s, t);
  return true;
}

Tile nnScheduleStage(const Stage *s, VectorUnit unit) {
  Tile t = {.kind = TILE_NONE,
            .rowDim = -1,
            .vectorLoop = -1,
            .tapLoop = -1,
            .placeLoop = -1,
            .looksUpBytes = unit.permutesBytes};
  if (!s->outputRank)
    return t;
  if (scheduleDot(s, unit, &t)) {
    if (t.dotUnit == DOT_TILES)
      fillTileRegisters(s, &t);
    else
      fillRegisters(s, unit, &t);
    return t;
  }
  bool isListed = !mlirOperationIsNull(s->list.read);
  t.chooses = s->list.of;
  t.isList = isListed && !t.chooses;
  t.lanes = unit.bytes /
            widestBytes(widestBytes(1, s->root, isListed), s->epilogue, false);
  // CPUs with such sums of bytes have AVX-512 if vectors are that wide.
  t.looksUp =
      (unit.byteDot == DOT_QUADS || unit.byteDot == DOT_TILES) && t.lanes == 16;
  if (vectorizesAlong(s, s->outputLoop[s->outputRank - 1], t.lanes, false) &&
      nnStageExtrasVectorize(s, t.lanes)) {
    t.kind = TILE_OUTPUT;
    t.widened = nnWidenedRead(s);
    if (unit.floatDot == DOT_TILES && t.lanes == amxColumns &&
        scheduleSplit(s, &t))
      return t;
  } else {
    t.vectorLoop = findVectorReduction(s, t.lanes);
    if (t.vectorLoop < 0)
      return nnStageExtrasVectorize(s, t.lanes) ? scheduleTranspose(s, t) : t;
    t.kind = TILE_REDUCE;
  }
  fillRegisters(s, unit, &t);
  if ((2 * t.rows + 1) * t.columns < unit.registers - 1)
    t.unscaled = nnUnscaledRead(s, t.widened);
  return t;
}
