//===- QdqMove.c - Move integers instead of numbers -----------------------===//
// transpose(dequantize(x)) becomes dequantize(transpose(x)), and
// quantize(transpose(x)) becomes transpose(quantize(x)); so for all that moves
// elements or takes the greatest.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QuantParams.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"
#include "nn/OpTable.h"

#include <stdlib.h>

static MlirType withElement(MlirValue value, MlirType element) {
  NnShape shape = nnValueShape(value);
  return nnTensorType(&shape, element);
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

/// The number that an nn.pad fills with; false if that isn't known.
static bool readFill(MlirOperation pad, double *fill) {
  MlirValue value = nnPadGetValue(pad);
  *fill = 0;
  return mlirValueIsNull(value) ||
         nnElementsSplat(nnConstantValue(value), fill);
}

/// The integer that stands for it.
static MlirValue buildFill(NnBuilder b, const NnQuant *quant, double fill) {
  double place = fill / nnQuantScale(quant, 0);
  place += (double)nnQuantZeroPoint(quant, 0);
  int64_t q = (int64_t)place;
  NnShape none = {0};
  return nnConstant(b, nnElementsCreate(nnTensorType(&none, quant->storage),
                                        &q)); // little-endian
}

/// Whether padding by an integer is padding by its number: 0 always is one.
static bool fillIsZero(MlirOperation op) {
  double fill;
  return nnPadGetMode(op) != NN_PAD_MODE_CONSTANT ||
         (readFill(op, &fill) && fill == 0);
}

//===----------------------------------------------------------------------===//
// Ops that integers can go through
//===----------------------------------------------------------------------===//

/// Whether the result's elements are some of operand 0's, or the greatest.
static bool movesElements(MlirOperation op) {
  switch (nnOpKind(op)) {
  case NN_OP_Reshape:
  case NN_OP_Squeeze:
  case NN_OP_Unsqueeze:
  case NN_OP_Transpose:
  case NN_OP_Slice:
  case NN_OP_Expand:
  case NN_OP_Tile:
  case NN_OP_Gather:
  case NN_OP_MaxPool:
  case NN_OP_GlobalMaxPool:
    return mlirOperationGetNumResults(op) == 1;
  case NN_OP_Pad:
    return fillIsZero(op);
  default:
    return false;
  }
}

static bool computes(MlirOperation op) {
  return nnIsaMaxPool(op) || nnIsaGlobalMaxPool(op);
}

/// The dimension of the result that is dimension `axis` of operand 0 where all
/// elements keep their order; -1 if there is none.
static int64_t axisAfterReshape(MlirOperation op, int64_t axis) {
  NnShape from = nnValueShape(nnOperand(op, 0));
  NnShape to = nnValueShape(nnResult(op, 0));
  if (!nnShapeIsStatic(&from) || !nnShapeIsStatic(&to))
    return -1;
  int64_t before = 1, outer = 1;
  for (int64_t d = 0; d < axis; ++d)
    before *= from.dims[d];
  for (int64_t d = 0; d < to.rank; outer *= to.dims[d++])
    if (outer == before && to.dims[d] == from.dims[axis])
      return d;
  return -1;
}

/// The parameters of the result, null if it has none.
static MlirType movedParams(MlirOperation op, const NnQuant *quant) {
  int64_t rank = nnRank(nnResult(op, 0)), axis = nnQuantAxis(quant);
  NnPerm perm;
  if (nnQuantIsOne(quant))
    return nnQuantMoved(quant, rank, -1);
  if (axis < 0)
    return (MlirType){NULL};
  if (nnPermOf(op, &perm))
    return nnQuantTransposed(quant, &perm);
  if (nnIsaReshape(op) || nnIsaSqueeze(op) || nnIsaUnsqueeze(op))
    return nnQuantMoved(quant, rank, axisAfterReshape(op, axis));
  return (MlirType){NULL};
}

/// Copies the op on integers.
static MlirValue moveIntegers(NnBuilder b, MlirOperation op, MlirValue input,
                              const NnQuant *quant) {
  MlirType type = withElement(nnResult(op, 0), quant->storage);
  MlirValue operands[5];
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    operands[i] = nnOperand(op, i);
  operands[0] = input;
  double fill;
  if (nnIsaPad(op) && nnPadGetMode(op) == NN_PAD_MODE_CONSTANT &&
      readFill(op, &fill)) {
    NnPadOptions options = {.mode = nnPadGetModeAttr(op)};
    return nnPadTyped(b, type, input, nnPadGetPads(op),
                      buildFill(b, quant, fill), &options);
  }
  return nnResult(nnCloneWith(b, op, operands, &type), 0);
}

//===----------------------------------------------------------------------===//
// nn.dequantize goes down
//===----------------------------------------------------------------------===//

static MlirLogicalResult sinkDequantize(MlirOperation op,
                                        MlirRewriterBase rewriter) {
  MlirOperation from = nnDefiningOp(nnOperand(op, 0));
  if (!nnIsaDequantize(from) || !movesElements(op))
    return nnNoMatch(op, "does not move dequantized elements");
  NnQuant quant = nnQuantOf(from);
  if (computes(op) && nnBitWidth(quant.storage) < 8)
    return nnNoMatch(op, "does not compute with such integers");
  MlirType params = movedParams(op, &quant);
  if (mlirTypeIsNull(params))
    return nnNoMatch(op, "parameters would not stay with their elements");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue moved = moveIntegers(b, op, nnDequantizeGetInput(from), &quant);
  MlirType type = mlirValueGetType(nnResult(op, 0));
  return nnReplaceOp(rewriter, op, nnDequantizeTyped(b, type, moved, params));
}

/// All parts of a split have the scale of the whole.
static MlirLogicalResult sinkBelowSplit(MlirOperation op,
                                        MlirRewriterBase rewriter) {
  MlirOperation from = nnDefiningOp(nnOperand(op, 0));
  if (!nnIsaDequantize(from))
    return nnNoMatch(op, "input is not dequantized");
  NnQuant quant = nnQuantOf(from);
  intptr_t n = mlirOperationGetNumResults(op);
  MlirType *types = malloc((size_t)n * sizeof *types);
  MlirValue *values = malloc((size_t)n * sizeof *values);
  bool isSunk = types && values && nnQuantIsOne(&quant);
  for (intptr_t i = 0; isSunk && i < n; ++i)
    types[i] = withElement(nnResult(op, i), quant.storage);
  if (isSunk) {
    NnBuilder b = nnBuilderForOp(rewriter, op);
    MlirValue input = nnDequantizeGetInput(from);
    MlirOperation moved = nnCloneWith(b, op, &input, types);
    for (intptr_t i = 0; i < n; ++i)
      values[i] =
          nnDequantizeTyped(b, mlirValueGetType(nnResult(op, i)),
                            nnResult(moved, i), nnDequantizeGetParams(from));
    mlirRewriterBaseReplaceOpWithValues(rewriter, op, n, values);
  }
  free(types);
  free(values);
  return isSunk ? NN_SUCCESS : nnNoMatch(op, "scales differ, or no memory");
}

static bool haveOneScale(MlirOperation concat) {
  MlirAttribute params = mlirAttributeGetNull();
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(concat); ++i) {
    MlirOperation from = nnDefiningOp(nnOperand(concat, i));
    if (!nnIsaDequantize(from))
      return false;
    MlirAttribute other = nnDequantizeGetParamsAttr(from);
    if (i && !mlirAttributeEqual(params, other))
      return false;
    params = other;
  }
  return true;
}

static MlirLogicalResult sinkBelowConcat(MlirOperation op,
                                         MlirRewriterBase rewriter) {
  if (!haveOneScale(op))
    return nnNoMatch(op, "operands are not quantized alike");
  MlirOperation from = nnDefiningOp(nnOperand(op, 0));
  NnQuant quant = nnQuantOf(from);
  if (!nnQuantIsOne(&quant))
    return nnNoMatch(op, "scales differ");
  intptr_t n = mlirOperationGetNumOperands(op);
  MlirValue *operands = malloc((size_t)n * sizeof *operands);
  if (!operands)
    return nnNoMatch(op, "out of memory");
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(nnDefiningOp(nnOperand(op, i)), 0);
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirType type = withElement(nnResult(op, 0), quant.storage);
  MlirOperation moved = nnCloneWith(b, op, operands, &type);
  free(operands);
  return nnReplaceOp(rewriter, op,
                     nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)),
                                       nnResult(moved, 0),
                                       nnDequantizeGetParams(from)));
}

/// relu(dequantize(x)) is dequantize(max(x, zero point)).
static MlirLogicalResult sinkBelowRelu(MlirOperation op,
                                       MlirRewriterBase rewriter) {
  MlirOperation from = nnDefiningOp(nnOperand(op, 0));
  if (!nnIsaDequantize(from))
    return nnNoMatch(op, "input is not dequantized");
  NnQuant quant = nnQuantOf(from);
  if (!nnQuantIsOne(&quant) || nnBitWidth(quant.storage) < 8)
    return nnNoMatch(op, "does not compute with such integers");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue q = nnMax(b, nnDequantizeGetInput(from), buildFill(b, &quant, 0));
  return nnReplaceOp(rewriter, op,
                     nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)), q,
                                       nnDequantizeGetParams(from)));
}

//===----------------------------------------------------------------------===//
// nn.quantize goes up
//===----------------------------------------------------------------------===//

/// Whether no more elements are quantized before the op than after it.
static bool letsQuantizeUp(MlirOperation op) {
  return movesElements(op) && !nnIsaSlice(op) && !nnIsaGather(op);
}

static MlirValue quantizeAlike(NnBuilder b, const NnQuant *quant, MlirValue x) {
  return nnQuantize(b, x, nnQuantMoved(quant, nnRank(x), -1));
}

static MlirValue hoistAboveConcat(NnBuilder b, MlirOperation op,
                                  MlirOperation concat, const NnQuant *quant) {
  intptr_t n = mlirOperationGetNumOperands(concat);
  MlirValue *operands = malloc((size_t)n * sizeof *operands);
  if (!operands)
    return (MlirValue){NULL};
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = quantizeAlike(b, quant, nnOperand(concat, i));
  MlirType type = mlirValueGetType(nnResult(op, 0));
  MlirOperation moved = nnCloneWith(b, concat, operands, &type);
  free(operands);
  return nnResult(moved, 0);
}

static MlirLogicalResult hoistQuantize(MlirOperation op,
                                       MlirRewriterBase rewriter) {
  MlirValue input = nnOperand(op, 0);
  MlirOperation from = nnDefiningOp(input);
  NnQuant quant = nnQuantOf(op);
  if (mlirOperationIsNull(from) || !nnHasOneUse(input) || !nnQuantIsOne(&quant))
    return nnNoMatch(op, "input is used elsewhere, or scales differ");
  if (!mlirTypeEqual(withElement(nnResult(op, 0), nnElementType(input)),
                     mlirValueGetType(input)))
    return nnNoMatch(op, "knows more of the shape");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirValue moved = {NULL};
  if (nnIsaConcat(from))
    moved = hoistAboveConcat(b, op, from, &quant);
  else if (letsQuantizeUp(from) &&
           !(computes(from) && nnBitWidth(quant.storage) < 8))
    moved = moveIntegers(b, from, quantizeAlike(b, &quant, nnOperand(from, 0)),
                         &quant);
  return mlirValueIsNull(moved) ? nnNoMatch(op, "input is computed")
                                : nnReplaceOp(rewriter, op, moved);
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// The one goes down and the other up until they meet and fold: that ends.
MlirLogicalResult nnQdqMove(MlirOperation op) {
  static const NnPattern patterns[] = {
      {"nn.reshape", sinkDequantize, 0},
      {"nn.squeeze", sinkDequantize, 0},
      {"nn.unsqueeze", sinkDequantize, 0},
      {"nn.transpose", sinkDequantize, 0},
      {"nn.slice", sinkDequantize, 0},
      {"nn.expand", sinkDequantize, 0},
      {"nn.tile", sinkDequantize, 0},
      {"nn.gather", sinkDequantize, 0},
      {"nn.pad", sinkDequantize, 0},
      {"nn.max_pool", sinkDequantize, 0},
      {"nn.global_max_pool", sinkDequantize, 0},
      {"nn.split", sinkBelowSplit, 0},
      {"nn.concat", sinkBelowConcat, 0},
      {"nn.relu", sinkBelowRelu, 0},
      {"nn.quantize", hoistQuantize, 0},
  };
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         /*fold=*/true);
}
