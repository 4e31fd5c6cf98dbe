//===- Gather.c - nn.gather, gather_elements and gather_nd ----------------===//
// The leading dimensions of the result are looped over; indices name a place in
// the leading dimensions of data, and what is behind it is copied: an element
// by a linalg.generic, a slice as a whole.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <string.h>

static int64_t axisOf(int64_t axis, int64_t rank) {
  return axis < 0 ? axis + rank : axis;
}

/// A gather: `lead` dimensions of the result choose, by indices, a place in the
/// first `picked` dimensions of data; those behind are the same in both.
typedef struct Gather {
  MlirValue data, indices;
  NnDims from, picking, to; ///< Of data, indices and the result.
  int64_t axis;             ///< Of gather and gather_elements.
  int64_t batch;            ///< Of gather_nd.
  int64_t lead, picked;
  /// The place in data for indices `at` into the leading dimensions.
  void (*locate)(NnBuilder b, const struct Gather *g, const MlirValue *at,
                 NnDim *place);
} Gather;

static Gather gatherOf(NnBuilder b, MlirOperation op) {
  Gather g = {.data = nnLowerOperand(b, op, 0),
              .indices = nnLowerOperand(b, op, 1)};
  g.from = nnDimsOf(b, g.data);
  g.picking = nnDimsOf(b, g.indices);
  return g;
}

//===----------------------------------------------------------------------===//
// Indices that are data
//===----------------------------------------------------------------------===//

NnDim nnIndexOfData(NnBuilder b, MlirValue tensor, NnValues at, NnDim size) {
  MlirType type = mlirIndexTypeGet(nnBuilderGetContext(b));
  MlirValue element = tensorExtract(b, tensor, at);
  NnDim index = {NN_DYNAMIC, arithIndexCast(b, type, element)};
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, index, nnDim(0),
                     nnDimAdd(b, index, size), index);
}

MlirValue nnIsInside(NnBuilder b, NnDim index, NnDim size) {
  return arithCmpI(b, nnDimValue(b, index), nnDimValue(b, size),
                   ARITH_CMP_I_PREDICATE_ULT);
}

/// An index for reading, in the dimension whatever the data says.
static NnDim pickedIndex(NnBuilder b, const Gather *g, NnValues at,
                         NnDim size) {
  NnDim index = nnIndexOfData(b, g->indices, at, size);
  return nnDimClamp(b, index, nnDim(0), nnDimSub(b, size, nnDim(1)));
}

NnDim nnDimsProduct(NnBuilder b, const NnDims *dims) {
  NnDim n = nnDim(1);
  for (int64_t i = 0; i < dims->rank; ++i)
    n = nnDimMul(b, n, dims->d[i]);
  return n;
}

/// There is something to pick from, or nothing to pick.
static void requireSource(NnBuilder b, const Gather *g, NnDim size) {
  if (nnDimIsStatic(size) && size.size > 0)
    return;
  MlirValue zero = nnDimValue(b, nnDim(0));
  MlirValue some =
      arithCmpI(b, nnDimValue(b, size), zero, ARITH_CMP_I_PREDICATE_SGT);
  MlirValue none = arithCmpI(b, nnDimValue(b, nnDimsProduct(b, &g->to)), zero,
                             ARITH_CMP_I_PREDICATE_EQ);
  nnRequire(b, arithOrI(b, some, none), "expected a dimension to pick from");
}

//===----------------------------------------------------------------------===//
// Copying
//===----------------------------------------------------------------------===//

static void indexValues(NnBuilder b, const NnDim *place, int64_t n,
                        MlirValue *out) {
  for (int64_t i = 0; i < n; ++i)
    out[i] = nnDimValue(b, place[i]);
}

static MlirValue gatherElements(NnBuilder b, const Gather *g) {
  MlirValue at[NN_MAX_RANK];
  NnDim place[NN_MAX_RANK];
  NnGeneric generic = nnGenericBegin(b, g->to.rank, 0);
  nnGenericOpen(&generic, nnEmpty(b, &g->to, nnElementType(g->data)),
                nnMapFirst(b, g->to.rank, g->to.rank));
  for (int64_t i = 0; i < g->to.rank; ++i)
    at[i] = linalgIndex(b, i);
  g->locate(b, g, at, place);
  indexValues(b, place, g->picked, at);
  return nnGenericClose(&generic,
                        tensorExtract(b, g->data, (NnValues){g->picked, at}));
}

/// Offsets and sizes of the slice behind a place.
static void sliceAt(const NnDims *dims, const NnDim *place, int64_t n,
                    NnDims *offsets, NnDims *sizes) {
  *offsets = nnDimsAll(dims->rank, 0);
  *sizes = *dims;
  for (int64_t i = 0; i < n; ++i) {
    offsets->d[i] = place[i];
    sizes->d[i] = nnDim(1);
  }
}

static MlirValue copySlice(NnBuilder b, const Gather *g, const NnLoops *l) {
  NnDim place[NN_MAX_RANK], here[NN_MAX_RANK];
  NnDims offsets, sizes, inner = {.rank = g->from.rank - g->picked};
  NnDims ones = nnDimsAll(NN_MAX_RANK, 1);
  NnMixed o, n, s;
  g->locate(b, g, l->at, place);
  sliceAt(&g->from, place, g->picked, &offsets, &sizes);
  memcpy(inner.d, g->from.d + g->picked, sizeof(NnDim) * (size_t)inner.rank);
  ones.rank = g->from.rank;
  nnMix(&offsets, &o);
  nnMix(&sizes, &n);
  nnMix(&ones, &s);
  MlirValue slice = tensorExtractSlice(
      b, nnDimsType(&inner, nnElementType(g->data)), g->data, o.dynamic,
      n.dynamic, s.dynamic, o.ints, n.ints, s.ints);
  for (int64_t i = 0; i < g->lead; ++i)
    here[i] = (NnDim){NN_DYNAMIC, l->at[i]};
  sliceAt(&g->to, here, g->lead, &offsets, &sizes);
  ones.rank = g->to.rank;
  nnMix(&offsets, &o);
  nnMix(&sizes, &n);
  nnMix(&ones, &s);
  return tensorInsertSlice(b, slice, l->carried[0], o.dynamic, n.dynamic,
                           s.dynamic, o.ints, n.ints, s.ints);
}

static MlirValue gatherSlices(NnBuilder b, const Gather *g) {
  NnDims lead = g->to;
  lead.rank = g->lead;
  NnLoops l = nnLoopsOpen(
      b, &lead, NN_VALUES(nnEmpty(b, &g->to, nnElementType(g->data))));
  nnLoopsMarkIndependent(&l);
  nnLoopsClose(&l, NN_VALUES(copySlice(b, g, &l)));
  return l.carried[0];
}

static MlirValue gather(NnBuilder b, const Gather *g) {
  return g->picked == g->from.rank ? gatherElements(b, g) : gatherSlices(b, g);
}

//===----------------------------------------------------------------------===//
// nn.gather
//===----------------------------------------------------------------------===//

static void locateSlice(NnBuilder b, const Gather *g, const MlirValue *at,
                        NnDim *place) {
  for (int64_t i = 0; i < g->axis; ++i)
    place[i] = (NnDim){NN_DYNAMIC, at[i]};
  place[g->axis] = pickedIndex(b, g, (NnValues){g->picking.rank, at + g->axis},
                               g->from.d[g->axis]);
}

MlirLogicalResult nnLowerGather(NnBuilder b, MlirOperation op) {
  Gather g = gatherOf(b, op);
  g.axis = axisOf(nnGatherGetAxis(op), g.from.rank);
  g.picked = g.axis + 1;
  g.lead = g.axis + g.picking.rank;
  g.locate = locateSlice;
  g.to.rank = g.lead + g.from.rank - g.picked;
  for (int64_t i = 0; i < g.to.rank; ++i)
    g.to.d[i] = i < g.axis   ? g.from.d[i]
                : i < g.lead ? g.picking.d[i - g.axis]
                             : g.from.d[i - g.lead + g.picked];
  requireSource(b, &g, g.from.d[g.axis]);
  return nnLowerReplace(b, op, gather(b, &g));
}

//===----------------------------------------------------------------------===//
// nn.gather_elements
//===----------------------------------------------------------------------===//

static void locateElement(NnBuilder b, const Gather *g, const MlirValue *at,
                          NnDim *place) {
  for (int64_t i = 0; i < g->from.rank; ++i)
    place[i] = (NnDim){NN_DYNAMIC, at[i]};
  place[g->axis] =
      pickedIndex(b, g, (NnValues){g->picking.rank, at}, g->from.d[g->axis]);
}

MlirLogicalResult nnLowerGatherElements(NnBuilder b, MlirOperation op) {
  Gather g = gatherOf(b, op);
  g.axis = axisOf(nnGatherElementsGetAxis(op), g.from.rank);
  g.picked = g.lead = g.from.rank;
  g.to = g.picking;
  g.locate = locateElement;
  for (int64_t i = 0; i < g.from.rank; ++i)
    if (i != g.axis)
      nnRequireWithin(b, g.picking.d[i], g.from.d[i]);
  requireSource(b, &g, g.from.d[g.axis]);
  return nnLowerReplace(b, op, gather(b, &g));
}

//===----------------------------------------------------------------------===//
// nn.gather_nd
//===----------------------------------------------------------------------===//

static void locateTuple(NnBuilder b, const Gather *g, const MlirValue *at,
                        NnDim *place) {
  MlirValue element[NN_MAX_RANK];
  memcpy(element, at, sizeof *at * (size_t)g->lead);
  for (int64_t i = 0; i < g->batch; ++i)
    place[i] = (NnDim){NN_DYNAMIC, at[i]};
  for (int64_t i = g->batch; i < g->picked; ++i) {
    element[g->lead] = nnDimValue(b, nnDim(i - g->batch));
    place[i] =
        pickedIndex(b, g, (NnValues){g->picking.rank, element}, g->from.d[i]);
  }
}

MlirLogicalResult nnLowerGatherND(NnBuilder b, MlirOperation op) {
  Gather g = gatherOf(b, op);
  g.batch = nnGatherNDGetBatchDims(op);
  g.lead = g.picking.rank - 1;
  g.picked = g.batch + g.picking.d[g.lead].size;
  g.locate = locateTuple;
  g.to.rank = g.lead + g.from.rank - g.picked;
  for (int64_t i = 0; i < g.to.rank; ++i)
    g.to.d[i] = i < g.lead ? g.picking.d[i] : g.from.d[i - g.lead + g.picked];
  for (int64_t i = 0; i < g.batch; ++i)
    g.to.d[i] = nnRequireEqual(b, g.picking.d[i], g.from.d[i]);
  for (int64_t i = g.batch; i < g.picked; ++i)
    requireSource(b, &g, g.from.d[i]);
  return nnLowerReplace(b, op, gather(b, &g));
}
