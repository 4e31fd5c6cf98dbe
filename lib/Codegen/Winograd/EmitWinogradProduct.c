//===- EmitWinogradProduct.c - The products of a Winograd convolution -----===//
// For each point, [tiles x channels] times [channels x filters]: register tiles
// of some tiles by some panels of filters, summed over all channels. A panel of
// the weights is used by all tiles of the block before the next.
//===----------------------------------------------------------------------===//
#include "Codegen/Winograd/EmitWinograd.h"

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

/// The channel that is due when a tile is at one: the block's tiles go through
/// all channels together once, evenly, so that no tile waits for memory.
static Index channelDue(const WinogradEmitter *w, const Product *p,
                        Index channel) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  int64_t tiles = (s->block + s->registerRows - 1) / s->registerRows;
  Index tile = nnIndexFloorDiv(b, p->tile, s->registerRows);
  Index done = nnIndexAdd(b, nnIndexScale(b, tile, s->channels), channel);
  return nnIndexFloorDiv(b, done, tiles);
}

/// Fetches a share of the next panels. After the last panel of a plane comes
/// the first of the next, also in memory.
static void fetchAhead(const WinogradEmitter *w, const Product *p,
                       Index channel) {
  NnBuilder b = w->e.b;
  NnShape shape = nnValueShape(w->stage->weights);
  int64_t each = shape.dims[1], count = shape.dims[0] * each;
  int panels = p->vectors * w->stage->lanes / nnWinogradPanel;
  Index due = channelDue(w, p, channel);
  Index next = nnIndexAdd(b, nnIndexScale(b, p->plane, each),
                          nnIndexPlus(p->panel, panels));
  for (int i = 0; i < panels; ++i) {
    Index panel = nnIndexMin(b, nnIndexPlus(next, i), nnIndex(count - 1));
    nnEmitPrefetchAt(b, w->stage->weights,
                     NN_VALUES(nnIndexValue(b, nnIndex(0)),
                               nnIndexValue(b, panel), nnIndexValue(b, due),
                               nnIndexValue(b, nnIndex(0))),
                     inFirstCache);
  }
}

/// Adds the products of one channel.
static void emitChannel(WinogradEmitter *w, const Product *p, Index channel,
                        MlirValue *acc) {
  NnBuilder b = w->e.b;
  MlirValue weights[maxTile];
  if (nnWinogradStageIsFar(w->stage))
    fetchAhead(w, p, channel);
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

/// All tiles of the block. Blocks but that of the last tile are whole register
/// tiles.
static MlirValue emitRows(WinogradEmitter *w, Product p) {
  int rows = w->stage->registerRows;
  Index whole =
      nnIndexScale(w->e.b, nnIndexFloorDiv(w->e.b, w->count, rows), rows);
  p.to.tensor = emitRange(w, p, nnIndex(0), whole, rows);
  return emitRange(w, p, whole, w->count, (int)(w->stage->tiles % rows));
}

/// Panels [lb, ub), so many at a time.
static MlirValue emitPanels(WinogradEmitter *w, Product p, Index lb, Index ub,
                            int panels) {
  Loop l = nnLoopBegin(w->e.b, lb, ub, panels, 1, &p.to.tensor);
  p.panel = nnIndexOf(l.iv);
  p.vectors = vectorsOf(w, panels);
  p.to.tensor = emitRows(w, p);
  nnLoopEnd(w->e.b, l, 1, &p.to.tensor);
  return p.to.tensor;
}

/// The panels of the groups to do: whole groups, then what is left of the last.
static MlirValue emitGroups(WinogradEmitter *w, Product p) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  int each = s->registerPanels;
  int64_t panels = (s->filters + nnWinogradPanel - 1) / nnWinogradPanel;
  Index lb = nnIndexScale(b, w->begin, each);
  Index ub = nnIndexScale(b, w->end, each);
  Index whole = nnIndex(panels / each * each);
  p.to.tensor = emitPanels(w, p, lb, nnIndexMin(b, ub, whole), each);
  return panels % each ? emitPanels(w, p, nnIndexMax(b, lb, whole),
                                    nnIndexMin(b, ub, nnIndex(panels)), 1)
                       : p.to.tensor;
}

MlirValue nnEmitWinogradProduct(WinogradEmitter *w, WinogradPlanes from,
                                WinogradPlanes to) {
  int size = w->stage->form->size;
  Product p = {.from = from, .to = to};
  Loop l =
      nnLoopBegin(w->e.b, nnIndex(0), nnIndex(size * size), 1, 1, &p.to.tensor);
  p.plane = nnIndexOf(l.iv);
  p.to.tensor = emitGroups(w, p);
  nnLoopEnd(w->e.b, l, 1, &p.to.tensor);
  return p.to.tensor;
}
