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

/// Blocks begin with the range's first tile.
static MlirValue emitBlocks(WinogradEmitter *w, const Units *units,
                            MlirValue to) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  Index lo = nnIndex(0), hi = nnIndex(nnWinogradStageUnits(s));
  if (units->count) {
    lo = nnIndexOf(units->lo);
    hi = nnIndexMin(b, hi, nnIndexOf(units->hi));
  }
  Index first = nnIndex(0), last = nnIndex(s->tiles);
  w->begin = lo;
  w->end = hi;
  if (!s->splitsFilters) {
    w->begin = nnIndex(0);
    w->end = nnIndex(nnWinogradStageGroups(s));
    first = nnIndexScale(b, lo, s->registerRows);
    last = nnIndexMin(b, last, nnIndexScale(b, hi, s->registerRows));
  }
  Loop l = nnLoopBegin(b, first, last, s->block, 1, &to);
  w->first = nnIndexOf(l.iv);
  w->count = nnIndexMin(b, nnIndex(s->block), nnIndexSub(b, last, w->first));
  to = emitBlock(w, to);
  nnLoopEnd(b, l, 1, &to);
  return to;
}

MlirValue nnEmitWinograd(NnBuilder b, const WinogradStage *stage,
                         const Units *units) {
  const Stage *s = &stage->output;
  WinogradEmitter w = {
      .e = {.b = b,
            .stage = s,
            .tile = {.kind = TILE_OUTPUT, .lanes = stage->lanes, .rowDim = -1},
            .rowLoop = -1,
            .columnLoop = s->outputLoop[3],
            .rows = 1,
            .columns = 1},
      .stage = stage};
  return emitBlocks(&w, units, s->destination);
}
