//===- OpTfIdf.c - TfIdfVectorizer ----------------------------------------===//
// Counts how often each n-gram of a pool occurs in rows of numbers. For each
// length and distance, shifted slices of the rows are compared with the pool,
// [rows, places, 1] with [n-grams], and the matches summed over the places.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

typedef struct TfIdf {
  NnNode *node;
  MlirValue rows;                      ///< tensor<rows x places x i64>
  const Onnx__AttributeProto *pool;    ///< All n-grams, by length.
  const Onnx__AttributeProto *begin;   ///< Where those of each length begin.
  const Onnx__AttributeProto *columns; ///< The result's column of each n-gram.
  int64_t numColumns, least, most, distances;
  size_t numGrams;  ///< Seen so far.
  MlirValue counts; ///< tensor<rows x columns x f32>
} TfIdf;

//===----------------------------------------------------------------------===//
// N-grams of one length
//===----------------------------------------------------------------------===//

/// A range of the pool: `count` n-grams of `length` numbers.
typedef struct Grams {
  const int64_t *data;
  int64_t length, count;
} Grams;

/// The k-th number of each n-gram.
static MlirValue buildNumbers(const TfIdf *t, const Grams *g, int64_t k) {
  int64_t *data = nnArenaTakeArray(&t->node->importer->arena, (size_t)g->count,
                                   sizeof *data);
  if (!data)
    return nnNodeInvalid(t->node, "memory is short");
  for (int64_t i = 0; i < g->count; ++i)
    data[i] = g->data[i * g->length + k];
  return nnBuildInts(t->node, (NnInts){(intptr_t)g->count, data});
}

/// The places that can be the k-th of an n-gram with this distance between
/// neighbours, one dimension of 1 behind them.
static MlirValue buildPlaces(const TfIdf *t, const Grams *g, int64_t k,
                             int64_t distance) {
  int64_t behind = (g->length - 1 - k) * distance;
  MlirValue slice =
      nnSlice(t->node->b, t->rows, nnBuildInts(t->node, NN_INTS(k * distance)),
              nnBuildInts(t->node, NN_INTS(behind ? -behind : INT64_MAX)),
              (MlirValue){NULL}, NN_INTS(1));
  return nnUnsqueeze(t->node->b, slice, NN_INTS(2));
}

/// tensor<rows x n-grams x f32>: how often they occur with this distance.
static MlirValue countAt(const TfIdf *t, const Grams *g, int64_t distance) {
  NnBuilder b = t->node->b;
  MlirValue matches = {NULL};
  for (int64_t k = 0; k < g->length; ++k) {
    MlirValue equal = nnCompare(b, buildPlaces(t, g, k, distance),
                                buildNumbers(t, g, k), NN_PREDICATE_EQ);
    matches = k ? nnAnd(b, matches, equal) : equal;
  }
  return nnReduceSum(b, nnBuildCast(t->node, matches, nnF32(t->node)),
                     NN_INTS(1), NULL);
}

/// Adds what belongs to the n-grams' columns.
static void addCounts(TfIdf *t, const Grams *g, MlirValue counts) {
  NnBuilder b = t->node->b;
  NnInts columns = {(intptr_t)g->count, t->columns->ints + t->numGrams};
  NnScatterElementsOptions options = {
      .axis = nnI64Attr(b, 1),
      .reduction = nnI32Attr(b, NN_SCATTER_REDUCTION_ADD)};
  MlirValue indices = nnExpand(b, nnBuildInts(t->node, columns),
                               nnBuildShapeOf(t->node, counts));
  t->counts = nnScatterElements(b, t->counts, indices, counts, &options);
}

static void countGrams(TfIdf *t, const Grams *g) {
  // Single numbers are the same at every distance.
  int64_t distances = g->length == 1 ? 1 : t->distances;
  bool isWanted = g->length >= t->least && g->length <= t->most;
  for (int64_t d = 1; isWanted && d <= distances; ++d)
    addCounts(t, g, countAt(t, g, d));
  t->numGrams += (size_t)g->count;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static const Onnx__AttributeProto *readList(NnNode *node, const char *name) {
  const Onnx__AttributeProto *list =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
  if (!list)
    nnNodeInvalid(node, "%s is missing", name);
  return list;
}

/// The n-grams of length i + 1; none if the attributes contradict each other.
static Grams gramsAt(const TfIdf *t, size_t i) {
  int64_t total = (int64_t)t->pool->n_ints, length = (int64_t)i + 1;
  int64_t begin = t->begin->ints[i];
  int64_t end = i + 1 < t->begin->n_ints ? t->begin->ints[i + 1] : total;
  Grams g = {.length = length};
  if (begin < 0 || end < begin || end > total || (end - begin) % length) {
    nnNodeInvalid(t->node, "ngram_counts don't divide the pool");
    return g;
  }
  g.data = t->pool->ints + begin;
  g.count = (end - begin) / length;
  if (t->columns->n_ints - t->numGrams < (size_t)g.count)
    nnNodeInvalid(t->node, "ngram_indexes has fewer elements than n-grams");
  return g;
}

static bool readAttributes(NnNode *node, TfIdf *t) {
  *t = (TfIdf){.node = node,
               .least = nnNodeInt(node, "min_gram_length", 1),
               .most = nnNodeInt(node, "max_gram_length", 1),
               .distances = nnNodeInt(node, "max_skip_count", 0) + 1};
  if (nnNodeHas(node, "pool_strings"))
    nnNodeUnsupported(node, "n-grams of strings");
  if (nnNodeFailed(node))
    return false;
  t->pool = readList(node, "pool_int64s");
  t->begin = readList(node, "ngram_counts");
  t->columns = readList(node, "ngram_indexes");
  if (!nnNodeFailed(node) && (t->distances < 1 || t->distances > NN_MAX_INTS ||
                              t->begin->n_ints > NN_MAX_INTS))
    nnNodeUnsupported(node, "%lld skips in n-grams of up to %zu",
                      (long long)t->distances - 1, t->begin->n_ints);
  for (size_t i = 0; !nnNodeFailed(node) && i < t->columns->n_ints; ++i) {
    int64_t column = t->columns->ints[i];
    if (column < 0 || column >= INT32_MAX)
      nnNodeInvalid(node, "ngram_indexes has %lld", (long long)column);
    if (column >= t->numColumns)
      t->numColumns = column + 1;
  }
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

/// One weight a column, or null where all are 1.
static MlirValue buildWeights(const TfIdf *t) {
  const Onnx__AttributeProto *list = nnNodeAttribute(
      t->node, "weights", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS);
  NnShape shape = {1, {t->numColumns}};
  if (!list || nnNodeFailed(t->node))
    return (MlirValue){NULL};
  if (list->n_floats < (size_t)t->numColumns)
    return nnNodeInvalid(t->node, "expected %lld weights, got %zu",
                         (long long)t->numColumns, list->n_floats);
  return nnConstant(t->node->b, mlirDenseElementsAttrFloatGet(
                                    nnTensorType(&shape, nnF32(t->node)),
                                    t->numColumns, list->floats));
}

/// Counts, weights of what occurs, or both multiplied.
static MlirValue buildWeighted(const TfIdf *t) {
  enum { modeTf, modeIdf };
  static const char *const modes[] = {"TF", "IDF", "TFIDF", NULL};
  NnBuilder b = t->node->b;
  int64_t mode = nnNodeChoice(t->node, "mode", "", modes);
  MlirValue counts = t->counts;
  MlirValue weights = mode == modeTf ? (MlirValue){NULL} : buildWeights(t);
  if (mode == modeIdf)
    counts = nnBuildCast(t->node,
                         nnCompare(b, counts,
                                   nnBuildScalar(t->node, nnF32(t->node), 0),
                                   NN_PREDICATE_GT),
                         nnF32(t->node));
  return mlirValueIsNull(weights) ? counts : nnMul(b, counts, weights);
}

//===----------------------------------------------------------------------===//
// The operator
//===----------------------------------------------------------------------===//

/// Zeros, a row for each of the input's.
static MlirValue buildZeros(const TfIdf *t) {
  const MlirValue sizes[] = {nnBuildDim(t->node, t->rows, 0),
                             nnBuildInts(t->node, NN_INTS(t->numColumns))};
  return nnExpand(
      t->node->b, nnBuildScalar(t->node, nnF32(t->node), 0),
      nnFolded(t->node, nnConcat(t->node->b, (NnValues){2, sizes}, 0)));
}

static MlirValue convertTfIdf(NnNode *node) {
  TfIdf t;
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node) || !readAttributes(node, &t))
    return x;
  int64_t rank = nnRank(x);
  if (rank > 2)
    return nnNodeInvalid(node, "expected rank 2 at most, got %lld",
                         (long long)rank);
  x = nnBuildCast(node, x, nnI64(node));
  for (int64_t i = rank; i < 2; ++i)
    x = nnUnsqueeze(node->b, x, NN_INTS(0));
  t.rows = x;
  t.counts = buildZeros(&t);
  for (size_t i = 0; !nnNodeFailed(node) && i < t.begin->n_ints; ++i) {
    Grams g = gramsAt(&t, i);
    if (g.count && !nnNodeFailed(node))
      countGrams(&t, &g);
  }
  MlirValue result = buildWeighted(&t);
  if (nnNodeFailed(node) || rank == 2)
    return result;
  return nnSqueeze(node->b, result, NN_INTS(0));
}

const NnOpRow nnTfIdfRows[] = {
    {"TfIdfVectorizer", 9, NN_LATEST, .convert = convertTfIdf}, {.name = NULL}};
