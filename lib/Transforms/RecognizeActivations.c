//===- RecognizeActivations.c - Activations from their formulas -----------===//
// x * 0.5 * (1 + erf(x / sqrt(2))) becomes gelu(x); so do gelu's tanh form,
// sigmoid, silu and hard_swish, however their products are grouped.
//===----------------------------------------------------------------------===//
#include "Monomial.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

/// Whether a value is scale * x^exponent.
static bool isPower(MlirValue value, double scale, MlirValue x,
                    double exponent) {
  Monomial m;
  return nnMonomialRead(value, &m) && nnMonomialTake(&m, x, exponent) &&
         nnMonomialIsScale(&m, scale);
}

/// Takes the only factor left, with exponent 1; null if it is not alone.
static MlirValue lastFactor(const Monomial *m) {
  return m->n == 1 && m->factors[0].exponent == 1 ? m->factors[0].base
                                                  : (MlirValue){NULL};
}

static const double sqrtHalf = 0.70710678118654752440;
static const double sqrtTwoOverPi = 0.79788456080286535588;
static const double cubic = 0.044715;

/// x + cubic * x^3, in either order.
static bool isCubic(MlirValue value, MlirValue x) {
  MlirOperation op = nnDefiningOp(value);
  return nnIsaAdd(op) && ((mlirValueEqual(nnOperand(op, 0), x) &&
                           isPower(nnOperand(op, 1), cubic, x, 3)) ||
                          (mlirValueEqual(nnOperand(op, 1), x) &&
                           isPower(nnOperand(op, 0), cubic, x, 3)));
}

/// What tanh is taken of: sqrt(2 / pi) * (x + cubic * x^3), x possibly factored
/// out of the sum.
static bool isTanhArgument(MlirValue value, MlirValue x) {
  Monomial m;
  if (!nnMonomialRead(value, &m) || !nnNearlyEqual(m.scale, sqrtTwoOverPi))
    return false;
  bool isFactored = nnMonomialTake(&m, x, 1);
  MlirValue sum = lastFactor(&m), square;
  double one;
  if (mlirValueIsNull(sum))
    return false;
  return isFactored ? nnReadSum(sum, &square, &one) && one == 1 &&
                          isPower(square, cubic, x, 2)
                    : isCubic(sum, x);
}

/// Takes out 1 + erf(x / sqrt(2)) or 1 + tanh(…) of the x that is left over.
static bool takeGelu(Monomial *m, MlirValue *x, bool *isTanh) {
  for (int i = 0; i < m->n; ++i) {
    MlirValue sum = m->factors[i].base, curve;
    double one;
    if (m->factors[i].exponent != 1 || !nnReadSum(sum, &curve, &one) ||
        one != 1)
      continue;
    MlirOperation op = nnDefiningOp(curve);
    Monomial rest = *m;
    nnMonomialTake(&rest, sum, 1);
    *x = lastFactor(&rest);
    *isTanh = nnIsaTanh(op);
    if (mlirValueIsNull(*x))
      continue;
    if ((*isTanh && isTanhArgument(nnOperand(op, 0), *x)) ||
        (nnIsaErf(op) && isPower(nnOperand(op, 0), sqrtHalf, *x, 1)))
      return true;
  }
  return false;
}

/// 1 + exp(-x).
static bool isOnePlusExp(MlirValue value, MlirValue *x) {
  MlirValue e;
  double one;
  if (!nnReadSum(value, &e, &one) || one != 1)
    return false;
  MlirOperation exp = nnDefiningOp(e);
  if (!nnIsaExp(exp))
    return false;
  MlirOperation neg = nnDefiningOp(nnOperand(exp, 0));
  if (nnIsaNeg(neg)) {
    *x = nnOperand(neg, 0);
    return true;
  }
  Monomial m;
  if (!nnMonomialRead(nnOperand(exp, 0), &m) || m.scale != -1)
    return false;
  *x = lastFactor(&m);
  return !mlirValueIsNull(*x);
}

/// Takes out sigmoid(x), itself or as 1 / (1 + exp(-x)).
static bool takeSigmoid(Monomial *m, MlirValue *x) {
  MlirOperation op = nnMonomialTakeOp(m, "nn.sigmoid", 1);
  if (!mlirOperationIsNull(op)) {
    *x = nnOperand(op, 0);
    return true;
  }
  for (int i = 0; i < m->n; ++i)
    if (m->factors[i].exponent == -1 && isOnePlusExp(m->factors[i].base, x))
      return nnMonomialTake(m, m->factors[i].base, -1);
  return false;
}

/// Takes out x / 6 + 1 / 2 between 0 and 1, or six times that.
static bool takeHardSigmoid(Monomial *m, MlirValue *x) {
  MlirOperation op = nnMonomialTakeOp(m, "nn.hard_sigmoid", 1);
  if (!mlirOperationIsNull(op)) {
    *x = nnOperand(op, 0);
    return nnNearlyEqual(nnHardSigmoidGetAlpha(op), 1.0 / 6) &&
           nnNearlyEqual(nnHardSigmoidGetBeta(op), 0.5);
  }
  op = nnMonomialTakeOp(m, "nn.clamp", 1);
  double three, low, high;
  m->scale *= 6;
  return !mlirOperationIsNull(op) && nnReadSum(nnOperand(op, 0), x, &three) &&
         three == 3 && nnConstantScalar(nnClampGetLow(op), &low) &&
         nnConstantScalar(nnClampGetHigh(op), &high) && low == 0 && high == 6;
}

//===----------------------------------------------------------------------===//
// Patterns
//===----------------------------------------------------------------------===//

/// What `op` computes is an activation of x: its shape must be x's.
static bool hasShapeOf(MlirOperation op, MlirValue x) {
  return mlirTypeEqual(mlirValueGetType(x), mlirValueGetType(nnResult(op, 0)));
}

static MlirLogicalResult toGelu(MlirOperation op, MlirRewriterBase rw) {
  Monomial m;
  MlirValue x;
  bool isTanh;
  if (!nnMonomialRead(nnResult(op, 0), &m) || !nnNearlyEqual(m.scale, 0.5) ||
      m.n != 2 || !takeGelu(&m, &x, &isTanh) || !hasShapeOf(op, x))
    return nnNoMatch(op, "not the formula of gelu");
  NnBuilder b = nnBuilderForOp(rw, op);
  NnGeluOptions options = {.tanh =
                               isTanh ? nnUnitAttr(b) : mlirAttributeGetNull()};
  return nnReplaceOp(rw, op, nnGelu(b, x, &options));
}

static MlirLogicalResult toSilu(MlirOperation op, MlirRewriterBase rw) {
  Monomial m;
  MlirValue x;
  if (!nnMonomialRead(nnResult(op, 0), &m) || !takeSigmoid(&m, &x) ||
      !hasShapeOf(op, x))
    return nnNoMatch(op, "no factor is a sigmoid");
  bool isSilu = nnMonomialTake(&m, x, 1);
  if (!nnMonomialIsScale(&m, 1))
    return nnNoMatch(op, "other factors than x");
  NnBuilder b = nnBuilderForOp(rw, op);
  return nnReplaceOp(rw, op, isSilu ? nnSilu(b, x) : nnSigmoid(b, x));
}

static MlirLogicalResult toHardSwish(MlirOperation op, MlirRewriterBase rw) {
  Monomial m;
  MlirValue x;
  if (!nnMonomialRead(nnResult(op, 0), &m) || !takeHardSigmoid(&m, &x) ||
      !nnMonomialTake(&m, x, 1) || !nnMonomialIsScale(&m, 1) ||
      !hasShapeOf(op, x))
    return nnNoMatch(op, "not the formula of hard_swish");
  return nnReplaceOp(rw, op, nnHardSwish(nnBuilderForOp(rw, op), x));
}

static const NnPattern patterns[] = {
    {.root = "nn.mul", .rewrite = toGelu},
    {.root = "nn.div", .rewrite = toGelu},
    {.root = "nn.mul", .rewrite = toSilu},
    {.root = "nn.div", .rewrite = toSilu},
    {.root = "nn.reciprocal", .rewrite = toSilu},
    {.root = "nn.mul", .rewrite = toHardSwish},
    {.root = "nn.div", .rewrite = toHardSwish},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         /*fold=*/false);
}

const NnPassInfo nnRecognizeActivationsPass = {
    .name = "nn-recognize-activations",
    .description = "Make activations of the formulas that exporters write",
    .run = run,
};
