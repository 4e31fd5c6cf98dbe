//===- OpShape.c - Shapes and reshaping -----------------------------------===//
// Operators that only give the same elements another shape, or tell a shape.
//===----------------------------------------------------------------------===//
#include "Node.h"

static MlirValue convertReshape(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), shape = nnNodeInput(node, 1);
  bool allowZero = nnNodeInt(node, "allowzero", 0) != 0;
  NnReshapeOptions options = {.allowZero = allowZero ? nnUnitAttr(node->b)
                                                     : mlirAttributeGetNull()};
  return nnReshape(node->b, x, shape, &options);
}

static MlirValue convertReshapeAttr(NnNode *node) {
  NnIntList shape;
  MlirValue x = nnNodeInput(node, 0);
  nnNodeInts(node, "shape", &shape);
  return nnReshape(node->b, x, nnBuildInts(node, NN_LIST_INTS(shape)), NULL);
}

static MlirValue convertFlatten(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  int64_t axis = nnNodeInt(node, "axis", 1);
  if (nnNodeFailed(node))
    return x;
  int64_t rank = nnRank(x);
  if (axis != rank)
    axis = nnNodeAxis(node, axis, rank);
  return nnNodeFailed(node) ? x : nnBuildFlatten(node, x, axis);
}

/// An attribute until opset 12, an input from 13 on.
static bool readAxes(NnNode *node, NnIntList *axes) {
  return node->opset < 13 ? nnNodeInts(node, "axes", axes)
                          : nnNodeConstantInts(node, 1, "axes", axes);
}

/// Without axes all dimensions of 1 go, which must be known then.
static void findOnes(NnNode *node, MlirValue x, NnIntList *axes) {
  NnShape shape = nnValueShape(x);
  axes->n = 0;
  if (!nnShapeIsStatic(&shape))
    nnNodeUnsupported(node, "without axes it needs a known shape");
  for (int64_t i = 0; i < shape.rank; ++i)
    if (shape.dims[i] == 1)
      axes->data[axes->n++] = i;
}

static MlirValue convertSqueeze(NnNode *node) {
  NnIntList axes;
  MlirValue x = nnNodeInput(node, 0);
  bool isGiven = readAxes(node, &axes);
  if (!isGiven && !nnNodeFailed(node))
    findOnes(node, x, &axes);
  return nnNodeFailed(node) ? x : nnSqueeze(node->b, x, NN_LIST_INTS(axes));
}

static MlirValue convertUnsqueeze(NnNode *node) {
  NnIntList axes;
  MlirValue x = nnNodeInput(node, 0);
  if (!readAxes(node, &axes))
    return nnNodeInvalid(node, "axes are missing");
  return nnUnsqueeze(node->b, x, NN_LIST_INTS(axes));
}

static int64_t clampTo(int64_t value, int64_t rank) {
  value = value < 0 ? value + rank : value;
  return value < 0 ? 0 : value > rank ? rank : value;
}

static MlirValue convertShape(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  NnShape shape = nnValueShape(x);
  int64_t begin = clampTo(nnNodeInt(node, "start", 0), shape.rank);
  int64_t end = clampTo(nnNodeInt(node, "end", shape.rank), shape.rank);
  MlirValue dims = nnBuildShapeOf(node, x);
  if (begin == 0 && end == shape.rank)
    return dims;
  if (nnShapeIsStatic(&shape))
    return nnBuildInts(node, (NnInts){(intptr_t)(end > begin ? end - begin : 0),
                                      shape.dims + begin});
  return nnSlice(node->b, dims, nnBuildInts(node, NN_INTS(begin)),
                 nnBuildInts(node, NN_INTS(end)), (MlirValue){NULL},
                 NN_INTS(0));
}

static MlirValue convertSize(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  return nnNodeFailed(node)
             ? x
             : nnReduceProd(node->b, nnBuildShapeOf(node, x), NN_INTS(0), NULL);
}

static MlirValue convertExpand(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), shape = nnNodeInput(node, 1);
  return nnExpand(node->b, x, shape);
}

const NnOpRow nnShapeRows[] = {
    {"Reshape", 1, 4, .convert = convertReshapeAttr},
    {"Reshape", 5, NN_LATEST, .convert = convertReshape},
    {"Flatten", 1, NN_LATEST, .convert = convertFlatten},
    {"Squeeze", 1, NN_LATEST, .convert = convertSqueeze},
    {"Unsqueeze", 1, NN_LATEST, .convert = convertUnsqueeze},
    {"Shape", 1, NN_LATEST, .convert = convertShape},
    {"Size", 1, NN_LATEST, .convert = convertSize},
    {"Expand", 8, NN_LATEST, .convert = convertExpand},
    {.name = NULL}};
