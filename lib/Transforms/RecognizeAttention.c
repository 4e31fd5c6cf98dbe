//===- RecognizeAttention.c - Attention from its products -----------------===//
// matmul(softmax(matmul(q, transpose(k)) * scale + mask), v) becomes
// nn.attention. Transposes that split and merge heads become its layouts, parts
// of a packed projection slices of it, constant factors its scale.
//===----------------------------------------------------------------------===//
#include "HeadsView.h"
#include "Monomial.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

/// The scores before the softmax: product * scale + mask.
typedef struct Scores {
  MlirOperation product;
  MlirValue masks[2]; ///< Null where there are fewer.
  int numMasks;
  double scale;
} Scores;

static bool isProduct(MlirValue value) {
  return nnIsaMatmul(nnDefiningOp(value));
}

enum { maxDepth = 4 };

/// Whether a value is a product of matrices that is scaled and masked by at
/// most `depth` ops.
static bool leadsToProduct(MlirValue value, int depth) {
  MlirOperation op = nnDefiningOp(value);
  if (nnIsaMatmul(op))
    return true;
  if (!depth || (!nnIsaAdd(op) && !nnIsaMul(op) && !nnIsaDiv(op)))
    return false;
  return leadsToProduct(nnOperand(op, 0), depth - 1) ||
         leadsToProduct(nnOperand(op, 1), depth - 1);
}

/// Reads one op, from the softmax on; false if it is none that scores have. A
/// factor between it and the mask would be the mask's too.
static bool readScoresOp(Scores *s, MlirOperation op, MlirValue *next) {
  double number;
  if (nnIsaAdd(op) && s->numMasks < 2 && s->scale == 1) {
    int i = leadsToProduct(nnOperand(op, 0), maxDepth) ? 0 : 1;
    s->masks[s->numMasks++] = nnOperand(op, 1 - i);
    *next = nnOperand(op, i);
    return true;
  }
  bool isFirst = nnIsaMul(op) && nnConstantScalar(nnOperand(op, 0), &number);
  if (!isFirst && !((nnIsaMul(op) || nnIsaDiv(op)) &&
                    nnConstantScalar(nnOperand(op, 1), &number)))
    return false;
  s->scale *= nnIsaDiv(op) ? 1 / number : number;
  *next = nnOperand(op, isFirst ? 1 : 0);
  return true;
}

static bool readScores(MlirValue value, Scores *out) {
  *out = (Scores){.scale = 1};
  MlirType type = mlirValueGetType(value);
  while (!isProduct(value)) {
    MlirOperation op = nnDefiningOp(value);
    if (!nnHasOneUse(value) || !readScoresOp(out, op, &value) ||
        !mlirTypeEqual(mlirValueGetType(value), type))
      return false;
  }
  out->product = nnDefiningOp(value);
  return nnHasOneUse(value);
}

/// Whether two products have the same leading dimensions, of which there are
/// one or two.
static bool sameBatch(MlirValue x, MlirValue y) {
  NnShape a = nnValueShape(x), b = nnValueShape(y);
  if (a.rank != b.rank || (a.rank != 3 && a.rank != 4))
    return false;
  for (int64_t i = 0; i + 2 < a.rank; ++i)
    if (a.dims[i] != b.dims[i])
      return false;
  return true;
}

/// A value itself, in bhsd, with its last dimensions exchanged if it is
/// transposed.
static HeadsView plainView(NnBuilder b, const HeadsView *view,
                           bool isTransposed) {
  MlirValue value = view->value;
  if (isTransposed)
    value = nnTranspose(
        b, value, view->rank == 4 ? NN_INTS(0, 1, 3, 2) : NN_INTS(0, 2, 1));
  return (HeadsView){.value = value,
                     .base = value,
                     .scale = 1,
                     .rank = view->rank,
                     .dims = {0, 1, 2, 3},
                     .fixed = -1};
}

static int64_t headsOf(const HeadsView *v) {
  return nnValueShape(v->base).dims[v->dims[v->rank - 3]];
}

/// Whether the queries are traced to bshd. They are taken as they are if they
/// are traced to no layout, or to fewer heads.
static bool settleQuery(NnBuilder b, HeadsView *q) {
  bool isWhole = headsOf(q) == nnValueShape(q->value).dims[q->rank - 3];
  bool isBshd = isWhole && nnHeadsViewIs(q, true);
  if (!isBshd && !(isWhole && nnHeadsViewIs(q, false)))
    *q = plainView(b, q, false);
  return isBshd;
}

/// The same for keys and values, which have one layout.
static bool settleKeyValue(NnBuilder b, HeadsView *k, HeadsView *v) {
  for (int isBshd = 1; isBshd >= 0 && headsOf(k) == headsOf(v); --isBshd)
    if (nnHeadsViewIs(k, isBshd) && nnHeadsViewIs(v, isBshd) && v->scale == 1)
      return isBshd;
  *k = plainView(b, k, true);
  *v = plainView(b, v, false);
  return false;
}

/// The only user of a value, if it is a transpose that exchanges heads and
/// sequence.
static MlirOperation findMerge(MlirValue value) {
  MlirOperation none = {NULL};
  if (!nnHasOneUse(value))
    return none;
  MlirOperation op = mlirOpOperandGetOwner(mlirValueGetFirstUse(value));
  if (!nnIsaTranspose(op))
    return none;
  int64_t at = nnRank(value) - 3, perm[NN_MAX_RANK] = {0, 1, 2, 3};
  perm[at] = at + 1;
  perm[at + 1] = at;
  for (int64_t i = 0; i < nnRank(value); ++i)
    if (nnTransposeGetPermAt(op, i) != perm[i])
      return none;
  return op;
}

static MlirAttribute layoutAttr(NnBuilder b, bool isBshd) {
  return nnI32Attr(b, isBshd ? NN_HEAD_LAYOUT_BSHD : NN_HEAD_LAYOUT_BHSD);
}

static MlirValue maskOf(NnBuilder b, const Scores *s) {
  return s->numMasks == 2 ? nnAdd(b, s->masks[0], s->masks[1]) : s->masks[0];
}

/// Replaces the second product, and the transpose that merges its heads.
static MlirLogicalResult build(NnBuilder b, MlirOperation op,
                               const Scores *scores) {
  HeadsView q = nnHeadsViewOf(nnOperand(scores->product, 0));
  HeadsView k = nnHeadsViewOf(nnOperand(scores->product, 1));
  HeadsView v = nnHeadsViewOf(nnOperand(op, 1));
  nnHeadsViewTranspose(&k);
  bool isQueryBshd = settleQuery(b, &q);
  bool isKeyBshd = settleKeyValue(b, &k, &v);
  MlirOperation merge = findMerge(nnResult(op, 0));
  bool isMerged = !mlirOperationIsNull(merge);
  MlirOperation last = isMerged ? merge : op;
  MlirType type = mlirValueGetType(nnResult(last, 0));
  NnAttentionOptions options = {.qLayout = layoutAttr(b, isQueryBshd),
                                .kvLayout = layoutAttr(b, isKeyBshd),
                                .layout = layoutAttr(b, isMerged)};
  double scale = scores->scale * q.scale * k.scale;
  MlirValue qs = nnHeadsViewBuild(b, &q), ks = nnHeadsViewBuild(b, &k);
  MlirValue vs = nnHeadsViewBuild(b, &v), mask = maskOf(b, scores);
  MlirValue result =
      nnTypeShape(type).rank == 4
          ? nnAttentionTyped(b, type, qs, ks, vs, mask, scale, &options)
          : nnSqueezeTyped(b, type,
                           nnAttention(b, qs, ks, vs, mask, scale, &options),
                           NN_INTS(0));
  return nnReplaceOp(b.rewriter, last, result);
}

static MlirLogicalResult toAttention(MlirOperation op, MlirRewriterBase rw) {
  MlirOperation softmax = nnDefiningOp(nnOperand(op, 0));
  Scores scores;
  if (!nnIsaSoftmax(softmax) || !nnHasOneUse(nnResult(softmax, 0)))
    return nnNoMatch(op, "not a product with a softmax of its own");
  int64_t axis = nnSoftmaxGetAxis(softmax), rank = nnRank(nnResult(softmax, 0));
  if (axis != -1 && axis != rank - 1)
    return nnNoMatch(op, "softmax over another dimension than the keys");
  if (!readScores(nnOperand(softmax, 0), &scores))
    return nnNoMatch(op, "softmax of something else than scaled products");
  MlirValue products = nnResult(scores.product, 0);
  if (!sameBatch(products, nnOperand(op, 1)) ||
      !sameBatch(products, nnOperand(scores.product, 0)) ||
      !sameBatch(products, nnOperand(scores.product, 1)))
    return nnNoMatch(op, "batches that broadcast");
  return build(nnBuilderForOp(rw, op), op, &scores);
}

static const NnPattern patterns[] = {
    {.root = "nn.matmul", .rewrite = toAttention},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, 1, patterns, /*fold=*/false);
}

const NnPassInfo nnRecognizeAttentionPass = {
    .name = "nn-recognize-attention",
    .description = "Make attention of products around a softmax",
    .run = run,
};
