//===- OpQuantization.c - Quantized values and what computes on them ------===//
// q = saturate(round(x / scale) + zero_point) and back. Products and
// convolutions of quantized values are those of integers without zero point,
// in i32, quantized again.
//===----------------------------------------------------------------------===//
#include "Contraction.h"
#include "QuantParams.h"

static MlirType typeI32(NnNode *node) {
  return mlirIntegerTypeGet(node->importer->context, 32);
}
static MlirType typeF32(NnNode *node) {
  return mlirF32TypeGet(node->importer->context);
}
static MlirValue asI32(NnNode *node, MlirValue x) {
  return nnBuildCast(node, x, typeI32(node));
}
static MlirValue asF32(NnNode *node, MlirValue x) {
  return nnBuildCast(node, x, typeF32(node));
}

static bool isNarrowFloat(MlirType element) {
  return nnIsFloat(element) && nnBitWidth(element) < 16;
}

//===----------------------------------------------------------------------===//
// Scales and zero points
//===----------------------------------------------------------------------===//

static bool hasOneElement(MlirValue value) {
  NnShape shape = nnValueShape(value);
  return nnShapeNumElements(&shape) == 1;
}

static MlirValue buildRank0(NnNode *node, MlirValue value) {
  if (nnRank(value) == 0)
    return value;
  return nnReshape(node->b, value, nnBuildInts(node, (NnInts){0, NULL}), NULL);
}

/// Each element along `axis` repeated `block` times, up to x's size there.
static MlirValue buildBlocks(NnNode *node, MlirValue value, MlirValue x,
                             int64_t axis, int64_t block) {
  MlirValue places = nnIota(node->b, nnBuildSize(node, x, axis));
  MlirType i64 = mlirIntegerTypeGet(node->importer->context, 64);
  MlirValue blocks =
      nnDiv(node->b, places, nnBuildScalar(node, i64, (double)block));
  NnGatherOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnGather(node->b, value, blocks, &options);
}

/// A scale or zero point so that it broadcasts with `x`: one element, one for
/// each place of attribute `axis`, or one for `block_size` places of it.
static MlirValue buildSpread(NnNode *node, MlirValue value, MlirValue x) {
  int64_t block = nnNodeInt(node, "block_size", 0);
  int64_t axis = nnNodeInt(node, "axis", 1), rank = nnRank(x);
  if (mlirValueIsNull(value) || nnRank(value) == 0 || nnNodeFailed(node))
    return value;
  if (block < 0)
    return nnNodeInvalid(node, "block_size is %lld", (long long)block);
  bool isScalar = hasOneElement(value) || (nnRank(value) == 1 && axis >= rank);
  if (isScalar && !block)
    return buildRank0(node, value);
  axis = nnNodeAxis(node, axis, rank);
  if (nnNodeFailed(node))
    return value;
  if (block && nnRank(value) == rank)
    return buildBlocks(node, value, x, axis, block);
  if (nnRank(value) != 1)
    return nnNodeInvalid(node, "a scale or zero point has rank %lld",
                         (long long)nnRank(value));
  return nnBuildTrailingOnes(node, value, rank - axis - 1);
}

//===----------------------------------------------------------------------===//
// Quantizing
//===----------------------------------------------------------------------===//

/// What integers of a type can be.
typedef struct Range {
  double low, high;
} Range;

static Range rangeOf(MlirType element) {
  double size = (double)((int64_t)1 << nnBitWidth(element));
  return nnIsUnsigned(element) ? (Range){0, size - 1}
                               : (Range){-size / 2, size / 2 - 1};
}

static MlirValue buildClamp(NnNode *node, MlirValue x, double low,
                            double high) {
  if (mlirValueIsNull(x))
    return x;
  MlirType element = nnElementType(x);
  return nnClamp(node->b, x, nnBuildScalar(node, element, low),
                 nnBuildScalar(node, element, high));
}

/// round(x) + zero, saturated. Farther from 0 than the type is wide a zero
/// point changes nothing, and i32 can't overflow within that.
static MlirValue quantizeToInt(NnNode *node, MlirValue x, MlirValue zero,
                               MlirType to) {
  Range range = rangeOf(to);
  MlirValue rounded = nnRound(node->b, x);
  if (mlirValueIsNull(zero))
    return nnBuildCast(node, buildClamp(node, rounded, range.low, range.high),
                       to);
  double width = range.high - range.low;
  MlirValue whole = buildClamp(node, asI32(node, rounded), -width, width);
  MlirValue sum = nnAdd(node->b, whole, asI32(node, zero));
  return nnBuildCast(node, buildClamp(node, sum, range.low, range.high), to);
}

/// The zero point of f8 is 0 by the standard.
static MlirValue quantizeToFloat(NnNode *node, MlirValue x, MlirValue zero,
                                 MlirType to) {
  if (nnBitWidth(to) < 8 && !mlirValueIsNull(zero))
    x = nnAdd(node->b, x, nnBuildCast(node, zero, nnElementType(x)));
  if (mlirValueIsNull(x))
    return x;
  NnShape shape = nnValueShape(x);
  NnCastOptions options = {0};
  if (!nnNodeInt(node, "saturate", 1))
    options.overflow = nnUnitAttr(node->b);
  return nnCast(node->b, nnTensorType(&shape, to), x, &options);
}

/// `x` has been divided by its scale; `zero` broadcasts with it or is null.
static MlirValue quantize(NnNode *node, MlirValue x, MlirValue zero,
                          MlirType to) {
  return nnIsFloat(to) ? quantizeToFloat(node, x, zero, to)
                       : quantizeToInt(node, x, zero, to);
}

/// The type that attribute `name` asks for, or `absent`.
static MlirType namedType(NnNode *node, const char *name, MlirType absent) {
  int64_t onnx = nnNodeInt(node, name, 0);
  if (!onnx)
    return absent;
  MlirType type = nnImportElementType(
      node->importer->context, onnx < 0 || onnx > INT32_MAX ? 0 : (int)onnx);
  if (mlirTypeIsNull(type))
    nnNodeUnsupported(node, "%s is %lld", name, (long long)onnx);
  return type;
}

static MlirType quantizedType(NnNode *node, MlirValue zero) {
  MlirType absent = mlirIntegerTypeUnsignedGet(node->importer->context, 8);
  if (!mlirValueIsNull(zero))
    return nnElementType(zero);
  return namedType(node, "output_dtype", absent);
}

/// The type that values are divided or multiplied in: the scale's if that
/// computes.
static MlirType scaledType(NnNode *node, MlirValue scale) {
  MlirType element = nnElementType(scale);
  return nnIsFloat(element) && !isNarrowFloat(element) ? element
                                                       : typeF32(node);
}

static bool isQuantized(NnNode *node, MlirType element) {
  if (isNarrowFloat(element) ||
      (!nnIsFloat(element) && nnBitWidth(element) > 1 &&
       nnBitWidth(element) <= 16))
    return true;
  nnNodeUnsupported(node, "quantized values of this type");
  return false;
}

/// Scale and zero point of a node that has them as inputs 1 and 2.
static NnQuantOperands operandsOf(NnNode *node) {
  return (NnQuantOperands){nnNodeInput(node, 1), nnNodeOptional(node, 2),
                           nnNodeInt(node, "axis", 1),
                           nnNodeInt(node, "block_size", 0)};
}

/// nn.quantize of f32 with constant parameters; null if it isn't that.
static MlirValue quantizeByType(NnNode *node, MlirValue x, MlirType to,
                                MlirType by) {
  if (!mlirTypeIsAF32(nnElementType(x)) || !mlirTypeIsAF32(by) || nnIsFloat(to))
    return (MlirValue){NULL};
  NnQuantOperands operands = operandsOf(node);
  return nnQuantize(node->b, x, nnQuantParams(&operands, x, to));
}

static MlirValue convertQuantize(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), scale = nnNodeInput(node, 1);
  MlirValue zero = nnNodeOptional(node, 2);
  if (nnNodeFailed(node))
    return x;
  MlirType to = quantizedType(node, zero);
  MlirType by = namedType(node, "precision", scaledType(node, scale));
  if (nnNodeFailed(node) || !isQuantized(node, to))
    return x;
  MlirValue quantized = quantizeByType(node, x, to, by);
  if (!mlirValueIsNull(quantized))
    return quantized;
  scale = buildSpread(node, nnBuildCast(node, scale, by), x);
  zero = buildSpread(node, zero, x);
  if (nnNodeFailed(node))
    return x;
  return quantize(node, nnDiv(node->b, nnBuildCast(node, x, by), scale), zero,
                  to);
}

/// nn.dequantize to f32 by constant parameters; null if it isn't that.
static MlirValue dequantizeByType(NnNode *node, MlirValue x, MlirType to) {
  MlirType from = nnElementType(x);
  bool isStored = !nnIsFloat(from) && nnBitWidth(from) > 1 &&
                  (nnBitWidth(from) <= 16 ||
                   (nnBitWidth(from) == 32 && !nnIsUnsigned(from)));
  if (!isStored || !mlirTypeIsAF32(to))
    return (MlirValue){NULL};
  NnQuantOperands operands = operandsOf(node);
  return nnDequantize(node->b, x, nnQuantParams(&operands, x, from));
}

/// In f32, which holds all quantized values exactly.
static MlirValue convertDequantize(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), scale = nnNodeInput(node, 1);
  MlirValue zero = nnNodeOptional(node, 2);
  if (nnNodeFailed(node))
    return x;
  bool isFloat = nnIsFloat(nnElementType(x));
  MlirType to = namedType(node, "output_dtype", scaledType(node, scale));
  if (nnNodeFailed(node))
    return x;
  MlirValue dequantized = dequantizeByType(node, x, to);
  if (!mlirValueIsNull(dequantized))
    return dequantized;
  MlirValue spread = buildSpread(node, asF32(node, scale), x);
  zero = buildSpread(node, asF32(node, zero), x);
  if (nnNodeFailed(node))
    return x;
  MlirValue value = asF32(node, x);
  if (!mlirValueIsNull(zero) && !isFloat)
    value = nnSub(node->b, value, zero);
  return nnBuildCast(node, nnMul(node->b, value, spread), to);
}

/// All dimensions, for a reduction to one element.
static NnIntList allAxes(MlirValue x) {
  NnIntList axes = {.n = nnRank(x)};
  for (int64_t i = 0; i < axes.n; ++i)
    axes.data[i] = i;
  return axes;
}

/// The range of u8 laid over x's values and 0.
static MlirValue convertDynamicQuantize(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  MlirType u8 = mlirIntegerTypeUnsignedGet(node->importer->context, 8);
  NnIntList axes = allAxes(x);
  MlirValue none = nnBuildScalar(node, nnElementType(x), 0);
  MlirValue high = nnMax(b, nnReduceMax(b, x, NN_LIST_INTS(axes), NULL), none);
  MlirValue low = nnMin(b, nnReduceMin(b, x, NN_LIST_INTS(axes), NULL), none);
  MlirValue scale = nnDiv(b, nnSub(b, high, low),
                          nnBuildScalar(node, nnElementType(x), UINT8_MAX));
  MlirValue place = nnDiv(b, nnSub(b, none, low), scale);
  MlirValue zero =
      nnBuildCast(node, nnRound(b, buildClamp(node, place, 0, UINT8_MAX)), u8);
  nnNodeSetOutput(node, 1, scale);
  nnNodeSetOutput(node, 2, zero);
  return quantize(node, nnDiv(b, x, scale), zero, u8);
}

//===----------------------------------------------------------------------===//
// Products of quantized values
//===----------------------------------------------------------------------===//

/// One element, or one for each of the matrices' rows.
static MlirValue buildOfRows(NnNode *node, MlirValue value) {
  if (mlirValueIsNull(value) || nnRank(value) != 1 || hasOneElement(value))
    return value;
  return nnUnsqueeze(node->b, value, NN_INTS(1));
}

/// What is left of `x` without its zero point, as i32.
static MlirValue withoutZero(NnNode *node, MlirValue x, MlirValue zero) {
  if (mlirValueIsNull(zero))
    return asI32(node, x);
  return nnSub(node->b, asI32(node, x), asI32(node, zero));
}

/// One element of what may be a list of one, for values that don't have its
/// dimension.
static MlirValue buildFactor(NnNode *node, MlirValue value) {
  return mlirValueIsNull(value) || !hasOneElement(value)
             ? value
             : buildRank0(node, value);
}

static MlirValue multiply(NnNode *node, MlirValue lhs, MlirValue lhsZero,
                          MlirValue rhs, MlirValue rhsZero) {
  lhsZero = buildOfRows(node, buildFactor(node, lhsZero));
  lhs = withoutZero(node, lhs, lhsZero);
  rhs = withoutZero(node, rhs, buildFactor(node, rhsZero));
  return nnBuildMatMul(node, lhs, rhs);
}

static MlirValue convertMatMulInteger(NnNode *node) {
  MlirValue lhs = nnNodeInput(node, 0), rhs = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return lhs;
  return multiply(node, lhs, nnNodeOptional(node, 2), rhs,
                  nnNodeOptional(node, 3));
}

/// A sum of products at scale `x` * `y`, quantized at scale `result`.
static MlirValue requantize(NnNode *node, MlirValue sum, MlirValue x,
                            MlirValue y, MlirValue result, MlirValue zero) {
  NnBuilder b = node->b;
  MlirType to = nnElementType(zero);
  MlirValue factor =
      nnDiv(b, nnMul(b, asF32(node, x), asF32(node, y)), asF32(node, result));
  MlirValue scaled = nnMul(b, asF32(node, sum), factor);
  return isQuantized(node, to) ? quantize(node, scaled, zero, to) : sum;
}

/// Operands in the order of QLinearMatMul and QLinearConv.
typedef struct QLinear {
  MlirValue x, xScale, xZero, y, yScale, yZero, scale, zero;
} QLinear;

static bool readQLinear(NnNode *node, QLinear *q) {
  MlirValue *const values[] = {&q->x,      &q->xScale, &q->xZero, &q->y,
                               &q->yScale, &q->yZero,  &q->scale, &q->zero};
  for (size_t i = 0; i < sizeof values / sizeof *values; ++i)
    *values[i] = nnNodeInput(node, i);
  return !nnNodeFailed(node);
}

static MlirValue convertQLinearMatMul(NnNode *node) {
  QLinear q;
  if (!readQLinear(node, &q))
    return (MlirValue){NULL};
  MlirValue sum = multiply(node, q.x, q.xZero, q.y, q.yZero);
  if (mlirValueIsNull(sum))
    return sum;
  return requantize(node, sum, buildOfRows(node, buildFactor(node, q.xScale)),
                    buildFactor(node, q.yScale),
                    buildOfRows(node, buildFactor(node, q.scale)),
                    buildOfRows(node, buildFactor(node, q.zero)));
}

//===----------------------------------------------------------------------===//
// Convolutions of quantized values
//===----------------------------------------------------------------------===//

/// One element, or one for each filter, along a dimension before `ones` others.
static MlirValue buildOfFilters(NnNode *node, MlirValue value, int64_t ones) {
  value = buildFactor(node, value);
  return mlirValueIsNull(value) || nnRank(value) != 1
             ? value
             : nnBuildTrailingOnes(node, value, ones);
}

static MlirValue convolve(NnNode *node, MlirValue input, MlirValue inputZero,
                          MlirValue filter, MlirValue filterZero,
                          MlirValue bias) {
  input = withoutZero(node, input, buildFactor(node, inputZero));
  MlirValue zero = buildOfFilters(node, filterZero, nnRank(filter) - 1);
  return nnBuildConv(node, input, withoutZero(node, filter, zero), bias);
}

static MlirValue convertConvInteger(NnNode *node) {
  MlirValue input = nnNodeInput(node, 0), filter = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return input;
  return convolve(node, input, nnNodeOptional(node, 2), filter,
                  nnNodeOptional(node, 3), (MlirValue){NULL});
}

static MlirValue convertQLinearConv(NnNode *node) {
  QLinear q;
  if (!readQLinear(node, &q))
    return (MlirValue){NULL};
  MlirValue sum =
      convolve(node, q.x, q.xZero, q.y, q.yZero, nnNodeOptional(node, 8));
  if (mlirValueIsNull(sum))
    return sum;
  int64_t space = nnRank(q.x) - 2;
  return requantize(node, sum, buildFactor(node, q.xScale),
                    buildOfFilters(node, q.yScale, space),
                    buildFactor(node, q.scale), buildFactor(node, q.zero));
}

const NnOpRow nnQuantizationRows[] = {
    {"QuantizeLinear", 10, NN_LATEST, .convert = convertQuantize},
    {"DequantizeLinear", 10, NN_LATEST, .convert = convertDequantize},
    {"DynamicQuantizeLinear", 11, NN_LATEST, .convert = convertDynamicQuantize},
    {"MatMulInteger", 10, NN_LATEST, .convert = convertMatMulInteger},
    {"QLinearMatMul", 10, NN_LATEST, .convert = convertQLinearMatMul},
    {"ConvInteger", 10, NN_LATEST, .convert = convertConvInteger},
    {"QLinearConv", 10, NN_LATEST, .convert = convertQLinearConv},
    {.name = NULL}};
