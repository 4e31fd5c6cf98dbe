//===- ExpandQuant.c - Quantization in elementwise ops --------------------===//
// quantize(x) becomes cast(clamp(round(x / scale) + zero)), where the cast
// saturates and the clamp is left out if it bounds no more than that;
// dequantize(x) becomes (cast(x) - zero) * scale.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/ExpandQuant.h"

#include "Transforms/Numbers.h"
#include "Transforms/OpClass.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Parameters as constants
//===----------------------------------------------------------------------===//

/// The grid with every parameter repeated for each element of its block, but
/// not where all elements of a dimension share one.
static NnShape spreadShape(const NnQuant *quant, const NnShape *shape) {
  NnShape spread = quant->grid;
  for (int64_t d = 0; d < spread.rank; ++d)
    if (spread.dims[d] != 1 && quant->blocks[d] != 1)
      spread.dims[d] = shape->dims[d];
  return spread;
}

/// The parameter of an element of that.
static int64_t placeInGrid(const NnQuant *quant, const NnShape *spread,
                           int64_t i) {
  int64_t place = 0, stride = 1;
  for (int64_t d = spread->rank - 1; d >= 0; --d) {
    place += i % spread->dims[d] / quant->blocks[d] * stride;
    stride *= quant->grid.dims[d];
    i /= spread->dims[d];
  }
  return place;
}

static NnShape withoutLeadingOnes(const NnShape *shape) {
  NnShape out = {0};
  for (int64_t d = 0; d < shape->rank; ++d)
    if (out.rank || shape->dims[d] != 1)
      out.dims[out.rank++] = shape->dims[d];
  return out;
}

typedef double (*ReadFn)(const NnQuant *quant, int64_t i);

static MlirValue constantOf(NnBuilder b, const NnQuant *quant,
                            const NnShape *shape, ReadFn read) {
  NnShape spread = spreadShape(quant, shape);
  int64_t n = nnShapeNumElements(&spread);
  double *values = malloc(((size_t)n + 1) * sizeof *values);
  if (!values)
    return (MlirValue){NULL};
  for (int64_t i = 0; i < n; ++i)
    values[i] = read(quant, placeInGrid(quant, &spread, i));
  NnShape least = withoutLeadingOnes(&spread);
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  MlirAttribute attr = nnElementsFromDoubles(nnTensorType(&least, f32), values);
  free(values);
  return nnConstant(b, attr);
}

static double zeroPointAt(const NnQuant *quant, int64_t i) {
  return (double)nnQuantZeroPoint(quant, i);
}

MlirValue nnQuantScales(NnBuilder b, const NnQuant *quant,
                        const NnShape *shape) {
  return constantOf(b, quant, shape, nnQuantScale);
}

MlirValue nnQuantZeroPoints(NnBuilder b, const NnQuant *quant,
                            const NnShape *shape) {
  return constantOf(b, quant, shape, zeroPointAt);
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

MlirValue nnQuantNumber(NnBuilder b, double value) {
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(b));
  NnShape none = {0};
  return nnConstant(b, nnElementsFromDoubles(nnTensorType(&none, f32), &value));
}

/// nn.cast saturates at the bounds of types of 8 bits and more.
static bool isBoundedByCast(const NnQuant *quant) {
  NnQuant all = nnQuantOfStorage(quant->storage, quant->grid.rank);
  return nnBitWidth(quant->storage) >= 8 && quant->low == all.low &&
         quant->high == all.high;
}

MlirValue nnQuantStore(NnBuilder b, const NnQuant *quant, MlirValue x,
                       MlirType type) {
  NnShape shape = nnTypeShape(type);
  x = nnRound(b, x);
  if (!nnQuantIsSymmetric(quant))
    x = nnAdd(b, x, nnQuantZeroPoints(b, quant, &shape));
  if (!isBoundedByCast(quant))
    x = nnClamp(b, x, nnQuantNumber(b, (double)quant->low),
                nnQuantNumber(b, (double)quant->high));
  return nnCast(b, type, x, NULL);
}

static MlirLogicalResult replace(MlirRewriterBase rewriter, MlirOperation op,
                                 MlirValue value) {
  return mlirValueIsNull(value) ? nnOpError(op, "ran out of memory")
                                : nnReplaceOp(rewriter, op, value);
}

static MlirLogicalResult expandQuantize(MlirOperation op,
                                        MlirRewriterBase rewriter) {
  NnBuilder b = nnBuilderForOp(rewriter, op);
  NnQuant quant = nnQuantOf(op);
  NnShape shape = nnValueShape(nnOperand(op, 0));
  MlirValue x = nnDiv(b, nnOperand(op, 0), nnQuantScales(b, &quant, &shape));
  MlirType type = mlirValueGetType(nnResult(op, 0));
  return replace(rewriter, op, nnQuantStore(b, &quant, x, type));
}

static MlirLogicalResult expandDequantize(MlirOperation op,
                                          MlirRewriterBase rewriter) {
  NnBuilder b = nnBuilderForOp(rewriter, op);
  NnQuant quant = nnQuantOf(op);
  NnShape shape = nnValueShape(nnOperand(op, 0));
  MlirType f32 = nnElementType(nnResult(op, 0));
  MlirValue x = nnCast(b, nnTensorType(&shape, f32), nnOperand(op, 0), NULL);
  if (!nnQuantIsSymmetric(&quant))
    x = nnSub(b, x, nnQuantZeroPoints(b, &quant, &shape));
  return replace(rewriter, op,
                 nnMulTyped(b, mlirValueGetType(nnResult(op, 0)), x,
                            nnQuantScales(b, &quant, &shape)));
}

static MlirLogicalResult expandFakeQuantize(MlirOperation op,
                                            MlirRewriterBase rewriter) {
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirType params = mlirTypeAttrGetValue(nnAttr(op, "params"));
  MlirValue x = nnQuantize(b, nnOperand(op, 0), params);
  return replace(
      rewriter, op,
      nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)), x, params));
}

static bool isElementwise(MlirOperation op) {
  return nnOpClass(op) == NN_CLASS_ELEMENTWISE || nnIsaQuantize(op) ||
         nnIsaFakeQuantize(op);
}

/// A dequantized value that several elementwise ops read is computed anew in
/// each, so that only its integers travel between kernels.
static MlirLogicalResult copyForUser(MlirOperation op,
                                     MlirRewriterBase rewriter) {
  MlirValue result = nnResult(op, 0);
  if (nnHasOneUse(result) || nnHasNoUse(result))
    return nnNoMatch(op, "has no other user");
  MlirOpOperand use = mlirValueGetFirstUse(result);
  while (!mlirOpOperandIsNull(use) &&
         !isElementwise(mlirOpOperandGetOwner(use)))
    use = mlirOpOperandGetNextUse(use);
  if (mlirOpOperandIsNull(use))
    return nnNoMatch(op, "no user is elementwise");
  MlirOperation user = mlirOpOperandGetOwner(use);
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirOperation copy = mlirRewriterBaseClone(b.rewriter, op);
  mlirRewriterBaseStartOpModification(rewriter, user);
  mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use),
                          nnResult(copy, 0));
  mlirRewriterBaseFinalizeOpModification(rewriter, user);
  return NN_SUCCESS;
}

MlirLogicalResult nnExpandQuant(MlirOperation op) {
  static const NnPattern copies[] = {{"nn.dequantize", copyForUser, 0}};
  static const NnPattern patterns[] = {
      {"nn.quantize", expandQuantize, 0},
      {"nn.dequantize", expandDequantize, 0},
      {"nn.fake_quantize", expandFakeQuantize, 0},
  };
  if (mlirLogicalResultIsFailure(nnApplyPatterns(op, 1, copies, false)))
    return NN_FAILURE;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         false);
}
