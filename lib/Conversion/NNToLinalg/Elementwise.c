//===- Elementwise.c - nn.add and its like --------------------------------===//
// One linalg.generic with all loops parallel, whose body is what the op's
// SCALAR column names. f16 and bf16 are computed with as f32.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static NnScalar scalarOf(NnBuilder b, MlirOperation op) {
  MlirType from = nnElementType(nnOperand(op, 0));
  MlirType to = nnElementType(nnResult(op, 0));
  return (NnScalar){.b = b,
                    .op = op,
                    .type = nnComputeType(from),
                    .to = nnStorageType(to),
                    .isUnsigned = nnIsUnsigned(from),
                    .toUnsigned = nnIsUnsigned(to)};
}

MlirLogicalResult nnLowerElementwise(NnBuilder b, MlirOperation op) {
  NnScalar s = scalarOf(b, op);
  int64_t n = mlirOperationGetNumOperands(op);
  MlirValue inputs[nnMaxInputs], elements[nnMaxInputs];
  for (int64_t i = 0; i < n; ++i)
    inputs[i] = nnLowerOperand(b, op, i);
  NnDims dims = nnBroadcastDims(b, n, inputs);
  NnElementwise e = nnElementwiseOpen(b, &dims, s.to, n, inputs);
  for (int64_t i = 0; i < n; ++i)
    elements[i] = nnElementwiseRead(&e, i);
  MlirValue value = nnLowerRow(nnOpKind(op))->scalar(&s, elements);
  return nnLowerReplace(b, op, nnElementwiseClose(&e, value));
}
