//===- Widened.c - Weights that are made in registers ---------------------===//
// Reads bodies from their end: a sum, a product, and before them what makes a
// weight of the argument that is read by panels.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Widened.h"

#include "Support/ByteProduct.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

#include <math.h>

static MlirBlock bodyOf(const Stage *s) {
  return mlirRegionGetFirstBlock(linalgGenericGetRegion(s->root));
}

static bool dependsOn(MlirValue value, MlirValue argument) {
  if (mlirValueEqual(value, argument))
    return true;
  MlirOperation op = nnDefiningOp(value);
  if (mlirOperationIsNull(op))
    return false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    if (dependsOn(nnOperand(op, i), argument))
      return true;
  return false;
}

bool nnWidenedUses(const Stage *s, MlirValue widened, int i) {
  return dependsOn(widened, mlirBlockGetArgument(bodyOf(s), i));
}

/// The op that yields, if it adds a product to the accumulator: that product.
static MlirOperation productOf(const Stage *s, MlirOperation sum) {
  MlirOperation none = {NULL};
  MlirValue acc = mlirBlockGetArgument(bodyOf(s), s->numInputs);
  if (!arithIsaAddF(sum))
    return none;
  int term = mlirValueEqual(nnOperand(sum, 0), acc);
  MlirOperation product = nnDefiningOp(nnOperand(sum, term));
  return mlirValueEqual(nnOperand(sum, !term), acc) && arithIsaMulF(product)
             ? product
             : none;
}

/// Whether inputs depend on no loop but reductions and columns.
static bool isOfColumns(const Stage *s, const Access *a) {
  for (int d = 0; d + 1 < s->outputRank; ++d)
    if (nnAccessUses(a, s->outputLoop[d]))
      return false;
  return true;
}

static bool isWidened(const Stage *s, MlirValue value) {
  bool hasPanel = false;
  for (int i = 0; i < s->numInputs; ++i) {
    const Access *a = &s->inputs[i].access;
    if (!nnWidenedUses(s, value, i))
      continue;
    if (!isOfColumns(s, a))
      return false;
    hasPanel |= nnAccessIsPanel(a);
  }
  return hasPanel && !nnWidenedUses(s, value, s->numInputs);
}

static bool hasKnownTerms(const Stage *s) {
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop] && s->extent[loop] == NN_DYNAMIC)
      return false;
  return nnStageHasReductions(s);
}

MlirValue nnWidenedRead(const Stage *s) {
  MlirValue none = {NULL};
  if (!hasKnownTerms(s) || !mlirOperationIsNull(s->list.read))
    return none;
  MlirOperation sum =
      nnDefiningOp(nnOperand(mlirBlockGetTerminator(bodyOf(s)), 0));
  MlirOperation product = mlirOperationIsNull(sum) ? sum : productOf(s, sum);
  if (mlirOperationIsNull(product))
    return none;
  for (int i = 0; i < 2; ++i) {
    MlirValue value = nnOperand(product, i);
    MlirOperation def = nnDefiningOp(value);
    if (!mlirOperationIsNull(def) && isWidened(s, value) &&
        !mlirValueIsABlockArgument(value) &&
        mlirValueIsABlockArgument(nnOperand(product, !i)) &&
        mlirOperationEqual(mlirOperationGetNextInBlock(def), product) &&
        mlirOperationEqual(mlirOperationGetNextInBlock(product), sum))
      return value;
  }
  return none;
}

/// Integers between two, none of which is known if there are none.
typedef struct Range {
  double low, high;
} Range;

static const Range unknown = {1, 0};

/// What bytes are, and what is left of an integer by a mask.
static Range rangeOfInteger(MlirValue value, bool isSigned) {
  MlirOperation mask = nnDefiningOp(value);
  if (nnIsByte(mlirValueGetType(value)))
    return isSigned ? (Range){INT8_MIN, INT8_MAX} : (Range){0, UINT8_MAX};
  if (!arithIsaAndI(mask) ||
      !arithIsaConstant(nnDefiningOp(nnOperand(mask, 1))))
    return unknown;
  MlirOperation bits = nnDefiningOp(nnOperand(mask, 1));
  return (Range){0, (double)nnAttrInt(arithConstantGetValueAttr(bits), 0)};
}

static Range rangeOf(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  if (arithIsaSIToFP(op) || arithIsaUIToFP(op))
    return rangeOfInteger(nnOperand(op, 0), arithIsaSIToFP(op));
  if (arithIsaConstant(op)) {
    double is = mlirFloatAttrGetValueDouble(arithConstantGetValueAttr(op));
    return is == floor(is) ? (Range){is, is} : unknown;
  }
  if (!arithIsaAddF(op) && !arithIsaSubF(op))
    return unknown;
  Range x = rangeOf(nnOperand(op, 0)), y = rangeOf(nnOperand(op, 1));
  if (x.low > x.high || y.low > y.high)
    return unknown;
  return arithIsaAddF(op) ? (Range){x.low + y.low, x.high + y.high}
                          : (Range){x.low - y.high, x.high - y.low};
}

bool nnWidenedIsShort(MlirValue widened) {
  enum { most = 1 << 8 };
  Range range = rangeOf(widened);
  return range.low <= range.high && range.low >= -most && range.high <= most;
}

/// The terms of a reduction that share what an input has, 0 if it isn't read
/// through them.
static int64_t sharedTerms(const Stage *s, int input, int *loop) {
  const Access *a = &s->inputs[input].access;
  for (int d = 0; d < a->rank; ++d)
    for (int i = 0; i < s->numLoops; ++i)
      if (s->reduction[i] && a->dims[d].divisor && a->dims[d].coefficient[i]) {
        *loop = i;
        return a->dims[d].divisor;
      }
  return 0;
}

Unscaled nnUnscaledRead(const Stage *s, MlirValue widened) {
  Unscaled u = {.value = {NULL}};
  MlirOperation product = nnDefiningOp(widened);
  if (mlirValueIsNull(widened) || !arithIsaMulF(product))
    return u;
  MlirValue value = nnOperand(product, 0), scale = nnOperand(product, 1);
  if (mlirValueIsABlockArgument(value) || !mlirValueIsABlockArgument(scale))
    return u;
  u.scale = (int)mlirBlockArgumentGetArgNumber(scale);
  u.group = sharedTerms(s, u.scale, &u.loop);
  if (u.group)
    u.value = value;
  return u;
}
