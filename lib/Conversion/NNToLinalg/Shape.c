//===- Shape.c - nn.shape_of ----------------------------------------------===//
// A tensor of the sizes, each a constant or a tensor.dim.
//===----------------------------------------------------------------------===//
#include "Lower.h"

MlirLogicalResult nnLowerShapeOf(NnBuilder b, MlirOperation op) {
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  NnDims dims = nnDimsOf(b, nnLowerOperand(b, op, 0));
  MlirValue sizes[NN_MAX_RANK];
  for (int64_t i = 0; i < dims.rank; ++i)
    sizes[i] = nnDimIsStatic(dims.d[i])
                   ? nnConstantInt(b, i64, dims.d[i].size)
                   : arithIndexCast(b, i64, dims.d[i].value);
  NnShape shape = {1, {dims.rank}};
  return nnLowerReplace(b, op,
                        tensorFromElements(b, nnTensorType(&shape, i64),
                                           (NnValues){dims.rank, sizes}));
}
