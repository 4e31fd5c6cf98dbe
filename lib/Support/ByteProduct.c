//===- ByteProduct.c - Products of 8-bit integers -------------------------===//
// The greatest product is 255 * 255, 255 * 128 or 128 * 128 by the signs.
//===----------------------------------------------------------------------===//
#include "ByteProduct.h"

#include "IR.h"

bool nnIsByte(MlirType element) {
  return mlirTypeIsAInteger(element) && nnBitWidth(element) == 8;
}

MlirType nnProductType(MlirType factor) {
  return nnIsByte(factor) ? mlirIntegerTypeGet(mlirTypeGetContext(factor), 32)
                          : factor;
}

static int64_t greatestOf(MlirType byte) {
  return nnIsUnsigned(byte) ? UINT8_MAX : -INT8_MIN;
}

int64_t nnMostByteProducts(MlirType x, MlirType y) {
  return INT32_MAX / (greatestOf(x) * greatestOf(y));
}
