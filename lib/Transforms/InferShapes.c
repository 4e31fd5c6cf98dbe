//===- InferShapes.c - Make shapes as static as they are known ------------===//
// %1 = nn.relu %0 : (tensor<1x4xf32>) -> tensor<?x4xf32> becomes
// … -> tensor<1x4xf32>, and so do all that follow, up to the function's type.
// Functions that are called keep their signature.
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "Shapes.h"
#include "Support/IR.h"

#include "mlir-c/Dialect/Tensor.h"

typedef struct Run {
  MlirOperation module;
  int64_t refined;
  MlirLogicalResult result;
} Run;

static MlirWalkResult visitFunction(MlirOperation op, void *data) {
  Run *run = data;
  if (!nnOperationIs(op, "func.func"))
    return MlirWalkResultAdvance;
  int64_t refined;
  if (mlirLogicalResultIsFailure(
          nnInferShapes(op, !nnIsReferenced(run->module, op), &refined)))
    run->result = NN_FAILURE;
  run->refined += refined;
  return MlirWalkResultSkip;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  Run run = {module, 0, NN_SUCCESS};
  mlirOperationWalk(module, visitFunction, &run, MlirWalkPreOrder);
  nnPassCount(pass, 0, run.refined);
  return run.result;
}

static const NnStatisticInfo statistics[] = {
    {"refined", "values whose type became more static"},
};

static MlirDialectHandle (*const dialects[])(void) = {
    mlirGetDialectHandle__tensor__, NULL};

const NnPassInfo nnInferShapesPass = {
    .name = "nn-infer-shapes",
    .description = "Make shapes as static as they are known",
    .anchor = "builtin.module",
    .statistics = statistics,
    .numStatistics = 1,
    .dialects = dialects,
    .run = run,
};
