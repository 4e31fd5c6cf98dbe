//===- EmitOneRow.c - Nests of an unknown number of rows ------------------===//
// A tile for many rows has few columns: one row has to wait for each of its
// sums. So a product with packed weights whose rows are counted at run time
// gets a second nest, with a tile for one row, that does the same units of
// work.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Nest.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "nn/Builders/Arith.h"

static int rowLoopOf(const Stage *s) { return s->outputLoop[0]; }

static bool hasPackedWeights(const Stage *s) {
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i) && nnAccessIsPanel(&s->inputs[i].access))
      return true;
  return false;
}

static bool mayHaveOneRow(const Emitter *e) {
  const Stage *s = e->stage;
  return !e->leaf && e->tile.kind == TILE_OUTPUT && !e->tile.dot.isThere &&
         !e->tile.isList && nnStageHasReductions(s) && s->outputRank == 2 &&
         s->extent[rowLoopOf(s)] == NN_DYNAMIC &&
         s->extent[s->outputLoop[1]] != NN_DYNAMIC && hasPackedWeights(s);
}

/// Limits columns to those of the range, if it counts tiles of them, or to none
/// if it counts rows and leaves out the first.
static void takeRange(Emitter *e, const Emitter *many) {
  const Units *units = &many->units;
  if (mlirValueIsNull(units->lo) || !units->count)
    return;
  Index lo = nnIndexOf(units->lo), hi = nnIndexOf(units->hi);
  Index all = e->end[e->columnLoop];
  int64_t each = all.constant;
  if (units->dim < 0)
    each = (int64_t)many->tile.columns * many->tile.lanes;
  Index count = nnIndexCeilDiv(e->b, all, each);
  hi = nnIndexMin(e->b, hi, count);
  lo = nnIndexMin(e->b, lo, hi);
  e->begin[e->columnLoop] = nnIndexScale(e->b, lo, each);
  e->end[e->columnLoop] = nnIndexMin(e->b, nnIndexScale(e->b, hi, each), all);
}

static MlirValue emitOneRow(const Emitter *many, VectorUnit unit) {
  Stage stage = *many->stage;
  stage.extent[rowLoopOf(&stage)] = 1;
  Emitter e = {
      .b = many->b, .stage = &stage, .tile = nnScheduleStage(&stage, unit)};
  nnEmitterInit(&e);
  takeRange(&e, many);
  return nnEmitNest(&e);
}

MlirValue nnEmitNestOfRows(Emitter *e, VectorUnit unit) {
  if (!mayHaveOneRow(e))
    return nnEmitNest(e);
  Index rows = e->extent[rowLoopOf(e->stage)];
  MlirValue are =
      arithCmpI(e->b, nnIndexValue(e->b, rows), nnIndexValue(e->b, nnIndex(1)),
                ARITH_CMP_I_PREDICATE_NE);
  NnIf many =
      nnIfOpen(e->b, are, NN_TYPES(mlirValueGetType(e->stage->destination)));
  nnIfElse(&many, NN_VALUES(nnEmitNest(e)));
  nnIfClose(&many, NN_VALUES(emitOneRow(e, unit)));
  return nnResult(many.op, 0);
}
