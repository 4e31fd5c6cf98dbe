//===- QuantParams.c - Constant scales and zero points --------------------===//
// Reads the operands' elements and makes a !quant.uniform type of them.
//===----------------------------------------------------------------------===//
#include "QuantParams.h"

#include "Support/Quant.h"

#include <stdlib.h>

/// Scales and zero points in row-major order.
typedef struct Numbers {
  int64_t n;
  double *scales;
  int64_t *zeros;
} Numbers;

static void freeNumbers(Numbers *numbers) {
  free(numbers->scales);
  free(numbers->zeros);
}

/// Widens a constant of f32.
static bool readScales(MlirValue scale, Numbers *out) {
  MlirAttribute value = nnConstantValue(scale);
  if (mlirAttributeIsNull(value) || !mlirTypeIsAF32(nnElementType(scale)))
    return false;
  out->n = mlirElementsAttrGetNumElements(value);
  float *narrow = malloc(((size_t)out->n + 1) * sizeof *narrow);
  out->scales = malloc(((size_t)out->n + 1) * sizeof *out->scales);
  bool isRead = narrow && out->scales && nnElementsRead(value, narrow);
  for (int64_t i = 0; isRead && i < out->n; ++i)
    out->scales[i] = (double)narrow[i];
  free(narrow);
  return isRead;
}

static bool readZeros(MlirValue zero, Numbers *out) {
  out->zeros = calloc((size_t)out->n + 1, sizeof *out->zeros);
  if (!out->zeros || mlirValueIsNull(zero))
    return out->zeros;
  return nnElementsInts(nnConstantValue(zero), out->n, out->zeros) == out->n;
}

/// Freed in either case.
static bool readNumbers(const NnQuantOperands *operands, Numbers *out) {
  *out = (Numbers){0, NULL, NULL};
  return !mlirValueIsNull(operands->scale) &&
         readScales(operands->scale, out) && readZeros(operands->zero, out);
}

/// Lays the parameters along the tensor's dimensions; false if they don't go
/// with it.
static bool layOut(const NnQuantOperands *operands, const NnShape *x, int64_t n,
                   NnQuant *quant) {
  NnShape scale = nnValueShape(operands->scale);
  int64_t axis = operands->axis + (operands->axis < 0 ? x->rank : 0);
  if (n == 1 && !operands->block)
    return true;
  if (axis < 0 || axis >= x->rank || operands->block < 0)
    return false;
  if (!operands->block) {
    quant->grid.dims[axis] = n;
    quant->blocks[axis] = 1;
    return scale.rank == 1;
  }
  for (int64_t d = 0; d < x->rank; ++d)
    quant->blocks[d] = d == axis ? operands->block : 1;
  quant->grid = scale;
  return scale.rank == x->rank;
}

MlirType nnQuantParams(const NnQuantOperands *operands, MlirValue x,
                       MlirType storage) {
  Numbers numbers;
  NnShape shape = nnValueShape(x);
  NnQuant quant = nnQuantOfStorage(storage, shape.rank);
  MlirType type = {NULL};
  if (readNumbers(operands, &numbers) &&
      layOut(operands, &shape, numbers.n, &quant) &&
      nnQuantFits(&quant, &shape))
    type = nnQuantType(&quant, numbers.scales, numbers.zeros);
  freeNumbers(&numbers);
  return type;
}

MlirType nnBiasParams(const NnQuantOperands *x, const NnQuantOperands *y,
                      MlirValue bias) {
  Numbers of, by;
  NnQuant quant = nnQuantOfStorage(nnElementType(bias), 1);
  MlirType type = {NULL};
  bool isRead = readNumbers(x, &of), isReadToo = readNumbers(y, &by);
  if (isRead && isReadToo && of.n == 1 && by.n > 0) {
    if (by.n > 1) {
      quant.grid.dims[0] = by.n;
      quant.blocks[0] = 1;
    }
    for (int64_t i = 0; i < by.n; ++i) {
      by.scales[i] *= of.scales[0];
      by.zeros[i] = 0;
    }
    type = nnQuantType(&quant, by.scales, by.zeros);
  }
  freeNumbers(&of);
  freeNumbers(&by);
  return type;
}
