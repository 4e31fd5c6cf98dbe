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

void nnExportSoftmax(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = inputOrder(e, op);
  int64_t rank = nnRank(nnOperand(op, 0));
  int64_t axis = nnAttrInt(nnAttr(op, "axis"), -1);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *output = nnResultName(e, nnResult(op, 0), order);
  nnNodeAddInt(e, nnExporterNode(e, type, output, NN_INPUTS(input)), "axis",
               nnOrderAxis(order, rank, axis < 0 ? axis + rank : axis));
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

void nnExportInstanceNorm(NnExporter *e, MlirOperation op, const char *type) {
  writeNorm(e, op, type);
}

void nnExportNorm(NnExporter *e, MlirOperation op, const char *type) {
  nnNodeAddInt(e, writeNorm(e, op, type), "axis",
               nnAttrInt(nnAttr(op, "axis"), -1));
}
