//===- OpMovement.c - Ops that move elements ------------------------------===//
// Those that name axes follow the order of their operand; the others take it as
// it is in the IR.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"

/// The order of an op that computes along axes of its operand 0.
static NnOrder axesOrder(NnExporter *e, MlirOperation op) {
  return nnIsChannelsFirst(e, nnOperand(op, 0)) ? NN_ORDER_CHANNELS_FIRST
                                                : NN_ORDER_PLAIN;
}

static int64_t orderedAxis(MlirOperation op, NnOrder order, int64_t axis) {
  int64_t rank = nnRank(nnOperand(op, 0));
  return nnOrderAxis(order, rank, axis < 0 ? axis + rank : axis);
}

/// What goes to and from channels-last costs nothing: only names change hands.
void nnExportTranspose(NnExporter *e, MlirOperation op, const char *type) {
  MlirValue input = nnOperand(op, 0), result = nnResult(op, 0);
  NnPerm perm, toLast = nnToNhwc(nnRank(input)),
               toFirst = nnToNchw(nnRank(input));
  nnPermOf(op, &perm);
  if (perm.rank > 2 && nnPermEqual(&perm, &toLast)) {
    nnResultIs(e, result, NN_ORDER_CHANNELS_FIRST, nnPlainName(e, input));
  } else if (perm.rank > 2 && nnPermEqual(&perm, &toFirst) &&
             nnIsChannelsFirst(e, input)) {
    nnResultIs(e, result, NN_ORDER_PLAIN,
               nnValueName(e, input, NN_ORDER_CHANNELS_FIRST));
  } else {
    char *name = nnPlainName(e, input);
    Onnx__NodeProto *node =
        nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(name));
    nnNodeAddInts(e, node, "perm", perm.rank, perm.dims);
  }
}

void nnExportReshape(NnExporter *e, MlirOperation op, const char *type) {
  char *input = nnFlatName(e, nnOperand(op, 0));
  char *shape = nnPlainName(e, nnOperand(op, 1));
  Onnx__NodeProto *node =
      nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(input, shape));
  if (nnReshapeGetAllowZero(op))
    nnNodeAddInt(e, node, "allowzero", 1);
}

/// Whether all dimensions go between the first and the channels, so that what is
/// left is the same in both orders.
static bool squeezesImage(MlirOperation op, int64_t n, const int64_t *axes) {
  int64_t rank = nnRank(nnOperand(op, 0));
  bool isImage = nnIsaSqueeze(op) && n == rank - 2;
  for (int64_t i = 0; i < n; ++i)
    isImage &= axes[i] != 0 && axes[i] != -rank && axes[i] != -1 &&
               axes[i] != rank - 1;
  return isImage;
}

void nnExportAxes(NnExporter *e, MlirOperation op, const char *type) {
  int64_t axes[NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  NnOrder order = NN_ORDER_PLAIN;
  if (squeezesImage(op, n, axes))
    order = axesOrder(e, op);
  for (int64_t i = 0; i < n && order != NN_ORDER_PLAIN; ++i)
    axes[i] = orderedAxis(op, order, axes[i]);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *list = nnExporterInts(e, mlirOperationGetContext(op), n, axes);
  nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(input, list));
}

void nnExportConcat(NnExporter *e, MlirOperation op, const char *type) {
  size_t n = (size_t)mlirOperationGetNumOperands(op);
  NnOrder order = nnOrderOf(e, op);
  char **inputs = nnExporterTake(e, n * sizeof *inputs);
  for (size_t i = 0; inputs && i < n; ++i)
    inputs[i] = nnValueName(e, nnOperand(op, (intptr_t)i), order);
  if (!inputs)
    return;
  char *output = nnResultName(e, nnResult(op, 0), order);
  nnNodeAddInt(e, nnExporterNode(e, type, output, n, inputs), "axis",
               orderedAxis(op, order, nnConcatGetAxis(op)));
}

void nnExportSplit(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = axesOrder(e, op);
  int64_t n = nnSplitGetNumResults(op);
  int64_t *sizes = nnExporterTake(e, (size_t)n * sizeof *sizes);
  char **outputs = nnExporterTake(e, (size_t)n * sizeof *outputs);
  if (!sizes || !outputs)
    return;
  for (int64_t i = 0; i < n; ++i) {
    sizes[i] = nnSplitGetSizesAt(op, i);
    outputs[i] = nnResultName(e, nnResult(op, i), order);
  }
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *list = nnExporterInts(e, mlirOperationGetContext(op), n, sizes);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, outputs[0], NN_INPUTS(input, list));
  if (!node)
    return;
  node->n_output = (size_t)n;
  node->output = outputs;
  nnNodeAddInt(e, node, "axis", orderedAxis(op, order, nnSplitGetAxis(op)));
}

void nnExportSlice(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = axesOrder(e, op);
  int64_t axes[NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i)
    axes[i] = orderedAxis(op, order, axes[i]);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *starts = nnPlainName(e, nnSliceGetStarts(op));
  char *ends = nnPlainName(e, nnSliceGetEnds(op));
  char *steps = nnPlainName(e, nnSliceGetSteps(op));
  char *list = nnExporterInts(e, mlirOperationGetContext(op), n, axes);
  nnExporterNode(e, type, nnResultName(e, nnResult(op, 0), order),
                 NN_INPUTS(input, starts, ends, list, steps));
}

void nnExportPad(NnExporter *e, MlirOperation op, const char *type) {
  static const char *const modes[] = {
      [NN_PAD_MODE_CONSTANT] = "constant",
      [NN_PAD_MODE_REFLECT] = "reflect",
      [NN_PAD_MODE_EDGE] = "edge",
      [NN_PAD_MODE_WRAP] = "wrap",
  };
  NnOrder order = axesOrder(e, op);
  int64_t axes[NN_MAX_RANK], rank = nnRank(nnOperand(op, 0));
  for (int64_t i = 0; i < rank; ++i)
    axes[i] = nnOrderAxis(order, rank, i);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *pads = nnPlainName(e, nnPadGetPads(op));
  char *value = nnPlainName(e, nnPadGetValue(op));
  char *list = nnExporterInts(e, mlirOperationGetContext(op), rank, axes);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, nnResultName(e, nnResult(op, 0), order),
                     NN_INPUTS(input, pads, value, list));
  nnNodeAddText(e, node, "mode", modes[nnPadGetMode(op)]);
}

static char *integerName(NnExporter *e, MlirOperation op, int64_t value) {
  MlirType type = nnElementType(nnOperand(op, 0));
  int64_t *copy = nnExporterTake(e, sizeof *copy);
  if (copy)
    *copy = value;
  return nnExporterTensor(e, "integer", type, &(NnShape){0}, copy);
}

void nnExportIota(NnExporter *e, MlirOperation op, const char *type) {
  char *start = integerName(e, op, 0), *step = integerName(e, op, 1);
  char *size = nnPlainName(e, nnOperand(op, 0));
  char *none = nnExporterInts(e, mlirOperationGetContext(op), 0, NULL);
  char *end = nnStep(e, op, "Reshape", NN_INPUTS(size, none));
  nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(start, end, step));
}

/// Operands in the IR's order, at most three.
static Onnx__NodeProto *writePlain(NnExporter *e, MlirOperation op,
                                   const char *type) {
  char *inputs[3];
  size_t n = (size_t)mlirOperationGetNumOperands(op);
  for (size_t i = 0; i < n; ++i)
    inputs[i] = nnPlainName(e, nnOperand(op, (intptr_t)i));
  return nnExporterNode(e, type, nnPlainResult(e, op), n, inputs);
}

void nnExportPlain(NnExporter *e, MlirOperation op, const char *type) {
  writePlain(e, op, type);
}

void nnExportGather(NnExporter *e, MlirOperation op, const char *type) {
  nnNodeAddInt(e, writePlain(e, op, type), "axis",
               nnAttrInt(nnAttr(op, "axis"), 0));
}

void nnExportGatherND(NnExporter *e, MlirOperation op, const char *type) {
  nnNodeAddInt(e, writePlain(e, op, type), "batch_dims",
               nnGatherNDGetBatchDims(op));
}

void nnExportScatter(NnExporter *e, MlirOperation op, const char *type) {
  static const char *const reductions[] = {
      [NN_SCATTER_REDUCTION_NONE] = "none", [NN_SCATTER_REDUCTION_ADD] = "add",
      [NN_SCATTER_REDUCTION_MUL] = "mul",   [NN_SCATTER_REDUCTION_MAX] = "max",
      [NN_SCATTER_REDUCTION_MIN] = "min",
  };
  Onnx__NodeProto *node = writePlain(e, op, type);
  if (nnIsaScatterElements(op))
    nnNodeAddInt(e, node, "axis", nnScatterElementsGetAxis(op));
  int64_t reduction =
      nnAttrInt(nnAttr(op, "reduction"), NN_SCATTER_REDUCTION_NONE);
  nnNodeAddText(e, node, "reduction", reductions[reduction]);
}
