//===- DescribeKernels.c - Say what kernels are made of -------------------===//
// Kernels get the names of their ops, in order, and of the model's node that
// the first of them came from, as attributes that their calls will keep:
//   nn.kernel "conv"(%x)   ->   nn.kernel "conv"(%x) {nn.ops = "conv relu",
//                                                     nn.source = "layer1"}
// Expects: nn-fuse.
//===----------------------------------------------------------------------===//
#include "Passes.h"

#include "Support/IR.h"

#include "nn-c/NNOps.h"
#include "nn/OpTable.h"

#include <stdio.h>
#include <string.h>

enum { maxText = 256 };

static bool isPart(MlirOperation op) {
  return nnOpKind(op) != NN_OP_NONE && !nnIsaYield(op) && !nnIsaConstant(op);
}

/// Appends a word to text, of which the rest is left out if it is long.
static void appendWord(char text[maxText], const char *word) {
  size_t length = strlen(text);
  snprintf(text + length, maxText - length, "%s%s", length ? " " : "", word);
}

static void setText(MlirOperation op, const char *name, MlirStringRef text) {
  mlirOperationSetDiscardableAttributeByName(
      op, nnStr(name), mlirStringAttrGet(mlirOperationGetContext(op), text));
}

static MlirWalkResult describe(MlirOperation kernel, void *user) {
  if (!nnIsaKernel(kernel))
    return MlirWalkResultAdvance;
  char ops[maxText] = "";
  MlirStringRef source = nnStr("");
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!isPart(op))
      continue;
    appendWord(ops, nnOpName(nnOpKind(op)) + strlen("nn."));
    if (!source.length)
      source = nnLocationName(mlirOperationGetLocation(op));
  }
  setText(kernel, "nn.ops", nnStr(ops));
  setText(kernel, "nn.source", source);
  ++*(int64_t *)user;
  return MlirWalkResultSkip;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  int64_t described = 0;
  mlirOperationWalk(func, describe, &described, MlirWalkPreOrder);
  nnPassCount(pass, 0, described);
  return NN_SUCCESS;
}

static const NnStatisticInfo statistics[] = {
    {"described", "kernels that got attributes"},
};

const NnPassInfo nnDescribeKernelsPass = {
    .name = "nn-describe-kernels",
    .description = "Say what kernels are made of",
    .anchor = "func.func",
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
