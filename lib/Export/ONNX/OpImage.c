//===- OpImage.c - Convolutions, pools, batch normalization ---------------===//
// ONNX has the channels first, so operands are asked for in that order.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "Support/ByteProduct.h"
#include "nn-c/NNOps.h"

/// In which order ONNX has the op's image.
static NnOrder imageOrder(MlirOperation op) {
  return nnAttrInt(nnAttr(op, "layout"), NN_LAYOUT_NCHW) == NN_LAYOUT_NHWC
             ? NN_ORDER_CHANNELS_FIRST
             : NN_ORDER_PLAIN;
}

static char *imageName(NnExporter *e, MlirOperation op) {
  return nnValueName(e, nnOperand(op, 0), imageOrder(op));
}

static char *outputName(NnExporter *e, MlirOperation op) {
  return nnResultName(e, nnResult(op, 0), imageOrder(op));
}

static char *optionalName(NnExporter *e, MlirOperation op, intptr_t i) {
  return nnPlainName(e, nnOptionalOperand(op, i));
}

/// Copies an attribute of integers that both have, if it isn't empty.
static void copyInts(NnExporter *e, Onnx__NodeProto *node, MlirOperation op,
                     const char *name, const char *onnxName) {
  int64_t values[2 * NN_MAX_SPACE];
  int64_t n = nnAttrInts(nnAttr(op, name), 2 * NN_MAX_SPACE, values);
  if (n > 0)
    nnNodeAddInts(e, node, onnxName, n, values);
}

static void copyWindow(NnExporter *e, Onnx__NodeProto *node, MlirOperation op) {
  static const char *const autoPads[] = {
      [NN_AUTO_PAD_SAME_UPPER] = "SAME_UPPER",
      [NN_AUTO_PAD_SAME_LOWER] = "SAME_LOWER",
  };
  int64_t autoPad = nnAttrInt(nnAttr(op, "auto_pad"), NN_AUTO_PAD_NONE);
  copyInts(e, node, op, "strides", "strides");
  copyInts(e, node, op, "pads", "pads");
  copyInts(e, node, op, "dilations", "dilations");
  if (autoPad != NN_AUTO_PAD_NONE)
    nnNodeAddText(e, node, "auto_pad", autoPads[autoPad]);
}

static void addGroups(NnExporter *e, Onnx__NodeProto *node, MlirOperation op) {
  int64_t groups = nnAttrInt(nnAttr(op, "groups"), 1);
  if (groups != 1)
    nnNodeAddInt(e, node, "group", groups);
}

void nnExportConv(NnExporter *e, MlirOperation op, const char *type) {
  bool isPlain = imageOrder(op) == NN_ORDER_PLAIN;
  char *image = imageName(e, op);
  char *filter = nnValueName(e, nnConvGetFilter(op),
                             isPlain ? NN_ORDER_PLAIN : NN_ORDER_FILTER);
  char *bias = optionalName(e, op, 2);
  if (nnIsByte(nnElementType(nnOperand(op, 0))))
    type = "ConvInteger";
  Onnx__NodeProto *node = nnExporterNode(e, type, outputName(e, op),
                                         NN_INPUTS(image, filter, bias));
  copyWindow(e, node, op);
  addGroups(e, node, op);
}

void nnExportConvTranspose(NnExporter *e, MlirOperation op, const char *type) {
  char *image = imageName(e, op), *filter = optionalName(e, op, 1),
       *bias = optionalName(e, op, 2);
  Onnx__NodeProto *node = nnExporterNode(e, type, outputName(e, op),
                                         NN_INPUTS(image, filter, bias));
  copyWindow(e, node, op);
  copyInts(e, node, op, "output_padding", "output_padding");
  addGroups(e, node, op);
}

void nnExportPool(NnExporter *e, MlirOperation op, const char *type) {
  char *image = imageName(e, op);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, outputName(e, op), NN_INPUTS(image));
  copyInts(e, node, op, "kernel", "kernel_shape");
  copyWindow(e, node, op);
  if (!mlirAttributeIsNull(nnAttr(op, "ceil_mode")))
    nnNodeAddInt(e, node, "ceil_mode", 1);
  if (!mlirAttributeIsNull(nnAttr(op, "count_include_pad")))
    nnNodeAddInt(e, node, "count_include_pad", 1);
}

void nnExportGlobalPool(NnExporter *e, MlirOperation op, const char *type) {
  char *image = imageName(e, op);
  nnExporterNode(e, type, outputName(e, op), NN_INPUTS(image));
}

void nnExportBatchNorm(NnExporter *e, MlirOperation op, const char *type) {
  char *inputs[5] = {imageName(e, op)};
  for (intptr_t i = 1; i < 5; ++i)
    inputs[i] = optionalName(e, op, i);
  Onnx__NodeProto *node = nnExporterNode(e, type, outputName(e, op), 5, inputs);
  nnNodeAddFloat(e, node, "epsilon", nnBatchNormGetEpsilon(op));
}
