//===- InferQuantization.c - Shape rules of quantized values --------------===//
// The input's shape; elements are those that the parameters are stored in, or
// f32, which they express.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "Support/ByteProduct.h"
#include "Support/Quant.h"

#include <float.h>

/// Reads the parameters and checks that they go with the input.
static bool inferParams(const NnInfer *in, NnQuant *quant) {
  MlirAttribute params = nnDictAttr(in->attributes, "params");
  MlirType type = mlirTypeAttrGetValue(params);
  NnShape shape = nnInferShape(in, 0);
  char a[256], b[128];
  if (!nnQuantIsUniform(type))
    return nnInferReject(in, "C1",
                         "expected a !quant.uniform type of f32, got %s",
                         nnTypeText(type, a, sizeof a));
  if (!nnQuantRead(type, shape.rank, quant) || !nnQuantFits(quant, &shape))
    return nnInferReject(
        in, "C2", "expected parameters that fit %s, got %s",
        nnTypeText(mlirValueGetType(in->operands[0]), b, sizeof b),
        nnTypeText(type, a, sizeof a));
  return true;
}

MlirLogicalResult nnInferQuantize(const NnInfer *in) {
  NnQuant quant;
  NnShape shape = nnInferShape(in, 0);
  if (!inferParams(in, &quant))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, quant.storage);
}

MlirLogicalResult nnInferDequantize(const NnInfer *in) {
  NnQuant quant;
  NnShape shape = nnInferShape(in, 0);
  char a[128], b[128];
  if (!inferParams(in, &quant))
    return NN_FAILURE;
  if (!mlirTypeEqual(nnInferElement(in, 0), quant.storage))
    return nnInferError(in, "C3", "expected elements of type %s, got %s",
                        nnTypeText(quant.storage, a, sizeof a),
                        nnTypeText(nnInferElement(in, 0), b, sizeof b));
  return nnInferTensor(in, &shape, mlirF32TypeGet(in->context));
}

MlirLogicalResult nnInferFakeQuantize(const NnInfer *in) {
  NnQuant quant;
  NnShape shape = nnInferShape(in, 0);
  if (!inferParams(in, &quant))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, mlirF32TypeGet(in->context));
}

MlirLogicalResult nnInferLookup(const NnInfer *in) {
  MlirType table = mlirAttributeGetType(nnDictAttr(in->attributes, "table"));
  NnShape shape = nnInferShape(in, 0), entries = nnTypeShape(table);
  MlirType element = mlirShapedTypeGetElementType(table);
  char text[128];
  if (entries.rank != 1 || entries.dims[0] != NN_LOOKUP_ENTRIES ||
      !nnIsByte(element))
    return nnInferError(in, "C1", "expected a table of 256 bytes, got %s",
                        nnTypeText(table, text, sizeof text));
  return nnInferTensor(in, &shape, element);
}

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

/// Whether quantizing what was dequantized gives every integer again: none lies
/// beyond the range, and no product overflows.
static bool isRestored(const NnQuant *quant) {
  NnQuant all = nnQuantOfStorage(quant->storage, quant->grid.rank);
  int64_t n = nnQuantNumParameters(quant), i = 0;
  if (quant->low > all.low || quant->high < all.high)
    return false;
  while (i < n && nnQuantScale(quant, i) < (double)FLT_MAX / UINT16_MAX)
    ++i;
  return i == n;
}

/// quantize(dequantize(x)) -> x.
MlirLogicalResult nnFoldQuantize(MlirOperation op,
                                 const MlirAttribute *operands, NnFold *out) {
  (void)operands;
  MlirOperation producer = nnDefiningOp(nnOperand(op, 0));
  NnQuant quant;
  if (mlirOperationIsNull(producer) || nnOpKind(producer) != NN_OP_Dequantize ||
      !mlirAttributeEqual(nnAttr(producer, "params"), nnAttr(op, "params")) ||
      !nnQuantRead(mlirTypeAttrGetValue(nnAttr(op, "params")),
                   nnRank(nnOperand(op, 0)), &quant) ||
      !isRestored(&quant))
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(producer, 0), out);
}
