//===- OpQuantizedProduct.c - Products of quantized values ----------------===//
// sum((x - zx) * (y - zy)) in i32: of bytes as sum(x * y) - zy * sum(x) - zx *
// sum(y - zy), so that bytes are multiplied. The QLinear operators quantize it
// again; with constant parameters they are nn.quantize of what is dequantized.
// ONNX Runtime's own make numbers of it.
//===----------------------------------------------------------------------===//
#include "Contraction.h"
#include "QuantParams.h"
#include "Quantization.h"
#include "Support/ByteProduct.h"

#include <stdlib.h>
#include <string.h>

static const MlirValue none = {NULL};

//===----------------------------------------------------------------------===//
// Zero points
//===----------------------------------------------------------------------===//

/// One element, or one for each of the matrices' rows.
static MlirValue buildOfRows(NnNode *node, MlirValue value) {
  if (mlirValueIsNull(value) || nnRank(value) != 1 || nnHasOneElement(value))
    return value;
  return nnUnsqueeze(node->b, value, NN_INTS(1));
}

/// One element of what may be a list of one, for values that don't have its
/// dimension.
static MlirValue buildFactor(NnNode *node, MlirValue value) {
  return mlirValueIsNull(value) || !nnHasOneElement(value)
             ? value
             : nnBuildRank0(node, value);
}

/// One element, or one for each filter, along a dimension before `ones` others.
static MlirValue buildOfFilters(NnNode *node, MlirValue value, int64_t ones) {
  value = buildFactor(node, value);
  return mlirValueIsNull(value) || nnRank(value) != 1
             ? value
             : nnBuildTrailingOnes(node, value, ones);
}

static bool isZero(MlirValue value) {
  MlirAttribute constant = nnConstantValue(value);
  if (mlirAttributeIsNull(constant))
    return false;
  int64_t n = mlirElementsAttrGetNumElements(constant), i = 0;
  int64_t *elements = malloc(((size_t)n + 1) * sizeof *elements);
  if (!elements || nnElementsInts(constant, n, elements) != n)
    n = -1;
  while (i < n && elements[i] == 0)
    ++i;
  free(elements);
  return i == n;
}

/// Null for a zero point that takes nothing off.
static MlirValue unlessZero(MlirValue zero) {
  return mlirValueIsNull(zero) || isZero(zero) ? none : zero;
}

/// What is left of `x` without its zero point, as i32.
static MlirValue withoutZero(NnNode *node, MlirValue x, MlirValue zero) {
  if (mlirValueIsNull(zero))
    return nnBuildI32(node, x);
  return nnSub(node->b, nnBuildI32(node, x), nnBuildI32(node, zero));
}

/// sum - zero * of.
static MlirValue takeOff(NnNode *node, MlirValue sum, MlirValue zero,
                         MlirValue of) {
  return nnSub(node->b, sum, nnMul(node->b, nnBuildI32(node, zero), of));
}

/// Whether i32 surely holds sums of `terms` products of two types of bytes.
static bool sumsFit(MlirValue x, MlirValue y, int64_t terms) {
  MlirType a = nnElementType(x), b = nnElementType(y);
  return nnIsByte(a) && nnIsByte(b) && terms >= 0 &&
         terms <= nnMostByteProducts(a, b);
}

/// Sums of each `terms` elements of constant bytes that lie `stride` apart, as
/// a constant of `shape`; null if they are no constant. Widened to i32 first,
/// as others are, large weights would not be folded.
static MlirValue sumOfConstant(NnNode *node, MlirValue x, int64_t terms,
                               int64_t stride, NnShape shape) {
  MlirAttribute constant = nnConstantValue(x);
  int64_t sums = nnShapeNumElements(&shape), n = sums * terms;
  if (mlirAttributeIsNull(constant) || sums < 0 || terms < 0)
    return none;
  int64_t *elements = malloc(((size_t)n + 1) * sizeof *elements);
  int32_t *values = calloc((size_t)sums + 1, sizeof *values);
  MlirType i32 = mlirIntegerTypeGet(node->importer->context, 32);
  MlirValue result = none;
  if (elements && values && nnElementsInts(constant, n, elements) == n) {
    for (int64_t i = 0; i < n; ++i)
      values[i / (terms * stride) * stride + i % stride] +=
          (int32_t)elements[i];
    result = nnConstant(node->b,
                        nnElementsCreate(nnTensorType(&shape, i32), values));
  }
  free(elements);
  free(values);
  return result;
}

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

static MlirValue sumAlong(NnNode *node, MlirValue x, int64_t axis) {
  NnReduceSumOptions options = {.keepdims = nnUnitAttr(node->b)};
  return nnReduceSum(node->b, x, NN_INTS(axis), &options);
}

/// What rhs's columns sum up to.
static MlirValue sumOfColumns(NnNode *node, MlirValue rhs, MlirValue zero) {
  NnShape shape = nnValueShape(rhs);
  int64_t terms = shape.dims[shape.rank - 2];
  shape.dims[shape.rank - 2] = 1;
  MlirValue sums = none;
  if (mlirValueIsNull(zero))
    sums = sumOfConstant(node, rhs, terms, shape.dims[shape.rank - 1], shape);
  return mlirValueIsNull(sums)
             ? sumAlong(node, withoutZero(node, rhs, zero), shape.rank - 2)
             : sums;
}

static MlirValue multiplyBytes(NnNode *node, MlirValue lhs, MlirValue lhsZero,
                               MlirValue rhs, MlirValue rhsZero) {
  MlirValue sum = nnMatmul(node->b, lhs, rhs);
  if (!mlirValueIsNull(rhsZero))
    sum = takeOff(node, sum, rhsZero,
                  sumAlong(node, nnBuildI32(node, lhs), nnRank(lhs) - 1));
  if (!mlirValueIsNull(lhsZero))
    sum = takeOff(node, sum, lhsZero, sumOfColumns(node, rhs, rhsZero));
  return sum;
}

static MlirValue multiply(NnNode *node, MlirValue lhs, MlirValue lhsZero,
                          MlirValue rhs, MlirValue rhsZero) {
  lhsZero = buildOfRows(node, buildFactor(node, unlessZero(lhsZero)));
  rhsZero = buildFactor(node, unlessZero(rhsZero));
  bool areMatrices = nnRank(lhs) > 1 && nnRank(rhs) > 1;
  if (areMatrices && sumsFit(lhs, rhs, nnDim(rhs, nnRank(rhs) - 2)))
    return multiplyBytes(node, lhs, lhsZero, rhs, rhsZero);
  return nnBuildMatMul(node, withoutZero(node, lhs, lhsZero),
                       withoutZero(node, rhs, rhsZero));
}

static MlirValue convertMatMulInteger(NnNode *node) {
  MlirValue lhs = nnNodeInput(node, 0), rhs = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return lhs;
  return multiply(node, lhs, nnNodeOptional(node, 2), rhs,
                  nnNodeOptional(node, 3));
}

//===----------------------------------------------------------------------===//
// Products of ONNX Runtime's that give numbers
//===----------------------------------------------------------------------===//

/// A sum of products at scale `x` * `y`, and input `bias`, as numbers.
static MlirValue toNumbers(NnNode *node, MlirValue sum, MlirValue x,
                           MlirValue y, size_t bias) {
  MlirValue added = nnNodeOptional(node, bias);
  if (mlirValueIsNull(sum))
    return sum;
  MlirValue scale = nnMul(node->b, x, buildFactor(node, y));
  MlirValue result = nnMul(node->b, nnBuildF32(node, sum), scale);
  return mlirValueIsNull(added) ? result : nnAdd(node->b, result, added);
}

static MlirValue convertMatMulIntegerToFloat(NnNode *node) {
  enum { xScale = 2, yScale, xZero, yZero, bias };
  MlirValue x = nnNodeInput(node, 0), y = nnNodeInput(node, 1);
  MlirValue ofX = nnNodeInput(node, xScale), ofY = nnNodeInput(node, yScale);
  if (nnNodeFailed(node))
    return x;
  MlirValue sum = multiply(node, x, nnNodeOptional(node, xZero), y,
                           nnNodeOptional(node, yZero));
  return toNumbers(node, sum, buildOfRows(node, buildFactor(node, ofX)), ofY,
                   bias);
}

static MlirValue convertDynamicQuantizeMatMul(NnNode *node) {
  enum { yScale = 2, yZero, bias };
  MlirValue x = nnNodeInput(node, 0), y = nnNodeInput(node, 1);
  MlirValue ofY = nnNodeInput(node, yScale), ofX, zero;
  if (nnNodeFailed(node))
    return x;
  x = nnBuildDynamicallyQuantized(node, x, &ofX, &zero);
  MlirValue sum = multiply(node, x, zero, y, nnNodeOptional(node, yZero));
  return toNumbers(node, sum, ofX, ofY, bias);
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

/// Products in each sum; NN_DYNAMIC if not known.
static int64_t countTerms(MlirValue filter) {
  NnShape shape = nnValueShape(filter);
  if (shape.rank)
    shape.dims[0] = 1;
  int64_t terms = nnShapeNumElements(&shape);
  return terms < 0 ? NN_DYNAMIC : terms;
}

/// Sums over each filter, to broadcast with the result.
static MlirValue sumOfFilters(NnNode *node, MlirValue filter) {
  int64_t axes[NN_MAX_RANK], rank = nnRank(filter);
  for (int64_t i = 1; i < rank; ++i)
    axes[i - 1] = i;
  NnShape shape = {1, {nnDim(filter, 0)}};
  MlirValue sums = sumOfConstant(node, filter, countTerms(filter), 1, shape);
  if (mlirValueIsNull(sums))
    sums = nnReduceSum(node->b, nnBuildI32(node, filter),
                       (NnInts){rank - 1, axes}, NULL);
  return nnBuildTrailingOnes(node, sums, rank - 2);
}

static bool padsByNumbers(NnNode *node) {
  const char *autoPad = nnNodeString(node, "auto_pad", "NOTSET");
  return !strcmp(autoPad, "NOTSET") || !strcmp(autoPad, "VALID");
}

static MlirValue convolve(NnNode *node, MlirValue input, MlirValue inputZero,
                          MlirValue filter, MlirValue filterZero,
                          MlirValue bias) {
  MlirValue zero = buildFactor(node, unlessZero(inputZero));
  filterZero = buildOfFilters(node, unlessZero(filterZero), nnRank(filter) - 1);
  bool isPlain = mlirValueIsNull(filterZero) && padsByNumbers(node) &&
                 (mlirValueIsNull(zero) || nnRank(zero) == 0);
  if (!isPlain || !sumsFit(input, filter, countTerms(filter)))
    return nnBuildConv(node, withoutZero(node, input, zero),
                       withoutZero(node, filter, filterZero), bias, none);
  MlirValue sum = nnBuildConv(node, input, filter, bias, zero);
  if (mlirValueIsNull(zero) || mlirValueIsNull(sum))
    return sum;
  return takeOff(node, sum, zero, sumOfFilters(node, filter));
}

static MlirValue convertConvInteger(NnNode *node) {
  MlirValue input = nnNodeInput(node, 0), filter = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return input;
  return convolve(node, input, nnNodeOptional(node, 2), filter,
                  nnNodeOptional(node, 3), none);
}

//===----------------------------------------------------------------------===//
// Quantized results
//===----------------------------------------------------------------------===//

/// Operands in the order of QLinearMatMul and QLinearConv.
typedef struct QLinear {
  MlirValue x, xScale, xZero, y, yScale, yZero, scale, zero;
} QLinear;

static bool readQLinear(NnNode *node, QLinear *q) {
  MlirValue *const values[] = {&q->x,      &q->xScale, &q->xZero, &q->y,
                               &q->yScale, &q->yZero,  &q->scale, &q->zero};
  for (size_t i = 0; i < sizeof values / sizeof *values; ++i)
    *values[i] = nnNodeInput(node, i);
  return !nnNodeFailed(node) && nnCheckQuantized(node, nnElementType(q->zero));
}

/// Types of x, of y, whose scales go along `axis`, and of the result.
typedef struct QLinearParams {
  NnQuantOperands x, y, result;
  MlirType xType, yType;
} QLinearParams;

/// False unless all is constant and by tensor but for y.
static bool readParams(const QLinear *q, int64_t axis, QLinearParams *out) {
  MlirType x = nnElementType(q->x), y = nnElementType(q->y);
  if (nnIsFloat(x) || nnIsFloat(y) || nnIsFloat(nnElementType(q->zero)) ||
      !nnHasOneElement(q->xScale) || !nnHasOneElement(q->scale))
    return false;
  out->x = (NnQuantOperands){q->xScale, q->xZero, 0, 0};
  out->y = (NnQuantOperands){q->yScale, q->yZero, axis, 0};
  out->result = (NnQuantOperands){q->scale, q->zero, 0, 0};
  out->xType = nnQuantParams(&out->x, q->x, x);
  out->yType = nnQuantParams(&out->y, q->y, y);
  return !mlirTypeIsNull(out->xType) && !mlirTypeIsNull(out->yType) &&
         !mlirTypeIsNull(
             nnQuantParams(&out->result, q->x, nnElementType(q->zero)));
}

static MlirValue quantizeResult(NnNode *node, const QLinear *q,
                                const QLinearParams *params, MlirValue value) {
  if (mlirValueIsNull(value))
    return value;
  return nnQuantize(
      node->b, value,
      nnQuantParams(&params->result, value, nnElementType(q->zero)));
}

/// A sum of products at scale `x` * `y`, quantized at scale `result`.
static MlirValue requantize(NnNode *node, MlirValue sum, MlirValue x,
                            MlirValue y, MlirValue result, MlirValue zero) {
  NnBuilder b = node->b;
  if (mlirValueIsNull(sum))
    return sum;
  MlirValue factor =
      nnDiv(b, nnMul(b, nnBuildF32(node, x), nnBuildF32(node, y)),
            nnBuildF32(node, result));
  return nnBuildQuantized(node, nnMul(b, nnBuildF32(node, sum), factor), zero,
                          nnElementType(zero));
}

static MlirValue convertQLinearMatMul(NnNode *node) {
  QLinear q;
  QLinearParams params;
  if (!readQLinear(node, &q))
    return none;
  NnBuilder b = node->b;
  if (readParams(&q, nnRank(q.y) - 1, &params))
    return quantizeResult(node, &q, &params,
                          nnBuildMatMul(node,
                                        nnDequantize(b, q.x, params.xType),
                                        nnDequantize(b, q.y, params.yType)));
  MlirValue sum = multiply(node, q.x, q.xZero, q.y, q.yZero);
  return requantize(node, sum, buildOfRows(node, buildFactor(node, q.xScale)),
                    buildFactor(node, q.yScale),
                    buildOfRows(node, buildFactor(node, q.scale)),
                    buildOfRows(node, buildFactor(node, q.zero)));
}

/// The bias of sums, as a number; false if it has none.
static bool dequantizeBias(NnNode *node, const QLinearParams *params,
                           MlirValue *bias) {
  if (mlirValueIsNull(*bias))
    return true;
  MlirType type = nnBiasParams(&params->x, &params->y, *bias);
  if (mlirTypeIsNull(type))
    return false;
  *bias = nnDequantize(node->b, *bias, type);
  return true;
}

static MlirValue convertQLinearConv(NnNode *node) {
  QLinear q;
  QLinearParams params;
  if (!readQLinear(node, &q))
    return none;
  MlirValue bias = nnNodeOptional(node, 8), number = bias;
  bool isConstant = !mlirAttributeIsNull(nnConstantValue(q.y));
  if (isConstant && readParams(&q, 0, &params) &&
      dequantizeBias(node, &params, &number))
    return quantizeResult(
        node, &q, &params,
        nnBuildConv(node, nnDequantize(node->b, q.x, params.xType),
                    nnDequantize(node->b, q.y, params.yType), number, none));
  MlirValue sum = convolve(node, q.x, q.xZero, q.y, q.yZero, bias);
  return requantize(node, sum, buildFactor(node, q.xScale),
                    buildOfFilters(node, q.yScale, nnRank(q.x) - 2),
                    buildFactor(node, q.scale), buildFactor(node, q.zero));
}

const NnOpRow nnQuantizedProductRows[] = {
    {"MatMulInteger", 10, NN_LATEST, .convert = convertMatMulInteger},
    {"QLinearMatMul", 10, NN_LATEST, .convert = convertQLinearMatMul},
    {"ConvInteger", 10, NN_LATEST, .convert = convertConvInteger},
    {"QLinearConv", 10, NN_LATEST, .convert = convertQLinearConv},
    {"com.microsoft.MatMulIntegerToFloat", 1, NN_LATEST,
     .convert = convertMatMulIntegerToFloat},
    {"com.microsoft.DynamicQuantizeMatMul", 1, NN_LATEST,
     .convert = convertDynamicQuantizeMatMul},
    {.name = NULL}};
