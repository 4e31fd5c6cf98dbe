//===- ApproximateMath.c - Elementary functions as polynomials ------------===//
// exp, log, tanh, erf and their like become arithmetic that vectorizes, so that
// compiled models need no math library.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Support/Bridge.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Math.h"
#include "mlir-c/Dialect/Vector.h"

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  nnBridgeApproximateMath(func);
  return mlirLogicalResultSuccess();
}

const NnPassInfo nnApproximateMathPass = {
    .name = "nn-approximate-math",
    .description = "Rewrite elementary functions into polynomials",
    .anchor = "func.func",
    .dialects =
        (MlirDialectHandle (*const[])(void)){
            mlirGetDialectHandle__arith__, mlirGetDialectHandle__math__,
            mlirGetDialectHandle__vector__, NULL},
    .run = run,
};
