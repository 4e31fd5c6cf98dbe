//===- Unique.c - nn.unique -----------------------------------------------===//
// Slices are sorted; then equal ones are neighbours, the first of them in
// front. Groups are numbered in that order, or once more by where they begin.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <string.h>

typedef struct Unique {
  MlirValue input;
  NnDims others; ///< Input's, with 1 along the axis.
  int64_t axis;
  bool isUnsigned;
} Unique;

//===----------------------------------------------------------------------===//
// Comparing slices
//===----------------------------------------------------------------------===//

static MlirValue elementAt(NnBuilder b, const Unique *u, const NnLoops *l,
                           MlirValue place) {
  MlirValue at[NN_MAX_RANK];
  memcpy(at, l->at, sizeof at);
  at[u->axis] = place;
  return nnWiden(b, tensorExtract(b, u->input, (NnValues){l->rank, at}));
}

/// Whether slice x is less than y, and whether it is greater.
static NnLoops compareSlices(NnBuilder b, const Unique *u, MlirValue x,
                             MlirValue y) {
  MlirValue no = nnConstantBit(b, false);
  NnLoops l = nnLoopsOpen(b, &u->others, NN_VALUES(no, no));
  MlirValue p = elementAt(b, u, &l, x), q = elementAt(b, u, &l, y);
  MlirValue isOpen = nnFlipBit(b, arithOrI(b, l.carried[0], l.carried[1]));
  MlirValue isLess = nnLessScalar(b, p, q, u->isUnsigned);
  MlirValue isGreater = nnLessScalar(b, q, p, u->isUnsigned);
  nnLoopsClose(
      &l,
      NN_VALUES(arithOrI(b, l.carried[0], arithAndI(b, isOpen, isLess)),
                arithOrI(b, l.carried[1], arithAndI(b, isOpen, isGreater))));
  return l;
}

static MlirValue isBefore(NnBuilder b, MlirValue y, MlirValue x, void *user) {
  return compareSlices(b, user, y, x).carried[0];
}

static MlirValue differ(NnBuilder b, const Unique *u, MlirValue x,
                        MlirValue y) {
  NnLoops l = compareSlices(b, u, x, y);
  return arithOrI(b, l.carried[0], l.carried[1]);
}

//===----------------------------------------------------------------------===//
// Groups of equal slices
//===----------------------------------------------------------------------===//

/// Tensors of n indices: the group of each slice; the first slice and the size
/// of each group. There are `count` groups.
typedef struct Groups {
  NnDim n;
  MlirValue of, first, size, count;
} Groups;

static MlirValue room(NnBuilder b, NnDim n) {
  NnDims dims = {1, {n}};
  return nnEmpty(b, &dims, mlirIndexTypeGet(nnBuilderGetContext(b)));
}

static MlirValue get(NnBuilder b, MlirValue tensor, MlirValue i) {
  return tensorExtract(b, tensor, NN_VALUES(i));
}

static MlirValue set(NnBuilder b, MlirValue tensor, MlirValue i,
                     MlirValue value) {
  return tensorInsert(b, value, tensor, NN_VALUES(i));
}

static Groups groupSorted(NnBuilder b, const Unique *u, const NnSort *s) {
  NnDims dims = {1, {s->n}};
  NnLoops l = nnLoopsOpen(b, &dims,
                          NN_VALUES(room(b, s->n), room(b, s->n), room(b, s->n),
                                    nnConstantIndex(b, 0)));
  MlirValue i = l.at[0], isFirst = nnIndexEqual(b, i, nnConstantIndex(b, 0));
  MlirValue last =
      arithSelect(b, isFirst, i, arithSubI(b, i, nnConstantIndex(b, 1), NULL));
  MlirValue place = nnSortedAt(b, s, i), before = nnSortedAt(b, s, last);
  MlirValue isNew = arithOrI(b, isFirst, differ(b, u, before, place));
  MlirValue count = nnIndexPlusBit(b, l.carried[3], isNew);
  MlirValue group = arithSubI(b, count, nnConstantIndex(b, 1), NULL);
  MlirValue one = nnConstantIndex(b, 1), first = get(b, l.carried[1], group);
  MlirValue size = arithAddI(b, get(b, l.carried[2], group), one, NULL);
  nnLoopsClose(
      &l, NN_VALUES(
              set(b, l.carried[0], place, group),
              set(b, l.carried[1], group, arithSelect(b, isNew, place, first)),
              set(b, l.carried[2], group, arithSelect(b, isNew, one, size)),
              count));
  return (Groups){s->n, l.carried[0], l.carried[1], l.carried[2], l.carried[3]};
}

/// Numbers of the groups in the order in which they are met.
static MlirValue renumber(NnBuilder b, const Groups *g) {
  NnDims dims = {1, {g->n}};
  NnLoops l =
      nnLoopsOpen(b, &dims, NN_VALUES(room(b, g->n), nnConstantIndex(b, 0)));
  MlirValue i = l.at[0], group = get(b, g->of, i);
  MlirValue isNew = nnIndexEqual(b, get(b, g->first, group), i);
  MlirValue number =
      arithSelect(b, isNew, l.carried[1], get(b, l.carried[0], group));
  nnLoopsClose(&l, NN_VALUES(set(b, l.carried[0], group, number),
                             nnIndexPlusBit(b, l.carried[1], isNew)));
  return l.carried[0];
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Element i of a result is element i of `from`, or of the result the element
/// numbers[i] is.
static MlirValue writeOut(NnBuilder b, NnDim n, MlirValue from,
                          MlirValue numbers) {
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  NnDims dims = {1, {n}};
  NnLoops l = nnLoopsOpen(b, &dims, NN_VALUES(nnEmpty(b, &dims, i64)));
  MlirValue i = l.at[0];
  MlirValue value = arithIndexCast(b, i64, get(b, from, i));
  MlirValue to = mlirValueIsNull(numbers) ? i : get(b, numbers, i);
  nnLoopsClose(&l, NN_VALUES(set(b, l.carried[0], to, value)));
  return l.carried[0];
}

/// The number of each slice's group.
static MlirValue numbersOf(NnBuilder b, const Groups *g, MlirValue numbers) {
  NnDims dims = {1, {g->n}};
  NnLoops l = nnLoopsOpen(b, &dims, NN_VALUES(room(b, g->n)));
  MlirValue group = get(b, g->of, l.at[0]);
  nnLoopsClose(
      &l, NN_VALUES(set(b, l.carried[0], l.at[0], get(b, numbers, group))));
  return l.carried[0];
}

MlirLogicalResult nnLowerUnique(NnBuilder b, MlirOperation op) {
  MlirType element = nnElementType(nnOperand(op, 0));
  Unique u = {.input = nnLowerOperand(b, op, 0),
              .axis = nnUniqueGetAxis(op),
              .isUnsigned = nnIsUnsigned(element) || nnBitWidth(element) == 1};
  MlirValue numbers = {NULL};
  u.others = nnDimsOf(b, u.input);
  u.axis += u.axis < 0 ? u.others.rank : 0;
  NnSort s = nnSortRoom(b, u.others.d[u.axis]);
  u.others.d[u.axis] = nnDim(1);
  s.isBefore = isBefore;
  s.user = &u;
  nnSortAll(b, &s);
  nnSort(b, &s);
  Groups g = groupSorted(b, &u, &s);
  if (nnUniqueGetUnsorted(op)) {
    numbers = renumber(b, &g);
    g.of = numbersOf(b, &g, numbers);
  }
  NnDim count = nnDimOfValue(g.count);
  MlirValue results[] = {writeOut(b, count, g.first, numbers),
                         writeOut(b, g.n, g.of, (MlirValue){NULL}),
                         writeOut(b, count, g.size, numbers)};
  return nnLowerReplaceAll(b, op, 3, results);
}
