//===- Schedule.c - How a stage is cut for registers ----------------------===//
// Vectorizes along memory, fills the register file with accumulators, and
// prefers tiles that divide the loops.
//===----------------------------------------------------------------------===//
#include "Codegen/Schedule.h"

#include "nn/Builders/Linalg.h"

/// A tile's code has as many terms a row.
enum { maxUnrolledTaps = 16 };

static int ceilDiv(int64_t a, int b) { return (int)((a + b - 1) / b); }

/// Every input that the body reads is contiguous along the loop or doesn't
/// depend on it; at least one must be contiguous if `needsOne`.
static bool vectorizesAlong(const Stage *s, int loop, int lanes,
                            bool needsOne) {
  bool any = false;
  for (int i = 0; i < s->numInputs; ++i) {
    if (!nnStageReads(s, i))
      continue;
    bool contiguous = nnAccessIsContiguous(&s->inputs[i].access, loop, lanes);
    if (!contiguous && nnAccessUses(&s->inputs[i].access, loop))
      return false;
    any |= contiguous;
  }
  return any || !needsOne;
}

static int widestBytes(int widest, MlirOperation generic) {
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
    int bytes = mlirTypeIsAIndex(type) ? 8 : (int)nnElementBytes(type);
    widest = bytes > widest ? bytes : widest;
  }
  return widest;
}

/// Columns that leave the fewest of `vectors` over, wide ones first.
static int chooseColumns(int vectors, int most) {
  if (vectors <= most)
    return vectors ? vectors : 1;
  int best = most, waste = vectors % most ? most - vectors % most : 0;
  for (int c = most - 1; c >= 2; --c) {
    int w = vectors % c ? c - vectors % c : 0;
    if (w < waste)
      best = c, waste = w;
  }
  return best;
}

/// Rows that divide the extent if some in the upper half do, else as many as
/// there are registers for.
static int chooseRows(int64_t extent, int most) {
  if (extent != NN_DYNAMIC && extent <= most)
    return extent > 0 ? (int)extent : 1;
  for (int r = most; extent != NN_DYNAMIC && 2 * r > most; --r)
    if (extent % r == 0)
      return r;
  return most;
}

/// The last output dimension but one that has more than one element.
static int findRowDim(const Stage *s) {
  for (int d = s->outputRank - 2; d >= 0; --d)
    if (s->extent[s->outputLoop[d]] != 1)
      return d;
  return -1;
}

static bool readsPaddingAlong(const Stage *s, int loop) {
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d)
      if (s->inputs[i].padded[d] &&
          s->inputs[i].access.dims[d].coefficient[loop])
        return true;
  return false;
}

/// The innermost reduction whose terms are neighbours in memory, or -1.
static int findVectorReduction(const Stage *s, int lanes) {
  char kind[64];
  if (!nnStageHasReductions(s) || !nnCombinerKind(s, kind, sizeof kind))
    return -1;
  for (int loop = s->numLoops - 1; loop >= 0; --loop)
    if (s->reduction[loop] && vectorizesAlong(s, loop, lanes, true) &&
        !readsPaddingAlong(s, loop))
      return loop;
  return -1;
}

/// The reduction loop along which windows slide from row to row over an input
/// that is read by vectors, as in depthwise convolutions and pools; or -1.
static int findTapLoop(const Stage *s, int rowLoop, int lanes) {
  int column = s->outputLoop[s->outputRank - 1];
  for (int i = 0; i < s->numInputs; ++i) {
    const Access *a = &s->inputs[i].access;
    if (!nnStageReads(s, i) || !nnAccessIsContiguous(a, column, lanes))
      continue;
    for (int d = 0; d < a->rank; ++d)
      for (int loop = 0; loop < s->numLoops; ++loop)
        if (a->dims[d].coefficient[rowLoop] && s->reduction[loop] &&
            a->dims[d].coefficient[loop])
          return loop;
  }
  return -1;
}

static void fillRegisters(const Stage *s, VectorUnit unit, Tile *t) {
  bool reduces = nnStageHasReductions(s);
  int64_t width = s->extent[s->outputLoop[s->outputRank - 1]];
  int perColumn = t->kind == TILE_OUTPUT ? t->lanes : 1;
  int vectors = width == NN_DYNAMIC ? 4 : ceilDiv(width, perColumn);
  int budget = unit.registers - 2;
  t->rowDim = findRowDim(s);
  bool rows = reduces && t->rowDim >= 0;
  if (rows && t->kind == TILE_OUTPUT)
    t->tapLoop = findTapLoop(s, s->outputLoop[t->rowDim], t->lanes);
  if (t->tapLoop >= 0 && (s->extent[t->tapLoop] == NN_DYNAMIC ||
                          s->extent[t->tapLoop] > maxUnrolledTaps))
    t->tapLoop = -1;
  int alone = unit.registers / 4 < 16 ? unit.registers / 4 : 16;
  int most = t->tapLoop >= 0 ? 1 : !rows ? alone : unit.registers > 16 ? 4 : 2;
  t->columns = chooseColumns(vectors, most);
  t->rows = 1;
  if (rows)
    t->rows = chooseRows(s->extent[s->outputLoop[t->rowDim]],
                         (budget - t->columns) / t->columns > 12
                             ? 12
                             : (budget - t->columns) / t->columns);
}

Tile nnScheduleStage(const Stage *s, VectorUnit unit) {
  Tile t = {.kind = TILE_NONE, .rowDim = -1, .vectorLoop = -1, .tapLoop = -1};
  if (!s->outputRank)
    return t;
  t.lanes = unit.bytes / widestBytes(widestBytes(1, s->root), s->epilogue);
  if (vectorizesAlong(s, s->outputLoop[s->outputRank - 1], t.lanes, false) &&
      nnStageExtrasVectorize(s, t.lanes)) {
    t.kind = TILE_OUTPUT;
  } else {
    t.vectorLoop = findVectorReduction(s, t.lanes);
    if (t.vectorLoop < 0)
      return t;
    t.kind = TILE_REDUCE;
  }
  fillRegisters(s, unit, &t);
  return t;
}
