//===- EmitParts.c - f32 in parts that tile registers multiply ------------===//
// An f32 is the sum of three bf16 exactly: its 24 bits, 8 at a time. Rows of
// f32 are split before the nest, into scratch memory [part][row…][term];
// weights of few bits are bf16 as they are, and are widened in pairs of terms,
// as tile registers read them, [column][pair][lane][2].
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

enum { halfBits = 16 };

static MlirType lanesType(const Emitter *e, unsigned bits) {
  return nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(e->b), bits),
                     e->tile.lanes);
}

static MlirValue bitsOf(Emitter *e, MlirValue x) {
  return arithBitcast(e->b, lanesType(e, 2 * halfBits), x);
}

static MlirValue constant(Emitter *e, int64_t value) {
  MlirType i32 = mlirIntegerTypeGet(nnBuilderGetContext(e->b), 2 * halfBits);
  return nnEmitConstant(e->b, mlirIntegerAttrGet(i32, value), e->tile.lanes);
}

static MlirValue upperHalf(Emitter *e, MlirValue bits) {
  return arithShRUI(e->b, bits, constant(e, halfBits), NULL);
}

static MlirType bf16(const Emitter *e) {
  return mlirBF16TypeGet(nnBuilderGetContext(e->b));
}

static MlirValue write(Emitter *e, MlirValue value, MlirValue tensor,
                       NnValues at) {
  return nnResult(
      vectorTransferWriteCreate(e->b, mlirValueGetType(tensor), value, tensor,
                                at, (MlirValue){NULL},
                                nnMinorIdentity(e->b, (int)at.n), NN_INTS(1)),
      0);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// What is left of x without its first part. Of infinities that is 0: all parts
/// together are infinite, too.
static MlirValue emitRest(Emitter *e, MlirValue x, MlirValue bits) {
  const int64_t infinity = 0x7f800000, noSign = 0x7fffffff, top = -0x10000;
  MlirType type = mlirValueGetType(x);
  MlirValue first =
      arithBitcast(e->b, type, arithAndI(e->b, bits, constant(e, top)));
  MlirValue isInfinite =
      arithCmpI(e->b, arithAndI(e->b, bits, constant(e, noSign)),
                constant(e, infinity), ARITH_CMP_I_PREDICATE_EQ);
  MlirValue zero = arithBitcast(e->b, type, constant(e, 0));
  return arithSelect(e->b, isInfinite, zero, arithSubF(e->b, x, first, NULL));
}

/// Writes the parts of a vector; at[0] is for the part.
static void emitVector(Emitter *e, const StageInput *rows, MlirValue *at,
                       MlirValue *parts) {
  int rank = rows->access.rank;
  MlirType f32 = nnElementType(rows->tensor);
  MlirValue x = vectorTransferRead(e->b, nnLanesType(f32, e->tile.lanes),
                                   rows->tensor, (NnValues){rank, at + 1},
                                   nnEmitZero(e->b, f32), (MlirValue){NULL},
                                   nnMinorIdentity(e->b, rank), NN_INTS(1));
  for (int part = 0; part < dotParts; ++part) {
    MlirValue bits = bitsOf(e, x);
    MlirValue half =
        arithTruncI(e->b, lanesType(e, halfBits), upperHalf(e, bits), NULL);
    at[0] = nnIndexValue(e->b, nnIndex(part));
    *parts =
        write(e, arithBitcast(e->b, nnLanesType(bf16(e), e->tile.lanes), half),
              *parts, (NnValues){rank + 1, at});
    if (part + 1 < dotParts)
      x = emitRest(e, x, bits);
  }
}

static void emitDims(Emitter *e, const StageInput *rows, int d, MlirValue *at,
                     MlirValue *parts) {
  if (d == rows->access.rank) {
    emitVector(e, rows, at, parts);
    return;
  }
  bool isLast = d + 1 == rows->access.rank;
  Loop l =
      nnLoopBegin(e->b, nnIndex(0), nnIndex(nnValueShape(rows->tensor).dims[d]),
                  isLast ? e->tile.lanes : 1, 1, parts);
  at[d + 1] = l.iv;
  emitDims(e, rows, d + 1, at, parts);
  nnLoopEnd(e->b, l, 1, parts);
}

MlirValue nnEmitParts(Emitter *e) {
  const StageInput *rows = &e->stage->inputs[e->tile.dot.rows];
  NnShape of = nnValueShape(rows->tensor);
  NnShape shape = {.rank = of.rank + 1, .dims = {dotParts}};
  for (int64_t d = 0; d < of.rank; ++d)
    shape.dims[d + 1] = of.dims[d];
  MlirValue at[NN_MAX_RANK];
  MlirValue parts =
      tensorEmpty(e->b, nnTensorType(&shape, bf16(e)), NN_NO_VALUES);
  emitDims(e, rows, 0, at, &parts);
  return parts;
}

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

MlirValue nnEmitPair(Emitter *e, MlirValue even, MlirValue odd) {
  MlirValue pair =
      arithOrI(e->b, upperHalf(e, bitsOf(e, even)), bitsOf(e, odd));
  return vectorBitCast(e->b, nnLanesType(bf16(e), 2 * e->tile.lanes), pair);
}
