//===- Random.c - nn.random -----------------------------------------------===//
// Philox4x32-10 of each element's position, ten rounds of integer arithmetic in
// the body of a generic.
//===----------------------------------------------------------------------===//
#include "Lower.h"

/// The halves of products are taken of i64; words are i64 below 2^32.
static MlirValue word(NnBuilder b, uint32_t value) {
  return nnConstantInt(b, mlirIntegerTypeGet(nnBuilderGetContext(b), 64),
                       value);
}

static MlirValue lowHalf(NnBuilder b, MlirValue x) {
  return arithAndI(b, x, word(b, UINT32_MAX));
}

static MlirValue highHalf(NnBuilder b, MlirValue x) {
  return arithShRUI(b, x, word(b, 32), NULL);
}

/// The constants are Philox's.
static void runRound(NnBuilder b, MlirValue *c, const uint32_t *key) {
  MlirValue p = arithMulI(b, c[0], word(b, 0xD2511F53), NULL);
  MlirValue q = arithMulI(b, c[2], word(b, 0xCD9E8D57), NULL);
  MlirValue first = arithXOrI(b, c[1], word(b, key[0]));
  MlirValue second = arithXOrI(b, c[3], word(b, key[1]));
  c[0] = arithXOrI(b, highHalf(b, q), first);
  c[1] = lowHalf(b, q);
  c[2] = arithXOrI(b, highHalf(b, p), second);
  c[3] = lowHalf(b, p);
}

/// The first word of what position and seed give.
static MlirValue scramble(NnBuilder b, MlirValue position, int64_t seed) {
  MlirValue c[] = {lowHalf(b, position), highHalf(b, position), word(b, 0),
                   word(b, 0)};
  uint32_t key[] = {(uint32_t)seed, (uint32_t)((uint64_t)seed >> 32)};
  for (int round = 0; round < 10; ++round) {
    runRound(b, c, key);
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return c[0];
}

static MlirValue positionIn(NnBuilder b, const NnDims *dims) {
  NnDim position = nnDim(0);
  for (int64_t i = 0; i < dims->rank; ++i)
    position = nnDimAdd(b, nnDimMul(b, position, dims->d[i]),
                        (NnDim){NN_DYNAMIC, linalgIndex(b, i)});
  return arithIndexCast(b, mlirIntegerTypeGet(nnBuilderGetContext(b), 64),
                        nnDimValue(b, position));
}

MlirLogicalResult nnLowerRandom(NnBuilder b, MlirOperation op) {
  MlirValue shape = nnLowerOperand(b, op, 0);
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  NnDims dims = {.rank = nnValueShape(shape).dims[0]};
  for (int64_t i = 0; i < dims.rank; ++i) {
    dims.d[i] = nnDimElement(b, shape, i);
    nnRequireAtLeast(b, dims.d[i], 0);
  }
  NnElementwise e = nnElementwiseOpen(b, &dims, f32, 0, NULL);
  MlirValue bits = scramble(b, positionIn(b, &dims), nnRandomGetSeed(op));
  MlirValue top = arithShRUI(b, bits, word(b, 8), NULL);
  MlirValue number = arithMulF(b, arithSIToFP(b, f32, top),
                               nnConstantFloat(b, f32, 0x1p-24), NULL);
  return nnLowerReplace(b, op, nnElementwiseClose(&e, number));
}
