//===- OpReduction.c - Reductions, softmax and norms ----------------------===//
// Along axes of an operand in the order that it is there in.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"

static NnOrder inputOrder(NnExporter *e, MlirOperation op) {
  return nnIsChannelsFirst(e, nnOperand(op, 0)) ? NN_ORDER_CHANNELS_FIRST
                                                : NN_ORDER_PLAIN;
}

typedef struct Axes {
  int64_t n;
  int64_t dims[NN_MAX_RANK];
} Axes;

static bool hasAxis(const Axes *axes, int64_t axis) {
  for (int64_t i = 0; i < axes->n; ++i)
    if (axes->dims[i] == axis)
      return true;
  return false;
}

/// Whether the dimensions that a reduction leaves are in the IR's order.
static bool leavesPlain(const Axes *axes, NnOrder order, int64_t rank) {
  NnPerm perm = nnOrderPerm(order, rank);
  for (int64_t i = 0, last = -1; i < rank; ++i) {
    if (hasAxis(axes, perm.dims[i]))
      continue;
    if (perm.dims[i] < last)
      return false;
    last = perm.dims[i];
  }
  return true;
}

void nnExportReduce(NnExporter *e, MlirOperation op, const char *type) {
  Axes axes;
  int64_t rank = nnRank(nnOperand(op, 0));
  axes.n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes.dims);
  bool keeps = !mlirAttributeIsNull(nnAttr(op, "keepdims"));
  for (int64_t i = 0; i < axes.n; ++i)
    axes.dims[i] += axes.dims[i] < 0 ? rank : 0;
  NnOrder order = inputOrder(e, op);
  if (!keeps && !leavesPlain(&axes, order, rank))
    order = NN_ORDER_PLAIN;
  for (int64_t i = 0; i < axes.n; ++i)
    axes.dims[i] = nnOrderAxis(order, rank, axes.dims[i]);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *list =
      nnExporterInts(e, mlirOperationGetContext(op), axes.n, axes.dims);
  char *output =
      nnResultName(e, nnResult(op, 0), keeps ? order : NN_ORDER_PLAIN);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, output, NN_INPUTS(input, list));
  nnNodeAddInt(e, node, "keepdims", keeps);
  nnNodeAddInt(e, node, "noop_with_empty_axes", 1);
}

void nnExportArg(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = inputOrder(e, op);
  bool keeps = !mlirAttributeIsNull(nnAttr(op, "keepdims"));
  Axes axes = {1, {nnAttrInt(nnAttr(op, "axis"), 0)}};
  int64_t rank = nnRank(nnOperand(op, 0));
  axes.dims[0] += axes.dims[0] < 0 ? rank : 0;
  if (!keeps && !leavesPlain(&axes, order, rank))
    order = NN_ORDER_PLAIN;
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *output =
      nnResultName(e, nnResult(op, 0), keeps ? order : NN_ORDER_PLAIN);
  Onnx__NodeProto *node = nnExporterNode(e, type, output, NN_INPUTS(input));
  nnNodeAddInt(e, node, "axis", nnOrderAxis(order, rank, axes.dims[0]));
  nnNodeAddInt(e, node, "keepdims", keeps);
  if (!mlirAttributeIsNull(nnAttr(op, "last")))
    nnNodeAddInt(e, node, "select_last_index", 1);
}

/// Attribute `axis` of an op, counted from the first dimension in an order.
static int64_t orderedAxis(MlirOperation op, NnOrder order) {
  int64_t rank = nnRank(nnOperand(op, 0));
  int64_t axis = nnAttrInt(nnAttr(op, "axis"), -1);
  return nnOrderAxis(order, rank, axis < 0 ? axis + rank : axis);
}

void nnExportTopK(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = inputOrder(e, op);
  char **outputs = nnExporterTake(e, 2 * sizeof *outputs);
  if (!outputs)
    return;
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *k = nnPlainName(e, nnTopKGetK(op));
  for (int i = 0; i < 2; ++i)
    outputs[i] = nnResultName(e, nnResult(op, i), order);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, outputs[0], NN_INPUTS(input, k));
  if (!node)
    return;
  node->n_output = 2;
  node->output = outputs;
  nnNodeAddInt(e, node, "axis", orderedAxis(op, order));
  nnNodeAddInt(e, node, "largest", !nnTopKGetSmallest(op));
}

void nnExportCumulative(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = inputOrder(e, op);
  int64_t axis = orderedAxis(op, order);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *list = nnExporterInts(e, mlirOperationGetContext(op), 1, &axis);
  Onnx__NodeProto *node = nnExporterNode(
      e, type, nnResultName(e, nnResult(op, 0), order), NN_INPUTS(input, list));
  nnNodeAddInt(e, node, "exclusive", nnCumSumGetExclusive(op));
  nnNodeAddInt(e, node, "reverse", nnCumSumGetReverse(op));
}

void nnExportSoftmax(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = inputOrder(e, op);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *output = nnResultName(e, nnResult(op, 0), order);
  nnNodeAddInt(e, nnExporterNode(e, type, output, NN_INPUTS(input)), "axis",
               orderedAxis(op, order));
}

static Onnx__NodeProto *writeNorm(NnExporter *e, MlirOperation op,
                                  const char *type) {
  char *inputs[3] = {NULL};
  size_t n = (size_t)mlirOperationGetNumOperands(op);
  for (size_t i = 0; i < n; ++i)
    inputs[i] = nnValueName(e, nnOperand(op, (intptr_t)i), NN_ORDER_PLAIN);
  char *output = nnResultName(e, nnResult(op, 0), NN_ORDER_PLAIN);
  Onnx__NodeProto *node = nnExporterNode(e, type, output, n, inputs);
  nnNodeAddFloat(e, node, "epsilon", nnAttrFloat(nnAttr(op, "epsilon"), 1e-5));
  return node;
}

/// x / sqrt(mean(x * x) + epsilon) * scale, for which opset 21 has no operator.
void nnExportRmsNorm(NnExporter *e, MlirOperation op, const char *type) {
  MlirContext context = mlirOperationGetContext(op);
  int64_t axes[NN_MAX_RANK], rank = nnRank(nnOperand(op, 0)), n = 0;
  int64_t axis = nnRmsNormGetAxis(op);
  for (int64_t i = axis < 0 ? axis + rank : axis; i < rank; ++i)
    axes[n++] = i;
  char *input = nnPlainName(e, nnOperand(op, 0));
  char *scale = nnPlainName(e, nnOperand(op, 1));
  char *list = nnExporterInts(e, context, n, axes);
  char *epsilon = nnExporterFloat(e, context, nnRmsNormGetEpsilon(op));
  char *square = nnStep(e, op, "Mul", NN_INPUTS(input, input));
  char *mean = nnStep(e, op, "ReduceMean", NN_INPUTS(square, list));
  char *shifted = nnStep(e, op, "Add", NN_INPUTS(mean, epsilon));
  char *root = nnStep(e, op, "Sqrt", NN_INPUTS(shifted));
  char *unit = nnStep(e, op, "Div", NN_INPUTS(input, root));
  nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(unit, scale));
}

void nnExportInstanceNorm(NnExporter *e, MlirOperation op, const char *type) {
  writeNorm(e, op, type);
}

void nnExportNorm(NnExporter *e, MlirOperation op, const char *type) {
  nnNodeAddInt(e, writeNorm(e, op, type), "axis",
               nnAttrInt(nnAttr(op, "axis"), -1));
}
