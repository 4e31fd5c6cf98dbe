//===- Contraction.c - nn.matmul and nn.linear ----------------------------===//
// fill(0), then a generic (batch…, m, n | k) that multiplies and adds in the
// compute type, then an elementwise generic for bias and narrowing.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "Support/ByteProduct.h"

#include <string.h>

//===----------------------------------------------------------------------===//
// Sums of products
//===----------------------------------------------------------------------===//

MlirType nnSumType(MlirType element) {
  return nnProductType(nnComputeType(element));
}

/// The element of operand `i` in the type that products are summed up in.
static MlirValue widenFactor(NnBuilder b, MlirOperation op, int i,
                             MlirValue x) {
  MlirType element = nnElementType(nnOperand(op, i));
  if (!nnIsByte(element))
    return nnWiden(b, x);
  MlirType sum = nnSumType(element);
  return nnIsUnsigned(element) ? arithExtUI(b, sum, x) : arithExtSI(b, sum, x);
}

MlirValue nnAddProduct(NnBuilder b, MlirOperation op, MlirValue x, MlirValue y,
                       MlirValue acc) {
  return nnMulAddScalar(b, widenFactor(b, op, 0, x), widenFactor(b, op, 1, y),
                        acc);
}

void nnRequireSumFits(NnBuilder b, MlirOperation op, NnDim terms) {
  MlirType x = nnElementType(nnOperand(op, 0));
  MlirType y = nnElementType(nnOperand(op, 1));
  if (nnIsByte(x))
    nnRequireWithin(b, terms, nnDim(nnMostByteProducts(x, y)));
}

MlirValue nnFinishContraction(NnBuilder b, MlirValue acc, MlirValue bias,
                              int64_t dim, MlirType element) {
  bool hasBias = !mlirValueIsNull(bias);
  if (!hasBias && mlirTypeEqual(nnElementType(acc), element))
    return acc;
  NnDims dims = nnDimsOf(b, acc);
  NnGeneric g = nnGenericBegin(b, dims.rank, 0);
  MlirAffineMap identity = nnMapFirst(b, dims.rank, dims.rank);
  nnGenericInput(&g, acc, identity);
  if (hasBias)
    nnGenericInput(&g, bias, nnMapOf(b, dims.rank, 1, &dim));
  nnGenericOpen(&g, nnEmpty(b, &dims, element), identity);
  MlirValue value = g.args[0];
  if (hasBias)
    value = nnAddScalar(b, value, nnWiden(b, g.args[1]));
  return nnGenericClose(&g, nnNarrow(b, value, element));
}

/// A matrix product of which every operand dimension is a loop or broadcast.
typedef struct Contraction {
  NnDims dims; ///< The result's; the loops but k.
  MlirValue operands[2];
  int64_t rank[2], map[2][NN_MAX_RANK];
} Contraction;

static MlirValue contract(NnBuilder b, MlirOperation op, const Contraction *c) {
  MlirType type = nnSumType(nnElementType(c->operands[0]));
  MlirValue init = nnFilled(b, &c->dims, nnConstantNumber(b, type, 0));
  int64_t parallel = c->dims.rank, loops = parallel + 1;
  NnGeneric g = nnGenericBegin(b, parallel, 1);
  for (int i = 0; i < 2; ++i)
    nnGenericInput(&g, c->operands[i],
                   nnMapOf(b, loops, c->rank[i], c->map[i]));
  nnGenericOpen(&g, init, nnMapFirst(b, loops, parallel));
  return nnGenericClose(&g,
                        nnAddProduct(b, op, g.args[0], g.args[1], g.args[2]));
}

//===----------------------------------------------------------------------===//
// Batch dimensions
//===----------------------------------------------------------------------===//

/// Batch dimensions that `x` and `y`, of which the last two are not batch,
/// broadcast to.
static NnDims batchDims(NnBuilder b, const NnDims *x, const NnDims *y) {
  const NnDims *longer = x->rank >= y->rank ? x : y;
  const NnDims *shorter = x->rank >= y->rank ? y : x;
  NnDims dims = *longer;
  int64_t lead = longer->rank - shorter->rank;
  dims.rank -= 2;
  for (int64_t i = lead; i < dims.rank; ++i)
    dims.d[i] = nnBroadcastDim(b, dims.d[i], shorter->d[i - lead]);
  return dims;
}

/// Sets how the operand's batch dimensions are read. Where a map can't say, the
/// operand is broadcast first.
static void mapBatch(NnBuilder b, Contraction *c, int i, const NnDims *batch) {
  NnDims dims = nnDimsOf(b, c->operands[i]), whole = *batch;
  int64_t lead = batch->rank + 2 - dims.rank;
  bool isPlain = true;
  for (int64_t d = 0; d < dims.rank - 2; ++d) {
    bool isWhole = nnDimEqual(dims.d[d], batch->d[lead + d]);
    c->map[i][d] = isWhole ? lead + d : -1;
    isPlain &= isWhole || nnDimIs(dims.d[d], 1);
  }
  c->rank[i] = dims.rank;
  if (isPlain)
    return;
  memcpy(&whole.d[batch->rank], &dims.d[dims.rank - 2], 2 * sizeof(NnDim));
  whole.rank = c->rank[i] = batch->rank + 2;
  c->operands[i] = nnBroadcastTo(b, c->operands[i], &whole);
  for (int64_t d = 0; d < batch->rank; ++d)
    c->map[i][d] = d;
}

MlirLogicalResult nnLowerMatmul(NnBuilder b, MlirOperation op) {
  Contraction c = {
      .operands = {nnLowerOperand(b, op, 0), nnLowerOperand(b, op, 1)}};
  NnDims x = nnDimsOf(b, c.operands[0]), y = nnDimsOf(b, c.operands[1]);
  NnDims batch = batchDims(b, &x, &y);
  NnDim terms = nnRequireEqual(b, x.d[x.rank - 1], y.d[y.rank - 2]);
  nnRequireSumFits(b, op, terms);
  int64_t m = batch.rank, n = m + 1, k = m + 2;
  mapBatch(b, &c, 0, &batch);
  mapBatch(b, &c, 1, &batch);
  c.map[0][c.rank[0] - 2] = m;
  c.map[0][c.rank[0] - 1] = k;
  c.map[1][c.rank[1] - 2] = k;
  c.map[1][c.rank[1] - 1] = n;
  c.dims = batch;
  c.dims.rank += 2;
  c.dims.d[m] = x.d[x.rank - 2];
  c.dims.d[n] = y.d[y.rank - 1];
  MlirType element = nnStorageType(nnElementType(nnResult(op, 0)));
  MlirValue product = contract(b, op, &c);
  return nnLowerReplace(
      b, op, nnFinishContraction(b, product, (MlirValue){NULL}, 0, element));
}

MlirLogicalResult nnLowerLinear(NnBuilder b, MlirOperation op) {
  Contraction c = {
      .operands = {nnLowerOperand(b, op, 0), nnLowerOperand(b, op, 1)}};
  c.dims = nnDimsOf(b, c.operands[0]);
  MlirValue bias = nnLowerOperand(b, op, 2);
  int64_t n = c.dims.rank - 1;
  NnDim terms = nnRequireEqual(b, c.dims.d[n], nnDimOf(b, c.operands[1], 0));
  nnRequireSumFits(b, op, terms);
  c.dims.d[n] = nnDimOf(b, c.operands[1], 1);
  if (!mlirValueIsNull(bias))
    (void)nnRequireEqual(b, c.dims.d[n], nnDimOf(b, bias, 0));
  c.rank[0] = c.dims.rank;
  c.rank[1] = 2;
  for (int64_t i = 0; i < n; ++i)
    c.map[0][i] = i;
  c.map[0][n] = c.map[1][0] = n + 1;
  c.map[1][1] = n;
  MlirType element = nnStorageType(nnElementType(nnResult(op, 0)));
  MlirValue product = contract(b, op, &c);
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, product, bias, n, element));
}
