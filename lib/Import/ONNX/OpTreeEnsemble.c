//===- OpTreeEnsemble.c - ai.onnx.ml's TreeEnsemble -----------------------===//
// Nodes and leaves of all trees become tables. Each row stands at one node a
// tree, and goes one step by
//   node = successors[4 * node + (less, equal, greater or NaN)]
// as often as the deepest tree asks for; a leaf's successors are itself.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include "Reference/Tensor.h"
#include "nn/Reference.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { less, equal, greater, unordered, numRelations };
enum { modeLeq, modeLt, modeGte, modeGt, modeEq, modeNeq, modeMember };
enum { maxDepth = 256 };

/// A list of numbers, from an attribute.
typedef struct List {
  int64_t n;
  double *data;
} List;

/// The tables, by number of node; leaves have the numbers from numNodes on.
typedef struct Trees {
  NnNode *node;
  int64_t numNodes, numLeaves, numTrees;
  int64_t *feature, *successor, *target, *root;
  double *split, *weight;
} Trees;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static void *takeArray(NnNode *node, int64_t n, size_t size) {
  void *data =
      nnArenaTakeArray(&node->importer->arena, (size_t)(n ? n : 1), size);
  if (!data)
    nnNodeInvalid(node, "memory is short");
  return data;
}

static List readTensor(NnNode *node, const char *name) {
  List list = {0};
  const Onnx__AttributeProto *attr = nnNodeAttribute(
      node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR);
  MlirValue value =
      attr && attr->t ? nnBuildTensor(node, attr->t) : (MlirValue){NULL};
  nnrt_tensor_t tensor;
  if (mlirValueIsNull(value) ||
      !nnReferenceTensorFromElements(nnConstantValue(value), &tensor))
    return list;
  int64_t n = nnTensorNumElements(&tensor);
  list.data = takeArray(node, n, sizeof *list.data);
  for (; list.data && list.n < n; ++list.n) {
    NnNumber x = nnTensorLoad(&tensor, list.n);
    list.data[list.n] = nnDTypeIsFloat(tensor.dtype) ? x.f : (double)x.i;
  }
  nnTensorFree(&tensor);
  return list;
}

static List readInts(NnNode *node, const char *name) {
  List list = {0};
  const Onnx__AttributeProto *attr =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
  if (!attr)
    return list;
  list.data = takeArray(node, (int64_t)attr->n_ints, sizeof *list.data);
  for (; list.data && list.n < (int64_t)attr->n_ints; ++list.n)
    list.data[list.n] = (double)attr->ints[list.n];
  return list;
}

/// What the nodes' attributes say, as they stand in the model.
typedef struct Source {
  List feature, mode, split, next[2], isLeaf[2], missing, members;
  List leafTarget, leafWeight, root;
} Source;

static Source readSource(NnNode *node) {
  return (Source){
      .feature = readInts(node, "nodes_featureids"),
      .mode = readTensor(node, "nodes_modes"),
      .split = readTensor(node, "nodes_splits"),
      .next = {readInts(node, "nodes_falsenodeids"),
               readInts(node, "nodes_truenodeids")},
      .isLeaf = {readInts(node, "nodes_falseleafs"),
                 readInts(node, "nodes_trueleafs")},
      .missing = readInts(node, "nodes_missing_value_tracks_true"),
      .members = readTensor(node, "membership_values"),
      .leafTarget = readInts(node, "leaf_targetids"),
      .leafWeight = readTensor(node, "leaf_weights"),
      .root = readInts(node, "tree_roots"),
  };
}

static bool isInside(double x, int64_t n) { return x >= 0 && x < (double)n; }

static bool isConsistent(const Source *s, int64_t numTargets) {
  int64_t n = s->feature.n;
  bool ok = n && s->root.n && s->leafWeight.n == s->leafTarget.n &&
            s->mode.n == n && s->split.n == n &&
            (!s->missing.n || s->missing.n == n);
  for (int side = 0; side < 2; ++side) {
    ok = ok && s->next[side].n == n && s->isLeaf[side].n == n;
    for (int64_t i = 0; ok && i < n; ++i)
      ok = isInside(s->next[side].data[i],
                    s->isLeaf[side].data[i] != 0 ? s->leafTarget.n : n) &&
           isInside(s->mode.data[i], modeMember + 1) && s->feature.data[i] >= 0;
  }
  for (int64_t i = 0; ok && i < s->leafTarget.n; ++i)
    ok = isInside(s->leafTarget.data[i], numTargets);
  for (int64_t i = 0; ok && i < s->root.n; ++i)
    ok = isInside(s->root.data[i], n);
  return ok;
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

/// Where node `i` of the model goes.
static int64_t branchOf(const Trees *t, const Source *s, int64_t i, int side) {
  int64_t next = (int64_t)s->next[side].data[i];
  return s->isLeaf[side].data[i] != 0 ? t->numNodes + next : next;
}

/// Fills the row of node `at` in, which tests as node `i` of the model does.
static void fillNode(Trees *t, const Source *s, int64_t at, int64_t i, int mode,
                     double split, int64_t no) {
  static const bool holds[][numRelations] = {
      [modeLeq] = {true, true, false, false},
      [modeLt] = {true, false, false, false},
      [modeGte] = {false, true, true, false},
      [modeGt] = {false, false, true, false},
      [modeEq] = {false, true, false, false},
      [modeNeq] = {true, false, true, true},
  };
  bool missing = s->missing.n && s->missing.data[i] != 0;
  t->feature[at] = (int64_t)s->feature.data[i];
  t->split[at] = split;
  for (int r = 0; r < numRelations; ++r) {
    bool isTrue = holds[mode][r] || (r == unordered && missing);
    t->successor[at * numRelations + r] = isTrue ? branchOf(t, s, i, 1) : no;
  }
}

/// A test for membership becomes one for equality with each member in turn; all
/// but the first get numbers from `*extra` on. Advances `*member` past the set.
static void fillMembers(Trees *t, const Source *s, int64_t i, int64_t *member,
                        int64_t *extra) {
  int64_t at = i, first = *member;
  while (*member < s->members.n && !isnan(s->members.data[*member]))
    ++*member;
  int64_t end = (*member)++;
  if (first == end)
    fillNode(t, s, at, i, modeEq, NAN, branchOf(t, s, i, 0));
  for (int64_t k = first; k < end; ++k) {
    int64_t no = k + 1 < end ? (*extra)++ : branchOf(t, s, i, 0);
    fillNode(t, s, at, i, modeEq, s->members.data[k], no);
    at = no;
  }
}

static void fillTables(Trees *t, const Source *s) {
  int64_t member = 0, extra = s->feature.n;
  for (int64_t i = 0; i < s->feature.n; ++i) {
    int mode = (int)s->mode.data[i];
    if (mode == modeMember)
      fillMembers(t, s, i, &member, &extra);
    else
      fillNode(t, s, i, i, mode, s->split.data[i], branchOf(t, s, i, 0));
  }
  // Numbers that no set needed are leaves that no one reaches.
  for (int64_t at = extra; at < t->numNodes + t->numLeaves; ++at) {
    int64_t leaf = at - t->numNodes;
    for (int r = 0; r < numRelations; ++r)
      t->successor[at * numRelations + r] = at;
    if (leaf >= 0) {
      t->target[at] = (int64_t)s->leafTarget.data[leaf];
      t->weight[at] = s->leafWeight.data[leaf];
    }
  }
  for (int64_t i = 0; i < t->numTrees; ++i)
    t->root[i] = (int64_t)s->root.data[i];
}

/// False if memory is short.
static bool makeTables(Trees *t, const Source *s) {
  NnNode *node = t->node;
  t->numNodes = s->feature.n + s->members.n;
  t->numLeaves = s->leafTarget.n;
  t->numTrees = s->root.n;
  int64_t n = t->numNodes + t->numLeaves;
  t->feature = takeArray(node, n, sizeof *t->feature);
  t->successor = takeArray(node, n * numRelations, sizeof *t->successor);
  t->target = takeArray(node, n, sizeof *t->target);
  t->root = takeArray(node, t->numTrees, sizeof *t->root);
  t->split = takeArray(node, n, sizeof *t->split);
  t->weight = takeArray(node, n, sizeof *t->weight);
  if (nnNodeFailed(node))
    return false;
  fillTables(t, s);
  return true;
}

/// How many steps lead to a leaf from every root; -1 if too many.
static int64_t depthOf(const Trees *t) {
  int64_t n = t->numNodes + t->numLeaves, depth = 0;
  bool *here = calloc((size_t)n * 2, sizeof *here), *next = here + n;
  bool isInner = here;
  for (int64_t i = 0; here && i < t->numTrees; ++i)
    here[t->root[i]] = true;
  for (; isInner && depth <= maxDepth; ++depth) {
    isInner = false;
    memset(next, 0, (size_t)n * sizeof *next);
    for (int64_t i = 0; i < t->numNodes; ++i)
      for (int r = 0; here[i] && r < numRelations; ++r) {
        next[t->successor[i * numRelations + r]] = true;
        isInner = true;
      }
    memcpy(here, next, (size_t)n * sizeof *next);
  }
  free(here);
  return here && !isInner ? depth - 1 : -1;
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

static MlirValue buildReals(const Trees *t, int64_t n, const double *data,
                            MlirType element) {
  NnShape shape = {1, {n}};
  MlirValue reals = nnConstant(
      t->node->b, mlirDenseElementsAttrDoubleGet(
                      nnTensorType(&shape, nnF64(t->node)), n, data));
  return nnFolded(t->node, nnBuildCast(t->node, reals, element));
}

/// 0 … 3: how feature values are related to the splits.
static MlirValue buildRelation(NnNode *node, MlirValue x, MlirValue split) {
  NnBuilder b = node->b;
  static const struct {
    int relation;
    int64_t predicate;
  } tests[] = {{greater, NN_PREDICATE_GT},
               {equal, NN_PREDICATE_EQ},
               {less, NN_PREDICATE_LT}};
  MlirValue result = nnBuildScalar(node, nnI64(node), unordered);
  for (size_t i = 0; i < sizeof tests / sizeof *tests; ++i)
    result =
        nnSelect(b, nnCompare(b, x, split, tests[i].predicate),
                 nnBuildScalar(node, nnI64(node), tests[i].relation), result);
  return result;
}

/// tensor<rows x trees x i64>: the leaf that each row comes to in each tree.
static MlirValue buildLeaves(const Trees *t, MlirValue x, int64_t depth) {
  NnNode *node = t->node;
  NnBuilder b = node->b;
  int64_t n = t->numNodes + t->numLeaves;
  MlirValue features = nnBuildInts(node, (NnInts){n, t->feature});
  MlirValue successors =
      nnBuildInts(node, (NnInts){n * numRelations, t->successor});
  MlirValue splits = buildReals(t, n, t->split, nnElementType(x));
  MlirValue four = nnBuildScalar(node, nnI64(node), numRelations);
  MlirValue shape = nnFolded(
      node, nnConcat(b,
                     NN_VALUES(nnBuildDim(node, x, 0),
                               nnBuildInts(node, NN_INTS(t->numTrees))),
                     0));
  MlirValue at =
      nnExpand(b, nnBuildInts(node, (NnInts){t->numTrees, t->root}), shape);
  NnGatherElementsOptions columns = {.axis = nnI64Attr(b, 1)};
  for (int64_t i = 0; i < depth; ++i) {
    MlirValue value =
        nnGatherElements(b, x, nnGather(b, features, at, NULL), &columns);
    MlirValue relation =
        buildRelation(node, value, nnGather(b, splits, at, NULL));
    at = nnGather(b, successors, nnAdd(b, nnMul(b, at, four), relation), NULL);
  }
  return at;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

enum { aggregateAverage, aggregateSum, aggregateMin, aggregateMax };

static double greatest(MlirType element) {
  return mlirTypeIsAF64(element)   ? DBL_MAX
         : mlirTypeIsAF32(element) ? (double)FLT_MAX
                                   : 65504;
}

static MlirValue buildTargets(const Trees *t, MlirValue leaves, MlirValue x,
                              int64_t numTargets) {
  NnNode *node = t->node;
  NnBuilder b = node->b;
  int64_t n = t->numNodes + t->numLeaves, reduction = NN_SCATTER_REDUCTION_ADD;
  int64_t aggregate = nnNodeInt(node, "aggregate_function", aggregateSum);
  MlirType element = nnElementType(x);
  double start = 0;
  if (aggregate == aggregateMin || aggregate == aggregateMax) {
    bool isMin = aggregate == aggregateMin;
    start = isMin ? greatest(element) : -greatest(element);
    reduction = isMin ? NN_SCATTER_REDUCTION_MIN : NN_SCATTER_REDUCTION_MAX;
  }
  for (int64_t i = 0; aggregate == aggregateAverage && i < n; ++i)
    t->weight[i] /= (double)t->numTrees;
  MlirValue weights = buildReals(t, n, t->weight, element);
  MlirValue targets = nnBuildInts(node, (NnInts){n, t->target});
  MlirValue shape =
      nnFolded(node, nnConcat(b,
                              NN_VALUES(nnBuildDim(node, x, 0),
                                        nnBuildInts(node, NN_INTS(numTargets))),
                              0));
  NnScatterElementsOptions options = {.axis = nnI64Attr(b, 1),
                                      .reduction = nnI32Attr(b, reduction)};
  return nnScatterElements(
      b, nnExpand(b, nnBuildScalar(node, element, start), shape),
      nnGather(b, targets, leaves, NULL), nnGather(b, weights, leaves, NULL),
      &options);
}

static MlirValue buildTransformed(NnNode *node, MlirValue x) {
  enum { transformNone, transformSoftmax, transformLogistic };
  int64_t transform = nnNodeInt(node, "post_transform", transformNone);
  NnSoftmaxOptions options = {.axis = nnI64Attr(node->b, 1)};
  if (transform == transformSoftmax)
    return nnSoftmax(node->b, x, &options);
  if (transform == transformLogistic)
    return nnSigmoid(node->b, x);
  return transform ? nnNodeUnsupported(node, "post_transform %lld",
                                       (long long)transform)
                   : x;
}

static MlirValue convertTreeEnsemble(NnNode *node) {
  Trees t = {.node = node};
  MlirValue x = nnNodeInput(node, 0);
  int64_t numTargets = nnNodeInt(node, "n_targets", 1);
  if (nnNodeFailed(node))
    return x;
  if (nnRank(x) != 2)
    return nnNodeInvalid(node, "expected rank 2, got %lld",
                         (long long)nnRank(x));
  Source s = readSource(node);
  if (!nnNodeFailed(node) && !isConsistent(&s, numTargets))
    nnNodeInvalid(node, "attributes of nodes and leaves contradict each other");
  if (nnNodeFailed(node) || !makeTables(&t, &s))
    return x;
  int64_t depth = depthOf(&t);
  if (depth < 0)
    return nnNodeUnsupported(node, "trees deeper than %d", maxDepth);
  MlirValue leaves = buildLeaves(&t, x, depth);
  return buildTransformed(node, buildTargets(&t, leaves, x, numTargets));
}

const NnOpRow nnTreeEnsembleRows[] = {
    {"ai.onnx.ml.TreeEnsemble", 0, NN_LATEST, .convert = convertTreeEnsemble},
    {.name = NULL}};
