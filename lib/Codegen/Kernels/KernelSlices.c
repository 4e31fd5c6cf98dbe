//===- KernelSlices.c - Kernels that use a part of a tensor ---------------===//
//   nn.kernel(%part) {…}     ->   nn.kernel(%whole) { extract_slice … }
//   nn.kernel() {… yield}    ->   nn.kernel(%whole, %at) {… insert_slice,
//   yield}
// Parts have known sizes. Where one is written is an operand, so that kernels
// which differ in nothing else are equal.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/KernelSlices.h"

#include "Support/IR.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
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

static MlirValue addOperand(NnBuilder b, MlirOperation kernel,
                            MlirValue value) {
  MlirValue operands[maxOperands];
  intptr_t n = mlirOperationGetNumOperands(kernel);
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(kernel, i);
  operands[n] = value;
  mlirOperationSetOperands(kernel, n + 1, operands);
  return mlirBlockAddArgument(bodyOf(kernel), mlirValueGetType(value),
                              b.location);
}

void nnKernelWriteSlice(NnBuilder b, MlirOperation kernel, MlirValue whole,
                        const int64_t *at) {
  MlirOperation yield = mlirBlockGetTerminator(bodyOf(kernel));
  NnShape shape = nnValueShape(nnOperand(yield, 0));
  NnShape outer = nnValueShape(whole);
  MlirValue argument = addOperand(b, kernel, whole), offsets[NN_MAX_RANK];
  int64_t places[NN_MAX_RANK];
  intptr_t n = 0;
  nnBuilderBefore(b, kernel);
  for (int64_t d = 0; d < shape.rank; ++d) {
    places[d] = at[d];
    if (shape.dims[d] == outer.dims[d])
      continue;
    places[d] = mlirShapedTypeGetDynamicStrideOrOffset();
    offsets[n++] =
        addOperand(b, kernel, arithConstant(b, nnIndexAttr(b, at[d])));
  }
  nnBuilderBefore(b, yield);
  MlirValue inserted = tensorInsertSlice(
      b, nnOperand(yield, 0), argument, (NnValues){n, offsets}, NN_NO_VALUES,
      NN_NO_VALUES, (NnInts){shape.rank, places},
      (NnInts){shape.rank, shape.dims}, (NnInts){shape.rank, ones});
  mlirOperationSetOperand(yield, 0, inserted);
  mlirValueSetType(nnResult(kernel, 0), mlirValueGetType(whole));
}

MlirValue nnKernelWrittenArgument(MlirOperation kernel, intptr_t i) {
  MlirValue value = nnOperand(mlirBlockGetTerminator(bodyOf(kernel)), i);
  if (!tensorIsaInsertSlice(nnDefiningOp(value)))
    return (MlirValue){NULL};
  MlirValue dest = tensorInsertSliceGetDest(nnDefiningOp(value));
  return mlirValueIsABlockArgument(dest) ? dest : (MlirValue){NULL};
}
