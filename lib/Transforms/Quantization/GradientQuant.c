//===- GradientQuant.c - The straight-through estimator -------------------===//
// Rounding has no gradient to speak of. What is rounded but not clipped passes
// its gradient as if it weren't there; what is clipped, or no number, has none.
//===----------------------------------------------------------------------===//
#include "Transforms/Gradient.h"
#include "Transforms/Quantization/ExpandQuant.h"

#include "nn-c/NNOps.h"

MlirLogicalResult nnGradientFakeQuantize(NnBuilder b, MlirOperation op,
                                         const MlirValue *ofResults,
                                         MlirValue *ofOperands) {
  NnQuant quant = nnQuantOf(op);
  MlirValue x = nnOperand(op, 0);
  NnShape shape = nnValueShape(x);
  MlirValue scales = nnQuantScales(b, &quant, &shape);
  MlirValue zeroPoints = nnQuantZeroPoints(b, &quant, &shape);
  if (mlirValueIsNull(scales) || mlirValueIsNull(zeroPoints))
    return nnOpError(op, "ran out of memory");
  MlirValue q = nnAdd(b, nnRound(b, nnDiv(b, x, scales)), zeroPoints);
  MlirValue low = nnQuantNumber(b, (double)quant.low);
  MlirValue high = nnQuantNumber(b, (double)quant.high);
  MlirValue isInside = nnAnd(b, nnCompare(b, q, low, NN_PREDICATE_GE),
                             nnCompare(b, q, high, NN_PREDICATE_LE));
  ofOperands[0] = nnSelect(b, isInside, ofResults[0], nnQuantNumber(b, 0));
  return NN_SUCCESS;
}
