//===- OpSearch.c - Sorting and finding -----------------------------------===//
// Operators that look for elements; how many they find is often known at run
// time only.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

//===----------------------------------------------------------------------===//
// TopK
//===----------------------------------------------------------------------===//

static MlirValue buildTopK(NnNode *node, MlirValue x, MlirValue k) {
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), nnRank(x));
  bool isLargest = nnNodeInt(node, "largest", 1) != 0;
  NnTopKOptions options = {.axis = nnI64Attr(node->b, axis),
                           .smallest = isLargest ? mlirAttributeGetNull()
                                                 : nnUnitAttr(node->b)};
  if (nnNodeFailed(node))
    return x;
  MlirOperation op = nnTopKCreate(node->b, x, k, &options);
  if (mlirOperationIsNull(op))
    return (MlirValue){NULL};
  nnNodeSetOutput(node, 1, nnResult(op, 1));
  return nnResult(op, 0);
}

static MlirValue convertTopKAttr(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  int64_t k = nnNodeInt(node, "k", -1);
  return nnNodeFailed(node) ? x
                            : buildTopK(node, x, nnBuildInts(node, NN_INTS(k)));
}

static MlirValue convertTopK(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), k = nnNodeInput(node, 1);
  return nnNodeFailed(node) ? x
                            : buildTopK(node, x, nnBuildItem(node, k, 0, 1));
}

//===----------------------------------------------------------------------===//
// Unique
//===----------------------------------------------------------------------===//

static MlirValue convertUnique(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  bool isSorted = nnNodeInt(node, "sorted", 1) != 0;
  if (nnNodeFailed(node))
    return x;
  if (!nnNodeHas(node, "axis"))
    x = nnReshape(b, x, nnBuildInts(node, NN_INTS(-1)), NULL);
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(x));
  MlirAttribute at = nnI64Attr(b, axis);
  NnUniqueOptions options = {.axis = at,
                             .unsorted = isSorted ? mlirAttributeGetNull()
                                                  : nnUnitAttr(b)};
  MlirOperation op = nnNodeFailed(node) ? (MlirOperation){NULL}
                                        : nnUniqueCreate(b, x, &options);
  if (mlirOperationIsNull(op))
    return (MlirValue){NULL};
  for (size_t i = 0; i < 3; ++i)
    nnNodeSetOutput(node, i + 1, nnResult(op, (intptr_t)i));
  return nnGather(b, x, nnResult(op, 0), &(NnGatherOptions){.axis = at});
}

//===----------------------------------------------------------------------===//
// NonMaxSuppression
//===----------------------------------------------------------------------===//

/// An input of one element, of rank 0 or 1, as a list of one.
static MlirValue buildSingle(NnNode *node, size_t i, MlirType element) {
  MlirValue value = nnNodeOptional(node, i);
  if (mlirValueIsNull(value))
    return value;
  value = nnBuildCast(node, value, element);
  return nnFolded(
      node, nnReshape(node->b, value, nnBuildInts(node, NN_INTS(1)), NULL));
}

/// The same, 0 if it is left out.
static MlirValue buildSingleOrZero(NnNode *node, size_t i, MlirType element) {
  MlirValue value = buildSingle(node, i, element);
  return mlirValueIsNull(value)
             ? nnUnsqueeze(node->b, nnBuildScalar(node, element, 0), NN_INTS(0))
             : value;
}

static MlirValue convertNonMaxSuppression(NnNode *node) {
  MlirValue boxes = nnNodeInput(node, 0), scores = nnNodeInput(node, 1);
  bool isCentered = nnNodeInt(node, "center_point_box", 0) != 0;
  if (nnNodeFailed(node))
    return boxes;
  NnNonMaxSuppressionOptions options = {
      .isCentered = isCentered ? nnUnitAttr(node->b) : mlirAttributeGetNull()};
  return nnNonMaxSuppression(node->b, boxes, scores,
                             buildSingleOrZero(node, 2, nnI64(node)),
                             buildSingleOrZero(node, 3, nnF32(node)),
                             buildSingle(node, 4, nnF32(node)), &options);
}

const NnOpRow nnSearchRows[] = {
    {"TopK", 1, 9, .convert = convertTopKAttr},
    {"TopK", 10, NN_LATEST, .convert = convertTopK},
    {"NonZero", 9, NN_LATEST, .unary = nnNonZero},
    {"Unique", 11, NN_LATEST, .convert = convertUnique},
    {"NonMaxSuppression", 10, NN_LATEST, .convert = convertNonMaxSuppression},
    {.name = NULL}};
