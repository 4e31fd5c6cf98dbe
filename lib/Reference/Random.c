//===- Random.c - nn.random -----------------------------------------------===//
// Philox4x32-10, as Salmon et al. (2011) give it.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

static void runRound(uint32_t *c, const uint32_t *key) {
  uint64_t p = UINT64_C(0xD2511F53) * c[0], q = UINT64_C(0xCD9E8D57) * c[2];
  uint32_t first = c[1] ^ key[0], second = c[3] ^ key[1];
  c[0] = (uint32_t)(q >> 32) ^ first;
  c[1] = (uint32_t)q;
  c[2] = (uint32_t)(p >> 32) ^ second;
  c[3] = (uint32_t)p;
}

static uint32_t scramble(uint64_t position, uint64_t seed) {
  uint32_t c[] = {(uint32_t)position, (uint32_t)(position >> 32), 0, 0};
  uint32_t key[] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
  for (int round = 0; round < 10; ++round) {
    runRound(c, key);
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return c[0];
}

MlirLogicalResult nnEvalRandom(const NnEval *e) {
  const nnrt_tensor_t *dims = &e->inputs[0];
  NnShape shape = {.rank = nnTensorNumElements(dims)};
  uint64_t seed = (uint64_t)nnEvalInt(e, "seed", 0);
  if (shape.rank > NN_MAX_RANK)
    return nnOpError(e->op, "expected a shape of %d elements or less",
                     NN_MAX_RANK);
  for (int64_t d = 0; d < shape.rank; ++d)
    shape.dims[d] = nnTensorLoad(dims, d).i;
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_F32, &shape)))
    return NN_FAILURE;
  int64_t count = nnTensorNumElements(&e->outputs[0]);
  for (int64_t i = 0; i < count; ++i) {
    uint32_t top = scramble((uint64_t)i, seed) >> 8;
    nnTensorStore(&e->outputs[0], i, (NnNumber){.f = top * 0x1p-24});
  }
  return NN_SUCCESS;
}
