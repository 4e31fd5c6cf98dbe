//===- Index.c - Index arithmetic that folds as it goes -------------------===//
// Emits arith ops on index values only where both sides are unknown.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Index.h"

#include "Support/IR.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Tensor.h"

static MlirValue constant(NnBuilder b, int64_t value) {
  return arithConstant(b, nnIndexAttr(b, value));
}

MlirValue nnIndexValue(NnBuilder b, Index x) {
  if (nnIndexIsConstant(x))
    return constant(b, x.constant);
  if (!x.constant)
    return x.value;
  return arithAddI(b, x.value, constant(b, x.constant), NULL);
}

Index nnIndexAdd(NnBuilder b, Index x, Index y) {
  int64_t c = x.constant + y.constant;
  if (nnIndexIsConstant(x))
    return (Index){y.value, c};
  if (nnIndexIsConstant(y))
    return (Index){x.value, c};
  return (Index){arithAddI(b, x.value, y.value, NULL), c};
}

Index nnIndexSub(NnBuilder b, Index x, Index y) {
  int64_t c = x.constant - y.constant;
  if (nnIndexIsConstant(y))
    return (Index){x.value, c};
  if (!nnIndexIsConstant(x) && mlirValueEqual(x.value, y.value))
    return nnIndex(c);
  MlirValue from = nnIndexIsConstant(x) ? constant(b, 0) : x.value;
  return (Index){arithSubI(b, from, y.value, NULL), c};
}

Index nnIndexScale(NnBuilder b, Index x, int64_t factor) {
  if (nnIndexIsConstant(x) || factor == 1)
    return (Index){x.value, x.constant * factor};
  if (!factor)
    return nnIndex(0);
  return (Index){arithMulI(b, x.value, constant(b, factor), NULL),
                 x.constant * factor};
}

Index nnIndexMul(NnBuilder b, Index x, Index y) {
  if (nnIndexIsConstant(y))
    return nnIndexScale(b, x, y.constant);
  if (nnIndexIsConstant(x))
    return nnIndexScale(b, y, x.constant);
  return nnIndexOf(arithMulI(b, nnIndexValue(b, x), nnIndexValue(b, y), NULL));
}

static int64_t floorDiv(int64_t a, int64_t b) { return a / b - (a % b < 0); }

/// Whether the value is a product with a multiple of the divisor.
static bool isMultiple(MlirValue value, int64_t divisor) {
  MlirOperation product = nnDefiningOp(value);
  return arithIsaMulI(product) &&
         nnAttrInt(nnConstantValue(nnOperand(product, 1)), 1) % divisor == 0;
}

Index nnIndexFloorDiv(NnBuilder b, Index x, int64_t divisor) {
  if (divisor == 1)
    return x;
  int64_t whole = floorDiv(x.constant, divisor);
  if (nnIndexIsConstant(x))
    return nnIndex(whole);
  if (isMultiple(x.value, divisor)) {
    MlirOperation product = nnDefiningOp(x.value);
    int64_t factor = nnAttrInt(nnConstantValue(nnOperand(product, 1)), 0);
    return nnIndexPlus(
        nnIndexScale(b, nnIndexOf(nnOperand(product, 0)), factor / divisor),
        whole);
  }
  MlirValue rest = nnIndexValue(b, nnIndexPlus(x, -whole * divisor));
  return (Index){arithFloorDivSI(b, rest, constant(b, divisor)), whole};
}

Index nnIndexCeilDiv(NnBuilder b, Index x, int64_t divisor) {
  return nnIndexFloorDiv(b, nnIndexPlus(x, divisor - 1), divisor);
}

Index nnIndexMod(NnBuilder b, Index x, int64_t divisor) {
  if (nnIndexIsConstant(x) || isMultiple(x.value, divisor))
    return nnIndex(x.constant % divisor);
  return nnIndexOf(arithRemUI(b, nnIndexValue(b, x), constant(b, divisor)));
}

Index nnIndexMin(NnBuilder b, Index x, Index y) {
  Index difference = nnIndexSub(b, x, y);
  if (nnIndexIsConstant(difference))
    return difference.constant <= 0 ? x : y;
  return nnIndexOf(arithMinSI(b, nnIndexValue(b, x), nnIndexValue(b, y)));
}

Index nnIndexMax(NnBuilder b, Index x, Index y) {
  Index difference = nnIndexSub(b, x, y);
  if (nnIndexIsConstant(difference))
    return difference.constant >= 0 ? x : y;
  return nnIndexOf(arithMaxSI(b, nnIndexValue(b, x), nnIndexValue(b, y)));
}

Index nnIndexDim(NnBuilder b, MlirValue tensor, int64_t dim) {
  NnShape shape = nnValueShape(tensor);
  if (shape.dims[dim] != NN_DYNAMIC)
    return nnIndex(shape.dims[dim]);
  return nnIndexOf(tensorDim(b, tensor, constant(b, dim)));
}
