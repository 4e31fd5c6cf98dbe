//===- Iota.c - nn.iota ---------------------------------------------------===//
// A generic whose body yields its loop's index.
//===----------------------------------------------------------------------===//
#include "Lower.h"

MlirLogicalResult nnLowerIota(NnBuilder b, MlirOperation op) {
  MlirValue size = nnLowerOperand(b, op, 0);
  MlirType element = nnElementType(size);
  NnDims dims = {.rank = 1};
  dims.d[0] = nnDimMax(b, nnDimElement(b, size, 0), nnDim(0));
  NnGeneric g = nnGenericBegin(b, 1, 0);
  nnGenericOpen(&g, nnEmpty(b, &dims, element), nnMapFirst(b, 1, 1));
  return nnLowerReplace(
      b, op, nnGenericClose(&g, arithIndexCast(b, element, linalgIndex(b, 0))));
}
