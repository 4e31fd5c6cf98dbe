//===- EmitWinogradProduct.c - The products of a Winograd convolution -----===//
// For each point, [tiles x channels] times [channels x filters]: register tiles
// of some tiles by some panels of filters, summed over all channels. A panel of
// the weights is used by all tiles of the block before the next.
//===----------------------------------------------------------------------===//
#include "Codegen/EmitWinograd.h"

#include "nn/Builders/Tensor.h"

/// A register tile.
typedef struct Product {
  WinogradPlanes from, to;
  Index plane, panel, tile;
  int rows;    ///< Tiles of the image.
  int vectors; ///< Of the panels' filters.
} Product;

static int vectorsOf(const WinogradEmitter *w, int panels) {
  return panels * (nnWinogradPanel / w->stage->lanes);
}

/// Vector v of a row of the panels at one channel.
static MlirValue loadWeights(const WinogradEmitter *w, const Product *p,
                             Index channel, int v) {
  int element = v * w->stage->lanes;
  NnBuilder b = w->e.b;
  NnValues at = NN_VALUES(
      nnIndexValue(b, p->plane),
      nnIndexValue(b, nnIndexPlus(p->panel, element / nnWinogradPanel)),
      nnIndexValue(b, channel),
      nnIndexValue(b, nnIndex(element % nnWinogradPanel)));
  return nnWinogradLoad(w, w->stage->weights, at, (MlirValue){NULL});
}

/// Adds the products of one channel.
static void emitChannel(WinogradEmitter *w, const Product *p, Index channel,
                        MlirValue *acc) {
  NnBuilder b = w->e.b;
  MlirValue weights[maxTile];
  for (int v = 0; v < p->vectors; ++v)
    weights[v] = loadWeights(w, p, channel, v);
  for (int r = 0; r < p->rows; ++r) {
    Index at = nnWinogradAt(w, &p->from, nnIndexPlus(p->tile, r), channel);
    NnValues indices =
        NN_VALUES(nnIndexValue(b, p->plane), nnIndexValue(b, at));
    MlirValue x = nnEmitSplat(b, tensorExtract(b, p->from.tensor, indices),
                              w->stage->lanes);
    for (int v = 0; v < p->vectors; ++v) {
      MlirValue *sum = &acc[r * p->vectors + v];
      *sum = nnWinogradMulAdd(w, x, weights[v], *sum);
    }
  }
}

/// Returns the tensor of `p->to` with the register tile.
static MlirValue emitTile(WinogradEmitter *w, const Product *p) {
  NnBuilder b = w->e.b;
  MlirType element = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirAttribute zero =
      mlirFloatAttrDoubleGet(nnBuilderGetContext(b), element, 0);
  MlirValue acc[maxTile], to = p->to.tensor;
  int n = p->rows * p->vectors;
  for (int i = 0; i < n; ++i)
    acc[i] = nnEmitConstant(b, zero, w->stage->lanes);
  Loop l = nnLoopBegin(b, nnIndex(0), nnIndex(w->stage->channels), 1, n, acc);
  emitChannel(w, p, nnIndexOf(l.iv), acc);
  nnLoopEnd(b, l, n, acc);
  for (int i = 0; i < n; ++i) {
    Index column = nnIndexPlus(nnIndexScale(b, p->panel, nnWinogradPanel),
                               (int64_t)(i % p->vectors) * w->stage->lanes);
    Index at =
        nnWinogradAt(w, &p->to, nnIndexPlus(p->tile, i / p->vectors), column);
    to = nnWinogradStore(
        w, acc[i], to,
        NN_VALUES(nnIndexValue(b, p->plane), nnIndexValue(b, at)));
  }
  return to;
}

static MlirValue emitRange(WinogradEmitter *w, Product p, Index lb, Index ub,
                           int rows) {
  if (!rows)
    return p.to.tensor;
  Loop l = nnLoopBegin(w->e.b, lb, ub, rows, 1, &p.to.tensor);
  p.tile = nnIndexOf(l.iv);
  p.rows = rows;
  p.to.tensor = emitTile(w, &p);
  nnLoopEnd(w->e.b, l, 1, &p.to.tensor);
  return p.to.tensor;
}

/// All tiles of the block. Blocks but the last are whole register tiles.
static MlirValue emitRows(WinogradEmitter *w, Product p) {
  const WinogradStage *s = w->stage;
  int rows = s->registerRows;
  Index whole =
      nnIndexScale(w->e.b, nnIndexFloorDiv(w->e.b, w->count, rows), rows);
  int64_t last = s->tiles % s->block ? s->tiles % s->block : s->block;
  p.to.tensor = emitRange(w, p, nnIndex(0), whole, rows);
  return emitRange(w, p, whole, w->count, (int)(last % rows));
}

static MlirValue emitPanels(WinogradEmitter *w, Product p, int64_t lb,
                            int64_t ub, int panels) {
  if (lb == ub)
    return p.to.tensor;
  Loop l =
      nnLoopBegin(w->e.b, nnIndex(lb), nnIndex(ub), panels, 1, &p.to.tensor);
  p.panel = nnIndexOf(l.iv);
  p.vectors = vectorsOf(w, panels);
  p.to.tensor = emitRows(w, p);
  nnLoopEnd(w->e.b, l, 1, &p.to.tensor);
  return p.to.tensor;
}

MlirValue nnEmitWinogradProduct(WinogradEmitter *w, WinogradPlanes from,
                                WinogradPlanes to) {
  const WinogradStage *s = w->stage;
  int64_t points = s->form->size * s->form->size;
  int64_t panels = (s->filters + nnWinogradPanel - 1) / nnWinogradPanel;
  int64_t whole = panels / s->registerPanels * s->registerPanels;
  Product p = {.from = from, .to = to};
  Loop l = nnLoopBegin(w->e.b, nnIndex(0), nnIndex(points), 1, 1, &p.to.tensor);
  p.plane = nnIndexOf(l.iv);
  p.to.tensor = emitPanels(w, p, 0, whole, s->registerPanels);
  p.to.tensor = emitPanels(w, p, whole, panels, 1);
  nnLoopEnd(w->e.b, l, 1, &p.to.tensor);
  return p.to.tensor;
}
