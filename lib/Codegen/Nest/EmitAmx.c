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

#include <stdio.h>

static int blockRows(const Emitter *e) {
  return e->rows < amxRows ? e->rows : amxRows;
}

static int countBlocks(const Emitter *e) {
  return (e->rows + amxRows - 1) / amxRows;
}

/// The first row of a block.
static int blockStart(const Emitter *e, int block) {
  int last = e->rows - blockRows(e);
  return block * amxRows < last ? block * amxRows : last;
}

int nnAmxAccumulators(const Emitter *e) { return countBlocks(e) * e->columns; }

static MlirType tileType(const Emitter *e, int rows, int columns,
                         const char *element) {
  char text[64];
  snprintf(text, sizeof text, "!amx.tile<%dx%dx%s>", rows, columns, element);
  return mlirTypeParseGet(nnBuilderGetContext(e->b), nnStr(text));
}

void nnAmxZeros(Emitter *e, MlirValue *acc) {
  MlirType type = tileType(e, blockRows(e), amxColumns, "f32");
  for (int i = 0; i < nnAmxAccumulators(e); ++i)
    acc[i] = amxTileZero(e->b, type);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

static MlirValue bufferOf(Emitter *e, MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  MlirType type = mlirMemRefTypeContiguousGet(
      nnElementType(tensor), shape.rank, shape.dims, mlirAttributeGetNull());
  BufferizationToBufferOptions options = {
      .readOnly = mlirUnitAttrGet(nnBuilderGetContext(e->b))};
  return bufferizationToBuffer(e->b, type, tensor, &options);
}

static MlirValue load(Emitter *e, const StageInput *in, MlirValue buffer,
                      Spot spot, int rows, int64_t stride) {
  MlirValue at[NN_MAX_RANK];
  nnEmitIndices(e, &in->access, in->low, NULL, spot, at);
  return amxTileLoad(e->b, tileType(e, rows, amxTerms, "bf16"), buffer,
                     (NnValues){in->access.rank, at},
                     nnIndexValue(e->b, nnIndex(stride)));
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

/// Adds the terms at `e->at`.
static void emitStep(Emitter *e, MlirValue rowBuffer, MlirValue columnBuffer,
                     MlirValue *acc) {
  const StageInput *rows = &e->stage->inputs[e->tile.dot.rows];
  const StageInput *columns = &e->stage->inputs[e->tile.dot.columns];
  int64_t stride = rowStride(e, rows);
  MlirValue panels[amxMost];
  nnEmitPrefetch(e);
  for (int c = 0; c < e->columns; ++c)
    panels[c] = load(e, columns, columnBuffer, (Spot){0, c},
                     amxTerms / e->tile.dot.terms,
                     (int64_t)e->tile.dot.terms * amxColumns);
  for (int block = 0; block < countBlocks(e); ++block) {
    MlirValue row = load(e, rows, rowBuffer, (Spot){blockStart(e, block), 0},
                         blockRows(e), stride);
    for (int c = 0; c < e->columns; ++c) {
      MlirValue *sum = &acc[block * e->columns + c];
      *sum = amxTileMulF(e->b, mlirValueGetType(*sum), row, panels[c], *sum);
    }
  }
}

void nnEmitAmxDot(Emitter *e, MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  int n = nnAmxAccumulators(e);
  MlirValue rows = bufferOf(e, e->stage->inputs[dot->rows].tensor);
  MlirValue columns = bufferOf(e, e->stage->inputs[dot->columns].tensor);
  Loop l =
      nnLoopBegin(e->b, nnIndex(0), e->extent[dot->loop], amxTerms, n, acc);
  e->at[dot->loop] = nnIndexOf(l.iv);
  emitStep(e, rows, columns, acc);
  nnLoopEnd(e->b, l, n, acc);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Room for a tile's sums, made once in the function.
static MlirValue makeRoom(Emitter *e) {
  NnInsertPoint here = nnBuilderSave(e->b);
  nnBuilderAtStart(e->b, mlirOperationGetBlock(e->stage->root));
  int64_t shape[] = {e->rows, (int64_t)e->columns * amxColumns};
  MlirType type =
      mlirMemRefTypeContiguousGet(mlirF32TypeGet(nnBuilderGetContext(e->b)), 2,
                                  shape, mlirAttributeGetNull());
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
  MlirType type =
      nnLanesType(mlirF32TypeGet(nnBuilderGetContext(e->b)), amxColumns);
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
