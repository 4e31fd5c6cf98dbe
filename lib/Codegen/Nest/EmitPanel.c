//===- EmitPanel.c - Weights that all rows share --------------------------===//
// Where more rows multiply by weights than one tile has, a panel of these is
// widened into scratch memory, [column][term…][lane], which stays in the cache
// until all rows are done. Tiles read it as they read weights of f32. Of rows
// that are split, tile registers read it: EmitParts.c.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

/// Terms that are neighbours in the panel.
static int termsOf(const Emitter *e) {
  return e->tile.dot.isSplit ? e->tile.dot.terms : 1;
}

static MlirType panelType(const Emitter *e) {
  const Stage *s = e->stage;
  NnShape shape = {.rank = 1, .dims = {e->tile.columns}};
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop])
      shape.dims[shape.rank++] = s->extent[loop] / termsOf(e);
  shape.dims[shape.rank++] = (int64_t)e->tile.lanes * termsOf(e);
  return nnTensorType(&shape, e->tile.dot.isSplit
                                  ? mlirBF16TypeGet(nnBuilderGetContext(e->b))
                                  : mlirValueGetType(e->tile.widened));
}

int nnEmitPanelPlace(Emitter *e, int column, MlirValue *at) {
  const Stage *s = e->stage;
  int rank = 0;
  at[rank++] = nnIndexValue(e->b, nnIndex(column));
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop])
      at[rank++] =
          nnIndexValue(e->b, nnIndexFloorDiv(e->b, e->at[loop], termsOf(e)));
  at[rank++] = nnIndexValue(e->b, nnIndex(0));
  return rank;
}

MlirValue nnEmitPanelRead(Emitter *e, int column) {
  MlirValue at[NN_MAX_RANK];
  int rank = nnEmitPanelPlace(e, column, at);
  MlirType element = nnElementType(e->panel);
  return vectorTransferRead(e->b, nnLanesType(element, e->tile.lanes), e->panel,
                            (NnValues){rank, at}, nnEmitZero(e->b, element),
                            (MlirValue){NULL}, nnMinorIdentity(e->b, rank),
                            NN_INTS(1));
}

/// What the panel has of the terms from `e->at` on.
static void emitNeighbours(Emitter *e, MlirValue *weights) {
  nnEmitWeights(e, e->tile.widened, weights);
  if (!e->tile.dot.isSplit)
    return;
  MlirValue next[maxTile];
  Index *at = &e->at[e->tile.dot.loop], here = *at;
  *at = nnIndexPlus(here, 1);
  nnEmitWeights(e, e->tile.widened, next);
  *at = here;
  for (int c = 0; c < e->columns; ++c)
    weights[c] = nnEmitPair(e, weights[c], next[c]);
}

/// Widens neighbouring terms of all columns into the panel.
static void emitWidened(Emitter *e, MlirValue *panel) {
  MlirValue weights[maxTile], at[NN_MAX_RANK], all = {NULL};
  emitNeighbours(e, weights);
  for (int c = 0; c < e->columns; ++c) {
    int rank = nnEmitPanelPlace(e, c, at);
    *panel = nnResult(
        vectorTransferWriteCreate(e->b, mlirValueGetType(*panel), weights[c],
                                  *panel, (NnValues){rank, at}, all,
                                  nnMinorIdentity(e->b, rank), NN_INTS(1)),
        0);
  }
}

/// Widens the terms of the reductions from `loop` on.
static void emitTerms(Emitter *e, int loop, MlirValue *panel) {
  const Stage *s = e->stage;
  while (loop < s->numLoops && !s->reduction[loop])
    ++loop;
  if (loop == s->numLoops) {
    emitWidened(e, panel);
    return;
  }
  if (nnEmitChunks(e, loop, 1, panel, emitTerms))
    return;
  Index lb = e->begin[loop], ub = e->end[loop];
  Index length = nnIndexSub(e->b, ub, lb);
  if (nnIndexIsConstant(length) && nnIsInWord(e, loop, length.constant)) {
    for (int64_t i = 0; i < length.constant; i += termsOf(e)) {
      e->at[loop] = nnIndexPlus(lb, i);
      emitTerms(e, loop + 1, panel);
    }
    return;
  }
  Loop l = nnLoopBegin(e->b, lb, ub, termsOf(e), 1, panel);
  e->at[loop] = nnIndexOf(l.iv);
  emitTerms(e, loop + 1, panel);
  nnLoopEnd(e->b, l, 1, panel);
}

MlirValue nnEmitPanel(Emitter *e) {
  MlirValue panel = tensorEmpty(e->b, panelType(e), NN_NO_VALUES);
  e->rows = 1;
  emitTerms(e, 0, &panel);
  return panel;
}
