//===- Loops.c - Loops and branches on tensors ----------------------------===//
// scf.for, scf.while and scf.if, opened, filled and closed, for lowerings whose
// course depends on data: sorts, scatters, recurrences.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "nn/Builders/Bufferization.h"

#include <assert.h>

static void setCarried(MlirValue *carried, intptr_t n, MlirBlock block,
                       intptr_t first) {
  for (intptr_t i = 0; i < n; ++i)
    carried[i] = mlirBlockGetArgument(block, first + i);
}

static NnTypes typesOf(NnValues values, MlirType *types) {
  assert(values.n <= nnMaxCarried);
  for (intptr_t i = 0; i < values.n; ++i)
    types[i] = mlirValueGetType(values.data[i]);
  return (NnTypes){values.n, types};
}

//===----------------------------------------------------------------------===//
// scf.for
//===----------------------------------------------------------------------===//

/// One loop more, inside of those that are open.
static void openLoop(NnLoops *l, MlirValue begin, MlirValue end,
                     MlirValue step) {
  MlirType types[nnMaxCarried + 1];
  NnValues init = {l->n, l->carried};
  types[0] = mlirIndexTypeGet(nnBuilderGetContext(l->b));
  NnTypes carried = typesOf(init, types + 1);
  MlirOperation op = scfForCreate(l->b, carried, begin, end, step, init, NULL);
  MlirBlock body =
      nnBuilderAddBlock(l->b, scfForGetRegion(op), (NnTypes){l->n + 1, types});
  setCarried(l->carried, l->n, body, 1);
  l->at[l->rank] = mlirBlockGetArgument(body, 0);
  l->ops[l->rank++] = op;
}

static NnLoops beginLoops(NnBuilder b, NnValues init) {
  assert(init.n <= nnMaxCarried);
  NnLoops l = {.b = b, .outer = nnBuilderSave(b), .n = init.n};
  for (intptr_t i = 0; i < init.n; ++i)
    l.carried[i] = init.data[i];
  return l;
}

NnLoops nnLoopsOpen(NnBuilder b, const NnDims *sizes, NnValues init) {
  NnLoops l = beginLoops(b, init);
  MlirValue zero = nnDimValue(b, nnDim(0)), one = nnDimValue(b, nnDim(1));
  MlirValue ends[NN_MAX_RANK];
  for (int64_t i = 0; i < sizes->rank; ++i)
    ends[i] = nnDimValue(b, sizes->d[i]);
  l.outer = nnBuilderSave(b);
  for (int64_t i = 0; i < sizes->rank; ++i)
    openLoop(&l, zero, ends[i], one);
  return l;
}

NnLoops nnLoopOpen(NnBuilder b, NnDim begin, NnDim end, NnDim step,
                   NnValues init) {
  NnLoops l = beginLoops(b, init);
  openLoop(&l, nnDimValue(b, begin), nnDimValue(b, end), nnDimValue(b, step));
  return l;
}

void nnLoopsMarkIndependent(const NnLoops *l) {
  for (int64_t d = 0; d < l->rank; ++d)
    mlirOperationSetDiscardableAttributeByName(
        l->ops[d], nnStr("nn.independent"), nnUnitAttr(l->b));
}

void nnLoopsClose(NnLoops *l, NnValues next) {
  assert(next.n == l->n);
  for (intptr_t i = 0; i < l->n; ++i)
    l->carried[i] = next.data[i];
  for (int64_t d = l->rank; d-- > 0;) {
    scfYieldCreate(l->b, (NnValues){l->n, l->carried});
    for (intptr_t i = 0; i < l->n; ++i)
      l->carried[i] = nnResult(l->ops[d], i);
    nnBuilderAfter(l->b, l->ops[d]);
  }
  if (l->rank)
    nnBuilderRestore(l->b, l->outer);
}

//===----------------------------------------------------------------------===//
// scf.while
//===----------------------------------------------------------------------===//

NnWhile nnWhileOpen(NnBuilder b, NnValues init) {
  MlirType types[nnMaxCarried];
  NnTypes carried = typesOf(init, types);
  NnWhile w = {.b = b, .outer = nnBuilderSave(b), .n = init.n};
  w.op = scfWhileCreate(b, carried, init);
  MlirBlock before = nnBuilderAddBlock(b, scfWhileGetBefore(w.op), carried);
  setCarried(w.carried, w.n, before, 0);
  return w;
}

void nnWhileDo(NnWhile *w, MlirValue condition) {
  MlirType types[nnMaxCarried];
  NnValues carried = {w->n, w->carried};
  scfConditionCreate(w->b, condition, carried);
  MlirBlock body =
      nnBuilderAddBlock(w->b, scfWhileGetAfter(w->op), typesOf(carried, types));
  setCarried(w->carried, w->n, body, 0);
}

void nnWhileClose(NnWhile *w, NnValues next) {
  assert(next.n == w->n);
  scfYieldCreate(w->b, next);
  for (intptr_t i = 0; i < w->n; ++i)
    w->carried[i] = nnResult(w->op, i);
  nnBuilderRestore(w->b, w->outer);
}

//===----------------------------------------------------------------------===//
// scf.if
//===----------------------------------------------------------------------===//

NnIf nnIfOpen(NnBuilder b, MlirValue condition, NnTypes types) {
  NnIf i = {.b = b, .outer = nnBuilderSave(b)};
  i.op = scfIfCreate(b, types, condition);
  nnBuilderAddBlock(b, scfIfGetThenRegion(i.op), NN_NO_TYPES);
  return i;
}

void nnIfElse(NnIf *i, NnValues then) {
  scfYieldCreate(i->b, then);
  nnBuilderAddBlock(i->b, scfIfGetElseRegion(i->op), NN_NO_TYPES);
}

void nnIfClose(NnIf *i, NnValues otherwise) {
  scfYieldCreate(i->b, otherwise);
  nnBuilderRestore(i->b, i->outer);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

MlirValue nnCopied(NnBuilder b, MlirValue tensor) {
  NnDims dims = nnDimsOf(b, tensor);
  MlirValue copy = nnEmpty(b, &dims, nnElementType(tensor));
  return nnResult(bufferizationMaterializeInDestinationCreate(
                      b, mlirValueGetType(copy),
                      nnCastTensor(b, tensor, mlirValueGetType(copy)), copy,
                      NULL),
                  0);
}

//===----------------------------------------------------------------------===//
// Indices and bits
//===----------------------------------------------------------------------===//

MlirValue nnConstantIndex(NnBuilder b, int64_t value) {
  return nnDimValue(b, nnDim(value));
}

MlirValue nnIndexLess(NnBuilder b, MlirValue x, MlirValue y) {
  return arithCmpI(b, x, y, ARITH_CMP_I_PREDICATE_SLT);
}

MlirValue nnIndexEqual(NnBuilder b, MlirValue x, MlirValue y) {
  return arithCmpI(b, x, y, ARITH_CMP_I_PREDICATE_EQ);
}

MlirValue nnIndexPlusBit(NnBuilder b, MlirValue index, MlirValue bit) {
  MlirType type = mlirIndexTypeGet(nnBuilderGetContext(b));
  return arithAddI(b, index, arithIndexCastUI(b, type, bit), NULL);
}

MlirValue nnConstantBit(NnBuilder b, bool value) {
  MlirType i1 = mlirIntegerTypeGet(nnBuilderGetContext(b), 1);
  return nnConstantInt(b, i1, value);
}

MlirValue nnFlipBit(NnBuilder b, MlirValue bit) {
  return arithXOrI(b, bit, nnConstantBit(b, true));
}
