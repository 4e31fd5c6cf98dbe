//===- OpMl.c - Small operators of ai.onnx.ml -----------------------------===//
// Picking features, thresholds, and labels that stand for labels. What needs
// strings is refused.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

/// Columns of a matrix; a vector is one row.
static MlirValue convertArrayFeatureExtractor(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0), places = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return x;
  if (nnRank(x) < 2)
    x = nnUnsqueeze(b, x, NN_INTS(0));
  places = nnReshape(b, places, nnBuildInts(node, NN_INTS(-1)), NULL);
  return nnGather(b, x, places,
                  &(NnGatherOptions){.axis = nnI64Attr(b, nnRank(x) - 1)});
}

static MlirValue convertBinarizer(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  double threshold = nnNodeFloat(node, "threshold", 0);
  if (nnNodeFailed(node))
    return x;
  MlirType element = nnElementType(x);
  MlirValue isAbove = nnCompare(
      node->b, x, nnBuildScalar(node, element, threshold), NN_PREDICATE_GT);
  return nnBuildCast(node, isAbove, element);
}

//===----------------------------------------------------------------------===//
// LabelEncoder
//===----------------------------------------------------------------------===//

/// The list in one of the attributes PREFIX_int64s, _floats and _tensor; null
/// if there is none.
static MlirValue readLabels(NnNode *node, const char *ints, const char *floats,
                            const char *tensor) {
  const Onnx__AttributeProto *list;
  if (nnNodeHas(node, ints)) {
    list = nnNodeAttribute(node, ints,
                           ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
    return list
               ? nnBuildInts(node, (NnInts){(intptr_t)list->n_ints, list->ints})
               : (MlirValue){NULL};
  }
  if (nnNodeHas(node, floats)) {
    list = nnNodeAttribute(node, floats,
                           ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS);
    NnShape shape = {1, {list ? (int64_t)list->n_floats : 0}};
    return list ? nnConstant(node->b,
                             mlirDenseElementsAttrFloatGet(
                                 nnTensorType(&shape, nnF32(node)),
                                 (intptr_t)list->n_floats, list->floats))
                : (MlirValue){NULL};
  }
  list = nnNodeAttribute(node, tensor,
                         ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR);
  return list && list->t ? nnBuildTensor(node, list->t) : (MlirValue){NULL};
}

/// What values without a label become, as a list of one.
static MlirValue readDefault(NnNode *node, MlirType element) {
  const Onnx__AttributeProto *tensor = nnNodeAttribute(
      node, "default_tensor", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR);
  if (tensor && tensor->t)
    return nnReshape(node->b, nnBuildTensor(node, tensor->t),
                     nnBuildInts(node, NN_INTS(1)), NULL);
  double value = nnIsFloat(element)
                     ? nnNodeFloat(node, "default_float", -0.0)
                     : (double)nnNodeInt(node, "default_int64", -1);
  return nnUnsqueeze(node->b, nnBuildScalar(node, element, value), NN_INTS(0));
}

/// For each element, 1 + the place of the key it equals, or 0. NaN is a key
/// like others.
static MlirValue buildFound(NnNode *node, MlirValue x, MlirValue keys) {
  NnBuilder b = node->b;
  int64_t rank = nnRank(x);
  x = nnUnsqueeze(b, x, NN_INTS(rank));
  MlirValue equal = nnCompare(b, x, keys, NN_PREDICATE_EQ);
  if (nnIsFloat(nnElementType(keys)))
    equal = nnOr(b, equal, nnAnd(b, nnIsNan(b, x), nnIsNan(b, keys)));
  MlirValue one = nnBuildScalar(node, nnI64(node), 1);
  MlirValue zero = nnBuildScalar(node, nnI64(node), 0);
  MlirValue numbers = nnAdd(b, nnIota(b, nnBuildDim(node, keys, 0)), one);
  return nnReduceMax(b, nnSelect(b, equal, numbers, zero), NN_INTS(rank), NULL);
}

static MlirValue convertLabelEncoder(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  if (nnNodeHas(node, "keys_strings") || nnNodeHas(node, "values_strings"))
    return nnNodeUnsupported(node, "labels that are strings");
  MlirValue keys =
      readLabels(node, "keys_int64s", "keys_floats", "keys_tensor");
  MlirValue values =
      readLabels(node, "values_int64s", "values_floats", "values_tensor");
  if (nnNodeFailed(node))
    return x;
  if (mlirValueIsNull(keys) || mlirValueIsNull(values) || nnRank(keys) != 1 ||
      nnRank(values) != 1 || nnDim(keys, 0) != nnDim(values, 0) ||
      !nnDim(keys, 0))
    return nnNodeInvalid(node, "expected as many values as keys");
  MlirValue other = readDefault(node, nnElementType(values));
  MlirValue all = nnConcat(node->b, NN_VALUES(other, values), 0);
  return nnGather(node->b, all, buildFound(node, x, keys), NULL);
}

const NnOpRow nnMlRows[] = {
    {"ai.onnx.ml.ArrayFeatureExtractor", 0, NN_LATEST,
     .convert = convertArrayFeatureExtractor},
    {"ai.onnx.ml.Binarizer", 0, NN_LATEST, .convert = convertBinarizer},
    {"ai.onnx.ml.LabelEncoder", 0, NN_LATEST, .convert = convertLabelEncoder},
    {.name = NULL}};
