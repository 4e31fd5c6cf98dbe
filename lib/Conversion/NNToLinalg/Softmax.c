//===- Softmax.c - nn.softmax and nn.log_softmax --------------------------===//
// Maximum, exp(x - maximum), sum, quotient: four generics, in the compute type
// until the last. The logarithm is x - maximum - log(sum).
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Softmax {
  MlirValue input, most, powers, sum;
  NnAxes axes;
} Softmax;

static Softmax softmaxParts(NnBuilder b, MlirOperation op, int64_t axis) {
  Softmax s = {.input = nnLowerOperand(b, op, 0)};
  s.axes.reduced[axis < 0 ? axis + nnRank(s.input) : axis] = true;
  s.most = nnReduceMaxOf(b, s.input, &s.axes);
  const MlirValue inputs[] = {s.input, s.most};
  NnGeneric g = nnSpreadOpen(b, 2, inputs, &s.axes, nnElementType(s.most));
  MlirValue shifted = arithSubF(b, nnWiden(b, g.args[0]), g.args[1], NULL);
  s.powers = nnGenericClose(&g, mathExp(b, shifted, NULL));
  s.sum = nnReduceSumOf(b, s.powers, &s.axes);
  return s;
}

MlirLogicalResult nnLowerSoftmax(NnBuilder b, MlirOperation op) {
  Softmax s = softmaxParts(b, op, nnSoftmaxGetAxis(op));
  MlirType element = nnElementType(s.input);
  const MlirValue inputs[] = {s.powers, s.sum};
  NnGeneric g = nnSpreadOpen(b, 2, inputs, &s.axes, element);
  // The sum is at least 1, and its reciprocal the same for all of a row.
  MlirValue one = nnConstantFloat(b, mlirValueGetType(g.args[1]), 1);
  MlirValue scale = arithDivF(b, one, g.args[1], NULL);
  MlirValue quotient = arithMulF(b, g.args[0], scale, NULL);
  return nnLowerReplace(b, op,
                        nnGenericClose(&g, nnNarrow(b, quotient, element)));
}

MlirLogicalResult nnLowerLogSoftmax(NnBuilder b, MlirOperation op) {
  Softmax s = softmaxParts(b, op, nnLogSoftmaxGetAxis(op));
  MlirType element = nnElementType(s.input);
  const MlirValue inputs[] = {s.input, s.most, s.sum};
  NnGeneric g = nnSpreadOpen(b, 3, inputs, &s.axes, element);
  MlirValue shifted = arithSubF(b, nnWiden(b, g.args[0]), g.args[1], NULL);
  MlirValue value = arithSubF(b, shifted, mathLog(b, g.args[2], NULL), NULL);
  return nnLowerReplace(b, op, nnGenericClose(&g, nnNarrow(b, value, element)));
}
