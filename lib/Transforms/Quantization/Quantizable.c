//===- Quantizable.c - What nn-quantize makes integers of -----------------===//
// The ops that have an integer form.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/Quantizable.h"

#include "nn-c/NNOps.h"

bool nnIsQuantizable(MlirOperation op) {
  return (nnIsaConv(op) || nnIsaLinear(op) || nnIsaMatmul(op)) &&
         mlirTypeIsAF32(nnElementType(nnOperand(op, 0)));
}
