//===- OpWindowFunction.c - Windows of signals, and MelWeightMatrix -------===//
// Tensors that follow from a few numbers by a formula, computed in f64 and cast
// to the type that the node asks for.
//===----------------------------------------------------------------------===//
#include "Numbers.h"

static const double pi = 3.14159265358979323846;

/// An input of one element as a tensor of rank 1, of its own type.
static MlirValue readNumber(NnNode *node, size_t i) {
  MlirValue value = nnNodeInput(node, i);
  if (nnNodeFailed(node))
    return value;
  return nnFolded(
      node, nnReshape(node->b, value, nnBuildInts(node, NN_INTS(1)), NULL));
}

/// `value` in the type that `output_datatype` names.
static MlirValue asOutput(NnNode *node, MlirValue value) {
  enum { f32 = 1 };
  MlirType type =
      nnImportElementType(node->importer->context,
                          (int32_t)nnNodeInt(node, "output_datatype", f32));
  if (mlirTypeIsNull(type))
    return nnNodeUnsupported(node, "its output_datatype");
  return nnBuildCast(node, value, type);
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// a - b * cos(x) + c * cos(2 x), where x goes once around the circle.
static MlirValue buildWindow(NnNode *node, double a, double b, double c) {
  NnBuilder bd = node->b;
  MlirValue count = readNumber(node, 0);
  bool isPeriodic = nnNodeInt(node, "periodic", 1) != 0;
  if (nnNodeFailed(node))
    return count;
  MlirValue span = nnMinus(node, nnBuildReal(node, count),
                           nnBuildNumber(node, isPeriodic ? 0 : 1));
  MlirValue turns =
      nnDiv(bd, nnBuildCountUp(node, nnBuildWhole(node, count)), span);
  MlirValue x = nnMul(bd, turns, nnBuildNumber(node, 2 * pi));
  MlirValue once = nnMul(bd, nnCos(bd, x), nnBuildNumber(node, -b));
  MlirValue value = nnAdd(bd, once, nnBuildNumber(node, a));
  if (c != 0) {
    MlirValue twice = nnCos(bd, nnAdd(bd, x, x));
    value = nnAdd(bd, value, nnMul(bd, twice, nnBuildNumber(node, c)));
  }
  return asOutput(node, value);
}

static MlirValue convertHannWindow(NnNode *node) {
  return buildWindow(node, 0.5, 0.5, 0);
}
static MlirValue convertHammingWindow(NnNode *node) {
  return buildWindow(node, 25.0 / 46, 21.0 / 46, 0);
}
static MlirValue convertBlackmanWindow(NnNode *node) {
  return buildWindow(node, 0.42, 0.5, 0.08);
}

//===----------------------------------------------------------------------===//
// MelWeightMatrix
//===----------------------------------------------------------------------===//

/// The mel scale has 2595 units a decade beyond 700 Hz.
static const double melsPerDecade = 2595, corner = 700;

static MlirValue melOfHertz(NnNode *node, MlirValue hertz) {
  MlirValue ratio = nnPlus(
      node, nnOver(node, nnBuildReal(node, hertz), nnBuildNumber(node, corner)),
      nnBuildNumber(node, 1));
  const double ln10 = 2.30258509299404568402;
  return nnTimes(node, nnFolded(node, nnLog(node->b, ratio)),
                 nnBuildNumber(node, melsPerDecade / ln10));
}

static MlirValue hertzOfMel(NnNode *node, MlirValue mel) {
  NnBuilder b = node->b;
  MlirValue decades = nnDiv(b, mel, nnBuildNumber(node, melsPerDecade));
  MlirValue ten =
      nnExpand(b, nnBuildNumber(node, 10), nnBuildShapeOf(node, decades));
  return nnMul(b, nnSub(b, nnPow(b, ten, decades), nnBuildNumber(node, 1)),
               nnBuildNumber(node, corner));
}

/// What the matrix is made of; numbers have one element, f64.
typedef struct Mel {
  MlirValue count;     ///< Bands, i64.
  MlirValue low, step; ///< Where the first band begins, and how wide one is.
  MlirValue length;    ///< Of the transform.
  MlirValue rate;      ///< Samples a second.
} Mel;

static Mel readMel(NnNode *node) {
  Mel m = {.count = nnBuildWhole(node, readNumber(node, 0)),
           .length = nnBuildReal(node, readNumber(node, 1)),
           .rate = nnBuildReal(node, readNumber(node, 2)),
           .low = melOfHertz(node, readNumber(node, 3))};
  MlirValue high = melOfHertz(node, readNumber(node, 4));
  m.step =
      nnOver(node, nnMinus(node, high, m.low),
             nnPlus(node, nnBuildReal(node, m.count), nnBuildNumber(node, 2)));
  return m;
}

/// The bin in which corner `k` of each band's triangle lies, [bands].
static MlirValue binsOf(NnNode *node, const Mel *m, int k) {
  NnBuilder b = node->b;
  MlirValue band =
      nnAdd(b, nnBuildCountUp(node, m->count), nnBuildNumber(node, k));
  MlirValue hertz = hertzOfMel(node, nnAdd(b, nnMul(b, band, m->step), m->low));
  MlirValue bins = nnPlus(node, m->length, nnBuildNumber(node, 1));
  return nnFloor(b, nnDiv(b, nnMul(b, hertz, bins), m->rate));
}

/// x in [low, high], as flags.
static MlirValue isBetween(NnBuilder b, MlirValue low, MlirValue x,
                           MlirValue high) {
  return nnAnd(b, nnCompare(b, low, x, NN_PREDICATE_LE),
               nnCompare(b, x, high, NN_PREDICATE_LE));
}

/// Weights rise from a band's left corner to its center and fall to its right.
static MlirValue convertMelWeightMatrix(NnNode *node) {
  NnBuilder b = node->b;
  Mel m = readMel(node);
  if (nnNodeFailed(node))
    return m.count;
  MlirValue left = binsOf(node, &m, 0), center = binsOf(node, &m, 1);
  MlirValue right = binsOf(node, &m, 2);
  MlirValue one = nnBuildNumber(node, 1), zero = nnBuildNumber(node, 0);
  MlirValue half = nnTimes(node, m.length, nnBuildNumber(node, 0.5));
  MlirValue rows = nnPlus(node, nnFolded(node, nnFloor(b, half)), one);
  MlirValue row = nnUnsqueeze(b, nnBuildCountUp(node, nnBuildWhole(node, rows)),
                              NN_INTS(1));
  MlirValue isSteep = nnCompare(b, left, center, NN_PREDICATE_EQ);
  MlirValue rise = nnDiv(b, nnSub(b, row, left), nnSub(b, center, left));
  MlirValue fall = nnDiv(b, nnSub(b, right, row), nnSub(b, right, center));
  rise = nnSelect(b, isBetween(b, left, row, center),
                  nnSelect(b, isSteep, one, rise), zero);
  MlirValue isFalling = nnAnd(b, nnCompare(b, row, center, NN_PREDICATE_GE),
                              nnCompare(b, row, right, NN_PREDICATE_LT));
  return asOutput(node, nnSelect(b, isFalling, fall, rise));
}

const NnOpRow nnWindowFunctionRows[] = {
    {"HannWindow", 17, NN_LATEST, .convert = convertHannWindow},
    {"HammingWindow", 17, NN_LATEST, .convert = convertHammingWindow},
    {"BlackmanWindow", 17, NN_LATEST, .convert = convertBlackmanWindow},
    {"MelWeightMatrix", 17, NN_LATEST, .convert = convertMelWeightMatrix},
    {.name = NULL}};
