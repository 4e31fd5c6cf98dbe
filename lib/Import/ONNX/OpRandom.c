//===- OpRandom.c - Random numbers and Dropout ----------------------------===//
// All are made of nn.random, by the attribute `seed` or, without it, by a seed
// of the node's own: a compiled model gives the same numbers in each run.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

#include <string.h>

/// A seed for one of the node's streams of numbers. Dropout's attribute is an
/// integer, the others' a float.
static int64_t seedOf(NnNode *node, int64_t stream, bool isInteger) {
  bool isGiven = nnNodeHas(node, "seed");
  uint64_t own = isGiven ? 0 : (uint64_t)node->index + 1;
  float given = isInteger ? 0 : (float)nnNodeFloat(node, "seed", 0);
  uint32_t bits = isInteger ? (uint32_t)nnNodeInt(node, "seed", 0) : 0;
  if (!isInteger)
    memcpy(&bits, &given, sizeof bits);
  return (int64_t)(own << 40 | (uint64_t)stream << 32 | bits);
}

/// f32 numbers from [0, 1).
static MlirValue buildUniform(NnNode *node, MlirValue shape, int64_t stream) {
  return nnRandom(node->b, shape, seedOf(node, stream, false));
}

/// By Box and Muller, A note on the generation of random normal deviates, 1958.
static MlirValue buildNormal(NnNode *node, MlirValue shape) {
  NnBuilder b = node->b;
  MlirType f32 = nnF32(node);
  MlirValue one = nnBuildScalar(node, f32, 1);
  MlirValue above0 = nnSub(b, one, buildUniform(node, shape, 0));
  MlirValue turn = nnMul(b, buildUniform(node, shape, 1),
                         nnBuildScalar(node, f32, 6.28318530717958647692));
  MlirValue square = nnMul(b, nnLog(b, above0), nnBuildScalar(node, f32, -2));
  return nnMul(b, nnSqrt(b, square), nnCos(b, turn));
}

/// x * scale + offset, in another type.
static MlirValue buildScaled(NnNode *node, MlirValue x, double scale,
                             double offset, MlirType element) {
  NnBuilder b = node->b;
  MlirType f32 = nnF32(node);
  MlirValue scaled = nnMul(b, x, nnBuildScalar(node, f32, scale));
  return nnBuildCast(node, nnAdd(b, scaled, nnBuildScalar(node, f32, offset)),
                     element);
}

//===----------------------------------------------------------------------===//
// RandomUniform, RandomNormal
//===----------------------------------------------------------------------===//

static MlirValue uniformOf(NnNode *node, MlirValue shape, MlirType element) {
  double low = nnNodeFloat(node, "low", 0), high = nnNodeFloat(node, "high", 1);
  if (nnNodeFailed(node))
    return (MlirValue){NULL};
  return buildScaled(node, buildUniform(node, shape, 0), high - low, low,
                     element);
}

static MlirValue normalOf(NnNode *node, MlirValue shape, MlirType element) {
  double mean = nnNodeFloat(node, "mean", 0);
  double scale = nnNodeFloat(node, "scale", 1);
  if (nnNodeFailed(node))
    return (MlirValue){NULL};
  return buildScaled(node, buildNormal(node, shape), scale, mean, element);
}

static MlirValue readShape(NnNode *node) {
  NnIntList shape;
  if (!nnNodeInts(node, "shape", &shape) && !nnNodeFailed(node))
    return nnNodeInvalid(node, "shape is missing");
  return nnBuildInts(node, NN_LIST_INTS(shape));
}

static MlirValue convertRandomUniform(NnNode *node) {
  MlirType element = nnNodeElementType(node, "dtype", nnF32(node));
  return uniformOf(node, readShape(node), element);
}

static MlirValue convertRandomNormal(NnNode *node) {
  MlirType element = nnNodeElementType(node, "dtype", nnF32(node));
  return normalOf(node, readShape(node), element);
}

static MlirValue convertRandomUniformLike(NnNode *node) {
  MlirValue like = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return like;
  MlirType element = nnNodeElementType(node, "dtype", nnElementType(like));
  return uniformOf(node, nnBuildShapeOf(node, like), element);
}

static MlirValue convertRandomNormalLike(NnNode *node) {
  MlirValue like = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return like;
  MlirType element = nnNodeElementType(node, "dtype", nnElementType(like));
  return normalOf(node, nnBuildShapeOf(node, like), element);
}

//===----------------------------------------------------------------------===//
// Bernoulli, Multinomial
//===----------------------------------------------------------------------===//

/// 1 with the probability that the input says.
static MlirValue convertBernoulli(NnNode *node) {
  MlirValue p = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return p;
  MlirType element = nnNodeElementType(node, "dtype", nnElementType(p));
  if (nnNodeFailed(node))
    return p;
  MlirValue u = buildUniform(node, nnBuildShapeOf(node, p), 0);
  MlirValue isOne =
      nnCompare(node->b, u, nnBuildCast(node, p, nnF32(node)), NN_PREDICATE_LT);
  return nnBuildCast(node, isOne, element);
}

/// The class with the largest logarithm plus Gumbel noise is drawn with the
/// probability of its class: Gumbel, Statistical theory of extreme values,
/// 1954.
static MlirValue buildDraws(NnNode *node, MlirValue logarithms, MlirValue u) {
  NnBuilder b = node->b;
  // Between 0 and 1, neither of which has a finite logarithm of the logarithm.
  MlirValue inside = nnAdd(b, u, nnBuildScalar(node, nnF32(node), 0x1p-25));
  MlirValue noise = nnNeg(b, nnLog(b, nnNeg(b, nnLog(b, inside))));
  MlirValue x =
      nnUnsqueeze(b, nnBuildCast(node, logarithms, nnF32(node)), NN_INTS(1));
  return nnArgMax(b, nnAdd(b, x, noise), 2, NULL);
}

static MlirValue convertMultinomial(NnNode *node) {
  MlirValue input = nnNodeInput(node, 0);
  int64_t samples = nnNodeInt(node, "sample_size", 1);
  if (nnNodeFailed(node))
    return input;
  if (nnRank(input) != 2)
    return nnNodeInvalid(node, "expected rank 2, got %lld",
                         (long long)nnRank(input));
  MlirType i32 = mlirIntegerTypeGet(node->importer->context, 32);
  MlirType element = nnNodeElementType(node, "dtype", i32);
  if (nnNodeFailed(node))
    return input;
  MlirValue shape = nnConcat(node->b,
                             NN_VALUES(nnBuildSize(node, input, 0),
                                       nnBuildInts(node, NN_INTS(samples)),
                                       nnBuildSize(node, input, 1)),
                             0);
  MlirValue u = buildUniform(node, nnFolded(node, shape), 0);
  return nnBuildCast(node, buildDraws(node, input, u), element);
}

//===----------------------------------------------------------------------===//
// Dropout
//===----------------------------------------------------------------------===//

/// Whether the model is trained: an attribute's opposite before opset 7, never
/// before 12, then an input. Null if it surely isn't.
static MlirValue readTraining(NnNode *node) {
  MlirType i1 = mlirIntegerTypeGet(node->importer->context, 1);
  MlirValue none = {NULL}, input = nnNodeOptional(node, 2);
  int64_t known = 0;
  if (node->opset < 7)
    return nnNodeInt(node, "is_test", 0) ? none : nnBuildScalar(node, i1, 1);
  if (mlirValueIsNull(input) ||
      (nnElementsInts(nnConstantValue(input), 1, &known) == 1 && !known))
    return none;
  return nnReshape(node->b, input, nnBuildInts(node, NN_NO_INTS), NULL);
}

/// The probability of 0 as an f32 scalar.
static MlirValue readRatio(NnNode *node) {
  MlirValue input = nnNodeOptional(node, 1);
  if (mlirValueIsNull(input))
    return nnBuildScalar(node, nnF32(node), nnNodeFloat(node, "ratio", 0.5));
  return nnReshape(node->b, nnBuildCast(node, input, nnF32(node)),
                   nnBuildInts(node, NN_NO_INTS), NULL);
}

/// The mask has had elements of its own type since opset 10.
static void setMask(NnNode *node, MlirValue mask, MlirType element) {
  if (nnNodeWantsOutput(node, 1) && !nnNodeFailed(node))
    nnNodeSetOutput(node, 1,
                    node->opset < 10 ? nnBuildCast(node, mask, element) : mask);
}

/// Exporters leave such nodes where a probability is set to 0.
static bool dropsNothing(NnNode *node) {
  double ratio = 1;
  MlirValue input = nnNodeOptional(node, 1);
  if (mlirValueIsNull(input))
    return nnNodeFloat(node, "ratio", 0.5) == 0;
  return nnElementsSplat(nnConstantValue(input), &ratio) && ratio == 0;
}

static MlirValue keepAll(NnNode *node, MlirValue x) {
  MlirType i1 = mlirIntegerTypeGet(node->importer->context, 1);
  return nnExpand(node->b, nnBuildScalar(node, i1, 1), nnBuildShapeOf(node, x));
}

/// Zeros at random, and the rest scaled so that the mean stays; if `training`
/// does not hold, x itself.
static MlirValue dropElements(NnNode *node, MlirValue x, MlirValue training) {
  NnBuilder b = node->b;
  MlirType element = nnElementType(x);
  MlirValue zero = nnBuildScalar(node, nnF32(node), 0);
  MlirValue one = nnBuildScalar(node, nnF32(node), 1);
  MlirValue ratio = nnSelect(b, training, readRatio(node), zero);
  MlirValue u = nnRandom(b, nnBuildShapeOf(node, x), seedOf(node, 0, true));
  MlirValue mask = nnCompare(b, u, ratio, NN_PREDICATE_GE);
  MlirValue scale =
      nnBuildCast(node, nnDiv(b, one, nnSub(b, one, ratio)), element);
  setMask(node, mask, element);
  return nnSelect(b, mask, nnMul(b, x, scale), nnBuildScalar(node, element, 0));
}

static MlirValue convertDropout(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node))
    return x;
  MlirValue training = readTraining(node);
  if (nnNodeFailed(node))
    return x;
  if (!mlirValueIsNull(training) && !dropsNothing(node))
    return dropElements(node, x, training);
  if (nnNodeWantsOutput(node, 1))
    setMask(node, keepAll(node, x), nnElementType(x));
  return x;
}

const NnOpRow nnRandomRows[] = {
    {"RandomUniform", 1, NN_LATEST, .convert = convertRandomUniform},
    {"RandomUniformLike", 1, NN_LATEST, .convert = convertRandomUniformLike},
    {"RandomNormal", 1, NN_LATEST, .convert = convertRandomNormal},
    {"RandomNormalLike", 1, NN_LATEST, .convert = convertRandomNormalLike},
    {"Bernoulli", 15, NN_LATEST, .convert = convertBernoulli},
    {"Multinomial", 7, NN_LATEST, .convert = convertMultinomial},
    {"Dropout", 1, NN_LATEST, .convert = convertDropout},
    {.name = NULL}};
