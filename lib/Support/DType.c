//===- DType.c - Element types in IR and at run time ----------------------===//
// One row a type: the constructor and the test of a floating-point type, or an
// integer's width and sign.
//===----------------------------------------------------------------------===//
#include "Support/DType.h"

#include "mlir-c/BuiltinTypes.h"

#include <assert.h>

typedef struct Row {
  int bits;
  bool isUnsigned;
  MlirType (*getFloat)(MlirContext context); ///< NULL for integers.
  bool (*isaFloat)(MlirType type);
} Row;

#define FLOAT(name, bits)                                                      \
  { bits, false, mlir##name##TypeGet, mlirTypeIsA##name }
#define SIGNLESS(bits)                                                         \
  { bits, false, NULL, NULL }
#define UNSIGNED(bits)                                                         \
  { bits, true, NULL, NULL }

static const Row rows[] = {
    [NNRT_F32] = FLOAT(F32, 32),
    [NNRT_F64] = FLOAT(F64, 64),
    [NNRT_F16] = FLOAT(F16, 16),
    [NNRT_BF16] = FLOAT(BF16, 16),
    [NNRT_I8] = SIGNLESS(8),
    [NNRT_I16] = SIGNLESS(16),
    [NNRT_I32] = SIGNLESS(32),
    [NNRT_I64] = SIGNLESS(64),
    [NNRT_U8] = UNSIGNED(8),
    [NNRT_BOOL] = SIGNLESS(1),
    [NNRT_U16] = UNSIGNED(16),
    [NNRT_U32] = UNSIGNED(32),
    [NNRT_U64] = UNSIGNED(64),
    [NNRT_F8E4M3FN] = FLOAT(Float8E4M3FN, 8),
    [NNRT_F8E4M3FNUZ] = FLOAT(Float8E4M3FNUZ, 8),
    [NNRT_F8E5M2] = FLOAT(Float8E5M2, 8),
    [NNRT_F8E5M2FNUZ] = FLOAT(Float8E5M2FNUZ, 8),
    [NNRT_F8E8M0] = FLOAT(Float8E8M0FNU, 8),
    [NNRT_F4E2M1] = FLOAT(Float4E2M1FN, 4),
    [NNRT_I4] = SIGNLESS(4),
    [NNRT_U4] = UNSIGNED(4),
    [NNRT_I2] = SIGNLESS(2),
    [NNRT_U2] = UNSIGNED(2),
};
enum { numRows = sizeof rows / sizeof *rows };

static bool isOfRow(const Row *row, MlirType element) {
  if (row->isaFloat)
    return row->isaFloat(element);
  return mlirTypeIsAInteger(element) &&
         (int)mlirIntegerTypeGetWidth(element) == row->bits &&
         (row->isUnsigned ? mlirIntegerTypeIsUnsigned(element)
                          : mlirIntegerTypeIsSignless(element));
}

nnrt_dtype_t nnDTypeOfType(MlirType element) {
  for (int dtype = NNRT_NONE + 1; dtype < numRows; ++dtype)
    if (isOfRow(&rows[dtype], element))
      return (nnrt_dtype_t)dtype;
  return NNRT_NONE;
}

static const Row *rowOf(int32_t dtype) {
  assert(dtype > NNRT_NONE && dtype < numRows && "not an element type");
  return &rows[dtype];
}

MlirType nnTypeOfDType(MlirContext context, int32_t dtype) {
  if (dtype <= NNRT_NONE || dtype >= numRows)
    return (MlirType){NULL};
  const Row *row = rowOf(dtype);
  if (row->getFloat)
    return row->getFloat(context);
  return row->isUnsigned
             ? mlirIntegerTypeUnsignedGet(context, (unsigned)row->bits)
             : mlirIntegerTypeGet(context, (unsigned)row->bits);
}

int64_t nnDTypeBytes(int32_t dtype) { return (rowOf(dtype)->bits + 7) / 8; }

int64_t nnDTypeBits(int32_t dtype) { return rowOf(dtype)->bits; }

bool nnDTypeIsFloat(int32_t dtype) { return rowOf(dtype)->getFloat != NULL; }

bool nnDTypeIsUnsigned(int32_t dtype) {
  return rowOf(dtype)->isUnsigned || dtype == NNRT_BOOL;
}

double nnFloatLoad(int32_t dtype, const void *data, int64_t i) {
  if (dtype == NNRT_F32)
    return ((const float *)data)[i];
  if (dtype == NNRT_F64)
    return ((const double *)data)[i];
  return nnrt_narrow_decode(dtype, rowOf(dtype)->bits == 16
                                       ? ((const uint16_t *)data)[i]
                                       : ((const uint8_t *)data)[i]);
}

void nnFloatStore(int32_t dtype, void *data, int64_t i, double x) {
  if (dtype == NNRT_F32)
    ((float *)data)[i] = (float)x;
  else if (dtype == NNRT_F64)
    ((double *)data)[i] = x;
  else if (rowOf(dtype)->bits == 16)
    ((uint16_t *)data)[i] = (uint16_t)nnrt_narrow_encode(dtype, x, false);
  else
    ((uint8_t *)data)[i] = (uint8_t)nnrt_narrow_encode(dtype, x, false);
}
