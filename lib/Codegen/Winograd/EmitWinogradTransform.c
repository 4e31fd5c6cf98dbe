//===- EmitWinogradTransform.c - B^T d B and A^T y A ----------------------===//
// Both are done for all lanes of a vector of channels at once, in registers, by
// two passes of one dimension. Where tiles may reach beyond the image, all are
// read and written under masks: code for those inside alone is no faster.
//===----------------------------------------------------------------------===//
#include "Codegen/Winograd/EmitWinograd.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Vector.h"

//===----------------------------------------------------------------------===//
// Positions and masks
//===----------------------------------------------------------------------===//

static MlirType bitsType(const WinogradEmitter *w) {
  return nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(w->e.b), 1),
                     w->stage->lanes);
}

static MlirValue isInside(NnBuilder b, Index x, int64_t size) {
  return arithCmpI(b, nnIndexValue(b, x), nnIndexValue(b, nnIndex(size)),
                   ARITH_CMP_I_PREDICATE_ULT);
}

static MlirValue bothOf(NnBuilder b, MlirValue x, MlirValue y) {
  return mlirValueIsNull(x) ? y : mlirValueIsNull(y) ? x : arithAndI(b, x, y);
}

/// What a tile covers of an image along an axis.
typedef struct Span {
  Index first;
  int n;
  int64_t size;  ///< Of the image.
  bool isInside; ///< The image has all that any tile covers.
} Span;

/// Positions of a span, and which of them the image has. Others are moved into
/// it, so that no address points past it.
typedef struct Axis {
  Index at[nnWinogradMaxSize];
  MlirValue mask[nnWinogradMaxSize]; ///< Null where all are inside.
} Axis;

static Axis axisOf(const WinogradEmitter *w, const Span *span) {
  NnBuilder b = w->e.b;
  Axis axis = {0};
  for (int i = 0; i < span->n; ++i) {
    Index at = axis.at[i] = nnIndexPlus(span->first, i);
    if (span->isInside)
      continue;
    axis.mask[i] = vectorBroadcast(b, bitsType(w), isInside(b, at, span->size));
    Index last = nnIndex(span->size - 1);
    axis.at[i] = nnIndexMax(b, nnIndexMin(b, at, last), nnIndex(0));
  }
  return axis;
}

//===----------------------------------------------------------------------===//
// Sums of few terms
//===----------------------------------------------------------------------===//

static MlirValue splat(const WinogradEmitter *w, double value) {
  MlirContext context = nnBuilderGetContext(w->e.b);
  return nnEmitConstant(
      w->e.b, mlirFloatAttrDoubleGet(context, mlirF32TypeGet(context), value),
      w->stage->lanes);
}

/// acc + factor * x.
static MlirValue addTerm(const WinogradEmitter *w, MlirValue acc, double factor,
                         MlirValue x) {
  if (factor == 1)
    return arithAddF(w->e.b, acc, x, NULL);
  if (factor == -1)
    return arithSubF(w->e.b, acc, x, NULL);
  return nnWinogradMulAdd(w, x, splat(w, factor), acc);
}

/// The sum of factors[i] * x[i] for i = begin, begin + step, …, of which the
/// last one that isn't 0 has factor `unit`, divided by that.
static MlirValue sumOf(const WinogradEmitter *w, const double *factors,
                       const MlirValue *x, int begin, int end, int step,
                       double *unit) {
  MlirValue sum = {NULL};
  for (int i = begin + (end - 1 - begin) / step * step; i >= begin; i -= step) {
    if (factors[i] == 0)
      continue;
    if (mlirValueIsNull(sum)) {
      sum = x[i];
      *unit = factors[i];
    } else {
      sum = addTerm(w, sum, factors[i] / *unit, x[i]);
    }
  }
  return sum;
}

/// B^T x. The rows of a pair of points differ in the sign of odd columns.
static void transformInput(const WinogradEmitter *w, const MlirValue *x,
                           MlirValue *y) {
  const NnWinograd *f = w->stage->form;
  int last = f->size - 1;
  double unit;
  y[0] = sumOf(w, f->bt[0], x, 0, f->size, 1, &unit);
  y[last] = sumOf(w, f->bt[last], x, 0, f->size, 1, &unit);
  for (int i = 1; i < last; i += 2) {
    MlirValue even = sumOf(w, f->bt[i], x, 0, f->size, 2, &unit);
    MlirValue odd = sumOf(w, f->bt[i], x, 1, f->size, 2, &unit);
    y[i] = addTerm(w, even, unit, odd);
    y[i + 1] = addTerm(w, even, -unit, odd);
  }
}

/// A^T x. The columns of a pair of points differ in the sign of odd rows.
static void transformOutput(const WinogradEmitter *w, const MlirValue *x,
                            MlirValue *y) {
  const NnWinograd *f = w->stage->form;
  int last = f->size - 1;
  MlirValue even[nnWinogradMaxSize], odd[nnWinogradMaxSize];
  even[0] = odd[0] = x[0];
  even[last] = odd[last] = x[last];
  for (int i = 1; i < last; i += 2) {
    even[i] = addTerm(w, x[i], 1, x[i + 1]);
    odd[i] = addTerm(w, x[i], -1, x[i + 1]);
  }
  for (int r = 0; r < f->tile; ++r) {
    double factors[nnWinogradMaxSize];
    for (int i = 0; i <= last; ++i)
      factors[i] = i % 2 || i == 0 || i == last ? f->at[r][i] : 0;
    const MlirValue *terms = r % 2 ? odd : even;
    y[r] = terms[1];
    for (int i = 0; i <= last; ++i)
      if (i != 1 && factors[i] != 0)
        y[r] = addTerm(w, y[r], factors[i], terms[i]);
  }
}

//===----------------------------------------------------------------------===//
// One vector of a tile
//===----------------------------------------------------------------------===//

/// Where a tile stands.
typedef struct Place {
  Index tile;  ///< In the block.
  Index image; ///< In the batch.
  Span rows, columns;
} Place;

/// A vector of channels or filters of a tile.
typedef struct Piece {
  const Place *place;
  Axis rows, columns;
  Index element;
  MlirValue mask; ///< Of the elements that are there; null for all.
} Piece;

static MlirValue maskAt(const WinogradEmitter *w, const Piece *p, int i,
                        int j) {
  MlirValue place = bothOf(w->e.b, p->rows.mask[i], p->columns.mask[j]);
  return bothOf(w->e.b, place, p->mask);
}

/// Writes the code of one piece; returns the tensor that it writes to.
typedef MlirValue (*PieceFn)(WinogradEmitter *w, const Piece *p,
                             const WinogradPlanes *planes, MlirValue to);

/// A square of positions of the tile, or of points.
typedef MlirValue Square[nnWinogradMaxSize][nnWinogradMaxSize];

static MlirValue loadImage(const WinogradEmitter *w, const Piece *p, int i,
                           int j) {
  NnBuilder b = w->e.b;
  NnValues at = NN_VALUES(
      nnIndexValue(b, p->place->image), nnIndexValue(b, p->rows.at[i]),
      nnIndexValue(b, p->columns.at[j]), nnIndexValue(b, p->element));
  return nnWinogradLoad(w, w->stage->image, at, maskAt(w, p, i, j));
}

/// Results are stored as soon as they are there: all of them would not fit the
/// registers.
static MlirValue emitInputPiece(WinogradEmitter *w, const Piece *p,
                                const WinogradPlanes *planes, MlirValue to) {
  NnBuilder b = w->e.b;
  int size = w->stage->form->size;
  MlirValue at =
      nnIndexValue(b, nnWinogradAt(w, planes, p->place->tile, p->element));
  MlirValue line[nnWinogradMaxSize], result[nnWinogradMaxSize];
  Square half;
  for (int j = 0; j < size; ++j) {
    for (int i = 0; i < size; ++i)
      line[i] = loadImage(w, p, i, j);
    transformInput(w, line, result);
    for (int i = 0; i < size; ++i)
      half[i][j] = result[i];
  }
  for (int i = 0; i < size; ++i) {
    transformInput(w, half[i], result);
    for (int j = 0; j < size; ++j)
      to = nnWinogradStore(
          w, result[j], to,
          NN_VALUES(nnIndexValue(b, nnIndex(i * size + j)), at));
  }
  return to;
}

static MlirValue storeResult(WinogradEmitter *w, const Piece *p, int i, int j,
                             MlirValue value, MlirValue to) {
  const int *loops = w->stage->output.outputLoop;
  w->e.at[loops[0]] = p->place->image;
  w->e.at[loops[1]] = p->rows.at[i];
  w->e.at[loops[2]] = p->columns.at[j];
  w->e.at[loops[3]] = p->element;
  w->e.mask = maskAt(w, p, i, j);
  return nnEmitResult(&w->e, value, (Spot){0, 0}, to);
}

static MlirValue emitOutputPiece(WinogradEmitter *w, const Piece *p,
                                 const WinogradPlanes *planes, MlirValue to) {
  NnBuilder b = w->e.b;
  const NnWinograd *f = w->stage->form;
  MlirValue all = {NULL};
  MlirValue at =
      nnIndexValue(b, nnWinogradAt(w, planes, p->place->tile, p->element));
  MlirValue line[nnWinogradMaxSize], result[nnWinogradMaxSize];
  Square half;
  for (int j = 0; j < f->size; ++j) {
    for (int i = 0; i < f->size; ++i)
      line[i] = nnWinogradLoad(
          w, planes->tensor,
          NN_VALUES(nnIndexValue(b, nnIndex(i * f->size + j)), at), all);
    transformOutput(w, line, result);
    for (int i = 0; i < f->tile; ++i)
      half[i][j] = result[i];
  }
  for (int i = 0; i < f->tile; ++i) {
    transformOutput(w, half[i], result);
    for (int j = 0; j < f->tile; ++j)
      to = storeResult(w, p, i, j, result[j], to);
  }
  return to;
}

//===----------------------------------------------------------------------===//
// All tiles of a block
//===----------------------------------------------------------------------===//

/// One of the two transformations.
typedef struct Step {
  PieceFn fn;
  WinogradPlanes planes;
  int64_t elements; ///< Channels or filters,
  Index begin, end; ///< of which these are to be done.
  int tile, n; ///< Outputs and positions of a tile along an axis of the image,
  int64_t low[2], size[2]; ///< which has padding and sizes.
} Step;

/// What the tile at `first` covers along an axis that has so many outputs.
static Span spanOf(const Step *step, int axis, Index first, int64_t outputs) {
  int64_t reach = step->n - step->tile;
  return (Span){nnIndexPlus(first, -step->low[axis]), step->n, step->size[axis],
                !step->low[axis] && outputs + reach <= step->size[axis]};
}

static Place placeOf(const WinogradEmitter *w, const Step *step, Index tile) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  Index all = nnIndexAdd(b, w->first, tile);
  Index line = nnIndexFloorDiv(b, all, s->columns);
  Index image = nnIndexFloorDiv(b, line, s->rows);
  Index column = nnIndexSub(b, all, nnIndexScale(b, line, s->columns));
  Index row = nnIndexSub(b, line, nnIndexScale(b, image, s->rows));
  Index y = nnIndexScale(b, row, s->form->tile);
  Index x = nnIndexScale(b, column, s->form->tile);
  return (Place){tile, image, spanOf(step, 0, y, s->rows * s->form->tile),
                 spanOf(step, 1, x, s->columns * s->form->tile)};
}

/// The elements to do, vector by vector.
static MlirValue emitPieces(WinogradEmitter *w, const Step *step, Piece piece,
                            MlirValue to) {
  NnBuilder b = w->e.b;
  int64_t lanes = w->stage->lanes;
  Loop l = nnLoopBegin(b, step->begin, step->end, lanes, 1, &to);
  piece.element = nnIndexOf(l.iv);
  if (step->elements % lanes) {
    Index left = nnIndexSub(b, nnIndex(step->elements), piece.element);
    piece.mask =
        vectorCreateMask(b, bitsType(w), NN_VALUES(nnIndexValue(b, left)));
  }
  to = step->fn(w, &piece, &step->planes, to);
  nnLoopEnd(b, l, 1, &to);
  return to;
}

static MlirValue emitStep(WinogradEmitter *w, const Step *step, MlirValue to) {
  Loop l = nnLoopBegin(w->e.b, nnIndex(0), w->count, 1, 1, &to);
  Place place = placeOf(w, step, nnIndexOf(l.iv));
  Piece piece = {.place = &place,
                 .rows = axisOf(w, &place.rows),
                 .columns = axisOf(w, &place.columns)};
  to = emitPieces(w, step, piece, to);
  nnLoopEnd(w->e.b, l, 1, &to);
  return to;
}

MlirValue nnEmitWinogradInput(WinogradEmitter *w, WinogradPlanes to) {
  const WinogradStage *s = w->stage;
  Step step = {.fn = emitInputPiece,
               .planes = to,
               .elements = s->channels,
               .end = nnIndex(s->channels),
               .tile = s->form->tile,
               .n = s->form->size,
               .low = {s->low[0], s->low[1]},
               .size = {s->height, s->width}};
  return emitStep(w, &step, to.tensor);
}

MlirValue nnEmitWinogradOutput(WinogradEmitter *w, WinogradPlanes from,
                               MlirValue to) {
  const WinogradStage *s = w->stage;
  NnBuilder b = w->e.b;
  int64_t group = (int64_t)s->registerPanels * nnWinogradPanel;
  Index end = nnIndexScale(b, w->end, group);
  Step step = {.fn = emitOutputPiece,
               .planes = from,
               .elements = s->filters,
               .begin = nnIndexScale(b, w->begin, group),
               .end = nnIndexMin(b, end, nnIndex(s->filters)),
               .tile = s->form->tile,
               .n = s->form->tile,
               .size = {s->outHeight, s->outWidth}};
  return emitStep(w, &step, to);
}
