//===- QdqExplain.c - Why ops compute with numbers ------------------------===//
// Reads what is left of nn.dequantize when all that has a form in integers has
// got it: each op that reads such numbers is said to, and why. The steps before
// keep no log.
//===----------------------------------------------------------------------===//
#include "Support/ByteProduct.h"
#include "Transforms/OpClass.h"
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QdqWeights.h"

#include "nn-c/NNOps.h"

static bool isContraction(MlirOperation op) {
  return nnIsaConv(op) || nnIsaLinear(op) || nnIsaMatmul(op);
}

static bool isQuantized(MlirValue factor) {
  QdqFactor f;
  return nnQdqFactorOf(factor, &f);
}

static const char *reasonOf(MlirOperation op) {
  if (isContraction(op))
    return isQuantized(nnOperand(op, 0)) && isQuantized(nnOperand(op, 1))
               ? "sums of its integers do not make it, or take longer"
               : "its other operand is not quantized";
  switch (nnOpClass(op)) {
  case NN_CLASS_ELEMENTWISE:
    return "it knows more than one byte, or its result is not quantized";
  case NN_CLASS_MOVEMENT:
    return "its result would have no scale of its own";
  default:
    return "it has no form in integers";
  }
}

static void explainUsers(MlirOperation dequantize) {
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(dequantize, 0));
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (nnOpKind(user) != NN_OP_NONE)
      nnOpRemark(user, "reads numbers: %s", reasonOf(user));
  }
}

static MlirWalkResult visit(MlirOperation op, void *user) {
  (void)user;
  if (nnIsaDequantize(op) &&
      mlirAttributeIsNull(nnConstantValue(nnOperand(op, 0))))
    explainUsers(op);
  if (nnIsaQuantize(op))
    nnOpRemark(op, "divides numbers: no constant before it takes its scale in");
  return MlirWalkResultAdvance;
}

void nnQdqExplain(MlirOperation op) {
  mlirOperationWalk(op, visit, NULL, MlirWalkPreOrder);
}
