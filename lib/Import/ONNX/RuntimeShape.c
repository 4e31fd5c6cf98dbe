//===- RuntimeShape.c - Axes and shapes known at run time -----------------===//
// axes = [-1], values = [7], rank 3  ->  [absent, absent, 7], by comparing each
// place with each axis. All tensors here have as many elements as there are
// dimensions, or the square of that.
//===----------------------------------------------------------------------===//
#include "RuntimeShape.h"

static MlirType i64Type(NnNode *node) {
  return mlirIntegerTypeGet(node->importer->context, 64);
}

static MlirValue buildInt(NnNode *node, int64_t value) {
  return nnBuildScalar(node, i64Type(node), (double)value);
}

/// 0, 1, …, n - 1.
static MlirValue buildPlaces(NnNode *node, int64_t n) {
  NnIntList places = {.n = n};
  for (int64_t i = 0; i < n; ++i)
    places.data[i] = i;
  return nnBuildInts(node, NN_LIST_INTS(places));
}

static MlirValue buildCompare(NnNode *node, int64_t predicate, MlirValue x,
                              MlirValue y) {
  return nnCompare(node->b, x, y, predicate);
}

static MlirValue buildColumn(NnNode *node, MlirValue list) {
  return nnUnsqueeze(node->b, list, NN_INTS(1));
}

static MlirValue buildRow(NnNode *node, MlirValue list) {
  return nnUnsqueeze(node->b, list, NN_INTS(0));
}

/// 1 or 0 as i64.
static MlirValue buildBit(NnNode *node, MlirValue condition) {
  return nnBuildCast(node, condition, i64Type(node));
}

/// 1 where the list has 0, and 0 where it has 1.
static MlirValue buildFlipped(NnNode *node, MlirValue bits) {
  return nnSub(node->b, buildInt(node, 1), bits);
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

bool nnNodeExpectList(NnNode *node, MlirValue list) {
  if (mlirValueIsNull(list) || nnRank(list) == 1)
    return true;
  nnNodeInvalid(node, "expected a list of integers, got rank %lld",
                (long long)nnRank(list));
  return false;
}

int64_t nnNodeListSize(NnNode *node, MlirValue list, int64_t rank) {
  if (nnNodeFailed(node) || !nnNodeExpectList(node, list))
    return 0;
  int64_t size = nnDim(list, 0) == NN_DYNAMIC ? rank : nnDim(list, 0);
  if (size < 0)
    nnNodeUnsupported(node, "how many dimensions the result has is not known");
  if (size > NN_MAX_RANK)
    nnNodeUnsupported(node, "rank %lld is above %d", (long long)size,
                      NN_MAX_RANK);
  return nnNodeFailed(node) ? 0 : size;
}

MlirValue nnBuildSized(NnNode *node, MlirValue list, int64_t size) {
  list = nnBuildShapeOperand(node, list);
  if (mlirValueIsNull(list) || nnDim(list, 0) == size)
    return list;
  NnShape shape = {.rank = 1, .dims = {size}};
  return nnCast(node->b, nnTensorType(&shape, i64Type(node)), list, NULL);
}

MlirValue nnBuildRunningSums(NnNode *node, MlirValue values) {
  if (mlirValueIsNull(values))
    return values;
  int64_t n = nnDim(values, 0);
  MlirValue earlier =
      buildBit(node, buildCompare(node, NN_PREDICATE_GT,
                                  buildColumn(node, buildPlaces(node, n + 1)),
                                  buildRow(node, buildPlaces(node, n))));
  return nnReduceSum(node->b, nnMul(node->b, earlier, buildRow(node, values)),
                     NN_INTS(1), NULL);
}

//===----------------------------------------------------------------------===//
// Axes
//===----------------------------------------------------------------------===//

/// [i, k]: whether place `i` is `axes[k]`.
static MlirValue buildMatches(NnNode *node, MlirValue axes, int64_t rank) {
  NnBuilder b = node->b;
  axes = nnBuildShapeOperand(node, axes);
  MlirValue negative =
      buildCompare(node, NN_PREDICATE_LT, axes, buildInt(node, 0));
  axes = nnSelect(b, negative, nnAdd(b, axes, buildInt(node, rank)), axes);
  return buildCompare(node, NN_PREDICATE_EQ,
                      buildColumn(node, buildPlaces(node, rank)),
                      buildRow(node, axes));
}

/// [i]: 1 where an axis names place `i`, else 0.
static MlirValue buildNamed(NnNode *node, MlirValue matches) {
  MlirValue count =
      nnReduceSum(node->b, buildBit(node, matches), NN_INTS(1), NULL);
  return nnMin(node->b, count, buildInt(node, 1));
}

MlirValue nnBuildSpread(NnNode *node, MlirValue values, MlirValue axes,
                        int64_t rank, int64_t absent) {
  NnBuilder b = node->b;
  values = nnBuildShapeOperand(node, values);
  if (mlirValueIsNull(axes)) {
    NnIntList rest = {.n = rank};
    for (int64_t i = 0; i < rank; ++i)
      rest.data[i] = absent;
    MlirValue all = nnConcat(
        b, NN_VALUES(values, nnBuildInts(node, NN_LIST_INTS(rest))), 0);
    return nnSlice(b, all, nnBuildInts(node, NN_INTS(0)),
                   nnBuildInts(node, NN_INTS(rank)), (MlirValue){NULL},
                   NN_INTS(0));
  }
  MlirValue matches = buildMatches(node, axes, rank);
  MlirValue picked =
      nnSelect(b, matches, buildRow(node, values), buildInt(node, 0));
  MlirValue isNamed = buildCompare(
      node, NN_PREDICATE_EQ, buildNamed(node, matches), buildInt(node, 1));
  return nnSelect(b, isNamed, nnReduceSum(b, picked, NN_INTS(1), NULL),
                  nnBuildInts(node, NN_INTS(absent)));
}

/// How many of the places before each one have a 1.
static MlirValue buildOnesBefore(NnNode *node, MlirValue bits) {
  int64_t n = nnDim(bits, 0);
  return nnSlice(node->b, nnBuildRunningSums(node, bits),
                 nnBuildInts(node, NN_INTS(0)), nnBuildInts(node, NN_INTS(n)),
                 (MlirValue){NULL}, NN_INTS(0));
}

MlirValue nnBuildUnsqueezedShape(NnNode *node, MlirValue value, MlirValue axes,
                                 int64_t rank) {
  NnBuilder b = node->b;
  if (!nnRank(value)) {
    NnIntList ones = {.n = rank, .data = {1, 1, 1, 1, 1, 1, 1, 1}};
    return nnBuildInts(node, NN_LIST_INTS(ones));
  }
  MlirValue isNew = buildNamed(node, buildMatches(node, axes, rank));
  MlirValue source = buildOnesBefore(node, buildFlipped(node, isNew));
  MlirValue kept = nnGather(b, nnBuildShapeOf(node, value), source, NULL);
  return nnSelect(b,
                  buildCompare(node, NN_PREDICATE_EQ, isNew, buildInt(node, 1)),
                  nnBuildInts(node, NN_INTS(1)), kept);
}

MlirValue nnBuildSqueezedShape(NnNode *node, MlirValue value, MlirValue axes,
                               int64_t rank) {
  NnBuilder b = node->b;
  MlirValue dims = nnBuildShapeOf(node, value);
  MlirValue dropped =
      mlirValueIsNull(axes)
          ? buildBit(node, buildCompare(node, NN_PREDICATE_EQ, dims,
                                        buildInt(node, 1)))
          : buildNamed(node, buildMatches(node, axes, nnRank(value)));
  MlirValue kept = buildFlipped(node, dropped);
  MlirValue comesHere =
      buildBit(node, buildCompare(node, NN_PREDICATE_EQ,
                                  buildColumn(node, buildPlaces(node, rank)),
                                  buildRow(node, buildOnesBefore(node, kept))));
  return nnReduceSum(b,
                     nnMul(b, comesHere, buildRow(node, nnMul(b, kept, dims))),
                     NN_INTS(1), NULL);
}

MlirValue nnBuildReducedShape(NnNode *node, MlirValue value, MlirValue axes,
                              bool noneIsAll) {
  NnBuilder b = node->b;
  MlirValue isNamed = buildNamed(node, buildMatches(node, axes, nnRank(value)));
  if (noneIsAll && nnDim(axes, 0) <= 0) {
    MlirValue isNone = buildCompare(
        node, NN_PREDICATE_EQ, nnBuildSize(node, axes, 0), buildInt(node, 0));
    isNamed = nnMax(b, isNamed, buildBit(node, isNone));
  }
  return nnSelect(
      b, buildCompare(node, NN_PREDICATE_EQ, isNamed, buildInt(node, 1)),
      nnBuildInts(node, NN_INTS(1)), nnBuildShapeOf(node, value));
}
