//===- FoldElementwise.c - Folds that need no arithmetic ------------------===//
// x + -0 -> x, relu(relu(x)) -> relu(x), neg(neg(x)) -> x, and their like. An
// operand stands for the result only if it has the result's type and no other
// operand could have widened it.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include <math.h>

// Whether broadcasting x with `other` surely gives x's shape. Equal types are
// not enough: (tensor<?xf32>, tensor<4xf32>) -> tensor<?xf32> may widen 1 to 4.
static bool keepsShape(MlirValue x, MlirValue other) {
  NnShape shape = nnValueShape(x);
  NnShape with = nnValueShape(other);
  bool keeps = with.rank <= shape.rank;
  for (int64_t i = 1; keeps && i <= with.rank; ++i) {
    int64_t dim = with.dims[with.rank - i];
    keeps =
        dim == 1 || (dim != NN_DYNAMIC && dim == shape.dims[shape.rank - i]);
  }
  return keeps;
}

//===----------------------------------------------------------------------===//
// One operand
//===----------------------------------------------------------------------===//

MlirLogicalResult nnFoldIdempotent(MlirOperation op,
                                   const MlirAttribute *operands, NnFold *out) {
  (void)operands;
  MlirValue input = nnOperand(op, 0);
  MlirOperation producer = nnDefiningOp(input);
  if (mlirOperationIsNull(producer) || nnOpKind(producer) != nnOpKind(op))
    return NN_FAILURE;
  return nnFoldTo(op, input, out);
}

MlirLogicalResult nnFoldInvolution(MlirOperation op,
                                   const MlirAttribute *operands, NnFold *out) {
  (void)operands;
  MlirOperation producer = nnDefiningOp(nnOperand(op, 0));
  if (mlirOperationIsNull(producer) || nnOpKind(producer) != nnOpKind(op))
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(producer, 0), out);
}

//===----------------------------------------------------------------------===//
// Neutral elements
//===----------------------------------------------------------------------===//

// Whether all elements are `value`, and the sign of a zero too.
static bool isSplatOf(MlirAttribute constant, double value) {
  double splat;
  return !mlirAttributeIsNull(constant) && nnElementsSplat(constant, &splat) &&
         splat == value && !signbit(splat) == !signbit(value);
}

// Folds to operand i if the other one is `neutral`.
static MlirLogicalResult foldNeutral(MlirOperation op,
                                     const MlirAttribute *operands, intptr_t i,
                                     double neutral, NnFold *out) {
  if (!isSplatOf(operands[1 - i], neutral) ||
      !keepsShape(nnOperand(op, i), nnOperand(op, 1 - i)))
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(op, i), out);
}

static MlirLogicalResult foldNeutralEither(MlirOperation op,
                                           const MlirAttribute *operands,
                                           double neutral, NnFold *out) {
  if (mlirLogicalResultIsSuccess(foldNeutral(op, operands, 0, neutral, out)))
    return NN_SUCCESS;
  return foldNeutral(op, operands, 1, neutral, out);
}

// -0 + 0 is 0, so only -0 leaves every floating-point x as it is.
MlirLogicalResult nnFoldAdd(MlirOperation op, const MlirAttribute *operands,
                            NnFold *out) {
  bool isFloat = nnIsFloat(nnElementType(nnOperand(op, 0)));
  return foldNeutralEither(op, operands, isFloat ? -0.0 : 0.0, out);
}

MlirLogicalResult nnFoldSub(MlirOperation op, const MlirAttribute *operands,
                            NnFold *out) {
  return foldNeutral(op, operands, 0, 0.0, out);
}

MlirLogicalResult nnFoldMul(MlirOperation op, const MlirAttribute *operands,
                            NnFold *out) {
  return foldNeutralEither(op, operands, 1.0, out);
}

MlirLogicalResult nnFoldDiv(MlirOperation op, const MlirAttribute *operands,
                            NnFold *out) {
  return foldNeutral(op, operands, 0, 1.0, out);
}

//===----------------------------------------------------------------------===//
// Equal operands
//===----------------------------------------------------------------------===//

MlirLogicalResult nnFoldMinMax(MlirOperation op, const MlirAttribute *operands,
                               NnFold *out) {
  (void)operands;
  if (!mlirValueEqual(nnOperand(op, 0), nnOperand(op, 1)))
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(op, 0), out);
}

MlirLogicalResult nnFoldSelect(MlirOperation op, const MlirAttribute *operands,
                               NnFold *out) {
  MlirValue condition = nnOperand(op, 0);
  MlirValue chosen = nnOperand(op, 1);
  MlirValue other = nnOperand(op, 2);
  double holds;
  if (!mlirValueEqual(chosen, other)) {
    if (mlirAttributeIsNull(operands[0]) ||
        !nnElementsSplat(operands[0], &holds))
      return NN_FAILURE;
    if (holds == 0) {
      chosen = other;
      other = nnOperand(op, 1);
    }
    if (!keepsShape(chosen, other))
      return NN_FAILURE;
  }
  if (!keepsShape(chosen, condition))
    return NN_FAILURE;
  return nnFoldTo(op, chosen, out);
}
