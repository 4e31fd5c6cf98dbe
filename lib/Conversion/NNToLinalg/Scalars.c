//===- Scalars.c - Scalar arithmetic by element type ----------------------===//
// Constants and the few operations that bodies of linalg.generic need for any
// element type. f16 and bf16 are computed with as f32.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include <math.h>

MlirType nnStorageType(MlirType type) {
  if (mlirTypeIsARankedTensor(type) &&
      mlirShapedTypeGetRank(type) <= NN_MAX_RANK) {
    MlirType element = mlirShapedTypeGetElementType(type);
    MlirType stored = nnStorageType(element);
    NnShape shape = nnTypeShape(type);
    return mlirTypeEqual(element, stored) ? type : nnTensorType(&shape, stored);
  }
  unsigned width = nnBitWidth(type);
  bool isByte = width > 1 && width <= 8;
  if (!isByte && (!mlirTypeIsAInteger(type) || mlirIntegerTypeIsSignless(type)))
    return type;
  return mlirIntegerTypeGet(mlirTypeGetContext(type), isByte ? 8 : width);
}

MlirType nnComputeType(MlirType element) {
  bool isHalf = mlirTypeIsAF16(element) || mlirTypeIsABF16(element);
  return isHalf ? mlirF32TypeGet(mlirTypeGetContext(element))
                : nnStorageType(element);
}

MlirValue nnWiden(NnBuilder b, MlirValue x) {
  MlirType type = mlirValueGetType(x), wide = nnComputeType(type);
  return mlirTypeEqual(type, wide) ? x : arithExtF(b, wide, x, NULL);
}

MlirValue nnNarrow(NnBuilder b, MlirValue x, MlirType element) {
  return mlirTypeEqual(mlirValueGetType(x), element)
             ? x
             : arithTruncF(b, element, x, NULL);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

MlirValue nnConstantFloat(NnBuilder b, MlirType type, double value) {
  return arithConstant(
      b, mlirFloatAttrDoubleGet(nnBuilderGetContext(b), type, value));
}

MlirValue nnConstantInt(NnBuilder b, MlirType type, int64_t value) {
  return arithConstant(b, mlirIntegerAttrGet(type, value));
}

MlirValue nnConstantNumber(NnBuilder b, MlirType type, double value) {
  return mlirTypeIsAFloat(type) ? nnConstantFloat(b, type, value)
                                : nnConstantInt(b, type, (int64_t)value);
}

MlirValue nnConstantLowest(NnBuilder b, MlirType type, bool isUnsigned) {
  if (mlirTypeIsAFloat(type))
    return nnConstantFloat(b, type, -INFINITY);
  return nnConstantInt(b, type,
                       isUnsigned ? 0 : INT64_MIN >> (64 - nnBitWidth(type)));
}

MlirValue nnConstantHighest(NnBuilder b, MlirType type, bool isUnsigned) {
  if (mlirTypeIsAFloat(type))
    return nnConstantFloat(b, type, INFINITY);
  // All ones are the highest unsigned number, and -1.
  return nnConstantInt(b, type,
                       isUnsigned ? -1 : INT64_MAX >> (64 - nnBitWidth(type)));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

static bool isFloat(MlirValue x) {
  return mlirTypeIsAFloat(mlirValueGetType(x));
}

MlirValue nnAddScalar(NnBuilder b, MlirValue x, MlirValue y) {
  return isFloat(x) ? arithAddF(b, x, y, NULL) : arithAddI(b, x, y, NULL);
}

MlirValue nnMulScalar(NnBuilder b, MlirValue x, MlirValue y) {
  return isFloat(x) ? arithMulF(b, x, y, NULL) : arithMulI(b, x, y, NULL);
}

MlirValue nnMulAddScalar(NnBuilder b, MlirValue x, MlirValue y, MlirValue acc) {
  if (!isFloat(x))
    return arithAddI(b, acc, arithMulI(b, x, y, NULL), NULL);
  // LLVM folds a square plus zero, since it is never -0. Where it unrolls a loop
  // two squares are added then, and which of them is fused would be open.
  MlirAttribute contract = {NULL};
  if (!mlirValueEqual(x, y))
    contract = nnParseAttr(b, "#arith.fastmath<contract>");
  MlirValue product =
      arithMulF(b, x, y, &(ArithMulFOptions){.fastmath = contract});
  return arithAddF(b, acc, product, &(ArithAddFOptions){.fastmath = contract});
}

MlirValue nnMaxScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned) {
  if (isFloat(x))
    return arithMaximumF(b, x, y, NULL);
  return isUnsigned ? arithMaxUI(b, x, y) : arithMaxSI(b, x, y);
}

MlirValue nnMaxTerm(NnBuilder b, MlirValue x, MlirValue acc, bool isUnsigned) {
  if (!isFloat(x))
    return nnMaxScalar(b, x, acc, isUnsigned);
  ArithMaximumFOptions options = {.fastmath =
                                      nnParseAttr(b, "#arith.fastmath<nsz>")};
  return arithMaximumF(b, x, acc, &options);
}

MlirValue nnMinScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned) {
  if (isFloat(x))
    return arithMinimumF(b, x, y, NULL);
  return isUnsigned ? arithMinUI(b, x, y) : arithMinSI(b, x, y);
}

MlirValue nnIndexToFloat(NnBuilder b, MlirType type, MlirValue index) {
  MlirType i64 = mlirIntegerTypeGet(nnBuilderGetContext(b), 64);
  return arithSIToFP(b, type, arithIndexCast(b, i64, index));
}

MlirValue nnWrapByte(NnBuilder b, MlirValue byte, MlirType element) {
  if (nnBitWidth(element) >= 8)
    return byte;
  MlirValue shift =
      nnConstantInt(b, mlirValueGetType(byte), 8 - nnBitWidth(element));
  MlirValue high = arithShLI(b, byte, shift, NULL);
  return nnIsFloat(element) || nnIsUnsigned(element)
             ? arithShRUI(b, high, shift, NULL)
             : arithShRSI(b, high, shift, NULL);
}
