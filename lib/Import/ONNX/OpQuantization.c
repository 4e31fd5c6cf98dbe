//===- OpQuantization.c - Quantizing and back -----------------------------===//
// q = saturate(round(x / scale) + zero_point) and back. Constant parameters go
// into a type.
//===----------------------------------------------------------------------===//
#include "QuantParams.h"
#include "Quantization.h"

static MlirType typeF32(NnNode *node) {
  return mlirF32TypeGet(node->importer->context);
}

static bool isNarrowFloat(MlirType element) {
  return nnIsFloat(element) && nnBitWidth(element) < 16;
}

//===----------------------------------------------------------------------===//
// Scales and zero points
//===----------------------------------------------------------------------===//

bool nnHasOneElement(MlirValue value) {
  NnShape shape = nnValueShape(value);
  return nnShapeNumElements(&shape) == 1;
}

MlirValue nnBuildRank0(NnNode *node, MlirValue value) {
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
  bool isScalar =
      nnHasOneElement(value) || (nnRank(value) == 1 && axis >= rank);
  if (isScalar && !block)
    return nnBuildRank0(node, value);
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
  MlirValue whole = buildClamp(node, nnBuildI32(node, rounded), -width, width);
  MlirValue sum = nnAdd(node->b, whole, nnBuildI32(node, zero));
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

MlirValue nnBuildQuantized(NnNode *node, MlirValue x, MlirValue zero,
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

bool nnCheckQuantized(NnNode *node, MlirType element) {
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
  if (nnNodeFailed(node) || !nnCheckQuantized(node, to))
    return x;
  MlirValue quantized = quantizeByType(node, x, to, by);
  if (!mlirValueIsNull(quantized))
    return quantized;
  scale = buildSpread(node, nnBuildCast(node, scale, by), x);
  zero = buildSpread(node, zero, x);
  if (nnNodeFailed(node))
    return x;
  return nnBuildQuantized(node, nnDiv(node->b, nnBuildCast(node, x, by), scale),
                          zero, to);
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
  MlirValue spread = buildSpread(node, nnBuildF32(node, scale), x);
  zero = buildSpread(node, nnBuildF32(node, zero), x);
  if (nnNodeFailed(node))
    return x;
  MlirValue value = nnBuildF32(node, x);
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

MlirValue nnBuildDynamicallyQuantized(NnNode *node, MlirValue x,
                                      MlirValue *outScale,
                                      MlirValue *outZero) {
  NnBuilder b = node->b;
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
  *outScale = scale;
  *outZero = zero;
  return nnBuildQuantized(node, nnDiv(b, x, scale), zero, u8);
}

static MlirValue convertDynamicQuantize(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), scale, zero;
  if (nnNodeFailed(node))
    return x;
  MlirValue quantized = nnBuildDynamicallyQuantized(node, x, &scale, &zero);
  nnNodeSetOutput(node, 1, scale);
  nnNodeSetOutput(node, 2, zero);
  return quantized;
}

const NnOpRow nnQuantizationRows[] = {
    {"QuantizeLinear", 10, NN_LATEST, .convert = convertQuantize},
    {"DequantizeLinear", 10, NN_LATEST, .convert = convertDequantize},
    {"DynamicQuantizeLinear", 11, NN_LATEST, .convert = convertDynamicQuantize},
    {.name = NULL}};
