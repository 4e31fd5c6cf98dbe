//===- EmitAmx.c - Sums of products in tile registers ---------------------===//
// A part of up to 32 rows and 32 columns of a tile is accumulated in up to four
// of AMX's tile registers, of 16 x 16 sums each, and goes through memory to the
// vectors that its epilogue is computed on, a few rows a step, while the next
// part is summed up. The last rows of a part and the last part may overlap
// those before them, so that all registers have one shape. Where groups of
// terms share scales, sums of each go through memory.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Amx.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Memref.h"
#include "nn/Builders/Vector.h"

#include <inttypes.h>
#include <stdio.h>

static int countBlocks(const Emitter *e) {
  return (e->rows + e->tile.blockRows - 1) / e->tile.blockRows;
}

/// The first row of a block.
static int blockStart(const Emitter *e, int block) {
  int last = e->rows - e->tile.blockRows, start = block * e->tile.blockRows;
  return start < last ? start : last;
}

static int countSums(const Emitter *e) { return countBlocks(e) * e->columns; }

int nnAmxCarried(const Emitter *e) {
  return countSums(e) + (e->pending.rows ? 2 : 0);
}

/// What is multiplied, or summed up.
static MlirType elementType(const Emitter *e, bool isSum) {
  MlirContext context = nnBuilderGetContext(e->b);
  if (!isSum)
    return nnElementType(e->stage->inputs[e->tile.dot.rows].tensor);
  return e->tile.dot.isFloat ? mlirF32TypeGet(context)
                             : mlirIntegerTypeGet(context, 8 * dotBytes);
}

static MlirType tileType(const Emitter *e, int rows, int64_t columns,
                         bool isSum) {
  const char *element = isSum ? e->tile.dot.isFloat ? "f32" : "i32"
                        : e->tile.dot.isFloat ? "bf16"
                                              : "i8";
  char text[64];
  snprintf(text, sizeof text, "!amx.tile<%dx%" PRId64 "x%s>", rows, columns,
           element);
  return mlirTypeParseGet(nnBuilderGetContext(e->b), nnStr(text));
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// An input as tile registers read it.
typedef struct Source {
  const StageInput *input;
  MlirValue buffer;
  int rows;       ///< Of a tile register.
  int64_t stride; ///< Elements from one of them to the next.
  Index term;     ///< Where a step begins.
  int part;       ///< Of rows that are split.
} Source;

static MlirValue bufferOf(Emitter *e, MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  MlirType type = mlirMemRefTypeContiguousGet(
      nnElementType(tensor), shape.rank, shape.dims, mlirAttributeGetNull());
  BufferizationToBufferOptions options = {
      .readOnly = mlirUnitAttrGet(nnBuilderGetContext(e->b))};
  return bufferizationToBuffer(e->b, type, tensor, &options);
}

static int64_t stepTerms(const Emitter *e) {
  const ByteDot *dot = &e->tile.dot;
  return nnByteDotStep(dot, e->stage->extent[dot->loop]);
}

/// Steps that begin with a term, but for the rest.
static int64_t wholeSteps(const Emitter *e) {
  int64_t steps = e->stage->extent[e->tile.dot.loop] / stepTerms(e);
  return steps ? steps : 1;
}

/// Where a tile register's elements begin; returns the rank.
static int placeOf(Emitter *e, const Source *s, bool isRows, Spot spot,
                   MlirValue *at) {
  int before = isRows && e->tile.dot.isSplit;
  if (!isRows && e->tile.dot.isSplit)
    return nnEmitPanelPlace(e, spot.column, at);
  if (before)
    at[0] = nnIndexValue(e->b, nnIndex(s->part));
  nnEmitIndices(e, &s->input->access, s->input->low, NULL, spot, at + before);
  return s->input->access.rank + before;
}

static MlirValue load(Emitter *e, const Source *s, Spot spot) {
  MlirValue at[NN_MAX_RANK];
  bool isRows = s->input == &e->stage->inputs[e->tile.dot.rows];
  e->at[e->tile.dot.loop] = s->term;
  int rank = placeOf(e, s, isRows, spot, at);
  int64_t elements =
      isRows ? stepTerms(e) : (int64_t)amxColumns * e->tile.dot.terms;
  return amxTileLoad(e->b, tileType(e, s->rows, elements, false), s->buffer,
                     (NnValues){rank, at},
                     nnIndexValue(e->b, nnIndex(s->stride)));
}

/// Elements from a row of an image or matrix to the next.
static int64_t rowStride(const Emitter *e, const StageInput *in) {
  NnShape shape = nnValueShape(in->tensor);
  int64_t stride = 1;
  for (int d = in->access.rank - 1; d >= 0; --d) {
    if (in->access.dims[d].coefficient[e->rowLoop])
      return stride * in->access.dims[d].coefficient[e->rowLoop];
    stride *= shape.dims[d];
  }
  return stride;
}

static MlirValue multiply(Emitter *e, MlirValue row, MlirValue column,
                          MlirValue sum) {
  const ByteDot *dot = &e->tile.dot;
  MlirType type = mlirValueGetType(sum);
  if (dot->isFloat)
    return amxTileMulF(e->b, type, row, column, sum);
  MlirAttribute unit = nnUnitAttr(e->b), none = mlirAttributeGetNull();
  AmxTileMulIOptions signs = {.isZextLhs = dot->rowsUnsigned ? unit : none,
                              .isZextRhs = dot->columnsUnsigned ? unit : none};
  return amxTileMulI(e->b, type, row, column, sum, &signs);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Room for a part's sums, made once in the function.
static MlirValue makeRoom(Emitter *e) {
  NnInsertPoint here = nnBuilderSave(e->b);
  nnBuilderAtStart(e->b, mlirOperationGetBlock(e->stage->root));
  int64_t shape[] = {e->rows, (int64_t)e->columns * amxColumns};
  MlirType type = mlirMemRefTypeContiguousGet(elementType(e, true), 2, shape,
                                              mlirAttributeGetNull());
  MemrefAllocaOptions options = {.alignment = nnI64Attr(e->b, 64)};
  MlirValue room =
      memrefAlloca(e->b, type, NN_NO_VALUES, NN_NO_VALUES, &options);
  nnBuilderRestore(e->b, here);
  return room;
}

static void storeTiles(Emitter *e, MlirValue room, const MlirValue *acc) {
  for (int block = 0; block < countBlocks(e); ++block)
    for (int c = 0; c < e->columns; ++c) {
      MlirValue at[] = {nnIndexValue(e->b, nnIndex(blockStart(e, block))),
                        nnIndexValue(e->b, nnIndex((int64_t)c * amxColumns))};
      amxTileStoreCreate(e->b, room, (NnValues){2, at},
                         acc[block * e->columns + c], (MlirValue){NULL});
    }
}

/// Columns that the epilogue is computed on at a time: all, if it can, so that
/// none of its ops has to wait for the one before.
static int columnsTogether(const Emitter *e) {
  int n = e->columns;
  bool isPower = !(n & (n - 1));
  return isPower && mlirValueIsNull(e->mask) &&
                 nnStageExtrasVectorize(e->stage, n * amxColumns)
             ? n
             : 1;
}

/// Writes as results, from row `row` on, the sums from `from` to `to`.
static MlirValue emitRun(Emitter *e, MlirValue room, Index row, Index from,
                         Index to, MlirValue out) {
  int columns = columnsTogether(e);
  e->tile.lanes = columns * amxColumns;
  MlirType type = nnLanesType(elementType(e, true), e->tile.lanes);
  Index here = e->at[e->rowLoop];
  Loop l = nnLoopBegin(e->b, from, to, 1, 1, &out);
  Index done = nnIndexSub(e->b, nnIndexOf(l.iv), from);
  e->at[e->rowLoop] = nnIndexAdd(e->b, row, done);
  for (int c = 0; c < e->columns; c += columns) {
    MlirValue at[] = {l.iv,
                      nnIndexValue(e->b, nnIndex((int64_t)c * amxColumns))};
    MlirValue sums = vectorLoad(e->b, type, room, (NnValues){2, at}, NULL);
    out = nnEmitResult(e, sums, (Spot){0, c}, out);
  }
  nnLoopEnd(e->b, l, 1, &out);
  e->at[e->rowLoop] = here;
  e->tile.lanes = amxColumns;
  return out;
}

/// Writes sums [from, to) in `room`, which are of rows from `first` on, and
/// leaves out those between an image's rows.
static MlirValue emitRows(Emitter *e, MlirValue room, Index first, Index from,
                          Index to, MlirValue out) {
  const ImageRows *r = &e->stage->imageRows;
  NnBuilder b = e->b;
  if (!r->pitch)
    return emitRun(e, room, nnIndexAdd(b, first, from), from, to, out);
  Index begin = nnIndexAdd(b, first, from), end = nnIndexAdd(b, first, to);
  Loop l = nnLoopBegin(b, nnIndexFloorDiv(b, begin, r->pitch),
                       nnIndexCeilDiv(b, end, r->pitch), 1, 1, &out);
  Index here = e->at[r->outer];
  e->at[r->outer] = nnIndexOf(l.iv);
  Index start = nnIndexScale(b, nnIndexOf(l.iv), r->pitch);
  Index lo = nnIndexMax(b, nnIndexSub(b, begin, start), nnIndex(0));
  Index hi = nnIndexMin(b, nnIndexSub(b, end, start), nnIndex(r->width));
  Index skipped = nnIndexSub(b, start, first);
  out = emitRun(e, room, lo, nnIndexAdd(b, skipped, lo),
                nnIndexAdd(b, skipped, hi), out);
  e->at[r->outer] = here;
  nnLoopEnd(b, l, 1, &out);
  return out;
}

/// Steps of a part, or less if the number of a window's taps is unknown.
static int64_t countSteps(const Emitter *e) {
  const Stage *s = e->stage;
  int64_t steps = wholeSteps(e);
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop] && loop != e->tile.dot.loop && s->extent[loop] > 0)
      steps *= s->extent[loop];
  return steps;
}

/// Writes what a step's turn has of the rows that wait: few at a time, so that
/// the core has products to do beside ops that depend on one another. The
/// result and the number of rows that it has come behind the sums.
static void emitPending(Emitter *e, MlirValue *acc, int turn, int turns) {
  const Pending *p = &e->pending;
  int64_t steps = countSteps(e), all = (p->rows + steps - 1) / steps;
  int64_t share = all / turns + (turn < all % turns);
  if (!share)
    return;
  MlirValue *out = &acc[countSums(e)], *done = out + 1;
  Index from = nnIndexOf(*done);
  Index to = nnIndexMin(e->b, nnIndexPlus(from, share), nnIndex(p->rows));
  *out = emitRows(e, p->room, p->first, from, to, *out);
  *done = nnIndexValue(e->b, to);
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// Adds a step's terms. All registers are loaded first, if there are as many.
/// If rows are pending, some are written after each product.
static void emitStep(Emitter *e, const Source *rows, const Source *columns,
                     MlirValue *acc, bool arePending) {
  enum { registers = 8 };
  MlirValue row[amxSums], panel[amxSums];
  int blocks = countBlocks(e);
  bool fits = blocks + e->columns + countSums(e) <= registers;
  for (int i = 0; fits && i < blocks; ++i)
    row[i] = load(e, rows, (Spot){blockStart(e, i), 0});
  for (int i = 0; i < blocks; ++i) {
    if (!fits)
      row[i] = load(e, rows, (Spot){blockStart(e, i), 0});
    for (int c = 0; c < e->columns; ++c) {
      if (!i)
        panel[c] = load(e, columns, (Spot){0, c});
      MlirValue *sum = &acc[i * e->columns + c];
      *sum = multiply(e, row[i], panel[c], *sum);
      if (arePending)
        emitPending(e, acc, i * e->columns + c, countSums(e));
    }
  }
}

/// Adds a step's terms of all parts. Of one block, the parts of its rows stay
/// in registers, of two the columns.
static void emitParts(Emitter *e, Source *rows, const Source *columns,
                      MlirValue *acc) {
  MlirValue row[dotParts], panel[amxSums];
  int blocks = countBlocks(e);
  if (blocks == 1) {
    for (rows->part = 0; rows->part < dotParts; ++rows->part)
      row[rows->part] = load(e, rows, (Spot){0, 0});
    for (int c = 0; c < e->columns; ++c) {
      MlirValue column = load(e, columns, (Spot){0, c});
      for (int part = 0; part < dotParts; ++part)
        acc[c] = multiply(e, row[part], column, acc[c]);
    }
    return;
  }
  for (int c = 0; c < e->columns; ++c)
    panel[c] = load(e, columns, (Spot){0, c});
  for (rows->part = 0; rows->part < dotParts; ++rows->part)
    for (int i = 0; i < blocks; ++i) {
      MlirValue block = load(e, rows, (Spot){blockStart(e, i), 0});
      for (int c = 0; c < e->columns; ++c) {
        MlirValue *sum = &acc[i * e->columns + c];
        *sum = multiply(e, block, panel[c], *sum);
      }
    }
}

/// The last terms, which packed columns have behind all others.
static void emitRest(Emitter *e, Source *rows, Source *columns,
                     MlirValue *acc) {
  NnShape shape = nnValueShape(columns->input->tensor);
  int64_t groups = shape.dims[shape.rank - 2];
  rows->term = nnIndex(e->stage->extent[e->tile.dot.loop] - stepTerms(e));
  columns->term = nnIndex((groups - amxGroups) * e->tile.dot.terms);
  emitStep(e, rows, columns, acc, false);
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

typedef struct Sources {
  Source rows, columns;
} Sources;

static Sources sourcesOf(Emitter *e) {
  const ByteDot *dot = &e->tile.dot;
  const StageInput *rows = &e->stage->inputs[dot->rows];
  const StageInput *columns = &e->stage->inputs[dot->columns];
  return (Sources){
      .rows = {rows, bufferOf(e, dot->isSplit ? e->parts : rows->tensor),
               e->tile.blockRows, rowStride(e, rows), nnIndex(0)},
      .columns = {columns,
                  bufferOf(e, dot->isSplit ? e->panel : columns->tensor),
                  (int)(stepTerms(e) / dot->terms),
                  (int64_t)dot->terms * amxColumns, nnIndex(0)}};
}

/// Adds the terms of whole steps from `from` to `to`.
static void emitSteps(Emitter *e, Sources *in, Index from, Index to,
                      MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  int n = nnAmxCarried(e);
  Loop l = nnLoopBegin(e->b, from, to, stepTerms(e), n, acc);
  in->rows.term = in->columns.term = e->at[dot->loop] = nnIndexOf(l.iv);
  nnEmitPrefetch(e, dot->isSplit ? 1 : stepTerms(e) / dot->terms);
  // To find the rows of an image takes more than to wait for products.
  bool isBetween = !dot->isSplit && !e->stage->imageRows.pitch;
  if (dot->isSplit)
    emitParts(e, &in->rows, &in->columns, acc);
  else
    emitStep(e, &in->rows, &in->columns, acc, isBetween);
  if (!isBetween)
    emitPending(e, acc, 0, 1);
  nnLoopEnd(e->b, l, n, acc);
}

void nnEmitAmxDot(Emitter *e, MlirValue *acc) {
  Sources in = sourcesOf(e);
  Index end = nnIndex(wholeSteps(e) * stepTerms(e));
  emitSteps(e, &in, nnIndex(0), end, acc);
  if (e->tile.dot.hasRest)
    emitRest(e, &in.rows, &in.columns, acc);
}

static void zeroTiles(Emitter *e, MlirValue *acc) {
  MlirType type = tileType(e, e->tile.blockRows, amxColumns, true);
  for (int i = 0; i < countSums(e); ++i)
    acc[i] = amxTileZero(e->b, type);
}

/// Sums a part up and leaves it in `room`, once what waits there is written.
static MlirValue emitPart(Emitter *e, MlirValue room, MlirValue out,
                          void (*emit)(Emitter *e, int loop, MlirValue *acc)) {
  MlirValue acc[maxTile];
  int n = countSums(e);
  zeroTiles(e, acc);
  acc[n] = out;
  acc[n + 1] = nnIndexValue(e->b, nnIndex(0));
  emit(e, 0, acc);
  const Pending *p = &e->pending;
  if (p->rows)
    out = emitRows(e, room, p->first, nnIndexOf(acc[n + 1]), nnIndex(p->rows),
                   acc[n]);
  storeTiles(e, room, acc);
  return out;
}

//===----------------------------------------------------------------------===//
// Groups of terms
//===----------------------------------------------------------------------===//

/// Adds what `room` has, times the scales of its group, to `total`, or puts it
/// there if nothing is yet.
static void emitScaled(Emitter *e, MlirValue room, MlirValue total,
                       bool isFirst) {
  MlirType type = nnLanesType(elementType(e, true), amxColumns);
  MlirValue scales[maxTile];
  int rows = e->rows;
  e->rows = 1;
  nnEmitInputs(e, e->tile.unscaled.scale, scales);
  e->rows = rows;
  Loop l = nnLoopBegin(e->b, nnIndex(0), nnIndex(rows), 1, 0, NULL);
  for (int c = 0; c < e->columns; ++c) {
    MlirValue places[] = {l.iv,
                          nnIndexValue(e->b, nnIndex((int64_t)c * amxColumns))};
    NnValues at = {2, places};
    MlirValue sum = arithMulF(e->b, vectorLoad(e->b, type, room, at, NULL),
                              scales[c], NULL);
    if (!isFirst)
      sum = arithAddF(e->b, vectorLoad(e->b, type, total, at, NULL), sum, NULL);
    vectorStoreCreate(e->b, sum, total, at, NULL);
  }
  nnLoopEnd(e->b, l, 0, NULL);
}

/// Sums up the terms of the group at `from`, which `room` is for.
static void emitGroup(Emitter *e, Index from, MlirValue room, MlirValue total,
                      bool isFirst) {
  MlirValue acc[maxTile];
  Sources in = sourcesOf(e);
  zeroTiles(e, acc);
  emitSteps(e, &in, from, nnIndexPlus(from, e->tile.unscaled.group), acc);
  storeTiles(e, room, acc);
  e->at[e->tile.dot.loop] = from;
  emitScaled(e, room, total, isFirst);
}

/// Sums of groups are multiplied by their scales on the way to those of a part.
static MlirValue emitGroupedTile(Emitter *e, MlirValue out) {
  int all = e->rows, rows = all < e->tile.partRows ? all : e->tile.partRows;
  int64_t group = e->tile.unscaled.group;
  int64_t terms = e->stage->extent[e->tile.dot.loop];
  Index first = e->at[e->rowLoop];
  e->rows = rows;
  MlirValue room = makeRoom(e), total = makeRoom(e);
  Loop parts = nnLoopBegin(e->b, nnIndex(0), nnIndex(all), rows, 1, &out);
  Index here =
      nnIndexMin(e->b, nnIndexOf(parts.iv), nnIndex((int64_t)all - rows));
  e->at[e->rowLoop] = nnIndexAdd(e->b, first, here);
  emitGroup(e, nnIndex(0), room, total, true);
  Loop l = nnLoopBegin(e->b, nnIndex(group), nnIndex(terms), group, 0, NULL);
  emitGroup(e, nnIndexOf(l.iv), room, total, false);
  nnLoopEnd(e->b, l, 0, NULL);
  out = emitRows(e, total, nnIndexAdd(e->b, first, here), nnIndex(0),
                 nnIndex(rows), out);
  nnLoopEnd(e->b, parts, 1, &out);
  e->at[e->rowLoop] = first;
  e->rows = all;
  return out;
}

/// Parts that are written before the next are summed up. Rows of an unknown
/// number have tiles of many sizes, and bufferization takes several times as
/// long for each further loop that the result goes through.
static MlirValue emitSeparateParts(Emitter *e, MlirValue out,
                                   void (*emit)(Emitter *e, int loop,
                                                MlirValue *acc)) {
  int all = e->rows, rows = all < e->tile.partRows ? all : e->tile.partRows;
  Index first = e->at[e->rowLoop];
  e->rows = rows;
  MlirValue room = makeRoom(e);
  Loop l = nnLoopBegin(e->b, nnIndex(0), nnIndex(all), rows, 1, &out);
  Index here = nnIndexMin(e->b, nnIndexOf(l.iv), nnIndex((int64_t)all - rows));
  here = nnIndexAdd(e->b, first, here);
  e->at[e->rowLoop] = here;
  out = emitPart(e, room, out, emit);
  out = emitRows(e, room, here, nnIndex(0), nnIndex(rows), out);
  nnLoopEnd(e->b, l, 1, &out);
  e->at[e->rowLoop] = first;
  e->rows = all;
  return out;
}

MlirValue nnEmitAmxTile(Emitter *e, MlirValue out,
                        void (*emit)(Emitter *e, int loop, MlirValue *acc)) {
  if (!mlirValueIsNull(e->tile.unscaled.value))
    return emitGroupedTile(e, out);
  if (e->stage->extent[e->rowLoop] == NN_DYNAMIC)
    return emitSeparateParts(e, out, emit);
  int all = e->rows, rows = all < e->tile.partRows ? all : e->tile.partRows;
  int last = all - rows, start = (all - 1) / rows * rows;
  Index first = e->at[e->rowLoop];
  e->rows = rows;
  MlirValue room = makeRoom(e);
  emitPart(e, room, out, emit);
  if (start) {
    Loop l = nnLoopBegin(e->b, nnIndex(0), nnIndex(start), rows, 1, &out);
    Index here = nnIndexOf(l.iv);
    e->pending = (Pending){room, nnIndexAdd(e->b, first, here), rows};
    here = nnIndexMin(e->b, nnIndexPlus(here, rows), nnIndex(last));
    e->at[e->rowLoop] = nnIndexAdd(e->b, first, here);
    out = emitPart(e, room, out, emit);
    e->pending.rows = 0;
    nnLoopEnd(e->b, l, 1, &out);
  }
  out = emitRows(e, room, nnIndexPlus(first, last), nnIndex(start - last),
                 nnIndex(rows), out);
  e->at[e->rowLoop] = first;
  e->rows = all;
  return out;
}
