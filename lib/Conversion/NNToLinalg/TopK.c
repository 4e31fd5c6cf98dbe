//===- TopK.c - nn.top_k --------------------------------------------------===//
// Each row along the axis is sorted as far as needed, and the first k of it are
// written out.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <string.h>

typedef struct TopK {
  MlirValue input;
  int64_t rank, axis;
  bool isSmallest, isUnsigned;
  MlirValue at[NN_MAX_RANK]; ///< The row; its place along the axis varies.
} TopK;

static MlirValue elementAt(NnBuilder b, const TopK *k, MlirValue place) {
  MlirValue at[NN_MAX_RANK];
  memcpy(at, k->at, sizeof at);
  at[k->axis] = place;
  return tensorExtract(b, k->input, (NnValues){k->rank, at});
}

static MlirValue isBefore(NnBuilder b, MlirValue y, MlirValue x, void *user) {
  const TopK *k = user;
  MlirValue later = nnWiden(b, elementAt(b, k, y));
  MlirValue earlier = nnWiden(b, elementAt(b, k, x));
  return k->isSmallest ? nnLessScalar(b, later, earlier, k->isUnsigned)
                       : nnLessScalar(b, earlier, later, k->isUnsigned);
}

/// Writes the first of the sorted places, and what is there.
static void writeRow(NnBuilder b, const TopK *k, const NnSort *s,
                     MlirValue *results) {
  MlirValue to[NN_MAX_RANK];
  NnDims counts = {1, {s->keep}};
  NnLoops l = nnLoopsOpen(b, &counts, (NnValues){2, results});
  memcpy(to, k->at, sizeof to);
  to[k->axis] = l.at[0];
  NnValues at = {k->rank, to};
  MlirValue place = nnSortedAt(b, s, l.at[0]);
  MlirValue values = tensorInsert(b, elementAt(b, k, place), l.carried[0], at);
  MlirType i64 = nnElementType(l.carried[1]);
  MlirValue indices =
      tensorInsert(b, arithIndexCast(b, i64, place), l.carried[1], at);
  nnLoopsClose(&l, NN_VALUES(values, indices));
  memcpy(results, l.carried, 2 * sizeof *results);
}

static void sortRows(NnBuilder b, TopK *k, NnSort *s, const NnDims *dims,
                     MlirValue *results) {
  NnDims rows = *dims;
  rows.d[k->axis] = nnDim(1);
  NnLoops l = nnLoopsOpen(
      b, &rows, NN_VALUES(results[0], results[1], s->order, s->scratch));
  memcpy(k->at, l.at, sizeof k->at);
  memcpy(results, l.carried, 2 * sizeof *results);
  s->order = l.carried[2];
  s->scratch = l.carried[3];
  nnSortAll(b, s);
  nnSort(b, s);
  writeRow(b, k, s, results);
  nnLoopsClose(&l, NN_VALUES(results[0], results[1], s->order, s->scratch));
  memcpy(results, l.carried, 2 * sizeof *results);
}

MlirLogicalResult nnLowerTopK(NnBuilder b, MlirOperation op) {
  MlirType element = nnElementType(nnOperand(op, 0));
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  TopK k = {.input = nnLowerOperand(b, op, 0),
            .axis = nnTopKGetAxis(op),
            .isSmallest = nnTopKGetSmallest(op),
            .isUnsigned = nnIsUnsigned(element) || nnBitWidth(element) == 1};
  NnDims from = nnDimsOf(b, k.input), to = from;
  k.rank = from.rank;
  k.axis += k.axis < 0 ? k.rank : 0;
  NnSort s = nnSortRoom(b, from.d[k.axis]);
  s.keep = nnDimElement(b, nnLowerOperand(b, op, 1), 0);
  s.isBefore = isBefore;
  s.user = &k;
  nnRequireAtLeast(b, s.keep, 0);
  nnRequireWithin(b, s.keep, s.n);
  to.d[k.axis] = s.keep;
  MlirValue results[] = {nnEmpty(b, &to, nnElementType(k.input)),
                         nnEmpty(b, &to, i64)};
  sortRows(b, &k, &s, &from, results);
  return nnLowerReplaceAll(b, op, 2, results);
}
