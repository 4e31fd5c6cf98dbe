//===- OpConstant.c - Constants and pass-through --------------------------===//
// Values that nodes hold in attributes, and nodes that do nothing at inference.
//===----------------------------------------------------------------------===//
#include "Numbers.h"
#include "RuntimeShape.h"

#include <string.h>

MlirValue nnBuildTensor(NnNode *node, const Onnx__TensorProto *proto) {
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
  return nnBuildTensor(node, &proto);
}

enum { typeFloat = 1, typeInt64 = 7 };

static MlirValue buildFromAttribute(NnNode *node,
                                    const Onnx__AttributeProto *attr) {
  const char *name = nnText(attr->name);
  if (strcmp(name, "value") == 0 && attr->t)
    return nnBuildTensor(node, attr->t);
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
    value = nnBuildTensor(node, &scalar);
  } else {
    value = nnBuildScalar(node, mlirF32TypeGet(node->importer->context), 0);
  }
  int64_t rank = nnNodeListSize(node, shape, nnNodeDeclaredRank(node, 0));
  if (nnNodeFailed(node))
    return shape;
  return nnExpand(node->b, value, nnBuildSized(node, shape, rank));
}

static bool convertIdentity(NnNode *node) {
  nnNodeExpectOneOutput(node);
  NnItem item = nnNodeItem(node, 0);
  if (item.kind == NN_ITEM_ABSENT)
    nnNodeInvalid(node, "input 0 is missing");
  nnNodeSetItem(node, 0, item);
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Range
//===----------------------------------------------------------------------===//

/// (limit - start) / delta rounded up.
static MlirValue countReals(NnNode *node, MlirValue start, MlirValue limit,
                            MlirValue delta) {
  MlirValue distance =
      nnMinus(node, nnBuildReal(node, limit), nnBuildReal(node, start));
  MlirValue quotient = nnOver(node, distance, nnBuildReal(node, delta));
  return nnFolded(node, nnCeil(node->b, quotient));
}

static MlirValue countWholes(NnNode *node, MlirValue start, MlirValue limit,
                             MlirValue delta) {
  MlirValue step = nnBuildWhole(node, delta);
  MlirValue distance =
      nnMinus(node, nnBuildWhole(node, limit), nnBuildWhole(node, start));
  MlirValue rest = nnMinus(node, step, nnFolded(node, nnSign(node->b, step)));
  return nnOver(node, nnPlus(node, distance, rest), step);
}

/// How many elements a range has, as a tensor<1xi64>.
static MlirValue countElements(NnNode *node, MlirValue start, MlirValue limit,
                               MlirValue delta) {
  MlirValue count = nnIsFloat(nnElementType(start))
                        ? countReals(node, start, limit, delta)
                        : countWholes(node, start, limit, delta);
  MlirValue one = nnBuildInts(node, NN_INTS(1));
  return nnFolded(node,
                  nnReshape(node->b, nnBuildWhole(node, count), one, NULL));
}

/// start + i * delta, in f32 for narrower floats.
static MlirValue convertRange(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue start = nnNodeInput(node, 0), limit = nnNodeInput(node, 1);
  MlirValue delta = nnNodeInput(node, 2);
  if (nnNodeFailed(node))
    return start;
  MlirType element = nnElementType(start);
  bool isNarrow = nnIsFloat(element) && nnBitWidth(element) < 32;
  MlirType type = isNarrow ? nnF32(node) : element;
  MlirValue i = nnIota(b, countElements(node, start, limit, delta));
  MlirValue steps =
      nnMul(b, nnBuildCast(node, i, type), nnBuildCast(node, delta, type));
  return nnBuildCast(node, nnAdd(b, nnBuildCast(node, start, type), steps),
                     element);
}

//===----------------------------------------------------------------------===//
// EyeLike
//===----------------------------------------------------------------------===//

static MlirValue convertEyeLike(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue like = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return like;
  if (nnRank(like) != 2)
    return nnNodeInvalid(node, "expected rank 2, got %lld",
                         (long long)nnRank(like));
  MlirType element = nnNodeElementType(node, "dtype", nnElementType(like));
  MlirValue k =
      nnBuildScalar(node, nnI64(node), (double)nnNodeInt(node, "k", 0));
  if (nnNodeFailed(node))
    return like;
  MlirValue isOn = nnCompare(b, nnAdd(b, nnBuildPlaces(node, like, 0), k),
                             nnBuildPlaces(node, like, 1), NN_PREDICATE_EQ);
  return nnBuildCast(node, isOn, element);
}

const NnOpRow nnConstantRows[] = {
    {"Constant", 1, NN_LATEST, .convert = convertConstant},
    {"ConstantOfShape", 9, NN_LATEST, .convert = convertConstantOfShape},
    {"Identity", 1, NN_LATEST, .items = convertIdentity},
    {"Range", 11, NN_LATEST, .convert = convertRange},
    {"EyeLike", 9, NN_LATEST, .convert = convertEyeLike},
    {.name = NULL}};
