//===- EmitWinograd.c - The loops of a Winograd convolution ---------------===//
// For each block of tiles: B^T d B of its tiles, a product with the weights for
// each point, then A^T y A and the epilogue, stored once. What lies between
// stays in the cache.
//===----------------------------------------------------------------------===//
#include "Codegen/Winograd/EmitWinograd.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

//===----------------------------------------------------------------------===//
// Planes
//===----------------------------------------------------------------------===//

/// Of the first-level cache, in elements: neighbouring planes, and rows of many
/// channels, should not fall into the same sets.
enum { lineElements = 16, wayElements = 1024 };

static int64_t rowStride(int64_t elements) {
  int64_t stride =
      (elements + nnWinogradPanel - 1) / nnWinogradPanel * nnWinogradPanel;
  return stride % wayElements ? stride : stride + lineElements;
}

static WinogradPlanes createPlanes(const WinogradEmitter *w, int64_t elements) {
  const WinogradStage *s = w->stage;
  WinogradPlanes planes = {.stride = rowStride(elements)};
  NnShape shape = {
      2,
      {s->form->size * s->form->size, s->block * planes.stride + lineElements}};
  MlirType element = mlirF32TypeGet(nnBuilderGetContext(w->e.b));
  planes.tensor =
      tensorEmpty(w->e.b, nnTensorType(&shape, element), NN_NO_VALUES);
  return planes;
}

Index nnWinogradAt(const WinogradEmitter *w, const WinogradPlanes *planes,
                   Index tile, Index element) {
  return nnIndexAdd(w->e.b, nnIndexScale(w->e.b, tile, planes->stride),
                    element);
}

static MlirAttribute minorIdentity(NnBuilder b, intptr_t rank) {
  return mlirAffineMapAttrGet(
      mlirAffineMapMinorIdentityGet(nnBuilderGetContext(b), rank, 1));
}

MlirValue nnWinogradLoad(const WinogradEmitter *w, MlirValue tensor,
                         NnValues at, MlirValue mask) {
  NnBuilder b = w->e.b;
  MlirType element = nnElementType(tensor);
  return vectorTransferRead(b, nnLanesType(element, w->stage->lanes), tensor,
                            at, nnEmitZero(b, element), mask,
                            minorIdentity(b, at.n), NN_INTS(1));
}

MlirValue nnWinogradStore(const WinogradEmitter *w, MlirValue value,
                          MlirValue tensor, NnValues at) {
  NnBuilder b = w->e.b;
  MlirValue all = {NULL};
  return nnResult(vectorTransferWriteCreate(b, mlirValueGetType(tensor), value,
                                            tensor, at, all,
                                            minorIdentity(b, at.n), NN_INTS(1)),
                  0);
}

MlirValue nnWinogradMulAdd(const WinogradEmitter *w, MlirValue x, MlirValue y,
                           MlirValue acc) {
  NnBuilder b = w->e.b;
  MlirAttribute contract = mlirAttributeParseGet(
      nnBuilderGetContext(b), nnStr("#arith.fastmath<contract>"));
  MlirValue product =
      arithMulF(b, x, y, &(ArithMulFOptions){.fastmath = contract});
  return arithAddF(b, acc, product, &(ArithAddFOptions){.fastmath = contract});
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

static MlirValue emitBlock(WinogradEmitter *w, MlirValue to) {
  WinogradPlanes input = createPlanes(w, w->stage->channels);
  WinogradPlanes product = createPlanes(w, w->stage->filters);
  input.tensor = nnEmitWinogradInput(w, input);
  product.tensor = nnEmitWinogradProduct(w, input, product);
  return nnEmitWinogradOutput(w, product, to);
}

/// Units of work, from `lo` to `hi`.
typedef struct Range {
  Index lo, hi;
} Range;

static Range rangeOf(const WinogradEmitter *w, const Units *units) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  Range all = {nnIndex(0), nnIndex(nnWinogradStageUnits(s))};
  if (s->hasUnknownBatch && !s->splitsFilters)
    all.hi =
        nnIndexScale(b, nnIndexDim(b, s->image, 0), nnWinogradStageUnits(s));
  if (!units->count)
    return all;
  return (Range){nnIndexOf(units->lo),
                 nnIndexMin(b, all.hi, nnIndexOf(units->hi))};
}

/// The tiles of units, counted from `before`; all if threads share filters.
/// Blocks begin with the first tile.
static MlirValue emitBlocks(WinogradEmitter *w, Range units, Index before,
                            MlirValue to) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  Index first = nnIndex(0), last = nnIndex(s->tiles);
  if (!s->splitsFilters) {
    first = nnIndexScale(b, units.lo, s->registerRows);
    last = nnIndexMin(b, last, nnIndexScale(b, units.hi, s->registerRows));
  }
  Loop l = nnLoopBegin(b, first, last, s->block, 1, &to);
  Index tile = nnIndexOf(l.iv);
  w->first = nnIndexAdd(b, before, tile);
  w->count = nnIndexMin(b, nnIndex(s->block), nnIndexSub(b, last, tile));
  to = emitBlock(w, to);
  nnLoopEnd(b, l, 1, &to);
  return to;
}

/// Images of an unknown number one after another, each in blocks of its own.
static MlirValue emitImages(WinogradEmitter *w, Range units, MlirValue to) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  int64_t each = nnWinogradStageUnits(s);
  Range images = {nnIndex(0), nnIndexDim(b, s->image, 0)};
  if (!s->splitsFilters)
    images = (Range){nnIndexFloorDiv(b, units.lo, each),
                     nnIndexCeilDiv(b, units.hi, each)};
  Loop l = nnLoopBegin(b, images.lo, images.hi, 1, 1, &to);
  Index image = nnIndexOf(l.iv), done = nnIndexScale(b, image, each);
  Range own = {nnIndexMax(b, nnIndexSub(b, units.lo, done), nnIndex(0)),
               nnIndexSub(b, units.hi, done)};
  to = emitBlocks(w, own, nnIndexScale(b, image, s->tiles), to);
  nnLoopEnd(b, l, 1, &to);
  return to;
}

MlirValue nnEmitWinograd(NnBuilder b, const WinogradStage *stage,
                         const Units *units) {
  const Stage *s = &stage->output;
  WinogradEmitter w = {.e = {.b = b,
                             .stage = s,
                             .tile = {.kind = TILE_OUTPUT,
                                      .lanes = stage->lanes,
                                      .rowDim = -1,
                                      .placeLoop = -1},
                             .rowLoop = -1,
                             .columnLoop = s->outputLoop[3],
                             .rows = 1,
                             .columns = 1},
                       .stage = stage};
  Range range = rangeOf(&w, units);
  w.begin = stage->splitsFilters ? range.lo : nnIndex(0);
  w.end =
      stage->splitsFilters ? range.hi : nnIndex(nnWinogradStageGroups(stage));
  return stage->hasUnknownBatch
             ? emitImages(&w, range, s->destination)
             : emitBlocks(&w, range, nnIndex(0), s->destination);
}
