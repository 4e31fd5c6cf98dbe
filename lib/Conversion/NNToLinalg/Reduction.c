//===- Reduction.c - nn.reduce_* and global pools -------------------------===//
// fill(neutral), then a generic (kept dims | reduced dims), then an elementwise
// generic that scales and narrows; kept dimensions of size 1 come back last.
//===----------------------------------------------------------------------===//
#include "Lower.h"

//===----------------------------------------------------------------------===//
// What softmax and the norms share
//===----------------------------------------------------------------------===//

/// Sizes and, in `loops`, the loop of every dimension; returns the number kept.
static int64_t splitDims(NnBuilder b, MlirValue tensor, const NnAxes *axes,
                         NnDims *kept, int64_t *loops) {
  NnDims dims = nnDimsOf(b, tensor);
  *kept = (NnDims){0};
  for (int64_t i = 0; i < dims.rank; ++i)
    if (!axes->reduced[i]) {
      loops[i] = kept->rank;
      kept->d[kept->rank++] = dims.d[i];
    }
  int64_t next = kept->rank;
  for (int64_t i = 0; i < dims.rank; ++i)
    if (axes->reduced[i])
      loops[i] = next++;
  return kept->rank;
}

NnDim nnReducedCount(NnBuilder b, MlirValue tensor, const NnAxes *axes) {
  NnDims dims = nnDimsOf(b, tensor);
  NnDim count = nnDim(1);
  for (int64_t i = 0; i < dims.rank; ++i)
    if (axes->reduced[i])
      count = nnDimMul(b, count, dims.d[i]);
  return count;
}

NnGeneric nnReduceOpen(NnBuilder b, int64_t n, const MlirValue *inputs,
                       const NnAxes *axes, MlirValue neutral) {
  NnDims kept;
  int64_t loops[NN_MAX_RANK], rank = nnRank(inputs[0]);
  int64_t parallel = splitDims(b, inputs[0], axes, &kept, loops);
  MlirValue init = nnFilled(b, &kept, neutral);
  NnGeneric g = nnGenericBegin(b, parallel, rank - parallel);
  MlirAffineMap keptMap = nnMapFirst(b, rank, parallel);
  nnGenericInput(&g, inputs[0], nnMapOf(b, rank, rank, loops));
  for (int64_t i = 1; i < n; ++i)
    nnGenericInput(&g, inputs[i], keptMap);
  nnGenericOpen(&g, init, keptMap);
  return g;
}

NnGeneric nnSpreadOpen(NnBuilder b, int64_t n, const MlirValue *inputs,
                       const NnAxes *axes, MlirType element) {
  NnDims dims = nnDimsOf(b, inputs[0]);
  int64_t kept[NN_MAX_RANK], numKept = 0;
  for (int64_t i = 0; i < dims.rank; ++i)
    if (!axes->reduced[i])
      kept[numKept++] = i;
  NnGeneric g = nnGenericBegin(b, dims.rank, 0);
  MlirAffineMap identity = nnMapFirst(b, dims.rank, dims.rank);
  nnGenericInput(&g, inputs[0], identity);
  for (int64_t i = 1; i < n; ++i)
    nnGenericInput(&g, inputs[i], nnMapOf(b, dims.rank, numKept, kept));
  nnGenericOpen(&g, nnEmpty(b, &dims, element), identity);
  return g;
}

MlirValue nnReduceSumOf(NnBuilder b, MlirValue tensor, const NnAxes *axes) {
  MlirType type = nnComputeType(nnElementType(tensor));
  NnGeneric g = nnReduceOpen(b, 1, &tensor, axes, nnConstantNumber(b, type, 0));
  return nnGenericClose(&g, nnAddScalar(b, nnWiden(b, g.args[0]), g.args[1]));
}

MlirValue nnReduceMaxOf(NnBuilder b, MlirValue tensor, const NnAxes *axes) {
  MlirType type = nnComputeType(nnElementType(tensor));
  NnGeneric g =
      nnReduceOpen(b, 1, &tensor, axes, nnConstantLowest(b, type, false));
  return nnGenericClose(&g,
                        nnMaxTerm(b, nnWiden(b, g.args[0]), g.args[1], false));
}

MlirValue nnReciprocalIn(const NnGeneric *g, MlirType type, NnDim count) {
  NnBuilder b = g->b;
  if (nnDimIsStatic(count))
    return nnConstantFloat(b, type, 1.0 / (double)count.size);
  NnInsertPoint inside = nnBuilderSave(b);
  nnBuilderBefore(b, g->op);
  MlirValue factor = arithDivF(b, nnConstantFloat(b, type, 1),
                               nnIndexToFloat(b, type, count.value), NULL);
  nnBuilderRestore(b, inside);
  return factor;
}

MlirValue nnKeepDims(NnBuilder b, MlirValue reduced, const NnDims *dims,
                     const NnAxes *axes) {
  NnDims all = *dims;
  for (int64_t i = 0; i < all.rank; ++i)
    if (axes->reduced[i])
      all.d[i] = nnDim(1);
  return nnReshaped(b, reduced, &all);
}

//===----------------------------------------------------------------------===//
// The ops
//===----------------------------------------------------------------------===//

typedef struct Reduce {
  NnScalar scalar;
  NnScalarFn combine;
  MlirValue neutral;
  NnAxes axes;
  bool isMean, keepdims;
} Reduce;

static MlirValue accumulate(NnBuilder b, const Reduce *r, MlirValue input) {
  NnGeneric g = nnReduceOpen(b, 1, &input, &r->axes, r->neutral);
  const MlirValue elements[] = {nnWiden(b, g.args[0]), g.args[1]};
  return nnGenericClose(&g, r->combine(&r->scalar, elements));
}

/// Divides by the count for a mean and narrows.
static MlirValue finish(NnBuilder b, const Reduce *r, MlirValue input,
                        MlirValue reduced) {
  MlirType type = r->scalar.type, element = nnElementType(input);
  if (!r->isMean && mlirTypeEqual(type, element))
    return reduced;
  NnDims dims = nnDimsOf(b, reduced);
  NnDim count = nnReducedCount(b, input, &r->axes);
  NnElementwise e = nnElementwiseOpen(b, &dims, element, 1, &reduced);
  MlirValue value = nnElementwiseRead(&e, 0);
  if (r->isMean)
    value = arithMulF(b, value, nnReciprocalIn(&e.g, type, count), NULL);
  return nnElementwiseClose(&e, value);
}

static MlirLogicalResult reduce(NnBuilder b, MlirOperation op, Reduce *r) {
  MlirValue input = nnLowerOperand(b, op, 0);
  NnDims dims = nnDimsOf(b, input);
  MlirValue value = finish(b, r, input, accumulate(b, r, input));
  if (r->keepdims)
    value = nnKeepDims(b, value, &dims, &r->axes);
  return nnLowerReplace(b, op, value);
}

NnScalar nnReduceScalar(NnBuilder b, MlirOperation op) {
  MlirType element = nnElementType(nnOperand(op, 0));
  return (NnScalar){.b = b,
                    .op = op,
                    .type = nnComputeType(element),
                    .to = nnStorageType(element),
                    .isUnsigned = nnIsUnsigned(element),
                    .toUnsigned = nnIsUnsigned(element)};
}

MlirValue nnReduceNeutral(const NnScalar *s, NnOpKind kind) {
  switch (kind) {
  case NN_OP_ReduceProd:
    return nnConstantNumber(s->b, s->type, 1);
  case NN_OP_ReduceMax:
  case NN_OP_GlobalMaxPool:
    return nnConstantLowest(s->b, s->type, s->isUnsigned);
  case NN_OP_ReduceMin:
    return nnConstantHighest(s->b, s->type, s->isUnsigned);
  default:
    return nnConstantNumber(s->b, s->type, 0);
  }
}

MlirLogicalResult nnLowerReduce(NnBuilder b, MlirOperation op) {
  NnOpKind kind = nnOpKind(op);
  Reduce r = {.scalar = nnReduceScalar(b, op),
              .combine = nnLowerRow(kind)->scalar,
              .isMean = kind == NN_OP_ReduceMean,
              .keepdims = !mlirAttributeIsNull(nnAttr(op, "keepdims"))};
  int64_t axes[NN_MAX_RANK], rank = nnRank(nnOperand(op, 0));
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i)
    r.axes.reduced[axes[i] < 0 ? axes[i] + rank : axes[i]] = true;
  r.neutral = nnReduceNeutral(&r.scalar, kind);
  return reduce(b, op, &r);
}

static MlirLogicalResult reduceSpatial(NnBuilder b, MlirOperation op,
                                       NnScalarFn combine, bool isNhwc) {
  NnOpKind kind = nnOpKind(op);
  Reduce r = {.scalar = nnReduceScalar(b, op),
              .combine = combine,
              .isMean = kind == NN_OP_GlobalAvgPool,
              .keepdims = true};
  int64_t rank = nnRank(nnOperand(op, 0));
  for (int64_t i = 1; i < rank; ++i)
    r.axes.reduced[i] = isNhwc ? i < rank - 1 : i > 1;
  r.neutral = nnReduceNeutral(&r.scalar, kind);
  return reduce(b, op, &r);
}

MlirLogicalResult nnLowerGlobalAvgPool(NnBuilder b, MlirOperation op) {
  return reduceSpatial(b, op, nnScalarReduceSum,
                       nnGlobalAvgPoolGetLayout(op) == NN_LAYOUT_NHWC);
}

MlirLogicalResult nnLowerGlobalMaxPool(NnBuilder b, MlirOperation op) {
  return reduceSpatial(b, op, nnScalarReduceMax,
                       nnGlobalMaxPoolGetLayout(op) == NN_LAYOUT_NHWC);
}
