//===- Det.c - nn.det -----------------------------------------------------===//
// For each matrix, elimination column by column in a copy of it: the row with
// the greatest pivot comes up, and its multiples are taken from those below.
// The determinant is the product of the pivots, negated by each swap.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Elimination {
  NnBuilder b;
  NnDim size;
  MlirType type; ///< What is computed in.
} Elimination;

static NnDim indexOf(const NnLoops *l) { return (NnDim){NN_DYNAMIC, l->at[0]}; }

static NnLoops openFrom(const Elimination *e, NnDim begin, NnValues init) {
  return nnLoopOpen(e->b, begin, e->size, nnDim(1), init);
}

static MlirValue read(const Elimination *e, MlirValue work, NnDim i, NnDim j) {
  return tensorExtract(e->b, work,
                       NN_VALUES(nnDimValue(e->b, i), nnDimValue(e->b, j)));
}

static MlirValue write(const Elimination *e, MlirValue value, MlirValue work,
                       NnDim i, NnDim j) {
  return tensorInsert(e->b, value, work,
                      NN_VALUES(nnDimValue(e->b, i), nnDimValue(e->b, j)));
}

/// The row from k on with the greatest element in column k.
static NnDim findPivot(const Elimination *e, MlirValue work, NnDim k) {
  NnBuilder b = e->b;
  MlirValue most = mathAbsF(b, read(e, work, k, k), NULL);
  NnLoops l = openFrom(e, k, NN_VALUES(most, nnDimValue(b, k)));
  MlirValue size = mathAbsF(b, read(e, work, indexOf(&l), k), NULL);
  MlirValue isGreater =
      arithCmpF(b, size, l.carried[0], ARITH_CMP_F_PREDICATE_OGT, NULL);
  nnLoopsClose(&l, NN_VALUES(arithSelect(b, isGreater, size, l.carried[0]),
                             arithSelect(b, isGreater, l.at[0], l.carried[1])));
  return (NnDim){NN_DYNAMIC, l.carried[1]};
}

static MlirValue swapRows(const Elimination *e, MlirValue work, NnDim k,
                          NnDim p) {
  NnLoops l = openFrom(e, k, NN_VALUES(work));
  NnDim j = indexOf(&l);
  MlirValue upper = read(e, l.carried[0], k, j);
  MlirValue lower = read(e, l.carried[0], p, j);
  MlirValue swapped = write(e, lower, l.carried[0], k, j);
  nnLoopsClose(&l, NN_VALUES(write(e, upper, swapped, p, j)));
  return l.carried[0];
}

/// Takes the multiple of row k from row i that leaves 0 in column k.
static MlirValue reduceRow(const Elimination *e, MlirValue work, NnDim k,
                           NnDim i, MlirValue pivot) {
  NnBuilder b = e->b;
  MlirValue zero = nnConstantFloat(b, e->type, 0);
  MlirValue isZero = arithCmpF(b, pivot, zero, ARITH_CMP_F_PREDICATE_OEQ, NULL);
  MlirValue quotient = arithDivF(b, read(e, work, i, k), pivot, NULL);
  MlirValue factor = arithSelect(b, isZero, zero, quotient);
  NnLoops l = openFrom(e, nnDimAdd(b, k, nnDim(1)), NN_VALUES(work));
  NnDim j = indexOf(&l);
  MlirValue taken = arithMulF(b, factor, read(e, l.carried[0], k, j), NULL);
  MlirValue rest = arithSubF(b, read(e, l.carried[0], i, j), taken, NULL);
  nnLoopsClose(&l, NN_VALUES(write(e, rest, l.carried[0], i, j)));
  return l.carried[0];
}

static MlirValue reduceRows(const Elimination *e, MlirValue work, NnDim k,
                            MlirValue pivot) {
  NnLoops l = openFrom(e, nnDimAdd(e->b, k, nnDim(1)), NN_VALUES(work));
  nnLoopsClose(&l,
               NN_VALUES(reduceRow(e, l.carried[0], k, indexOf(&l), pivot)));
  return l.carried[0];
}

static MlirValue determinant(const Elimination *e, MlirValue work) {
  NnBuilder b = e->b;
  NnLoops l =
      openFrom(e, nnDim(0), NN_VALUES(work, nnConstantFloat(b, e->type, 1)));
  NnDim k = indexOf(&l), p = findPivot(e, l.carried[0], k);
  MlirValue rows = swapRows(e, l.carried[0], k, p);
  MlirValue isSwapped = arithCmpI(b, nnDimValue(b, p), nnDimValue(b, k),
                                  ARITH_CMP_I_PREDICATE_NE);
  MlirValue product = l.carried[1], pivot = read(e, rows, k, k);
  product = arithSelect(b, isSwapped, arithNegF(b, product, NULL), product);
  product = arithMulF(b, product, pivot, NULL);
  nnLoopsClose(&l, NN_VALUES(reduceRows(e, rows, k, pivot), product));
  return l.carried[1];
}

/// A copy of the matrix at `at`, in the type that is computed in.
static MlirValue matrixAt(const Elimination *e, MlirValue input,
                          const NnLoops *at) {
  NnBuilder b = e->b;
  NnDims dims = {2, {e->size, e->size}};
  MlirValue places[NN_MAX_RANK];
  for (int64_t i = 0; i < at->rank; ++i)
    places[i] = at->at[i];
  NnLoops l = nnLoopsOpen(b, &dims, NN_VALUES(nnEmpty(b, &dims, e->type)));
  places[at->rank] = l.at[0];
  places[at->rank + 1] = l.at[1];
  MlirValue x = tensorExtract(b, input, (NnValues){at->rank + 2, places});
  nnLoopsClose(&l, NN_VALUES(tensorInsert(b, nnWiden(b, x), l.carried[0],
                                          (NnValues){2, l.at})));
  return l.carried[0];
}

MlirLogicalResult nnLowerDet(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirType element = nnElementType(input);
  NnDims dims = nnDimsOf(b, input);
  dims.rank -= 2;
  Elimination e = {b,
                   nnRequireEqual(b, dims.d[dims.rank], dims.d[dims.rank + 1]),
                   nnComputeType(element)};
  NnLoops l = nnLoopsOpen(b, &dims, NN_VALUES(nnEmpty(b, &dims, element)));
  MlirValue value = determinant(&e, matrixAt(&e, input, &l));
  nnLoopsClose(&l,
               NN_VALUES(tensorInsert(b, nnNarrow(b, value, element),
                                      l.carried[0], (NnValues){l.rank, l.at})));
  return nnLowerReplace(b, op, l.carried[0]);
}
