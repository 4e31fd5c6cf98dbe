//===- OpRotary.c - Rotary position embedding -----------------------------===//
// Pairs of elements are turned by angles that come as cosines and sines. Heads
// stay where they are: [batch, heads, sequence, size] or, split from
// [batch, sequence, hidden], [batch, sequence, heads, size].
//===----------------------------------------------------------------------===//
#include "Heads.h"

typedef struct Rotary {
  NnNode *node;
  NnBuilder b;
  MlirValue x; ///< Of rank 4.
  int64_t headAxis;
  MlirValue turned; ///< How many elements of a head are turned; tensor<1xi64>.
  MlirValue half;   ///< Half as many.
  bool isInterleaved; ///< Pairs are neighbours, not halves.
} Rotary;

static MlirValue cut(const Rotary *r, MlirValue value, MlirValue from,
                     MlirValue to, int64_t step) {
  int64_t last = nnRank(value) - 1;
  return nnSlice(r->b, value, from, to, nnBuildInts(r->node, NN_INTS(step)),
                 NN_INTS(last));
}

static MlirValue number(const Rotary *r, int64_t value) {
  return nnBuildInts(r->node, NN_INTS(value));
}

static bool readRotary(NnNode *node, Rotary *r) {
  MlirValue x = nnNodeInput(node, 0);
  int64_t dim = nnNodeInt(node, "rotary_embedding_dim", 0);
  bool isInterleaved = nnNodeInt(node, "interleaved", 0) != 0;
  if (nnNodeFailed(node))
    return false;
  int64_t rank = nnRank(x);
  if (rank != 3 && rank != 4)
    nnNodeInvalid(node, "expected input of rank 3 or 4, got rank %lld",
                  (long long)rank);
  else if (rank == 3)
    x = nnBuildSplitHeads(node, x, "num_heads");
  if (nnNodeFailed(node) || mlirValueIsNull(x))
    return false;
  if (dim < 0 || (nnDim(x, 3) != NN_DYNAMIC && dim > nnDim(x, 3)))
    nnNodeInvalid(node, "rotary_embedding_dim %lld is above the head's size",
                  (long long)dim);
  *r = (Rotary){.node = node,
                .b = node->b,
                .x = x,
                .headAxis = rank == 3 ? 2 : 1,
                .isInterleaved = isInterleaved};
  r->turned = dim ? number(r, dim) : nnBuildSize(node, x, 3);
  r->half = nnBuildShapeOperand(node, nnDiv(r->b, r->turned, number(r, 2)));
  return !nnNodeFailed(node);
}

/// Cosines or sines: rows of a table that positions pick, or one a position.
static MlirValue readAngles(const Rotary *r, size_t input) {
  MlirValue table = nnNodeInput(r->node, input);
  MlirValue positions = nnNodeOptional(r->node, 3);
  if (nnNodeFailed(r->node))
    return table;
  if (!mlirValueIsNull(positions))
    table = nnGather(r->b, table, positions, NULL);
  if (mlirValueIsNull(table))
    return table;
  if (nnRank(table) != 3)
    return nnNodeInvalid(r->node, "expected angles of rank 3, got rank %lld",
                         (long long)nnRank(table));
  table = cut(r, table, number(r, 0), r->half, 1);
  return nnUnsqueeze(r->b, table, NN_INTS(r->headAxis));
}

static MlirValue turn(const Rotary *r, MlirValue cosines, MlirValue sines) {
  NnBuilder b = r->b;
  int64_t step = r->isInterleaved ? 2 : 1;
  MlirValue second = r->isInterleaved ? number(r, 1) : r->half;
  MlirValue x =
      cut(r, r->x, number(r, 0), r->isInterleaved ? r->turned : r->half, step);
  MlirValue y = cut(r, r->x, second, r->turned, step);
  MlirValue real = nnSub(b, nnMul(b, cosines, x), nnMul(b, sines, y));
  MlirValue imaginary = nnAdd(b, nnMul(b, sines, x), nnMul(b, cosines, y));
  if (!r->isInterleaved)
    return nnConcat(b, NN_VALUES(real, imaginary), 3);
  real = nnUnsqueeze(b, real, NN_INTS(4));
  imaginary = nnUnsqueeze(b, imaginary, NN_INTS(4));
  return nnBuildMerged(r->node, nnConcat(b, NN_VALUES(real, imaginary), 4),
                       NN_INTS(1, 1, 1, 2));
}

static MlirValue convertRotary(NnNode *node) {
  Rotary r;
  if (!readRotary(node, &r))
    return (MlirValue){NULL};
  MlirValue cosines = readAngles(&r, 1), sines = readAngles(&r, 2);
  if (nnNodeFailed(node))
    return cosines;
  MlirValue y = turn(&r, cosines, sines);
  if (nnNodeInt(node, "rotary_embedding_dim", 0))
    y = nnConcat(
        r.b, NN_VALUES(y, cut(&r, r.x, r.turned, number(&r, INT64_MAX), 1)), 3);
  return r.headAxis == 2 ? nnBuildPackedHeads(node, y) : y;
}

const NnOpRow nnRotaryRows[] = {
    {"RotaryEmbedding", 23, NN_LATEST, .convert = convertRotary},
    {.name = NULL}};
