//===- RecognizeNorms.c - Layer and RMS norms from their formulas ---------===//
// d / sqrt(mean(d^2) + epsilon) becomes layer_norm(x) where d = x - mean(x),
// else rms_norm(d). The multiplication and the addition that follow become its
// scale and bias, where they broadcast to the normalized dimensions.
//===----------------------------------------------------------------------===//
#include "Monomial.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

//===----------------------------------------------------------------------===//
// Statistics
//===----------------------------------------------------------------------===//

/// The input of a mean over all dimensions from `*axis` on, which it keeps;
/// null if `value` is none.
static MlirValue readMean(MlirValue value, int64_t *axis) {
  MlirOperation op = nnDefiningOp(value);
  if (!nnIsaReduceMean(op) || !nnReduceMeanGetKeepdims(op))
    return (MlirValue){NULL};
  int64_t rank = nnRank(nnOperand(op, 0)), n = nnReduceMeanGetNumAxes(op);
  bool reduced[NN_MAX_RANK] = {false};
  for (intptr_t i = 0; i < n; ++i) {
    int64_t a = nnReduceMeanGetAxesAt(op, i);
    reduced[a < 0 ? a + rank : a] = true;
  }
  *axis = rank - n;
  for (int64_t i = *axis; i < rank; ++i)
    if (!reduced[i])
      return (MlirValue){NULL};
  return n ? nnOperand(op, 0) : (MlirValue){NULL};
}

/// x normalized over its dimensions from `axis` on.
typedef struct Norm {
  MlirValue x;
  MlirValue mean;      ///< Null for an RMS norm.
  MlirValue deviation; ///< What x - mean is, or x.
  int64_t axis;
  double epsilon;
} Norm;

/// Whether `value` is mean(deviation^2) + epsilon.
static bool readVariance(MlirValue value, Norm *norm) {
  MlirValue variance;
  if (!nnReadSum(value, &variance, &norm->epsilon))
    return false;
  MlirValue squares = readMean(variance, &norm->axis);
  Monomial m;
  if (mlirValueIsNull(squares) || !nnMonomialRead(squares, &m) || m.n != 1 ||
      m.scale != 1 || m.factors[0].exponent != 2)
    return false;
  norm->x = norm->deviation = m.factors[0].base;
  norm->mean = (MlirValue){NULL};
  MlirOperation op = nnDefiningOp(norm->deviation);
  int64_t axis;
  if (nnIsaSub(op) &&
      mlirValueEqual(readMean(nnOperand(op, 1), &axis), nnOperand(op, 0)) &&
      axis == norm->axis) {
    norm->x = nnOperand(op, 0);
    norm->mean = nnOperand(op, 1);
  }
  return mlirTypeEqual(mlirValueGetType(squares), mlirValueGetType(norm->x));
}

/// Takes out of a product 1 / sqrt(mean(deviation^2) + epsilon).
static bool takeNorm(Monomial *m, Norm *norm) {
  for (int i = 0; i < m->n; ++i)
    if (m->factors[i].exponent == -0.5 &&
        readVariance(m->factors[i].base, norm))
      return nnMonomialTake(m, m->factors[i].base, -0.5);
  return false;
}

//===----------------------------------------------------------------------===//
// Scale and bias
//===----------------------------------------------------------------------===//

/// Whether a value broadcasts to x's dimensions from `axis` on, at most after
/// dimensions of size 1 before them are dropped.
static bool fitsFrom(MlirValue value, MlirValue x, int64_t axis) {
  NnShape shape = nnValueShape(value), whole = nnValueShape(x);
  for (int64_t k = 1; k <= shape.rank; ++k) {
    int64_t dim = shape.dims[shape.rank - k];
    bool isInner = k <= whole.rank - axis;
    if (dim != 1 &&
        (!isInner || dim == NN_DYNAMIC || dim != whole.dims[whole.rank - k]))
      return false;
  }
  return mlirTypeEqual(nnElementType(value), nnElementType(x));
}

/// The value with at most x's dimensions from `axis` on.
static MlirValue dropLeading(NnBuilder b, MlirValue value, MlirValue x,
                             int64_t axis) {
  NnShape shape = nnValueShape(value), kept = {0};
  int64_t inner = nnRank(x) - axis;
  if (shape.rank <= inner)
    return value;
  for (int64_t i = shape.rank - inner; i < shape.rank; ++i)
    kept.dims[kept.rank++] = shape.dims[i];
  return nnReshape(b, value, nnConstantShape(b, &kept), NULL);
}

static MlirValue buildNorm(NnBuilder b, const Norm *norm, MlirValue scale,
                           MlirValue bias) {
  NnShape scalar = {0};
  MlirAttribute axis = nnI64Attr(b, norm->axis);
  MlirAttribute epsilon = nnF32Attr(b, norm->epsilon);
  if (mlirValueIsNull(scale)) {
    MlirType type = nnElementType(norm->x);
    scale = nnConstant(
        b, mlirDenseElementsAttrSplatGet(
               nnTensorType(&scalar, type),
               mlirFloatAttrDoubleGet(nnBuilderGetContext(b), type, 1)));
  }
  scale = dropLeading(b, scale, norm->x, norm->axis);
  if (mlirValueIsNull(norm->mean))
    return nnRmsNorm(b, norm->x, scale,
                     &(NnRmsNormOptions){.axis = axis, .epsilon = epsilon});
  if (!mlirValueIsNull(bias))
    bias = dropLeading(b, bias, norm->x, norm->axis);
  return nnLayerNorm(b, norm->x, scale, bias,
                     &(NnLayerNormOptions){.axis = axis, .epsilon = epsilon});
}

/// Reads a norm op that nothing was multiplied with or added to yet.
static bool readPlainNorm(MlirValue value, Norm *norm, MlirValue *scale) {
  MlirOperation op = nnDefiningOp(value);
  bool isLayer = nnIsaLayerNorm(op);
  if ((!isLayer && !nnIsaRmsNorm(op)) || !nnHasOneUse(value) ||
      !mlirValueIsNull(nnOptionalOperand(op, 2)))
    return false;
  int64_t axis = isLayer ? nnLayerNormGetAxis(op) : nnRmsNormGetAxis(op);
  *norm = (Norm){.x = nnOperand(op, 0),
                 .mean = isLayer ? value : (MlirValue){NULL},
                 .axis = axis + (axis < 0 ? nnRank(value) : 0),
                 .epsilon = isLayer ? nnLayerNormGetEpsilon(op)
                                    : nnRmsNormGetEpsilon(op)};
  *scale = nnOperand(op, 1);
  return true;
}

//===----------------------------------------------------------------------===//
// Patterns
//===----------------------------------------------------------------------===//

static bool hasShapeOf(MlirOperation op, MlirValue x) {
  return mlirTypeEqual(mlirValueGetType(x), mlirValueGetType(nnResult(op, 0)));
}

/// deviation / sqrt(mean(deviation^2) + epsilon), and possibly a scale.
static MlirLogicalResult toNorm(MlirOperation op, MlirRewriterBase rw) {
  Monomial m;
  Norm norm;
  MlirValue scale = {NULL}, none = {NULL};
  if (!nnMonomialRead(nnResult(op, 0), &m) || m.scale != 1 ||
      !takeNorm(&m, &norm))
    return nnNoMatch(op, "not divided by the root of a variance");
  if (!nnMonomialTake(&m, norm.deviation, 1) || !hasShapeOf(op, norm.x))
    return nnNoMatch(op, "the variance is of something else");
  if (m.n)
    scale = m.factors[0].base;
  if (m.n > 1 || (m.n && (m.factors[0].exponent != 1 ||
                          !fitsFrom(scale, norm.x, norm.axis))))
    return nnNoMatch(op, "the scale has other dimensions");
  return nnReplaceOp(rw, op,
                     buildNorm(nnBuilderForOp(rw, op), &norm, scale, none));
}

/// norm(x) * scale, where the norm's own scale is 1.
static MlirLogicalResult absorbScale(MlirOperation op, MlirRewriterBase rw) {
  for (int i = 0; i < 2; ++i) {
    Norm norm;
    MlirValue scale, factor = nnOperand(op, 1 - i);
    double one;
    if (readPlainNorm(nnOperand(op, i), &norm, &scale) &&
        nnConstantScalar(scale, &one) && one == 1 && hasShapeOf(op, norm.x) &&
        fitsFrom(factor, norm.x, norm.axis))
      return nnReplaceOp(
          rw, op,
          buildNorm(nnBuilderForOp(rw, op), &norm, factor, (MlirValue){NULL}));
  }
  return nnNoMatch(op, "no operand is a norm without a scale");
}

/// layer_norm(x) + bias.
static MlirLogicalResult absorbBias(MlirOperation op, MlirRewriterBase rw) {
  for (int i = 0; i < 2; ++i) {
    Norm norm;
    MlirValue scale, bias = nnOperand(op, 1 - i);
    if (readPlainNorm(nnOperand(op, i), &norm, &scale) &&
        !mlirValueIsNull(norm.mean) && hasShapeOf(op, norm.x) &&
        fitsFrom(bias, norm.x, norm.axis))
      return nnReplaceOp(rw, op,
                         buildNorm(nnBuilderForOp(rw, op), &norm, scale, bias));
  }
  return nnNoMatch(op, "no operand is a layer norm without a bias");
}

/// Whether two products have the same factors.
static bool sameFactors(Monomial x, const Monomial *y) {
  for (int i = 0; i < y->n; ++i)
    if (!nnMonomialTake(&x, y->factors[i].base, y->factors[i].exponent))
      return false;
  return !x.n && x.scale == y->scale;
}

/// x * f + (bias - mean * f), where f = scale / sqrt(variance + epsilon).
static bool readDistributed(MlirValue product, MlirOperation rest, Norm *norm,
                            MlirValue *scale) {
  Monomial x, mean, f;
  if (!nnIsaSub(rest) || !nnMonomialRead(product, &x) ||
      !nnMonomialRead(nnOperand(rest, 1), &mean))
    return false;
  f = x;
  if (!takeNorm(&f, norm) || mlirValueIsNull(norm->mean) ||
      !nnMonomialTake(&f, norm->x, 1) || f.n > 1 || f.scale != 1 ||
      (f.n && f.factors[0].exponent != 1))
    return false;
  *scale = f.n ? f.factors[0].base : (MlirValue){NULL};
  return nnMonomialTake(&x, norm->x, 1) &&
         nnMonomialTake(&mean, norm->mean, 1) && sameFactors(x, &mean);
}

static MlirLogicalResult toDistributedNorm(MlirOperation op,
                                           MlirRewriterBase rw) {
  for (int i = 0; i < 2; ++i) {
    Norm norm;
    MlirValue scale;
    MlirOperation rest = nnDefiningOp(nnOperand(op, 1 - i));
    if (!readDistributed(nnOperand(op, i), rest, &norm, &scale))
      continue;
    MlirValue bias = nnOperand(rest, 0);
    if (!hasShapeOf(op, norm.x) || !fitsFrom(bias, norm.x, norm.axis) ||
        (!mlirValueIsNull(scale) && !fitsFrom(scale, norm.x, norm.axis)))
      continue;
    return nnReplaceOp(rw, op,
                       buildNorm(nnBuilderForOp(rw, op), &norm, scale, bias));
  }
  return nnNoMatch(op, "not x * f + (bias - mean * f)");
}

static const NnPattern patterns[] = {
    {.root = "nn.mul", .rewrite = toNorm},
    {.root = "nn.div", .rewrite = toNorm},
    {.root = "nn.mul", .rewrite = absorbScale},
    {.root = "nn.add", .rewrite = absorbBias},
    {.root = "nn.add", .rewrite = toDistributedNorm},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         /*fold=*/false);
}

const NnPassInfo nnRecognizeNormsPass = {
    .name = "nn-recognize-norms",
    .description = "Make layer and RMS norms of the formulas exporters write",
    .run = run,
};
