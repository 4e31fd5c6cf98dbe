//===- OpRecurrent.c - RNN, GRU and LSTM ----------------------------------===//
// ONNX's operators project their input themselves: the product that does it in
// the IR gives them its operands, and is not written. One operator a direction.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"
#include "nn/Activation.h"

/// Whether the op may project the input of a layer: steps by a matrix.
static bool isProduct(MlirOperation op) {
  return !mlirOperationIsNull(op) && (nnIsaLinear(op) || nnIsaMatmul(op)) &&
         nnRank(nnOperand(op, 0)) == 3 && nnRank(nnOperand(op, 1)) == 2;
}

/// What projects the input of a recurrent op, or null.
static MlirOperation projection(MlirOperation op) {
  MlirOperation product = nnDefiningOp(nnOperand(op, 0));
  return isProduct(product) ? product : (MlirOperation){NULL};
}

static bool isRecurrent(MlirOperation op) {
  return nnIsaLstm(op) || nnIsaGru(op) || nnIsaRnn(op);
}

bool nnIsProjection(MlirOperation op) {
  if (!isProduct(op))
    return false;
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(op, 0));
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    if (!isRecurrent(mlirOpOperandGetOwner(use)) ||
        mlirOpOperandGetOperandNumber(use) != 0)
      return false;
  return !nnHasNoUse(nnResult(op, 0));
}

const char *nnWhyNotRecurrent(MlirOperation op) {
  MlirOperation product = projection(op);
  if (mlirOperationIsNull(product))
    return "what projects its input is no product with a matrix";
  MlirValue bias = nnOptionalOperand(product, 2);
  if (!mlirValueIsNull(bias) && mlirAttributeIsNull(nnConstantValue(bias)))
    return "its bias is no constant";
  if (nnIsaGru(op) && mlirAttributeIsNull(nnConstantValue(nnGruGetBias(op))))
    return "its bias is no constant";
  if (!mlirTypeIsAF32(nnElementType(nnOperand(op, 0))))
    return "elements are not f32";
  return mlirAttributeIsNull(nnAttr(op, "alphas")) &&
                 mlirAttributeIsNull(nnAttr(op, "betas"))
             ? NULL
             : "parameters of activations are not written";
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

/// With a dimension of size 1 at `axis`.
static char *unsqueezed(NnExporter *e, MlirOperation op, char *name,
                        int64_t axis) {
  char *list = nnExporterInts(e, mlirOperationGetContext(op), 1, &axis);
  return nnStep(e, op, "Unsqueeze", NN_INPUTS(name, list));
}

/// A matrix of the IR, as ONNX has it: transposed, one a direction.
static char *matrixName(NnExporter *e, MlirOperation op, MlirValue value) {
  // By ONNX perm may be left out; ONNX Runtime's optimizer needs it.
  static const int64_t perm[] = {1, 0};
  char *name = nnPlainName(e, value);
  char *turned = nnExporterUnique(e, name ? name : "");
  nnNodeAddInts(e, nnExporterNode(e, "Transpose", turned, NN_INPUTS(name)),
                "perm", 2, perm);
  return unsqueezed(e, op, turned, 0);
}

/// Writes a constant's elements, if it is one.
static void readFloats(MlirValue value, float *out) {
  if (!mlirValueIsNull(value))
    nnElementsRead(nnConstantValue(value), out);
}

/// That of the projection, then that of the products with what went before, of
/// which only a GRU's last gate has one.
static char *biasName(NnExporter *e, MlirOperation op) {
  int64_t width = nnValueShape(nnOperand(op, 0)).dims[2];
  float *both = nnExporterTake(e, 2 * (size_t)width * sizeof *both);
  if (!both)
    return NULL;
  readFloats(nnOptionalOperand(projection(op), 2), both);
  if (nnIsaGru(op))
    readFloats(nnGruGetBias(op), both + 2 * width - width / 3);
  NnShape shape = {2, {1, 2 * width}};
  return nnExporterTensor(
      e, "bias", mlirF32TypeGet(mlirOperationGetContext(op)), &shape, both);
}

static MlirValue lengthsOf(MlirOperation op) {
  return nnIsaLstm(op)  ? nnLstmGetLengths(op)
         : nnIsaGru(op) ? nnGruGetLengths(op)
                        : nnRnnGetLengths(op);
}

static char *lengthsName(NnExporter *e, MlirOperation op) {
  char *name = nnPlainName(e, lengthsOf(op));
  if (!name)
    return NULL;
  char *cast = nnExporterUnique(e, name);
  nnNodeAddInt(e, nnExporterNode(e, "Cast", cast, NN_INPUTS(name)), "to",
               ONNX__TENSOR_PROTO__DATA_TYPE__INT32);
  return cast;
}

static bool isZero(MlirValue value) {
  double splat;
  return nnElementsSplat(nnConstantValue(value), &splat) && splat == 0;
}

static char *stateName(NnExporter *e, MlirOperation op, MlirValue value) {
  return isZero(value) ? NULL : unsqueezed(e, op, nnPlainName(e, value), 0);
}

static char *peepholesName(NnExporter *e, MlirOperation op) {
  MlirValue value = nnLstmGetPeepholes(op);
  if (isZero(value))
    return NULL;
  const int64_t shape[] = {1, -1};
  char *list = nnExporterInts(e, mlirOperationGetContext(op), 2, shape);
  return nnStep(e, op, "Reshape", NN_INPUTS(nnPlainName(e, value), list));
}

static void nameInputs(NnExporter *e, MlirOperation op, char **inputs) {
  MlirOperation product = projection(op);
  inputs[0] = nnPlainName(e, nnOperand(product, 0));
  inputs[1] = matrixName(e, op, nnOperand(product, 1));
  inputs[2] = matrixName(e, op, nnOperand(op, 1));
  inputs[3] = biasName(e, op);
  inputs[4] = lengthsName(e, op);
  inputs[5] = stateName(e, op, nnOperand(op, 2));
  if (!nnIsaLstm(op))
    return;
  inputs[6] = stateName(e, op, nnLstmGetCell(op));
  inputs[7] = peepholesName(e, op);
}

//===----------------------------------------------------------------------===//
// The node
//===----------------------------------------------------------------------===//

static const char *const functions[] = {
    [NN_ACTIVATION_AFFINE] = "Affine",
    [NN_ACTIVATION_ELU] = "Elu",
    [NN_ACTIVATION_HARD_SIGMOID] = "HardSigmoid",
    [NN_ACTIVATION_LEAKY_RELU] = "LeakyRelu",
    [NN_ACTIVATION_RELU] = "Relu",
    [NN_ACTIVATION_SCALED_TANH] = "ScaledTanh",
    [NN_ACTIVATION_SIGMOID] = "Sigmoid",
    [NN_ACTIVATION_SOFTPLUS] = "Softplus",
    [NN_ACTIVATION_SOFTSIGN] = "Softsign",
    [NN_ACTIVATION_TANH] = "Tanh",
    [NN_ACTIVATION_THRESHOLDED_RELU] = "ThresholdedRelu",
};

static void addActivations(NnExporter *e, Onnx__NodeProto *node,
                           MlirOperation op) {
  const char *names[3];
  MlirAttribute list = nnAttr(op, "activations");
  size_t n = (size_t)mlirArrayAttrGetNumElements(list);
  for (size_t i = 0; i < n; ++i) {
    MlirStringRef name =
        mlirStringAttrGetValue(mlirArrayAttrGetElement(list, (intptr_t)i));
    names[i] = functions[nnActivationOfName(name)];
  }
  nnNodeAddTexts(e, node, "activations", n, names);
}

static void addAttributes(NnExporter *e, Onnx__NodeProto *node,
                          MlirOperation op) {
  bool isReverse = !mlirAttributeIsNull(nnAttr(op, "reverse"));
  nnNodeAddInt(e, node, "hidden_size", nnValueShape(nnOperand(op, 1)).dims[0]);
  nnNodeAddText(e, node, "direction", isReverse ? "reverse" : "forward");
  addActivations(e, node, op);
  if (!mlirAttributeIsNull(nnAttr(op, "clip")))
    nnNodeAddFloat(e, node, "clip", nnAttrFloat(nnAttr(op, "clip"), 0));
  if (!mlirAttributeIsNull(nnAttr(op, "input_forget")))
    nnNodeAddInt(e, node, "input_forget", 1);
  if (!mlirAttributeIsNull(nnAttr(op, "reset_after")))
    nnNodeAddInt(e, node, "linear_before_reset", 1);
}

/// Results without the dimension of directions.
static void writeResults(NnExporter *e, MlirOperation op,
                         char *const *outputs) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    const int64_t axis[] = {i == 0};
    char *list = nnExporterInts(e, mlirOperationGetContext(op), 1, axis);
    char *name = nnResultName(e, nnResult(op, i), NN_ORDER_PLAIN);
    nnExporterNode(e, "Squeeze", name, NN_INPUTS(outputs[i], list));
  }
}

void nnExportRecurrent(NnExporter *e, MlirOperation op, const char *type) {
  enum { maxInputs = 8, maxOutputs = 3 };
  char *inputs[maxInputs] = {NULL};
  char **outputs = nnExporterTake(e, maxOutputs * sizeof *outputs);
  size_t n = (size_t)mlirOperationGetNumResults(op);
  if (!outputs)
    return;
  nameInputs(e, op, inputs);
  for (size_t i = 0; i < n; ++i)
    outputs[i] = nnExporterUnique(e, nnBaseName(e, nnResult(op, (intptr_t)i)));
  Onnx__NodeProto *node =
      nnExporterNode(e, type, outputs[0], maxInputs, inputs);
  if (!node)
    return;
  node->n_output = n;
  node->output = outputs;
  addAttributes(e, node, op);
  writeResults(e, op, outputs);
}
