//===- Sort.c - A merge sort of places ------------------------------------===//
// Runs of length w in one tensor are merged into runs of 2w in the other, and
// those back into runs of 4w, until there is one. Of a run, no more is kept
// than is wanted in the end, which makes the few largest of many cheap to find.
//===----------------------------------------------------------------------===//
#include "Lower.h"

MlirValue nnLessScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned) {
  if (!mlirTypeIsAFloat(mlirValueGetType(x)))
    return arithCmpI(b, x, y,
                     isUnsigned ? ARITH_CMP_I_PREDICATE_ULT
                                : ARITH_CMP_I_PREDICATE_SLT);
  MlirValue lower = arithCmpF(b, x, y, ARITH_CMP_F_PREDICATE_OLT, NULL);
  MlirValue yIsNaN = arithCmpF(b, y, y, ARITH_CMP_F_PREDICATE_UNO, NULL);
  MlirValue xIsNot = arithCmpF(b, x, x, ARITH_CMP_F_PREDICATE_ORD, NULL);
  return arithOrI(b, lower, arithAndI(b, yIsNaN, xIsNot));
}

//===----------------------------------------------------------------------===//
// Two runs
//===----------------------------------------------------------------------===//

/// Runs [aBegin, aEnd) and [bBegin, bEnd) of `from`; the second may be empty.
typedef struct Runs {
  MlirValue from;
  NnDim aBegin, aEnd, bBegin, bEnd;
} Runs;

/// The place at `i`, or some other beyond the end.
static MlirValue placeAt(NnBuilder b, const NnSort *s, MlirValue from,
                         MlirValue i) {
  NnDim last = nnDimSub(b, s->n, nnDim(1));
  MlirValue at = nnDimValue(b, nnDimMin(b, nnDimOfIndex(i), last));
  return tensorExtract(b, from, NN_VALUES(at));
}

/// Whether the next place is the second run's.
static MlirValue takesSecond(NnBuilder b, const NnSort *s, const Runs *r,
                             MlirValue i, MlirValue j, MlirValue x,
                             MlirValue y) {
  MlirValue hasFirst = nnIndexLess(b, i, nnDimValue(b, r->aEnd));
  MlirValue hasSecond = nnIndexLess(b, j, nnDimValue(b, r->bEnd));
  MlirValue isBefore = s->isBefore(b, y, x, s->user);
  return arithAndI(b, hasSecond, arithOrI(b, nnFlipBit(b, hasFirst), isBefore));
}

/// Merges the first `count` of both runs to where the first began.
static MlirValue mergeRuns(NnBuilder b, const NnSort *s, const Runs *r,
                           NnDim count, MlirValue to) {
  NnDims counts = {1, {count}};
  NnLoops l = nnLoopsOpen(
      b, &counts,
      NN_VALUES(nnDimValue(b, r->aBegin), nnDimValue(b, r->bBegin), to));
  MlirValue i = l.carried[0], j = l.carried[1];
  MlirValue x = placeAt(b, s, r->from, i), y = placeAt(b, s, r->from, j);
  MlirValue second = takesSecond(b, s, r, i, j, x, y);
  MlirValue at = nnDimValue(b, nnDimAdd(b, r->aBegin, nnDimOfIndex(l.at[0])));
  MlirValue merged = tensorInsert(b, arithSelect(b, second, y, x), l.carried[2],
                                  NN_VALUES(at));
  nnLoopsClose(&l, NN_VALUES(nnIndexPlusBit(b, i, nnFlipBit(b, second)),
                             nnIndexPlusBit(b, j, second), merged));
  return l.carried[2];
}

//===----------------------------------------------------------------------===//
// All runs
//===----------------------------------------------------------------------===//

/// Merges runs of `width` in `from` to runs of twice that in `to`.
static MlirValue mergeAll(NnBuilder b, const NnSort *s, MlirValue from,
                          NnDim width, MlirValue to) {
  NnDim kept = nnDimMin(b, width, s->keep);
  NnLoops l = nnLoopOpen(b, nnDim(0), s->n, nnDimMul(b, width, nnDim(2)),
                         NN_VALUES(to));
  Runs r = {.from = from, .aBegin = nnDimOfIndex(l.at[0])};
  r.bBegin = nnDimAdd(b, r.aBegin, width);
  r.aEnd = nnDimMin(b, nnDimAdd(b, r.aBegin, kept), s->n);
  r.bEnd = nnDimMin(b, nnDimAdd(b, r.bBegin, kept), s->n);
  NnDim first = nnDimSub(b, r.aEnd, r.aBegin);
  NnDim second = nnDimMax(b, nnDimSub(b, r.bEnd, r.bBegin), nnDim(0));
  NnDim count = nnDimMin(b, nnDimAdd(b, first, second), s->keep);
  MlirValue merged = mergeRuns(b, s, &r, count, l.carried[0]);
  nnLoopsClose(&l, NN_VALUES(merged));
  return l.carried[0];
}

void nnSort(NnBuilder b, NnSort *s) {
  NnWhile w =
      nnWhileOpen(b, NN_VALUES(nnConstantIndex(b, 1), s->order, s->scratch));
  nnWhileDo(&w, nnIndexLess(b, w.carried[0], nnDimValue(b, s->n)));
  NnDim width = nnDimOfIndex(w.carried[0]);
  MlirValue half = mergeAll(b, s, w.carried[1], width, w.carried[2]);
  MlirValue whole =
      mergeAll(b, s, half, nnDimMul(b, width, nnDim(2)), w.carried[1]);
  MlirValue next = nnDimValue(b, nnDimMul(b, width, nnDim(4)));
  nnWhileClose(&w, NN_VALUES(next, whole, half));
  s->order = w.carried[1];
  s->scratch = w.carried[2];
}

//===----------------------------------------------------------------------===//
// Room for places
//===----------------------------------------------------------------------===//

NnSort nnSortRoom(NnBuilder b, NnDim n) {
  NnDims dims = {1, {n}};
  MlirValue zero = nnConstantIndex(b, 0);
  // Places that are beyond a run are read, though not used.
  return (NnSort){.order = nnEmpty(b, &dims, mlirValueGetType(zero)),
                  .scratch = nnFilled(b, &dims, zero),
                  .n = n,
                  .keep = n};
}

void nnSortAll(NnBuilder b, NnSort *s) {
  NnDims dims = {1, {s->n}};
  NnLoops l = nnLoopsOpen(b, &dims, NN_VALUES(s->order));
  nnLoopsClose(&l, NN_VALUES(tensorInsert(b, l.at[0], l.carried[0],
                                          NN_VALUES(l.at[0]))));
  s->order = l.carried[0];
}

MlirValue nnSortedAt(NnBuilder b, const NnSort *s, MlirValue i) {
  return tensorExtract(b, s->order, NN_VALUES(i));
}
