//===- OpProduct.c - Matrix products and attention ------------------------===//
// linear becomes MatMul and Add, of bytes MatMulInteger; attention the products
// and the softmax that it stands for, which every runtime knows.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "Support/ByteProduct.h"
#include "nn-c/NNOps.h"

const char *nnWhyNotProduct(MlirOperation op) {
  MlirType factor = nnElementType(nnOperand(op, 0));
  if (nnIsByte(factor))
    return nnIsaConv(op) && !mlirValueIsNull(nnOptionalOperand(op, 2))
               ? "convolutions of integers have no bias there"
               : NULL;
  if (!mlirTypeEqual(factor, nnElementType(nnResult(op, 0))))
    return "sums are of the type of the factors there";
  return nnIsFloat(factor) ? NULL
                           : "products of these integers are not written";
}

void nnExportProduct(NnExporter *e, MlirOperation op, const char *type) {
  char *lhs = nnPlainName(e, nnOperand(op, 0));
  char *rhs = nnPlainName(e, nnOperand(op, 1));
  char *bias = nnPlainName(e, nnOptionalOperand(op, 2));
  if (nnIsByte(nnElementType(nnOperand(op, 0))))
    type = "MatMulInteger";
  if (!bias) {
    nnExporterNode(e, type, nnPlainResult(e, op), NN_INPUTS(lhs, rhs));
    return;
  }
  char *product = nnStep(e, op, type, NN_INPUTS(lhs, rhs));
  nnExporterNode(e, "Add", nnPlainResult(e, op), NN_INPUTS(product, bias));
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

static int64_t dimOf(MlirValue value, int64_t axis) {
  return nnValueShape(value).dims[axis];
}

static int64_t numHeads(MlirValue value, int64_t layout) {
  return dimOf(value, layout == NN_HEAD_LAYOUT_BSHD ? 2 : 1);
}

static int64_t queryHeads(MlirOperation op) {
  return numHeads(nnAttentionGetQ(op), nnAttentionGetQLayout(op));
}

const char *nnWhyNotAttention(MlirOperation op) {
  MlirValue k = nnAttentionGetK(op), v = nnAttentionGetV(op);
  int64_t heads = queryHeads(op);
  int64_t shared = numHeads(k, nnAttentionGetKvLayout(op));
  bool isKnown = heads != NN_DYNAMIC && shared != NN_DYNAMIC &&
                 dimOf(k, 3) != NN_DYNAMIC && dimOf(v, 3) != NN_DYNAMIC;
  if (heads != shared && !isKnown)
    return "heads of an unknown size serve several";
  return mlirTypeIsAF32(nnElementType(nnAttentionGetQ(op)))
             ? NULL
             : "elements are not f32";
}

static char *transposed(NnExporter *e, MlirOperation op, char *input,
                        const int64_t *perm) {
  char *name = nnExporterUnique(e, nnBaseName(e, nnResult(op, 0)));
  nnNodeAddInts(e, nnExporterNode(e, "Transpose", name, NN_INPUTS(input)),
                "perm", 4, perm);
  return name;
}

static const int64_t swapHeads[] = {0, 2, 1, 3};

/// q, k or v as bhsd.
static char *headsName(NnExporter *e, MlirOperation op, MlirValue value,
                       int64_t layout) {
  char *name = nnPlainName(e, value);
  return layout == NN_HEAD_LAYOUT_BSHD ? transposed(e, op, name, swapHeads)
                                       : name;
}

/// k or v as bhsd, with as many heads as q.
static char *sharedName(NnExporter *e, MlirOperation op, MlirValue value) {
  MlirContext context = mlirOperationGetContext(op);
  int64_t layout = nnAttentionGetKvLayout(op);
  int64_t heads = queryHeads(op);
  int64_t shared = numHeads(value, layout);
  char *name = headsName(e, op, value, layout);
  if (heads == shared)
    return name;
  const int64_t axis[] = {2}, times[] = {1, 1, heads / shared, 1, 1};
  const int64_t shape[] = {0, heads, -1, dimOf(value, 3)};
  char *apart = nnStep(e, op, "Unsqueeze",
                       NN_INPUTS(name, nnExporterInts(e, context, 1, axis)));
  char *wide = nnStep(e, op, "Expand",
                      NN_INPUTS(apart, nnExporterInts(e, context, 5, times)));
  return nnStep(e, op, "Reshape",
                NN_INPUTS(wide, nnExporterInts(e, context, 4, shape)));
}

static char *keysName(NnExporter *e, MlirOperation op) {
  static const int64_t fromBshd[] = {0, 2, 3, 1}, fromBhsd[] = {0, 1, 3, 2};
  MlirValue k = nnAttentionGetK(op);
  int64_t layout = nnAttentionGetKvLayout(op);
  bool isOneStep =
      layout == NN_HEAD_LAYOUT_BSHD && numHeads(k, layout) == queryHeads(op);
  return isOneStep ? transposed(e, op, nnPlainName(e, k), fromBshd)
                   : transposed(e, op, sharedName(e, op, k), fromBhsd);
}

static char *weightsName(NnExporter *e, MlirOperation op) {
  char *q = headsName(e, op, nnAttentionGetQ(op), nnAttentionGetQLayout(op));
  char *scale =
      nnExporterFloat(e, mlirOperationGetContext(op), nnAttentionGetScale(op));
  char *scores = nnStep(e, op, "MatMul", NN_INPUTS(q, keysName(e, op)));
  scores = nnStep(e, op, "Mul", NN_INPUTS(scores, scale));
  MlirValue mask = nnAttentionGetMask(op);
  if (!mlirValueIsNull(mask))
    scores = nnStep(e, op, "Add", NN_INPUTS(scores, nnPlainName(e, mask)));
  return nnStep(e, op, "Softmax", NN_INPUTS(scores));
}

void nnExportAttention(NnExporter *e, MlirOperation op, const char *type) {
  char *weights = weightsName(e, op);
  char *v = sharedName(e, op, nnAttentionGetV(op));
  MlirValue result = nnResult(op, 0);
  if (nnAttentionGetLayout(op) == NN_HEAD_LAYOUT_BHSD) {
    nnExporterNode(e, type, nnResultName(e, result, NN_ORDER_PLAIN),
                   NN_INPUTS(weights, v));
    return;
  }
  char *heads = nnStep(e, op, type, NN_INPUTS(weights, v));
  nnNodeAddInts(e,
                nnExporterNode(e, "Transpose",
                               nnResultName(e, result, NN_ORDER_PLAIN),
                               NN_INPUTS(heads)),
                "perm", 4, swapHeads);
}
