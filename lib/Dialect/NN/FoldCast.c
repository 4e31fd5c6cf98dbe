//===- FoldCast.c - Casts that change nothing -----------------------------===//
// cast(x : T -> T) -> x; cast(cast(x : T -> U) : U -> T) -> x where U holds
// every T; cast(cast(x : T -> U) : U -> V) -> cast(x : T -> V) likewise.
//===----------------------------------------------------------------------===//
#include "Rules.h"

//===----------------------------------------------------------------------===//
// Lossless conversions
//===----------------------------------------------------------------------===//

// Bits of significand, the hidden one included.
static unsigned precision(MlirType element) {
  if (mlirTypeIsABF16(element))
    return 8;
  if (mlirTypeIsAF16(element))
    return 11;
  return mlirTypeIsAF32(element) ? 24 : 53;
}

static bool intFitsInt(MlirType from, MlirType to) {
  unsigned a = nnBitWidth(from), b = nnBitWidth(to);
  if (nnIsUnsigned(from) == nnIsUnsigned(to))
    return a <= b;
  return nnIsUnsigned(from) && a < b;
}

static bool isWideFloat(MlirType element) {
  return nnIsFloat(element) && nnBitWidth(element) >= 16;
}

bool nnCastIsLossless(MlirType from, MlirType to) {
  if (mlirTypeEqual(from, to))
    return true;
  if (nnIsFloat(from)) // Of two formats of one width neither holds the other.
    return isWideFloat(to) && nnBitWidth(from) < nnBitWidth(to) &&
           !(mlirTypeIsAFloat8E8M0FNU(from) && mlirTypeIsAF16(to));
  if (!nnIsFloat(to))
    return intFitsInt(from, to);
  if (!isWideFloat(to))
    return false;
  return nnBitWidth(from) - !nnIsUnsigned(from) <= precision(to);
}

// Whether from -> middle -> to gives what from -> to does. Integers wrap where
// floating-point numbers saturate, so an integer must not go to a narrower one
// by way of a floating-point type. f8E5M2 alone has infinities that a cast to
// itself, being none, would not saturate.
static bool middleIsNeedless(MlirType from, MlirType middle, MlirType to) {
  if (!nnCastIsLossless(from, middle) ||
      (mlirTypeIsAFloat8E5M2(from) && mlirTypeIsAFloat8E5M2(to)))
    return false;
  bool saturates = nnIsFloat(middle) && !nnIsFloat(from) && !nnIsFloat(to);
  return !saturates || nnBitWidth(to) == 1 || nnCastIsLossless(from, to);
}

//===----------------------------------------------------------------------===//
// Fold and pattern
//===----------------------------------------------------------------------===//

// The input of the cast that defines op's input, if that cast can be left out;
// else null.
static MlirValue inputOfChain(MlirOperation op) {
  MlirValue none = {NULL};
  MlirOperation first = nnDefiningOp(nnOperand(op, 0));
  if (mlirOperationIsNull(first) || nnOpKind(first) != NN_OP_Cast)
    return none;
  MlirValue input = nnOperand(first, 0);
  NnShape from = nnValueShape(input);
  NnShape to = nnValueShape(nnResult(op, 0));
  bool needless =
      middleIsNeedless(nnElementType(input), nnElementType(nnResult(first, 0)),
                       nnElementType(nnResult(op, 0)));
  return needless && nnShapesCompatible(&from, &to) ? input : none;
}

MlirLogicalResult nnFoldCast(MlirOperation op, const MlirAttribute *operands,
                             NnFold *out) {
  (void)operands;
  MlirType type = mlirValueGetType(nnResult(op, 0));
  MlirValue input = nnOperand(op, 0);
  if (!mlirTypeEqual(type, mlirValueGetType(input)))
    input = inputOfChain(op);
  return mlirValueIsNull(input) ? NN_FAILURE : nnFoldTo(op, input, out);
}

MlirLogicalResult nnCanonicalizeCast(MlirOperation op,
                                     MlirRewriterBase rewriter) {
  MlirValue input = inputOfChain(op);
  if (mlirValueIsNull(input))
    return NN_FAILURE;
  mlirRewriterBaseStartOpModification(rewriter, op);
  mlirOperationSetOperand(op, 0, input);
  mlirRewriterBaseFinalizeOpModification(rewriter, op);
  return NN_SUCCESS;
}
