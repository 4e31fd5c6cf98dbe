//===- OpProduct.c - Matrix products and attention ------------------------===//
// linear becomes MatMul and Add; attention the products and the softmax that it
// stands for, which every runtime knows.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"

const char *nnWhyNotProduct(MlirOperation op) {
  return nnIsFloat(nnElementType(nnOperand(op, 0)))
             ? NULL
             : "products of integers are not written";
}

const char *nnWhyNotAttention(MlirOperation op) {
  NnShape q = nnValueShape(nnAttentionGetQ(op));
  NnShape k = nnValueShape(nnAttentionGetK(op));
  int64_t qHeads = nnAttentionGetQLayout(op) == NN_HEAD_LAYOUT_BSHD ? 2 : 1;
  int64_t kHeads = nnAttentionGetKvLayout(op) == NN_HEAD_LAYOUT_BSHD ? 2 : 1;
  if (q.dims[qHeads] != k.dims[kHeads])
    return "heads that serve several are not written";
  return mlirTypeIsAF32(nnElementType(nnAttentionGetQ(op)))
             ? NULL
             : "elements are not f32";
}

static char *plainName(NnExporter *e, MlirValue value) {
  return nnValueName(e, value, NN_ORDER_PLAIN);
}

/// A name for a step on the way to an op's result.
static char *stepName(NnExporter *e, MlirOperation op) {
  return nnExporterUnique(e, nnBaseName(e, nnResult(op, 0)));
}

void nnExportProduct(NnExporter *e, MlirOperation op, const char *type) {
  MlirValue bias = nnOptionalOperand(op, 2);
  bool hasBias = !mlirValueIsNull(bias);
  char *lhs = plainName(e, nnOperand(op, 0));
  char *rhs = plainName(e, nnOperand(op, 1));
  char *product = hasBias ? stepName(e, op)
                          : nnResultName(e, nnResult(op, 0), NN_ORDER_PLAIN);
  nnExporterNode(e, type, product, NN_INPUTS(lhs, rhs));
  if (!hasBias)
    return;
  char *addend = plainName(e, bias);
  nnExporterNode(e, "Add", nnResultName(e, nnResult(op, 0), NN_ORDER_PLAIN),
                 NN_INPUTS(product, addend));
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

static char *transposed(NnExporter *e, MlirOperation op, char *input,
                        const int64_t *perm) {
  char *name = stepName(e, op);
  nnNodeAddInts(e, nnExporterNode(e, "Transpose", name, NN_INPUTS(input)),
                "perm", 4, perm);
  return name;
}

static const int64_t swapHeads[] = {0, 2, 1, 3};

/// q and v as bhsd.
static char *headsName(NnExporter *e, MlirOperation op, MlirValue value,
                       int64_t layout) {
  char *name = plainName(e, value);
  return layout == NN_HEAD_LAYOUT_BSHD ? transposed(e, op, name, swapHeads)
                                       : name;
}

static char *keysName(NnExporter *e, MlirOperation op) {
  static const int64_t fromBshd[] = {0, 2, 3, 1}, fromBhsd[] = {0, 1, 3, 2};
  bool isBshd = nnAttentionGetKvLayout(op) == NN_HEAD_LAYOUT_BSHD;
  return transposed(e, op, plainName(e, nnAttentionGetK(op)),
                    isBshd ? fromBshd : fromBhsd);
}

static char *step(NnExporter *e, MlirOperation op, const char *type, char *lhs,
                  char *rhs) {
  char *name = stepName(e, op);
  nnExporterNode(e, type, name, NN_INPUTS(lhs, rhs));
  return name;
}

static char *weightsName(NnExporter *e, MlirOperation op) {
  char *q = headsName(e, op, nnAttentionGetQ(op), nnAttentionGetQLayout(op));
  char *scale =
      nnExporterFloat(e, mlirOperationGetContext(op), nnAttentionGetScale(op));
  char *scores = step(e, op, "MatMul", q, keysName(e, op));
  scores = step(e, op, "Mul", scores, scale);
  MlirValue mask = nnAttentionGetMask(op);
  if (!mlirValueIsNull(mask))
    scores = step(e, op, "Add", scores, plainName(e, mask));
  return step(e, op, "Softmax", scores, NULL);
}

void nnExportAttention(NnExporter *e, MlirOperation op, const char *type) {
  char *weights = weightsName(e, op);
  char *v = headsName(e, op, nnAttentionGetV(op), nnAttentionGetKvLayout(op));
  MlirValue result = nnResult(op, 0);
  if (nnAttentionGetLayout(op) == NN_HEAD_LAYOUT_BHSD) {
    nnExporterNode(e, type, nnResultName(e, result, NN_ORDER_PLAIN),
                   NN_INPUTS(weights, v));
    return;
  }
  char *heads = step(e, op, type, weights, v);
  nnNodeAddInts(e,
                nnExporterNode(e, "Transpose",
                               nnResultName(e, result, NN_ORDER_PLAIN),
                               NN_INPUTS(heads)),
                "perm", 4, swapHeads);
}
