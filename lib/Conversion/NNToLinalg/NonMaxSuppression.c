//===- NonMaxSuppression.c - nn.non_max_suppression -----------------------===//
// For each batch and class, candidates are sorted by score and taken unless
// they overlap one taken before. Rows are collected in a tensor of the most
// rows there can be, and copied once their number is known.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <string.h>

typedef struct Nms {
  MlirValue boxes, scores, mostOverlap;
  MlirValue leastScore; ///< Null: all boxes are candidates.
  MlirValue batch, class;
  NnDims dims; ///< Batches, classes, boxes.
  NnDim mostBoxes;
  bool isCentered;
} Nms;

static MlirValue greaterF(NnBuilder b, MlirValue x, MlirValue y) {
  return arithCmpF(b, x, y, ARITH_CMP_F_PREDICATE_OGT, NULL);
}

//===----------------------------------------------------------------------===//
// Overlap
//===----------------------------------------------------------------------===//

/// From `low` to `high` along both axes, whose order doesn't matter.
typedef struct Box {
  MlirValue low[2], high[2];
} Box;

static Box boxAt(NnBuilder b, const Nms *n, MlirValue place) {
  MlirValue c[4];
  for (int i = 0; i < 4; ++i)
    c[i] = tensorExtract(b, n->boxes,
                         NN_VALUES(n->batch, place, nnConstantIndex(b, i)));
  MlirValue half = nnConstantFloat(b, mlirValueGetType(c[0]), 0.5);
  Box box;
  for (int i = 0; i < 2; ++i) {
    if (n->isCentered) {
      MlirValue radius = arithMulF(b, c[i + 2], half, NULL);
      box.low[i] = arithSubF(b, c[i], radius, NULL);
      box.high[i] = arithAddF(b, c[i], radius, NULL);
    } else {
      box.low[i] = arithMinimumF(b, c[i], c[i + 2], NULL);
      box.high[i] = arithMaximumF(b, c[i], c[i + 2], NULL);
    }
  }
  return box;
}

static MlirValue areaOf(NnBuilder b, const Box *box) {
  return arithMulF(b, arithSubF(b, box->high[0], box->low[0], NULL),
                   arithSubF(b, box->high[1], box->low[1], NULL), NULL);
}

/// Whether two boxes of some area share more of it than is allowed.
static MlirValue overlap(NnBuilder b, const Nms *n, MlirValue x, MlirValue y) {
  Box p = boxAt(b, n, x), q = boxAt(b, n, y), shared;
  MlirValue zero = nnConstantFloat(b, mlirValueGetType(p.low[0]), 0);
  MlirValue holds = {NULL};
  for (int i = 0; i < 2; ++i) {
    shared.low[i] = arithMaximumF(b, p.low[i], q.low[i], NULL);
    shared.high[i] = arithMinimumF(b, p.high[i], q.high[i], NULL);
    MlirValue meets = greaterF(b, shared.high[i], shared.low[i]);
    holds = i ? arithAndI(b, holds, meets) : meets;
  }
  MlirValue area = areaOf(b, &shared), p1 = areaOf(b, &p), q1 = areaOf(b, &q);
  MlirValue both = arithSubF(b, arithAddF(b, p1, q1, NULL), area, NULL);
  const MlirValue areas[] = {area, p1, q1, both};
  for (int i = 0; i < 4; ++i)
    holds = arithAndI(b, holds, greaterF(b, areas[i], zero));
  MlirValue most =
      tensorExtract(b, n->mostOverlap, NN_VALUES(nnConstantIndex(b, 0)));
  return arithAndI(b, holds, greaterF(b, arithDivF(b, area, both, NULL), most));
}

//===----------------------------------------------------------------------===//
// Candidates
//===----------------------------------------------------------------------===//

static MlirValue scoreAt(NnBuilder b, const Nms *n, MlirValue place) {
  return tensorExtract(b, n->scores, NN_VALUES(n->batch, n->class, place));
}

static MlirValue isBefore(NnBuilder b, MlirValue y, MlirValue x, void *user) {
  return greaterF(b, scoreAt(b, user, y), scoreAt(b, user, x));
}

/// Boxes with a sufficient score, the best first.
static void sortCandidates(NnBuilder b, Nms *n, NnSort *s) {
  NnDims boxes = {1, {n->dims.d[2]}};
  NnLoops l =
      nnLoopsOpen(b, &boxes, NN_VALUES(s->order, nnConstantIndex(b, 0)));
  MlirValue isOne = nnConstantBit(b, true);
  if (!mlirValueIsNull(n->leastScore))
    isOne = greaterF(
        b, scoreAt(b, n, l.at[0]),
        tensorExtract(b, n->leastScore, NN_VALUES(nnConstantIndex(b, 0))));
  // What is no candidate is overwritten by the next that is.
  MlirValue order =
      tensorInsert(b, l.at[0], l.carried[0], NN_VALUES(l.carried[1]));
  nnLoopsClose(&l, NN_VALUES(order, nnIndexPlusBit(b, l.carried[1], isOne)));
  s->order = l.carried[0];
  s->n = s->keep = nnDimOfIndex(l.carried[1]);
  nnSort(b, s);
}

//===----------------------------------------------------------------------===//
// Taking
//===----------------------------------------------------------------------===//

/// What is carried: rows, how many there are, the boxes taken in this class.
enum { carriesRows, carriesCount, carriesTaken, numCarried };

/// Whether a box overlaps one of the first `count` taken.
static MlirValue overlapsTaken(NnBuilder b, const Nms *n, MlirValue place,
                               MlirValue taken, MlirValue count) {
  MlirValue yes = nnConstantBit(b, true), no = nnConstantBit(b, false);
  NnWhile w = nnWhileOpen(b, NN_VALUES(nnConstantIndex(b, 0), no));
  MlirValue more = nnIndexLess(b, w.carried[0], count);
  nnWhileDo(&w, arithAndI(b, more, nnFlipBit(b, w.carried[1])));
  MlirValue other = tensorExtract(b, taken, NN_VALUES(w.carried[0]));
  nnWhileClose(&w, NN_VALUES(nnIndexPlusBit(b, w.carried[0], yes),
                             overlap(b, n, place, other)));
  return w.carried[1];
}

static MlirValue writeRow(NnBuilder b, const Nms *n, MlirValue rows,
                          MlirValue at, MlirValue place) {
  MlirType i64 = nnElementType(rows);
  const MlirValue columns[] = {n->batch, n->class, place};
  for (int i = 0; i < 3; ++i)
    rows = tensorInsert(b, arithIndexCast(b, i64, columns[i]), rows,
                        NN_VALUES(at, nnConstantIndex(b, i)));
  return rows;
}

static void takeBoxes(NnBuilder b, const Nms *n, const NnSort *s,
                      MlirValue *carried) {
  MlirType types[numCarried + 1];
  MlirValue yes = nnConstantBit(b, true);
  NnDims candidates = {1, {s->n}};
  NnLoops l =
      nnLoopsOpen(b, &candidates,
                  NN_VALUES(carried[carriesRows], carried[carriesCount],
                            carried[carriesTaken], nnConstantIndex(b, 0)));
  MlirValue taken = l.carried[carriesTaken], inClass = l.carried[numCarried];
  for (int i = 0; i <= numCarried; ++i)
    types[i] = mlirValueGetType(l.carried[i]);
  MlirValue place = nnSortedAt(b, s, l.at[0]);
  MlirValue isFull =
      nnFlipBit(b, nnIndexLess(b, inClass, nnDimValue(b, n->mostBoxes)));
  // Nothing is compared once the class is full.
  MlirValue toCompare = arithSelect(b, isFull, nnConstantIndex(b, 0), inClass);
  MlirValue isBad =
      arithOrI(b, isFull, overlapsTaken(b, n, place, taken, toCompare));
  NnIf bad = nnIfOpen(b, isBad, (NnTypes){numCarried + 1, types});
  nnIfElse(&bad, (NnValues){numCarried + 1, l.carried});
  MlirValue count = l.carried[carriesCount];
  nnIfClose(&bad,
            NN_VALUES(writeRow(b, n, l.carried[carriesRows], count, place),
                      nnIndexPlusBit(b, count, yes),
                      tensorInsert(b, place, taken, NN_VALUES(inClass)),
                      nnIndexPlusBit(b, inClass, yes)));
  nnLoopsClose(&l, NN_VALUES(nnIfResult(&bad, 0), nnIfResult(&bad, 1),
                             nnIfResult(&bad, 2), nnIfResult(&bad, 3)));
  memcpy(carried, l.carried, numCarried * sizeof *carried);
}

/// Fills the rows and returns how many there are.
static NnDim takeAll(NnBuilder b, Nms *n, MlirValue *rows) {
  NnSort s = nnSortRoom(b, n->dims.d[2]);
  MlirValue carried[numCarried] = {*rows, nnConstantIndex(b, 0),
                                   nnSortRoom(b, n->dims.d[2]).order};
  NnDims classes = n->dims;
  classes.rank = 2;
  NnLoops l = nnLoopsOpen(
      b, &classes,
      NN_VALUES(carried[0], carried[1], carried[2], s.order, s.scratch));
  n->batch = l.at[0];
  n->class = l.at[1];
  s.order = l.carried[numCarried];
  s.scratch = l.carried[numCarried + 1];
  s.isBefore = isBefore;
  s.user = n;
  memcpy(carried, l.carried, sizeof carried);
  sortCandidates(b, n, &s);
  takeBoxes(b, n, &s, carried);
  nnLoopsClose(
      &l, NN_VALUES(carried[0], carried[1], carried[2], s.order, s.scratch));
  *rows = l.carried[carriesRows];
  return nnDimOfIndex(l.carried[carriesCount]);
}

static Nms nmsOf(NnBuilder b, MlirOperation op) {
  Nms n = {.boxes = nnLowerOperand(b, op, 0),
           .scores = nnLowerOperand(b, op, 1),
           .mostOverlap = nnLowerOperand(b, op, 3),
           .leastScore = nnLowerOperand(b, op, 4),
           .isCentered = nnNonMaxSuppressionGetIsCentered(op)};
  n.dims = nnDimsOf(b, n.scores);
  NnDims boxes = nnDimsOf(b, n.boxes);
  n.dims.d[0] = nnRequireEqual(b, n.dims.d[0], boxes.d[0]);
  n.dims.d[2] = nnRequireEqual(b, n.dims.d[2], boxes.d[1]);
  (void)nnRequireEqual(b, nnDim(4), boxes.d[2]);
  for (intptr_t i = 2; i < mlirOperationGetNumOperands(op); ++i)
    (void)nnRequireEqual(b, nnDim(1), nnDimOf(b, nnLowerOperand(b, op, i), 0));
  n.mostBoxes =
      nnDimMin(b, nnDimElement(b, nnLowerOperand(b, op, 2), 0), n.dims.d[2]);
  n.mostBoxes = nnDimMax(b, n.mostBoxes, nnDim(0));
  return n;
}

MlirLogicalResult nnLowerNonMaxSuppression(NnBuilder b, MlirOperation op) {
  Nms n = nmsOf(b, op);
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  NnDims size = {2, {nnDim(0), nnDim(3)}};
  NnDims zeros = nnDimsAll(2, 0), ones = nnDimsAll(2, 1);
  size.d[0] = nnDimMul(b, nnDimMul(b, n.dims.d[0], n.dims.d[1]), n.mostBoxes);
  MlirValue rows = nnEmpty(b, &size, i64);
  size.d[0] = takeAll(b, &n, &rows);
  MlirValue result = nnExtractSlice(b, rows, &zeros, &size, &ones);
  return nnLowerReplace(b, op, nnCopied(b, result));
}
