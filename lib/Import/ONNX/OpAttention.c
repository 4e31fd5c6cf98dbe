//===- OpAttention.c - Scaled dot-product attention -----------------------===//
// softmax(q · kᵀ · scale + bias) · v, composed. What may not be attended to
// (causality, windows, padding, masks) has a bias of minus infinity. A query
// that may attend to nothing gets zeros.
//===----------------------------------------------------------------------===//
#include "Heads.h"
#include "Scope.h"

#include <math.h>

/// Tensors are [batch, heads, sequence, size].
typedef struct Attention {
  NnNode *node;
  NnBuilder b;
  MlirType type; ///< Of q, the scores and the result.
  bool isPacked; ///< Operands and result are [batch, sequence, hidden].
  MlirValue q;
  MlirValue k, v;  ///< With the past before them.
  MlirValue past;  ///< Its keys; null without a past.
  MlirValue valid; ///< How many keys of each sample are no padding, or null.
  bool mayMaskAll; ///< A query may have no key to attend to.
} Attention;

static MlirType i64Type(const Attention *a) {
  return mlirIntegerTypeGet(a->node->importer->context, 64);
}

/// a with `axes` of size 1 put in.
static MlirValue widen(const Attention *a, MlirValue value, NnInts axes) {
  return nnUnsqueeze(a->b, value, axes);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// [batch, sequence, heads * size] to [batch, heads, sequence, size].
static MlirValue splitHeads(const Attention *a, MlirValue x, const char *name) {
  return nnTranspose(a->b, nnBuildSplitHeads(a->node, x, name),
                     NN_INTS(0, 2, 1, 3));
}

/// Puts the past's keys or values first; `output` is where the whole is wanted.
static MlirValue withPast(const Attention *a, MlirValue x, size_t input,
                          size_t output) {
  MlirValue past = nnNodeOptional(a->node, input);
  if (!mlirValueIsNull(past))
    x = nnConcat(a->b, NN_VALUES(past, x), 2);
  nnNodeSetOutput(a->node, output, x);
  return x;
}

static bool readOperands(NnNode *node, Attention *a) {
  MlirValue q = nnNodeInput(node, 0);
  MlirValue k = nnNodeInput(node, 1), v = nnNodeInput(node, 2);
  if (nnNodeFailed(node))
    return false;
  int64_t rank = nnRank(q);
  *a = (Attention){.node = node, .b = node->b, .type = nnElementType(q)};
  if ((rank != 3 && rank != 4) || nnRank(k) != rank || nnRank(v) != rank)
    nnNodeInvalid(node, "expected query, key and value of rank 3 or 4");
  a->past = nnNodeOptional(node, 4);
  a->valid = nnNodeOptional(node, 6);
  if (mlirValueIsNull(a->past) != mlirValueIsNull(nnNodeOptional(node, 5)))
    nnNodeInvalid(node, "expected past keys and values, or neither");
  if (nnNodeFailed(node))
    return false;
  a->isPacked = rank == 3;
  a->q = a->isPacked ? splitHeads(a, q, "q_num_heads") : q;
  k = a->isPacked ? splitHeads(a, k, "kv_num_heads") : k;
  v = a->isPacked ? splitHeads(a, v, "kv_num_heads") : v;
  if (nnNodeFailed(node))
    return false;
  a->k = withPast(a, k, 4, 1);
  a->v = withPast(a, v, 5, 2);
  return !mlirValueIsNull(a->q) && !mlirValueIsNull(a->k) &&
         !mlirValueIsNull(a->v);
}

//===----------------------------------------------------------------------===//
// What may be attended to
//===----------------------------------------------------------------------===//

/// Both conditions, of which either may be null.
static MlirValue both(const Attention *a, MlirValue x, MlirValue y) {
  if (mlirValueIsNull(x) || mlirValueIsNull(y))
    return mlirValueIsNull(x) ? y : x;
  return nnAnd(a->b, x, y);
}

/// The place of each query among the keys, as [query, 1] or, where samples
/// differ, [batch, 1, query, 1].
static MlirValue queryPlaces(const Attention *a) {
  MlirValue count = nnBuildSize(a->node, a->q, 2);
  MlirValue place = widen(a, nnIota(a->b, count), NN_INTS(1));
  if (!mlirValueIsNull(a->past))
    return nnAdd(a->b, place, nnBuildSize(a->node, a->past, 2));
  if (mlirValueIsNull(a->valid))
    return place;
  MlirValue offset = nnSub(a->b, a->valid, count);
  return nnAdd(a->b, place, widen(a, offset, NN_INTS(1, 2, 3)));
}

static MlirValue atMost(const Attention *a, MlirValue value, int64_t most) {
  return nnCompare(a->b, value,
                   nnBuildScalar(a->node, i64Type(a), (double)most),
                   NN_PREDICATE_LE);
}

/// By where queries and keys stand; null if that doesn't matter.
static MlirValue allowedByPlace(const Attention *a) {
  int64_t left = nnNodeInt(a->node, "left_window_size", -1);
  int64_t right = nnNodeInt(a->node, "right_window_size", -1);
  bool isCausal = nnNodeInt(a->node, "is_causal", 0) != 0;
  MlirValue allowed = {NULL};
  if (!isCausal && left < 0 && right < 0)
    return allowed;
  MlirValue keys = nnIota(a->b, nnBuildSize(a->node, a->k, 2));
  MlirValue ahead = nnSub(a->b, keys, queryPlaces(a));
  if (isCausal)
    allowed = both(a, allowed, atMost(a, ahead, 0));
  if (left >= 0)
    allowed = both(a, allowed, atMost(a, nnNeg(a->b, ahead), left));
  if (right >= 0)
    allowed = both(a, allowed, atMost(a, ahead, right));
  return allowed;
}

static MlirValue allowedByPadding(const Attention *a) {
  if (mlirValueIsNull(a->valid))
    return a->valid;
  MlirValue keys = nnIota(a->b, nnBuildSize(a->node, a->k, 2));
  return nnCompare(a->b, keys, widen(a, a->valid, NN_INTS(1, 2, 3)),
                   NN_PREDICATE_LT);
}

/// From opset 24 on a mask may end early: what follows is not attended to.
static MlirValue padMask(const Attention *a, MlirValue mask) {
  int64_t last = nnRank(mask) - 1;
  int64_t have = nnDim(mask, last), want = nnDim(a->k, 2);
  if (a->node->opset < 24 || (have == want && have != NN_DYNAMIC))
    return mask;
  NnIntList before = {.n = 2 * last + 1, .data = {0}};
  MlirValue missing = nnSub(a->b, nnBuildSize(a->node, a->k, 2),
                            nnBuildSize(a->node, mask, last));
  MlirValue pads = nnConcat(
      a->b, NN_VALUES(nnBuildInts(a->node, NN_LIST_INTS(before)), missing), 0);
  MlirValue fill =
      nnBuildScalar(a->node, nnElementType(mask),
                    nnIsFloat(nnElementType(mask)) ? -INFINITY : 0);
  return nnPad(a->b, mask, nnBuildShapeOperand(a->node, pads), fill, NULL);
}

/// Masks of other types than boolean are added to the scores.
static MlirValue readMask(const Attention *a, bool *isBoolean) {
  MlirValue mask = nnNodeOptional(a->node, 3);
  if (mlirValueIsNull(mask))
    return mask;
  if (nnRank(mask) < 1)
    return nnNodeInvalid(a->node, "expected a mask with dimensions");
  *isBoolean = nnBitWidth(nnElementType(mask)) == 1;
  return padMask(a, *isBoolean ? mask : nnBuildCast(a->node, mask, a->type));
}

/// What is added to the scores; null if nothing is.
static MlirValue buildBias(Attention *a) {
  bool isBoolean = false;
  MlirValue bias = readMask(a, &isBoolean);
  MlirValue allowed = both(a, allowedByPlace(a), allowedByPadding(a));
  a->mayMaskAll = !mlirValueIsNull(bias) || !mlirValueIsNull(a->valid) ||
                  nnNodeHas(a->node, "left_window_size") ||
                  nnNodeHas(a->node, "right_window_size");
  if (isBoolean) {
    allowed = both(a, allowed, bias);
    bias = (MlirValue){NULL};
  }
  if (mlirValueIsNull(allowed))
    return bias;
  if (mlirValueIsNull(bias))
    bias = nnBuildScalar(a->node, a->type, 0);
  return nnSelect(a->b, allowed, bias,
                  nnBuildScalar(a->node, a->type, -INFINITY));
}

//===----------------------------------------------------------------------===//
// Scores
//===----------------------------------------------------------------------===//

/// The factor of the scores, or its root.
static MlirValue buildScale(const Attention *a, bool isRoot) {
  NnNode *node = a->node;
  int64_t size = nnDim(a->q, 3);
  double scale = nnNodeFloat(node, "scale", 0);
  if (!nnNodeHas(node, "scale") && size != NN_DYNAMIC)
    scale = 1 / sqrt((double)size);
  else if (!nnNodeHas(node, "scale")) {
    MlirType f32 = mlirF32TypeGet(node->importer->context);
    MlirValue factor =
        nnRsqrt(a->b, nnBuildCast(node, nnBuildSize(node, a->q, 3), f32));
    return nnBuildCast(node, isRoot ? nnSqrt(a->b, factor) : factor, a->type);
  }
  return nnBuildScalar(node, a->type, isRoot ? sqrt(scale) : scale);
}

/// Whether more query heads than one may share a key head.
static bool isGrouped(const Attention *a) {
  return nnDim(a->q, 1) != nnDim(a->k, 1) || nnDim(a->q, 1) == NN_DYNAMIC;
}

/// Makes the queries of all heads that share a key head rows of one matrix.
static MlirValue joinGroups(const Attention *a, MlirValue x) {
  if (!isGrouped(a))
    return x;
  return nnBuildReshaped(a->node, x, 4,
                         (const MlirValue[]){nnBuildSize(a->node, x, 0),
                                             nnBuildSize(a->node, a->k, 1),
                                             nnBuildInts(a->node, NN_INTS(-1)),
                                             nnBuildSize(a->node, x, 3)});
}

static MlirValue splitGroups(const Attention *a, MlirValue x) {
  if (!isGrouped(a) || mlirValueIsNull(x))
    return x;
  return nnBuildReshaped(a->node, x, 4,
                         (const MlirValue[]){nnBuildSize(a->node, x, 0),
                                             nnBuildSize(a->node, a->q, 1),
                                             nnBuildSize(a->node, a->q, 2),
                                             nnBuildSize(a->node, x, 3)});
}

/// f16 would overflow where only one of the factors is scaled.
static MlirValue buildScores(const Attention *a) {
  bool isHalf = mlirTypeIsAF16(a->type);
  MlirValue k = nnBuildCast(a->node, a->k, a->type);
  MlirValue q = nnMul(a->b, a->q, buildScale(a, isHalf));
  if (isHalf)
    k = nnMul(a->b, k, buildScale(a, isHalf));
  k = nnTranspose(a->b, k, NN_INTS(0, 1, 3, 2));
  return splitGroups(a, nnMatmul(a->b, joinGroups(a, q), k));
}

static MlirValue capScores(const Attention *a, MlirValue scores) {
  double cap = nnNodeFloat(a->node, "softcap", 0);
  if (cap <= 0)
    return scores;
  MlirValue scalar = nnBuildScalar(a->node, a->type, cap);
  return nnMul(a->b, nnTanh(a->b, nnDiv(a->b, scores, scalar)), scalar);
}

/// The type that softmax is computed in.
static MlirType readPrecision(const Attention *a, MlirType absent) {
  NnNode *node = a->node;
  if (!nnNodeHas(node, "softmax_precision"))
    return absent;
  MlirType precision =
      nnImportElementType(node->importer->context,
                          (int32_t)nnNodeInt(node, "softmax_precision", 0));
  if (!mlirTypeIsNull(precision) && nnIsFloat(precision))
    return precision;
  nnNodeInvalid(node, "softmax_precision is no floating-point type");
  return absent;
}

static MlirValue buildWeights(const Attention *a, MlirValue scores,
                              MlirValue bias) {
  NnNode *node = a->node;
  MlirType precision = readPrecision(a, a->type);
  MlirValue weights = nnBuildCast(
      node, nnSoftmax(a->b, nnBuildCast(node, scores, precision), NULL),
      a->type);
  if (mlirValueIsNull(bias) || !a->mayMaskAll)
    return weights;
  NnReduceMaxOptions keep = {.keepdims = nnUnitAttr(a->b)};
  MlirValue most = nnReduceMax(a->b, bias, NN_INTS(-1), &keep);
  MlirValue isMasked = nnCompare(
      a->b, most, nnBuildScalar(node, a->type, -INFINITY), NN_PREDICATE_EQ);
  return nnSelect(a->b, isMasked, nnBuildScalar(node, a->type, 0), weights);
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

static bool checkHeads(const Attention *a) {
  int64_t q = nnDim(a->q, 1), kv = nnDim(a->k, 1);
  if (q == NN_DYNAMIC || kv == NN_DYNAMIC || (kv > 0 && q % kv == 0))
    return true;
  nnNodeInvalid(a->node, "%lld query heads can't share %lld key heads",
                (long long)q, (long long)kv);
  return false;
}

/// Gives output 3 what `qk_matmul_output_mode` says of the steps so far.
static void setScores(const Attention *a, int64_t mode, MlirValue value) {
  if (nnNodeInt(a->node, "qk_matmul_output_mode", 0) == mode)
    nnNodeSetOutput(a->node, 3, value);
}

static MlirValue convertAttention(NnNode *node) {
  Attention a;
  if (!readOperands(node, &a) || !checkHeads(&a))
    return (MlirValue){NULL};
  MlirValue bias = buildBias(&a);
  MlirValue scores = buildScores(&a);
  setScores(&a, 0, scores);
  scores = capScores(&a, scores);
  setScores(&a, 1, scores);
  if (!mlirValueIsNull(bias))
    scores = nnAdd(a.b, scores, bias);
  setScores(&a, 2, scores);
  MlirValue weights = buildWeights(&a, scores, bias);
  setScores(&a, 3, weights);
  if (nnNodeFailed(node) || mlirValueIsNull(weights))
    return (MlirValue){NULL};
  MlirValue v = nnBuildCast(node, a.v, a.type);
  MlirValue y = splitGroups(&a, nnMatmul(a.b, joinGroups(&a, weights), v));
  if (!a.isPacked)
    return y;
  return nnBuildPackedHeads(node, nnTranspose(a.b, y, NN_INTS(0, 2, 1, 3)));
}

//===----------------------------------------------------------------------===//
// FlexAttention
//===----------------------------------------------------------------------===//

/// What the graph of an attribute makes of a value; itself without one.
static MlirValue modify(const Attention *a, const char *name, MlirValue value) {
  NnNode *node = a->node;
  if (!nnNodeHas(node, name) || mlirValueIsNull(value))
    return value;
  NnItem input = nnTensorItem(value), result = {NN_ITEM_NONE, {NULL}};
  NnBody body = {.graph = nnNodeGraph(node, name),
                 .numInputs = 1,
                 .inputs = &input,
                 .results = &result};
  if (!body.graph)
    return (MlirValue){NULL};
  if (body.graph->proto->n_input != 1 || body.graph->proto->n_output != 1)
    return nnNodeInvalid(node, "%s must have one input and one output", name);
  if (!nnImportBody(node, &body, node->scope->block))
    return (MlirValue){NULL};
  if (result.kind != NN_ITEM_TENSOR)
    return nnNodeInvalid(node, "%s gives no tensor", name);
  return nnBuildCast(node, result.tensor, nnElementType(value));
}

/// In f32 at least, from the scores on until the result.
static MlirValue convertFlexAttention(NnNode *node) {
  Attention a;
  if (!readOperands(node, &a) || !checkHeads(&a))
    return (MlirValue){NULL};
  if (a.isPacked)
    return nnNodeInvalid(node, "expected query, key and value of rank 4");
  bool isWide = nnBitWidth(a.type) >= 32;
  MlirType precision = readPrecision(
      &a, isWide ? a.type : mlirF32TypeGet(node->importer->context));
  MlirValue scores = nnBuildCast(node, buildScores(&a), precision);
  scores = modify(&a, "score_mod", scores);
  MlirValue weights = modify(&a, "prob_mod", nnSoftmax(a.b, scores, NULL));
  if (nnNodeFailed(node) || mlirValueIsNull(weights))
    return (MlirValue){NULL};
  MlirValue v = nnBuildCast(node, a.v, precision);
  MlirValue y = splitGroups(&a, nnMatmul(a.b, joinGroups(&a, weights), v));
  return nnBuildCast(node, y, a.type);
}

const NnOpRow nnAttentionRows[] = {
    {"Attention", 23, NN_LATEST, .convert = convertAttention},
    {"ai.onnx.preview.FlexAttention", 0, NN_LATEST,
     .convert = convertFlexAttention},
    {.name = NULL}};
