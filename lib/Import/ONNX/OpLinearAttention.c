//===- OpLinearAttention.c - Attention by a recurrent state ---------------===//
// A loop over the sequence carries a matrix a head that maps keys to values.
// Each step lets it decay, writes the step's value at its key, and reads it at
// the queries. All is computed in f32 at least.
//===----------------------------------------------------------------------===//
#include "Loop.h"

#include <math.h>
#include <string.h>

/// Sequences are [sequence, batch, key heads, …]. `update_rule` is delta if
/// only the difference to what is there is written, gated if there is a decay.
typedef struct LinearAttention {
  NnNode *node;
  NnBuilder b;
  MlirType type; ///< Computed in.
  int64_t qHeads, kvHeads;
  bool isDelta;
  MlirValue query; ///< […, queries of a key head, key size], scaled
  MlirValue key;   ///< […, 1, key size]
  MlirValue value; ///< […, 1, value size]
  MlirValue decay; ///< […, key size or 1, 1]: what is left; or null
  MlirValue beta;  ///< […, 1, 1], or for all heads alike; null: 1
} LinearAttention;

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

static bool readRule(LinearAttention *a, bool *isGated) {
  const char *rule = nnNodeString(a->node, "update_rule", "gated_delta");
  *isGated = strncmp(rule, "gated", 5) == 0;
  a->isDelta = strcmp(rule, "delta") == 0 || strcmp(rule, "gated_delta") == 0;
  if (!a->isDelta && strcmp(rule, "linear") != 0 && strcmp(rule, "gated") != 0)
    nnNodeUnsupported(a->node, "update_rule '%s'", nnNameLabel(rule).text);
  return !nnNodeFailed(a->node);
}

/// [batch, sequence, n * rest] as [sequence, batch, rows, columns, rest] in the
/// type of the computation; one of the sizes may be -1.
static MlirValue split(const LinearAttention *a, MlirValue x, int64_t rows,
                       int64_t columns, int64_t rest) {
  NnNode *node = a->node;
  if (mlirValueIsNull(x) || nnRank(x) != 3)
    return nnNodeInvalid(node, "expected sequences of rank 3");
  int64_t known = rows < 0 ? columns * rest : rest < 0 ? rows * columns : rows;
  int64_t hidden = nnDim(x, 2);
  if (hidden != NN_DYNAMIC && hidden % known)
    return nnNodeInvalid(node, "%lld is no multiple of %lld heads",
                         (long long)hidden, (long long)known);
  int64_t sizes[] = {rows, columns, rest};
  for (int i = 0; i < 3; ++i)
    if (sizes[i] < 0 && hidden != NN_DYNAMIC)
      sizes[i] = hidden / known;
  x = nnBuildReshaped(
      node, nnBuildCast(node, x, a->type), 5,
      (const MlirValue[]){nnBuildSize(node, x, 0), nnBuildSize(node, x, 1),
                          nnBuildInts(node, NN_INTS(sizes[0])),
                          nnBuildInts(node, NN_INTS(sizes[1])),
                          nnBuildInts(node, NN_INTS(sizes[2]))});
  return nnTranspose(a->b, x, NN_INTS(1, 0, 2, 3, 4));
}

static MlirValue swapLast(const LinearAttention *a, MlirValue x) {
  if (mlirValueIsNull(x))
    return x;
  return nnRank(x) == 5 ? nnTranspose(a->b, x, NN_INTS(0, 1, 2, 4, 3))
                        : nnTranspose(a->b, x, NN_INTS(0, 1, 3, 2));
}

/// The queries times `scale`, by default 1 / sqrt(key size).
static MlirValue scaleQuery(const LinearAttention *a, MlirValue query) {
  NnNode *node = a->node;
  double scale = nnNodeFloat(node, "scale", 0);
  int64_t size = mlirValueIsNull(query) ? 1 : nnDim(query, 4);
  if (scale == 0 && size == NN_DYNAMIC)
    return nnMul(
        a->b, query,
        nnRsqrt(a->b, nnBuildCast(node, nnBuildSize(node, query, 4), a->type)));
  if (scale == 0)
    scale = 1 / sqrt((double)size);
  return nnMul(a->b, query, nnBuildScalar(node, a->type, scale));
}

static bool readOperands(NnNode *node, LinearAttention *a) {
  bool isGated;
  MlirValue q = nnNodeInput(node, 0);
  MlirValue k = nnNodeInput(node, 1), v = nnNodeInput(node, 2);
  if (nnNodeFailed(node))
    return false;
  MlirType f64 = mlirF64TypeGet(node->importer->context);
  bool isDouble = mlirTypeEqual(nnElementType(q), f64);
  *a = (LinearAttention){
      .node = node,
      .b = node->b,
      .type = isDouble ? f64 : mlirF32TypeGet(node->importer->context),
      .qHeads = nnNodeInt(node, "q_num_heads", 0),
      .kvHeads = nnNodeInt(node, "kv_num_heads", 0)};
  if (a->kvHeads < 1 || a->qHeads < 1 || a->qHeads % a->kvHeads)
    nnNodeInvalid(node, "%lld query heads can't share %lld key heads",
                  (long long)a->qHeads, (long long)a->kvHeads);
  if (nnNodeFailed(node) || !readRule(a, &isGated))
    return false;
  a->query = scaleQuery(a, split(a, q, a->kvHeads, a->qHeads / a->kvHeads, -1));
  a->key = split(a, k, a->kvHeads, 1, -1);
  a->value = split(a, v, a->kvHeads, 1, -1);
  if (isGated)
    a->decay = swapLast(
        a, nnExp(a->b, split(a, nnNodeInput(node, 4), a->kvHeads, 1, -1)));
  if (a->isDelta)
    a->beta = split(a, nnNodeInput(node, 5), -1, 1, 1);
  return !nnNodeFailed(node);
}

static MlirValue initialState(const LinearAttention *a) {
  NnNode *node = a->node;
  MlirValue past = nnNodeOptional(node, 3);
  if (!mlirValueIsNull(past))
    return nnBuildCast(node, past, a->type);
  return nnExpand(
      a->b, nnBuildScalar(node, a->type, 0),
      nnBuildShape(node, 4,
                   (const MlirValue[]){nnBuildSize(node, a->key, 1),
                                       nnBuildSize(node, a->key, 2),
                                       nnBuildSize(node, a->key, 4),
                                       nnBuildSize(node, a->value, 4)}));
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

static MlirValue at(const NnLoop *loop, MlirValue sequence) {
  return nnGather(loop->node->b, sequence, loop->iteration, NULL);
}

static bool iterate(NnLoop *loop) {
  const LinearAttention *a = loop->user;
  NnBuilder b = a->b;
  MlirValue state = loop->arguments[0], key = at(loop, a->key);
  MlirValue value = at(loop, a->value);
  if (!mlirValueIsNull(a->decay))
    state = nnMul(b, state, at(loop, a->decay));
  if (a->isDelta)
    value =
        nnMul(b, nnSub(b, value, nnMatmul(b, key, state)), at(loop, a->beta));
  loop->next[0] = nnAdd(b, state, nnMul(b, swapLast(a, key), value));
  loop->elements[0] = nnMatmul(b, at(loop, a->query), loop->next[0]);
  return !mlirValueIsNull(loop->elements[0]);
}

static MlirValue convertLinearAttention(NnNode *node) {
  LinearAttention a;
  NnLoop loop;
  if (!readOperands(node, &a) || mlirValueIsNull(a.query) ||
      !nnLoopInit(&loop, node, 1, 1))
    return (MlirValue){NULL};
  MlirType type = nnElementType(nnNodeInput(node, 0));
  MlirValue past = nnNodeOptional(node, 3);
  loop.iterate = iterate;
  loop.user = &a;
  loop.initial[0] = initialState(&a);
  loop.count = nnBuildCount(node, nnBuildSize(node, a.query, 0));
  if (mlirValueIsNull(loop.initial[0]) || mlirValueIsNull(loop.count) ||
      !nnLoopBuild(&loop))
    return (MlirValue){NULL};
  nnNodeSetOutput(
      node, 1,
      nnBuildCast(node, loop.results[0],
                  mlirValueIsNull(past) ? type : nnElementType(past)));
  MlirValue y = nnTranspose(a.b, loop.results[1], NN_INTS(1, 0, 2, 3, 4));
  return nnBuildMerged(node, nnBuildCast(node, y, type), NN_INTS(1, 1, 3));
}

const NnOpRow nnLinearAttentionRows[] = {
    {"LinearAttention", 27, NN_LATEST, .convert = convertLinearAttention},
    {.name = NULL}};
