//===- Cumulative.c - nn.cum_sum and nn.cum_prod --------------------------===//
// Loops over all dimensions, the axis innermost: it carries the total. f16 and
// bf16 are rounded where they are stored, not where they are added.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Cumulative {
  NnBuilder b;
  MlirValue input;
  NnDims dims;
  int64_t axis;
  NnScalar scalar;
  NnScalarFn combine;
  bool isExclusive, isReverse;
} Cumulative;

/// The place in input at turn `k` of the row that the outer loops are at.
static NnValues placeAt(const Cumulative *c, const NnLoops *outer, MlirValue k,
                        MlirValue *place) {
  NnDim last = nnDimSub(c->b, c->dims.d[c->axis], nnDim(1));
  NnDim turn = {NN_DYNAMIC, k};
  for (int64_t i = 0, loop = 0; i < c->dims.rank; ++i)
    if (i != c->axis)
      place[i] = outer->at[loop++];
  place[c->axis] =
      c->isReverse ? nnDimValue(c->b, nnDimSub(c->b, last, turn)) : k;
  return (NnValues){c->dims.rank, place};
}

/// Writes a row into `result` and returns it.
static MlirValue scanRow(const Cumulative *c, const NnLoops *outer,
                         MlirValue result, MlirValue start) {
  NnBuilder b = c->b;
  MlirValue place[NN_MAX_RANK];
  NnLoops row = nnLoopOpen(b, nnDim(0), c->dims.d[c->axis], nnDim(1),
                           NN_VALUES(result, start));
  MlirValue total = row.carried[1];
  NnValues at = placeAt(c, outer, row.at[0], place);
  const MlirValue terms[] = {nnWiden(b, tensorExtract(b, c->input, at)), total};
  MlirValue next = c->combine(&c->scalar, terms);
  MlirValue element =
      nnNarrow(b, c->isExclusive ? total : next, nnElementType(result));
  nnLoopsClose(&row,
               NN_VALUES(tensorInsert(b, element, row.carried[0], at), next));
  return row.carried[0];
}

static MlirLogicalResult lower(NnBuilder b, MlirOperation op, NnOpKind kind) {
  Cumulative c = {.b = b,
                  .input = nnLowerOperand(b, op, 0),
                  .axis = nnAttrInt(nnAttr(op, "axis"), 0),
                  .scalar = nnReduceScalar(b, op),
                  .combine = nnLowerRow(kind)->scalar,
                  .isExclusive = !mlirAttributeIsNull(nnAttr(op, "exclusive")),
                  .isReverse = !mlirAttributeIsNull(nnAttr(op, "reverse"))};
  c.dims = nnDimsOf(b, c.input);
  c.axis += c.axis < 0 ? c.dims.rank : 0;
  NnDims others = {.rank = 0};
  for (int64_t i = 0; i < c.dims.rank; ++i)
    if (i != c.axis)
      others.d[others.rank++] = c.dims.d[i];
  MlirValue start = nnReduceNeutral(&c.scalar, kind);
  MlirValue result = nnEmpty(b, &c.dims, nnElementType(c.input));
  NnLoops outer = nnLoopsOpen(b, &others, NN_VALUES(result));
  MlirValue written = scanRow(&c, &outer, outer.carried[0], start);
  nnLoopsClose(&outer, NN_VALUES(written));
  return nnLowerReplace(b, op, outer.carried[0]);
}

MlirLogicalResult nnLowerCumSum(NnBuilder b, MlirOperation op) {
  return lower(b, op, NN_OP_ReduceSum);
}

MlirLogicalResult nnLowerCumProd(NnBuilder b, MlirOperation op) {
  return lower(b, op, NN_OP_ReduceProd);
}
