//===- ArgReduce.c - nn.arg_max and nn.arg_min ----------------------------===//
// The extreme of each row, then the least (or greatest) index at which it, or
// NaN, stands: two reductions, which vectorize, whichever dimension it is.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct ArgReduce {
  MlirValue input;
  NnAxes axes;
  NnDim size; ///< Along the axis.
  NnScalar scalar;
  bool isLast;
} ArgReduce;

static MlirValue extremeOf(NnBuilder b, const ArgReduce *r, NnOpKind kind) {
  NnGeneric g = nnReduceOpen(b, 1, &r->input, &r->axes,
                             nnReduceNeutral(&r->scalar, kind));
  const MlirValue elements[] = {nnWiden(b, g.args[0]), g.args[1]};
  return nnGenericClose(&g, nnLowerRow(kind)->scalar(&r->scalar, elements));
}

/// A NaN makes the extreme NaN, which equals nothing.
static MlirValue isExtreme(NnBuilder b, MlirValue x, MlirValue extreme) {
  if (!mlirTypeIsAFloat(mlirValueGetType(x)))
    return arithCmpI(b, x, extreme, ARITH_CMP_I_PREDICATE_EQ);
  MlirValue isNan = arithCmpF(b, x, x, ARITH_CMP_F_PREDICATE_UNO, NULL);
  return arithOrI(b, isNan,
                  arithCmpF(b, x, extreme, ARITH_CMP_F_PREDICATE_OEQ, NULL));
}

/// Starts from the axis' size for a minimum and from 0 for a maximum of
/// indices, so that an axis of size 0 gives 0.
static MlirValue indexOf(NnBuilder b, const ArgReduce *r, MlirValue extreme) {
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  MlirValue start = r->isLast ? nnConstantInt(b, i64, 0)
                    : nnDimIsStatic(r->size)
                        ? nnConstantInt(b, i64, r->size.size)
                        : arithIndexCast(b, i64, r->size.value);
  const MlirValue inputs[] = {r->input, extreme};
  NnGeneric g = nnReduceOpen(b, 2, inputs, &r->axes, start);
  // Kept dimensions come first: the axis is the last loop.
  MlirValue at = arithIndexCast(b, i64, linalgIndex(b, nnRank(r->input) - 1));
  MlirValue found = isExtreme(b, nnWiden(b, g.args[0]), g.args[1]);
  MlirValue never = nnConstantInt(b, i64, r->isLast ? 0 : INT64_MAX);
  MlirValue index = arithSelect(b, found, at, never);
  return nnGenericClose(&g, r->isLast ? arithMaxSI(b, index, g.args[2])
                                      : arithMinSI(b, index, g.args[2]));
}

static MlirLogicalResult lower(NnBuilder b, MlirOperation op, NnOpKind kind) {
  ArgReduce r = {.input = nnLowerOperand(b, op, 0),
                 .scalar = nnReduceScalar(b, op),
                 .isLast = !mlirAttributeIsNull(nnAttr(op, "last"))};
  int64_t axis = nnAttrInt(nnAttr(op, "axis"), 0);
  axis += axis < 0 ? nnRank(r.input) : 0;
  r.axes.reduced[axis] = true;
  r.size = nnDimOf(b, r.input, axis);
  NnDims dims = nnDimsOf(b, r.input);
  MlirValue index = indexOf(b, &r, extremeOf(b, &r, kind));
  if (!mlirAttributeIsNull(nnAttr(op, "keepdims")))
    index = nnKeepDims(b, index, &dims, &r.axes);
  return nnLowerReplace(b, op, index);
}

MlirLogicalResult nnLowerArgMax(NnBuilder b, MlirOperation op) {
  return lower(b, op, NN_OP_ReduceMax);
}

MlirLogicalResult nnLowerArgMin(NnBuilder b, MlirOperation op) {
  return lower(b, op, NN_OP_ReduceMin);
}
