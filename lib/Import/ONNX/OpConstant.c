//===- OpConstant.c - Constants and pass-through --------------------------===//
// Values that nodes hold in attributes, and nodes that do nothing at inference.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

static MlirValue buildTensor(NnNode *node, const Onnx__TensorProto *proto) {
  MlirAttribute elements;
  NnStatus status = nnImportTensor(node->importer, proto, &elements);
  if (!status)
    return nnConstant(node->b, elements);
  if (nnStatusGetCode(status) == NN_UNSUPPORTED)
    nnNodeUnsupported(node, "%s", nnStatusGetMessage(status));
  else
    nnNodeInvalid(node, "%s", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return (MlirValue){NULL};
}

/// A tensor of rank 0, or of rank 1 with `n` elements.
static MlirValue buildArray(NnNode *node, int32_t type, int64_t rank, size_t n,
                            const void *data, size_t width) {
  int64_t dim = (int64_t)n;
  Onnx__TensorProto proto = ONNX__TENSOR_PROTO__INIT;
  proto.n_dims = (size_t)rank;
  proto.dims = &dim;
  proto.data_type = type;
  proto.has_raw_data = 1;
  proto.raw_data.len = n * width;
  proto.raw_data.data = (uint8_t *)(uintptr_t)data;
  return buildTensor(node, &proto);
}

enum { typeFloat = 1, typeInt64 = 7 };

static MlirValue buildFromAttribute(NnNode *node,
                                    const Onnx__AttributeProto *attr) {
  const char *name = nnText(attr->name);
  if (strcmp(name, "value") == 0 && attr->t)
    return buildTensor(node, attr->t);
  if (strcmp(name, "value_float") == 0)
    return buildArray(node, typeFloat, 0, 1, &attr->f, sizeof attr->f);
  if (strcmp(name, "value_int") == 0)
    return buildArray(node, typeInt64, 0, 1, &attr->i, sizeof attr->i);
  if (strcmp(name, "value_floats") == 0)
    return buildArray(node, typeFloat, 1, attr->n_floats, attr->floats,
                      sizeof *attr->floats);
  if (strcmp(name, "value_ints") == 0)
    return buildArray(node, typeInt64, 1, attr->n_ints, attr->ints,
                      sizeof *attr->ints);
  return nnNodeUnsupported(node, "its value is '%s'", nnNameLabel(name).text);
}

static MlirValue convertConstant(NnNode *node) {
  const Onnx__AttributeProto *attr = nnNodeOnlyAttribute(node);
  return attr ? buildFromAttribute(node, attr) : (MlirValue){NULL};
}

static MlirValue convertConstantOfShape(NnNode *node) {
  MlirValue shape = nnNodeInput(node, 0), value;
  const Onnx__AttributeProto *attr = nnNodeAttribute(
      node, "value", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR);
  if (nnNodeFailed(node))
    return shape;
  if (attr && attr->t) {
    // One element, of rank 1 by the standard: as a scalar it fits any shape.
    Onnx__TensorProto scalar = *attr->t;
    scalar.n_dims = 0;
    value = buildTensor(node, &scalar);
  } else {
    value = nnBuildScalar(node, mlirF32TypeGet(node->importer->context), 0);
  }
  return nnExpand(node->b, value, nnBuildShapeOperand(node, shape));
}

static bool convertIdentity(NnNode *node) {
  nnNodeExpectOneOutput(node);
  NnItem item = nnNodeItem(node, 0);
  if (item.kind == NN_ITEM_ABSENT)
    nnNodeInvalid(node, "input 0 is missing");
  nnNodeSetItem(node, 0, item);
  return !nnNodeFailed(node);
}

/// All elements kept: a tensor of true.
static MlirValue buildMask(NnNode *node, MlirValue x) {
  MlirType i1 = mlirIntegerTypeGet(node->importer->context, 1);
  return nnExpand(node->b, nnBuildScalar(node, i1, 1), nnBuildShapeOf(node, x));
}

static MlirValue convertDropout(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), training = nnNodeOptional(node, 2);
  int64_t isTraining = 0;
  if (!mlirValueIsNull(training) &&
      nnElementsInts(nnConstantValue(training), 1, &isTraining) != 1)
    return nnNodeUnsupported(node, "training_mode must be constant");
  if (isTraining)
    return nnNodeUnsupported(node, "training_mode");
  if (nnNodeWantsOutput(node, 1) && !nnNodeFailed(node))
    nnNodeSetOutput(node, 1, buildMask(node, x));
  return x;
}

const NnOpRow nnConstantRows[] = {
    {"Constant", 1, NN_LATEST, .convert = convertConstant},
    {"ConstantOfShape", 9, NN_LATEST, .convert = convertConstantOfShape},
    {"Identity", 1, NN_LATEST, .items = convertIdentity},
    {"Dropout", 1, NN_LATEST, .convert = convertDropout},
    {.name = NULL}};
