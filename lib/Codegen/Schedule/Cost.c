//===- Cost.c - How long a stage takes ------------------------------------===//
// A rough estimate: ops of the bodies by a small table, and bytes. It decides
// only whether work is worth sharing among threads.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/ByteDot.h"

#include "nn/Builders/Linalg.h"

#include <string.h>

enum {
  vectorOp = 90,   ///< Picoseconds: a multiply-add is two ops, and takes two.
  cachedByte = 12, ///< Picoseconds: 80 GB/s, from the second-level cache,
  byte = 60,       ///< and 16 GB/s for what is too large for it.
  cacheBytes = 1 << 20,
  slow = 8,
  polynomial = 20 ///< Vector ops that one op takes.
};

static double opCost(MlirOperation op) {
  MlirStringRef name = nnOperationName(op);
  if (nnOperationIs(op, "arith.constant") || linalgIsaYield(op))
    return 0;
  if (nnOperationIs(op, "arith.divf") || nnOperationIs(op, "math.sqrt"))
    return slow;
  return name.length > 5 && !memcmp(name.data, "math.", 5) ? polynomial : 1;
}

static double bodyCost(MlirOperation generic) {
  if (mlirOperationIsNull(generic))
    return 0;
  double cost = 0;
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    cost += opCost(op);
  return cost;
}

double nnByteDotOps(const ByteDot *dot, ByteDotUnit unit) {
  static const double ofBytes[] = {
      [DOT_WIDEN] = 6,   [DOT_PAIRS] = 2, [DOT_QUADS] = 0.5, [DOT_TILES] = 0.1,
      [DOT_ALIKE] = 0.5, [DOT_ANY] = 0.5, [DOT_SHORTS] = 1.4};
  static const double ofFloats[] = {
      [DOT_WIDEN] = 3, [DOT_HALVES] = 4, [DOT_TILES] = 0.2};
  enum { window = 3 };
  if (!dot->isThere)
    return 0;
  return dot->isWindow ? window : dot->isFloat ? ofFloats[unit] : ofBytes[unit];
}

/// Of a multiply-add's two ops where terms are listed, and a quarter of them
/// where groups of bytes may be multiplied.
static double rootCost(const Stage *s, double dotOps) {
  bool isUnsigned[2];
  if (!mlirOperationIsNull(s->list.read))
    return 2;
  if (dotOps > 0)
    return dotOps;
  return nnDotTerms(s->root, isUnsigned) == dotTerms ? 0.5 : bodyCost(s->root);
}

static double extentOf(const Stage *s, int loop) {
  int64_t n = s->extent[loop];
  return n == NN_DYNAMIC ? nnUnknownExtent : (double)n;
}

static double bytesOf(MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  double bytes = (double)nnElementBytes(nnElementType(tensor));
  for (int d = 0; d < shape.rank; ++d)
    bytes *=
        shape.dims[d] == NN_DYNAMIC ? nnUnknownExtent : (double)shape.dims[d];
  return bytes;
}

int64_t nnStageCost(const Stage *s, int lanes, double dotOps) {
  double iterations = 1, outputs = 1;
  for (int i = 0; i < s->numLoops; ++i)
    iterations *= extentOf(s, i);
  for (int d = 0; d < s->outputRank; ++d)
    outputs *= extentOf(s, s->outputLoop[d]);
  double ops =
      iterations * rootCost(s, dotOps) + outputs * bodyCost(s->epilogue);
  double bytes = bytesOf(s->destination);
  for (int i = 0; i < s->numInputs; ++i)
    bytes += bytesOf(s->inputs[i].tensor);
  double time =
      ops / lanes * vectorOp + bytes * (bytes > cacheBytes ? byte : cachedByte);
  return time < (double)(INT64_MAX / 2) ? (int64_t)time : INT64_MAX / 2;
}
