//===- OpReduction.c - Reductions -----------------------------------------===//
// Axes were attributes first (until opset 13 for ReduceSum, 18 for the rest),
// then an input, which may be known at run time only. Reductions without an op
// of their own are composed, in a wider type where elements would lose digits.
//===----------------------------------------------------------------------===//
#include "RuntimeShape.h"

#include <math.h>

typedef struct Reduction {
  MlirValue input;
  NnIntList axes;         ///< If known,
  MlirValue runtimeAxes;  ///< else not null,
  MlirValue runtimeShape; ///< and what remains of input's shape.
  bool keepdims;
  bool isNothing; ///< No axes, and that means none.
} Reduction;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static void fillAxes(NnIntList *axes, int64_t rank) {
  for (axes->n = 0; axes->n < rank; ++axes->n)
    axes->data[axes->n] = axes->n;
}

/// False if the axes are known at run time only.
static bool readAxes(NnNode *node, Reduction *r) {
  r->axes.n = 0;
  if (nnNodeHas(node, "axes"))
    return nnNodeInts(node, "axes", &r->axes);
  MlirValue tensor = nnNodeOptional(node, 1);
  if (mlirValueIsNull(tensor) || !nnNodeExpectList(node, tensor))
    return true;
  r->axes.n =
      nnElementsInts(nnConstantValue(tensor), NN_MAX_INTS, r->axes.data);
  r->runtimeAxes = r->axes.n < 0 ? tensor : (MlirValue){NULL};
  return r->axes.n >= 0;
}

/// False if the node failed.
static bool readReduction(NnNode *node, Reduction *r) {
  *r = (Reduction){.input = nnNodeInput(node, 0),
                   .keepdims = nnNodeInt(node, "keepdims", 1) != 0};
  bool isNoop = nnNodeInt(node, "noop_with_empty_axes", 0) != 0;
  bool isKnown = readAxes(node, r);
  if (nnNodeFailed(node))
    return false;
  if (!isKnown)
    r->runtimeShape =
        nnBuildReducedShape(node, r->input, r->runtimeAxes, !isNoop);
  r->isNothing = isKnown && isNoop && !r->axes.n;
  if (isKnown && !r->isNothing && !r->axes.n)
    fillAxes(&r->axes, nnRank(r->input));
  return true;
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

static MlirValue reduceKnown(NnNode *node, const Reduction *r, int64_t reducer,
                             MlirValue x, bool keep) {
  NnInts axes = NN_LIST_INTS(r->axes);
  MlirAttribute keepdims = keep ? nnUnitAttr(node->b) : mlirAttributeGetNull();
  switch (reducer) {
  case NN_REDUCER_PROD:
    return nnReduceProd(node->b, x, axes,
                        &(NnReduceProdOptions){.keepdims = keepdims});
  case NN_REDUCER_MAX:
    return nnReduceMax(node->b, x, axes,
                       &(NnReduceMaxOptions){.keepdims = keepdims});
  case NN_REDUCER_MIN:
    return nnReduceMin(node->b, x, axes,
                       &(NnReduceMinOptions){.keepdims = keepdims});
  default:
    return nnReduceSum(node->b, x, axes,
                       &(NnReduceSumOptions){.keepdims = keepdims});
  }
}

/// Reduces and leaves dimensions of size 1.
static MlirValue reduceKeeping(NnNode *node, const Reduction *r,
                               int64_t reducer, MlirValue x) {
  if (r->isNothing)
    return x;
  return mlirValueIsNull(r->runtimeShape)
             ? reduceKnown(node, r, reducer, x, true)
             : nnReduceTo(node->b, x, r->runtimeShape, reducer);
}

/// How many dimensions are left without those that are reduced.
static int64_t droppedRank(NnNode *node, const Reduction *r) {
  int64_t rank = nnRank(r->input), n = nnDim(r->runtimeAxes, 0);
  int64_t left = n > 0 ? rank - n : nnNodeDeclaredRank(node, 0);
  if (left < 0 || left > rank)
    nnNodeUnsupported(node, "how many dimensions the result has is not known");
  return left;
}

/// Drops the dimensions that reduceKeeping left, unless they are wanted.
static MlirValue dropReduced(NnNode *node, const Reduction *r, MlirValue x) {
  if (r->keepdims || r->isNothing || mlirValueIsNull(x))
    return x;
  if (mlirValueIsNull(r->runtimeShape))
    return nnSqueeze(node->b, x, NN_LIST_INTS(r->axes));
  int64_t rank = droppedRank(node, r);
  if (nnNodeFailed(node) || rank == nnRank(x))
    return x;
  NnReshapeOptions options = {.allowZero = nnUnitAttr(node->b)};
  return nnReshape(node->b, x,
                   nnBuildSqueezedShape(node, x, r->runtimeAxes, rank),
                   &options);
}

static MlirValue reduceBy(NnNode *node, const Reduction *r, int64_t reducer,
                          MlirValue x) {
  if (!r->isNothing && mlirValueIsNull(r->runtimeShape))
    return reduceKnown(node, r, reducer, x, r->keepdims);
  return dropReduced(node, r, reduceKeeping(node, r, reducer, x));
}

/// The input in f32 for narrower floats, in f64 for integers.
static MlirValue widened(NnNode *node, const Reduction *r) {
  MlirContext context = node->importer->context;
  MlirType element = nnElementType(r->input);
  if (nnIsFloat(element))
    return nnBitWidth(element) >= 32
               ? r->input
               : nnBuildCast(node, r->input, mlirF32TypeGet(context));
  return nnBuildCast(node, r->input, mlirF64TypeGet(context));
}

static MlirValue narrowed(NnNode *node, const Reduction *r, MlirValue x) {
  return nnBuildCast(node, x, nnElementType(r->input));
}

//===----------------------------------------------------------------------===//
// The operators
//===----------------------------------------------------------------------===//

static MlirValue convertBy(NnNode *node, int64_t reducer) {
  Reduction r;
  return readReduction(node, &r) ? reduceBy(node, &r, reducer, r.input)
                                 : (MlirValue){NULL};
}

static MlirValue convertReduceSum(NnNode *node) {
  return convertBy(node, NN_REDUCER_SUM);
}
static MlirValue convertReduceProd(NnNode *node) {
  return convertBy(node, NN_REDUCER_PROD);
}
static MlirValue convertReduceMax(NnNode *node) {
  return convertBy(node, NN_REDUCER_MAX);
}
static MlirValue convertReduceMin(NnNode *node) {
  return convertBy(node, NN_REDUCER_MIN);
}

/// The sum over how many elements of input make one of the result.
static MlirValue buildMean(NnNode *node, const Reduction *r, MlirValue x) {
  NnBuilder b = node->b;
  MlirValue all =
      nnReduceProd(b, nnBuildShapeOf(node, r->input), NN_INTS(0), NULL);
  MlirValue left = nnReduceProd(b, r->runtimeShape, NN_INTS(0), NULL);
  MlirValue count = nnBuildCast(node, nnDiv(b, all, left), nnElementType(x));
  return nnDiv(b, reduceBy(node, r, NN_REDUCER_SUM, x), count);
}

static MlirValue convertReduceMean(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r) || r.isNothing)
    return r.input;
  if (!mlirValueIsNull(r.runtimeShape))
    return narrowed(node, &r, buildMean(node, &r, widened(node, &r)));
  NnReduceMeanOptions options = {
      .keepdims = r.keepdims ? nnUnitAttr(node->b) : mlirAttributeGetNull()};
  bool isFloat = nnIsFloat(nnElementType(r.input));
  MlirValue x = isFloat ? r.input : widened(node, &r);
  return narrowed(node, &r,
                  nnReduceMean(node->b, x, NN_LIST_INTS(r.axes), &options));
}

static MlirValue convertReduceL1(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r))
    return r.input;
  return reduceBy(node, &r, NN_REDUCER_SUM, nnAbs(node->b, r.input));
}

static MlirValue convertReduceSumSquare(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r))
    return r.input;
  bool isFloat = nnIsFloat(nnElementType(r.input));
  MlirValue x = isFloat ? widened(node, &r) : r.input;
  return narrowed(node, &r,
                  reduceBy(node, &r, NN_REDUCER_SUM, nnMul(node->b, x, x)));
}

static MlirValue convertReduceL2(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r))
    return r.input;
  MlirValue x = widened(node, &r);
  MlirValue sum = reduceBy(node, &r, NN_REDUCER_SUM, nnMul(node->b, x, x));
  return narrowed(node, &r, nnSqrt(node->b, sum));
}

static MlirValue convertReduceLogSum(NnNode *node) {
  Reduction r;
  if (!readReduction(node, &r))
    return r.input;
  MlirValue sum = reduceBy(node, &r, NN_REDUCER_SUM, widened(node, &r));
  return narrowed(node, &r, nnLog(node->b, sum));
}

/// The value, or 0 where it is infinite.
static MlirValue finiteOrZero(NnNode *node, MlirValue x) {
  NnBuilder b = node->b;
  if (mlirValueIsNull(x))
    return x;
  MlirType element = nnElementType(x);
  MlirValue isInfinite = nnCompare(
      b, nnAbs(b, x), nnBuildScalar(node, element, INFINITY), NN_PREDICATE_EQ);
  return nnSelect(b, isInfinite, nnBuildScalar(node, element, 0), x);
}

/// log(sum(exp(x))) with the maximum taken out, so that exp can't overflow.
static MlirValue convertReduceLogSumExp(NnNode *node) {
  NnBuilder b = node->b;
  Reduction r;
  if (!readReduction(node, &r))
    return r.input;
  MlirValue x = widened(node, &r);
  MlirValue most =
      finiteOrZero(node, reduceKeeping(node, &r, NN_REDUCER_MAX, x));
  MlirValue powers = nnExp(b, nnSub(b, x, most));
  MlirValue sum = reduceKeeping(node, &r, NN_REDUCER_SUM, powers);
  return narrowed(node, &r,
                  dropReduced(node, &r, nnAdd(b, nnLog(b, sum), most)));
}

const NnOpRow nnReductionRows[] = {
    {"ReduceSum", 1, NN_LATEST, .convert = convertReduceSum},
    {"ReduceMean", 1, NN_LATEST, .convert = convertReduceMean},
    {"ReduceMax", 1, NN_LATEST, .convert = convertReduceMax},
    {"ReduceMin", 1, NN_LATEST, .convert = convertReduceMin},
    {"ReduceProd", 1, NN_LATEST, .convert = convertReduceProd},
    {"ReduceL1", 1, NN_LATEST, .convert = convertReduceL1},
    {"ReduceL2", 1, NN_LATEST, .convert = convertReduceL2},
    {"ReduceSumSquare", 1, NN_LATEST, .convert = convertReduceSumSquare},
    {"ReduceLogSum", 1, NN_LATEST, .convert = convertReduceLogSum},
    {"ReduceLogSumExp", 1, NN_LATEST, .convert = convertReduceLogSumExp},
    {.name = NULL}};
