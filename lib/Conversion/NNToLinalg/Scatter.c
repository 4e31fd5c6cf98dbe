//===- Scatter.c - nn.scatter_elements and scatter_nd ---------------------===//
// A copy of data, into which loops over the updates write in order. What has an
// index outside of data is skipped.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <string.h>

/// `lead` dimensions of the updates choose, by indices, a place in the first
/// `picked` dimensions of data; those behind are the same in both.
typedef struct Scatter {
  MlirValue data, indices, updates;
  NnDims to, picking, from; ///< Of data, indices and updates.
  int64_t axis;             ///< Of scatter_elements.
  int64_t lead, picked;
  int64_t reduction;
  bool isUnsigned;
  /// The place in data for indices `at` into the leading dimensions.
  void (*locate)(NnBuilder b, const struct Scatter *s, const MlirValue *at,
                 NnDim *place);
} Scatter;

static Scatter scatterOf(NnBuilder b, MlirOperation op, int64_t reduction) {
  MlirType element = nnElementType(nnOperand(op, 0));
  Scatter s = {.data = nnLowerOperand(b, op, 0),
               .indices = nnLowerOperand(b, op, 1),
               .updates = nnLowerOperand(b, op, 2),
               .reduction = reduction,
               .isUnsigned = nnIsUnsigned(element) || nnBitWidth(element) == 1};
  s.to = nnDimsOf(b, s.data);
  s.picking = nnDimsOf(b, s.indices);
  s.from = nnDimsOf(b, s.updates);
  return s;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static MlirValue addOrOr(NnBuilder b, MlirValue x, MlirValue y) {
  return nnBitWidth(mlirValueGetType(x)) == 1 ? arithOrI(b, x, y)
                                              : nnAddScalar(b, x, y);
}

/// What an element becomes, in its compute type.
static MlirValue combine(NnBuilder b, const Scatter *s, MlirValue old,
                         MlirValue update) {
  switch (s->reduction) {
  case NN_SCATTER_REDUCTION_ADD:
    return addOrOr(b, old, update);
  case NN_SCATTER_REDUCTION_MUL:
    return nnMulScalar(b, old, update);
  case NN_SCATTER_REDUCTION_MAX:
    return nnMaxScalar(b, old, update, s->isUnsigned);
  default:
    return nnMinScalar(b, old, update, s->isUnsigned);
  }
}

static MlirValue writeElement(NnBuilder b, const Scatter *s, MlirValue result,
                              NnValues to, NnValues from) {
  MlirValue update = tensorExtract(b, s->updates, from);
  if (s->reduction != NN_SCATTER_REDUCTION_NONE) {
    MlirType element = mlirValueGetType(update);
    MlirValue old = tensorExtract(b, result, to);
    update = nnNarrow(b, combine(b, s, nnWiden(b, old), nnWiden(b, update)),
                      element);
  }
  return tensorInsert(b, update, result, to);
}

/// Writes the slice behind a place.
static MlirValue writeSlice(NnBuilder b, const Scatter *s, const NnLoops *l,
                            const NnDim *place) {
  MlirValue to[NN_MAX_RANK], from[NN_MAX_RANK];
  NnDims slice = {.rank = s->to.rank - s->picked};
  memcpy(slice.d, s->to.d + s->picked, sizeof(NnDim) * (size_t)slice.rank);
  for (int64_t i = 0; i < s->picked; ++i)
    to[i] = nnDimValue(b, place[i]);
  memcpy(from, l->at, sizeof *from * (size_t)s->lead);
  NnLoops inner = nnLoopsOpen(b, &slice, NN_VALUES(l->carried[0]));
  memcpy(to + s->picked, inner.at, sizeof *to * (size_t)slice.rank);
  memcpy(from + s->lead, inner.at, sizeof *from * (size_t)slice.rank);
  MlirValue written =
      writeElement(b, s, inner.carried[0], (NnValues){s->to.rank, to},
                   (NnValues){s->from.rank, from});
  nnLoopsClose(&inner, NN_VALUES(written));
  return inner.carried[0];
}

static MlirValue isInside(NnBuilder b, const Scatter *s, const NnDim *place) {
  MlirValue inside = {NULL};
  for (int64_t i = 0; i < s->picked; ++i) {
    MlirValue here = nnIsInside(b, place[i], s->to.d[i]);
    inside = i ? arithAndI(b, inside, here) : here;
  }
  return inside;
}

static MlirValue scatter(NnBuilder b, const Scatter *s) {
  NnDim place[NN_MAX_RANK];
  NnDims lead = s->from;
  lead.rank = s->lead;
  NnLoops l = nnLoopsOpen(b, &lead, NN_VALUES(nnCopied(b, s->data)));
  s->locate(b, s, l.at, place);
  NnIf inside = nnIfOpen(b, isInside(b, s, place),
                         NN_TYPES(mlirValueGetType(l.carried[0])));
  nnIfElse(&inside, NN_VALUES(writeSlice(b, s, &l, place)));
  nnIfClose(&inside, NN_VALUES(l.carried[0]));
  nnLoopsClose(&l, NN_VALUES(nnIfResult(&inside, 0)));
  return l.carried[0];
}

//===----------------------------------------------------------------------===//
// nn.scatter_elements
//===----------------------------------------------------------------------===//

static void locateElement(NnBuilder b, const Scatter *s, const MlirValue *at,
                          NnDim *place) {
  for (int64_t i = 0; i < s->picked; ++i)
    place[i] = (NnDim){NN_DYNAMIC, at[i]};
  place[s->axis] =
      nnIndexOfData(b, s->indices, (NnValues){s->lead, at}, s->to.d[s->axis]);
}

MlirLogicalResult nnLowerScatterElements(NnBuilder b, MlirOperation op) {
  Scatter s = scatterOf(b, op, nnScatterElementsGetReduction(op));
  int64_t axis = nnScatterElementsGetAxis(op);
  s.axis = axis < 0 ? axis + s.to.rank : axis;
  s.lead = s.picked = s.to.rank;
  s.locate = locateElement;
  for (int64_t i = 0; i < s.to.rank; ++i) {
    s.from.d[i] = nnRequireEqual(b, s.from.d[i], s.picking.d[i]);
    if (i != s.axis)
      nnRequireWithin(b, s.from.d[i], s.to.d[i]);
  }
  return nnLowerReplace(b, op, scatter(b, &s));
}

//===----------------------------------------------------------------------===//
// nn.scatter_nd
//===----------------------------------------------------------------------===//

static void locateTuple(NnBuilder b, const Scatter *s, const MlirValue *at,
                        NnDim *place) {
  MlirValue element[NN_MAX_RANK];
  memcpy(element, at, sizeof *at * (size_t)s->lead);
  for (int64_t i = 0; i < s->picked; ++i) {
    element[s->lead] = nnDimValue(b, nnDim(i));
    place[i] = nnIndexOfData(b, s->indices, (NnValues){s->lead + 1, element},
                             s->to.d[i]);
  }
}

MlirLogicalResult nnLowerScatterND(NnBuilder b, MlirOperation op) {
  Scatter s = scatterOf(b, op, nnScatterNDGetReduction(op));
  s.lead = s.picking.rank - 1;
  s.picked = s.picking.d[s.lead].size;
  s.locate = locateTuple;
  for (int64_t i = 0; i < s.from.rank; ++i)
    s.from.d[i] = nnRequireEqual(b, s.from.d[i],
                                 i < s.lead ? s.picking.d[i]
                                            : s.to.d[i - s.lead + s.picked]);
  return nnLowerReplace(b, op, scatter(b, &s));
}
