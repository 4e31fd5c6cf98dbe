//===- OpIndexing.c - Picking and placing by index ------------------------===//
// Operators whose indices are tensors: what they read is clamped into the data,
// what they write outside of it is skipped.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

//===----------------------------------------------------------------------===//
// Gathers
//===----------------------------------------------------------------------===//

static MlirValue convertGather(NnNode *node) {
  MlirValue data = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return data;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(data));
  NnGatherOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnGather(node->b, data, indices, &options);
}

static MlirValue convertGatherElements(NnNode *node) {
  MlirValue data = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return data;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(data));
  NnGatherElementsOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnGatherElements(node->b, data, indices, &options);
}

/// Indices in tuples of a known size. If the size isn't, it follows from how
/// many dimensions the slices have that `rank`, the result's or the updates',
/// leaves; -1 if that is unknown.
static MlirValue buildTuples(NnNode *node, MlirValue indices, int64_t data,
                             int64_t rank) {
  NnShape shape = nnValueShape(indices);
  if (!shape.rank)
    return nnNodeInvalid(node, "indices have rank 0");
  int64_t *size = &shape.dims[shape.rank - 1];
  if (*size != NN_DYNAMIC)
    return indices;
  if (rank < 0)
    return nnNodeUnsupported(node,
                             "the size of the index tuples must be known");
  *size = data + shape.rank - 1 - rank;
  if (*size < 1 || *size > data)
    return nnNodeInvalid(node, "indices, data and result have ranks that "
                               "don't go together");
  return nnCast(node->b, nnTensorType(&shape, nnElementType(indices)), indices,
                NULL);
}

static MlirValue convertGatherND(NnNode *node) {
  MlirValue data = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  int64_t batch = nnNodeInt(node, "batch_dims", 0);
  if (nnNodeFailed(node))
    return data;
  indices = buildTuples(node, indices, nnRank(data) - batch,
                        nnNodeDeclaredRank(node, 0));
  NnGatherNDOptions options = {.batchDims = nnI64Attr(node->b, batch)};
  return nnNodeFailed(node) ? data
                            : nnGatherND(node->b, data, indices, &options);
}

//===----------------------------------------------------------------------===//
// Scatters
//===----------------------------------------------------------------------===//

static MlirAttribute readReduction(NnNode *node) {
  static const char *const names[] = {"none", "add", "mul", "max", "min", NULL};
  return nnI32Attr(node->b, nnNodeChoice(node, "reduction", "none", names));
}

static MlirValue convertScatterElements(NnNode *node) {
  MlirValue data = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  MlirValue updates = nnNodeInput(node, 2);
  NnScatterElementsOptions options = {.reduction = readReduction(node)};
  if (nnNodeFailed(node))
    return data;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(data));
  options.axis = nnI64Attr(node->b, axis);
  return nnScatterElements(node->b, data, indices, updates, &options);
}

static MlirValue convertScatterND(NnNode *node) {
  MlirValue data = nnNodeInput(node, 0), indices = nnNodeInput(node, 1);
  MlirValue updates = nnNodeInput(node, 2);
  NnScatterNDOptions options = {.reduction = readReduction(node)};
  if (nnNodeFailed(node))
    return data;
  indices = buildTuples(node, indices, nnRank(data), nnRank(updates));
  return nnNodeFailed(node)
             ? data
             : nnScatterND(node->b, data, indices, updates, &options);
}

//===----------------------------------------------------------------------===//
// TensorScatter
//===----------------------------------------------------------------------===//

/// A tensor<n> along dimension `i` of something of this rank.
static MlirValue buildAlong(NnNode *node, MlirValue list, int64_t i,
                            int64_t rank) {
  NnIntList axes = {.n = 0};
  for (int64_t d = 0; d < rank; ++d)
    if (d != i)
      axes.data[axes.n++] = d;
  return nnUnsqueeze(node->b, list, NN_LIST_INTS(axes));
}

/// Where in the cache each place of the update's sequence goes: a tensor whose
/// first dimension is the batch and whose last is the sequence.
static MlirValue buildCachePlaces(NnNode *node, MlirValue cache,
                                  MlirValue update, int64_t axis) {
  static const char *const modes[] = {"linear", "circular", NULL};
  NnBuilder b = node->b;
  MlirValue starts = nnNodeOptional(node, 2);
  MlirValue places = buildAlong(node, nnIota(b, nnBuildDim(node, update, axis)),
                                axis, axis + 1);
  if (!mlirValueIsNull(starts))
    places =
        nnAdd(b, places,
              buildAlong(node, nnBuildShapeOperand(node, starts), 0, axis + 1));
  return nnNodeChoice(node, "mode", "linear", modes)
             ? nnRem(b, places, nnBuildDim(node, cache, axis))
             : places;
}

/// Tuples (batch, …, place) for the dimensions up to the sequence's.
static MlirValue buildCacheTuples(NnNode *node, MlirValue cache,
                                  MlirValue update, int64_t axis) {
  NnBuilder b = node->b;
  MlirValue parts[NN_MAX_RANK], sizes[NN_MAX_RANK];
  for (int64_t i = 0; i <= axis; ++i)
    sizes[i] = nnBuildDim(node, update, i);
  MlirValue shape = nnConcat(b, (NnValues){axis + 1, sizes}, 0);
  for (int64_t i = 0; i <= axis; ++i) {
    parts[i] = i == axis ? buildCachePlaces(node, cache, update, axis)
                         : buildAlong(node, nnIota(b, sizes[i]), i, axis + 1);
    parts[i] = nnUnsqueeze(b, nnExpand(b, parts[i], shape), NN_INTS(axis + 1));
  }
  return nnConcat(b, (NnValues){axis + 1, parts}, axis + 1);
}

static MlirValue convertTensorScatter(NnNode *node) {
  MlirValue cache = nnNodeInput(node, 0), update = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return cache;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -2), nnRank(cache));
  if (!nnNodeFailed(node) && !axis)
    nnNodeInvalid(node, "axis is the batch dimension");
  if (!nnNodeFailed(node) && axis + 2 > NN_MAX_RANK)
    nnNodeUnsupported(node, "rank %lld is above %d", (long long)axis + 2,
                      NN_MAX_RANK);
  if (nnNodeFailed(node))
    return cache;
  return nnScatterND(node->b, cache,
                     buildCacheTuples(node, cache, update, axis), update, NULL);
}

//===----------------------------------------------------------------------===//
// OneHot, Trilu, Compress
//===----------------------------------------------------------------------===//

/// Element `i` of the two values, as a scalar.
static MlirValue buildOneOf(NnNode *node, MlirValue values, int64_t i) {
  MlirValue item = nnBuildItem(node, values, i, 2);
  return nnSqueeze(node->b, item, NN_INTS(0));
}

static MlirValue convertOneHot(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue indices = nnNodeInput(node, 0), values = nnNodeInput(node, 2);
  MlirValue depth = nnNodeInput(node, 1);
  if (nnNodeFailed(node))
    return indices;
  int64_t rank = nnRank(indices) + 1;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", -1), rank);
  if (nnNodeFailed(node))
    return indices;
  depth = nnFolded(node, nnReshape(b, nnBuildShapeOperand(node, depth),
                                   nnBuildInts(node, NN_INTS(1)), NULL));
  indices =
      nnUnsqueeze(b, nnBuildCast(node, indices, nnI64(node)), NN_INTS(axis));
  MlirValue isNegative = nnCompare(
      b, indices, nnBuildScalar(node, nnI64(node), 0), NN_PREDICATE_LT);
  MlirValue count = nnSqueeze(b, depth, NN_INTS(0));
  MlirValue wrapped =
      nnSelect(b, isNegative, nnAdd(b, indices, count), indices);
  MlirValue isHot = nnCompare(b, buildAlong(node, nnIota(b, depth), axis, rank),
                              wrapped, NN_PREDICATE_EQ);
  return nnSelect(b, isHot, buildOneOf(node, values, 1),
                  buildOneOf(node, values, 0));
}

/// 0, 1, … along dimension `i`, from the last one counted.
static MlirValue buildRuler(NnNode *node, MlirValue x, int64_t i) {
  MlirValue count = nnIota(node->b, nnBuildDim(node, x, nnRank(x) - i));
  return i == 1 ? count : nnUnsqueeze(node->b, count, NN_INTS(1));
}

/// The diagonal as a scalar i64; 0 if it isn't given.
static MlirValue buildDiagonal(NnNode *node) {
  MlirValue k = nnNodeOptional(node, 1);
  if (mlirValueIsNull(k))
    return nnBuildScalar(node, nnI64(node), 0);
  return nnReshape(node->b, nnBuildShapeOperand(node, k),
                   nnBuildInts(node, NN_NO_INTS), NULL);
}

static MlirValue convertTrilu(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0);
  bool isUpper = nnNodeInt(node, "upper", 1) != 0;
  if (nnNodeFailed(node))
    return x;
  if (nnRank(x) < 2)
    return nnNodeInvalid(node, "expected rank 2 at least, got %lld",
                         (long long)nnRank(x));
  MlirValue offset = nnSub(b, buildRuler(node, x, 1), buildRuler(node, x, 2));
  MlirValue isKept = nnCompare(b, offset, buildDiagonal(node),
                               isUpper ? NN_PREDICATE_GE : NN_PREDICATE_LE);
  return nnSelect(b, isKept, x, nnBuildScalar(node, nnElementType(x), 0));
}

/// Where a list of truth values holds, as indices.
static MlirValue convertCompress(NnNode *node) {
  NnBuilder b = node->b;
  MlirValue x = nnNodeInput(node, 0), condition = nnNodeInput(node, 1);
  bool isFlat = !nnNodeHas(node, "axis");
  if (nnNodeFailed(node))
    return x;
  if (nnRank(condition) != 1)
    return nnNodeInvalid(node, "expected a condition of rank 1, got %lld",
                         (long long)nnRank(condition));
  if (isFlat)
    x = nnReshape(b, x, nnBuildInts(node, NN_INTS(-1)), NULL);
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(x));
  MlirValue places = nnSqueeze(b, nnNonZero(b, condition), NN_INTS(0));
  NnGatherOptions options = {.axis = nnI64Attr(b, axis)};
  return nnNodeFailed(node) ? x : nnGather(b, x, places, &options);
}

const NnOpRow nnIndexingRows[] = {
    {"Gather", 1, NN_LATEST, .convert = convertGather},
    {"GatherElements", 11, NN_LATEST, .convert = convertGatherElements},
    {"GatherND", 11, NN_LATEST, .convert = convertGatherND},
    {"Scatter", 9, 10, .convert = convertScatterElements},
    {"ScatterElements", 11, NN_LATEST, .convert = convertScatterElements},
    {"ScatterND", 11, NN_LATEST, .convert = convertScatterND},
    {"TensorScatter", 24, NN_LATEST, .convert = convertTensorScatter},
    {"OneHot", 9, NN_LATEST, .convert = convertOneHot},
    {"Trilu", 14, NN_LATEST, .convert = convertTrilu},
    {"Compress", 9, NN_LATEST, .convert = convertCompress},
    {.name = NULL}};
