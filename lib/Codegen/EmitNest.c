//===- EmitNest.c - The loops around a register tile ----------------------===//
// Outer loops over the result: panels of columns outermost where a reduction
// reuses them, then the other dimensions, then rows. Loops carry the result
// tensor. Sizes that tiles do not divide get loops of smaller tiles.
//===----------------------------------------------------------------------===//
#include "Codegen/Emitter.h"

#include "nn/Builders/Scf.h"
#include "nn/Builders/Vector.h"

Loop nnLoopBegin(NnBuilder b, Index lb, Index ub, int64_t step, int n,
                 MlirValue *carried) {
  MlirType types[maxTile + 2] = {mlirIndexTypeGet(nnBuilderGetContext(b))};
  for (int i = 0; i < n; ++i)
    types[i + 1] = mlirValueGetType(carried[i]);
  Loop loop;
  loop.op = scfForCreate(b, (NnTypes){n, types + 1}, nnIndexValue(b, lb),
                         nnIndexValue(b, ub), nnIndexValue(b, nnIndex(step)),
                         (NnValues){n, carried}, NULL);
  MlirBlock body =
      nnBuilderAddBlock(b, scfForGetRegion(loop.op), (NnTypes){n + 1, types});
  loop.iv = mlirBlockGetArgument(body, 0);
  for (int i = 0; i < n; ++i)
    carried[i] = mlirBlockGetArgument(body, i + 1);
  return loop;
}

void nnLoopEnd(NnBuilder b, Loop loop, int n, MlirValue *carried) {
  scfYieldCreate(b, (NnValues){n, carried});
  nnBuilderAfter(b, loop.op);
  for (int i = 0; i < n; ++i)
    carried[i] = nnResult(loop.op, i);
}

/// Order of the output dimensions, outermost first.
typedef struct Order {
  int n;
  int dims[NN_MAX_RANK];
} Order;

static MlirValue emitLevel(Emitter *e, const Order *order, int level,
                           MlirValue out);

/// Runs the next level for loop = lb, lb + step, … < ub.
static MlirValue emitRange(Emitter *e, const Order *order, int level, int loop,
                           Index lb, Index ub, int64_t step, MlirValue out) {
  Index length = nnIndexSub(e->b, ub, lb);
  if (nnIndexIsConstant(length) && length.constant <= step) {
    e->at[loop] = lb;
    return length.constant <= 0 ? out : emitLevel(e, order, level + 1, out);
  }
  Loop l = nnLoopBegin(e->b, lb, ub, step, 1, &out);
  e->at[loop] = nnIndexOf(l.iv);
  out = emitLevel(e, order, level + 1, out);
  nnLoopEnd(e->b, l, 1, &out);
  return out;
}

/// The greatest multiple of `step` from `lb` that is not above `ub`.
static Index wholeSteps(Emitter *e, Index lb, Index ub, int64_t step) {
  Index length = nnIndexSub(e->b, ub, lb);
  Index whole = nnIndexScale(e->b, nnIndexFloorDiv(e->b, length, step), step);
  return nnIndexAdd(e->b, lb, whole);
}

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

static MlirType maskType(Emitter *e) {
  return nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(e->b), 1),
                     e->tile.lanes);
}

/// Columns of a known rest: as many vectors as it takes, the last one masked.
static MlirValue emitStaticRest(Emitter *e, const Order *order, int level,
                                Index lb, int64_t rest, MlirValue out) {
  int each = e->tile.kind == TILE_OUTPUT ? e->tile.lanes : 1;
  e->columns = (int)((rest + each - 1) / each);
  if (rest % each)
    e->mask = vectorConstantMask(e->b, maskType(e), NN_INTS(rest % each));
  out = emitRange(e, order, level, e->columnLoop, lb, nnIndexPlus(lb, rest),
                  rest, out);
  e->mask = (MlirValue){NULL};
  return out;
}

/// Columns of an unknown rest, one vector at a time under a mask.
static MlirValue emitDynamicRest(Emitter *e, const Order *order, int level,
                                 Index lb, Index ub, MlirValue out) {
  e->columns = 1;
  int64_t step = e->tile.kind == TILE_OUTPUT ? e->tile.lanes : 1;
  Loop l = nnLoopBegin(e->b, lb, ub, step, 1, &out);
  Index at = e->at[e->columnLoop] = nnIndexOf(l.iv);
  if (step > 1) {
    MlirValue left = nnIndexValue(e->b, nnIndexSub(e->b, ub, at));
    e->mask = vectorCreateMask(e->b, maskType(e), NN_VALUES(left));
  }
  out = emitLevel(e, order, level + 1, out);
  e->mask = (MlirValue){NULL};
  nnLoopEnd(e->b, l, 1, &out);
  return out;
}

static MlirValue emitColumns(Emitter *e, const Order *order, int level,
                             MlirValue out) {
  int each = e->tile.kind == TILE_OUTPUT ? e->tile.lanes : 1;
  int64_t step = (int64_t)e->tile.columns * each;
  Index ub = e->extent[e->columnLoop];
  Index whole = wholeSteps(e, nnIndex(0), ub, step);
  e->columns = e->tile.columns;
  out = emitRange(e, order, level, e->columnLoop, nnIndex(0), whole, step, out);
  Index rest = nnIndexSub(e->b, ub, whole);
  if (!nnIndexIsConstant(rest))
    return emitDynamicRest(e, order, level, whole, ub, out);
  if (!rest.constant)
    return out;
  return emitStaticRest(e, order, level, whole, rest.constant, out);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Rows [lo, hi) whose every read is inside its tensor. A read is at
/// stride * row + dilation * k - low.
static void findInterior(Emitter *e, Index *lo, Index *hi) {
  const Stage *s = e->stage;
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d) {
      const StageInput *in = &s->inputs[i];
      const Linear *l = &in->access.dims[d];
      int64_t stride = l->coefficient[e->rowLoop];
      if (!in->padded[d] || !stride)
        continue;
      Index last = nnIndexPlus(nnIndexDim(e->b, in->tensor, d), in->low[d] - 1);
      for (int k = 0; k < s->numLoops; ++k)
        if (s->reduction[k] && l->coefficient[k])
          last = nnIndexSub(e->b, last,
                            nnIndexScale(e->b, nnIndexPlus(e->extent[k], -1),
                                         l->coefficient[k]));
      *lo = nnIndexMax(e->b, *lo,
                       nnIndexCeilDiv(e->b, nnIndex(in->low[d]), stride));
      *hi = nnIndexMin(e->b, *hi,
                       nnIndexPlus(nnIndexFloorDiv(e->b, last, stride), 1));
    }
}

static MlirValue emitBorder(Emitter *e, const Order *order, int level, Index lb,
                            Index ub, MlirValue out) {
  e->rows = 1;
  e->interior = false;
  out = emitRange(e, order, level, e->rowLoop, lb, ub, 1, out);
  e->interior = true;
  return out;
}

static MlirValue emitRows(Emitter *e, const Order *order, int level,
                          MlirValue out) {
  Index zero = nnIndex(0), end = e->extent[e->rowLoop];
  Index lo = zero, hi = end;
  findInterior(e, &lo, &hi);
  lo = nnIndexMin(e->b, lo, end);
  hi = nnIndexMax(e->b, hi, lo);
  out = emitBorder(e, order, level, zero, lo, out);
  Index whole = wholeSteps(e, lo, hi, e->tile.rows);
  e->rows = e->tile.rows;
  out = emitRange(e, order, level, e->rowLoop, lo, whole, e->tile.rows, out);
  Index rest = nnIndexSub(e->b, hi, whole);
  bool known = nnIndexIsConstant(rest) && rest.constant;
  e->rows = known ? (int)rest.constant : 1;
  out = emitRange(e, order, level, e->rowLoop, whole, hi, e->rows, out);
  return emitBorder(e, order, level, hi, end, out);
}

//===----------------------------------------------------------------------===//
// The nest
//===----------------------------------------------------------------------===//

static MlirValue emitLevel(Emitter *e, const Order *order, int level,
                           MlirValue out) {
  if (mlirValueIsNull(out))
    return out;
  if (level == order->n)
    return nnEmitTile(e, out);
  int loop = e->stage->outputLoop[order->dims[level]];
  if (loop == e->columnLoop)
    return emitColumns(e, order, level, out);
  if (loop == e->rowLoop)
    return emitRows(e, order, level, out);
  return emitRange(e, order, level, loop, nnIndex(0), e->extent[loop], 1, out);
}

/// A panel of columns is reused by all rows of a reduction: it goes outermost.
static Order orderOf(const Emitter *e) {
  const Stage *s = e->stage;
  Order order = {0};
  int last = s->outputRank - 1;
  bool panels = e->tile.kind == TILE_OUTPUT && nnStageHasReductions(s);
  if (panels)
    order.dims[order.n++] = last;
  for (int d = 0; d < last; ++d)
    if (d != e->tile.rowDim)
      order.dims[order.n++] = d;
  if (e->rowLoop >= 0)
    order.dims[order.n++] = e->tile.rowDim;
  if (!panels)
    order.dims[order.n++] = last;
  return order;
}

MlirValue nnEmitNest(Emitter *e) {
  const Stage *s = e->stage;
  e->columnLoop = s->outputLoop[s->outputRank - 1];
  e->rowLoop = e->tile.rowDim < 0 ? -1 : s->outputLoop[e->tile.rowDim];
  e->rows = 1;
  e->interior = true;
  for (int i = 0; i < s->numLoops; ++i) {
    e->extent[i] = nnIndex(s->extent[i]);
    if (s->extent[i] != NN_DYNAMIC)
      continue;
    MlirValue tensor = s->extentInput[i] < s->numInputs
                           ? s->inputs[s->extentInput[i]].tensor
                           : s->destination;
    e->extent[i] = nnIndexDim(e->b, tensor, s->extentDim[i]);
  }
  Order order = orderOf(e);
  return emitLevel(e, &order, 0, s->destination);
}
