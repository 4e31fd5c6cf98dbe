//===- Quant.c - Parameters of quantized values ---------------------------===//
// From MLIR's !quant.uniform types to grids of parameters and back.
//===----------------------------------------------------------------------===//
#include "Support/Quant.h"

#include "Support/DType.h"

#include "mlir-c/Dialect/Quant.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Reading types
//===----------------------------------------------------------------------===//

NnQuant nnQuantOfStorage(MlirType storage, int64_t rank) {
  NnQuant quant = {.storage = storage, .grid = {.rank = rank}};
  unsigned bits = nnBitWidth(storage);
  bool isSigned = !nnIsUnsigned(storage);
  quant.low = mlirQuantizedTypeGetDefaultMinimumForInteger(isSigned, bits);
  quant.high = mlirQuantizedTypeGetDefaultMaximumForInteger(isSigned, bits);
  for (int64_t d = 0; d < rank; ++d) {
    quant.grid.dims[d] = 1;
    quant.blocks[d] = INT64_MAX;
  }
  return quant;
}

static MlirType storageOf(MlirType type) {
  unsigned bits = mlirQuantizedTypeGetStorageTypeIntegralWidth(type);
  MlirContext context = mlirTypeGetContext(type);
  return mlirQuantizedTypeIsSigned(type)
             ? mlirIntegerTypeGet(context, bits)
             : mlirIntegerTypeUnsignedGet(context, bits);
}

static bool readAxis(NnQuant *quant) {
  int64_t axis =
      mlirUniformQuantizedPerAxisTypeGetQuantizedDimension(quant->type);
  if (axis < 0 || axis >= quant->grid.rank)
    return false;
  quant->grid.dims[axis] =
      mlirUniformQuantizedPerAxisTypeGetNumDims(quant->type);
  quant->blocks[axis] = 1;
  return true;
}

static bool readBlocks(NnQuant *quant) {
  MlirType type = quant->type;
  NnShape grid = nnTypeShape(
      mlirAttributeGetType(mlirUniformQuantizedSubChannelTypeGetScales(type)));
  if (grid.rank != quant->grid.rank)
    return false;
  quant->grid = grid;
  for (intptr_t i = 0;
       i < mlirUniformQuantizedSubChannelTypeGetNumBlockSizes(type); ++i) {
    int64_t axis =
        mlirUniformQuantizedSubChannelTypeGetQuantizedDimension(type, i);
    int64_t size = mlirUniformQuantizedSubChannelTypeGetBlockSize(type, i);
    if (axis < 0 || axis >= grid.rank || size < 1)
      return false;
    quant->blocks[axis] = size;
  }
  return true;
}

bool nnQuantIsUniform(MlirType type) {
  bool isUniform = mlirTypeIsAUniformQuantizedType(type) ||
                   mlirTypeIsAUniformQuantizedPerAxisType(type) ||
                   mlirTypeIsAUniformQuantizedSubChannelType(type);
  return isUniform && mlirTypeIsAF32(mlirQuantizedTypeGetExpressedType(type));
}

bool nnQuantRead(MlirType type, int64_t rank, NnQuant *out) {
  if (!nnQuantIsUniform(type))
    return false;
  *out = nnQuantOfStorage(storageOf(type), rank);
  out->type = type;
  out->low = mlirQuantizedTypeGetStorageTypeMin(type);
  out->high = mlirQuantizedTypeGetStorageTypeMax(type);
  if (mlirTypeIsAUniformQuantizedPerAxisType(type))
    return readAxis(out);
  return !mlirTypeIsAUniformQuantizedSubChannelType(type) || readBlocks(out);
}

static bool fitsDim(int64_t parameters, int64_t block, int64_t size) {
  if (parameters == 1 && (size == NN_DYNAMIC || size <= block))
    return true;
  if (size == NN_DYNAMIC)
    return block == 1;
  return parameters == size / block + (size % block != 0);
}

bool nnQuantFits(const NnQuant *quant, const NnShape *shape) {
  if (shape->rank != quant->grid.rank)
    return false;
  for (int64_t d = 0; d < shape->rank; ++d)
    if (!fitsDim(quant->grid.dims[d], quant->blocks[d], shape->dims[d]))
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

int64_t nnQuantNumParameters(const NnQuant *quant) {
  return nnShapeNumElements(&quant->grid);
}

double nnQuantScale(const NnQuant *quant, int64_t i) {
  MlirType type = quant->type;
  if (mlirTypeIsAUniformQuantizedType(type))
    return mlirUniformQuantizedTypeGetScale(type);
  if (mlirTypeIsAUniformQuantizedPerAxisType(type))
    return mlirUniformQuantizedPerAxisTypeGetScale(type, i);
  return mlirDenseElementsAttrGetFloatValue(
      mlirUniformQuantizedSubChannelTypeGetScales(type), i);
}

/// Element `i` of zero points, which are signless in the type.
static int64_t zeroPointAt(MlirAttribute zeroPoints, int64_t i,
                           MlirType storage) {
  bool isSplat;
  const char *bytes = nnElementsBytes(zeroPoints, &isSplat);
  int64_t size = nnElementBytes(storage);
  uint64_t x = 0;
  memcpy(&x, bytes + (isSplat ? 0 : i * size), (size_t)size);
  return nnWrapInteger(x, nnBitWidth(storage), nnIsUnsigned(storage));
}

int64_t nnQuantZeroPoint(const NnQuant *quant, int64_t i) {
  MlirType type = quant->type;
  if (mlirTypeIsAUniformQuantizedType(type))
    return mlirUniformQuantizedTypeGetZeroPoint(type);
  if (mlirTypeIsAUniformQuantizedPerAxisType(type))
    return mlirUniformQuantizedPerAxisTypeGetZeroPoint(type, i);
  return zeroPointAt(mlirUniformQuantizedSubChannelTypeGetZeroPoints(type), i,
                     quant->storage);
}

bool nnQuantIsSymmetric(const NnQuant *quant) {
  int64_t n = nnQuantNumParameters(quant), i = 0;
  while (i < n && nnQuantZeroPoint(quant, i) == 0)
    ++i;
  return i == n;
}

int64_t nnQuantAxis(const NnQuant *quant) {
  int64_t axis = -1;
  for (int64_t d = 0; d < quant->grid.rank; ++d) {
    if (quant->grid.dims[d] == 1)
      continue;
    if (axis >= 0 || quant->blocks[d] != 1)
      return -1;
    axis = d;
  }
  return axis;
}

//===----------------------------------------------------------------------===//
// Making types
//===----------------------------------------------------------------------===//

static bool areValid(const NnQuant *quant, int64_t n, const double *scales,
                     const int64_t *zeroPoints) {
  for (int64_t i = 0; i < n; ++i)
    if (!(scales[i] > 0 && scales[i] <= FLT_MAX) ||
        zeroPoints[i] < quant->low || zeroPoints[i] > quant->high)
      return false;
  return n > 0;
}

/// Blocks of more than one element; a dimension that shares one parameter isn't
/// named.
static intptr_t listBlocks(const NnQuant *quant, int32_t *dims,
                           int64_t *sizes) {
  intptr_t n = 0;
  for (int64_t d = 0; d < quant->grid.rank; ++d)
    if (quant->grid.dims[d] != 1) {
      dims[n] = (int32_t)d;
      sizes[n++] = quant->blocks[d];
    }
  return n;
}

static MlirType blockedType(const NnQuant *quant, unsigned flags,
                            MlirType storage, MlirType f32, int64_t n,
                            const double *scales, const int64_t *zeroPoints) {
  int64_t bytes = nnElementBytes(storage);
  unsigned bits = nnBitWidth(storage);
  float *factors = malloc((size_t)n * sizeof *factors);
  char *zeros = malloc((size_t)(n * bytes));
  MlirType type = {NULL};
  for (int64_t i = 0; factors && zeros && i < n; ++i) {
    factors[i] = (float)scales[i];
    int64_t zero = nnWrapInteger((uint64_t)zeroPoints[i], bits, true);
    memcpy(zeros + i * bytes, &zero, (size_t)bytes);
  }
  if (factors && zeros) {
    int32_t dims[NN_MAX_RANK];
    int64_t sizes[NN_MAX_RANK];
    intptr_t count = listBlocks(quant, dims, sizes);
    type = mlirUniformQuantizedSubChannelTypeGet(
        flags, storage, f32,
        mlirDenseElementsAttrRawBufferGet(nnTensorType(&quant->grid, f32),
                                          (size_t)n * sizeof *factors, factors),
        mlirDenseElementsAttrRawBufferGet(nnTensorType(&quant->grid, storage),
                                          (size_t)(n * bytes), zeros),
        count, dims, sizes, quant->low, quant->high);
  }
  free(factors);
  free(zeros);
  return type;
}

MlirType nnQuantType(const NnQuant *quant, const double *scales,
                     const int64_t *zeroPoints) {
  int64_t n = nnQuantNumParameters(quant), axis = nnQuantAxis(quant);
  MlirContext context = mlirTypeGetContext(quant->storage);
  MlirType f32 = mlirF32TypeGet(context);
  MlirType storage = mlirIntegerTypeGet(context, nnBitWidth(quant->storage));
  unsigned flags =
      nnIsUnsigned(quant->storage) ? 0 : mlirQuantizedTypeGetSignedFlag();
  if (!areValid(quant, n, scales, zeroPoints))
    return (MlirType){NULL};
  if (n == 1)
    return mlirUniformQuantizedTypeGet(flags, storage, f32, *scales,
                                       *zeroPoints, quant->low, quant->high);
  if (axis < 0)
    return blockedType(quant, flags, storage, f32, n, scales, zeroPoints);
  return mlirUniformQuantizedPerAxisTypeGet(
      flags, storage, f32, n, (double *)(uintptr_t)scales,
      (int64_t *)(uintptr_t)zeroPoints, (int32_t)axis, quant->low, quant->high);
}
