//===- EmitLookup.c - Tables of bytes -------------------------------------===//
// Two permutations of two registers look a vector of bytes up among 256, where
// there are such; else each byte is loaded from the table.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Llvm.h"
#include "nn/Builders/Vector.h"

enum { registerBytes = 64 };

static MlirType byteType(const Emitter *e) {
  return mlirIntegerTypeGet(nnBuilderGetContext(e->b), 8);
}

static MlirValue indexValue(const Emitter *e, int64_t at) {
  return nnIndexValue(e->b, nnIndex(at));
}

/// The first of `from` lanes as `to` lanes; those that are added hold anything.
static MlirValue resized(const Emitter *e, MlirValue vector, int from, int to) {
  int64_t lanes[registerBytes];
  for (int i = 0; i < to; ++i)
    lanes[i] = i < from ? i : -1;
  return from == to ? vector
                    : vectorShuffle(e->b, vector, vector, (NnInts){to, lanes});
}

/// A quarter of the table.
static MlirValue quarter(const Emitter *e, MlirValue table, int i) {
  MlirType type = nnLanesType(byteType(e), registerBytes);
  return vectorTransferRead(
      e->b, type, table, NN_VALUES(indexValue(e, (int64_t)i * registerBytes)),
      nnEmitZero(e->b, byteType(e)), (MlirValue){NULL},
      nnMinorIdentity(e->b, 1), NN_INTS(1));
}

/// What half of the table has for the lowest seven bits.
static MlirValue lookUpInHalf(const Emitter *e, MlirValue table, int half,
                              MlirValue bytes) {
  MlirValue low = quarter(e, table, 2 * half);
  MlirValue high = quarter(e, table, 2 * half + 1);
  return nnResult(
      llvmCallIntrinsicCreate(e->b, mlirValueGetType(bytes),
                              NN_VALUES(low, bytes, high), (NnValues){0},
                              nnStr("llvm.x86.avx512.vpermi2var.qi.512"),
                              (NnInts){0}, NULL),
      0);
}

static MlirValue lookUpInRegisters(const Emitter *e, MlirValue table,
                                   MlirValue bytes) {
  MlirValue first = lookUpInHalf(e, table, 0, bytes);
  MlirValue second = lookUpInHalf(e, table, 1, bytes);
  MlirValue zero =
      nnEmitSplat(e->b, nnEmitZero(e->b, byteType(e)), registerBytes);
  MlirValue isSecond = arithCmpI(e->b, bytes, zero, ARITH_CMP_I_PREDICATE_SLT);
  return arithSelect(e->b, isSecond, second, first);
}

static MlirValue loadEach(const Emitter *e, MlirValue table, MlirValue bytes,
                          int lanes) {
  MlirContext context = nnBuilderGetContext(e->b);
  MlirType wide = nnLanesType(mlirIntegerTypeGet(context, 32), lanes);
  MlirType mask = nnLanesType(mlirIntegerTypeGet(context, 1), lanes);
  return vectorGather(
      e->b, mlirValueGetType(bytes), table, NN_VALUES(indexValue(e, 0)),
      arithExtUI(e->b, wide, bytes),
      vectorConstantMask(e->b, mask, NN_INTS(lanes)), bytes, NULL);
}

MlirValue nnEmitLookup(const Emitter *e, MlirValue table, MlirValue bytes,
                       int lanes) {
  if (!e->tile.looksUpBytes || lanes > registerBytes)
    return loadEach(e, table, bytes, lanes);
  MlirValue all = resized(e, bytes, lanes, registerBytes);
  return resized(e, lookUpInRegisters(e, table, all), registerBytes, lanes);
}
