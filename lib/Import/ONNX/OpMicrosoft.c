//===- OpMicrosoft.c - ONNX Runtime's operators on quantized values -------===//
// What ONNX Runtime's quantizer writes into models in operator form, beside
// ONNX's own QLinear operators: each computes with what its operands stand for,
// and quantizes the result. Parameters are constants.
//===----------------------------------------------------------------------===//
#include "Window.h"

#include "QuantParams.h"
#include "Quantization.h"

static const MlirValue none = {NULL};

/// The parameters in inputs i (a scale) and i + 1 (a zero point, which may be
/// left out) of `x`, stored as `storage`.
static MlirType readParams(NnNode *node, size_t i, MlirValue x,
                           MlirType storage) {
  NnQuantOperands operands = {.scale = nnNodeInput(node, i),
                              .zero = nnNodeOptional(node, i + 1)};
  MlirType type = {NULL};
  if (nnNodeFailed(node) || mlirValueIsNull(x))
    return type;
  if (nnHasOneElement(operands.scale))
    type = nnQuantParams(&operands, x, storage);
  if (mlirTypeIsNull(type))
    nnNodeUnsupported(node, "a scale or zero point is no constant number");
  return type;
}

/// Input i, whose parameters follow it, as numbers.
static MlirValue dequantizeInput(NnNode *node, size_t i) {
  MlirValue x = nnNodeInput(node, i);
  if (nnNodeFailed(node) || !nnCheckQuantized(node, nnElementType(x)))
    return none;
  MlirType type = readParams(node, i + 1, x, nnElementType(x));
  return mlirTypeIsNull(type) ? none : nnDequantize(node->b, x, type);
}

/// `x` quantized by the parameters in inputs i and i + 1, to the type of the
/// zero point or, without one, of input `like`.
static MlirValue quantizeResult(NnNode *node, MlirValue x, size_t i,
                                size_t like) {
  MlirValue zero = nnNodeOptional(node, i + 1);
  if (mlirValueIsNull(zero))
    zero = nnNodeInput(node, like);
  if (nnNodeFailed(node) || mlirValueIsNull(x))
    return none;
  MlirType type = readParams(node, i, x, nnElementType(zero));
  return mlirTypeIsNull(type) ? none : nnQuantize(node->b, x, type);
}

//===----------------------------------------------------------------------===//
// Two operands
//===----------------------------------------------------------------------===//

enum { second = 3, resultOfTwo = 6, resultOfOne = 3 };

static MlirValue convertAdd(NnNode *node) {
  MlirValue x = dequantizeInput(node, 0), y = dequantizeInput(node, second);
  return quantizeResult(node, nnAdd(node->b, x, y), resultOfTwo, 0);
}

static MlirValue convertMul(NnNode *node) {
  MlirValue x = dequantizeInput(node, 0), y = dequantizeInput(node, second);
  return quantizeResult(node, nnMul(node->b, x, y), resultOfTwo, 0);
}

//===----------------------------------------------------------------------===//
// One operand
//===----------------------------------------------------------------------===//

static MlirValue convertSigmoid(NnNode *node) {
  MlirValue x = nnSigmoid(node->b, dequantizeInput(node, 0));
  return quantizeResult(node, x, resultOfOne, 0);
}

static MlirValue convertLeakyRelu(NnNode *node) {
  NnLeakyReluOptions options = {.alpha = nnNodeF32(node, "alpha", 0.01)};
  MlirValue x = nnLeakyRelu(node->b, dequantizeInput(node, 0), &options);
  return quantizeResult(node, x, resultOfOne, 0);
}

static MlirValue convertGlobalAveragePool(NnNode *node) {
  NnGlobalAvgPoolOptions options = {0};
  if (nnNodeInt(node, "channels_last", 0))
    options.layout = nnI32Attr(node->b, NN_LAYOUT_NHWC);
  MlirValue x = nnGlobalAvgPool(node->b, dequantizeInput(node, 0), &options);
  return quantizeResult(node, x, resultOfOne, 0);
}

static MlirValue convertAveragePool(NnNode *node) {
  if (nnNodeInt(node, "channels_last", 0))
    return nnNodeUnsupported(node, "channels_last is not supported");
  MlirValue x = dequantizeInput(node, 0);
  if (!mlirValueIsNull(x))
    x = nnBuildAveragePool(node, x);
  return quantizeResult(node, x, resultOfOne, 0);
}

/// Before opset 13 of ONNX, which is an attribute here, it was over several
/// dimensions.
static MlirValue convertSoftmax(NnNode *node) {
  enum { oneAxis = 13 };
  if (nnNodeInt(node, "opset", oneAxis) < oneAxis)
    return nnNodeUnsupported(node, "opset is below %d", oneAxis);
  NnSoftmaxOptions options = {
      .axis = nnI64Attr(node->b, nnNodeInt(node, "axis", -1))};
  MlirValue x = nnSoftmax(node->b, dequantizeInput(node, 0), &options);
  return quantizeResult(node, x, resultOfOne, 0);
}

//===----------------------------------------------------------------------===//
// Any number of them
//===----------------------------------------------------------------------===//

static MlirValue convertConcat(NnNode *node) {
  enum { first = 2, each = 3 };
  size_t n = nnNodeNumInputs(node) / each;
  MlirValue *inputs =
      nnArenaTakeArray(&node->importer->arena, n, sizeof *inputs);
  if (!inputs || !n)
    return nnNodeInvalid(node, "inputs are missing");
  for (size_t i = 0; i < n && !nnNodeFailed(node); ++i)
    inputs[i] = dequantizeInput(node, first + i * each);
  if (nnNodeFailed(node))
    return none;
  int64_t axis =
      nnNodeAxis(node, nnNodeInt(node, "axis", 1), nnRank(inputs[0]));
  if (nnNodeFailed(node))
    return none;
  MlirValue x = nnConcat(node->b, (NnValues){(intptr_t)n, inputs}, axis);
  return quantizeResult(node, x, 0, first);
}

const NnOpRow nnMicrosoftRows[] = {
    {"com.microsoft.QLinearAdd", 1, NN_LATEST, .convert = convertAdd},
    {"com.microsoft.QLinearMul", 1, NN_LATEST, .convert = convertMul},
    {"com.microsoft.QLinearSigmoid", 1, NN_LATEST, .convert = convertSigmoid},
    {"com.microsoft.QLinearLeakyRelu", 1, NN_LATEST,
     .convert = convertLeakyRelu},
    {"com.microsoft.QLinearGlobalAveragePool", 1, NN_LATEST,
     .convert = convertGlobalAveragePool},
    {"com.microsoft.QLinearAveragePool", 1, NN_LATEST,
     .convert = convertAveragePool},
    {"com.microsoft.QLinearSoftmax", 1, NN_LATEST, .convert = convertSoftmax},
    {"com.microsoft.QLinearConcat", 1, NN_LATEST, .convert = convertConcat},
    {.name = NULL}};
