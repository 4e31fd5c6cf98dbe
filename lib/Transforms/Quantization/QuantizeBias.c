//===- QuantizeBias.c - Give back what quantizing takes -------------------===//
// A layer without a bias gets one.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeBias.h"

#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

static bool canHaveBias(MlirOperation op) {
  MlirValue bias = nnOptionalOperand(op, 2);
  return !nnIsaMatmul(op) &&
         (mlirValueIsNull(bias) || !mlirAttributeIsNull(nnConstantValue(bias)));
}

static void addOld(MlirOperation op, double *values, int64_t n) {
  MlirValue bias = nnOptionalOperand(op, 2);
  double *old = mlirValueIsNull(bias) ? NULL : nnConstantDoubles(bias);
  for (int64_t i = 0; old && i < n; ++i)
    values[i] += old[i];
  free(old);
}

static bool setBias(NnBuilder b, MlirOperation op, const double *values,
                    int64_t n) {
  NnShape shape = {1, {n}};
  MlirType element = nnElementType(nnResult(op, 0));
  MlirAttribute attr =
      nnElementsFromDoubles(nnTensorType(&shape, element), values);
  if (mlirAttributeIsNull(attr))
    return false;
  MlirValue operands[] = {nnOperand(op, 0), nnOperand(op, 1),
                          nnConstant(b, attr)};
  mlirOperationSetOperands(op, 3, operands);
  return true;
}

bool nnCorrectBias(NnBuilder b, MlirOperation op, NnRanges ranges,
                   const char *key) {
  if (!ranges || !canHaveBias(op))
    return true;
  NnShape weights = nnValueShape(nnOperand(op, 1));
  int64_t n = weights.dims[nnWeightsChannel(op)];
  double *values = malloc(((size_t)n + 1) * sizeof *values);
  bool ok = values;
  if (ok && nnRangesFindBias(ranges, key, values, (size_t)n)) {
    addOld(op, values, n);
    ok = setBias(b, op, values, n);
  }
  free(values);
  return ok;
}
