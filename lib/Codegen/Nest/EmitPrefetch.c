//===- EmitPrefetch.c - Weights fetched ahead -----------------------------===//
// The first tile of rows that meets a panel of weights waits for memory while
// the others find it in a cache. So each tile also fetches its share of the
// next panels, evenly over its reduction: memory is read while others compute.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Nest.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Memref.h"

/// With more rows in a block, a panel is used so often that waiting once is
/// nothing.
enum { mostRows = 1024 };
/// Panels of fewer bytes are there before anything can be done about it.
enum { leastPanelBytes = 4096 };

/// A stage whose weights are fetched ahead. Terms are counted over all of the
/// loops that they stand for.
typedef struct Ahead {
  const StageInput *weights;
  int64_t terms;
} Ahead;

static bool findWeights(const Emitter *e, Ahead *a) {
  const Stage *s = e->stage;
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i) && nnAccessIsPanel(&s->inputs[i].access))
      a->weights = &s->inputs[i];
  return a->weights != NULL;
}

/// Whether the rows need more tiles than one. It isn't known of all.
static bool reusesPanels(const Emitter *e) {
  int64_t rows = nnRowsOf(e->stage);
  return rows == NN_DYNAMIC || rows > e->rows;
}

static bool isNone(Index count) {
  return nnIndexIsConstant(count) && !count.constant;
}

/// The terms that are gone through of dimension d of the weights, all of them
/// unless it is a reduction of its own.
static Index termsOf(Emitter *e, const StageInput *weights, int d) {
  for (int loop = 0; loop < e->stage->numLoops; ++loop)
    if (e->stage->reduction[loop] &&
        nnLinearIsLoop(&weights->access.dims[d], loop))
      return nnIndexSub(e->b, e->end[loop], e->begin[loop]);
  return nnIndex(nnValueShape(weights->tensor).dims[d]);
}

/// Terms are the product of the weights' dimensions between panel and place.
static bool readAhead(Emitter *e, Ahead *a) {
  *a = (Ahead){NULL, 1};
  if (isNone(e->rowPortion) || e->tile.isList || e->tile.kind != TILE_OUTPUT ||
      e->rowLoop < 0 || !reusesPanels(e) || !findWeights(e, a))
    return false;
  NnShape shape = nnValueShape(a->weights->tensor);
  for (int d = 1; d + 1 < shape.rank; ++d)
    a->terms *= termsOf(e, a->weights, d).constant;
  int64_t bytes = nnElementBytes(nnElementType(a->weights->tensor));
  return shape.dims[0] > 1 &&
         a->terms * shape.dims[shape.rank - 1] * bytes >= leastPanelBytes;
}

/// Rows before the tile, in the order that they are gone through, of those that
/// the panel meets.
static Index rowsBefore(Emitter *e) {
  const Stage *s = e->stage;
  Index rows = nnIndex(0);
  for (int d = 0; d + 1 < s->outputRank; ++d) {
    int loop = s->outputLoop[d];
    rows =
        nnIndexAdd(e->b, nnIndexMul(e->b, rows, e->extent[loop]), e->at[loop]);
  }
  return nnIndexMax(e->b, nnIndexSub(e->b, rows, e->firstRow), nnIndex(0));
}

/// Where a loop stands in its block, counted as the dimension counts it.
static Index groupOf(Emitter *e, const Linear *l, int loop) {
  Index at = nnIndexSub(e->b, e->at[loop], e->begin[loop]);
  return l->divisor ? nnIndexFloorDiv(e->b, at, l->divisor) : at;
}

/// Terms before the one that is being written.
static Index termsBefore(Emitter *e, const Ahead *a) {
  NnShape shape = nnValueShape(a->weights->tensor);
  Index terms = nnIndex(0);
  for (int d = 1; d + 1 < shape.rank; ++d) {
    terms = nnIndexScale(e->b, terms, shape.dims[d]);
    for (int loop = 0; loop < e->stage->numLoops; ++loop)
      if (a->weights->access.dims[d].coefficient[loop])
        terms = nnIndexAdd(e->b, terms,
                           groupOf(e, &a->weights->access.dims[d], loop));
  }
  return terms;
}

/// Which term of the next panels is due: of all terms as many as, of all rows'
/// terms, are done. A product with a reciprocal, as it comes in inner loops.
static MlirValue termDue(Emitter *e, const Ahead *a) {
  Index done = nnIndexAdd(e->b, nnIndexScale(e->b, rowsBefore(e), a->terms),
                          nnIndexScale(e->b, termsBefore(e, a), e->rows));
  MlirValue scaled = nnIndexValue(e->b, nnIndexMul(e->b, done, e->rowPortion));
  return arithShRUI(e->b, scaled, nnIndexValue(e->b, nnIndex(portionBits)),
                    NULL);
}

void nnEmitPrefetchAt(NnBuilder b, MlirValue tensor, NnValues at,
                      Nearness near) {
  NnShape shape = nnValueShape(tensor);
  MlirType type = mlirMemRefTypeContiguousGet(
      nnElementType(tensor), shape.rank, shape.dims, mlirAttributeGetNull());
  BufferizationToBufferOptions options = {
      .readOnly = mlirUnitAttrGet(nnBuilderGetContext(b))};
  MlirValue buffer = bufferizationToBuffer(b, type, tensor, &options);
  memrefPrefetchCreate(b, buffer, at, false, near, true);
}

/// Lines of a panel that become due by a step of so many terms, one a term, as
/// far as that is known: at least one.
static int64_t linesDue(const Emitter *e, int64_t terms) {
  int64_t one = INT64_C(1) << portionBits;
  int64_t portion =
      nnIndexIsConstant(e->rowPortion) ? e->rowPortion.constant : 1;
  return (terms * e->rows * portion + one - 1) >> portionBits;
}

void nnEmitPrefetch(Emitter *e, int64_t terms) {
  Ahead a;
  if (!readAhead(e, &a))
    return;
  MlirValue tensor = a.weights->tensor, at[NN_MAX_RANK];
  NnShape shape = nnValueShape(tensor);
  for (int d = 0; d < shape.rank; ++d)
    at[d] = nnIndexValue(e->b, nnIndex(0));
  // The address of all terms: inner dimensions follow one another.
  Index due = nnIndexOf(termDue(e, &a));
  const Linear *inner = &a.weights->access.dims[shape.rank - 2];
  for (int loop = 0; loop < e->stage->numLoops; ++loop)
    if (nnLinearIsLoop(inner, loop))
      due = nnIndexAdd(e->b, due, e->begin[loop]);
  int64_t lines = linesDue(e, terms);
  // Two tile registers' panels and rows leave no room in the first cache.
  Nearness near = e->tile.dotUnit == DOT_TILES ? inSecondCache : inFirstCache;
  Index first = nnIndexFloorDiv(e->b, e->at[e->columnLoop], e->tile.lanes);
  for (int c = 0; c < e->columns; ++c) {
    Index panel = nnIndexMin(e->b, nnIndexPlus(first, e->columns + c),
                             nnIndex(shape.dims[0] - 1));
    at[0] = nnIndexValue(e->b, panel);
    for (int64_t i = 0; i < lines; ++i) {
      at[shape.rank - 2] = nnIndexValue(e->b, nnIndexPlus(due, i));
      nnEmitPrefetchAt(e->b, tensor, (NnValues){shape.rank, at}, near);
    }
  }
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// What one of so many is of all, times 2^portionBits.
static Index portionOf(NnBuilder b, Index count) {
  int64_t one = INT64_C(1) << portionBits;
  if (nnIndexIsConstant(count))
    return nnIndex(count.constant ? one / count.constant : 0);
  count = nnIndexMax(b, count, nnIndex(1));
  return nnIndexOf(arithDivUI(b, nnIndexValue(b, nnIndex(one)),
                              nnIndexValue(b, count), NULL));
}

/// The most of `rows` that a panel meets before the next.
static int64_t rowsOfBlock(const Nest *n, int64_t rows) {
  int64_t units = nnUnitsOfBlock(n);
  return units ? rows * units / n->e->units.count : rows;
}

void nnSpreadPrefetch(Nest *n) {
  Emitter *e = n->e;
  const Stage *s = e->stage;
  Index first = nnIndex(0), count = nnIndex(1);
  e->firstRow = e->rowPortion = nnIndex(0);
  if (!nnNestHasPanels(n))
    return;
  for (int d = 0; d + 1 < s->outputRank; ++d) {
    int loop = s->outputLoop[d];
    Index size = nnIndexSub(e->b, e->end[loop], e->begin[loop]);
    first = nnIndexMul(e->b, first, e->extent[loop]);
    first = nnIndexAdd(e->b, first, e->begin[loop]);
    count = nnIndexMul(e->b, count, size);
  }
  if (nnIndexIsConstant(count) && rowsOfBlock(n, count.constant) > mostRows)
    return;
  // Units may differ by a row, so that this is exact to a tile.
  if (nnSplitsPanels(n) && nnIndexIsConstant(count)) {
    int64_t rows = count.constant, units = e->units.count;
    Index here = nnIndexSub(e->b, n->split.hi, n->split.lo);
    first = nnIndexScale(e->b, n->split.lo, rows);
    first = nnIndexFloorDiv(e->b, first, units);
    count = nnIndexScale(e->b, here, rows);
    count = nnIndexFloorDiv(e->b, count, units);
  }
  e->firstRow = first;
  e->rowPortion = portionOf(e->b, count);
}
