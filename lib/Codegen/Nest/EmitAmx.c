//===- EmitAmx.c - Sums of products in tile registers ---------------------===//
// A tile of up to 32 rows and 32 columns is accumulated in up to four of AMX's
// tile registers, of 16 x 16 sums each, and goes through memory to the vectors
// that its epilogue is computed on. The last 16 rows may be computed twice, so
// that all registers have one shape.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Amx.h"
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

int nnAmxAccumulators(const Emitter *e) { return countBlocks(e) * e->columns; }

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

void nnAmxZeros(Emitter *e, MlirValue *acc) {
  MlirType type = tileType(e, e->tile.blockRows, amxColumns, true);
  for (int i = 0; i < nnAmxAccumulators(e); ++i)
    acc[i] = amxTileZero(e->b, type);
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
} Source;

static MlirValue bufferOf(Emitter *e, MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  MlirType type = mlirMemRefTypeContiguousGet(
      nnElementType(tensor), shape.rank, shape.dims, mlirAttributeGetNull());
  BufferizationToBufferOptions options = {
      .readOnly = mlirUnitAttrGet(nnBuilderGetContext(e->b))};
  return bufferizationToBuffer(e->b, type, tensor, &options);
}

/// Terms of a step, of which there may be fewer than tile registers take.
static int64_t stepTerms(const Emitter *e) {
  int64_t terms = e->stage->extent[e->tile.dot.loop];
  int64_t most = (int64_t)amxGroups * e->tile.dot.terms;
  return terms < most ? terms : most;
}

static MlirValue load(Emitter *e, const Source *s, Spot spot) {
  MlirValue at[NN_MAX_RANK];
  e->at[e->tile.dot.loop] = s->term;
  nnEmitIndices(e, &s->input->access, s->input->low, NULL, spot, at);
  int64_t elements = s->input == &e->stage->inputs[e->tile.dot.rows]
                         ? stepTerms(e)
                         : (int64_t)amxColumns * e->tile.dot.terms;
  return amxTileLoad(e->b, tileType(e, s->rows, elements, false), s->buffer,
                     (NnValues){s->input->access.rank, at},
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

/// Adds a step's terms. A register is loaded where it is first used, so that
/// there are no more of them than one of rows and a few of columns.
static void emitStep(Emitter *e, const Source *rows, const Source *columns,
                     MlirValue *acc) {
  MlirValue panels[amxSums];
  for (int block = 0; block < countBlocks(e); ++block) {
    MlirValue row = load(e, rows, (Spot){blockStart(e, block), 0});
    for (int c = 0; c < e->columns; ++c) {
      if (!block)
        panels[c] = load(e, columns, (Spot){0, c});
      MlirValue *sum = &acc[block * e->columns + c];
      *sum = multiply(e, row, panels[c], *sum);
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
  emitStep(e, rows, columns, acc);
}

void nnEmitAmxDot(Emitter *e, MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  const StageInput *in = &e->stage->inputs[dot->rows];
  int n = nnAmxAccumulators(e);
  int64_t step = stepTerms(e), groups = step / dot->terms;
  Source rows = {in, bufferOf(e, in->tensor), e->tile.blockRows,
                 rowStride(e, in), nnIndex(0)};
  in = &e->stage->inputs[dot->columns];
  Source columns = {in, bufferOf(e, in->tensor), (int)groups,
                    (int64_t)dot->terms * amxColumns, nnIndex(0)};
  Index end = nnIndex(e->stage->extent[dot->loop] / step * step);
  Loop l = nnLoopBegin(e->b, nnIndex(0), end, step, n, acc);
  rows.term = columns.term = e->at[dot->loop] = nnIndexOf(l.iv);
  nnEmitPrefetch(e);
  emitStep(e, &rows, &columns, acc);
  nnLoopEnd(e->b, l, n, acc);
  if (dot->hasRest)
    emitRest(e, &rows, &columns, acc);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Room for a tile's sums, made once in the function.
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

MlirValue nnEmitAmxResults(Emitter *e, const MlirValue *acc, MlirValue out) {
  MlirValue room = makeRoom(e);
  storeTiles(e, room, acc);
  MlirType type = nnLanesType(elementType(e, true), amxColumns);
  Index first = e->at[e->rowLoop];
  int rows = e->rows;
  Loop l = nnLoopBegin(e->b, nnIndex(0), nnIndex(rows), 1, 1, &out);
  e->at[e->rowLoop] = nnIndexAdd(e->b, first, nnIndexOf(l.iv));
  for (int c = 0; c < e->columns; ++c) {
    MlirValue at[] = {l.iv,
                      nnIndexValue(e->b, nnIndex((int64_t)c * amxColumns))};
    MlirValue sums = vectorLoad(e->b, type, room, (NnValues){2, at}, NULL);
    out = nnEmitResult(e, sums, (Spot){0, c}, out);
  }
  nnLoopEnd(e->b, l, 1, &out);
  e->at[e->rowLoop] = first;
  return out;
}
