//===- Bitcast.c - nn.bitcast ---------------------------------------------===//
// An elementwise generic. Elements that are stored alike stay as they are, but
// for how types of fewer bits than a byte are extended to it.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static MlirValue bitcast(NnBuilder b, MlirValue x, MlirType to) {
  MlirType from = mlirValueGetType(x), stored = nnStorageType(to);
  if (nnBitWidth(from) == 1 && nnBitWidth(to) > 1)
    return arithExtUI(b, stored, x);
  if (nnBitWidth(to) == 1 && nnBitWidth(from) > 1)
    return arithCmpI(b, x, nnConstantInt(b, from, 0), ARITH_CMP_I_PREDICATE_NE);
  if (!mlirTypeEqual(from, stored))
    return arithBitcast(b, stored, x);
  return nnBitWidth(to) == 1 ? x : nnWrapByte(b, x, to);
}

MlirLogicalResult nnLowerBitcast(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirType to = nnElementType(nnResult(op, 0));
  NnDims dims = nnDimsOf(b, input);
  NnElementwise e = nnElementwiseOpen(b, &dims, nnStorageType(to), 1, &input);
  MlirValue bits = bitcast(b, nnElementwiseReadRaw(&e, 0), to);
  return nnLowerReplace(b, op, nnElementwiseClose(&e, bits));
}
