//===- OpActivation.c - Activation functions ------------------------------===//
// Most have an op of their own; the rest are a few elementwise ops.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

static MlirValue convertLeakyRelu(NnNode *node) {
  NnLeakyReluOptions options = {.alpha = nnNodeF32(node, "alpha", 0.01)};
  return nnLeakyRelu(node->b, nnNodeInput(node, 0), &options);
}

static MlirValue convertElu(NnNode *node) {
  NnEluOptions options = {.alpha = nnNodeF32(node, "alpha", 1)};
  return nnElu(node->b, nnNodeInput(node, 0), &options);
}

/// The constants had fewer digits before opset 6.
static MlirValue convertSelu(NnNode *node) {
  bool isOld = node->opset < 6;
  double alpha = isOld ? 1.6732 : 1.67326319217681884765625;
  double gamma = isOld ? 1.0507 : 1.05070102214813232421875;
  NnSeluOptions options = {.alpha = nnNodeF32(node, "alpha", alpha),
                           .gamma = nnNodeF32(node, "gamma", gamma)};
  return nnSelu(node->b, nnNodeInput(node, 0), &options);
}

static MlirValue convertHardSigmoid(NnNode *node) {
  NnHardSigmoidOptions options = {.alpha = nnNodeF32(node, "alpha", 0.2),
                                  .beta = nnNodeF32(node, "beta", 0.5)};
  return nnHardSigmoid(node->b, nnNodeInput(node, 0), &options);
}

static MlirValue convertGelu(NnNode *node) {
  const char *approximate = nnNodeString(node, "approximate", "none");
  bool isTanh = strcmp(approximate, "tanh") == 0;
  if (!isTanh && strcmp(approximate, "none") != 0)
    return nnNodeInvalid(node, "unknown approximation '%s'",
                         nnNameLabel(approximate).text);
  NnGeluOptions options = {.tanh = isTanh ? nnUnitAttr(node->b)
                                          : mlirAttributeGetNull()};
  return nnGelu(node->b, nnNodeInput(node, 0), &options);
}

/// A slope of one dimension belonged to the channels before opset 7.
static MlirValue convertPRelu(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), slope = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return x;
  if (node->opset < 7 && nnRank(slope) == 1 && nnDim(slope, 0) != 1)
    slope = nnBuildTrailingOnes(node, slope, nnRank(x) - 2);
  if (nnIsFloat(nnElementType(x)))
    return nnPrelu(node->b, x, slope);
  MlirValue isNegative = nnCompare(
      node->b, x, nnBuildScalar(node, nnElementType(x), 0), NN_PREDICATE_LT);
  return nnSelect(node->b, isNegative, nnMul(node->b, x, slope), x);
}

/// x if x > alpha, else 0.
static MlirValue convertThresholdedRelu(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  MlirType element = nnElementType(x);
  MlirValue alpha = nnBuildScalar(node, element, nnNodeFloat(node, "alpha", 1));
  return nnSelect(node->b, nnCompare(node->b, x, alpha, NN_PREDICATE_GT), x,
                  nnBuildScalar(node, element, 0));
}

/// max(0, x) + min(0, alpha * (exp(x / alpha) - 1)) = alpha * elu(x / alpha).
static MlirValue convertCelu(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  MlirValue alpha =
      nnBuildScalar(node, nnElementType(x), nnNodeFloat(node, "alpha", 1));
  return nnMul(b, alpha, nnElu(b, nnDiv(b, x, alpha), NULL));
}

static MlirValue convertMish(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  return nnMul(node->b, x, nnTanh(node->b, nnSoftplus(node->b, x)));
}

/// x * sigmoid(alpha * x)
static MlirValue convertSwish(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  double alpha = nnNodeFloat(node, "alpha", 1);
  if (nnNodeFailed(node) || alpha == 1)
    return nnSilu(b, x);
  MlirValue scale = nnBuildScalar(node, nnElementType(x), alpha);
  return nnMul(b, x, nnSigmoid(b, nnMul(b, x, scale)));
}

static MlirValue convertSwiGLU(NnNode *node) {
  return nnMul(node->b, convertSwish(node), nnNodeInput(node, 1));
}

/// x + bias below -lambd, x - bias above lambd, 0 between; in f64 for integers,
/// since lambd and bias may be fractions.
static MlirValue convertShrink(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue input = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return input;
  MlirType element = nnElementType(input);
  MlirType type =
      nnIsFloat(element) ? element : mlirF64TypeGet(node->importer->context);
  MlirValue x = nnBuildCast(node, input, type);
  double lambd = nnNodeFloat(node, "lambd", 0.5);
  MlirValue bias = nnBuildScalar(node, type, nnNodeFloat(node, "bias", 0));
  MlirValue isHigh =
      nnCompare(b, x, nnBuildScalar(node, type, lambd), NN_PREDICATE_GT);
  MlirValue isLow =
      nnCompare(b, x, nnBuildScalar(node, type, -lambd), NN_PREDICATE_LT);
  MlirValue middle =
      nnSelect(b, isHigh, nnSub(b, x, bias), nnBuildScalar(node, type, 0));
  return nnBuildCast(node, nnSelect(b, isLow, nnAdd(b, x, bias), middle),
                     element);
}

const NnOpRow nnActivationRows[] = {
    {"Relu", 1, NN_LATEST, .unary = nnRelu},
    {"Sigmoid", 1, NN_LATEST, .unary = nnSigmoid},
    {"HardSwish", 14, NN_LATEST, .unary = nnHardSwish},
    {"Softplus", 1, NN_LATEST, .unary = nnSoftplus},
    {"Softsign", 1, NN_LATEST, .unary = nnSoftsign},
    {"LeakyRelu", 1, NN_LATEST, .convert = convertLeakyRelu},
    {"Elu", 1, NN_LATEST, .convert = convertElu},
    {"Selu", 1, NN_LATEST, .convert = convertSelu},
    {"Celu", 12, NN_LATEST, .convert = convertCelu},
    {"HardSigmoid", 1, NN_LATEST, .convert = convertHardSigmoid},
    {"Gelu", 20, NN_LATEST, .convert = convertGelu},
    {"Mish", 18, NN_LATEST, .convert = convertMish},
    {"Swish", 24, NN_LATEST, .convert = convertSwish},
    {"SwiGLU", 28, NN_LATEST, .convert = convertSwiGLU},
    {"PRelu", 1, NN_LATEST, .convert = convertPRelu},
    {"ThresholdedRelu", 10, NN_LATEST, .convert = convertThresholdedRelu},
    {"Shrink", 9, NN_LATEST, .convert = convertShrink},
    {.name = NULL}};
