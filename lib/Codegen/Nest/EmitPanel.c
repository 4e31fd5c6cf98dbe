//===- EmitPanel.c - Weights that all rows share --------------------------===//
// Where more rows multiply by weights than one tile has, a panel of these is
// widened into scratch memory, [column][term…][lane], which stays in the cache
// until all rows are done. Tiles read it as they read weights of f32.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

/// The panel's shape for all columns of a tile.
static NnShape panelShape(const Emitter *e) {
  const Stage *s = e->stage;
  NnShape shape = {.rank = 1, .dims = {e->tile.columns}};
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop])
      shape.dims[shape.rank++] = s->extent[loop];
  shape.dims[shape.rank++] = e->tile.lanes;
  return shape;
}

/// Where the panel has the term at `e->at` of a column; returns the rank.
static int panelPlace(Emitter *e, int column, MlirValue *at) {
  const Stage *s = e->stage;
  int rank = 0;
  at[rank++] = nnIndexValue(e->b, nnIndex(column));
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop])
      at[rank++] = nnIndexValue(e->b, e->at[loop]);
  at[rank++] = nnIndexValue(e->b, nnIndex(0));
  return rank;
}

MlirValue nnEmitPanelRead(Emitter *e, int column) {
  MlirValue at[NN_MAX_RANK];
  int rank = panelPlace(e, column, at);
  MlirType element = nnElementType(e->panel);
  return vectorTransferRead(e->b, nnLanesType(element, e->tile.lanes), e->panel,
                            (NnValues){rank, at}, nnEmitZero(e->b, element),
                            (MlirValue){NULL}, nnMinorIdentity(e->b, rank),
                            NN_INTS(1));
}

/// Widens one term of all columns into the panel.
static void emitWidened(Emitter *e, MlirValue *panel) {
  MlirValue weights[maxTile], at[NN_MAX_RANK], all = {NULL};
  nnEmitWeights(e, e->tile.widened, weights);
  for (int c = 0; c < e->columns; ++c) {
    int rank = panelPlace(e, c, at);
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
    for (int64_t i = 0; i < length.constant; ++i) {
      e->at[loop] = nnIndexPlus(lb, i);
      emitTerms(e, loop + 1, panel);
    }
    return;
  }
  Loop l = nnLoopBegin(e->b, lb, ub, 1, 1, panel);
  e->at[loop] = nnIndexOf(l.iv);
  emitTerms(e, loop + 1, panel);
  nnLoopEnd(e->b, l, 1, panel);
}

MlirValue nnEmitPanel(Emitter *e) {
  NnShape shape = panelShape(e);
  MlirType element = mlirValueGetType(e->tile.widened);
  MlirValue panel =
      tensorEmpty(e->b, nnTensorType(&shape, element), NN_NO_VALUES);
  e->rows = 1;
  emitTerms(e, 0, &panel);
  return panel;
}
