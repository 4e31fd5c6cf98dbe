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

bool nnPairFits(int x, int y) {
  enum { most = 128 };
  bool areAlike = (x < 0) == (y < 0);
  return !areAlike || (x + y <= most && x + y >= -most);
}

static bool groupFits(const signed char *group, int64_t step, int64_t terms) {
  for (int64_t k = 0; k + 1 < terms && k < nnByteGroup; k += 2)
    if (!nnPairFits(group[k * step], group[(k + 1) * step]))
      return false;
  return true;
}

int64_t nnCountExcess(const signed char *weights, int64_t terms,
                      int64_t termStep, int64_t columns, int64_t columnStep) {
  int64_t count = 0;
  for (int64_t k = 0; k < terms; k += nnByteGroup)
    for (int64_t column = 0; column < columns; ++column)
      if (!groupFits(weights + k * termStep + column * columnStep, termStep,
                     terms - k)) {
        ++count;
        break;
      }
  return count;
}

int64_t nnTileStep(int64_t bytes) {
  enum { group = 4, most = 64, least = 32 };
  if (bytes <= most)
    return (bytes + group - 1) / group * group;
  for (int64_t steps = (bytes + most - 1) / most; steps * least <= bytes;
       ++steps)
    if (bytes % (steps * group) == 0)
      return bytes / steps;
  return 0;
}
