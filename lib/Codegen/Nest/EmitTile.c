//===- EmitTile.c - One register tile -------------------------------------===//
// Accumulators for rows x columns live in vector values that the reduction
// loops carry; the epilogue is computed on them before they are stored.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/CollapseStage.h"
#include "Codegen/Nest/Emitter.h"
#include "Conversion/NNToLinalg/Lower.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

#include "mlir-c/AffineMap.h"

#include <string.h>

Index nnSpotIndex(Emitter *e, int loop, Spot spot) {
  Index at = e->at[loop];
  if (loop == e->rowLoop)
    return nnIndexPlus(at, spot.row);
  if (loop != e->columnLoop)
    return at;
  int each = e->tile.kind == TILE_REDUCE ? 1 : e->tile.lanes;
  return nnIndexPlus(at, (int64_t)spot.column * each);
}

//===----------------------------------------------------------------------===//
// Reads and writes
//===----------------------------------------------------------------------===//

/// The element of a list's input, which is an index.
static Index emitListed(Emitter *e, int input, Spot spot) {
  const StageInput *in = &e->stage->inputs[input];
  MlirValue at[NN_MAX_RANK];
  nnEmitIndices(e, &in->access, NULL, NULL, spot, at);
  return nnIndexOf(arithIndexCastUI(
      e->b, mlirIndexTypeGet(nnBuilderGetContext(e->b)),
      tensorExtract(e->b, in->tensor, (NnValues){in->access.rank, at})));
}

static Index emitLinear(Emitter *e, const Linear *l, const int *loopOf,
                        Spot spot) {
  const Chunk *chunk = loopOf ? NULL : nnFindChunk(e, l);
  if (chunk)
    return chunk->at;
  Index sum = nnIndex(l->constant);
  for (int i = 0; i < maxLoops; ++i)
    if (l->coefficient[i])
      sum = nnIndexAdd(
          e->b, sum,
          nnIndexScale(e->b, nnSpotIndex(e, loopOf ? loopOf[i] : i, spot),
                       l->coefficient[i]));
  if (l->groups.size) {
    Index at =
        nnSpotIndex(e, loopOf ? loopOf[l->groups.loop] : l->groups.loop, spot);
    sum =
        nnIndexAdd(e->b, sum,
                   nnIndexScale(e->b, nnIndexFloorDiv(e->b, at, l->groups.size),
                                l->groups.stride));
  }
  if (l->places)
    sum = nnIndexAdd(e->b, sum, emitListed(e, l->places - 1, spot));
  if (l->divisor)
    return nnIndexFloorDiv(e->b, sum, l->divisor);
  return l->modulus ? nnIndexMod(e->b, sum, l->modulus) : sum;
}

void nnEmitIndices(Emitter *e, const Access *a, const int64_t *low,
                   const int *loopOf, Spot spot, MlirValue *out) {
  for (int d = 0; d < a->rank; ++d) {
    Index at = emitLinear(e, &a->dims[d], loopOf, spot);
    out[d] = nnIndexValue(e->b, nnIndexPlus(at, low ? -low[d] : 0));
  }
}

MlirAttribute nnMinorIdentity(NnBuilder b, int rank) {
  return mlirAffineMapAttrGet(
      mlirAffineMapMinorIdentityGet(nnBuilderGetContext(b), rank, 1));
}

MlirValue nnMaskAt(const Emitter *e, Spot spot) {
  bool last = e->tile.kind == TILE_REDUCE || spot.column == e->columns - 1;
  return last ? e->mask : (MlirValue){NULL};
}

typedef struct Read {
  MlirValue tensor;
  const Access *access;
  const int64_t *low;
  const int *loopOf;
  bool contiguous; ///< A vector is read, else a scalar for all lanes.
  bool permutes;   ///< A vector is read, and of each group what is at `place`.
  int64_t place;
} Read;

/// The element of its group at `place`, for each lane of a vector of groups.
static MlirValue emitPermutation(Emitter *e, const Read *r, MlirValue vector,
                                 int lanes) {
  int64_t size = r->access->dims[r->access->rank - 1].groups.size;
  int64_t from[maxTile];
  for (int64_t i = 0; i < lanes; ++i)
    from[i] = i / size * size + r->place;
  return vectorShuffle(e->b, vector, vector, (NnInts){lanes, from});
}

/// Whether what a list reads can be seen as one dimension: all of the tile's
/// rows then have the same address, but for constants.
static bool flattens(const Read *r) {
  NnShape shape = nnValueShape(r->tensor);
  bool isListed = false;
  shape.dims[0] = 1;
  for (int d = 0; d < r->access->rank; ++d)
    isListed |= r->access->dims[d].places != 0;
  return isListed && nnShapeIsStatic(&shape) && nnIsWhole(r->tensor);
}

static MlirValue emitFlatRead(Emitter *e, const Read *r, Spot spot) {
  NnShape shape = nnValueShape(r->tensor);
  Index sum = nnIndex(0);
  int64_t stride = 1, all = shape.rank;
  for (int d = r->access->rank; d-- > 0; stride *= shape.dims[d]) {
    Index at = emitLinear(e, &r->access->dims[d], r->loopOf, spot);
    at = nnIndexPlus(at, r->low ? -r->low[d] : 0);
    sum = nnIndexAdd(e->b, sum, nnIndexScale(e->b, at, stride));
  }
  return tensorExtract(e->b, nnCollapseDims(e->b, r->tensor, &all, 1),
                       NN_VALUES(nnIndexValue(e->b, sum)));
}

static MlirValue emitRead(Emitter *e, const Read *r, Spot spot, int lanes) {
  if (flattens(r))
    return nnEmitSplat(e->b, emitFlatRead(e, r, spot), lanes);
  MlirValue indices[NN_MAX_RANK];
  nnEmitIndices(e, r->access, r->low, r->loopOf, spot, indices);
  NnValues at = {r->access->rank, indices};
  if (!lanes || (!r->contiguous && !r->permutes))
    return nnEmitSplat(e->b, tensorExtract(e->b, r->tensor, at), lanes);
  MlirType element = nnElementType(r->tensor);
  MlirValue mask =
      nnAccessIsPanel(r->access) ? (MlirValue){NULL} : nnMaskAt(e, spot);
  MlirValue vector =
      vectorTransferRead(e->b, nnLanesType(element, lanes), r->tensor, at,
                         nnEmitZero(e->b, element), mask,
                         nnMinorIdentity(e->b, r->access->rank), NN_INTS(1));
  return r->permutes ? emitPermutation(e, r, vector, lanes) : vector;
}

/// Whether each lane takes an element of its own of what an input has for a
/// group of terms.
static bool isChosen(const Emitter *e, int input) {
  return e->stage->list.of && input == e->stage->numInputs - 1;
}

static MlirValue emitChosenRead(Emitter *e, const StageInput *in, Spot spot) {
  const StageInput *places = &e->stage->inputs[e->stage->list.places];
  Read words = {places->tensor, &places->access, NULL, NULL, true};
  MlirValue indices[NN_MAX_RANK];
  nnEmitIndices(e, &in->access, in->low, NULL, spot, indices);
  return nnEmitChoice(e, in->tensor, (NnValues){in->access.rank, indices},
                      emitRead(e, &words, spot, e->tile.lanes));
}

static MlirValue emitWrite(Emitter *e, MlirValue value, MlirValue out,
                           Spot spot, int lanes) {
  const Stage *s = e->stage;
  MlirValue indices[NN_MAX_RANK];
  for (int d = 0; d < s->outputRank; ++d)
    indices[d] = nnIndexValue(e->b, nnSpotIndex(e, s->outputLoop[d], spot));
  NnValues at = {s->outputRank, indices};
  if (!lanes)
    return tensorInsert(e->b, value, out, at);
  return nnResult(vectorTransferWriteCreate(
                      e->b, mlirValueGetType(out), value, out, at,
                      nnMaskAt(e, spot), nnMinorIdentity(e->b, s->outputRank),
                      NN_INTS(1)),
                  0);
}

//===----------------------------------------------------------------------===//
// The reduction
//===----------------------------------------------------------------------===//

static int vectorLoopOf(const Emitter *e) {
  return e->tile.kind == TILE_REDUCE ? e->tile.vectorLoop : e->columnLoop;
}

bool nnReadsPadding(Emitter *e, const StageInput *in, Spot spot) {
  const ByteDot *dot = &e->tile.dot;
  for (int d = 0; d < in->access.rank; ++d) {
    if (!in->padded[d] || (dot->isWindow && d == dot->windowDim))
      continue;
    Index at = nnIndexPlus(emitLinear(e, &in->access.dims[d], NULL, spot),
                           -in->low[d]);
    Index size = nnIndexDim(e->b, in->tensor, d);
    if (nnIndexIsConstant(at) && nnIndexIsConstant(size) &&
        (at.constant < 0 || at.constant >= size.constant))
      return true;
  }
  return false;
}

void nnEmitInputs(Emitter *e, int input, MlirValue values[maxTile]) {
  const StageInput *in = &e->stage->inputs[input];
  int64_t low[NN_MAX_RANK];
  bool byRow = e->rowLoop >= 0 && nnAccessUses(&in->access, e->rowLoop);
  bool byColumn = isChosen(e, input) ||
                  (nnAccessUses(&in->access, e->columnLoop) &&
                   !nnAccessIsUniform(&in->access, e->columnLoop,
                                      e->tile.columns * e->tile.lanes));
  Read read = {
      in->tensor, &in->access, in->low, NULL,
      nnAccessIsContiguous(&in->access, vectorLoopOf(e), e->tile.lanes)};
  if (e->tile.placeLoop >= 0 &&
      nnAccessPermutes(&in->access, e->columnLoop, e->tile.lanes)) {
    // The vector begins where its first group does.
    int last = in->access.rank - 1;
    read.permutes = true;
    read.place = e->at[e->tile.placeLoop].constant;
    memcpy(low, in->low, sizeof low);
    low[last] += read.place;
    read.low = low;
  }
  for (int r = 0; r < e->rows; ++r)
    for (int c = 0; c < e->columns; ++c) {
      int same = (byRow ? r : 0) * e->columns + (byColumn ? c : 0);
      int here = r * e->columns + c;
      if (same < here)
        values[here] = values[same];
      else if (nnReadsPadding(e, in, (Spot){r, c}))
        values[here] = (MlirValue){NULL};
      else if (isChosen(e, input))
        values[here] = emitChosenRead(e, in, (Spot){r, c});
      else
        values[here] = emitRead(e, &read, (Spot){r, c}, e->tile.lanes);
    }
}

/// Whether a term reads the input: not if weights are widened already that are
/// made of it.
static bool termReads(const Emitter *e, int input) {
  return nnStageReads(e->stage, input) &&
         (!nnReadsWeights(e) ||
          !nnWidenedUses(e->stage, e->tile.widened, input));
}

/// One term at a place of the tile, unless it is padding's.
static MlirValue emitTermAt(Emitter *e, MlirValue inputs[][maxTile],
                            MlirValue weight, Spot spot, MlirValue acc) {
  const Stage *s = e->stage;
  MlirValue args[maxInputs + 1] = {{NULL}};
  int numArgs = s->numInputs;
  for (int i = 0; i < s->numInputs; ++i) {
    if (!termReads(e, i))
      continue;
    args[i] = inputs[i][spot.row * e->columns + spot.column];
    if (mlirValueIsNull(args[i]))
      return acc;
  }
  BodyFrame frame = {e, spot, e->tile.lanes, NULL, {NULL}};
  if (!mlirOperationIsNull(s->list.read))
    frame.listed = args[--numArgs];
  args[numArgs] = acc;
  MlirValue next =
      mlirValueIsNull(weight)
          ? nnEmitBody(&frame, s->root, args)
          : nnEmitBodyAfter(&frame, s->root, args, e->tile.widened, weight);
  bool partial = e->tile.kind == TILE_REDUCE && !mlirValueIsNull(e->mask);
  return partial ? arithSelect(e->b, e->mask, next, acc) : next;
}

void nnEmitTerm(Emitter *e, MlirValue *acc) {
  const Stage *s = e->stage;
  MlirValue inputs[maxInputs][maxTile], weights[maxTile] = {{NULL}};
  if (!e->numChunks)
    nnEmitPrefetch(e, 1);
  if (nnReadsWeights(e))
    nnEmitReadWeights(e, weights);
  for (int i = 0; i < s->numInputs; ++i)
    if (termReads(e, i))
      nnEmitInputs(e, i, inputs[i]);
  for (int r = 0; r < e->rows; ++r)
    for (int c = 0; c < e->columns; ++c) {
      int here = r * e->columns + c;
      acc[here] = emitTermAt(e, inputs, weights[c], (Spot){r, c}, acc[here]);
    }
}

/// Terms of a list end at the longest of those of the tile's columns: others
/// have zeros behind.
static Index listEnd(Emitter *e, Index ub) {
  Index most = nnIndex(0);
  for (int c = 0; c < e->columns; ++c)
    most = nnIndexMax(e->b, most,
                      emitListed(e, e->stage->list.counts, (Spot){0, c}));
  return nnIndexMin(e->b, ub, most);
}

/// Bounds of a reduction loop, cut to where padded reads fall inside.
static void reductionBounds(Emitter *e, int loop, Index *lb, Index *ub) {
  const Stage *s = e->stage;
  *lb = e->begin[loop];
  *ub = e->end[loop];
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d) {
      const StageInput *in = &s->inputs[i];
      const Linear *l = &in->access.dims[d];
      int64_t dilation = l->coefficient[loop];
      if (!in->padded[d] || !dilation)
        continue;
      int outer = 0;
      while (s->reduction[outer] || !l->coefficient[outer])
        ++outer;
      if (outer == e->rowLoop && e->interior)
        continue;
      Index start = nnIndexScale(e->b, e->at[outer], l->coefficient[outer]);
      Index first = nnIndexSub(e->b, nnIndex(in->low[d]), start);
      Index last = nnIndexAdd(e->b, first,
                              nnIndexPlus(nnIndexDim(e->b, in->tensor, d), -1));
      *lb = nnIndexMax(e->b, *lb, nnIndexCeilDiv(e->b, first, dilation));
      *ub = nnIndexMin(e->b, *ub,
                       nnIndexPlus(nnIndexFloorDiv(e->b, last, dilation), 1));
    }
  if (!mlirOperationIsNull(s->list.guard) && loop == s->list.loop)
    *ub = listEnd(e, *ub);
}

/// The innermost, vectorized reduction: whole vectors, then a masked rest.
static void emitVectorReduction(Emitter *e, MlirValue *acc) {
  int loop = e->tile.vectorLoop, n = e->rows * e->columns;
  int64_t lanes = e->tile.lanes;
  Index end = e->extent[loop];
  Index whole = nnIndexScale(e->b, nnIndexFloorDiv(e->b, end, lanes), lanes);
  if (!nnIndexIsConstant(whole) || whole.constant) {
    Loop l = nnLoopBegin(e->b, nnIndex(0), whole, lanes, n, acc);
    e->at[loop] = nnIndexOf(l.iv);
    nnEmitTerm(e, acc);
    nnLoopEnd(e->b, l, n, acc);
  }
  Index rest = nnIndexSub(e->b, end, whole);
  if (nnIndexIsConstant(rest) && !rest.constant)
    return;
  MlirType type = nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(e->b), 1),
                              e->tile.lanes);
  e->at[loop] = whole;
  if (nnIndexIsConstant(rest))
    e->mask = vectorConstantMask(e->b, type, NN_INTS(rest.constant));
  else
    e->mask = vectorCreateMask(e->b, type, NN_VALUES(nnIndexValue(e->b, rest)));
  nnEmitTerm(e, acc);
  e->mask = (MlirValue){NULL};
}

static void emitReduction(Emitter *e, int loop, MlirValue *acc);

/// The terms of a chunk.
static void emitChunk(Emitter *e, int loop, MlirValue *acc) {
  if (nnBeginsGroup(e))
    nnEmitGroup(e, loop, acc, emitReduction);
  else
    emitReduction(e, loop, acc);
}

static void emitReduction(Emitter *e, int loop, MlirValue *acc) {
  const Stage *s = e->stage;
  while (loop < s->numLoops &&
         (!s->reduction[loop] || loop == e->tile.vectorLoop ||
          (e->tile.dot.isThere && loop == e->tile.dot.loop)))
    ++loop;
  if (loop == s->numLoops) {
    if (e->tile.dotUnit == DOT_TILES)
      nnEmitAmxDot(e, acc);
    else if (e->tile.dot.isThere)
      nnEmitDot(e, acc);
    else if (e->tile.vectorLoop >= 0)
      emitVectorReduction(e, acc);
    else
      nnEmitTerm(e, acc);
    return;
  }
  int n = e->tile.dotUnit == DOT_TILES ? nnAmxCarried(e) : e->rows * e->columns;
  if (mlirValueIsNull(e->panel) && nnEmitChunks(e, loop, n, acc, emitChunk))
    return;
  Index lb, ub;
  reductionBounds(e, loop, &lb, &ub);
  Index length = nnIndexSub(e->b, ub, lb);
  if (nnIndexIsConstant(length) &&
      (length.constant == 1 || nnIsInWord(e, loop, length.constant) ||
       loop == e->tile.placeLoop ||
       (loop == e->tile.tapLoop && (e->tile.window || e->fixed)))) {
    for (int64_t i = 0; i < length.constant; ++i) {
      e->at[loop] = nnIndexPlus(lb, i);
      emitReduction(e, loop + 1, acc);
    }
    return;
  }
  Loop l = nnLoopBegin(e->b, lb, ub, 1, n, acc);
  e->at[loop] = nnIndexOf(l.iv);
  emitReduction(e, loop + 1, acc);
  nnLoopEnd(e->b, l, n, acc);
}

//===----------------------------------------------------------------------===//
// Accumulators and results
//===----------------------------------------------------------------------===//

/// Loops carry accumulators even past a body that ignores them.
static bool accumulatorIsUsed(const Stage *s) {
  return nnStageHasReductions(s) || nnStageReads(s, s->numInputs);
}

/// Whether no terms come before those of the tile, or after them.
static bool beginsReduction(const Emitter *e) {
  for (int loop = 0; loop < e->stage->numLoops; ++loop)
    if (e->stage->reduction[loop] &&
        !(nnIndexIsConstant(e->begin[loop]) && !e->begin[loop].constant))
      return false;
  return true;
}

static bool endsReduction(const Emitter *e) {
  for (int loop = 0; loop < e->stage->numLoops; ++loop)
    if (e->stage->reduction[loop] &&
        !nnIndexIsSame(e->end[loop], e->extent[loop]))
      return false;
  return true;
}

/// What accumulators start from: sums of the terms before are in `out`.
static void emitInits(Emitter *e, MlirValue out, MlirValue *acc) {
  const Stage *s = e->stage;
  bool begins = beginsReduction(e);
  Access access = {.rank = s->outputRank};
  for (int d = 0; d < s->outputRank; ++d)
    access.dims[d].coefficient[s->outputLoop[d]] = 1;
  Read read = {begins ? s->initTensor : out, &access, NULL, NULL, true};
  for (int r = 0; r < e->rows; ++r)
    for (int c = 0; c < e->columns; ++c)
      acc[r * e->columns + c] =
          !accumulatorIsUsed(s) ? (MlirValue){NULL}
          : mlirAttributeIsNull(s->init) || !begins
              ? emitRead(e, &read, (Spot){r, c}, e->tile.lanes)
              : nnEmitConstant(e->b, s->init, e->tile.lanes);
}

static MlirAttribute parse(NnBuilder b, const char *text) {
  return mlirAttributeParseGet(nnBuilderGetContext(b), nnStr(text));
}

/// The sum (product, maximum, …) of a vector's lanes. Lanes are combined as a
/// tree, whatever the target: the order is fixed, so results are too. Signs of
/// zeros are not kept.
static MlirValue emitLanes(Emitter *e, MlirValue vector) {
  MlirType element = mlirShapedTypeGetElementType(mlirValueGetType(vector));
  char kind[64];
  nnCombinerKind(e->stage, kind, sizeof kind);
  VectorReductionOptions options = {
      .fastmath = parse(e->b, "#arith.fastmath<reassoc,nsz>")};
  return vectorReduction(e->b, element, vector, (MlirValue){NULL},
                         parse(e->b, kind),
                         mlirTypeIsAFloat(element) ? &options : NULL);
}

static MlirValue emitEpilogue(Emitter *e, MlirValue value, Spot spot,
                              int lanes) {
  const Stage *s = e->stage;
  if (mlirOperationIsNull(s->epilogue))
    return value;
  MlirValue args[maxInputs + 1] = {{NULL}};
  args[s->resultBlockArg] = value;
  for (int i = 0; i < s->numExtra; ++i) {
    Read read = {s->extra[i], &s->extraAccess[i], NULL, s->outputLoop,
                 nnAccessIsContiguous(&s->extraAccess[i], s->outputRank - 1,
                                      e->tile.lanes)};
    args[s->extraBlockArg[i]] = emitRead(e, &read, spot, lanes);
  }
  BodyFrame frame = {e, spot, lanes, s->outputLoop, {NULL}};
  return nnEmitBody(&frame, s->epilogue, args);
}

MlirValue nnEmitInput(Emitter *e, int input) {
  const StageInput *in = &e->stage->inputs[input];
  Read read = {in->tensor, &in->access, in->low, NULL, true};
  return emitRead(e, &read, (Spot){0, e->columns - 1}, e->tile.lanes);
}

MlirValue nnEmitResult(Emitter *e, MlirValue value, Spot spot, MlirValue out) {
  value = emitEpilogue(e, value, spot, e->tile.lanes);
  return emitWrite(e, value, out, spot, e->tile.lanes);
}

static MlirValue emitVectorTile(Emitter *e, MlirValue out) {
  MlirValue acc[maxTile];
  emitInits(e, out, acc);
  if (nnStageHasReductions(e->stage))
    emitReduction(e, 0, acc);
  else
    nnEmitTerm(e, acc);
  int lanes = e->tile.kind == TILE_OUTPUT ? e->tile.lanes : 0;
  bool ends = endsReduction(e);
  for (int r = 0; r < e->rows; ++r)
    for (int c = 0; c < e->columns; ++c) {
      MlirValue value = acc[r * e->columns + c];
      if (e->tile.kind == TILE_REDUCE)
        value = emitLanes(e, value);
      if (ends)
        value = emitEpilogue(e, value, (Spot){r, c}, lanes);
      out = emitWrite(e, value, out, (Spot){r, c}, lanes);
    }
  return out;
}

MlirValue nnEmitTile(Emitter *e, MlirValue out) {
  ByteDotUnit unit = e->tile.dotUnit;
  if (unit == DOT_TILES && e->rows >= e->tile.blockRows)
    return nnEmitAmxTile(e, out, emitReduction);
  if (unit == DOT_TILES)
    e->tile.dotUnit = e->tile.fewRowsUnit;
  out = emitVectorTile(e, out);
  e->tile.dotUnit = unit;
  return out;
}
