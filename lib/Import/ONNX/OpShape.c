//===- OpShape.c - Shapes and reshaping -----------------------------------===//
// Operators that only give the same elements another shape, or tell a shape.
//===----------------------------------------------------------------------===//
#include "RuntimeShape.h"

static MlirValue convertReshape(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), shape = nnNodeInput(node, 1);
  bool allowZero = nnNodeInt(node, "allowzero", 0) != 0;
  NnReshapeOptions options = {.allowZero = allowZero ? nnUnitAttr(node->b)
                                                     : mlirAttributeGetNull()};
  int64_t rank = nnNodeListSize(node, shape, nnNodeDeclaredRank(node, 0));
  if (nnNodeFailed(node))
    return x;
  return nnReshape(node->b, x, nnBuildSized(node, shape, rank), &options);
}

/// `value` in a shape computed by this file's helpers, without -1 in it.
static MlirValue reshapeExactly(NnNode *node, MlirValue value,
                                MlirValue shape) {
  NnReshapeOptions options = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, value, shape, &options);
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

//===----------------------------------------------------------------------===//
// Squeeze and Unsqueeze: axes are an attribute until opset 12, then an input
//===----------------------------------------------------------------------===//

/// The axes if they are known; else false, with their tensor in `*tensor`,
/// which is null if there are none.
static bool readAxes(NnNode *node, NnIntList *axes, MlirValue *tensor) {
  *tensor = (MlirValue){NULL};
  if (node->opset < 13)
    return nnNodeInts(node, "axes", axes);
  *tensor = nnNodeOptional(node, 1);
  axes->n = nnElementsInts(nnConstantValue(*tensor), NN_MAX_INTS, axes->data);
  return axes->n >= 0;
}

/// Without axes all dimensions of 1 go.
static void findOnes(MlirValue x, NnIntList *axes) {
  NnShape shape = nnValueShape(x);
  axes->n = 0;
  for (int64_t i = 0; i < shape.rank; ++i)
    if (shape.dims[i] == 1)
      axes->data[axes->n++] = i;
}

/// The rank that is left when `axes`, or all ones, are gone.
static int64_t squeezedRank(NnNode *node, MlirValue x, MlirValue axes) {
  int64_t rank = nnNodeDeclaredRank(node, 0);
  if (!mlirValueIsNull(axes) && nnRank(axes) == 1 &&
      nnDim(axes, 0) != NN_DYNAMIC)
    rank = nnRank(x) - nnDim(axes, 0);
  if (rank < 0 || rank > nnRank(x))
    nnNodeUnsupported(node, "how many dimensions the result has is not known");
  return rank;
}

static MlirValue convertSqueeze(NnNode *node) {
  NnIntList axes;
  MlirValue tensor, x = nnNodeInput(node, 0);
  bool isKnown = readAxes(node, &axes, &tensor);
  if (nnNodeFailed(node))
    return x;
  NnShape shape = nnValueShape(x);
  if (!isKnown && mlirValueIsNull(tensor) && nnShapeIsStatic(&shape)) {
    findOnes(x, &axes);
    isKnown = true;
  }
  if (isKnown)
    return nnSqueeze(node->b, x, NN_LIST_INTS(axes));
  int64_t rank = squeezedRank(node, x, tensor);
  if (nnNodeFailed(node))
    return x;
  return reshapeExactly(node, x, nnBuildSqueezedShape(node, x, tensor, rank));
}

static MlirValue convertUnsqueeze(NnNode *node) {
  NnIntList axes;
  MlirValue tensor, x = nnNodeInput(node, 0);
  if (readAxes(node, &axes, &tensor))
    return nnUnsqueeze(node->b, x, NN_LIST_INTS(axes));
  if (mlirValueIsNull(tensor) || nnNodeFailed(node))
    return nnNodeInvalid(node, "axes are missing");
  int64_t declared = nnNodeDeclaredRank(node, 0);
  int64_t rank = nnRank(x) +
                 nnNodeListSize(node, tensor,
                                declared < 0 ? declared : declared - nnRank(x));
  if (rank > NN_MAX_RANK)
    return nnNodeUnsupported(node, "rank %lld is above %d", (long long)rank,
                             NN_MAX_RANK);
  if (nnNodeFailed(node))
    return x;
  return reshapeExactly(node, x, nnBuildUnsqueezedShape(node, x, tensor, rank));
}

//===----------------------------------------------------------------------===//
// Shape, Size and Expand
//===----------------------------------------------------------------------===//

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

/// A shape of unknown size gets as many ones before it as the result's rank
/// asks for, and so that rank.
static MlirValue convertExpand(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), shape = nnNodeInput(node, 1);
  int64_t rank = nnNodeListSize(node, shape, nnNodeDeclaredRank(node, 0));
  if (nnNodeFailed(node))
    return x;
  shape = nnBuildShapeOperand(node, shape);
  if (nnDim(shape, 0) != NN_DYNAMIC)
    return nnExpand(node->b, x, shape);
  NnIntList ones = {.n = rank, .data = {1, 1, 1, 1, 1, 1, 1, 1}};
  shape = nnConcat(node->b,
                   NN_VALUES(nnBuildInts(node, NN_LIST_INTS(ones)), shape), 0);
  shape = nnSlice(node->b, shape, nnBuildInts(node, NN_INTS(-rank)),
                  nnBuildInts(node, NN_INTS(INT64_MAX)), (MlirValue){NULL},
                  NN_INTS(0));
  return nnExpand(node->b, x, nnBuildSized(node, shape, rank));
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
