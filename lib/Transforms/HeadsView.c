//===- HeadsView.c - Where an attention's heads come from -----------------===//
// Part of a packed projection becomes a slice along heads:
//   x[b, s, 3 * h * d] -> [b, s, 3, h, d] -> transpose -> [1]
//   is x[b, s, 3 * h, d] from head h on.
//===----------------------------------------------------------------------===//
#include "HeadsView.h"
#include "Monomial.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

//===----------------------------------------------------------------------===//
// Tracing
//===----------------------------------------------------------------------===//

static void traceTranspose(HeadsView *v, MlirOperation op) {
  for (int64_t i = 0; i < v->rank; ++i)
    v->dims[i] = nnTransposeGetPermAt(op, v->dims[i]);
  if (v->fixed >= 0)
    v->fixed = nnTransposeGetPermAt(op, v->fixed);
  v->base = nnOperand(op, 0);
}

static bool traceFactor(HeadsView *v, MlirOperation op) {
  double factor;
  int i = nnIsaMul(op) && nnConstantScalar(nnOperand(op, 0), &factor) ? 1 : 0;
  if (!i && !nnConstantScalar(nnOperand(op, 1), &factor))
    return false;
  if (!mlirTypeEqual(mlirValueGetType(nnOperand(op, i)),
                     mlirValueGetType(v->base)))
    return false;
  v->scale *= nnIsaDiv(op) ? 1 / factor : factor;
  v->base = nnOperand(op, i);
  return true;
}

/// The base becomes a tensor with one more dimension, at `axis`.
static void insertFixed(HeadsView *v, MlirValue base, int64_t axis,
                        int64_t index) {
  for (int64_t i = 0; i < v->rank; ++i)
    v->dims[i] += v->dims[i] >= axis;
  v->fixed = axis;
  v->index = index;
  v->base = base;
}

static int64_t axisOf(int64_t axis, MlirValue tensor) {
  return axis < 0 ? axis + nnRank(tensor) : axis;
}

static bool traceSqueeze(HeadsView *v, MlirOperation op) {
  if (v->fixed >= 0 || nnSqueezeGetNumAxes(op) != 1)
    return false;
  MlirValue input = nnOperand(op, 0);
  insertFixed(v, input, axisOf(nnSqueezeGetAxesAt(op, 0), input), 0);
  return true;
}

static bool traceGather(HeadsView *v, MlirOperation op) {
  int64_t index;
  MlirAttribute indices = nnConstantValue(nnGatherGetIndices(op));
  if (v->fixed >= 0 || nnRank(nnGatherGetIndices(op)) != 0 ||
      mlirAttributeIsNull(indices) || nnElementsInts(indices, 1, &index) != 1)
    return false;
  MlirValue data = nnGatherGetData(op);
  int64_t axis = axisOf(nnGatherGetAxis(op), data);
  int64_t size = nnValueShape(data).dims[axis];
  if (size == NN_DYNAMIC)
    return false;
  insertFixed(v, data, axis, index < 0 ? index + size : index);
  return true;
}

/// A run of indices of one dimension of `input`.
typedef struct Cut {
  MlirValue input;
  int64_t axis, begin;
} Cut;

static bool readCut(MlirValue value, Cut *out) {
  MlirOperation op = nnDefiningOp(value);
  if (nnIsaSplit(op)) {
    *out = (Cut){nnSplitGetInput(op), nnSplitGetAxis(op), 0};
    out->axis = axisOf(out->axis, value);
    for (intptr_t i = 0; i < mlirOpResultGetResultNumber(value); ++i) {
      int64_t size = nnValueShape(nnResult(op, i)).dims[out->axis];
      if (size == NN_DYNAMIC)
        return false;
      out->begin += size;
    }
    return true;
  }
  int64_t begin;
  if (!nnIsaSlice(op) || nnSliceGetNumAxes(op) != 1 ||
      !mlirValueIsNull(nnOptionalOperand(op, 3)))
    return false;
  MlirAttribute starts = nnConstantValue(nnSliceGetStarts(op));
  if (mlirAttributeIsNull(starts) || nnElementsInts(starts, 1, &begin) != 1 ||
      begin < 0)
    return false;
  *out =
      (Cut){nnSliceGetInput(op), axisOf(nnSliceGetAxesAt(op, 0), value), begin};
  return true;
}

/// One index of the dimension that is fixed to one of size 1.
static bool traceCut(HeadsView *v) {
  Cut cut;
  if (v->fixed < 0 || !readCut(v->base, &cut) || cut.axis != v->fixed ||
      nnValueShape(v->base).dims[v->fixed] != 1)
    return false;
  v->index += cut.begin;
  v->base = cut.input;
  return true;
}

/// Whether `whole` is `part` with each of its heads, dimension 1 of 4, repeated
/// as often as dimension 2 of `repeated` says.
static bool repeatsHeads(const NnShape *part, const NnShape *repeated,
                         const NnShape *whole) {
  int64_t unknown = 0;
  if (part->rank != 4 || repeated->rank != 5 || whole->rank != 4)
    return false;
  for (int64_t i = 0; i < 4; ++i) {
    int64_t from = part->dims[i], by = i == 1 ? repeated->dims[2] : 1;
    unknown += from == NN_DYNAMIC;
    if (repeated->dims[i < 2 ? i : i + 1] != from || by == NN_DYNAMIC ||
        whole->dims[i] != (from == NN_DYNAMIC ? from : from * by))
      return false;
  }
  return unknown <= 1 && part->dims[1] != NN_DYNAMIC;
}

/// Heads of keys and values that are repeated for groups of queries' heads:
/// [b, h, s, d] -> [b, h, 1, s, d] -> [b, h, n, s, d] -> [b, h * n, s, d].
static bool traceRepeat(HeadsView *v, MlirOperation reshape) {
  MlirOperation expand = nnDefiningOp(nnOperand(reshape, 0));
  if (v->fixed >= 0 || !nnIsaExpand(expand))
    return false;
  MlirOperation unsqueeze = nnDefiningOp(nnOperand(expand, 0));
  if (!nnIsaUnsqueeze(unsqueeze) || nnUnsqueezeGetNumAxes(unsqueeze) != 1 ||
      axisOf(nnUnsqueezeGetAxesAt(unsqueeze, 0), nnResult(unsqueeze, 0)) != 2)
    return false;
  MlirValue part = nnOperand(unsqueeze, 0);
  NnShape from = nnValueShape(part), to = nnValueShape(v->base);
  NnShape repeated = nnValueShape(nnResult(expand, 0));
  if (!repeatsHeads(&from, &repeated, &to))
    return false;
  v->base = part;
  return true;
}

static bool step(HeadsView *v) {
  MlirOperation op = nnDefiningOp(v->base);
  if (nnIsaTranspose(op)) {
    traceTranspose(v, op);
    return true;
  }
  if (nnIsaMul(op) || nnIsaDiv(op))
    return traceFactor(v, op);
  if (nnIsaSqueeze(op))
    return traceSqueeze(v, op);
  if (nnIsaGather(op))
    return traceGather(v, op);
  if (nnIsaReshape(op))
    return traceRepeat(v, op);
  return traceCut(v);
}

HeadsView nnHeadsViewOf(MlirValue value) {
  HeadsView v = {.value = value,
                 .base = value,
                 .scale = 1,
                 .rank = nnRank(value),
                 .fixed = -1};
  for (int64_t i = 0; i < v.rank; ++i)
    v.dims[i] = i;
  while (step(&v))
    continue;
  return v;
}

void nnHeadsViewTranspose(HeadsView *view) {
  int64_t last = view->dims[view->rank - 1];
  view->dims[view->rank - 1] = view->dims[view->rank - 2];
  view->dims[view->rank - 2] = last;
}

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

/// Dimension i of the heads, sequence and size, wherever the batch is.
static int64_t dimAt(const HeadsView *v, int64_t i) {
  return v->dims[v->rank - 3 + i];
}

bool nnHeadsViewIs(const HeadsView *view, bool isBshd) {
  int64_t at = view->rank - 3;
  if (at == 1 && view->dims[0] != 0)
    return false;
  if (!isBshd)
    return view->fixed < 0 && dimAt(view, 0) == at &&
           dimAt(view, 1) == at + 1 && dimAt(view, 2) == at + 2;
  if (view->fixed < 0)
    return dimAt(view, 1) == at && dimAt(view, 0) == at + 1 &&
           dimAt(view, 2) == at + 2;
  // The fixed dimension and the heads become one.
  NnShape shape = nnValueShape(view->base);
  return at == 1 && dimAt(view, 1) == 1 && view->fixed == 2 &&
         dimAt(view, 0) == 3 && dimAt(view, 2) == 4 &&
         shape.dims[2] != NN_DYNAMIC && shape.dims[3] != NN_DYNAMIC;
}

static MlirValue sliceHeads(NnBuilder b, MlirValue tensor, int64_t begin,
                            int64_t count) {
  return nnSlice(b, tensor, nnConstantInts(b, NN_INTS(begin)),
                 nnConstantInts(b, NN_INTS(begin + count)), (MlirValue){NULL},
                 NN_INTS(2));
}

/// x[b, s, n * d] as [b, s, n, d].
static MlirValue splitHeads(NnBuilder b, MlirValue tensor, int64_t heads,
                            int64_t size) {
  return nnReshape(b, tensor, nnConstantInts(b, NN_INTS(0, 0, heads, size)),
                   NULL);
}

/// What a reshape to [b, s, h, d] is of, if it is part of a larger last
/// dimension: packed projections are cut before their heads are split.
static bool readPacked(const HeadsView *v, Cut *cut, int64_t *whole) {
  MlirOperation op = nnDefiningOp(v->base);
  if (!nnIsaReshape(op) || v->fixed >= 0 || !readCut(nnOperand(op, 0), cut))
    return false;
  NnShape to = nnValueShape(v->base), from = nnValueShape(cut->input);
  NnShape part = nnValueShape(nnOperand(op, 0));
  int64_t heads = to.dims[to.rank - 2], size = to.dims[to.rank - 1];
  if (from.rank != 3 || cut->axis != 2 || heads == NN_DYNAMIC ||
      size == NN_DYNAMIC || size == 0 || from.dims[2] == NN_DYNAMIC ||
      part.dims[2] != heads * size)
    return false;
  bool sameRows = to.rank == 4
                      ? to.dims[0] == part.dims[0] && to.dims[1] == part.dims[1]
                      : part.dims[1] == 1 && to.dims[0] == part.dims[0];
  *whole = from.dims[2] / size;
  return sameRows && from.dims[2] % size == 0 && cut->begin % size == 0;
}

/// A slice of what the projection computes; null if there is no such thing.
static MlirValue buildPacked(NnBuilder b, const HeadsView *v) {
  Cut cut;
  int64_t whole;
  if (!readPacked(v, &cut, &whole))
    return (MlirValue){NULL};
  NnShape to = nnValueShape(v->base);
  int64_t heads = to.dims[to.rank - 2], size = to.dims[to.rank - 1];
  MlirValue all = cut.input;
  if (to.rank == 3) // [s, 1, n * d]: the batch goes first.
    all = nnUnsqueeze(b, nnSqueeze(b, all, NN_INTS(1)), NN_INTS(0));
  return sliceHeads(b, splitHeads(b, all, whole, size), cut.begin / size,
                    heads);
}

MlirValue nnHeadsViewBuild(NnBuilder b, const HeadsView *view) {
  NnShape shape = nnValueShape(view->base);
  if (view->fixed >= 0)
    return sliceHeads(
        b,
        splitHeads(b, view->base, shape.dims[2] * shape.dims[3], shape.dims[4]),
        view->index * shape.dims[3], shape.dims[3]);
  MlirValue packed =
      nnHeadsViewIs(view, true) ? buildPacked(b, view) : (MlirValue){NULL};
  if (!mlirValueIsNull(packed))
    return packed;
  return view->rank == 3 ? nnUnsqueeze(b, view->base, NN_INTS(0)) : view->base;
}
