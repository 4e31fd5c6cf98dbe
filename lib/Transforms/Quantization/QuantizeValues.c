//===- QuantizeValues.c - Activations as dequantized integers -------------===//
// The range is widened to hold 0, which padding and relu give, and 0 is exact.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeValues.h"

#include "Transforms/OpClass.h"

#include "Support/List.h"
#include "Support/Quant.h"
#include "nn-c/NNOps.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

static MlirType paramsFor(MlirType storage, int64_t rank, NnRange range) {
  NnQuant quant = nnQuantOfStorage(storage, rank);
  bool isSymmetric = quant.low < 0;
  double min = fmin(range.min, 0), max = fmax(range.max, 0);
  double width = isSymmetric ? fmax(-min, max) : max - min;
  double scale = (float)(width / (double)quant.high);
  if (scale < FLT_MIN) // All values are 0, or as good as that.
    scale = 1;
  int64_t zero = isSymmetric ? 0 : (int64_t)nearbyint(-min / scale);
  zero = zero < quant.high ? zero : quant.high;
  return nnQuantType(&quant, &scale, &zero);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

const NnQuantizedValue *nnQuantizedValuesFind(const NnQuantizedValues *values,
                                              MlirValue value) {
  for (size_t i = 0; i < values->count; ++i)
    if (mlirValueEqual(values->items[i].value, value))
      return &values->items[i];
  return NULL;
}

MlirValue nnQuantizeValue(NnQuantizedValues *values, MlirValue value,
                          NnRange range) {
  const NnQuantizedValue *found = nnQuantizedValuesFind(values, value);
  if (found)
    return found->restored;
  MlirType params = paramsFor(values->storage, nnRank(value), range);
  if (!nnReserve(&values->items, (intptr_t)values->count + 1, &values->capacity,
                 sizeof *values->items) ||
      mlirTypeIsNull(params))
    return (MlirValue){NULL};
  NnBuilder b = {values->builder.rewriter, mlirValueGetLocation(value)};
  nnBuilderAfterValue(b, value);
  MlirValue restored = nnDequantize(b, nnQuantize(b, value, params), params);
  values->items[values->count++] = (NnQuantizedValue){value, restored};
  return restored;
}

void nnQuantizedValuesDestroy(NnQuantizedValues *values) {
  free(values->items);
  values->items = NULL;
}

//===----------------------------------------------------------------------===//
// Joints
//===----------------------------------------------------------------------===//

static bool isPassing(MlirOperation op) {
  return nnOpClass(op) == NN_CLASS_ELEMENTWISE ||
         nnOpClass(op) == NN_CLASS_MOVEMENT || nnIsaReshape(op) ||
         nnIsaMaxPool(op) || nnIsaAvgPool(op);
}

/// Whether a result of `op` is quantized, maybe by way of other such ops. They
/// form short chains between contractions.
static bool leadsToIntegers(const NnQuantizedValues *values, MlirOperation op,
                            int depth) {
  if (!depth || !isPassing(op) || !mlirOperationGetNumResults(op))
    return false;
  MlirValue result = nnResult(op, 0);
  if (nnQuantizedValuesFind(values, result))
    return true;
  for (MlirOpOperand use = mlirValueGetFirstUse(result);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    if (leadsToIntegers(values, mlirOpOperandGetOwner(use), depth - 1))
      return true;
  return false;
}

static void joinUses(const NnQuantizedValues *values,
                     const NnQuantizedValue *item) {
  enum { LONGEST_CHAIN = 6 };
  MlirOpOperand use = mlirValueGetFirstUse(item->value), next;
  for (; !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (leadsToIntegers(values, user, LONGEST_CHAIN))
      mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use),
                              item->restored);
  }
}

void nnQuantizeJoints(const NnQuantizedValues *values) {
  for (size_t i = 0; i < values->count; ++i)
    joinUses(values, &values->items[i]);
}
