//===- KernelSlices.c - Kernels that use a part of a tensor ---------------===//
//   nn.kernel(%part) {…}     ->   nn.kernel(%whole) { extract_slice … }
//   nn.kernel() {… yield}    ->   nn.kernel(%whole) {… insert_slice, yield }
// Parts have known sizes.
//===----------------------------------------------------------------------===//
#include "Codegen/KernelSlices.h"

#include "Support/IR.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Tensor.h"

enum { maxOperands = 64 };

static MlirBlock bodyOf(MlirOperation kernel) {
  return mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
}

static const int64_t ones[NN_MAX_RANK] = {1, 1, 1, 1, 1, 1, 1, 1};

void nnKernelReadSlice(NnBuilder b, MlirOperation kernel, intptr_t i,
                       MlirValue whole, const int64_t *at) {
  MlirValue argument = mlirBlockGetArgument(bodyOf(kernel), i);
  MlirType type = mlirValueGetType(argument);
  NnShape shape = nnTypeShape(type);
  mlirOperationSetOperand(kernel, i, whole);
  mlirBlockArgumentSetType(argument, mlirValueGetType(whole));
  nnBuilderAtStart(b, bodyOf(kernel));
  MlirValue slice = tensorExtractSlice(
      b, type, argument, NN_NO_VALUES, NN_NO_VALUES, NN_NO_VALUES,
      (NnInts){shape.rank, at}, (NnInts){shape.rank, shape.dims},
      (NnInts){shape.rank, ones});
  MlirOperation op = nnDefiningOp(slice);
  mlirValueReplaceAllUsesExcept(argument, slice, 1, &op);
}

void nnKernelWriteSlice(NnBuilder b, MlirOperation kernel, MlirValue whole,
                        const int64_t *at) {
  MlirValue operands[maxOperands];
  intptr_t n = mlirOperationGetNumOperands(kernel);
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(kernel, i);
  operands[n] = whole;
  mlirOperationSetOperands(kernel, n + 1, operands);
  MlirType type = mlirValueGetType(whole);
  MlirBlock body = bodyOf(kernel);
  MlirValue argument = mlirBlockAddArgument(body, type, b.location);
  MlirOperation yield = mlirBlockGetTerminator(body);
  NnShape shape = nnValueShape(nnOperand(yield, 0));
  nnBuilderBefore(b, yield);
  MlirValue inserted = tensorInsertSlice(
      b, nnOperand(yield, 0), argument, NN_NO_VALUES, NN_NO_VALUES,
      NN_NO_VALUES, (NnInts){shape.rank, at}, (NnInts){shape.rank, shape.dims},
      (NnInts){shape.rank, ones});
  mlirOperationSetOperand(yield, 0, inserted);
  mlirValueSetType(nnResult(kernel, 0), type);
}

MlirValue nnKernelWrittenArgument(MlirOperation kernel, intptr_t i) {
  MlirValue value = nnOperand(mlirBlockGetTerminator(bodyOf(kernel)), i);
  if (!tensorIsaInsertSlice(nnDefiningOp(value)))
    return (MlirValue){NULL};
  MlirValue dest = tensorInsertSliceGetDest(nnDefiningOp(value));
  return mlirValueIsABlockArgument(dest) ? dest : (MlirValue){NULL};
}
