//===- OpLoss.c - NegativeLogLikelihoodLoss, SoftmaxCrossEntropyLoss ------===//
// The class of each target is picked by comparing it with all places along the
// channels: [N, C, …] and [N, …] to [N, …]. No target reads out of bounds.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

enum { reduceNone, reduceSum, reduceMean };

typedef struct Loss {
  MlirValue target;
  MlirValue isPicked; ///< [N, C, …]
  MlirValue ignored;  ///< Whether a target is to be ignored; null: none is.
  MlirValue weights;  ///< Of the classes; null: all are 1.
} Loss;

static bool readLoss(NnNode *node, MlirValue scores, Loss *l) {
  *l = (Loss){.target = nnNodeInput(node, 1),
              .weights = nnNodeOptional(node, 2)};
  if (nnNodeFailed(node))
    return false;
  int64_t rank = nnRank(scores);
  if (rank < 2 || nnRank(l->target) != rank - 1)
    nnNodeInvalid(node, "expected ranks n and n - 1, got %lld and %lld",
                  (long long)rank, (long long)nnRank(l->target));
  else if (!mlirValueIsNull(l->weights) && nnRank(l->weights) != 1)
    nnNodeInvalid(node, "expected weights of rank 1, got %lld",
                  (long long)nnRank(l->weights));
  if (nnNodeFailed(node))
    return false;
  l->target = nnBuildCast(node, l->target, nnI64(node));
  l->isPicked = nnCompare(node->b, nnUnsqueeze(node->b, l->target, NN_INTS(1)),
                          nnBuildPlaces(node, scores, 1), NN_PREDICATE_EQ);
  if (nnNodeHas(node, "ignore_index"))
    l->ignored =
        nnCompare(node->b, l->target,
                  nnBuildScalar(node, nnI64(node),
                                (double)nnNodeInt(node, "ignore_index", 0)),
                  NN_PREDICATE_EQ);
  return true;
}

/// What `values`, which broadcasts to [N, C, …], has at each target's class.
static MlirValue pick(NnNode *node, const Loss *l, MlirValue values) {
  if (mlirValueIsNull(values))
    return values;
  MlirValue zero = nnBuildScalar(node, nnElementType(values), 0);
  return nnReduceSum(node->b, nnSelect(node->b, l->isPicked, values, zero),
                     NN_INTS(1), NULL);
}

static MlirValue withoutIgnored(NnNode *node, const Loss *l, MlirValue x) {
  if (mlirValueIsNull(l->ignored) || mlirValueIsNull(x))
    return x;
  return nnSelect(node->b, l->ignored, nnBuildScalar(node, nnElementType(x), 0),
                  x);
}

/// The weight of each target; null if all are 1.
static MlirValue buildWeights(NnNode *node, const Loss *l, MlirType element,
                              int64_t rank) {
  NnBuilder b = node->b;
  if (!mlirValueIsNull(l->weights))
    return withoutIgnored(
        node, l,
        pick(node, l, nnBuildTrailingOnes(node, l->weights, rank - 2)));
  if (mlirValueIsNull(l->ignored))
    return l->ignored;
  return nnSelect(b, l->ignored, nnBuildScalar(node, element, 0),
                  nnBuildScalar(node, element, 1));
}

static MlirValue sumOfAll(NnNode *node, MlirValue x) {
  NnIntList axes = {.n = 0};
  if (mlirValueIsNull(x))
    return x;
  for (int64_t rank = nnRank(x); axes.n < rank; ++axes.n)
    axes.data[axes.n] = axes.n;
  return nnReduceSum(node->b, x, NN_LIST_INTS(axes), NULL);
}

/// The number of elements of x as an element of its type.
static MlirValue countOf(NnNode *node, MlirValue x) {
  MlirValue count =
      nnReduceProd(node->b, nnBuildShapeOf(node, x), NN_INTS(0), NULL);
  return nnBuildCast(node, count, nnElementType(x));
}

/// The mean is that of the weights' sum, or of how many terms there are.
static MlirValue reduceLoss(NnNode *node, MlirValue loss, MlirValue weights,
                            int64_t reduction) {
  if (reduction == reduceNone || mlirValueIsNull(loss))
    return loss;
  MlirValue sum = sumOfAll(node, loss);
  if (reduction == reduceSum)
    return sum;
  return nnDiv(node->b, sum,
               mlirValueIsNull(weights) ? countOf(node, loss)
                                        : sumOfAll(node, weights));
}

/// In f32 for narrower floats, which can't count far.
static MlirValue buildLoss(NnNode *node, MlirValue logProbabilities) {
  static const char *const reductions[] = {"none", "sum", "mean", NULL};
  int64_t reduction = nnNodeChoice(node, "reduction", "mean", reductions);
  Loss l;
  if (nnNodeFailed(node) || mlirValueIsNull(logProbabilities) ||
      !readLoss(node, logProbabilities, &l))
    return (MlirValue){NULL};
  MlirType element = nnElementType(logProbabilities);
  MlirType type = nnBitWidth(element) < 32 ? nnF32(node) : element;
  l.weights = nnBuildCast(node, l.weights, type);
  MlirValue weights = buildWeights(node, &l, type, nnRank(logProbabilities));
  MlirValue picked = pick(node, &l, nnBuildCast(node, logProbabilities, type));
  MlirValue loss = withoutIgnored(node, &l, nnNeg(node->b, picked));
  if (!mlirValueIsNull(l.weights))
    loss = nnMul(node->b, loss, weights);
  return nnBuildCast(node, reduceLoss(node, loss, weights, reduction), element);
}

static MlirValue convertNegativeLogLikelihoodLoss(NnNode *node) {
  return buildLoss(node, nnNodeInput(node, 0));
}

static MlirValue convertSoftmaxCrossEntropyLoss(NnNode *node) {
  MlirValue scores = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return scores;
  NnLogSoftmaxOptions options = {.axis = nnI64Attr(node->b, 1)};
  MlirValue logProbabilities = nnLogSoftmax(node->b, scores, &options);
  MlirValue loss = buildLoss(node, logProbabilities);
  if (!mlirValueIsNull(loss) && nnNodeWantsOutput(node, 1))
    nnNodeSetOutput(node, 1, logProbabilities);
  return loss;
}

const NnOpRow nnLossRows[] = {{"NegativeLogLikelihoodLoss", 12, NN_LATEST,
                               .convert = convertNegativeLogLikelihoodLoss},
                              {"SoftmaxCrossEntropyLoss", 12, NN_LATEST,
                               .convert = convertSoftmaxCrossEntropyLoss},
                              {.name = NULL}};
