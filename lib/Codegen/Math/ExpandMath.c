//===- ExpandMath.c - Elementary functions as arithmetic ------------------===//
// exp, log, tanh, erf and their like become polynomials, conversions to bf16
// and to small integers integer arithmetic: all vectorize, and compiled models
// need no library. Bounds (of relu, say) become comparisons.
//===----------------------------------------------------------------------===//
#include "Codegen/Math/ExpandMath.h"
#include "Codegen/Passes.h"
#include "Support/Bridge.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Math.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Math.h"
#include "mlir-c/Dialect/Vector.h"

#include <math.h>

MlirType nnExpandType(MlirType like, MlirType element) {
  if (!mlirTypeIsAVector(like))
    return element;
  NnShape shape = nnTypeShape(like);
  return mlirVectorTypeGet(shape.rank, shape.dims, element);
}

static MlirValue constant(NnBuilder b, MlirType type, MlirAttribute value) {
  return arithConstant(b, mlirTypeIsAVector(type)
                              ? mlirDenseElementsAttrSplatGet(type, value)
                              : value);
}

MlirValue nnExpandNumber(NnBuilder b, MlirType type, double value) {
  return constant(b, type, nnF32Attr(b, value));
}

MlirValue nnExpandInteger(NnBuilder b, MlirType type, int64_t value) {
  MlirType element =
      mlirTypeIsAVector(type) ? mlirShapedTypeGetElementType(type) : type;
  return constant(b, type, mlirIntegerAttrGet(element, value));
}

MlirValue nnExpandMulAdd(NnBuilder b, MlirValue x, MlirValue y, MlirValue z) {
  MlirAttribute contract = nnParseAttr(b, "#arith.fastmath<contract>");
  MlirValue product =
      arithMulF(b, x, y, &(ArithMulFOptions){.fastmath = contract});
  return arithAddF(b, product, z, &(ArithAddFOptions){.fastmath = contract});
}

/// `bound` if it is beyond x: one instruction this way round, which keeps NaN.
static MlirValue clampBy(NnBuilder b, MlirValue x, double bound,
                         int64_t beyond) {
  MlirValue number = nnExpandNumber(b, mlirValueGetType(x), bound);
  return arithSelect(b, arithCmpF(b, number, x, beyond, NULL), number, x);
}

MlirValue nnExpandClamp(NnBuilder b, MlirValue x, double low, double high) {
  x = clampBy(b, x, high, ARITH_CMP_F_PREDICATE_OLT);
  return clampBy(b, x, low, ARITH_CMP_F_PREDICATE_OGT);
}

/// f64 to f32, rounded to odd: an inexact result gets the neighbour whose last
/// bit is 1, so that rounding it again, to bf16, is as good as rounding once.
/// Boldo and Melquiond, Emulation of FMA and correctly rounded sums, 2008.
static MlirValue roundToOdd(NnBuilder b, MlirValue x) {
  MlirContext context = nnBuilderGetContext(b);
  MlirType wide = mlirValueGetType(x);
  MlirType f32 = nnExpandType(wide, mlirF32TypeGet(context));
  MlirType i32 = nnExpandType(wide, mlirIntegerTypeGet(context, 32));
  MlirValue nearest = arithTruncF(b, f32, x, NULL);
  MlirValue back = arithExtF(b, wide, nearest, NULL);
  MlirValue bits = arithBitcast(b, i32, nearest);
  MlirValue one = nnExpandInteger(b, i32, 1);
  MlirValue isEven =
      arithCmpI(b, arithAndI(b, bits, one), nnExpandInteger(b, i32, 0),
                ARITH_CMP_I_PREDICATE_EQ);
  MlirValue isInexact = arithCmpF(b, back, x, ARITH_CMP_F_PREDICATE_UNE, NULL);
  MlirValue isBelow =
      arithCmpF(b, mathAbsF(b, back, NULL), mathAbsF(b, x, NULL),
                ARITH_CMP_F_PREDICATE_OLT, NULL);
  MlirValue odd = arithSelect(b, isBelow, arithAddI(b, bits, one, NULL),
                              arithSubI(b, bits, one, NULL));
  MlirValue chosen = arithSelect(b, arithAndI(b, isEven, isInexact), odd, bits);
  return arithBitcast(b, f32, chosen);
}

/// What becomes bf16 goes by f32, from which the rest is integer arithmetic.
static MlirValue byF32(NnBuilder b, MlirOperation op) {
  MlirContext context = nnBuilderGetContext(b);
  MlirValue x = nnOperand(op, 0);
  MlirType type = mlirValueGetType(x);
  MlirType f32 = nnExpandType(type, mlirF32TypeGet(context));
  MlirType f64 = nnExpandType(type, mlirF64TypeGet(context));
  if (arithIsaTruncF(op))
    return mlirTypeIsAF64(nnElementType(x)) ? roundToOdd(b, x)
                                            : (MlirValue){NULL};
  bool exact = nnBitWidth(nnElementType(x)) <= 24;
  MlirType by = exact ? f32 : f64;
  MlirValue wide =
      arithIsaSIToFP(op) ? arithSIToFP(b, by, x) : arithUIToFP(b, by, x);
  return exact ? wide : roundToOdd(b, wide);
}

/// The polynomial of log knows normal numbers only: takes the logarithm of
/// 2^23 times a subnormal one.
static MlirWalkResult scaleLog(MlirOperation op, MlirRewriterBase rewriter) {
  MlirValue x = nnOperand(op, 0);
  if (!mlirTypeIsAF32(nnElementType(x)))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirType type = mlirValueGetType(x);
  MlirValue isSmall = arithCmpF(b, x, nnExpandNumber(b, type, 0x1p-126),
                                ARITH_CMP_F_PREDICATE_OLT, NULL);
  MlirValue scaled = arithMulF(b, x, nnExpandNumber(b, type, 0x1p23), NULL);
  MlirValue log = mathLog(b, arithSelect(b, isSmall, scaled, x), NULL);
  MlirValue shift = arithSelect(
      b, isSmall, nnExpandNumber(b, type, -23 * 0.69314718055994530942),
      nnExpandNumber(b, type, 0));
  MlirValue value = arithAddF(b, log, shift, NULL);
  mlirRewriterBaseReplaceOpWithValues(rewriter, op, 1, &value);
  return MlirWalkResultAdvance;
}

static MlirWalkResult expandF32(MlirOperation op, MlirRewriterBase rewriter,
                                MlirValue (*expand)(NnBuilder, MlirValue)) {
  MlirValue x = nnOperand(op, 0);
  if (!mlirTypeIsAF32(nnElementType(x)))
    return MlirWalkResultAdvance;
  MlirValue value = expand(nnBuilderForOp(rewriter, op), x);
  mlirRewriterBaseReplaceOpWithValues(rewriter, op, 1, &value);
  return MlirWalkResultAdvance;
}

static bool isConstantNumber(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  if (!arithIsaConstant(op))
    return false;
  MlirAttribute attr = arithConstantGetValueAttr(op);
  if (mlirAttributeIsADenseElements(attr) && mlirDenseElementsAttrIsSplat(attr))
    attr = mlirDenseElementsAttrGetSplatValue(attr);
  return mlirAttributeIsAFloat(attr) &&
         !isnan(mlirFloatAttrGetValueDouble(attr));
}

/// max(x, c) as c > x ? c : x, which keeps NaN and is one instruction of x86.
/// LLVM guards maximumf by a comparison of x with itself.
static MlirWalkResult expandBound(MlirOperation op, MlirRewriterBase rewriter) {
  MlirValue x = nnOperand(op, 0), c = nnOperand(op, 1);
  if (!isConstantNumber(c))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(rewriter, op);
  int64_t beyond = arithIsaMaximumF(op) ? ARITH_CMP_F_PREDICATE_OGT
                                        : ARITH_CMP_F_PREDICATE_OLT;
  MlirValue value = arithSelect(b, arithCmpF(b, c, x, beyond, NULL), c, x);
  mlirRewriterBaseReplaceOpWithValues(rewriter, op, 1, &value);
  return MlirWalkResultAdvance;
}

static MlirWalkResult expandRoundTrip(MlirOperation op, void *rewriter) {
  if (!arithIsaUIToFP(op) && !arithIsaSIToFP(op))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(*(MlirRewriterBase *)rewriter, op);
  MlirValue value = nnExpandRoundTrip(b, &op);
  if (!mlirValueIsNull(value))
    mlirRewriterBaseReplaceAllUsesWith(b.rewriter, nnResult(op, 0), value);
  return MlirWalkResultAdvance;
}

/// Before bounds are comparisons.
static MlirWalkResult expandCast(MlirOperation op, void *rewriter) {
  if (!arithIsaFPToUI(op) && !arithIsaFPToSI(op))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(*(MlirRewriterBase *)rewriter, op);
  MlirValue value = nnExpandRoundedCast(b, op);
  if (!mlirValueIsNull(value))
    mlirRewriterBaseReplaceOpWithValues(b.rewriter, op, 1, &value);
  return MlirWalkResultAdvance;
}

static MlirWalkResult visit(MlirOperation op, void *rewriter) {
  if (mathIsaErf(op))
    return expandF32(op, *(MlirRewriterBase *)rewriter, nnExpandErf);
  if (mathIsaExp(op))
    return expandF32(op, *(MlirRewriterBase *)rewriter, nnExpandExp);
  if (mathIsaLog(op))
    return scaleLog(op, *(MlirRewriterBase *)rewriter);
  if (arithIsaMaximumF(op) || arithIsaMinimumF(op))
    return expandBound(op, *(MlirRewriterBase *)rewriter);
  if ((!arithIsaTruncF(op) && !arithIsaSIToFP(op) && !arithIsaUIToFP(op)) ||
      !mlirTypeIsABF16(nnElementType(nnResult(op, 0))))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(*(MlirRewriterBase *)rewriter, op);
  MlirValue value = byF32(b, op);
  if (mlirValueIsNull(value))
    return MlirWalkResultAdvance;
  value = arithTruncF(b, mlirValueGetType(nnResult(op, 0)), value, NULL);
  mlirRewriterBaseReplaceOpWithValues(b.rewriter, op, 1, &value);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnRewriteEach(func, expandRoundTrip);
  nnRewriteEach(func, expandCast);
  nnRewriteEach(func, visit);
  nnBridgeExpandMath(func);
  return NN_SUCCESS;
}

const NnPassInfo nnExpandMathPass = {
    .name = "nn-expand-math",
    .description =
        "Write elementary functions and bf16 conversions as arithmetic",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__math__,
               mlirGetDialectHandle__vector__, NULL},
    .run = run,
};
