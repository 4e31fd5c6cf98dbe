//===- NonZero.c - nn.non_zero --------------------------------------------===//
// One nest of loops counts, and so gives the result its size; a second one
// writes the indices of each element that was counted.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static MlirValue isNonZero(NnBuilder b, MlirValue x) {
  MlirType type = mlirValueGetType(x);
  MlirValue zero = nnConstantNumber(b, type, 0);
  return mlirTypeIsAFloat(type)
             ? arithCmpF(b, x, zero, ARITH_CMP_F_PREDICATE_UNE, NULL)
             : arithCmpI(b, x, zero, ARITH_CMP_I_PREDICATE_NE);
}

static NnDim countNonZero(NnBuilder b, MlirValue input, const NnDims *dims) {
  NnLoops l = nnLoopsOpen(b, dims, NN_VALUES(nnConstantIndex(b, 0)));
  MlirValue x = tensorExtract(b, input, (NnValues){l.rank, l.at});
  nnLoopsClose(&l, NN_VALUES(nnIndexPlusBit(b, l.carried[0], isNonZero(b, x))));
  return nnDimOfValue(l.carried[0]);
}

/// Writes the indices down a column.
static MlirValue writeColumn(NnBuilder b, const NnLoops *l, MlirValue column) {
  MlirValue result = l->carried[0];
  MlirType i64 = nnElementType(result);
  for (int64_t d = 0; d < l->rank; ++d)
    result = tensorInsert(b, arithIndexCast(b, i64, l->at[d]), result,
                          NN_VALUES(nnConstantIndex(b, d), column));
  return result;
}

MlirLogicalResult nnLowerNonZero(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  NnDims dims = nnDimsOf(b, input);
  NnDims to = {2, {nnDim(dims.rank), countNonZero(b, input, &dims)}};
  NnLoops l = nnLoopsOpen(
      b, &dims, NN_VALUES(nnEmpty(b, &to, i64), nnConstantIndex(b, 0)));
  MlirValue x = tensorExtract(b, input, (NnValues){l.rank, l.at});
  MlirValue column = l.carried[1], isFound = isNonZero(b, x);
  NnIf found = nnIfOpen(
      b, isFound,
      NN_TYPES(mlirValueGetType(l.carried[0]), mlirValueGetType(l.carried[1])));
  nnIfElse(&found, NN_VALUES(writeColumn(b, &l, column),
                             nnIndexPlusBit(b, column, isFound)));
  nnIfClose(&found, (NnValues){2, l.carried});
  nnLoopsClose(&l, NN_VALUES(nnIfResult(&found, 0), nnIfResult(&found, 1)));
  return nnLowerReplace(b, op, l.carried[0]);
}
